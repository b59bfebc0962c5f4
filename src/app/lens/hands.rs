//! Marking a span in the lab's own picture: a drag with Shift (or after the button for it, by finger), and keys.
//!
//! The picture belongs to another module of wasm, which hears its events at the root of its island; these listeners
//! stand before it, at the document.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent, window};
use yew::prelude::*;

use super::span::closeup;
use super::strip::StripProps;
use crate::base::Ns;
use crate::client::wire::{INTO, OUT, number, tell};
use crate::timeline::Viewport;

const EVENTS: [&str; 5] = ["pointerdown", "pointermove", "pointerup", "pointercancel", "keydown"];

/// Less is a click, in px.
const SLACK: f64 = 4.0;

/// A drag that marks: where it began, in px and in ns, and whether it has moved.
#[derive(Clone, Copy, Debug)]
struct Drag {
    pointer: i32,
    x: f64,
    from: Ns,
    moved: bool,
}

/// Hears the picture as long as the strip is there.
#[hook]
pub(super) fn use_hands(props: &StripProps) {
    let latest = use_mut_ref(|| props.clone());
    latest.replace(props.clone());
    use_effect_with((), move |()| {
        let drag: Rc<RefCell<Option<Drag>>> = Rc::default();
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let now = latest.borrow().clone();
            let taken = match event.dyn_ref::<PointerEvent>() {
                Some(pointer) => hand(&now, pointer, &mut drag.borrow_mut()),
                None => event.dyn_ref::<KeyboardEvent>().is_some_and(|pressed| key(&now, pressed)),
            };
            if taken {
                event.prevent_default();
                event.stop_propagation();
            }
        });
        let document = window().and_then(|window| window.document());
        if let Some(document) = &document {
            for name in EVENTS {
                let heard = heard.as_ref().unchecked_ref();
                let _ = document.add_event_listener_with_callback_and_bool(name, heard, true);
            }
        }
        move || {
            if let Some(document) = document {
                for name in EVENTS {
                    let heard = heard.as_ref().unchecked_ref();
                    let _ = document.remove_event_listener_with_callback_and_bool(name, heard, true);
                }
            }
        }
    });
}

/// The element that matches, at or above the event's target, if it is the lab's.
fn within(props: &StripProps, event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let lab = props.host.closest(".lab").ok()??;
    target.closest(selector).ok()?.filter(|found| lab.contains(Some(found)))
}

/// Whether the event was for a span.
fn hand(props: &StripProps, event: &PointerEvent, drag: &mut Option<Drag>) -> bool {
    let Some(body) =
        props.host.closest(".lab").ok().flatten().and_then(|lab| lab.query_selector(".timeline-body").ok()?)
    else {
        return false;
    };
    let x = f64::from(event.client_x()) - body.get_bounding_client_rect().left();
    let moment = props.view.moment(x, props.run.timeline.end);
    if event.type_() == "pointerdown" {
        let wanted = event.button() == 0 && (event.shift_key() || props.measuring);
        // Buttons in the picture (to fold lanes) stay buttons.
        if !wanted || within(props, event, ".timeline-body").is_none() || within(props, event, "button").is_some() {
            return false;
        }
        let _ = body.set_pointer_capture(event.pointer_id());
        *drag = Some(Drag { pointer: event.pointer_id(), x, from: moment, moved: false });
        return true;
    }
    let Some(mut now) = drag.filter(|drag| drag.pointer == event.pointer_id()) else { return false };
    now.moved |= (x - now.x).abs() > SLACK;
    *drag = (event.type_() == "pointermove").then_some(now);
    if event.type_() == "pointercancel" {
        return true;
    }
    if now.moved {
        mark(&props.host, now.from, moment);
    } else if drag.is_none() {
        // A click marks what lies between it and the playhead.
        mark(&props.host, props.at, moment);
    }
    true
}

/// Whether the key was for a span.
fn key(props: &StripProps, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || within(props, event, ".playhead, .lens-map").is_none()
    {
        return false;
    }
    match event.key().as_str() {
        "m" => tell(&props.host, INTO, "mark", &JsValue::UNDEFINED),
        "f" => zoom(props),
        "Escape" if props.span.is_some() => tell(&props.host, INTO, "unmark", &JsValue::UNDEFINED),
        _ => return false,
    }
    true
}

fn mark(host: &Element, from: Ns, to: Ns) {
    tell(host, INTO, "span", &Array::of2(&number(from), &number(to)));
}

/// Shows the span and nothing else.
pub(super) fn zoom(props: &StripProps) {
    if let Some(span) = props.span {
        show(&props.host, closeup(span.sides(props.at), props.run.timeline.end, props.view.width));
    }
}

/// Shows a stretch of the run.
pub(super) fn show(host: &Element, view: Viewport) {
    tell(host, OUT, "view", &Array::of3(&view.start.into(), &view.end.into(), &view.width.into()));
}

/// Draws the span over the picture: the style sheet reads these properties of the lab's element (`.timeline-body`).
#[hook]
pub(super) fn use_shade(props: &StripProps, label: &str) {
    let shade = props.span.map(|span| {
        let (from, to) = span.sides(props.at);
        let place = |t: Ns| (props.view.x(t as f64) / props.view.width * 100.0).clamp(-1.0, 101.0);
        let (left, right) = (place(from), place(to));
        // A label that has no room would be cut.
        let room = (right - left) / 100.0 * props.view.width;
        let label = if room > 8.0 * label.chars().count() as f64 { format!("\"{label}\"") } else { "\"\"".to_owned() };
        [
            ("--span-left", format!("{left:.3}%")),
            ("--span-width", format!("{:.3}%", right - left)),
            ("--span-text", label),
        ]
    });
    let host = props.host.clone();
    use_effect_with(shade, move |shade| {
        let lab = host.closest(".lab").ok().flatten().and_then(|lab| lab.dyn_into::<HtmlElement>().ok());
        if let (Some(lab), Some(shade)) = (&lab, shade) {
            let _ = lab.set_attribute("data-span", "");
            for (name, value) in shade {
                let _ = lab.style().set_property(name, value);
            }
        }
        move || {
            if let Some(lab) = lab {
                let _ = lab.remove_attribute("data-span");
            }
        }
    });
}
