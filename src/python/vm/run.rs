//! Running a thread: stays in the interpreter loop, and what happens between them.
//!
//! One call of [`run`] executes a thread until its budget is used up at a place where it may stop, until it asks the
//! kernel for something, or until it ends. Calls of Python functions push frames; nothing here recurses. The fast
//! paths are in [`super::inner`]; whatever needs more leaves it as a [`Step`] and is handled in [`super::flow`].

use super::flow::{self, Flow};
use super::generators;
use super::inner::inner;
use super::interp::Interp;
use super::invoke;
use super::slow;
use super::step::Step;
use super::thread::Thread;
use super::watch;
use crate::base::Ns;
use crate::kernel::api::Syscall;

/// Why [`run`] came back.
#[derive(Debug)]
pub enum Exit {
    /// The budget is used up; the thread stands at a safe point.
    Budget,
    /// The budget is used up; the thread stands before any instruction.
    Cut,
    /// It waits for the kernel.
    Syscall(Syscall),
    /// Its outermost frame returned or raised; see [`Thread::ended`].
    Ended,
    /// The run cannot go on.
    Stop(super::control::Stop),
}

/// Where a stretch of a thread ends: at the first of these places at or after its time.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A safe point.
    pub safe: Ns,
    /// Before an instruction that other threads could notice or have a say in.
    pub shared: Ns,
    /// Before any instruction.
    pub any: Ns,
}

impl Limits {
    /// Only safe points.
    pub fn safe_points(until: Ns) -> Self {
        Self { safe: until, shared: Ns::MAX, any: Ns::MAX }
    }
}

/// Runs a thread to its limits. Without `FINE` only that for safe points counts.
pub fn run<const FINE: bool>(interp: &mut Interp, t: &mut Thread, limits: Limits) -> Exit {
    let mut fresh = true;
    let watched = FINE && interp.watch.is_some();
    let look = if watched { Limits { shared: 0, any: 0, ..limits } } else { limits };
    if watched {
        watch::note(interp, t);
    }
    loop {
        if interp.types.finalizers.pending.get()
            && !t.frames.is_empty()
            && let Some(flow) = super::signals::run_handler(interp, t)
        {
            if let Flow::Exit(exit) = flow {
                return exit;
            }
            continue;
        }
        if interp.types.finalizers.pending.get()
            && !t.frames.is_empty()
            && let Some(finalizer) = interp.types.finalizers.begin()
        {
            if let Flow::Exit(exit) = flow::finalize(interp, t, finalizer) {
                return exit;
            }
            continue;
        }
        let step = inner::<FINE>(interp, t, look, &mut fresh);
        let mut flow = match step {
            Step::Enter => continue,
            Step::Budget => return Exit::Budget,
            Step::Fine => {
                if watched {
                    watch::note(interp, t);
                }
                if t.clock >= limits.shared {
                    if let Some(watch) = &mut interp.watch {
                        watch.stops(interp.thread);
                    }
                    return Exit::Cut;
                }
                fresh = true;
                continue;
            }
            Step::Ctl(ctl, ret) => flow::handle(interp, t, ctl, ret),
            Step::Call(n, keywords) => invoke::call_stack(interp, t, n, keywords),
            Step::CallEx => invoke::call_ex(interp, t),
            Step::Return(value) => flow::return_value(interp, t, value),
            Step::Yield(value) => generators::yield_value(interp, t, value),
            Step::Generator => generators::return_generator(interp, t),
            Step::Slow(op, arg) => slow::execute(interp, t, op, arg),
        };
        // An interpreter lock is not given up inside C code; these are the checks after it.
        t.clock += std::mem::take(&mut interp.charge);
        if let Flow::Check = flow {
            if t.clock >= limits.safe && !top_hidden(t) {
                return Exit::Budget;
            }
            flow = Flow::Continue;
        }
        match flow {
            Flow::Continue | Flow::Check => {}
            Flow::Exit(exit) => return exit,
        }
        if t.executed > interp.settings.instruction_limit {
            let text = format!("it executed more than {} instructions", interp.settings.instruction_limit);
            return Exit::Stop(super::control::Stop::Limit(text));
        }
    }
}

fn top_hidden(t: &Thread) -> bool {
    t.frames.last().is_some_and(|f| f.func.code.hidden)
}
