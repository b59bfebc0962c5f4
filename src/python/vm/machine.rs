//! [`Machine`]: an interpreter with its threads, as the kernel sees it.

use std::rc::Rc;

use super::collector;
use super::control::{After, Stop};
use super::flow::{self, Flow};
use super::fork::{self, Forked, Held, Known};
use super::glance::{self, Glance, Instruction};
use super::import::{self, Library};
use super::inside::{self, Inside};
use super::interp::{Interp, Settings};
use super::link;
use super::names::{self, is_own};
use super::processes::Home;
use super::run::{self, Exit, Limits};
use super::symbol::sym;
use super::things::{self, Thing};
use super::thread::Thread;
use super::unwind;
use super::watch::{Sought, Watch};
use crate::base::{LockId, Ns, ProcessId, Span, ThreadId};
use crate::kernel::api::{self, Burst, Program, Slice, StopReason as KernelStop, Wake};
use crate::kernel::world::disk::HOME;
use crate::kernel::world::{SharedWorld, resident};
use crate::python::builtins::Exc;
use crate::python::compiler;
use crate::python::object::weak::WeakValue;
use crate::python::object::{Finalizer, Function, FunctionMeta, Module, Namespace, Value};
use crate::python::syntax::SyntaxError;

/// What an interpreter started as a program takes to end, after what it printed has gone out: measured between the last
/// data and the end of the pipe of `python -c 'print(1)'`.
const FINALIZING: Ns = 2_200_000;

/// Why a run was ended from inside, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopReason {
    /// What happened.
    pub stop: Stop,
    /// In which thread.
    pub thread: ThreadId,
    /// At which line of the program; 0 unknown.
    pub line: u32,
}

/// An exception that ended a thread or the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Which thread.
    pub thread: ThreadId,
    /// `ValueError: text`.
    pub message: String,
    /// Where in the program: the innermost of its frames.
    pub span: Span,
    /// When, in ns.
    pub at: Ns,
    /// Whether it ended the program; else a thread or a child process, and the program went on.
    pub fatal: bool,
}

/// What the main thread does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// The program's module body.
    Body,
    /// Reporting the exception that ended it.
    Report,
    /// Waiting for other threads (`threading._shutdown`).
    Shutdown,
    /// Running what was registered with `atexit`.
    AtExit,
    /// Waiting for the threads which that has started.
    Late,
    /// Reporting tasks that never ended.
    Tasks,
    /// The collector of cycles has looked once more.
    Collected,
    /// The program's objects that have something to do at their end do it, while other names still stand.
    Finalizing,
    /// The program's names are gone: what dies by that runs its finalizers.
    Cleared,
    /// What they printed is flushed.
    Flushed,
}

/// A process: one interpreter and its threads.
#[derive(Debug)]
pub struct Machine {
    /// Everything that is not a thread.
    pub interp: Interp,
    /// By id, from `first` on.
    threads: Vec<Thread>,
    first: ThreadId,
    phase: Phase,
    /// The order in which the collector's last round but one met what it kept.
    places: Option<Known>,
    status: i32,
    stop: Option<StopReason>,
}

impl Machine {
    /// Prepares a program: parses and compiles it and makes the main thread.
    pub fn new(settings: Settings, library: Library, source: &str, home: Home) -> Result<Self, Vec<SyntaxError>> {
        let def = compiler::compile_source(source)?;
        home.compiled.borrow_mut().insert(settings.filename.clone(), def);
        let mut machine = Self::boot(settings, library, home);
        let (_, body) = main_module(&mut machine.interp, "__main__");
        machine.threads.push(Thread::new(Value::Function(body), Vec::new()));
        Ok(machine)
    }

    /// An interpreter with its prelude, and as yet no thread.
    pub fn boot(settings: Settings, library: Library, home: Home) -> Self {
        let first = home.main_thread;
        let mut interp = Interp::new(settings, library, home);
        (interp.library.setup)(&mut interp);
        let prelude = Rc::new(Namespace::default());
        let helpers: Vec<(&str, Value)> = crate::python::builtins::prelude_helpers().collect();
        for (name, value) in helpers {
            interp.module_set(&prelude, name, value);
        }
        interp.module_set(&prelude, "__name__", Value::str("builtins"));
        interp.prelude = prelude.clone();
        let filename: Rc<str> = crate::python::builtins::PRELUDE.into();
        let text = (interp.library.source)(&filename).unwrap_or_default();
        let body = import::load_source(&mut interp, text, &filename, &prelude, true);
        let mut boot = Thread::new(Value::Function(body), Vec::new());
        boot_run(&mut interp, &mut boot);
        crate::python::builtins::publish_prelude(&mut interp);
        // What the first interpreter of a process has compiled is there for the others.
        let apart = interp.settings.apart.filter(|_| interp.main_thread != ThreadId(u32::MAX));
        (interp.charge, interp.compiling) = (apart.map_or(0, |apart| apart.compile), 0);
        Self { interp, threads: Vec::new(), first, phase: Phase::Body, places: None, status: 0, stop: None }
    }

    /// A thread made by another machine: it calls a function of the prelude.
    pub fn adopt_thread(&mut self, id: ThreadId, function: &str, args: Vec<Value>) {
        if id != self.interp.main_thread {
            self.interp.threads_alive += 1;
        }
        let function = self.interp.prelude_function(function);
        *self.thread_slot(id) = Thread::new(function, args);
    }

    /// Whether a thread waits for the answer to `fork`.
    pub fn forks(&self, thread: ThreadId) -> bool {
        let pending = self.thread(thread).and_then(|t| t.pending.as_ref());
        pending.is_some_and(|pending| matches!(pending.after, After::Fork))
    }

    /// A copy of it as another process, with nothing but a copy of the thread that forks. The parent is told when it
    /// goes on.
    pub fn fork(&mut self, parent: ThreadId, process: ProcessId, child: ThreadId, pid: i64) -> Option<Self> {
        self.interp.thread = parent;
        let mut forked = Forked { parent, child, pid, held: Vec::new(), problem: None };
        let copy = match self.forked(&self.interp.world, parent, process, child) {
            Ok((copy, held)) => {
                forked.held = held;
                Some(copy)
            }
            Err(problem) => {
                forked.problem = Some(problem);
                None
            }
        };
        self.interp.forked.push(forked);
        copy
    }

    fn forked(
        &self,
        world: &SharedWorld,
        parent: ThreadId,
        process: ProcessId,
        child: ThreadId,
    ) -> Result<(Self, Held), &'static str> {
        let thread = self.thread(parent).ok_or("fork of a thread that is gone")?;
        let all = (0..self.threads.len() as u32).map(|at| ThreadId(self.first.0 + at));
        let others = all.filter(|thread| *thread != parent);
        let (interp, thread, held) = fork::fork(&self.interp, world, thread, others, process, child)?;
        let (phase, status) = (self.phase, self.status);
        Ok((Self { interp, threads: vec![thread], first: child, phase, places: None, status, stop: None }, held))
    }

    /// A child of it as a fork server, which has waited in `serve` and comes back with this; none where locks are held,
    /// which only a parent that lives could tell the kernel.
    pub fn served(
        &self,
        world: &SharedWorld,
        parent: ThreadId,
        process: ProcessId,
        child: ThreadId,
        answer: Value,
    ) -> Option<Self> {
        let (mut copy, held) = self.forked(world, parent, process, child).ok()?;
        let pending = copy.threads[0].pending.as_mut()?;
        pending.after = After::Then(|_, _, answer| Ok(answer), answer);
        held.is_empty().then_some(copy)
    }

    /// A copy of it in a copy of its world, which goes on as it would; and roughly how many bytes it takes.
    pub fn copied(&self, world: &SharedWorld) -> Result<(Self, usize), &'static str> {
        let Self { interp, threads, first, phase, places: None, status, stop } = self else {
            return Err("the collector's order");
        };
        let (interp, threads, size) = fork::snapshot(interp, threads, world.clone())?;
        let stop = stop.clone();
        Ok((Self { interp, threads, first: *first, phase: *phase, places: None, status: *status, stop }, size))
    }

    fn at(&self, id: ThreadId) -> usize {
        id.index() - self.first.index()
    }

    fn thread(&self, id: ThreadId) -> Option<&Thread> {
        self.threads.get(id.index().checked_sub(self.first.index())?)
    }

    fn thread_slot(&mut self, id: ThreadId) -> &mut Thread {
        if self.threads.is_empty() {
            self.first = id;
        }
        let at = self.at(id);
        while self.threads.len() <= at {
            self.threads.push(Thread::default());
        }
        &mut self.threads[at]
    }

    /// Binds a global name of the program from outside, as a debugger does between two instructions.
    pub fn set_global(&mut self, name: &str, value: Value) {
        if let Some(main) = self.interp.modules.get("__main__") {
            self.interp.module_set(&main.namespace, name, value);
        }
    }

    /// Why the run was ended from inside, if it was.
    pub fn stop_reason(&self) -> Option<&StopReason> {
        self.stop.as_ref()
    }

    /// The program's exit status, once it has ended.
    pub fn exit_status(&self) -> i32 {
        self.status
    }

    /// Instructions executed so far, over all threads.
    pub fn instructions(&self) -> u64 {
        self.interp.executed
    }

    /// Uncaught exceptions so far.
    pub fn failures(&self) -> &[Failure] {
        &self.interp.failures
    }

    /// The line of the program a thread stands at; 0 if it is not in the program's file.
    pub fn line_of(&self, thread: ThreadId) -> u32 {
        self.thread(thread).map_or(0, |t| line_in(&self.interp, t, false))
    }

    /// Has its threads' steps noted from now on, those after `from`; `None` ends that.
    pub fn watch(&mut self, sought: Option<&Sought>, from: Ns) {
        let Some(sought) = sought else { return self.interp.watch = None };
        let mut watch = Watch::new(sought.clone());
        for (at, thread) in self.threads.iter().enumerate() {
            // Where a thread stands already it does not come to.
            if thread.clock <= from && !thread.frames.is_empty() {
                watch.stops(ThreadId(self.first.0 + at as u32));
            }
        }
        self.interp.watch = Some(Box::new(watch));
    }

    /// When what is watched for happened, in ns, since this was last asked.
    pub fn take_hits(&mut self) -> Vec<Ns> {
        self.interp.watch.as_mut().map(|watch| std::mem::take(&mut watch.hits)).unwrap_or_default()
    }

    /// What the program's names lead to: locks, queues, pools, loops.
    pub fn things(&mut self) -> Vec<Thing> {
        let first = self.first.0;
        let threads = self.threads.iter().enumerate();
        things::things(&mut self.interp, threads.map(|(at, thread)| (ThreadId(first + at as u32), thread)))
    }

    /// Tasks that wait, with their frames.
    pub fn tasks(&mut self) -> Vec<(String, Vec<Glance>)> {
        things::tasks(&mut self.interp)
    }

    /// The instructions of the line a thread stands at.
    pub fn instructions_of(&self, thread: ThreadId) -> Vec<Instruction> {
        self.thread(thread).map(|thread| glance::instructions(&self.interp, thread)).unwrap_or_default()
    }

    /// Frames of a thread in the program's file, outermost first.
    pub fn frames_of(&mut self, thread: ThreadId) -> Vec<Glance> {
        let at = self.at(thread);
        let (interp, threads) = (&mut self.interp, &self.threads);
        threads.get(at).map(|thread| glance::frames(interp, thread)).unwrap_or_default()
    }

    /// Frames of a thread inside the library, outermost first.
    pub fn inside_of(&mut self, thread: ThreadId) -> Vec<Inside> {
        let at = self.at(thread);
        let (interp, threads) = (&mut self.interp, &self.threads);
        threads.get(at).map(|thread| inside::inside(interp, thread)).unwrap_or_default()
    }

    /// The name by which the program knows a lock, seen from a thread; a search, so not to be repeated often.
    pub fn lock_name(&self, thread: ThreadId, lock: LockId) -> Option<String> {
        names::lock_name(&self.interp, self.thread(thread)?, lock)
    }

    /// The library function in which a thread waits, called by the program itself: `Queue.get`.
    pub fn library_call(&self, thread: ThreadId) -> Option<Rc<str>> {
        names::library_call(&self.interp, self.thread(thread)?)
    }

    fn step(&mut self, id: ThreadId, wake: Wake, slice: Slice) -> Exit {
        let at = self.at(id);
        let (interp, t) = (&mut self.interp, &mut self.threads[at]);
        interp.thread = id;
        interp.now = slice.now;
        interp.burst_start = slice.now;
        t.clock = slice.now;
        t.executed = interp.executed;
        interp.handled = t.handled.clone();
        if interp.signals.waiting(id, id == interp.main_thread) {
            interp.types.finalizers.pending.set(true);
        }
        let flow = match wake {
            Wake::Continue => Flow::Continue,
            Wake::Start if t.pending.is_none() => flow::start(interp, t),
            // It has waited for its start.
            Wake::Done if t.entry.is_some() => flow::start(interp, t),
            answer => flow::wake(interp, t, answer),
        };
        let exit = match flow {
            Flow::Exit(exit) => exit,
            _ => match slice.stop {
                api::Stop::SafePoint if interp.watch.is_some() => {
                    run::run::<true>(interp, t, Limits::safe_points(slice.until))
                }
                api::Stop::SafePoint => run::run::<false>(interp, t, Limits::safe_points(slice.until)),
                // Who looks at every instruction wants them in the order of time.
                api::Stop::Shared(latest) if interp.watch.is_none() => {
                    run::run::<true>(interp, t, Limits { safe: latest, shared: slice.until, any: latest })
                }
                api::Stop::AnyInstruction | api::Stop::Shared(_) => {
                    let until = slice.until;
                    run::run::<true>(interp, t, Limits { safe: until, shared: until, any: until })
                }
            },
        };
        interp.executed = t.executed;
        let used = t.clock - slice.now;
        interp.cpu_time += used;
        if interp.thread_cpu.len() <= id.index() {
            interp.thread_cpu.resize(id.index() + 1, 0);
        }
        interp.thread_cpu[id.index()] += used;
        exit
    }

    /// Makes threads that were started meanwhile.
    fn adopt(&mut self) {
        for (id, func) in std::mem::take(&mut self.interp.spawned) {
            *self.thread_slot(id) = Thread::new(func, Vec::new());
        }
    }

    /// The outermost frame of a thread is gone: what comes next.
    fn ended(&mut self, id: ThreadId) -> Option<KernelStop> {
        let t = self.thread_slot(id);
        let ended = t.ended.take().unwrap_or(Ok(Value::None));
        t.handled = Value::Null;
        if id != self.interp.main_thread {
            if let (Ok(Value::Bytes(answer)), ThreadId(u32::MAX)) = (&ended, self.interp.main_thread) {
                self.interp.world.borrow_mut().answers.insert(id, answer.data.to_vec());
            }
            self.interp.threads_alive -= 1;
            if self.interp.main_thread != ThreadId(u32::MAX) {
                self.interp.world.borrow_mut().resident.remove(self.interp.process, resident::THREAD);
            }
            self.interp.done.push(id);
            self.interp.forget_locals(id);
            return Some(KernelStop::Exit);
        }
        let next = match (self.phase, ended) {
            (Phase::Body, Err(exception)) => {
                self.phase = Phase::Report;
                self.status = 1;
                if !unwind::is(&self.interp, &exception, Exc::SystemExit) {
                    self.keep_exception(exception.clone());
                }
                Some((self.interp.prelude_function("_end_main"), vec![exception]))
            }
            (Phase::Report, Ok(status)) => {
                self.status = match status {
                    Value::Int(n) => (n & 0xff) as i32,
                    // A shell, which looks at the first process, says it so.
                    _ if self.interp.process.0 == 0 => 130,
                    _ => -2,
                };
                self.shutdown()
            }
            (Phase::Body, Ok(_)) | (Phase::Report, Err(_)) => self.shutdown(),
            (Phase::Shutdown, _) => {
                self.phase = Phase::AtExit;
                let run = self.interp.intern("_run_exitfuncs");
                let run = import::module_function(&self.interp, "atexit", run);
                Some((run.unwrap_or_else(|| self.interp.prelude_function("_nothing")), Vec::new()))
            }
            (Phase::AtExit, _) if self.interp.threads_alive > 1 => {
                let wait = self.shutdown();
                self.phase = Phase::Late;
                wait
            }
            (Phase::AtExit | Phase::Late, _) => {
                self.phase = Phase::Tasks;
                self.interp.ending = true;
                self.interp.types.finalizers.last.set(true);
                let last = self.interp.intern("_end_of_program");
                let last = import::module_function(&self.interp, "_asyncio", last);
                Some((last.unwrap_or_else(|| self.interp.prelude_function("_nothing")), Vec::new()))
            }
            (Phase::Tasks, _) => {
                self.phase = Phase::Collected;
                collector::begin(&mut self.interp, None);
                Some((self.interp.prelude_function("_nothing"), Vec::new()))
            }
            (Phase::Collected, _) => {
                self.phase = Phase::Finalizing;
                self.interp.without_files = true;
                self.keep_exception(Value::None);
                // Only the order in which tasks die is ever seen.
                if self.interp.loops.tasks.iter().any(WeakValue::lives)
                    && let Some(main) = self.interp.modules.get("__main__")
                {
                    self.places = Some(fork::places(&self.interp, &main.namespace));
                }
                self.forget_names(true);
                Some((self.interp.prelude_function("_nothing"), Vec::new()))
            }
            (Phase::Finalizing, _) => {
                self.phase = Phase::Cleared;
                self.forget_names(false);
                let places = self.places.take();
                collector::begin(&mut self.interp, places.as_ref());
                Some((self.interp.prelude_function("_nothing"), Vec::new()))
            }
            (Phase::Cleared, _) => {
                self.phase = Phase::Flushed;
                let is_child = self.interp.process.index() > 0;
                let flush = self.interp.intern(if is_child { "_leave" } else { "_flush" });
                let flush = import::module_function(&self.interp, "_exec", flush);
                if flush.is_some() && is_child {
                    self.interp.charge(FINALIZING);
                }
                flush.map(|flush| (flush, Vec::new()))
            }
            (Phase::Flushed, _) => None,
        };
        match next {
            Some((func, args)) => {
                self.threads[0].entry = Some((func, args));
                None
            }
            None => Some(KernelStop::ProcessExit(self.status)),
        }
    }

    /// Drops what the program's names refer to, oldest first (`finalize_modules`); functions, classes and modules stay
    /// for the finalizers to use. The first time only what has a finalizer itself: the collector runs finalizers
    /// before it takes anything away.
    fn forget_names(&self, first: bool) {
        let Some(main) = self.interp.modules.get("__main__") else { return };
        let file = self.interp.symbols.find("__file__");
        let is_own = |module: &Module| {
            let place = file.and_then(|file| module.namespace.get(file));
            place.is_some_and(|place| place.as_str().is_some_and(|place| place.starts_with(HOME)))
        };
        // Then those of modules that lie beside the program, the newest first.
        let all = self.interp.modules.all();
        let others = all.iter().rev().map(|(_, module)| module).filter(|module| !Rc::ptr_eq(module, &main));
        for module in std::iter::once(&main).chain(others.filter(|module| is_own(module))) {
            self.forget(&module.namespace, first);
        }
    }

    fn forget(&self, names: &Namespace, first: bool) {
        // A daemon thread that stands in one of its functions keeps them all.
        let stands = |t: &Thread| t.frames.iter().any(|frame| std::ptr::eq(Rc::as_ptr(&frame.func.globals), names));
        if self.threads.iter().any(stands) {
            return;
        }
        let count = names.slots.borrow().len();
        for at in 0..count {
            let mut slots = names.slots.borrow_mut();
            let goes = match &slots[at] {
                Value::Generator(_) => true,
                Value::Object(object) => !first || object.class.traits().del,
                Value::Function(_) | Value::Class(_) | Value::Module(_) | Value::Builtin(_) => false,
                _ => !first,
            };
            if goes {
                let value = std::mem::take(&mut slots[at]);
                if let Value::Object(object) = &value
                    && first
                    && Rc::strong_count(object) > 1
                    && object.has_wish()
                {
                    object.finalized.set(true);
                    self.interp.types.finalizers.add(Finalizer::Del(object.clone()));
                }
                drop(slots);
                drop(value);
            }
        }
    }

    /// `sys.last_exc`: what its traceback refers to lives until the program's last objects die.
    fn keep_exception(&mut self, exception: Value) {
        let name = self.interp.intern("last_exc");
        if let Some(sys) = self.interp.modules.get("sys") {
            sys.namespace.set(name, exception, Value::default);
        }
    }

    fn shutdown(&mut self) -> Option<(Value, Vec<Value>)> {
        self.phase = Phase::Shutdown;
        let wait = import::module_function(&self.interp, "threading", sym::_shutdown);
        // Something always runs here, so that the next phase follows.
        Some(match wait {
            Some(wait) => (self.interp.prelude_function("_end_threads"), vec![wait]),
            None => (self.interp.prelude_function("_nothing"), Vec::new()),
        })
    }
}

impl Drop for Machine {
    /// Modules, functions and classes refer to each other in circles; emptying the names breaks them.
    fn drop(&mut self) {
        self.interp.types.finalizers.close();
        self.interp.types.finalizers.living().iter().for_each(fork::empty);
        let namespaces = self.interp.modules.all().into_iter().map(|(_, m)| m.namespace.clone());
        for namespace in namespaces.chain([self.interp.prelude.clone()]) {
            for value in namespace.slots.take() {
                if let Value::Class(class) = value {
                    let attrs = class.attrs.take();
                    drop(attrs);
                }
            }
            namespace.fallback.take();
        }
    }
}

impl Program for Machine {
    fn resume(&mut self, thread: ThreadId, wake: Wake, slice: Slice) -> Burst {
        let mut wake = wake;
        let mut slice = slice;
        loop {
            let exit = self.step(thread, wake, slice);
            self.adopt();
            let end = self.thread_slot(thread).clock;
            let stop = match exit {
                Exit::Budget => KernelStop::Safe,
                Exit::Cut => KernelStop::Budget,
                Exit::Syscall(call) => KernelStop::Syscall(call),
                Exit::Stop(Stop::Exit(status)) => KernelStop::ProcessExit(status),
                Exit::Stop(stop) => {
                    let t = &self.threads[self.at(thread)];
                    let out_of_fuel = t.executed > self.interp.settings.instruction_limit;
                    let line = line_in(&self.interp, t, !out_of_fuel);
                    self.stop = Some(StopReason { stop, thread, line });
                    KernelStop::Abort
                }
                Exit::Ended => match self.ended(thread) {
                    Some(stop) => stop,
                    None => {
                        wake = Wake::Start;
                        slice.now = end;
                        continue;
                    }
                },
            };
            return Burst { end, stop };
        }
    }
}

/// The program's file as a module of this name, not yet run: the module and its body.
pub fn main_module(interp: &mut Interp, name: &str) -> (Rc<Module>, Rc<Function>) {
    let namespace = Rc::new(Namespace::default());
    interp.module_set(&namespace, "__name__", Value::str(name));
    interp.module_set(&namespace, "__doc__", Value::None);
    interp.module_set(&namespace, "__package__", Value::None);
    interp.module_set(&namespace, "__spec__", Value::None);
    let file = interp.settings.filename.clone();
    // The program lies on the disk, and `__file__` is absolute since 3.9.
    let place = crate::kernel::world::disk::absolute(HOME, file.rsplit('/').next().unwrap_or(&file));
    interp.module_set(&namespace, "__file__", Value::string(place));
    let Some(def) = interp.compiled.borrow().get(&file) else { unreachable!("the program was compiled first") };
    collector::prepare(interp, &def);
    let code = link::link(interp, &def, &file, false);
    let module = Rc::new(Module { name: name.into(), namespace: namespace.clone() });
    interp.modules.add("__main__", &module);
    let meta = FunctionMeta::default().into();
    (module, Rc::new(Function { code, globals: namespace, closure: Box::default(), meta }))
}

/// The line of the innermost frame in the program's own file.
fn line_in(interp: &Interp, t: &Thread, stopped: bool) -> u32 {
    let own = (0..t.frames.len()).rev().find(|&at| is_own(interp, &t.frames[at]));
    own.map_or(0, |at| line_of_frame(t, at, stopped))
}

/// The line a frame stands at: of the call it waits for, or of what it does next. A `stopped` thread could not finish
/// its last instruction.
pub(super) fn line_of_frame(t: &Thread, at: usize, stopped: bool) -> u32 {
    let frame = &t.frames[at];
    let waits = stopped || t.pending.is_some() || at + 1 < t.frames.len();
    frame.func.code.span(if waits { frame.ip.saturating_sub(1) } else { frame.ip }).line
}

/// Runs code that needs no kernel: the prelude's own definitions.
fn boot_run(interp: &mut Interp, t: &mut Thread) {
    flow::start(interp, t);
    let exit = run::run::<false>(interp, t, Limits::safe_points(Ns::MAX));
    let ended = t.ended.take();
    assert!(matches!((&exit, &ended), (Exit::Ended, Some(Ok(_)))), "the prelude failed");
    interp.executed = 0;
}
