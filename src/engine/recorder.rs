//! [`Recorder`]: hears what the kernel does and draws the [`Trace`] of it.
//!
//! Names are not known before the end of the run, and locks are drawn only if threads ever competed for them; so
//! slices are kept by id until [`Recorder::finish`]. A run too long to be drawn is recorded up to
//! [`crate::protocol::Limits::trace`] slices; the sums go on.

use super::lanes::{Calls, Holder, Lane, Locks, Piece, Pieces, What, track_state};
use super::lines::Lines;
use crate::base::{CoreId, GilId, LockId, Ns, ProcessId, ThreadId};
use crate::kernel::api::{Cause, Observer, ThreadState};
use crate::protocol::Stats;
use crate::trace::FlowKind;

/// What is known of a thread.
#[derive(Clone, Debug, Default)]
pub(super) struct ThreadLane {
    /// The state it is in.
    open: Option<Piece>,
    /// What will have made it ready: an arrow that is still in the air.
    cause: Option<(Ns, ThreadId, FlowKind)>,
    /// It has ended.
    pub(super) ended: bool,
}

/// An arrow between two threads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrow {
    pub(super) from: (Ns, ThreadId),
    pub(super) to: (Ns, ThreadId),
    pub(super) kind: FlowKind,
}

/// A moment in a thread's life.
#[derive(Clone, Copy, Debug)]
pub(super) enum Moment {
    DropRequest,
    Exit,
}

/// Writes a run down.
#[derive(Clone, Debug)]
pub(super) struct Recorder {
    lines: Lines,
    /// Room left for slices and instants.
    room: u64,
    /// When the room was used up.
    cut: Option<Ns>,
    pub(super) threads: Vec<ThreadLane>,
    /// GILs, each with its process.
    gils: Vec<(ProcessId, Holder)>,
    /// The process of each thread.
    pub(super) homes: Vec<ProcessId>,
    /// How many processes there were.
    pub(super) processes: u32,
    cores: Vec<Holder>,
    pub(super) locks: Locks,
    pub(super) pieces: Pieces,
    pub(super) calls: Calls,
    pub(super) moments: Vec<(Ns, ThreadId, Moment, u32)>,
    pub(super) arrows: Vec<Arrow>,
    /// Sums so far.
    pub(super) stats: Stats,
}

impl Recorder {
    pub(super) fn new(lines: Lines, room: u64) -> Self {
        Self {
            lines,
            room,
            cut: None,
            threads: Vec::new(),
            gils: Vec::new(),
            homes: Vec::new(),
            processes: 0,
            cores: Vec::new(),
            locks: Locks::default(),
            pieces: Pieces::default(),
            calls: Calls::default(),
            moments: Vec::new(),
            arrows: Vec::new(),
            stats: Stats::default(),
        }
    }

    /// One that goes on listening and writes nothing down.
    pub(super) fn silent(&self, lines: Lines) -> Self {
        Self {
            cut: Some(0),
            threads: self.threads.clone(),
            gils: self.gils.clone(),
            homes: self.homes.clone(),
            processes: self.processes,
            cores: self.cores.clone(),
            ..Self::new(lines, 0)
        }
    }

    /// Cores that ever ran a thread.
    pub(super) fn cores(&self) -> u32 {
        self.cores.len() as u32
    }

    /// GILs that were ever held, with the processes of their interpreters.
    pub(super) fn gils(&self) -> impl Iterator<Item = (GilId, ProcessId)> {
        let all = self.gils.iter().enumerate().filter(|(_, (_, gil))| gil.used());
        all.map(|(id, (process, _))| (GilId(id as u32), *process))
    }

    /// Whether the record covers this moment.
    pub(super) fn covers(&self, at: Ns) -> bool {
        self.cut.is_none_or(|cut| at <= cut)
    }

    /// The last moment of the record, of a run that ends at `end`.
    pub(super) fn last(&self, end: Ns) -> Ns {
        self.cut.unwrap_or(end).min(end)
    }

    /// Closes what is open at the end of the run.
    pub(super) fn close(&mut self, end: Ns) {
        let end = self.cut.unwrap_or(end);
        self.stats.trace_cut = self.cut.is_some();
        let open = self.threads.iter_mut().filter_map(|thread| thread.open.take()).filter(|open| open.start < end);
        let gils = self.gils.iter_mut().enumerate();
        let held = gils.map(|(at, (_, gil))| gil.close(end, Lane::Gil(GilId(at as u32))));
        let cores = self.cores.iter_mut().enumerate().map(|(at, core)| core.close(end, Lane::Core(at as u32)));
        for piece in open.map(|piece| Piece { end, ..piece }).chain(held.chain(cores).flatten()) {
            self.pieces.push(piece);
        }
        self.locks.close(end);
    }

    /// One more slice or instant has been recorded. What happens in the last moment is still recorded in full.
    fn take_room(&mut self, at: Ns) {
        self.room = self.room.saturating_sub(1);
        if self.cut.is_none() && self.room == 0 {
            self.cut = Some(at);
        }
    }

    fn add(&mut self, piece: Option<Piece>, at: Ns) {
        if let Some(piece) = piece
            && piece.start < at
            && self.covers(at)
        {
            self.pieces.push(Piece { end: at, ..piece });
            self.take_room(at);
        }
    }

    fn moment(&mut self, at: Ns, thread: ThreadId, moment: Moment) {
        if self.covers(at) {
            let line = self.lines.at(thread, at);
            self.moments.push((at, thread, moment, line));
            self.take_room(at);
        }
    }

    fn arrow(&mut self, from: (Ns, ThreadId), to: (Ns, ThreadId), kind: FlowKind) {
        if self.covers(to.0) {
            self.arrows.push(Arrow { from, to, kind });
        }
    }

    fn thread(&mut self, thread: ThreadId) -> &mut ThreadLane {
        if self.threads.len() <= thread.index() {
            self.threads.resize_with(thread.index() + 1, ThreadLane::default);
        }
        &mut self.threads[thread.index()]
    }
}

impl Observer for Recorder {
    fn process_new(&mut self, _: Ns, _: ProcessId, _: Option<ThreadId>) {
        self.processes += 1;
    }

    fn interpreter_new(&mut self, _: Ns, process: ProcessId, _: GilId) {
        self.gils.push((process, Holder::default()));
    }

    fn thread_new(&mut self, at: Ns, process: ProcessId, thread: ThreadId, parent: Option<ThreadId>) {
        self.homes.push(process);
        self.stats.threads += 1;
        self.thread(thread).cause = parent.map(|parent| (at, parent, FlowKind::Spawn));
    }

    fn thread_state(&mut self, at: Ns, thread: ThreadId, state: ThreadState) {
        let line = self.lines.at(thread, at);
        let call = self.lines.call(thread).map(|name| What::Call(self.calls.number(name)));
        // A library function that takes a lock twice waits for whoever will release it, as in `threading.Condition`.
        let waits_for_itself = call.is_none();
        let owner = match state {
            ThreadState::WaitingGil(gil) => self.gils[gil.index()].1.holder(),
            ThreadState::BlockedLock(lock) => self.locks.block(lock, thread, waits_for_itself),
            ThreadState::BlockedJoin(target) => Some(target),
            _ => None,
        };
        let what = match state {
            ThreadState::BlockedJoin(target) => What::Join(target),
            ThreadState::BlockedLock(lock) => call.unwrap_or(What::Lock(lock)),
            ThreadState::BlockedWait(_) | ThreadState::Sleeping | ThreadState::Io | ThreadState::RunningNoGil => {
                call.unwrap_or(What::Nothing)
            }
            _ => What::Nothing,
        };
        let owner = owner.filter(|owner| *owner != thread || waits_for_itself);
        let lane = Lane::Thread(thread);
        let open = track_state(state).map(|state| Piece { lane, start: at, end: at, state, line, owner, what });
        let entry = self.thread(thread);
        let before = std::mem::replace(&mut entry.open, open);
        let cause = if state == ThreadState::New { None } else { entry.cause.take() };
        self.add(before, at);
        if let Some((since, by, kind)) = cause {
            self.arrow((since, by), (at, thread), kind);
        }
        if state == ThreadState::Done {
            self.thread(thread).ended = true;
            self.moment(at, thread, Moment::Exit);
        }
    }

    fn core(&mut self, at: Ns, core: CoreId, thread: Option<ThreadId>) {
        if self.cores.len() <= core.index() {
            self.cores.resize_with(core.index() + 1, Holder::default);
        }
        let (piece, from) = self.cores[core.index()].pass(at, thread, Lane::Core(core.0));
        self.add(piece, at);
        self.stats.context_switches += u64::from(from.is_some());
    }

    fn gil(&mut self, at: Ns, gil: GilId, holder: Option<ThreadId>, forced: bool) {
        let (piece, from) = self.gils[gil.index()].1.pass(at, holder, Lane::Gil(gil));
        self.add(piece, at);
        if let (Some(from), Some(holder)) = (from, holder) {
            self.stats.gil_switches += 1;
            self.stats.forced_switches += u64::from(forced);
            self.arrow(from, (at, holder), FlowKind::Gil);
        }
    }

    fn gil_drop_request(&mut self, at: Ns, _: GilId, waiter: ThreadId) {
        self.moment(at, waiter, Moment::DropRequest);
    }

    fn lock(&mut self, at: Ns, lock: LockId, owner: Option<ThreadId>) {
        if self.covers(at) && self.locks.pass(at, lock, owner) {
            self.take_room(at);
        }
    }

    fn wake(&mut self, at: Ns, thread: ThreadId, cause: Cause) {
        if let Cause::Thread(by) = cause {
            // A new thread's first wake-up is its start.
            self.thread(thread).cause.get_or_insert((at, by, FlowKind::Wake));
        }
    }
}
