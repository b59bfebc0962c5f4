//! Where everything is: lanes from top to bottom, bars and marks along time.
//!
//! Start at [`layout`]. Positions are CSS pixels from the top left of the whole picture.

use super::bars::bars;
use super::{Folded, Group, Timeline, Viewport};
use crate::base::Ns;
use crate::trace::{FlowKind, InstantKind, State, TrackId};

/// Height of the time axis above the lanes.
pub const AXIS_HEIGHT: f64 = 28.0;

/// Marks of one kind closer than this are drawn once.
const MARK_GAP: f64 = 4.0;
/// More arrows than this tell nothing.
const MOST_ARROWS: usize = 80;

/// The part of the picture that is drawn, measured from its top; the rest is scrolled away.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window<'a> {
    /// Lanes that are not part of it.
    pub folded: &'a Folded,
    /// First row of pixels.
    pub top: f64,
    /// How many.
    pub height: f64,
}

impl Window<'static> {
    /// Everything.
    pub const ALL: Self = Self { folded: &Folded::NONE, top: 0.0, height: f64::INFINITY };
}

impl Window<'_> {
    fn shows(&self, top: f64, height: f64) -> bool {
        top + height >= self.top && top <= self.top + self.height
    }
}

/// Everything a painter needs, in the order to paint it.
#[derive(Clone, Debug)]
pub struct Scene<'a> {
    /// Width in px.
    pub width: f64,
    /// Height of the whole picture, axis included.
    pub height: f64,
    /// The axis; its lines run through the lanes.
    pub ticks: Vec<Tick>,
    /// Lanes in the window.
    pub lanes: Vec<LaneBox<'a>>,
    /// Slices and merged columns.
    pub bars: Vec<Bar<'a>>,
    /// Cause and effect.
    pub arrows: Vec<Arrow>,
    /// Moments.
    pub marks: Vec<Mark>,
}

/// A place on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where.
    pub x: f64,
    /// Its time, on the longer ticks.
    pub label: Option<String>,
}

/// Where a lane is: a line of text, and under it a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneBox<'a> {
    /// Index into [`Timeline::lanes`].
    pub lane: usize,
    /// Its track.
    pub track: TrackId,
    /// How it is drawn.
    pub group: Group,
    /// `Thread-1 (work)`.
    pub name: &'a str,
    /// Top of its text.
    pub top: f64,
    /// Height with the space below.
    pub height: f64,
    /// Top of its bar.
    pub bar_top: f64,
    /// Height of its tallest bar; 0 for a heading.
    pub bar_height: f64,
}

/// A rectangle of one state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar<'a> {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Decides colour and pattern.
    pub state: State,
    /// What to write in it if it fits; may be empty.
    pub label: &'a str,
    /// Whether it stands for several slices.
    pub merged: bool,
}

/// A moment on a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Where.
    pub x: f64,
    /// Top of the lane's bar.
    pub y: f64,
    /// Height of the lane's bar.
    pub height: f64,
    /// Decides the shape.
    pub kind: InstantKind,
}

/// From a cause to its effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrow {
    /// Where it starts.
    pub from: (f64, f64),
    /// Where it points.
    pub to: (f64, f64),
    /// Which effect.
    pub kind: FlowKind,
}

/// Label height, bar height, space below.
fn sizes(group: Group) -> (f64, f64, f64) {
    match group {
        Group::Process => (22.0, 0.0, 2.0),
        Group::Thread(_) => (17.0, 20.0, 7.0),
        Group::Task => (15.0, 14.0, 5.0),
        Group::More => (18.0, 0.0, 4.0),
        Group::Held => (15.0, 12.0, 5.0),
    }
}

/// Height of the whole picture.
pub fn height(timeline: &Timeline, folded: &Folded) -> f64 {
    let lanes: f64 = timeline
        .lanes
        .iter()
        .filter(|lane| !folded.hides(timeline, lane))
        .map(|lane| {
            let (label, bar, space) = sizes(lane.group);
            label + bar + space
        })
        .sum();
    AXIS_HEIGHT + lanes
}

/// Where the lanes in a window are.
pub fn lane_boxes<'a>(timeline: &'a Timeline, window: Window<'_>) -> Vec<LaneBox<'a>> {
    let mut top = AXIS_HEIGHT;
    let mut boxes = Vec::new();
    for (index, lane) in timeline.lanes.iter().enumerate() {
        if window.folded.hides(timeline, lane) {
            continue;
        }
        let (label, bar_height, space) = sizes(lane.group);
        let height = label + bar_height + space;
        if window.shows(top, height) {
            boxes.push(LaneBox {
                lane: index,
                track: lane.track,
                group: lane.group,
                name: timeline.name(lane.track),
                top,
                height,
                bar_top: top + label,
                bar_height,
            });
        }
        top += height;
    }
    boxes
}

/// Arranges what is in view.
pub fn layout<'a>(timeline: &'a Timeline, view: &Viewport, window: Window<'_>) -> Scene<'a> {
    let lanes = lane_boxes(timeline, window);
    let mut scene = Scene {
        width: view.width,
        height: height(timeline, window.folded),
        ticks: view.ticks(),
        bars: Vec::new(),
        arrows: arrows(timeline, view, window.folded, &lanes),
        marks: Vec::new(),
        lanes,
    };
    for place in &scene.lanes {
        let lane = &timeline.lanes[place.lane];
        bars(timeline, lane, view, place.bar_top, place.bar_height, &mut scene.bars);
        for (kind, instants) in timeline.kinds(lane) {
            let mut next = instants.partition_point(|instant| (instant.at as f64) < view.start);
            while let Some(instant) = instants.get(next).filter(|instant| instant.at as f64 <= view.end) {
                let x = view.x(instant.at as f64);
                scene.marks.push(Mark { x, y: place.bar_top, height: place.bar_height, kind });
                let free = view.time(x + MARK_GAP);
                next += 1;
                next += instants[next..].partition_point(|instant| (instant.at as f64) < free);
            }
        }
    }
    scene
}

fn arrows(timeline: &Timeline, view: &Viewport, folded: &Folded, lanes: &[LaneBox<'_>]) -> Vec<Arrow> {
    let flows = timeline.flows(view.start.max(0.0) as Ns, view.end.max(0.0) as Ns);
    if flows.len() > MOST_ARROWS {
        return Vec::new();
    }
    let middle = |track: TrackId| {
        let place = lanes.iter().find(|place| place.track == track)?;
        Some(place.bar_top + place.bar_height / 2.0)
    };
    flows
        .iter()
        .map(|flow| (flow, folded.seen(timeline, flow.from), folded.seen(timeline, flow.to)))
        .filter(|(flow, from, to)| flow.to_at as f64 >= view.start && from != to)
        .filter_map(|(flow, from, to)| {
            let from = (view.x(flow.from_at as f64), middle(from)?);
            let to = (view.x(flow.to_at as f64), middle(to)?);
            Some(Arrow { from, to, kind: flow.kind })
        })
        .collect()
}

/// The lane at a height, as an index into [`Timeline::lanes`].
pub fn lane_at(timeline: &Timeline, folded: &Folded, y: f64) -> Option<usize> {
    let window = Window { folded, top: y, height: 0.0 };
    lane_boxes(timeline, window)
        .into_iter()
        .find(|place| y >= place.top && y < place.top + place.height)
        .map(|p| p.lane)
}

/// What is at a place: the lane, and the slice there or within two pixels of it.
pub fn hit(
    timeline: &Timeline,
    view: &Viewport,
    folded: &Folded,
    (x, y): (f64, f64),
) -> Option<(usize, Option<usize>)> {
    let lane = lane_at(timeline, folded, y)?;
    let slices = timeline.slices(&timeline.lanes[lane]);
    let t = view.time(x);
    let reach = view.time(x + 2.0) - t;
    let next = slices.partition_point(|slice| (slice.end as f64) <= t);
    let distance = |index: usize| {
        let slice = slices.get(index)?;
        let distance = (slice.start as f64 - t).max(t - slice.end as f64).max(0.0);
        (distance <= reach).then_some((index, distance))
    };
    let near = [Some(next), next.checked_sub(1)].into_iter().flatten().filter_map(distance);
    Some((lane, near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)))
}
