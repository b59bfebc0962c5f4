//! An observer that writes everything down and checks what must hold on every run.

use std::collections::BTreeMap;

use gilscope::base::{CoreId, GilId, LockId, Ns, ProcessId, ThreadId};
use gilscope::kernel::{Cause, Observer, ThreadState};

/// One report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    New(ThreadId, Option<ThreadId>),
    State(ThreadId, ThreadState),
    Core(CoreId, Option<ThreadId>),
    Gil(Option<ThreadId>, bool),
    Request(ThreadId),
    Lock(LockId, Option<ThreadId>),
    Wake(ThreadId, Cause),
}

/// The log of a run. Panics at the first broken invariant.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    pub(super) entries: Vec<(Ns, Entry)>,
    /// Whether the machine has a GIL.
    gil: bool,
    now: Ns,
    states: BTreeMap<ThreadId, (Ns, ThreadState)>,
    cores: BTreeMap<CoreId, ThreadId>,
    holders: BTreeMap<GilId, ThreadId>,
    locks: BTreeMap<LockId, ThreadId>,
    /// Time in each state, by thread.
    pub(super) totals: BTreeMap<(ThreadId, &'static str), Ns>,
}

/// The Gantt's letter and the state's name.
pub(super) fn letter(state: ThreadState) -> (char, &'static str) {
    match state {
        ThreadState::New => ('n', "new"),
        ThreadState::Ready => ('r', "ready"),
        ThreadState::Running => ('#', "running"),
        ThreadState::RunningNoGil => ('=', "running without the GIL"),
        ThreadState::WaitingGil(_) => ('g', "waiting for the GIL"),
        ThreadState::BlockedLock(_) => ('l', "blocked on a lock"),
        ThreadState::BlockedWait(_) => ('w', "in a wait queue"),
        ThreadState::BlockedJoin(_) => ('j', "joining"),
        ThreadState::Sleeping => ('s', "sleeping"),
        ThreadState::Io => ('i', "waiting for a device"),
        ThreadState::Done => ('.', "done"),
    }
}

impl Log {
    pub(super) fn new(gil: bool) -> Self {
        Self { gil, ..Self::default() }
    }

    fn add(&mut self, at: Ns, entry: Entry) {
        assert!(at >= self.now, "time runs backwards: {at} after {} ({entry:?})", self.now);
        if at > self.now {
            self.check();
            self.now = at;
        }
        self.entries.push((at, entry));
    }

    /// What holds whenever the clock moves.
    pub(super) fn check(&self) {
        let at = self.now;
        let mut on_core = Vec::new();
        for (core, thread) in &self.cores {
            let state = self.states[thread].1;
            assert!(
                matches!(state, ThreadState::Running | ThreadState::RunningNoGil),
                "{core:?} runs {thread:?}, which is {state:?} at {at}"
            );
            assert!(!on_core.contains(thread), "{thread:?} is on two cores at {at}");
            on_core.push(*thread);
        }
        for (thread, (_, state)) in &self.states {
            if matches!(state, ThreadState::Running | ThreadState::RunningNoGil) {
                assert!(on_core.contains(thread), "{thread:?} is {state:?} without a core at {at}");
            }
            if *state == ThreadState::Running && self.gil {
                let holds = self.holders.values().any(|holder| holder == thread);
                assert!(holds, "{thread:?} runs without the GIL at {at}");
            }
        }
        for holder in self.holders.values() {
            let state = self.states[holder].1;
            assert!(
                matches!(state, ThreadState::Running | ThreadState::Ready),
                "{holder:?} has the GIL and is {state:?} at {at}"
            );
        }
    }

    /// The end of the run: closes the open states.
    pub(super) fn finish(&mut self, at: Ns) {
        self.check();
        for (thread, (since, state)) in &self.states {
            *self.totals.entry((*thread, letter(*state).1)).or_default() += at - since;
        }
    }
}

impl Observer for Log {
    fn thread_new(&mut self, at: Ns, _: ProcessId, thread: ThreadId, parent: Option<ThreadId>) {
        self.add(at, Entry::New(thread, parent));
    }

    fn thread_state(&mut self, at: Ns, thread: ThreadId, state: ThreadState) {
        self.add(at, Entry::State(thread, state));
        if let Some((since, old)) = self.states.insert(thread, (at, state)) {
            assert!(since < at, "{thread:?} was {old:?} for no time at {at}");
            assert_ne!(old, state, "{thread:?} changes to the state it is in at {at}");
            assert_ne!(old, ThreadState::Done, "{thread:?} comes back from the dead at {at}");
            *self.totals.entry((thread, letter(old).1)).or_default() += at - since;
        }
    }

    fn core(&mut self, at: Ns, core: CoreId, thread: Option<ThreadId>) {
        self.add(at, Entry::Core(core, thread));
        let old = match thread {
            Some(thread) => self.cores.insert(core, thread),
            None => self.cores.remove(&core),
        };
        assert_ne!(old, thread, "{core:?} changes to what it runs at {at}");
    }

    fn gil(&mut self, at: Ns, gil: GilId, holder: Option<ThreadId>, forced: bool) {
        self.add(at, Entry::Gil(holder, forced));
        let old = match holder {
            Some(holder) => self.holders.insert(gil, holder),
            None => self.holders.remove(&gil),
        };
        assert_ne!(old, holder, "the GIL changes to whom it belongs at {at}");
    }

    fn gil_drop_request(&mut self, at: Ns, gil: GilId, waiter: ThreadId) {
        self.add(at, Entry::Request(waiter));
        let holder = self.holders.get(&gil);
        assert_ne!(holder, Some(&waiter), "the holder asks itself at {at}");
        assert!(holder.is_some(), "nobody is asked at {at}");
    }

    fn lock(&mut self, at: Ns, lock: LockId, owner: Option<ThreadId>) {
        self.add(at, Entry::Lock(lock, owner));
        let old = match owner {
            Some(owner) => self.locks.insert(lock, owner),
            None => self.locks.remove(&lock),
        };
        assert!(old.is_some() || owner.is_some(), "{lock:?} is released twice at {at}");
    }

    fn wake(&mut self, at: Ns, thread: ThreadId, cause: Cause) {
        self.add(at, Entry::Wake(thread, cause));
        if let Some((_, state)) = self.states.get(&thread) {
            assert_ne!(*state, ThreadState::Done, "{thread:?} is woken from the dead at {at}");
        }
    }
}
