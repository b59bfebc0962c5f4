//! [`Processes`]: all machines of a run, as the kernel sees them: one for each interpreter of each process.
//!
//! Each has a heap of its own. What a machine starts it leaves in [`super::interp::Interp::births`]; only bytes go from
//! one machine to another.

use std::cell::RefCell;
use std::rc::Rc;

use litemap::LiteMap;

use super::compiled::{COMPILED, Compiled};
use super::glance::Glance;
use super::import::Library;
use super::inside::Inside;
use super::interp::Settings;
use super::machine::{Failure, Machine, StopReason};
use super::real::RealTime;
use super::watch::Sought;
use crate::base::order::sort_by_key;
use crate::base::{GilId, LockId, Ns, ProcessId, ThreadId, WaitId};
use crate::kernel::api::{self, Burst, Program, Reaction, Slice, Syscall, Wake};
use crate::kernel::world::remote::Remote;
use crate::kernel::world::{SharedWorld, resident};
use crate::python::bytecode::CodeDef;
use crate::python::object::{Bytes, Value};
use crate::python::syntax::SyntaxError;

/// Where a machine lives.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// What it shares with the others.
    pub world: SharedWorld,
    /// What was compiled already.
    pub compiled: Compiled,
    /// Its process.
    pub process: ProcessId,
    /// Its first thread.
    pub main_thread: ThreadId,
}

/// What a machine has started outside itself.
#[derive(Debug)]
pub enum Birth {
    /// A process, whose main thread calls `_boot.main` with these bytes; or a child of the fork server whose first child
    /// has this number in the operating system.
    Process {
        /// The process.
        process: ProcessId,
        /// Its main thread.
        thread: ThreadId,
        /// The server's number, 0 none.
        server: i64,
        /// Its parent's descriptors that it gets, and their numbers there.
        given: Vec<(i32, i32)>,
        /// The bytes.
        data: Vec<u8>,
    },
    /// A thread has made its process the fork server.
    Server(ThreadId),
    /// Another interpreter of its process.
    Interpreter(GilId),
    /// A thread in another interpreter, which calls a function of the prelude with these bytes.
    Call(GilId, ThreadId, &'static str, Vec<u8>),
    /// The end of another interpreter.
    Close(GilId),
}

/// A fork server before its first child: all its children are made of this.
#[derive(Debug)]
struct Server {
    machine: Machine,
    /// Its only thread of interest.
    thread: ThreadId,
}

impl Server {
    /// A child, if there can be one.
    fn child(&self, world: &SharedWorld, process: ProcessId, child: ThreadId, data: &[u8]) -> Option<Machine> {
        self.machine.served(world, self.thread, process, child, Value::Bytes(Bytes::new(data.to_vec())))
    }
}

/// All processes of a run.
#[derive(Debug)]
pub struct Processes {
    settings: Settings,
    library: Library,
    /// The program: processes look for it among what was compiled, where other runs leave theirs.
    program: Option<Rc<CodeDef>>,
    /// What all machines share.
    pub world: SharedWorld,
    compiled: Compiled,
    machines: Vec<Option<Machine>>,
    /// Fork servers as they were before their first child, by its number in the operating system.
    servers: LiteMap<i64, Rc<Server>>,
    /// The machines of interpreters that are not their process's first.
    interpreters: LiteMap<GilId, usize>,
    /// The machine of each thread, and its process.
    homes: Vec<(usize, ProcessId)>,
    executed: u64,
    failures: Vec<Failure>,
    stop: Option<StopReason>,
    status: i32,
    real: Option<RealTime>,
    sought: Option<Sought>,
    /// Hits of machines that are gone.
    hits: Vec<Ns>,
}

/// What a process of its own, on a real clock, is told at its start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Birthright {
    /// The operating system's number.
    pub pid: i64,
    /// That of its parent.
    pub parent: i64,
    /// What it calls a function of the prelude with; the first process runs the program's file instead.
    pub data: Option<Vec<u8>>,
}

impl Processes {
    /// Prepares a program: its first process.
    pub fn new(settings: Settings, library: Library, source: &str) -> Result<Self, Vec<SyntaxError>> {
        let home = Home { compiled: COMPILED.with(Rc::clone), ..Home::default() };
        let (world, compiled) = (home.world.clone(), home.compiled.clone());
        world.borrow_mut().processes.begin(ThreadId(0), None);
        world.borrow_mut().resident.add(ProcessId(0), resident::START);
        let first = Machine::new(settings.clone(), library, source, home)?;
        let program = compiled.borrow().get(&settings.filename);
        let (machines, homes) = (vec![Some(first)], vec![(0, ProcessId(0))]);
        let (failures, stop) = (Vec::new(), None);
        let interpreters = LiteMap::new();
        let (executed, status) = (0, 0);
        let real = settings.clock.map(RealTime::new);
        Ok(Self {
            settings,
            library,
            program,
            world,
            compiled,
            machines,
            servers: LiteMap::new(),
            interpreters,
            homes,
            executed,
            failures,
            stop,
            status,
            real,
            sought: None,
            hits: Vec::new(),
        })
    }

    /// A copy that goes on as this would, and roughly how many bytes it takes. An error says why there can be none.
    pub fn copied(&self) -> Result<(Self, usize), &'static str> {
        if self.real.is_some() {
            return Err("the clock is real");
        }
        if let Some(program) = &self.program {
            self.compiled.borrow_mut().insert(self.settings.filename.clone(), program.clone());
        }
        let world = Rc::new(RefCell::new(self.world.borrow().copied()));
        let mut size = self.world.borrow().size();
        let mut machines = Vec::new();
        for machine in &self.machines {
            let copied = machine.as_ref().map(|machine| machine.copied(&world)).transpose()?;
            machines.push(copied.map(|(machine, bytes)| {
                size += bytes;
                machine
            }));
        }
        let copy = Self {
            settings: self.settings.clone(),
            library: self.library,
            program: self.program.clone(),
            world,
            compiled: self.compiled.clone(),
            machines,
            servers: self.servers.clone(),
            interpreters: self.interpreters.clone(),
            homes: self.homes.clone(),
            executed: self.executed,
            failures: self.failures.clone(),
            stop: self.stop.clone(),
            status: self.status,
            real: None,
            sought: None,
            hits: Vec::new(),
        };
        Ok((copy, size))
    }

    /// Makes the first process one of several that are strangers to each other, each with a world of its own.
    pub fn become_real(&mut self, right: Birthright) {
        let mut world = self.world.borrow_mut();
        world.remote = Some(Remote::default());
        world.processes.begin(ThreadId(u32::MAX), None);
        for (at, pid) in [right.pid, right.parent].into_iter().enumerate() {
            if let Some(process) = world.processes.get_mut(ProcessId(at as u32)) {
                process.pid = pid;
                process.parent = (at == 0).then_some(ProcessId(1));
            }
        }
        drop(world);
        if let Some(data) = right.data {
            let machine = self.boot(ProcessId(0), ThreadId(0), right.pid as u64);
            self.begin(machine, ProcessId(0), ThreadId(0), "_boot_process", data);
            self.machines[0] = None;
        }
    }

    /// The machine of a thread, unless its process is over.
    pub fn machine(&self, thread: ThreadId) -> Option<&Machine> {
        self.machines.get(self.homes.get(thread.index())?.0)?.as_ref()
    }

    /// The process of a thread.
    pub fn process_of(&self, thread: ThreadId) -> ProcessId {
        self.homes.get(thread.index()).map(|home| home.1).unwrap_or_default()
    }

    /// The program's text.
    pub fn source(&self) -> &str {
        &self.settings.source
    }

    /// Why the run was ended from inside, if it was.
    pub fn stop_reason(&self) -> Option<&StopReason> {
        self.stop.as_ref()
    }

    /// The first process's exit status, once it has ended.
    pub fn exit_status(&self) -> i32 {
        self.status
    }

    /// On a real clock: what compiling took so far, in ns, and how fast code was in each stretch of some ms, in
    /// thousandths of the model's time.
    pub fn tally(&self) -> (Ns, Vec<u32>) {
        self.real.as_ref().map(RealTime::tally).unwrap_or_default()
    }

    /// Instructions executed so far, over all threads of all processes.
    pub fn instructions(&self) -> u64 {
        self.executed
    }

    /// Uncaught exceptions so far, in the order of the clock.
    pub fn failures(&self) -> Vec<Failure> {
        let living = self.machines.iter().flatten().flat_map(Machine::failures);
        let mut failures: Vec<Failure> = self.failures.iter().chain(living).cloned().collect();
        sort_by_key(&mut failures, |failure| failure.at);
        failures
    }

    /// The line of the program a thread stands at; 0 if it is not in the program's file.
    pub fn line_of(&self, thread: ThreadId) -> u32 {
        self.machine(thread).map_or(0, |machine| machine.line_of(thread))
    }

    /// Has steps of the program noted from now on, those after `from`; `None` ends that.
    pub fn watch(&mut self, sought: Option<Sought>, from: Ns) {
        for machine in self.machines.iter_mut().flatten() {
            machine.watch(sought.as_ref(), from);
        }
        self.sought = sought;
    }

    /// When what is watched for happened, in ns, since this was last asked; in no order.
    pub fn take_hits(&mut self) -> Vec<Ns> {
        let mut hits = std::mem::take(&mut self.hits);
        for machine in self.machines.iter_mut().flatten() {
            hits.append(&mut machine.take_hits());
        }
        hits
    }

    /// Machines of processes and interpreters that are alive, each with its process.
    pub fn machines(&mut self) -> impl Iterator<Item = (ProcessId, &mut Machine)> {
        self.machines.iter_mut().flatten().map(|machine| (machine.interp.process, machine))
    }

    /// Frames of a thread in the program's file, outermost first: name and line.
    pub fn frames_of(&mut self, thread: ThreadId) -> Vec<Glance> {
        let machine = self.homes.get(thread.index()).and_then(|home| self.machines.get_mut(home.0)?.as_mut());
        machine.map(|machine| machine.frames_of(thread)).unwrap_or_default()
    }

    /// Frames of a thread inside the library, outermost first.
    pub fn inside_of(&mut self, thread: ThreadId) -> Vec<Inside> {
        let machine = self.homes.get(thread.index()).and_then(|home| self.machines.get_mut(home.0)?.as_mut());
        machine.map(|machine| machine.inside_of(thread)).unwrap_or_default()
    }

    /// `threading.Thread.name`.
    pub fn thread_name(&self, thread: ThreadId) -> String {
        match self.world.borrow().names.threads.get(thread.index()) {
            Some(name) if !name.is_empty() => name.clone(),
            _ if self.is_main(thread) => "MainThread".to_owned(),
            _ => format!("Thread-{}", thread.0),
        }
    }

    /// Whether it is the first thread of its process.
    pub fn is_main(&self, thread: ThreadId) -> bool {
        let own = self.process_of(thread);
        !self.homes[..thread.index().min(self.homes.len())].iter().any(|home| home.1 == own)
    }

    /// `multiprocessing.Process.name`; the first process is called as the program's file.
    pub fn process_name(&self, process: ProcessId) -> String {
        match self.world.borrow().names.processes.get(process.index()) {
            Some(name) if !name.is_empty() => name.clone(),
            _ if process.0 == 0 => self.settings.filename.to_string(),
            _ => format!("Process-{}", process.0),
        }
    }

    /// A thread's name; with that of its process where there are several.
    pub fn full_name(&self, thread: ThreadId) -> String {
        let name = self.thread_name(thread);
        let process = self.process_of(thread);
        if process.0 == 0 { name } else { format!("{} of {}", name, self.process_name(process)) }
    }

    /// The name by which the program knows a lock, seen from a thread; a search, so not to be repeated often.
    pub fn lock_name(&self, thread: ThreadId, lock: LockId) -> Option<String> {
        self.machine(thread)?.lock_name(thread, lock)
    }

    /// The library function in which a thread waits, called by the program itself: `Queue.get`.
    pub fn library_call(&self, thread: ThreadId) -> Option<Rc<str>> {
        self.machine(thread)?.library_call(thread)
    }

    fn place(&mut self, thread: ThreadId, machine: usize, process: ProcessId) {
        if self.homes.len() <= thread.index() {
            self.homes.resize(thread.index() + 1, (usize::MAX, ProcessId::default()));
        }
        self.homes[thread.index()] = (machine, process);
    }

    /// A new machine. The operating system gives it random numbers of its own, told apart by `number`.
    fn boot(&mut self, process: ProcessId, main_thread: ThreadId, number: u64) -> usize {
        let (world, compiled) = (self.world.clone(), self.compiled.clone());
        let home = Home { world, compiled, process, main_thread };
        let mut machine = Machine::boot(self.settings.clone(), self.library, home);
        machine.interp.drawn = machine.interp.drawn.wrapping_add(number << 32);
        machine.watch(self.sought.as_ref(), 0);
        self.machines.push(Some(machine));
        self.machines.len() - 1
    }

    fn begin(&mut self, machine: usize, process: ProcessId, thread: ThreadId, function: &str, data: Vec<u8>) {
        if let Some(machine) = &mut self.machines[machine] {
            machine.adopt_thread(thread, function, vec![Value::Bytes(Bytes::new(data))]);
        }
        self.place(thread, machine, process);
    }

    /// A thread has asked to fork, and the kernel has made the process.
    fn fork(&mut self, parent: ThreadId, process: ProcessId, child: ThreadId) {
        let (at, own) = self.homes[parent.index()];
        let Some(machine) = &mut self.machines[at] else { return };
        let pid = self.world.borrow_mut().processes.begin_as(process, child, own);
        let mut copy = machine.fork(parent, process, child, pid);
        if let Some(copy) = &mut copy {
            copy.watch(self.sought.as_ref(), 0);
        }
        let mut world = self.world.borrow_mut();
        world.inherit(process, own);
        world.resident.fork(process, own);
        let name = world.names.threads.get(parent.index()).cloned().unwrap_or_default();
        world.names.name_thread(child, name);
        if world.names.programs.contains(&own) {
            world.names.programs.push(process);
        }
        drop(world);
        self.machines.push(copy);
        self.place(child, self.machines.len() - 1, process);
    }

    fn give_birth(&mut self, process: ProcessId, birth: Birth) {
        match birth {
            Birth::Process { process: child, thread, server, given, data } => {
                self.world.borrow_mut().processes.begin_as(child, thread, process);
                self.world.borrow_mut().give(child, process, &given);
                let copy = self.servers.get(&server).and_then(|server| server.child(&self.world, child, thread, &data));
                if let Some(mut copy) = copy {
                    copy.watch(self.sought.as_ref(), 0);
                    self.machines.push(Some(copy));
                    self.place(thread, self.machines.len() - 1, child);
                } else {
                    let machine = self.boot(child, thread, thread.0.into());
                    self.begin(machine, child, thread, "_boot_process", data);
                }
            }
            Birth::Server(thread) => {
                let pid = self.world.borrow().processes.get(process).map_or(0, |process| process.pid);
                let machine = self.machine(thread).and_then(|machine| machine.copied(&self.world).ok());
                if let Some((machine, _)) = machine {
                    self.servers.insert(pid, Rc::new(Server { machine, thread }));
                }
            }
            Birth::Interpreter(gil) => {
                // No thread of it is the main one.
                let machine = self.boot(process, ThreadId(u32::MAX), (1 << 24) + u64::from(gil.0));
                self.interpreters.insert(gil, machine);
            }
            Birth::Call(gil, thread, function, data) => {
                let Some(&machine) = self.interpreters.get(&gil) else { return };
                self.begin(machine, process, thread, function, data);
            }
            Birth::Close(gil) => {
                if let Some(machine) = self.interpreters.remove(&gil)
                    && let Some(mut gone) = self.machines[machine].take()
                {
                    self.hits.append(&mut gone.take_hits());
                    self.world.borrow_mut().resident.remove(process, resident::INTERPRETER);
                    self.failures.extend_from_slice(gone.failures());
                }
            }
        }
    }
}

impl Program for Processes {
    fn resume(&mut self, thread: ThreadId, wake: Wake, slice: Slice) -> Burst {
        let (at, process) = self.homes[thread.index()];
        let Some(machine) = &mut self.machines[at] else { unreachable!("a thread of a process that is over") };
        if let Wake::Spawned(child) = wake {
            self.homes.resize(self.homes.len().max(child.index() + 1), (usize::MAX, ProcessId::default()));
            self.homes[child.index()] = (at, process);
        }
        if let Wake::Born(process, child) = wake
            && machine.forks(thread)
        {
            self.fork(thread, process, child);
        }
        let Some(machine) = &mut self.machines[at] else { unreachable!("it was there before") };
        machine.interp.executed = self.executed;
        let allowed = slice;
        let slice = self.real.as_ref().map_or(slice, |real| real.slice(slice));
        let mut burst = machine.resume(thread, wake, slice);
        if let Some(real) = &mut self.real {
            burst = real.burst(allowed, slice, burst, std::mem::take(&mut machine.interp.compiling));
        } else if let api::StopReason::Syscall(Syscall::Compute { ns, .. }) = &mut burst.stop {
            *ns = machine.interp.paced(*ns);
        }
        self.executed = machine.interp.executed;
        if self.stop.is_none() {
            self.stop = machine.stop_reason().cloned();
        }
        for birth in std::mem::take(&mut machine.interp.births) {
            self.give_birth(process, birth);
        }
        burst
    }

    fn signal(&mut self, process: ProcessId, number: u32, token: u32, at: Ns) -> Reaction {
        let machines = self.machines.iter_mut().flatten();
        let own = machines.into_iter().find(|machine| machine.interp.process == process);
        own.map_or_else(Reaction::default, |machine| machine.interp.signals.arrive(number, token, at))
    }

    fn parent(&self, process: ProcessId) -> Option<ProcessId> {
        self.world.borrow().processes.get(process)?.parent
    }

    fn exited(&mut self, process: ProcessId, status: i32) -> Vec<WaitId> {
        if process.0 == 0 {
            self.status = status;
        }
        for machine in &mut self.machines {
            if let Some(mut gone) = machine.take_if(|machine| machine.interp.process == process) {
                self.hits.append(&mut gone.take_hits());
                self.failures.extend_from_slice(gone.failures());
            }
        }
        self.world.borrow_mut().exited(process, status)
    }
}
