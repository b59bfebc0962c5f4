//! What [`super::recorder::Recorder`] keeps while a run goes on: who holds what since when.

use std::rc::Rc;

use crate::base::{GilId, LockId, Ns, ThreadId};
use crate::kernel::api::ThreadState;
use crate::trace::State;

/// Holds of a lock that nobody has competed for: only this many of the latest are remembered.
const UNCONTENDED: usize = 1000;

/// A track, before tracks have numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    Thread(ThreadId),
    Gil(GilId),
    Core(u32),
    Lock(LockId),
}

/// What a thread waits for, before it has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum What {
    Nothing,
    Lock(LockId),
    Join(ThreadId),
    /// Whatever this library function waits for: a number of [`Calls`].
    Call(u32),
}

/// Names of library functions, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Calls(Vec<Rc<str>>);

impl Calls {
    /// The number of a name.
    pub(super) fn number(&mut self, name: Rc<str>) -> u32 {
        let known = self.0.iter().position(|known| Rc::ptr_eq(known, &name) || *known == name);
        known.unwrap_or_else(|| {
            self.0.push(name);
            self.0.len() - 1
        }) as u32
    }

    /// The name behind a number.
    pub(super) fn name(&self, number: u32) -> &str {
        &self.0[number as usize]
    }
}

/// All slices of a run in the order in which they ended, in pieces of memory that are given back one by one while the
/// trace is made of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces(Vec<Vec<Piece>>);

impl Pieces {
    const CHUNK: usize = 1 << 14;

    pub(super) fn push(&mut self, piece: Piece) {
        match self.0.last_mut() {
            Some(last) if last.len() < Self::CHUNK => last.push(piece),
            // The first one grows as needed, since most runs are short.
            None => self.0.push(vec![piece]),
            Some(_) => {
                let mut chunk = Vec::with_capacity(Self::CHUNK);
                chunk.push(piece);
                self.0.push(chunk);
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    pub(super) fn drain(self) -> impl Iterator<Item = Piece> {
        self.0.into_iter().flatten()
    }
}

/// A slice, before tracks have numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) lane: Lane,
    pub(super) start: Ns,
    pub(super) end: Ns,
    pub(super) state: State,
    pub(super) line: u32,
    pub(super) owner: Option<ThreadId>,
    pub(super) what: What,
}

impl Piece {
    fn held(lane: Lane, start: Ns, end: Ns, owner: ThreadId) -> Self {
        Self { lane, start, end, state: State::Held, line: 0, owner: Some(owner), what: What::Nothing }
    }
}

/// How a thread's state is drawn; `None` where there is nothing to draw.
pub(super) fn track_state(state: ThreadState) -> Option<State> {
    Some(match state {
        ThreadState::New | ThreadState::Done => return None,
        ThreadState::Ready => State::Ready,
        ThreadState::Running => State::Running,
        ThreadState::RunningNoGil => State::RunningNoGil,
        ThreadState::WaitingGil(_) => State::WaitingGil,
        ThreadState::BlockedLock(_) | ThreadState::BlockedWait(_) | ThreadState::BlockedJoin(_) => State::Blocked,
        ThreadState::Sleeping => State::Sleeping,
        ThreadState::Io => State::Io,
    })
}

/// Who has a core or the GIL.
#[derive(Clone, Debug, Default)]
pub(super) struct Holder {
    now: Option<(Ns, ThreadId)>,
    /// Who gave it up last, and when.
    last: Option<(Ns, ThreadId)>,
}

impl Holder {
    pub(super) fn holder(&self) -> Option<ThreadId> {
        self.now.map(|(_, thread)| thread)
    }

    pub(super) fn used(&self) -> bool {
        self.now.is_some() || self.last.is_some()
    }

    /// It goes to `to`. The stretch that ends, and from whom it came if that is another thread.
    pub(super) fn pass(&mut self, at: Ns, to: Option<ThreadId>, lane: Lane) -> (Option<Piece>, Option<(Ns, ThreadId)>) {
        let ended = std::mem::replace(&mut self.now, to.map(|to| (at, to)));
        if let Some((_, from)) = ended {
            self.last = Some((at, from));
        }
        let from = self.last.filter(|(_, from)| to.is_some_and(|to| to != *from));
        (ended.map(|(since, from)| Piece::held(lane, since, at, from)), from)
    }

    pub(super) fn close(&mut self, end: Ns, lane: Lane) -> Option<Piece> {
        self.now.filter(|(since, _)| *since < end).map(|(since, thread)| Piece::held(lane, since, end, thread))
    }
}

/// Who has the locks, and who had them.
#[derive(Clone, Debug, Default)]
pub(super) struct Locks(Vec<Lock>);

#[derive(Clone, Debug, Default)]
struct Lock {
    now: Option<(Ns, ThreadId)>,
    /// A thread has waited for whoever has it.
    contended: bool,
    holds: Vec<(Ns, Ns, ThreadId)>,
}

impl Locks {
    fn lock(&mut self, lock: LockId) -> &mut Lock {
        if self.0.len() <= lock.index() {
            self.0.resize_with(lock.index() + 1, Lock::default);
        }
        &mut self.0[lock.index()]
    }

    /// A thread begins to wait for a lock: who has it?
    pub(super) fn block(&mut self, lock: LockId, thread: ThreadId, for_itself: bool) -> Option<ThreadId> {
        let lock = self.lock(lock);
        let owner = lock.now.map(|(_, owner)| owner);
        lock.contended |= owner.is_some_and(|owner| owner != thread || for_itself);
        owner
    }

    /// A lock goes to `to`. Whether a stretch has ended that will be drawn.
    pub(super) fn pass(&mut self, at: Ns, lock: LockId, to: Option<ThreadId>) -> bool {
        let lock = self.lock(lock);
        let ended = std::mem::replace(&mut lock.now, to.map(|to| (at, to)));
        let Some((since, from)) = ended.filter(|(since, _)| *since < at) else { return false };
        if !lock.contended && lock.holds.len() >= 2 * UNCONTENDED {
            lock.holds.drain(..UNCONTENDED);
        }
        lock.holds.push((since, at, from));
        lock.contended
    }

    pub(super) fn close(&mut self, end: Ns) {
        for lock in &mut self.0 {
            if let Some((since, owner)) = lock.now.take().filter(|(since, _)| *since < end) {
                lock.holds.push((since, end, owner));
            }
        }
    }

    /// Locks that threads competed for.
    pub(super) fn contended(&self) -> impl Iterator<Item = LockId> {
        self.0.iter().enumerate().filter(|(_, lock)| lock.contended).map(|(at, _)| LockId(at as u32))
    }

    /// The stretches of one lock.
    pub(super) fn pieces(&self, id: LockId) -> impl Iterator<Item = Piece> {
        let holds = self.0.get(id.index()).map_or(&[][..], |lock| &lock.holds);
        holds.iter().map(move |&(start, end, owner)| Piece::held(Lane::Lock(id), start, end, owner))
    }
}
