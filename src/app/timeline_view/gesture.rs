//! What fingers, mouse and keys do to the timeline: scrub, pan, zoom, step.
//!
//! On the axis, or at the playhead, a drag scrubs; on the lanes it pans once there is something to pan to. A click or
//! a tap puts the playhead there. Two fingers, or the wheel with Ctrl, zoom; the plain wheel belongs to the page.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Element, WheelEvent};
use yew::prelude::*;

use super::{is_on_axis, place_on};
use crate::app::lab::state::Action;
use crate::base::Ns;
use crate::protocol::Sought;
use crate::timeline::{Target, Viewport};

/// A finger this near takes hold of the playhead, in px.
const REACH: f64 = 10.0;
/// A drag begins after this many px; less is a click.
const SLACK: f64 = 4.0;

/// What gestures start from.
#[derive(Clone, Debug)]
pub(super) struct Gesture {
    pub(super) view: Viewport,
    pub(super) end: Ns,
    pub(super) playhead: Ns,
    pub(super) act: Callback<Action>,
}

/// Listeners for the timeline's body.
pub(super) struct Listeners {
    pub(super) down: Callback<PointerEvent>,
    pub(super) moved: Callback<PointerEvent>,
    pub(super) up: Callback<PointerEvent>,
    pub(super) key: Callback<KeyboardEvent>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Drag {
    None,
    /// Not moved yet: `pan` says what a drag would do, else it scrubs.
    Pressed {
        x: f64,
        pan: bool,
    },
    Scrub,
    Pan {
        x: f64,
    },
    Pinch {
        middle: f64,
        distance: f64,
    },
}

#[derive(Debug)]
struct Hand {
    drag: Drag,
    fingers: Vec<(i32, f64)>,
}

#[hook]
pub(super) fn use_gestures(body: &NodeRef, now: Gesture) -> Listeners {
    // The listeners read the newest view, not the one of the render that made them.
    let latest = use_mut_ref(|| now.clone());
    *latest.borrow_mut() = now;
    let hand = use_mut_ref(|| Hand { drag: Drag::None, fingers: Vec::new() });
    use_wheel(body, &latest);
    let body = body.clone();
    Listeners {
        down: {
            let (body, hand, latest) = (body.clone(), hand.clone(), latest.clone());
            Callback::from(move |event: PointerEvent| {
                if event.button() == 0
                    && let Some((x, y)) = visible_place(&body, &event)
                {
                    down(&body, &mut hand.borrow_mut(), &latest.borrow(), &event, x, y);
                }
            })
        },
        moved: {
            let (body, hand, latest) = (body.clone(), hand.clone(), latest.clone());
            Callback::from(move |event: PointerEvent| {
                if let Some((x, _)) = place_on(&body, &event) {
                    moved(&mut hand.borrow_mut(), &latest.borrow(), &event, x);
                }
            })
        },
        up: {
            let (hand, latest) = (hand, latest.clone());
            Callback::from(move |event: PointerEvent| up(&mut hand.borrow_mut(), &latest.borrow(), &event))
        },
        key: Callback::from(move |event: KeyboardEvent| {
            if key(&latest.borrow(), &event) {
                event.prevent_default();
                event.stop_propagation();
            }
        }),
    }
}

/// Like [`place_on`], with the height measured from what is scrolled into view: the axis stays there.
fn visible_place(body: &NodeRef, event: &PointerEvent) -> Option<(f64, f64)> {
    let (x, y) = place_on(body, event)?;
    let scrolled = body.cast::<Element>()?.parent_element().map_or(0.0, |scroll| f64::from(scroll.scroll_top()));
    Some((x, y - scrolled))
}

fn down(body: &NodeRef, hand: &mut Hand, now: &Gesture, event: &PointerEvent, x: f64, y: f64) {
    if let Some(element) = body.cast::<Element>() {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
    hand.fingers.retain(|(id, _)| *id != event.pointer_id());
    hand.fingers.push((event.pointer_id(), x));
    if let [(_, a), (_, b)] = hand.fingers[..] {
        hand.drag = Drag::Pinch { middle: f64::midpoint(a, b), distance: (a - b).abs().max(1.0) };
        return;
    }
    let is_touch = event.pointer_type() == "touch";
    let reach = if is_touch { 2.0 * REACH } else { REACH };
    let near = (now.view.x(now.playhead as f64) - x).abs() <= reach;
    let pan = !near && !is_on_axis(y) && !now.view.shows_all(now.end);
    hand.drag = if pan || is_touch { Drag::Pressed { x, pan } } else { Drag::Scrub };
    if hand.drag == Drag::Scrub {
        now.act.emit(Action::Seek(now.view.moment(x, now.end)));
    }
}

fn moved(hand: &mut Hand, now: &Gesture, event: &PointerEvent, x: f64) {
    let Some(finger) = hand.fingers.iter_mut().find(|(id, _)| *id == event.pointer_id()) else { return };
    finger.1 = x;
    match hand.drag {
        Drag::None => {}
        Drag::Pressed { x: from, pan } if (x - from).abs() > SLACK => {
            hand.drag = if pan { Drag::Pan { x } } else { Drag::Scrub };
        }
        Drag::Pressed { .. } => {}
        Drag::Scrub => now.act.emit(Action::Seek(now.view.moment(x, now.end))),
        Drag::Pan { x: last } => {
            hand.drag = Drag::Pan { x };
            now.act.emit(Action::View(now.view.pan(last - x, now.end)));
        }
        Drag::Pinch { middle: old_middle, distance: old } => {
            if let [(_, a), (_, b)] = hand.fingers[..] {
                let (middle, distance) = (f64::midpoint(a, b), (a - b).abs().max(1.0));
                hand.drag = Drag::Pinch { middle, distance };
                let view = now.view.pan(old_middle - middle, now.end).zoom(distance / old, middle, now.end);
                now.act.emit(Action::View(view));
            }
        }
    }
}

fn up(hand: &mut Hand, now: &Gesture, event: &PointerEvent) {
    hand.fingers.retain(|(id, _)| *id != event.pointer_id());
    let drag = std::mem::replace(&mut hand.drag, Drag::None);
    match drag {
        // A cancelled touch became a scroll of the page.
        Drag::Pressed { x, .. } if event.type_() == "pointerup" => {
            now.act.emit(Action::Seek(now.view.moment(x, now.end)));
        }
        Drag::Pinch { .. } => {
            if let [(_, x)] = hand.fingers[..] {
                hand.drag = Drag::Pan { x };
            }
        }
        _ => {}
    }
}

/// Whether the key was for the timeline.
fn key(now: &Gesture, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let part = now.view.span() / if event.shift_key() { 10.0 } else { 100.0 };
    let seek = |t: f64| {
        let t = t.round().clamp(0.0, now.end as f64) as Ns;
        now.act.emit(Action::Seek(t));
        now.act.emit(Action::View(now.view.follow(t, now.end)));
    };
    let find = |sought: Sought, forwards: bool| now.act.emit(Action::Find(sought, forwards));
    let at = now.playhead as f64;
    let zoom = |factor: f64| {
        let view = now.view.follow(now.playhead, now.end);
        now.act.emit(Action::View(view.zoom(factor, view.x(at), now.end)));
    };
    match event.key().as_str() {
        "ArrowLeft" | "ArrowDown" => seek(at - part),
        "ArrowRight" | "ArrowUp" => seek(at + part),
        "PageDown" => seek(at - now.view.span() / 4.0),
        "PageUp" => seek(at + now.view.span() / 4.0),
        "Home" => seek(0.0),
        "End" => seek(now.end as f64),
        "," | "<" => now.act.emit(Action::Step(false)),
        "." | ">" => now.act.emit(Action::Step(true)),
        "+" | "=" | "w" => zoom(2.0),
        "-" | "_" | "s" => zoom(0.5),
        "a" => now.act.emit(Action::View(now.view.pan(-now.view.width / 4.0, now.end))),
        "d" => now.act.emit(Action::View(now.view.pan(now.view.width / 4.0, now.end))),
        "[" => now.act.emit(Action::Jump(Target::Switch, false)),
        "]" => now.act.emit(Action::Jump(Target::Switch, true)),
        "n" => now.act.emit(Action::Jump(Target::Output, true)),
        "N" => now.act.emit(Action::Jump(Target::Output, false)),
        "l" => find(Sought::Line, true),
        "L" => find(Sought::Line, false),
        "i" => find(Sought::Instruction, true),
        "I" => find(Sought::Instruction, false),
        "t" => find(Sought::Turn, true),
        "T" => find(Sought::Turn, false),
        "j" => find(Sought::Inside, true),
        "J" => find(Sought::Inside, false),
        "b" => find(Sought::Lines(Vec::new()), true),
        "B" => find(Sought::Lines(Vec::new()), false),
        "?" => now.act.emit(Action::Keys),
        // Spans are the lens's, which hears these keys before once it is open.
        "m" | "f" => now.act.emit(Action::Look(true)),
        "0" => now.act.emit(Action::View(Viewport::fit(now.end, now.view.width))),
        " " => now.act.emit(Action::Toggle),
        _ => return false,
    }
    true
}

/// The wheel, with a listener that may keep the page from zooming: yew's own may not.
#[hook]
fn use_wheel(body: &NodeRef, latest: &Rc<RefCell<Gesture>>) {
    let (body, latest) = (body.clone(), latest.clone());
    use_effect_with((), move |()| {
        let element = body.cast::<Element>();
        let place = body.clone();
        let turned = Closure::<dyn FnMut(WheelEvent)>::new(move |event: WheelEvent| {
            let now = latest.borrow().clone();
            let Some((x, _)) = place_on(&place, &event) else { return };
            // Lines instead of pixels, in some browsers.
            let unit = if event.delta_mode() == 0 { 1.0 } else { 20.0 };
            let sideways = if event.shift_key() && event.delta_x() == 0.0 { event.delta_y() } else { event.delta_x() };
            if event.ctrl_key() || event.meta_key() {
                let factor = (-event.delta_y() * unit / 200.0).clamp(-1.0, 1.0).exp2();
                now.act.emit(Action::View(now.view.zoom(factor, x, now.end)));
            } else if sideways.abs() > event.delta_y().abs() || event.shift_key() {
                now.act.emit(Action::View(now.view.pan(sideways * unit, now.end)));
            } else {
                return;
            }
            event.prevent_default();
        });
        let options = AddEventListenerOptions::new();
        options.set_passive(false);
        if let Some(element) = &element {
            let _ = element.add_event_listener_with_callback_and_add_event_listener_options(
                "wheel",
                turned.as_ref().unchecked_ref(),
                &options,
            );
        }
        move || {
            if let Some(element) = element {
                let _ = element.remove_event_listener_with_callback("wheel", turned.as_ref().unchecked_ref());
            }
        }
    });
}
