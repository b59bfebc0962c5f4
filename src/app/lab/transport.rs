//! The buttons over the timeline: play, step, zoom.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::state::Action;
use crate::base::Ns;
use crate::i18n::{Lang, lab};
use crate::timeline::{Viewport, clock, duration};

const SPEEDS: [(f64, &str); 5] = [(0.1, "0.1×"), (0.25, "0.25×"), (1.0, "1×"), (2.0, "2×"), (5.0, "5×")];

/// Properties of [`Transport`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TransportProps {
    /// Language.
    pub lang: Lang,
    /// Whether there is a run.
    pub ready: bool,
    /// Whether it plays.
    pub playing: bool,
    /// The moment, in ns.
    pub playhead: Ns,
    /// Length of the run in ns.
    pub end: Ns,
    /// How fast.
    pub speed: f64,
    /// The same in ns of the run a second.
    pub pace: f64,
    /// What is in view.
    pub view: Viewport,
    /// What the reader wants.
    pub act: Callback<Action>,
}

/// See the module.
#[component]
pub(super) fn Transport(props: &TransportProps) -> Html {
    let words = lab::words(props.lang);
    let button = |label: &'static str, icon: Html, disabled: bool, action: fn(&TransportProps) -> Action| {
        let captured = props.clone();
        let onclick = Callback::from(move |_: MouseEvent| captured.act.emit(action(&captured)));
        html! {
            <button type="button" class="icon-button" title={label} aria-label={label} {disabled} {onclick}>{ icon }</button>
        }
    };
    let onspeed = {
        let act = props.act.clone();
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some((speed, _)) = select.and_then(|select| SPEEDS.get(select.selected_index() as usize).copied()) {
                act.emit(Action::Speed(speed));
            }
        })
    };
    let off = !props.ready;
    let whole = props.view.shows_all(props.end);
    html! {
        <div class="transport" role="group" aria-label={words.timeline}>
            if props.playing {
                { button(words.pause, icon("M4 2.5h3v11H4zM9 2.5h3v11H9z"), off, |_| Action::Play(false)) }
            } else {
                { button(words.play, icon("M4 2l10 6-10 6z"), off, |_| Action::Play(true)) }
            }
            { button(words.previous, icon("M3 2.5h2v11H3zM14 2.5v11L6 8z"), off || props.playhead == 0, |_| Action::Step(false)) }
            { button(words.next, icon("M11 2.5h2v11h-2zM2 2.5v11L10 8z"), off || props.playhead >= props.end, |_| Action::Step(true)) }
            <output class="moment">{ if off { String::from("—") } else { clock(props.playhead, props.end) } }</output>
            <label class="speed" title={words.speed}>
                <span class="visually-hidden">{ words.speed }</span>
                <select disabled={off} onchange={onspeed}>
                    { for SPEEDS.iter().map(|(speed, name)| html! {
                        <option selected={*speed == 1.0}>{ *name }</option>
                    }) }
                </select>
            </label>
            <span class="pace">{ if off { String::new() } else { lab::pace(props.lang, &duration(rounded(props.pace))) } }</span>
            <span class="gap"></span>
            { button(words.zoom_out, icon("M2 7h12v2H2z"), off || whole, |props| zoomed(props, 0.5)) }
            { button(words.zoom_in, icon("M2 7h5V2h2v5h5v2H9v5H7V9H2z"), off, |props| zoomed(props, 2.0)) }
            { button(words.fit, icon("M1 3h2v10H1zM13 3h2v10h-2zM4 8l3-3v2h2V5l3 3-3 3V9H7v2z"), off || whole && props.view.end <= props.end as f64 + 1.0, |props| {
                Action::View(Viewport::fit(props.end, props.view.width))
            }) }
        </div>
    }
}

fn zoomed(props: &TransportProps, factor: f64) -> Action {
    // What the playhead shows stays in place if it is in view.
    let x = props.view.x(props.playhead as f64);
    let x = if (0.0..=props.view.width).contains(&x) { x } else { props.view.width / 2.0 };
    Action::View(props.view.zoom(factor, x, props.end))
}

/// Two digits are enough to say how fast something is.
fn rounded(pace: f64) -> Ns {
    let unit = 10f64.powf((pace.max(1.0).log10() - 1.0).floor().max(0.0));
    ((pace / unit).round() * unit) as Ns
}

fn icon(path: &'static str) -> Html {
    html! { <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path fill="currentColor" d={path} /></svg> }
}
