//! The live timeline: a canvas for the bars, and over it real elements for names, states and the playhead.
//!
//! Start at [`TimelineView`]. Moving the playhead moves one element and paints nothing; zooming and panning paint the
//! canvas with the next frame. Where things are is decided in [`timeline`](crate::timeline).

mod colours;
mod gesture;
mod legend;
mod paint;
mod tip;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlCanvasElement, HtmlElement, ResizeObserver};
use yew::prelude::*;

pub use legend::Legend;

use self::gesture::{Gesture, use_gestures};
use super::lab::hooks::{Frame, use_theme};
use super::lab::state::{Action, Run};
use super::lab::words;
use crate::base::Ns;
use crate::i18n::{Lang, lab};
use crate::protocol::ThreadAt;
use crate::timeline::{self, AXIS_HEIGHT, Folded, Group, LaneBox, Now, Viewport, Window, clock, lane_boxes, svg};

/// Taller pictures scroll inside, in px.
const TALLEST: f64 = 620.0;

/// Properties of [`TimelineView`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TimelineViewProps {
    /// Language.
    pub lang: Lang,
    /// What to show.
    pub run: Rc<Run>,
    /// Which stretch of it.
    pub view: Viewport,
    /// The moment looked at, in ns.
    pub playhead: Ns,
    /// Whether it moves by itself.
    pub playing: bool,
    /// Exact lines of the threads at a moment.
    pub lines: Option<(Ns, Rc<[ThreadAt]>)>,
    /// What the reader wants.
    pub act: Callback<Action>,
}

/// See the module.
#[component]
pub fn TimelineView(props: &TimelineViewProps) -> Html {
    let picture = &props.run.timeline;
    let folded = use_state(Folded::default);
    let height = timeline::height(picture, &folded);
    let shown = height.min(TALLEST);
    let top = use_state_eq(|| 0.0);
    let body = use_node_ref();
    let canvas = use_node_ref();
    let theme = use_theme();
    let colours = use_memo(theme, |_| RefCell::new(None));

    use_width(&body, props.act.reform(Action::Resize));
    use_effect_with(
        (canvas.clone(), props.run.clone(), props.view, (*folded).clone(), *top, shown, theme),
        move |(canvas, run, view, folded, top, shown, _)| {
            let (canvas, run, view, folded) = (canvas.clone(), run.clone(), *view, folded.clone());
            let (top, height) = (*top, *shown);
            let frame = Frame::request(move |_| {
                let window = Window { folded: &folded, top, height };
                if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
                    let scene = timeline::layout(&run.timeline, &view, window);
                    let _ = paint::paint(&canvas, &scene, window, &mut colours.borrow_mut());
                }
            });
            move || drop(frame)
        },
    );
    let gestures = use_gestures(
        &body,
        Gesture { view: props.view, end: picture.end, playhead: props.playhead, act: props.act.clone() },
    );
    let tip = tip::use_tip(props.lang, &props.run, props.view, &folded, &body, *top);

    let onscroll = {
        let top = top.clone();
        Callback::from(move |event: Event| {
            if let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
                top.set(f64::from(element.scroll_top()));
            }
        })
    };
    let x = props.view.x(props.playhead as f64);
    let is_in_view = (-1.0..=props.view.width + 1.0).contains(&x);
    let lanes = lane_boxes(picture, Window { folded: &folded, top: *top, height: shown });
    let text = lab::words(props.lang);
    html! {
        <div class="timeline" style={format!("height:{shown}px")}>
            <div class={classes!("timeline-scroll", (height > shown).then_some("is-long"))} {onscroll}>
                <div
                    ref={body}
                    class={classes!("timeline-body", (!props.view.shows_all(picture.end)).then_some("is-zoomed"))}
                    style={format!("height:{height}px")}
                    onpointerdown={gestures.down}
                    onpointermove={{
                        let (moved, seen) = (gestures.moved, tip.moved);
                        Callback::from(move |event: PointerEvent| {
                            seen.emit(event.clone());
                            moved.emit(event);
                        })
                    }}
                    onpointerup={gestures.up.clone()}
                    onpointercancel={gestures.up}
                    onpointerleave={tip.left}
                >
                    <canvas ref={canvas} class="timeline-canvas" style={format!("height:{shown}px")} aria-hidden="true"></canvas>
                    <ol class="timeline-lanes">{ for lanes.iter().map(|place| lane(props, place, &folded)) }</ol>
                    <div
                        class={classes!("playhead", (!is_in_view).then_some("is-away"))}
                        style={format!("transform:translateX({x:.2}px)")}
                        role="slider"
                        tabindex="0"
                        aria-label={text.playhead}
                        aria-valuemin="0"
                        aria-valuemax={picture.end.to_string()}
                        aria-valuenow={props.playhead.to_string()}
                        aria-valuetext={spoken(props)}
                        aria-description={text.timeline_keys}
                        onkeydown={gestures.key}
                    >
                        <span class={classes!("playhead-time", (x > props.view.width - 90.0).then_some("is-left"))} aria-hidden="true">
                            { clock(props.playhead, picture.end) }
                        </span>
                    </div>
                </div>
            </div>
            { tip.content }
        </div>
    }
}

/// A lane's name, and what it does at the playhead.
fn lane(props: &TimelineViewProps, place: &LaneBox<'_>, folded: &UseStateHandle<Folded>) -> Html {
    let picture = &props.run.timeline;
    let lane = &picture.lanes[place.lane];
    let class = match place.group {
        Group::Process => "process",
        Group::Thread(_) => "thread",
        Group::Task | Group::More => "task",
        Group::Held => "held",
    };
    let state = match picture.now(lane, props.playhead) {
        Now::In(slice) => svg::class(slice.state),
        _ => "none",
    };
    let line = words::line(picture, lane, props.playhead, props.lines.as_ref());
    let below = picture.below(lane);
    html! {
        <li key={place.track} class={classes!("lane", class)} style={format!("top:{}px", place.top)}>
            if below > 0 { { fold(props.lang, place, below, folded) } }
            <span class="lane-name" translate="no">{ place.name }</span>
            if !matches!(place.group, Group::Process | Group::More) {
                <span class={classes!("lane-now", format!("tl-edge-{state}"))}>
                    { words::now(props.lang, picture, lane, props.playhead) }
                    if let Some(line) = line { <span class="lane-line">{ lab::line(props.lang, line) }</span> }
                </span>
            }
        </li>
    }
}

/// The button that puts away the lanes below a lane, and brings them back.
fn fold(lang: Lang, place: &LaneBox<'_>, below: usize, folded: &UseStateHandle<Folded>) -> Html {
    let (track, all) = (place.track, folded.clone());
    let is_open = !folded.has(track);
    html! {
        <button
            type="button"
            class="fold"
            aria-expanded={is_open.to_string()}
            aria-label={lab::lanes_below(lang, place.name, below)}
            // A press on the picture itself moves the playhead.
            onpointerdown={|event: PointerEvent| event.stop_propagation()}
            onclick={move |_| all.set(all.toggle(track))}
        >
            { if is_open { "▾".to_owned() } else { format!("▸ {below}") } }
        </button>
    }
}

/// What a screen reader says for the playhead: the time, and every thread.
fn spoken(props: &TimelineViewProps) -> String {
    let picture = &props.run.timeline;
    let mut text = clock(props.playhead, picture.end);
    if props.playing {
        return text;
    }
    for lane in picture.lanes.iter().filter(|lane| matches!(lane.group, Group::Thread(_))).take(12) {
        text.push_str("; ");
        text.push_str(picture.name(lane.track));
        text.push(' ');
        text.push_str(&words::now(props.lang, picture, lane, props.playhead));
        if let Some(line) = words::line(picture, lane, props.playhead, props.lines.as_ref()) {
            text.push(' ');
            text.push_str(&lab::line(props.lang, line));
        }
    }
    text
}

/// Reports the width of an element, in px, now and after each change.
#[hook]
fn use_width(node: &NodeRef, call: Callback<f64>) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let kept = node.cast::<HtmlElement>().and_then(|element| {
            let watched = element.clone();
            let changed = Closure::<dyn FnMut()>::new(move || {
                // What is not laid out has no width, and keeps its last picture.
                let width = watched.client_width();
                if width > 0 {
                    call.emit(f64::from(width));
                }
            });
            let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
            observer.observe(&element);
            Some((observer, changed))
        });
        move || {
            if let Some((observer, _closure)) = kept {
                observer.disconnect();
            }
        }
    });
}

/// Where a pointer is on an element, in px from its top left.
fn place_on(node: &NodeRef, event: &MouseEvent) -> Option<(f64, f64)> {
    let bounds = node.cast::<Element>()?.get_bounding_client_rect();
    Some((f64::from(event.client_x()) - bounds.left(), f64::from(event.client_y()) - bounds.top()))
}

/// Whether a height on the visible part is on the axis.
fn is_on_axis(y: f64) -> bool {
    y < AXIS_HEIGHT
}
