//! How an interpreter is copied with everything it has, so that a run can go on from here a second time.

use std::collections::HashMap;
use std::rc::{Rc, Weak};

use super::Copier;
use crate::base::ThreadId;
use crate::kernel::world::SharedWorld;
use crate::python::object::{Object, Value};
use crate::python::vm::interp::Interp;
use crate::python::vm::loops::Loops;
use crate::python::vm::signals::{Handler, Signals};
use crate::python::vm::thread::Thread;

/// A copy of an interpreter with all its threads, in a copy of its world, and roughly how many bytes it takes. An error
/// says why there can be none just now.
///
/// The copy goes on as the original would have: the kernel's numbers, identities and hashes are the same.
pub fn snapshot(
    old: &Interp,
    threads: &[Thread],
    world: SharedWorld,
) -> Result<(Interp, Vec<Thread>, usize), &'static str> {
    if !old.types.finalizers.idle() || !old.births.is_empty() || !old.spawned.is_empty() {
        return Err("something is about to be done");
    }
    // No thread is exchanged for another.
    let mut copier = Copier::new(world, ThreadId(0), ThreadId(0), old.types.versions.get());
    copier.whole = true;
    let mut interp = copier.whole_interpreter(old);
    let threads: Vec<Thread> = threads.iter().map(|thread| copier.whole_thread(thread)).collect();
    copier.finish();
    let all = copier.tracked(&old.types.finalizers);
    interp.identities = old.identities.copied(&copier.known);
    interp.task_lanes = copier.task_lanes(&old.task_lanes);
    interp.types.finalizers.pending.set(old.types.finalizers.pending.get());
    interp.types.finalizers.last.set(old.types.finalizers.last.get());
    // What nothing but this list holds lives in the original by a circle of references that was not met.
    let lost =
        copier.weak.iter().any(|address| copier.known.get(address).is_some_and(|copy| copy.holders() == 1)) || !all;
    let problem = copier.problem.or(lost.then_some("something lives that nothing leads to"));
    problem.map_or(Ok((interp, threads, copier.size)), Err)
}

impl Copier {
    /// What a child made by `fork` has, and what that leaves to its parent.
    fn whole_interpreter(&mut self, old: &Interp) -> Interp {
        let hooks = old.asyncgen_hooks.iter().map(|[first, last]| [self.value(first), self.value(last)]).collect();
        let contexts = self.values(&old.contexts);
        let (signals, loops) = (self.all_signals(&old.signals), self.all_loops(&old.loops));
        Interp {
            thread: old.thread,
            charge: old.charge,
            threads_alive: old.threads_alive,
            signals,
            cpu_time: old.cpu_time,
            thread_cpu: old.thread_cpu.clone(),
            burst_start: old.burst_start,
            failures: old.failures.clone(),
            compiling: old.compiling,
            main_thread: old.main_thread,
            known_as: old.known_as,
            asyncgen_hooks: hooks,
            contexts,
            drawn: old.drawn,
            poll_queues: old.poll_queues.clone(),
            loops,
            forked: old.forked.clone(),
            ..self.interpreter(old, old.process)
        }
    }

    fn all_signals(&mut self, old: &Signals) -> Signals {
        let Signals { handlers, pending, calls, timer, token, pause, event_loop } = old;
        let handlers = handlers.iter().map(|handler| match handler {
            Handler::Call(function) => Handler::Call(self.value(function)),
            other => other.clone(),
        });
        let (handlers, pending) = (handlers.collect(), pending.clone());
        let calls = calls.iter().map(|(thread, func)| (*thread, self.value(func))).collect();
        Signals { handlers, pending, calls, timer: *timer, token: *token, pause: *pause, event_loop: *event_loop }
    }

    fn all_loops(&mut self, old: &Loops) -> Loops {
        let running = old.running.iter().map(|[a, b]| [self.value(a), self.value(b)]).collect();
        Loops { running, ..self.loops(old) }
    }

    fn task_lanes(&self, old: &HashMap<usize, (u32, Weak<Object>)>) -> HashMap<usize, (u32, Weak<Object>)> {
        let copy = |(address, (lane, task)): (&usize, &(u32, Weak<Object>))| match self.known.get(address) {
            Some(Value::Object(new)) if task.strong_count() > 0 => {
                (Rc::as_ptr(new).addr(), (*lane, Rc::downgrade(new)))
            }
            _ => (*address, (*lane, task.clone())),
        };
        old.iter().map(copy).collect()
    }
}
