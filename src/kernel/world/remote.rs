//! [`Remote`]: a world that lies elsewhere. Requests wait here until they are sent, and for their replies.
//!
//! In real mode a process has a machine of its own, and what it shares with others is kept by a hub (`pool::hub`). A
//! process asks as it always does; only the answer takes longer.

use litemap::LiteMap;

use super::World;
use super::request::{Answer, Reply, Request};
use crate::base::{Ns, ProcessId, ThreadId, WaitId};

/// A request on its way to whoever answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Names it in the answer; 0 if nobody waits for one.
    pub ticket: u32,
    /// Who asks.
    pub thread: ThreadId,
    /// The longest wait in ns: `Some(0)` never waits.
    pub timeout: Option<Ns>,
    /// What.
    pub request: Request,
}

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Remote {
    /// What is to be sent.
    pub outgoing: Vec<Sent>,
    /// By ticket: where the asker waits, and the reply once it is there.
    waiting: LiteMap<u32, (WaitId, Option<Reply>)>,
    tickets: u32,
}

impl World {
    /// Answers a request or has it answered elsewhere. `ticket` is 0 the first time.
    pub fn ask(
        &mut self,
        process: ProcessId,
        thread: ThreadId,
        request: &mut Request,
        timeout: Option<Ns>,
        ticket: &mut u32,
    ) -> Answer {
        let Some(remote) = &mut self.remote else { return self.perform(process, request) };
        if *ticket == 0 {
            remote.tickets += 1;
            *ticket = remote.tickets;
            let queue = self.queues.take();
            remote.waiting.insert(*ticket, (queue, None));
            remote.outgoing.push(Sent { ticket: *ticket, thread, timeout, request: request.clone() });
            return Answer::Wait(queue);
        }
        match remote.waiting.get(ticket) {
            Some((queue, None)) => Answer::Wait(*queue),
            _ => {
                let (queue, reply) = remote.waiting.remove(ticket).unwrap_or_default();
                self.queues.spare.push(queue);
                Answer::Done(reply.unwrap_or(Reply::None))
            }
        }
    }

    /// Sends a request whose reply nobody waits for. True if there is somebody to send it to.
    pub fn tell(&mut self, thread: ThreadId, request: &Request) -> bool {
        let Some(remote) = &mut self.remote else { return false };
        remote.outgoing.push(Sent { ticket: 0, thread, timeout: None, request: request.clone() });
        true
    }

    /// A reply has come: the queue whose waiters are to look again.
    pub fn answered(&mut self, ticket: u32, reply: Reply) -> Option<WaitId> {
        let (queue, place) = self.remote.as_mut()?.waiting.get_mut(&ticket)?;
        *place = Some(reply);
        Some(*queue)
    }
}
