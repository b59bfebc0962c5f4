//! The strip above the lens: the whole run with the window that is in view, and the span that the reader measures.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

use super::hands::{show, use_hands, use_shade, zoom};
use super::map::Map;
use super::span::{Grip, Span};
use crate::app::lab::state::Run;
use crate::base::Ns;
use crate::client::wire::{INTO, tell};
use crate::i18n::{Lang, measure};
use crate::timeline::{Viewport, clock, duration};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct StripProps {
    pub(super) lang: Lang,
    /// Where the lab speaks.
    pub(super) host: Element,
    pub(super) run: Rc<Run>,
    /// The playhead, in ns.
    pub(super) at: Ns,
    /// What is in view.
    pub(super) view: Viewport,
    /// What is marked.
    pub(super) span: Option<Span>,
    /// A drag in the picture marks, also without Shift.
    pub(super) measuring: bool,
}

/// See the module.
#[component]
pub(super) fn Strip(props: &StripProps) -> Html {
    let words = measure::words(props.lang);
    let end = props.run.timeline.end;
    let sides = props.span.map(|span| span.sides(props.at));
    use_hands(props);
    use_shade(props, &sides.map(|(from, to)| duration(to - from)).unwrap_or_default());
    let say = |word: &'static str| {
        let host = props.host.clone();
        Callback::from(move |_: MouseEvent| tell(&host, INTO, word, &JsValue::UNDEFINED))
    };
    let is_open = props.span.is_some_and(|span| span.to.is_none());
    let said = match (sides, is_open) {
        (None, _) => words.hint.to_owned(),
        (Some((from, to)), _) => {
            measure::said(props.lang, &duration(to - from), &clock(from, end), &clock(to, end), is_open)
        }
    };
    let onzoom = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| zoom(&props))
    };
    let is_empty = sides.is_none_or(|(from, to)| from == to);
    html! {
        <div class="lens-strip">
            <Overview ..props.clone() />
            <div class="lens-span" role="group" aria-label={words.measure}>
                <output class={classes!("span-said", sides.is_none().then_some("faint"))} aria-live={if is_open { "off" } else { "polite" }}>{ said }</output>
                <span class="span-buttons">
                    <button type="button" class="button span-mark" onclick={say("mark")}>{ if is_open { words.end } else { words.start } }</button>
                    <button type="button" class="button span-drag" aria-pressed={props.measuring.to_string()} onclick={say("measuring")}>{ words.drag }</button>
                    <button type="button" class="button span-zoom" disabled={is_empty} onclick={onzoom}>{ words.zoom }</button>
                    <button type="button" class="button span-clear" disabled={props.span.is_none()} onclick={say("unmark")}>{ words.clear }</button>
                </span>
            </div>
        </div>
    }
}

/// The overview: a window that can be dragged, also by its edges; where all is in view, a drag draws one.
#[component]
fn Overview(props: &StripProps) -> Html {
    let words = measure::words(props.lang);
    let node = use_node_ref();
    let grip = use_mut_ref(|| None::<Grip>);
    let end = props.run.timeline.end;
    let place = {
        let node = node.clone();
        move |event: &PointerEvent| {
            let bounds = node.cast::<Element>()?.get_bounding_client_rect();
            Some((f64::from(event.client_x()) - bounds.left(), bounds.width().max(1.0)))
        }
    };
    let drag = {
        let (grip, place, props) = (grip.clone(), place.clone(), props.clone());
        move |event: &PointerEvent| {
            if let (Some(grip), Some((x, width))) = (*grip.borrow(), place(event)) {
                let view = grip.drag(Viewport::fit(end, width).time(x), &props.view, end);
                if view.span() < end as f64 || !matches!(grip, Grip::New(_)) {
                    show(&props.host, view);
                }
            }
        }
    };
    let onpointerdown = {
        let (grip, node, view, drag) = (grip.clone(), node.clone(), props.view, drag.clone());
        Callback::from(move |event: PointerEvent| {
            let Some((x, width)) = place(&event).filter(|_| event.button() == 0) else { return };
            if let Some(element) = node.cast::<Element>() {
                let _ = element.set_pointer_capture(event.pointer_id());
            }
            let taken = Grip::take(x, width, &view, end);
            *grip.borrow_mut() = Some(taken);
            if matches!(taken, Grip::Window(_)) {
                drag(&event);
            }
        })
    };
    let onpointermove = Callback::from(move |event: PointerEvent| drag(&event));
    let onpointerup = Callback::from(move |_: PointerEvent| *grip.borrow_mut() = None);
    let onkeydown = {
        let props = props.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(view) = moved(&props, &event) {
                event.prevent_default();
                show(&props.host, view);
            }
        })
    };
    let part = |t: f64| (t / end.max(1) as f64 * 100.0).clamp(0.0, 100.0);
    let (left, right) = (part(props.view.start), part(props.view.end));
    let band = props.span.map(|span| {
        let (from, to) = span.sides(props.at);
        (part(from as f64), part(to as f64))
    });
    let moment = |t: f64| clock(t.max(0.0) as Ns, end);
    let whole = props.view.shows_all(end);
    let shown = measure::stretch(
        props.lang,
        &moment(props.view.start),
        &moment(props.view.end.min(end as f64)),
        &moment(end as f64),
    );
    html! {
        <div class={classes!("lens-map", whole.then_some("is-whole"))} ref={node} title={words.map_hint} {onpointerdown} {onpointermove}
            onpointerup={onpointerup.clone()} onpointercancel={onpointerup} {onkeydown}>
            <Map run={props.run.clone()} />
            if let Some((from, to)) = band {
                <span class="map-band" style={format!("left:{from:.2}%;width:{:.2}%", to - from)}></span>
            }
            <span class="map-shade" style={format!("left:0;width:{left:.2}%")}></span>
            <span class="map-shade" style={format!("left:{right:.2}%;right:0")}></span>
            <span class="map-head" style={format!("left:{:.2}%", part(props.at as f64))}></span>
            <span class="map-window" style={format!("left:{left:.2}%;width:{:.2}%", right - left)} role="slider" tabindex="0"
                aria-label={words.window} aria-valuemin="0" aria-valuemax={end.to_string()}
                aria-valuenow={format!("{:.0}", props.view.start.max(0.0))} aria-valuetext={shown} aria-description={words.map_hint}></span>
        </div>
    }
}

/// What a key makes of the view.
fn moved(props: &StripProps, event: &KeyboardEvent) -> Option<Viewport> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let (view, end) = (props.view, props.run.timeline.end);
    let step = view.width * if event.shift_key() { 0.5 } else { 0.1 };
    let middle = view.width / 2.0;
    Some(match event.key().as_str() {
        "ArrowLeft" | "a" => view.pan(-step, end),
        "ArrowRight" | "d" => view.pan(step, end),
        "ArrowUp" | "+" | "=" | "w" => view.zoom(1.5, middle, end),
        "ArrowDown" | "-" | "_" | "s" => view.zoom(1.0 / 1.5, middle, end),
        "Home" => view.pan(-1e12, end),
        "End" => view.pan(1e12, end),
        "0" => Viewport::fit(end, view.width),
        _ => return None,
    })
}
