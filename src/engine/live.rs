//! [`Live`]: one process on a real clock. Others like it run elsewhere; what they share is asked of a hub.
//!
//! The kernel is the simulator's, its clock follows the real one ([`Processes::become_real`]). Whoever owns this calls
//! [`Live::go`] again and again, sends what [`Live::take_requests`] and [`Live::take_output`] give, and hands in the
//! answers.
//!
//! [`Processes::become_real`]: crate::python::vm::processes::Processes::become_real

use litemap::LiteMap;

use super::Session;
use crate::base::Ns;
use crate::kernel;
use crate::kernel::world::Reply;
use crate::kernel::world::remote::Sent;
use crate::protocol::message::Begin;
use crate::protocol::{Output, RunReply, Stream, Tally};
use crate::python::vm::processes::Birthright;
use crate::trace::Trace;

/// So many questions are timed.
const TIMED: usize = 1000;

/// What comes after a call of [`Live::go`].
#[derive(Debug)]
pub enum Next {
    /// There is more to do at once.
    Now,
    /// Nothing to do before this time, in ns, unless a message comes.
    At(Ns),
    /// Nothing to do before a message comes.
    Message,
    /// The process is over.
    Over(Box<Ended>),
}

/// How a process ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit status, minus the number of the signal that ended it; `None` if gilscope had to end the run.
    pub status: Option<i32>,
    /// Its part of the run.
    pub reply: RunReply,
    /// What it noted about its device.
    pub tally: Tally,
}

/// See the module.
#[derive(Debug)]
pub struct Live {
    begin: Begin,
    session: Session,
    clock: fn() -> Ns,
    /// Pieces of output that were taken, and bytes of the piece that follows.
    told: (usize, usize),
    /// What was written last, of a process that is over.
    rest: Vec<Output>,
    /// Questions that were sent and not answered, and when.
    asked: LiteMap<u32, Ns>,
    /// How long each of the first took, in ns.
    messages: Vec<u32>,
}

impl Live {
    /// Prepares a process. `clock` gives the time since the start of the run in ns.
    ///
    /// # Errors
    /// The reply for a program that cannot begin.
    pub fn new(begin: Begin, clock: fn() -> Ns) -> Result<Self, Box<RunReply>> {
        let right = Birthright { pid: begin.pid, parent: begin.parent, data: begin.data.clone() };
        let session = Session::make(&begin.run, begin.run.limits.trace, Some((clock, right)))?;
        Ok(Self { begin, session, clock, told: (0, 0), rest: Vec::new(), asked: LiteMap::new(), messages: Vec::new() })
    }

    /// Runs for about so many ns.
    pub fn go(&mut self, budget: Ns) -> Next {
        let start = (self.clock)();
        loop {
            let now = (self.clock)();
            let outcome = self.session.run(Some(now + 1));
            if outcome != kernel::Outcome::Paused {
                return Next::Over(Box::new(self.end(&outcome, 0)));
            }
            let next = self.session.kernel.next_time();
            let now = (self.clock)();
            if next > now {
                return if next == Ns::MAX { Next::Message } else { Next::At(next) };
            }
            if now - start >= budget || !self.is_quiet() {
                return Next::Now;
            }
        }
    }

    /// Whether there is nothing to be sent.
    fn is_quiet(&self) -> bool {
        let world = self.session.program.processes.world.borrow();
        world.remote.as_ref().is_none_or(|remote| remote.outgoing.is_empty())
    }

    /// Ends the process as a signal does.
    pub fn kill(&mut self, number: i32) -> Ended {
        let now = (self.clock)();
        self.end(&kernel::Outcome::Exit(-number), now)
    }

    fn end(&mut self, outcome: &kernel::Outcome, now: Ns) -> Ended {
        let status = match outcome {
            kernel::Outcome::Exit(status) => Some(*status),
            _ => None,
        };
        self.rest = self.take_output();
        let (compiled, paces) = self.session.program.processes.tally();
        let tally = Tally { compiled, messages: std::mem::take(&mut self.messages), paces };
        Ended { status, reply: self.session.reply(&self.begin.run, outcome, now), tally }
    }

    /// The picture up to now. The kernel's clock may stand: nothing happens while every thread waits.
    pub fn so_far(&self) -> Trace {
        self.session.so_far((self.clock)())
    }

    /// What is to be asked of the hub.
    pub fn take_requests(&mut self) -> Vec<Sent> {
        let mut world = self.session.program.processes.world.borrow_mut();
        let sent = world.remote.as_mut().map(|remote| std::mem::take(&mut remote.outgoing)).unwrap_or_default();
        if !sent.is_empty() && self.messages.len() < TIMED {
            let now = (self.clock)();
            self.asked.extend(sent.iter().filter(|sent| sent.ticket != 0).map(|sent| (sent.ticket, now)));
        }
        sent
    }

    /// What was written since the last call.
    pub fn take_output(&mut self) -> Vec<Output> {
        let world = self.session.program.processes.world.borrow();
        let written = &world.console.written;
        let mut found = std::mem::take(&mut self.rest);
        let (mut at, mut skip) = self.told;
        while let Some(piece) = written.get(at) {
            if piece.text.len() > skip {
                let stream = if piece.stream == 1 { Stream::Stdout } else { Stream::Stderr };
                let text = piece.text[skip..].to_owned();
                found.push(Output { at: piece.at, thread: piece.thread.0, stream, text });
            }
            if at + 1 == written.len() {
                skip = piece.text.len();
                break;
            }
            (at, skip) = (at + 1, 0);
        }
        self.told = (at, skip);
        found
    }

    /// The hub's answer to a request, which had to wait there for so many ns.
    pub fn answer(&mut self, ticket: u32, reply: Reply, waited: Ns) {
        if let Some(asked) = self.asked.remove(&ticket) {
            let took = (self.clock)().saturating_sub(asked).saturating_sub(waited);
            self.messages.push(took.try_into().unwrap_or(u32::MAX));
        }
        let queue = self.session.program.processes.world.borrow_mut().answered(ticket, reply);
        if let Some(queue) = queue {
            self.session.kernel.post((self.clock)(), queue);
        }
    }

    /// A signal from another process.
    pub fn signal(&mut self, number: u32) {
        self.session.kernel.post_signal((self.clock)(), number);
    }
}
