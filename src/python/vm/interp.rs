//! [`Interp`]: everything of an interpreter that is not a thread: types, names, modules, output.
//!
//! Native code gets it as its first argument. What belongs to one thread (frames, operands) is in [`super::thread`].

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use super::compiled::Compiled;
use super::control::{Call, Ctl, Res, Stop};
use super::fork::Forked;
use super::import::Library;
use super::loops::Loops;
use super::machine::Failure;
use super::processes::{Birth, Home};
use super::signals::Signals;
use super::symbol::{Sym, SymHasher, Symbols};
use super::traceback::ExcData;
use super::watch::Watch;
use crate::base::{LockId, Ns, ProcessId, ThreadId, WaitId};
use crate::kernel::world::{OpenId, SharedWorld};
use crate::python::builtins::identity::Identities;
use crate::python::builtins::objects::IDENTITY;
use crate::python::builtins::{Builtin, Exc, Types};
use crate::python::object::{Base, Class, Dict, InstanceAttrs, Modules, Namespace, Native, Object, Str, Value};

/// The ident of the first thread, and how far the others are apart.
const FIRST_IDENT: i64 = 0x7f00_0000_0000;
const NEXT_IDENT: i64 = 0x0100_0000;

/// What the program may ask about its machine.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `os.cpu_count()`.
    pub cores: u32,
    /// Whether there is a GIL.
    pub gil: bool,
    /// `sys.getswitchinterval()` at the start, in ns.
    pub switch_interval: Ns,
    /// `sys.argv`.
    pub argv: Vec<String>,
    /// Name of the program's file in tracebacks.
    pub filename: Rc<str>,
    /// The program's text, for tracebacks.
    pub source: Rc<str>,
    /// Seeds `random` and identities.
    pub seed: u64,
    /// Most bytes of output.
    pub output_limit: u64,
    /// Most living threads.
    pub thread_limit: u32,
    /// Most instructions.
    pub instruction_limit: u64,
    /// Most bytes of objects, roughly.
    pub memory_limit: u64,
    /// The time since the start of the run, in ns, if it is real.
    pub clock: Option<fn() -> Ns>,
    /// Time that code takes, in thousandths of the model's.
    pub pace: u32,
    /// Processes that live apart, as in real mode; `None` are those of one computer.
    pub apart: Option<Apart>,
}

/// What it costs that processes live apart, in ns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// From asking for a process to its first instruction.
    pub start: Ns,
    /// What an interpreter then needs to compile the library.
    pub compile: Ns,
    /// A question about what they share, and the answer.
    pub message: Ns,
}

/// An interpreter.
#[derive(Debug)]
pub struct Interp {
    /// Interned names.
    pub symbols: Symbols,
    /// Built-in classes.
    pub types: Types,
    /// `builtins`.
    pub builtins: HashMap<Sym, Value, SymHasher>,
    /// `sys.modules`.
    pub modules: Modules,
    /// The prelude's names: built-in functions written in Python.
    pub prelude: Rc<Namespace>,
    /// The standard library.
    pub library: Library,
    /// What the program may ask.
    pub settings: Settings,
    /// The thread that runs now.
    pub thread: ThreadId,
    /// Its clock when the current instruction started, in ns.
    pub now: Ns,
    /// The native function that was called last, for messages about its arguments.
    pub calling: &'static Builtin,
    /// What the current native call costs beyond its fixed cost, in ns. Native code adds to it.
    pub charge: Ns,
    /// `sys.getswitchinterval()`, in ns.
    pub switch_interval: Ns,
    /// Living threads.
    pub threads_alive: u32,
    /// Modules whose bodies are running.
    pub importing: Vec<Rc<str>>,
    /// What is done about signals.
    pub signals: Signals,
    /// Every living `threading.local`.
    pub locals: Vec<Weak<Native>>,
    /// `threading.stack_size()`, in bytes; 0 for the default.
    pub stack_size: i64,
    /// The program is over but for what `atexit` has: no thread may start.
    pub ending: bool,
    /// Modules are being taken down: `linecache` reads no file any more.
    pub without_files: bool,
    /// Files that tracebacks have shown lines of.
    pub shown_files: Vec<Rc<str>>,
    /// `sys.getrecursionlimit()`.
    pub recursion_limit: usize,
    /// Instructions executed so far, over all threads.
    pub executed: u64,
    /// CPU time of all threads up to `burst_start`, in ns.
    pub cpu_time: Ns,
    /// The same of each thread, by id.
    pub thread_cpu: Vec<Ns>,
    /// When the current thread was put on, in ns.
    pub burst_start: Ns,
    /// The exception the current thread is handling.
    pub handled: Value,
    /// Uncaught exceptions.
    pub failures: Vec<Failure>,
    /// Processes and interpreters started since they were last looked at.
    pub births: Vec<Birth>,
    /// Library files that were compiled already.
    pub compiled: Compiled,
    /// Real time that compiling took since this was last taken, in ns.
    pub compiling: Ns,
    /// What is written now has been written before, by the process that this one is a copy of.
    pub muted: bool,
    /// This process.
    pub process: ProcessId,
    /// Its main thread.
    pub main_thread: ThreadId,
    /// The thread whose ident the main thread has: in a copy made by `fork` that of the thread it is a copy of.
    pub known_as: ThreadId,
    /// Threads started since the machine looked last, and what they call.
    pub spawned: Vec<(ThreadId, Value)>,
    /// Threads that are over.
    pub done: Vec<ThreadId>,
    /// `sys.stdout` and `sys.stderr`.
    pub streams: [Value; 2],
    /// How many callers a coroutine remembers (`sys.set_coroutine_origin_tracking_depth`).
    pub origin_depth: usize,
    /// `sys.set_asyncgen_hooks`, by thread: first iteration and finalizer; Null for none.
    pub asyncgen_hooks: Vec<[Value; 2]>,
    /// The context (`contextvars`) of each thread; Null before its first.
    pub contexts: Vec<Value>,
    /// Identities of the contexts that some thread is in.
    pub entered: Vec<u32>,
    /// Disk, pipes and network, shared with the other processes of the run.
    pub world: SharedWorld,
    /// Names and texts of the program's own modules, for tracebacks.
    pub sources: Vec<(Rc<str>, Rc<str>)>,
    /// State of the generator behind [`Self::draw`].
    pub(super) drawn: u64,
    /// Where each thread waits when it polls.
    pub(super) poll_queues: Vec<Option<WaitId>>,
    /// Identities of objects that carry none.
    pub(super) identities: Identities,
    pub(super) next_object: u32,
    /// Event loops and tasks.
    pub loops: Loops,
    /// Tasks of event loops that have a lane in the picture, by address; the references keep those unique.
    pub task_lanes: HashMap<usize, (u32, Weak<Object>)>,
    /// What is noted of its threads' steps.
    pub watch: Option<Box<Watch>>,
    /// Copies that were made of this interpreter, whose parents do not know it yet.
    pub forked: Vec<Forked>,
}

impl Interp {
    /// An interpreter with its types and builtins, before any module.
    pub fn new(settings: Settings, library: Library, home: Home) -> Self {
        let mut symbols = Symbols::new(home.compiled.borrow_mut().known());
        let (seed, switch_interval) = (settings.seed, settings.switch_interval);
        let types = crate::python::builtins::make_types(&mut symbols);
        let builtins = crate::python::builtins::make_builtins(&mut symbols, &types);
        Self {
            symbols,
            types,
            builtins,
            modules: Modules::default(),
            prelude: Rc::default(),
            library,
            settings,
            thread: home.main_thread,
            now: 0,
            calling: &IDENTITY,
            charge: 0,
            switch_interval,
            threads_alive: 1,
            importing: Vec::new(),
            signals: Signals::default(),
            locals: Vec::new(),
            stack_size: 0,
            ending: false,
            without_files: false,
            shown_files: Vec::new(),
            recursion_limit: 1000,
            executed: 0,
            cpu_time: 0,
            thread_cpu: Vec::new(),
            burst_start: 0,
            handled: Value::Null,
            failures: Vec::new(),
            births: Vec::new(),
            muted: false,
            compiled: home.compiled,
            compiling: 0,
            process: home.process,
            main_thread: home.main_thread,
            known_as: home.main_thread,
            spawned: Vec::new(),
            done: Vec::new(),
            streams: [1, 2].map(|n| Value::Native(Rc::new(Native::Stream(n)))),
            world: home.world,
            origin_depth: 0,
            asyncgen_hooks: Vec::new(),
            contexts: Vec::new(),
            entered: Vec::new(),
            sources: Vec::new(),
            drawn: seed,
            poll_queues: Vec::new(),
            identities: Identities::default(),
            next_object: 1,
            loops: Loops::default(),
            task_lanes: HashMap::new(),
            watch: None,
            forked: Vec::new(),
        }
    }

    // === Errors ===

    /// Raises a built-in exception with a message.
    pub fn raise(&mut self, class: Exc, message: impl Into<String>) -> Box<Ctl> {
        self.raise_args(class, vec![Value::string(message.into())])
    }

    /// Raises a built-in exception with these arguments.
    pub fn raise_args(&mut self, class: Exc, args: Vec<Value>) -> Box<Ctl> {
        let exception = self.exception(class, args);
        Box::new(Ctl::Raise(exception))
    }

    /// A built-in exception.
    pub fn exception(&mut self, class: Exc, args: Vec<Value>) -> Value {
        let class = self.types[class].clone();
        self.exception_of(&class, args)
    }

    /// An exception of any exception class, without running its `__init__`.
    pub fn exception_of(&mut self, class: &Rc<Class>, args: Vec<Value>) -> Value {
        let data = ExcData { args: Some(crate::python::object::Tuple::new(args)), ..ExcData::default() };
        self.object(class, Base::Exc(Box::new(data.into())))
    }

    /// `TypeError` with a message.
    pub fn type_error(&mut self, message: impl Into<String>) -> Box<Ctl> {
        self.raise(Exc::TypeError, message)
    }

    /// `ValueError` with a message.
    pub fn value_error(&mut self, message: impl Into<String>) -> Box<Ctl> {
        self.raise(Exc::ValueError, message)
    }

    /// Ends the run: gilscope does not support this.
    pub fn unsupported(&self, what: impl Into<String>) -> Box<Ctl> {
        Box::new(Ctl::Stop(Stop::Unsupported(what.into())))
    }

    // === Calls into Python ===

    /// Calls something instead of answering.
    pub fn call(&self, func: Value, args: Vec<Value>) -> Box<Ctl> {
        Box::new(Ctl::Call(Call { func, args, kwargs: Vec::new() }))
    }

    /// Calls a function of the prelude instead of answering: for whatever needs Python to run.
    pub fn prelude_call(&mut self, name: &str, args: Vec<Value>) -> Box<Ctl> {
        let func = self.prelude_function(name);
        self.call(func, args)
    }

    /// A program sets or deletes (Null) a name of `builtins`: every module sees it. Gives the value back.
    pub fn set_builtin(&mut self, name: Sym, value: Value) -> Value {
        if value.is_null() {
            self.builtins.remove(&name);
        } else {
            self.builtins.insert(name, value.clone());
        }
        for (_, module) in self.modules.0.table.borrow().iter() {
            if let Value::Module(m) = module {
                m.namespace.fall_back(name, value.clone());
            }
        }
        value
    }

    /// A function of the prelude.
    pub fn prelude_function(&mut self, name: &str) -> Value {
        let sym = self.symbols.intern(name);
        self.prelude.get(sym).unwrap_or_else(|| unreachable!("prelude has {name}"))
    }

    // === Objects ===

    /// What a function of the prelude makes of a value, for constants made at start: a class called with it.
    pub fn prelude_value(&mut self, class: &str, value: Value) -> Value {
        match self.prelude_function(class) {
            Value::Class(c) => self.object(&c, Base::Value(value)),
            _ => value,
        }
    }

    /// `sys.stdout` (1) or `sys.stderr` (2): one object each.
    pub fn stream(&mut self, which: u8) -> Value {
        let at = usize::from(which == 2);
        self.streams[at].clone()
    }

    /// A new instance.
    pub fn object(&mut self, class: &Rc<Class>, base: Base) -> Value {
        let id = self.next_id();
        let attrs = InstanceAttrs::Slots(Vec::with_capacity(class.keys.borrow().len())).into();
        let object = Value::Object(Rc::new(Object {
            class: class.clone(),
            id,
            attrs,
            base,
            finalized: Cell::new(false),
            watched: Cell::new(false),
        }));
        let finalizers = &self.types.finalizers;
        let traits = class.traits();
        if finalizers.all.get() || traits.del && !traits.future {
            finalizers.track(&object);
        }
        object
    }

    /// A built-in object of a rarer type.
    pub fn native(&self, native: Native) -> Value {
        Value::Native(Rc::new(native))
    }

    /// `id(value)`: the same on every machine.
    pub fn identity(&mut self, value: &Value) -> u64 {
        self.identities.of(value)
    }

    /// `threading.get_ident()` of a thread: looks like a Linux pthread address.
    pub fn thread_ident(&self, thread: ThreadId) -> i64 {
        let known_as = if thread == self.main_thread { self.known_as } else { thread };
        FIRST_IDENT + i64::from(known_as.0) * NEXT_IDENT
    }

    /// The thread with this ident.
    pub fn thread_of_ident(&self, ident: i64) -> ThreadId {
        let thread = ThreadId(((ident - FIRST_IDENT) / NEXT_IDENT) as u32);
        if thread == self.known_as { self.main_thread } else { thread }
    }

    /// A number nobody else has.
    pub fn next_id(&mut self) -> u32 {
        self.next_object += 1;
        self.next_object
    }

    /// A kernel lock nobody else uses.
    pub fn next_lock(&mut self) -> LockId {
        self.world.borrow_mut().next_lock()
    }

    /// A kernel wait queue nobody else uses.
    pub fn next_wait(&mut self) -> WaitId {
        self.world.borrow_mut().next_wait()
    }

    /// A new descriptor of this process.
    pub fn descriptor(&mut self, open: OpenId) -> Value {
        Value::Int(self.world.borrow_mut().processes.add(self.process, open).into())
    }

    /// What a descriptor of this process refers to.
    pub fn opened(&self, fd: i64) -> Option<OpenId> {
        self.world.borrow().processes.opened(self.process, i32::try_from(fd).ok()?)
    }

    /// `os.getcwd()`.
    pub fn folder(&self) -> String {
        self.world.borrow().processes.get(self.process).map(|process| process.folder.clone()).unwrap_or_default()
    }

    /// The queue in which the current thread waits when it polls.
    pub fn poll_queue(&mut self) -> WaitId {
        let at = self.thread.index();
        if self.poll_queues.len() <= at {
            self.poll_queues.resize(at + 1, None);
        }
        match self.poll_queues[at] {
            Some(queue) => queue,
            None => {
                let queue = self.next_wait();
                self.poll_queues[at] = Some(queue);
                queue
            }
        }
    }

    /// A random number of the machine's own (`SplitMix64` from its seed).
    pub fn draw(&mut self) -> u64 {
        self.drawn = self.drawn.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.drawn;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    /// What the model's time is on this machine, in ns.
    #[inline]
    pub fn paced(&self, ns: Ns) -> Ns {
        if self.settings.pace == 1000 { ns } else { ns * Ns::from(self.settings.pace) / 1000 }
    }

    /// Adds to the cost of the current native call, in ns.
    pub fn charge(&mut self, ns: Ns) {
        self.charge += self.paced(ns);
    }

    /// The calling thread's hooks for asynchronous generators; Null for none.
    pub fn asyncgen_hooks(&self) -> [Value; 2] {
        self.asyncgen_hooks.get(self.thread.index()).cloned().unwrap_or_default()
    }

    /// A thread is over: what it kept in `threading.local` objects dies with it.
    pub fn forget_locals(&mut self, thread: ThreadId) {
        for local in self.locals.iter().filter_map(Weak::upgrade) {
            if let Native::Local { dicts, .. } = &*local {
                let gone = {
                    let mut dicts = dicts.borrow_mut();
                    dicts.iter().position(|(t, _)| *t == thread).map(|at| dicts.remove(at))
                };
                drop(gone);
            }
        }
    }

    // === Names ===

    /// Interns a name.
    pub fn intern(&mut self, name: &str) -> Sym {
        self.symbols.intern(name)
    }

    /// Interns the text of a value.
    pub fn intern_key(&mut self, value: &Value, text: &str) -> Sym {
        match value {
            // It knows its hash.
            Value::Str(known) => self.symbols.intern_hashed(known.hash(), text),
            _ => self.symbols.intern(text),
        }
    }

    /// `__dict__` of an instance.
    pub fn instance_dict(&self, object: &Object) -> Rc<Dict> {
        object.dict(&|s| self.symbols.text(s))
    }

    /// Reads an attribute stored in an instance itself.
    pub fn instance_get(&self, object: &Object, name: Sym) -> Option<Value> {
        object.get(name, &|s| self.symbols.text(s))
    }

    /// Stores an attribute in an instance itself.
    pub fn instance_set(&self, object: &Object, name: Sym, value: Value) {
        drop(object.set(name, value, &|s| self.symbols.text(s)));
    }

    /// Binds a name of a module.
    pub fn module_set(&mut self, namespace: &Namespace, name: &str, value: Value) {
        let sym = self.symbols.intern(name);
        let builtin = self.builtins.get(&sym).cloned().unwrap_or_default();
        namespace.set(sym, value, || builtin);
    }

    /// Binds a name of a module, or of the dict in its place.
    pub fn bind_global(&mut self, namespace: &Namespace, name: Sym, value: Value) {
        let text = self.name_text(name);
        match namespace.dict() {
            Some(dict) => drop(dict.table.borrow_mut().insert(text.hash(), text.into(), value)),
            None => self.module_set(namespace, text.as_str(), value),
        }
    }

    /// The dict of global names, as programs see it.
    pub fn globals(&self, namespace: &Rc<Namespace>) -> Value {
        namespace.dict.get().cloned().unwrap_or_else(|| self.native(Native::Globals(namespace.clone())))
    }

    /// What clocks show, in ns since the start of the run.
    pub fn clock(&self) -> Ns {
        self.settings.clock.map_or(self.now, |clock| clock())
    }

    // === Output ===

    /// Appends to what the program wrote.
    pub fn write(&mut self, stream: u8, text: &str) -> Res<()> {
        if text.is_empty() || self.muted {
            return Ok(());
        }
        let mut world = self.world.borrow_mut();
        if world.console.bytes + text.len() as u64 > self.settings.output_limit {
            let text = format!("it wrote more than {} bytes", self.settings.output_limit);
            return Err(Box::new(Ctl::Stop(Stop::Limit(text))));
        }
        let at = self.clock();
        world.console.write(at, self.thread, stream, text);
        Ok(())
    }

    /// The shared string of a text that may be a name.
    pub fn symbols_text(&mut self, text: &str) -> Rc<Str> {
        let name = self.symbols.intern(text);
        self.symbols.text(name)
    }

    /// The text of a name.
    pub fn name_text(&self, name: Sym) -> Rc<Str> {
        self.symbols.text(name)
    }
}
