//! The kernel's two seams: the [`Program`] it runs and the [`Observer`] it reports to.
//!
//! A program is asked to [`Program::resume`] one thread for a while. It answers with how far that thread's clock
//! got and why it stopped. Everything that touches another thread goes through a [`Syscall`].

use crate::base::{CoreId, GilId, LockId, MS, Ns, ProcessId, SEC, ThreadId, US, WaitId};

/// How a thread may be interrupted during one [`Slice`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Only at the program's safe points (CPython's eval breaker). A slice may overshoot `until`.
    SafePoint,
    /// Before any instruction (the 3.9 rule, inspection of one moment).
    AnyInstruction,
    /// Before an instruction that other threads could notice or have a say in, and before any at or after this time
    /// (free-threaded builds). What is a thread's own may be done before its time: nobody sees the difference, and
    /// threads need not take turns for each instruction.
    Shared(Ns),
}

/// Permission to run: from `now` until the first allowed stop at or after `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The thread's clock on entry.
    pub now: Ns,
    /// The program looks up at the first allowed stop whose clock is `>= until`.
    pub until: Ns,
    /// Where it may stop.
    pub stop: Stop,
}

/// What a resumed thread is told about the call it was stopped in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// First run of a new thread.
    Start,
    /// Continue after [`StopReason::Budget`].
    Continue,
    /// The system call is done: it succeeded (lock taken, wait woken, time slept, write written).
    Done,
    /// A signal came: the system call is not done, and the program decides whether it goes on.
    Interrupted,
    /// The system call ended by its timeout, or a non-blocking lock was not free.
    TimedOut,
    /// [`Syscall::Spawn`] made this thread. The parent is told before the child first runs.
    Spawned(ThreadId),
    /// [`Syscall::Enter`] made this thread. The caller is told before it first runs.
    Entered(ThreadId),
    /// [`Syscall::Process`] made this process and its main thread. The parent is told before the child first runs.
    Born(ProcessId, ThreadId),
    /// [`Syscall::Interpreter`] made this interpreter.
    Interpreter(GilId),
}

/// What one [`Program::resume`] did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Burst {
    /// The thread's clock when it stopped, `>= Slice::now`.
    pub end: Ns,
    /// Why it stopped.
    pub stop: StopReason,
}

/// Why a thread gave control back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StopReason {
    /// The budget is used up and the thread stands at a safe point (or, under [`Stop::AnyInstruction`], anywhere).
    Budget,
    /// The same, and the thread stands at a safe point, whatever the slice has allowed.
    Safe,
    /// It asks the kernel for something.
    Syscall(Syscall),
    /// The thread is over.
    Exit,
    /// The process is over with this status: its other threads, of all its interpreters, die where they are.
    ProcessExit(i32),
    /// The program cannot go on (limit reached, unsupported feature); the run ends now. The program keeps the reason.
    Abort,
}

/// What a thread can ask for. Calls that may block release the caller's GIL for their duration and take it again
/// before the thread resumes, as `Py_BEGIN_ALLOW_THREADS` does. Calls that can be answered at once keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syscall {
    /// Make a thread of the caller's interpreter, ready to run. Keeps the GIL. Answer: [`Wake::Spawned`].
    Spawn,
    /// Have a thread of another interpreter of the caller's process run in the caller's stead: the caller is to join
    /// it. Keeps the GIL. Answer: [`Wake::Entered`].
    Enter {
        /// The other interpreter.
        gil: GilId,
    },
    /// Make another interpreter in the caller's process, with a GIL of its own and no thread. Keeps the caller's GIL.
    /// Answer: [`Wake::Interpreter`].
    Interpreter,
    /// Make a process with an interpreter and a main thread. Keeps the GIL. Answer: [`Wake::Born`].
    Process {
        /// How long its main thread computes before it first runs the program (an interpreter's start), in ns.
        boot: Ns,
        /// It does not compute, but waits: that is done elsewhere and takes no core.
        apart: bool,
    },
    /// End a process from outside: its threads die where they are. Keeps the GIL. Ending one that is over does nothing.
    Kill {
        /// Which process.
        process: ProcessId,
        /// Its exit status: minus the signal's number.
        status: i32,
    },
    /// Send a process a signal after `after` ns. Keeps the GIL.
    Signal {
        /// Which process.
        process: ProcessId,
        /// Which signal; 0 only ends the wait of the main thread.
        number: u32,
        /// Handed through to [`Program::signal`].
        token: u32,
        /// In how many ns.
        after: Ns,
    },
    /// A lock of a process that was copied has a copy: it is held as the lock is. Keeps the GIL.
    CopyLock {
        /// The lock.
        lock: LockId,
        /// Its copy.
        copy: LockId,
        /// Who holds the copy, if the caller or nobody known holds the lock; another holder does not exist in the
        /// child and holds the copy for ever.
        child: ThreadId,
    },
    /// Bring the caller to the kernel's time, so that what it reads and changes outside its process comes in the
    /// order of the virtual clock over all processes. Keeps the GIL.
    Sync,
    /// Block for at least this long; 0 still releases and re-takes the GIL.
    Sleep {
        /// Length in ns.
        ns: Ns,
    },
    /// C's `sleep`: block for this long with the GIL kept or released meanwhile; a signal ends it.
    Nap {
        /// Length in ns.
        ns: Ns,
        /// Whether the GIL is released meanwhile.
        releases_gil: bool,
    },
    /// Take a lock. First tried without releasing the GIL, as CPython does; blocks only if it is held.
    Lock {
        /// Which lock.
        lock: LockId,
        /// Longest wait in ns: `Some(0)` never blocks, `None` waits for ever.
        timeout: Option<Ns>,
    },
    /// Release a lock (any thread may) and wake one waiter. The program has checked that it is held.
    Unlock {
        /// Which lock.
        lock: LockId,
    },
    /// Sleep in a wait queue until somebody wakes it. Releases the GIL.
    Wait {
        /// Which queue.
        queue: WaitId,
        /// Longest wait in ns; `None` waits for ever.
        timeout: Option<Ns>,
        /// Whether it is for a peer or a device.
        io: bool,
    },
    /// Wake up to `n` threads of a wait queue. Keeps the GIL.
    Notify {
        /// Which queue.
        queue: WaitId,
        /// How many at most.
        n: u32,
    },
    /// Let a device wake up to `n` threads of a wait queue later. Keeps the GIL.
    NotifyLater {
        /// Which queue.
        queue: WaitId,
        /// How many at most.
        n: u32,
        /// In how many ns.
        after: Ns,
    },
    /// Wait for the end of a thread.
    Join {
        /// Which thread.
        thread: ThreadId,
        /// Longest wait in ns; `None` waits for ever.
        timeout: Option<Ns>,
    },
    /// Those who wait for the caller's end need not any longer, though it goes on (`threading._shutdown`).
    Over,
    /// A call into C that computes for `ns` on the core, with the GIL kept or released meanwhile.
    Compute {
        /// Length in ns.
        ns: Ns,
        /// Whether the GIL is released meanwhile (hashing, compression, `write(2)`).
        releases_gil: bool,
    },
    /// A blocking call that waits for a device for `ns` without using the core (a reply from the network, a disk).
    Io {
        /// Length in ns.
        ns: Ns,
    },
    /// Change the switch interval of the caller's GIL (`sys.setswitchinterval`). Keeps the GIL.
    SetSwitchInterval {
        /// New interval in ns, at least 1.
        ns: Ns,
    },
}

/// What a program wants done about a signal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reaction {
    /// The main thread's wait ends with [`Wake::Interrupted`].
    pub interrupt: bool,
    /// The process ends with this status.
    pub end: Option<i32>,
    /// The same signal comes again in so many ns.
    pub again: Option<Ns>,
}

/// The program side: everything the kernel needs to run threads without knowing what they are.
pub trait Program {
    /// Runs `thread` within `slice`. `wake` answers the call it stopped in.
    ///
    /// A burst that begins with a look at something shared between processes and ends, at the same moment, with a
    /// [`Syscall::Wait`] for its change is one step: nothing comes between.
    fn resume(&mut self, thread: ThreadId, wake: Wake, slice: Slice) -> Burst;

    /// A signal reaches a process at `at`.
    fn signal(&mut self, _process: ProcessId, _number: u32, _token: u32, _at: Ns) -> Reaction {
        Reaction::default()
    }
    /// Who is told that a process is over.
    fn parent(&self, _process: ProcessId) -> Option<ProcessId> {
        None
    }
    /// A process is over with this status: the program closes what it had open and answers who is to be woken.
    fn exited(&mut self, _process: ProcessId, _status: i32) -> Vec<WaitId> {
        Vec::new()
    }
}

/// What a thread is doing, as an operating-systems textbook draws it, plus Python's own state: waiting for the GIL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThreadState {
    /// Made, not yet run.
    New,
    /// Could run but has no core.
    Ready,
    /// On a core.
    Running,
    /// On a core inside a call that has released the GIL.
    RunningNoGil,
    /// Wants the GIL, another thread holds it.
    WaitingGil(GilId),
    /// Waits for a lock.
    BlockedLock(LockId),
    /// Waits in a wait queue.
    BlockedWait(WaitId),
    /// Waits for the end of a thread.
    BlockedJoin(ThreadId),
    /// Sleeps until a time.
    Sleeping,
    /// Waits for a device, or for what a peer sends.
    Io,
    /// Over.
    Done,
}

/// What ended a thread's wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Another thread did: released the lock, notified, spawned it, exited.
    Thread(ThreadId),
    /// The clock did: a sleep or a timeout ran out.
    Timer,
    /// A device answered.
    Device,
}

/// Hears everything that happens, in order of the virtual clock. All times are absolute ns.
pub trait Observer {
    /// A process exists; its main thread follows.
    fn process_new(&mut self, _at: Ns, _process: ProcessId, _parent: Option<ThreadId>) {}
    /// A process is over.
    fn process_exit(&mut self, _at: Ns, _process: ProcessId, _status: i32) {}
    /// An interpreter exists; a process's first one is made with it.
    fn interpreter_new(&mut self, _at: Ns, _process: ProcessId, _gil: GilId) {}
    /// A thread exists.
    fn thread_new(&mut self, at: Ns, process: ProcessId, thread: ThreadId, parent: Option<ThreadId>);
    /// A thread changed its state. The state holds until the next call for the same thread.
    fn thread_state(&mut self, at: Ns, thread: ThreadId, state: ThreadState);
    /// A core runs another thread, or none.
    fn core(&mut self, at: Ns, core: CoreId, thread: Option<ThreadId>);
    /// A GIL changed hands. `forced` marks a hand-over after a drop request.
    fn gil(&mut self, at: Ns, gil: GilId, holder: Option<ThreadId>, forced: bool);
    /// A waiter's switch interval ran out: it asked the holder to drop the GIL.
    fn gil_drop_request(&mut self, at: Ns, gil: GilId, waiter: ThreadId);
    /// A lock changed hands.
    fn lock(&mut self, at: Ns, lock: LockId, owner: Option<ThreadId>);
    /// A blocked thread became runnable, and why.
    fn wake(&mut self, at: Ns, thread: ThreadId, cause: Cause);
}

/// Policy, asked at every point where more than one continuation is possible.
/// Randomness is asked of it and of nobody else.
pub trait Scheduler {
    /// Picks one of `candidates` and returns its index. There are at least two, in FIFO order; after a drop request
    /// the likeliest winner of the GIL comes first.
    fn choose(&mut self, at: Ns, choice: Choice, candidates: &[ThreadId]) -> usize;
}

/// Which question [`Scheduler::choose`] answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Which ready thread gets a free core.
    Core,
    /// Which waiter of a GIL is signalled.
    Gil,
    /// Which waiter of a lock gets it.
    Lock,
    /// Which waiter of a wait queue wakes.
    Wait,
}

/// The simulated computer and the interpreter build on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Number of cores, 1..=64.
    pub cores: u32,
    /// Whether the interpreter has a GIL; without one it is a free-threaded build.
    pub gil: bool,
    /// `sys.getswitchinterval()` in ns at start; CPython's default is 5 ms (`Include/internal/pycore_gil.h`).
    pub switch_interval: Ns,
    /// Longest time a thread keeps a core while another is ready.
    pub quantum: Ns,
    /// Cost of putting another thread on a core.
    pub context_switch: Ns,
    /// Time from a wake-up (futex wake, device interrupt, expired timer) to the woken thread being runnable.
    pub wake_latency: Ns,
    /// How late a timer fires (`prctl(PR_SET_TIMERSLACK)`; Linux's default is 50 us). It delays sleeps, timeouts and
    /// the GIL's switch interval, not devices.
    pub timer_slack: Ns,
    /// Cost of `pthread_create` to the new thread being runnable.
    pub thread_start: Ns,
    /// Stop anywhere instead of at safe points only (3.9's rule).
    pub stop_anywhere: bool,
    /// Lock hand-over to a waiter older than this (3.14+: 1 ms, `Python/lock.c`); `None`: barging only.
    pub lock_fairness: Option<Ns>,
    /// When all processes get the signal of Ctrl-C.
    pub stop_at: Option<Ns>,
    /// The clock is a real one and something outside may wake threads: a run in which everybody waits is paused, and
    /// a pause cuts no slice short.
    pub live: bool,
    /// The run ends when the clock passes this.
    pub time_limit: Ns,
}

impl Default for Config {
    /// A quiet two-core Linux machine with a default build of CPython 3.14 or later.
    fn default() -> Self {
        Self {
            cores: 2,
            gil: true,
            switch_interval: 5 * MS,
            quantum: 3 * MS,
            context_switch: 2 * US,
            wake_latency: 5 * US,
            timer_slack: 50 * US,
            thread_start: 115 * US,
            stop_anywhere: false,
            lock_fairness: Some(MS),
            stop_at: None,
            live: false,
            time_limit: 600 * SEC,
        }
    }
}

/// How a run of the kernel ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The first process ended with this status, and no other can go on.
    Exit(i32),
    /// Every living thread is blocked and nothing can wake one.
    Deadlock(Vec<Blocked>),
    /// The clock passed [`Config::time_limit`].
    TimeLimit,
    /// The program gave up ([`StopReason::Abort`]).
    Aborted,
    /// The requested moment was reached (inspection); the run could go on.
    Paused,
}

/// One line of a deadlock report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The waiting thread.
    pub thread: ThreadId,
    /// What it waits for.
    pub state: ThreadState,
    /// Who could end the wait: the lock's owner or the joined thread.
    pub holder: Option<ThreadId>,
}
