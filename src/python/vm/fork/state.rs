//! How an interpreter is copied.

use std::collections::HashMap;

use super::Copier;
use crate::base::{LockId, ProcessId, ThreadId};
use crate::kernel::api::{Syscall, Wake};
use crate::kernel::world::SharedWorld;
use crate::python::builtins::identity::Identities;
use crate::python::object::{Modules, Native, Value};
use crate::python::vm::control::{After, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::loops::Loops;
use crate::python::vm::signals::{Handler, Signals};
use crate::python::vm::thread::Thread;

/// Locks that somebody holds, and their copies.
pub type Held = Vec<(LockId, LockId)>;

/// What the parent has to be told about its child.
#[derive(Clone, Debug)]
pub struct Forked {
    /// The thread that forked.
    pub parent: ThreadId,
    /// The child's only thread.
    pub child: ThreadId,
    /// The child's number.
    pub pid: i64,
    /// Held locks, and their copies.
    pub held: Held,
    /// What cannot be copied, so that there is no child.
    pub problem: Option<&'static str>,
}

/// An interpreter with its only thread, and of each lock that somebody holds its copy.
pub type Copied = (Interp, Thread, Held);

/// Copies an interpreter, and of its threads the one that forks (`PyOS_AfterFork_Child`). `others` are the rest: the
/// copy takes them for ended. An error says what cannot be copied.
pub fn fork(
    old: &Interp,
    world: &SharedWorld,
    thread: &Thread,
    others: impl Iterator<Item = ThreadId>,
    process: ProcessId,
    child: ThreadId,
) -> Result<Copied, &'static str> {
    let mut copier = Copier::new(world.clone(), old.thread, child, old.types.versions.get());
    let mut interp = copier.interpreter(old, process);
    interp.done.extend(others);
    let thread = copier.whole_thread(thread);
    copier.finish();
    copier.tracked(&old.types.finalizers);
    interp.identities = old.identities.copied(&copier.known);
    copier.problem.map_or(Ok((interp, thread, copier.held)), Err)
}

impl Copier {
    pub(super) fn interpreter(&mut self, old: &Interp, process: ProcessId) -> Interp {
        let Interp {
            symbols,
            types,
            builtins,
            modules,
            prelude,
            library,
            settings,
            thread,
            now,
            charge: _,
            switch_interval,
            threads_alive: _,
            importing,
            signals,
            locals,
            stack_size,
            ending,
            without_files,
            shown_files,
            recursion_limit,
            executed,
            cpu_time: _,
            thread_cpu: _,
            burst_start: _,
            handled,
            failures: _,
            births: _,
            compiled,
            muted,
            process: _,
            main_thread,
            known_as,
            spawned: _,
            done,
            streams,
            origin_depth,
            asyncgen_hooks,
            contexts,
            entered,
            world: _,
            sources,
            drawn,
            poll_queues: _,
            identities: _,
            next_object,
            loops,
            task_lanes: _,
            watch: _,
            forked: _,
            calling,
            compiling: _,
        } = old;
        self.watches(&types.finalizers);
        let (versions, finalizers) = (self.versions.clone(), self.finalizers.clone());
        let types = types.copied(versions, finalizers, |class| self.class(class));
        let hooks = asyncgen_hooks.get(thread.index()).map(|[a, b]| [self.value(a), self.value(b)]);
        let context = contexts.get(thread.index()).map(|context| self.value(context));
        Interp {
            symbols: symbols.clone(),
            types,
            builtins: builtins.iter().map(|(name, value)| (*name, self.value(value))).collect(),
            modules: Modules(self.dict(&modules.0)),
            prelude: self.namespace(prelude),
            library: *library,
            settings: settings.clone(),
            thread: self.child,
            now: *now,
            charge: 0,
            switch_interval: *switch_interval,
            threads_alive: 1,
            importing: importing.clone(),
            signals: self.signals(signals),
            locals: locals.iter().map(|local| self.weak::<Native>(local, Self::native)).collect(),
            stack_size: *stack_size,
            ending: *ending,
            without_files: *without_files,
            shown_files: shown_files.clone(),
            recursion_limit: *recursion_limit,
            executed: *executed,
            cpu_time: 0,
            thread_cpu: Vec::new(),
            burst_start: *now,
            handled: self.value(handled),
            failures: Vec::new(),
            births: Vec::new(),
            compiled: compiled.clone(),
            calling,
            compiling: 0,
            muted: *muted,
            process,
            main_thread: self.child,
            known_as: if thread == main_thread { *known_as } else { *thread },
            spawned: Vec::new(),
            done: done.clone(),
            streams: [self.value(&streams[0]), self.value(&streams[1])],
            origin_depth: *origin_depth,
            asyncgen_hooks: self.only_own(hooks),
            contexts: self.only_own(context),
            entered: entered.clone(),
            world: self.world.clone(),
            sources: sources.clone(),
            // The operating system gives each process random numbers of its own.
            drawn: drawn.wrapping_add(u64::from(self.child.0) << 32),
            poll_queues: Vec::new(),
            identities: Identities::default(),
            next_object: *next_object,
            loops: self.loops(loops),
            // Its tasks get lanes of their own if it makes any.
            task_lanes: HashMap::default(),
            watch: None,
            forked: Vec::new(),
        }
    }

    /// What each thread has, by id, where only this one has anything.
    fn only_own<T: Clone + Default>(&self, own: Option<T>) -> Vec<T> {
        let Some(own) = own else { return Vec::new() };
        let mut all = vec![T::default(); self.child.index()];
        all.push(own);
        all
    }

    /// The loop of a parent does not run in its child.
    pub(super) fn loops(&mut self, old: &Loops) -> Loops {
        let Loops { running: _, tasks, room, names, usual, usual_futures } = old;
        let tasks = tasks.iter().map(|task| self.weak_value(task)).collect();
        Loops { running: Vec::new(), tasks, room: *room, names: *names, usual: *usual, usual_futures: *usual_futures }
    }

    /// Handlers are kept; what has arrived and the timer are the parent's.
    fn signals(&mut self, old: &Signals) -> Signals {
        let handlers = old.handlers.iter().map(|handler| match handler {
            Handler::Default => Handler::Default,
            Handler::Ignore => Handler::Ignore,
            Handler::Call(function) => Handler::Call(self.value(function)),
        });
        Signals { handlers: handlers.collect::<Vec<Handler>>(), token: old.token, ..Signals::default() }
    }
}

/// What `fork` answers: 0 in the child; in the parent the child's number, once the kernel knows which locks are held in
/// the child.
pub fn answer(interp: &mut Interp, wake: Wake) -> Res {
    match wake {
        Wake::Start => Ok(Value::Int(0)),
        _ => tell(interp, wake, Value::None),
    }
}

fn tell(interp: &mut Interp, _: Wake, _: Value) -> Res {
    let Some(at) = interp.forked.iter().position(|forked| forked.parent == interp.thread) else {
        return Ok(Value::None);
    };
    let forked = &mut interp.forked[at];
    if let Some((lock, copy)) = forked.held.pop() {
        let call = Syscall::CopyLock { lock, copy, child: forked.child };
        return Err(Box::new(Ctl::Syscall(call, After::Then(tell, Value::None))));
    }
    let forked = interp.forked.remove(at);
    match forked.problem {
        None => Ok(Value::Int(forked.pid)),
        Some(problem) => Err(interp.unsupported(problem)),
    }
}
