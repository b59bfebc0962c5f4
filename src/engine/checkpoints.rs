//! [`Engine`]: moments of runs, with points kept on the way so that the next moment is found sooner.
//!
//! A point is a copy of the whole paused run (`python/vm/fork/snapshot.rs`). A question about a moment goes on from a
//! copy of the last point before it; where there is none, or none could be made, from the start. Points lie so far
//! apart that making one costs little beside the stretch to it, at most [`MOST`] of them: when there are more, every
//! second one goes. A few more lie right before the moments last asked about, for steps. All of them together stay
//! below [`ROOM`].

use super::Session;
use crate::base::{MS, Ns, US};
use crate::kernel::Outcome;
use crate::protocol::{InspectReply, InspectRequest, RunRequest};

/// Most bytes of all points, roughly.
const ROOM: usize = 64 << 20;
/// Most points of a run, without those before moments that were asked about.
const MOST: usize = 16;
/// Runs that points are kept of: as many as are compared at most.
const RUNS: usize = 4;
/// Points before moments that were asked about: so far before them, in ns, and at most so many.
const BEFORE: [Ns; 3] = [50 * MS, 5 * MS, 500 * US];
const MOST_BEFORE: usize = 6;

/// How dense points are. All that is here changes only how long an answer takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Density {
    /// From one look at how far a run is to the next, in ns of the run.
    pub look: Ns,
    /// Instructions between two points, at first.
    pub spacing: u64,
    /// Instructions from a point to one before a moment that is asked about.
    pub near: u64,
}

impl Default for Density {
    fn default() -> Self {
        Self { look: 10 * MS, spacing: 1_000_000, near: 40_000 }
    }
}

/// A run that stands at one of its moments.
#[derive(Debug)]
struct Point {
    at: Ns,
    /// Instructions until then.
    work: u64,
    /// Roughly how many bytes it takes.
    size: usize,
    session: Session,
    /// It is one of those before a moment that was asked about; greater ones are newer.
    near: Option<u64>,
}

/// The points of one run, in order.
#[derive(Debug)]
struct Points {
    run: RunRequest,
    spacing: u64,
    list: Vec<Point>,
    asked: u64,
}

/// See the module.
#[derive(Debug, Default)]
pub struct Engine {
    density: Density,
    /// The one used last comes last.
    runs: Vec<Points>,
}

impl Engine {
    /// One that keeps points of another density.
    pub fn new(density: Density) -> Self {
        Self { density, runs: Vec::new() }
    }

    /// [`super::inspect`], from the points that were kept.
    pub fn inspect(&mut self, request: &InspectRequest) -> InspectReply {
        let points = self.points(&request.run);
        let (points, density) = (&mut self.runs[points], self.density);
        let reply = super::inspect::answer(request, |at| points.session(at, density));
        self.tidy();
        reply
    }

    /// How many points there are, and roughly how many bytes they take.
    pub fn kept(&self) -> (usize, usize) {
        let all = self.runs.iter().flat_map(|run| &run.list);
        all.fold((0, 0), |(count, size), point| (count + 1, size + point.size))
    }

    /// The points of a run are the last from now on.
    fn points(&mut self, run: &RunRequest) -> usize {
        self.tidy();
        let known = self.runs.iter().position(|points| points.run == *run).map(|at| self.runs.remove(at));
        let new = || Points { run: run.clone(), spacing: self.density.spacing, list: Vec::new(), asked: 0 };
        let points = known.unwrap_or_else(new);
        if self.runs.len() == RUNS {
            self.runs.remove(0);
        }
        self.runs.push(points);
        self.runs.len() - 1
    }

    /// Drops runs without points, and what is too much of the others.
    fn tidy(&mut self) {
        self.runs.retain(|run| !run.list.is_empty());
        while self.kept().1 > ROOM && self.runs.len() > 1 {
            self.runs.remove(0);
        }
    }
}

impl Points {
    /// The run at a moment.
    fn session(&mut self, at: Ns, density: Density) -> Option<Session> {
        let base = self.list.iter().rev().find(|point| point.at <= at);
        let copy = base.and_then(|point| point.session.copied().ok());
        let mut session = match copy {
            Some((session, _)) => session,
            None => Session::new(&self.run, 0).ok()?,
        };
        self.walk(&mut session, at, density);
        Some(session)
    }

    /// Lets a run go on up to a moment, and keeps points on the way.
    fn walk(&mut self, session: &mut Session, to: Ns, density: Density) {
        self.asked += 1;
        // Where one could not be made another is tried a little later.
        let mut tried = 0;
        let mut at = session.kernel.now();
        loop {
            let near = BEFORE.iter().map(|gap| to.saturating_sub(*gap)).find(|stop| *stop > at);
            let regular = at.saturating_add(density.look);
            let next = near.unwrap_or(to).min(regular).min(to);
            let ended = session.run(Some(next));
            if ended != Outcome::Paused || next == to {
                return;
            }
            at = next;
            let work = session.program.processes.instructions();
            let last = self.list.iter().rev().find(|point| point.at <= at);
            let (from, size) = last.map_or((0, 0), |last| (last.work, last.size as u64));
            let done = work - from.max(tried).min(work);
            let is_near = near == Some(next) && done >= density.near.max(size / 2);
            if is_near || done >= self.spacing.max(4 * size) {
                tried = work;
                self.keep(session, at, work, (done < self.spacing).then_some(self.asked));
            }
        }
    }

    fn keep(&mut self, session: &Session, at: Ns, work: u64, near: Option<u64>) {
        let Ok((session, size)) = session.copied() else { return };
        if size > ROOM / 4 {
            return;
        }
        let place = self.list.partition_point(|point| point.at <= at);
        self.list.insert(place, Point { at, work, size, session, near });
        let count = |list: &[Point], near: bool| list.iter().filter(|point| point.near.is_some() == near).count();
        if count(&self.list, true) > MOST_BEFORE {
            let oldest = self.list.iter().filter_map(|point| point.near).min();
            let place = self.list.iter().position(|point| point.near.is_some() && point.near == oldest);
            if let Some(place) = place {
                self.list.remove(place);
            }
        }
        if count(&self.list, false) > MOST {
            self.spacing *= 2;
            self.thin(|point| point.near.is_none());
        }
        while self.list.iter().map(|point| point.size).sum::<usize>() > ROOM {
            self.spacing *= 2;
            self.thin(|_| true);
        }
    }

    /// Drops every second point of some, the first of them too.
    fn thin(&mut self, which: impl Fn(&Point) -> bool) {
        let mut goes = false;
        self.list.retain(|point| {
            goes ^= which(point);
            !(which(point) && goes)
        });
    }
}
