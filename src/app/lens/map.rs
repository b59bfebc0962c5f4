//! The whole run in a few rows of pixels: one row for each thread and task, in the colours of the picture.

use std::fmt::Write as _;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::lab::state::Run;
use crate::timeline::{ALL_STATES, Group, Timeline, Viewport, Window, layout, svg};

/// Width of the drawing; it is stretched to the room there is.
const WIDTH: f64 = 480.0;
/// Its height.
const HEIGHT: f64 = 40.0;
/// More rows would be thinner than a pixel.
const MOST_ROWS: usize = 20;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct MapProps {
    pub(super) run: Rc<Run>,
}

/// Drawn once for each run.
#[component]
pub(super) fn Map(props: &MapProps) -> Html {
    let paths = paths(&props.run.timeline);
    html! {
        <svg class="map-runs" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} preserveAspectRatio="none" aria-hidden="true">
            { for paths.into_iter().map(|(class, path)| html! { <path class={format!("tl-{class}")} d={path} /> }) }
        </svg>
    }
}

/// One path for each state.
fn paths(timeline: &Timeline) -> Vec<(&'static str, String)> {
    let scene = layout(timeline, &Viewport::fit(timeline.end, WIDTH), Window::ALL);
    let is_shown = |group: Group| matches!(group, Group::Thread(_) | Group::Task);
    let rows: Vec<_> = scene.lanes.iter().filter(|lane| is_shown(lane.group)).take(MOST_ROWS).collect();
    let height = HEIGHT / rows.len().max(1) as f64;
    let mut paths: Vec<String> = ALL_STATES.iter().map(|_| String::new()).collect();
    // Bars come lane by lane.
    let mut row = 0;
    for bar in &scene.bars {
        while rows.get(row).is_some_and(|lane| bar.y > lane.bar_top + lane.bar_height) {
            row += 1;
        }
        let Some(lane) = rows.get(row).filter(|lane| bar.y >= lane.bar_top) else { continue };
        // A tenth of the row stays free below it.
        let scale = height * 0.9 / lane.bar_height;
        let top = height * row as f64 + (bar.y - lane.bar_top) * scale;
        let (x, width, tall) = (bar.x, bar.width, bar.height * scale);
        let _ = write!(paths[bar.state as usize], "M{x:.1} {top:.1}h{width:.1}v{tall:.1}h-{width:.1}z");
    }
    let drawn = ALL_STATES.into_iter().map(svg::class).zip(paths);
    drawn.filter(|(_, path)| !path.is_empty()).collect()
}
