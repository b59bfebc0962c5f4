//! A stretch of the run that the reader marks, and the window of the overview that the reader drags. Pure; what draws
//! them is [`super::strip`].

use crate::base::Ns;
use crate::timeline::{MIN_SPAN, Viewport};

/// A marked stretch. As long as its end is open, the playhead is its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it was begun, in ns.
    pub from: Ns,
    /// Where it was ended.
    pub to: Option<Ns>,
}

impl Span {
    /// Earlier and later side, the playhead being at `at`.
    pub fn sides(self, at: Ns) -> (Ns, Ns) {
        let to = self.to.unwrap_or(at);
        (self.from.min(to), self.from.max(to))
    }

    /// What marking at the playhead makes of a span: it begins one, and the next time ends it.
    #[must_use]
    pub fn mark(span: Option<Self>, at: Ns) -> Self {
        match span {
            Some(Self { from, to: None }) if from != at => Self { from, to: Some(at) },
            _ => Self { from: at, to: None },
        }
    }
}

/// The view that shows a stretch and nothing else.
pub fn closeup((from, to): (Ns, Ns), run_end: Ns, width: f64) -> Viewport {
    let (from, to) = (from as f64, to as f64);
    let span = (to - from).max(MIN_SPAN);
    let start = (f64::midpoint(from, to) - span / 2.0).min(run_end as f64 - span).max(0.0);
    Viewport { start, end: start + span, width }
}

/// What a pointer has taken hold of in the overview.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Grip {
    /// The window, so many ns right of its left edge.
    Window(f64),
    /// Its left edge.
    Left,
    /// Its right edge.
    Right,
    /// Nothing: a new window is drawn from this moment.
    New(f64),
}

/// A pointer takes hold of an edge from this far away, in px.
const EDGE: f64 = 9.0;
/// Narrower windows have no edges to take hold of, in px.
const ROOM: f64 = 44.0;

impl Grip {
    /// What is at `x` px of an overview that shows a run over `width` px.
    pub fn take(x: f64, width: f64, view: &Viewport, run_end: Ns) -> Self {
        let whole = Viewport::fit(run_end, width);
        let (left, right) = (whole.x(view.start), whole.x(view.end));
        let t = whole.time(x);
        if view.shows_all(run_end) {
            return Self::New(t);
        }
        if right - left >= ROOM && (x - left).abs() <= EDGE {
            Self::Left
        } else if right - left >= ROOM && (x - right).abs() <= EDGE {
            Self::Right
        } else if x >= left - EDGE && x <= right + EDGE {
            Self::Window(t - view.start)
        } else {
            // Elsewhere the window comes to the pointer.
            Self::Window(view.span() / 2.0)
        }
    }

    /// The view when it has been dragged to a moment.
    pub fn drag(self, t: f64, view: &Viewport, run_end: Ns) -> Viewport {
        let end = run_end as f64;
        let t = t.clamp(0.0, end);
        let sides = |a: f64, b: f64| closeup((a.min(b) as Ns, a.max(b) as Ns), run_end, view.width);
        match self {
            Self::Window(offset) => {
                let start = (t - offset).clamp(0.0, (end - view.span()).max(0.0));
                Viewport { start, end: start + view.span(), width: view.width }
            }
            Self::Left => sides(t.min(view.end - MIN_SPAN), view.end),
            Self::Right => sides(view.start, t.max(view.start + MIN_SPAN)),
            Self::New(from) => sides(from, t),
        }
    }
}
