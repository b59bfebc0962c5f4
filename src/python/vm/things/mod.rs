//! What a program's threads wait for and work with, at one moment: locks, queues, semaphores, pools, event loops, tasks.
//!
//! Start at [`things`]: it follows the program's names, looks at library objects through their attributes, and runs no
//! Python. What only the kernel knows (who holds a lock, who waits) is named by its number.

mod facts;
mod loops;
mod tasks;

use std::collections::HashSet;
use std::rc::Rc;

use super::glance;
use super::interp::Interp;
use super::names::is_own;
use super::thread::Thread;
use crate::base::{LockId, Ns, ThreadId, WaitId};
use crate::python::object::Value;
use facts::Look;
pub use tasks::tasks;
use tasks::{chain, waiting};

/// What a thing has; the order is that of `i18n::lens::Words::aspects`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// Who holds it.
    Holder,
    /// Who waits for it.
    Waiters,
    /// How many items, of how many that fit.
    Length,
    /// What is in it, next first.
    Items,
    /// Permits of a semaphore.
    Permits,
    /// Whether an event is set, an asyncio lock held.
    Flag,
    /// How many have come to a barrier, of how many.
    Arrived,
    /// Who waits to take.
    Getters,
    /// Who waits to put.
    Putters,
    /// Items put and not yet reported as done.
    Unfinished,
    /// How often its holder took it.
    Depth,
    /// Callbacks of a loop that run in its next turn.
    Ready,
    /// Callbacks of a loop by time.
    Timers,
    /// Sockets and pipes a loop waits for.
    Io,
    /// Threads of a pool, of how many.
    Workers,
    /// Permits of a pool's idle workers.
    Idle,
    /// Calls that no worker has taken.
    Calls,
    /// States of futures.
    Futures,
}

/// A value of an aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In brief.
    Text(String),
    /// The same, due at this time, in ns.
    Due(String, Ns),
    /// Who holds a lock of the kernel.
    Holder(LockId),
    /// Who waits for it.
    Waiters(LockId),
    /// Who waits in a queue of the kernel.
    Queue(WaitId),
}

/// A lock, a queue, a pool, a loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// A path from one of the program's names; of a loop its thread.
    pub name: Name,
    /// Its class.
    pub kind: String,
    /// What it has.
    pub facts: Vec<(Aspect, Vec<Shown>)>,
}

/// What a thing goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A path.
    Path(String),
    /// It belongs to a thread.
    Of(ThreadId),
}

/// What the program's names lead to, in the order of the names.
pub fn things<'a>(interp: &mut Interp, threads: impl Iterator<Item = (ThreadId, &'a Thread)>) -> Vec<Thing> {
    let mut roots = Vec::new();
    if let Some(main) = interp.modules.get("__main__") {
        let globals = main.namespace.items().into_iter();
        roots.extend(globals.map(|(name, value)| (interp.symbols.str(name).to_owned(), value)));
    }
    let mut loops = Vec::new();
    for (id, thread) in threads {
        for (at, frame) in thread.frames.iter().enumerate() {
            if is_own(interp, frame) {
                roots.extend(glance::variables(interp, thread, &thread.frames[at]));
            } else if &*frame.func.code.def.name == "run_forever"
                && let Some(Value::Object(object)) = thread.stack.get(frame.base as usize)
            {
                loops.push((id, object.clone()));
            }
        }
    }
    let tasks = waiting(interp);
    for task in &tasks {
        for generator in chain(&task.coroutine) {
            roots.extend(glance::suspended_variables(interp, &generator));
        }
    }
    let waits = tasks.into_iter().filter_map(|task| Some((task.future.address()?, task.name))).collect();
    let mut look = Look { interp, seen: HashSet::new(), waits, found: Vec::new(), futures: Vec::new(), more: 0 };
    for (id, object) in loops {
        let facts = look.event_loop(&object);
        let kind = object.class.name.borrow().as_str().to_owned();
        look.seen.insert(Rc::as_ptr(&object).addr());
        look.found.push(Thing { name: Name::Of(id), kind, facts });
    }
    look.run(roots);
    if look.more > 0 {
        look.futures.push(Shown::Text(format!("… +{}", look.more)));
    }
    if !look.futures.is_empty() {
        let facts = vec![(Aspect::Futures, look.futures)];
        look.found.push(Thing { name: Name::Path(String::new()), kind: "Future".to_owned(), facts });
    }
    look.found
}
