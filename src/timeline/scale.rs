//! Time along the x axis: which stretch of the run is in view, and where a moment lies.

use super::{Tick, units};
use crate::base::Ns;

/// The closest zoom: this many ns over the whole width.
pub const MIN_SPAN: f64 = 1_000.0;

/// Space between two labelled ticks, in px.
const TICK_GAP: f64 = 84.0;
/// Space a tick's label needs to its right, in px.
const LABEL_ROOM: f64 = 48.0;

/// The stretch of the run in view. Fractions of a nanosecond matter while zooming, so these are floats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Left edge in ns.
    pub start: f64,
    /// Right edge in ns, above `start`.
    pub end: f64,
    /// Width in CSS pixels.
    pub width: f64,
}

impl Viewport {
    /// The whole run.
    pub fn fit(run_end: Ns, width: f64) -> Self {
        Self { start: 0.0, end: (run_end as f64).max(MIN_SPAN), width: width.max(1.0) }
    }

    /// Length of the stretch in ns.
    pub fn span(&self) -> f64 {
        self.end - self.start
    }

    /// Where a moment lies, in px; outside `0..width` when out of view.
    pub fn x(&self, t: f64) -> f64 {
        (t - self.start) / self.span() * self.width
    }

    /// The moment at a place, in ns; may lie outside the run.
    pub fn time(&self, x: f64) -> f64 {
        self.start + x / self.width * self.span()
    }

    /// The moment at a place, kept inside the run.
    pub fn moment(&self, x: f64, run_end: Ns) -> Ns {
        self.time(x).round().clamp(0.0, run_end as f64) as Ns
    }

    /// Whether the whole run is in view.
    pub fn shows_all(&self, run_end: Ns) -> bool {
        self.start <= 0.5 && self.end + 0.5 >= run_end as f64
    }

    /// Closer (`factor` above 1) or further, keeping the moment at `x` where it is.
    #[must_use]
    pub fn zoom(&self, factor: f64, x: f64, run_end: Ns) -> Self {
        let widest = Self::fit(run_end, self.width).span().max(self.span());
        let span = (self.span() / factor).clamp(MIN_SPAN, widest);
        let fixed = self.time(x);
        let start = fixed - x / self.width * span;
        Self { start, end: start + span, width: self.width }.kept_inside(run_end)
    }

    /// Moved by `dx` px: positive shows later times.
    #[must_use]
    pub fn pan(&self, dx: f64, run_end: Ns) -> Self {
        let shift = dx / self.width * self.span();
        Self { start: self.start + shift, end: self.end + shift, width: self.width }.kept_inside(run_end)
    }

    /// Moved as little as possible so that a moment is in view, with some room beside it.
    #[must_use]
    pub fn follow(&self, t: Ns, run_end: Ns) -> Self {
        let x = self.x(t as f64);
        if (0.0..=self.width).contains(&x) {
            return *self;
        }
        let target = if x < 0.0 { 0.1 } else { 0.9 } * self.width;
        self.pan(x - target, run_end)
    }

    /// What to show after the program ran again and now lasts until `run_end`. A reader who zoomed keeps the zoom. One
    /// who saw everything keeps the scale while the new run fits it well enough, so that longer and shorter can be
    /// seen, and otherwise sees everything again.
    #[must_use]
    pub fn after_run(&self, old_end: Ns, run_end: Ns) -> Self {
        let whole = Self::fit(run_end, self.width);
        if self.shows_all(old_end) {
            let fits = whole.span() <= self.span() && whole.span() >= 0.4 * self.span();
            return if fits { *self } else { whole };
        }
        if self.start >= run_end as f64 { whole } else { self.kept_inside(run_end) }
    }

    /// The same stretch over another width.
    #[must_use]
    pub fn resized(&self, width: f64) -> Self {
        Self { width: width.max(1.0), ..*self }
    }

    fn kept_inside(&self, run_end: Ns) -> Self {
        let span = self.span();
        let last = (run_end as f64 - span).max(0.0);
        let start = self.start.clamp(0.0, last);
        Self { start, end: start + span, width: self.width }
    }

    /// Round times to mark, with labels at round distances, unlabelled ones between.
    pub fn ticks(&self) -> Vec<Tick> {
        let least = self.span() / (self.width / TICK_GAP).max(1.0);
        let power = 10f64.powf(least.max(1.0).log10().floor());
        let (factor, parts) = [(1.0, 5), (2.0, 4), (5.0, 5), (10.0, 5)]
            .into_iter()
            .find(|(f, _)| power * f >= least)
            .unwrap_or((10.0, 5));
        let step = power * factor;
        let minor = step / f64::from(parts);
        let first = (self.start / minor).ceil() as i64;
        let last = (self.end / minor).floor() as i64;
        (first..=last)
            .map(|n| {
                let t = n as f64 * minor;
                let x = self.x(t);
                let label = n % i64::from(parts) == 0 && x + LABEL_ROOM <= self.width;
                Tick { x, label: label.then(|| units::tick(t, step, self.end)) }
            })
            .collect()
    }
}
