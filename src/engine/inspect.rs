//! [`inspect`]: a run again, up to one moment, and what stands where then.
//!
//! [`find`] looks for the moment first: steps forwards and backwards are searches in replays.

use super::Session;
use crate::base::{MS, Ns, ThreadId};
use crate::kernel::Outcome;
use crate::protocol::{
    ChoiceAt, FrameAt, InsideAt, InspectReply, InspectRequest, InstructionAt, Seek, Sought, SwitchPoints, TaskAt,
    ThingAt, ThreadAt, ValueAt,
};
use crate::python::vm::glance::Glance;
use crate::python::vm::inside::Inside;
use crate::python::vm::things::{Name, Shown, Thing};
use crate::python::vm::watch;

/// The first stretch that is searched, in ns; each one after it is [`WIDER`] times as long.
const STRETCH: Ns = 20_000;
const WIDER: Ns = 8;

/// A question to the policy is looked for so far ahead, in ns.
const SOON: Ns = 20 * MS;
/// And after so many instructions no further.
const SOON_INSTRUCTIONS: u64 = 300_000;

/// Replays a run up to one moment and says where everything stands.
pub fn inspect(request: &InspectRequest) -> InspectReply {
    answer(request, |at| {
        let mut session = Session::new(&request.run, 0).ok()?;
        session.run(Some(at));
        Some(session)
    })
}

/// The same; `session` is the run at a moment.
pub(super) fn answer(request: &InspectRequest, mut session: impl FnMut(Ns) -> Option<Session>) -> InspectReply {
    let found = request.seek.as_ref().map(|seek| find(&mut session, request.at, seek));
    let at = found.flatten().unwrap_or(request.at);
    let mut reply = InspectReply { at, found: found.is_none_or(|found| found.is_some()), ..InspectReply::default() };
    let Some(mut session) = session(at) else { return reply };
    let machine = &request.run.machine;
    let anywhere = !machine.gil || machine.switch_points == SwitchPoints::EveryBytecode;
    let living = session.recorder.threads.iter().enumerate().filter(|(_, thread)| !thread.ended);
    let living: Vec<ThreadId> = living.map(|(id, _)| ThreadId(id as u32)).collect();
    let processes = &mut session.program.processes;
    for thread in living {
        let frames = processes.frames_of(thread).into_iter().map(frame).collect();
        let code = processes.machine(thread).map(|machine| machine.instructions_of(thread)).unwrap_or_default();
        let code = code.into_iter().map(|instruction| InstructionAt {
            text: instruction.text,
            is_here: instruction.is_here,
            may_switch: anywhere || instruction.checks,
        });
        let inside = processes.inside_of(thread).into_iter();
        let inside =
            inside.map(|Inside { file, glance, text, first }| InsideAt { file, frame: frame(glance), text, first });
        reply.threads.push(ThreadAt { thread: thread.0, frames, code: code.collect(), inside: inside.collect() });
    }
    let mut things: Vec<Thing> = Vec::new();
    for (_, machine) in processes.machines() {
        let tasks = machine.tasks().into_iter();
        reply
            .tasks
            .extend(tasks.map(|(name, frames)| TaskAt { name, frames: frames.into_iter().map(frame).collect() }));
        things.extend(machine.things());
    }
    reply.things = things.into_iter().map(|thing| session.thing(thing)).collect();
    reply.choice = session.next_choice(at);
    reply
}

fn frame(glance: Glance) -> FrameAt {
    let Glance { function, line, variables } = glance;
    FrameAt { function, line, variables }
}

impl Session {
    /// The next question to the policy, if there is one soon.
    fn next_choice(&mut self, from: Ns) -> Option<ChoiceAt> {
        self.policy.listens = true;
        let start = self.program.processes.instructions();
        for part in [1, 2, 4, 8, 16, 32, 64] {
            let ended = self.run(Some(from.saturating_add(SOON * part / 64))) != Outcome::Paused;
            let done = self.program.processes.instructions() - start;
            if ended || self.policy.kept.is_some() || done > SOON_INSTRUCTIONS {
                break;
            }
        }
        let kept = self.policy.kept.take()?;
        let threads = kept.candidates.iter().enumerate().map(|(answer, thread)| {
            let mut schedule = kept.before.clone();
            schedule.push(answer as u32);
            (thread.0, self.schedule(&schedule))
        });
        let (threads, kind) = (threads.collect(), kept.choice as u8);
        Some(ChoiceAt { at: kept.at, kind, taken: kept.answer as u32, threads })
    }

    /// A thing with names in place of the kernel's numbers.
    fn thing(&self, thing: Thing) -> ThingAt {
        let name = |thread: ThreadId| self.program.processes.full_name(thread);
        let plain = |text: String| ValueAt { text, at: None };
        let all = |threads: Vec<ThreadId>| threads.into_iter().map(|thread| plain(name(thread))).collect::<Vec<_>>();
        let value = |shown: Shown| match shown {
            Shown::Text(text) => vec![plain(text)],
            Shown::Due(text, at) => vec![ValueAt { text, at: Some(at) }],
            Shown::Holder(lock) => all(self.kernel.lock_at(lock).0.into_iter().collect()),
            Shown::Waiters(lock) => all(self.kernel.lock_at(lock).1),
            Shown::Queue(queue) => all(self.kernel.queue_at(queue)),
        };
        let facts = thing.facts.into_iter();
        let facts = facts.map(|(aspect, values)| (aspect as u8, values.into_iter().flat_map(value).collect()));
        let called = match thing.name {
            Name::Path(path) => path,
            Name::Of(thread) => name(thread),
        };
        ThingAt { name: called, kind: thing.kind, facts: facts.collect() }
    }
}

/// The moment that is sought from another one; `None` if there is none.
fn find(session: &mut impl FnMut(Ns) -> Option<Session>, from: Ns, seek: &Seek) -> Option<Ns> {
    let sought = || match &seek.sought {
        Sought::Line => watch::Sought::Line,
        Sought::Lines(lines) => watch::Sought::Lines(lines.clone()),
        Sought::Instruction => watch::Sought::Instruction,
        Sought::Turn => watch::Sought::Turn,
        Sought::Inside => watch::Sought::Inside,
    };
    let mut session = |until: Ns| {
        let mut session = session(until)?;
        session.program.processes.watch(Some(sought()), until);
        Some(session)
    };
    let mut stretch = STRETCH;
    if !seek.forwards {
        loop {
            let start = from.saturating_sub(stretch);
            let mut session = session(start)?;
            session.run(Some(from));
            let hits = session.program.processes.take_hits().into_iter();
            match hits.filter(|at| *at < from).max() {
                None if start > 0 => stretch = stretch.saturating_mul(WIDER),
                found => return found,
            }
        }
    }
    let mut session = session(from)?;
    let mut hits: Vec<Ns> = Vec::new();
    let mut until = from;
    loop {
        until = until.saturating_add(stretch);
        stretch = stretch.saturating_mul(WIDER);
        let ended = session.run(Some(until)) != Outcome::Paused;
        hits.extend(session.program.processes.take_hits().into_iter().filter(|at| *at > from));
        // Who was on its way to a safe point went past this moment; others may still come before it.
        match hits.iter().min() {
            Some(&first) if ended || first <= until => return Some(first),
            Some(&first) => (until, stretch) = (first, 0),
            None if ended => return None,
            None => {}
        }
    }
}
