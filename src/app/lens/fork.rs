//! Another future from the playhead: the reader sets a value of the program or the switch interval, and both runs stay
//! in view.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

use super::later::Values;
use crate::app::lab::controls::{interval, parameter};
use crate::app::lab::state::Run;
use crate::base::Ns;
use crate::client::wire::{INTO, OUT, tell};
use crate::i18n::{Lang, compare};
use crate::protocol::form;
use crate::timeline::clock;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ForkProps {
    pub(super) lang: Lang,
    pub(super) host: Element,
    /// Prefix of the ids.
    pub(super) lab: AttrValue,
    pub(super) run: Rc<Run>,
    /// The choices made in it, with its changes.
    pub(super) schedule: Rc<str>,
    /// The playhead, in ns.
    pub(super) at: Ns,
}

/// What the reader set, as far as it differs from what holds.
type Edits = (Vec<(String, form::Value)>, Option<Ns>);

/// The controls, and the button that goes on with them. Give it a key of its run: edits are for one.
#[component]
pub(super) fn Fork(props: &ForkProps) -> Html {
    let words = compare::words(props.lang);
    let edits = use_state(Edits::default);
    let now = Values::at(&props.run, props.at);
    let mut wanted = now.clone();
    for (name, value) in &edits.0 {
        wanted.source = form::set(&wanted.source, name, value);
    }
    wanted.interval = edits.1.unwrap_or(wanted.interval);
    let params = form::parse(&wanted.source);
    let has_gil = props.run.request.machine.gil;
    if params.is_empty() && !has_gil {
        return Html::default();
    }
    let is_over = props.at >= props.run.timeline.end;
    let change = now.change(&props.schedule, props.at, &wanted).filter(|_| !is_over);
    let onset = {
        let edits = edits.clone();
        Callback::from(move |(name, value): (String, form::Value)| {
            let mut all = (*edits).clone();
            all.0.retain(|(other, _)| *other != name);
            all.0.push((name, value));
            edits.set(all);
        })
    };
    let oninterval = {
        let edits = edits.clone();
        Callback::from(move |ns: Ns| edits.set((edits.0.clone(), Some(ns))))
    };
    let prefix = format!("{}-later", props.lab);
    let disabled = change.is_none();
    html! {
        <div class="lens-later" role="group" aria-labelledby={format!("{prefix}-title")}>
            <p class="lens-title" id={format!("{prefix}-title")}>{ words.later }{ " " }<span class="faint">{ clock(props.at, props.run.timeline.end) }</span></p>
            <p class="faint">{ if is_over { words.later_over } else { words.later_hint } }</p>
            <div class="lab-controls">
                { for params.iter().map(|param| html! {
                    <div class="control-group" key={param.name.clone()}>{ parameter(&prefix, param, false, onset.clone()) }</div>
                }) }
                if has_gil {
                    <div class="control-group">{ interval(props.lang, &prefix, wanted.interval, false, oninterval) }</div>
                }
            </div>
            <p>
                <button type="button" class="button lens-go-on" {disabled} onclick={fork(&props.host, change.as_deref().unwrap_or_default())}>
                    { words.go_on }
                </button>
            </p>
        </div>
    }
}

/// The run goes on by another schedule; the lens keeps this one for comparing.
pub(super) fn fork(host: &Element, schedule: &str) -> Callback<MouseEvent> {
    let (host, schedule) = (host.clone(), JsValue::from_str(schedule));
    Callback::from(move |_: MouseEvent| {
        tell(&host, INTO, "fork", &Array::new());
        tell(&host, OUT, "fork", &schedule);
    })
}
