//! The sliders of a lab: one for each form of the program, and the machine's.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::slider::Slider;
use super::state::Action;
use crate::base::{MS, Ns};
use crate::i18n::{Lang, lab};
use crate::protocol::form::{self, Kind, Param, Value};
use crate::protocol::{Machine, SwitchPoints};

/// Properties of [`Controls`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ControlsProps {
    /// Prefix of the ids.
    pub id: AttrValue,
    /// Language.
    pub lang: Lang,
    /// Forms of the program.
    pub params: Vec<Param>,
    /// The machine.
    pub machine: Machine,
    /// Whether its switch points are among the controls.
    pub choose_points: bool,
    /// The seed.
    pub seed: u64,
    /// Before the lab is alive.
    pub disabled: bool,
    /// What the reader wants.
    pub act: Callback<Action>,
}

/// See the module.
#[component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let words = lab::words(props.lang);
    html! {
        <div class="lab-controls">
            if !props.params.is_empty() {
                <div class="control-group" role="group" aria-label={words.program}>
                    { for props.params.iter().map(|param| {
                        parameter(&props.id, param, props.disabled, props.act.reform(|(name, value)| Action::Set(name, value)))
                    }) }
                </div>
            }
            <div class="control-group" role="group" aria-label={words.machine}>{ machine(props) }</div>
        </div>
    }
}

/// The control of one form; `prefix` begins its id.
pub(in crate::app) fn parameter(prefix: &str, param: &Param, disabled: bool, onset: Callback<(String, Value)>) -> Html {
    let id = format!("{prefix}-p-{}", param.name);
    let label = html! { <code>{ &param.name }</code> };
    let set = {
        let name = param.name.clone();
        onset.reform(move |value| (name.clone(), value))
    };
    match (&param.kind, &param.value) {
        (Kind::Slider { min, max, step }, Value::Number(value)) => {
            let onslide = set.reform(Value::Number);
            html! {
                <Slider
                    key={id.clone()}
                    id={id.clone()}
                    {label}
                    min={*min}
                    max={*max}
                    step={*step}
                    value={*value}
                    decimals={form::decimals(*min, *step)}
                    unit={unit_of(&param.name)}
                    {disabled}
                    ontype={onslide.clone()}
                    {onslide}
                />
            }
        }
        (Kind::Boolean, Value::Bool(on)) => {
            html! { <Toggle key={id.clone()} id={id.clone()} {label} on={*on} {disabled} onset={set.reform(Value::Bool)} /> }
        }
        (Kind::Choice(options), Value::Text(value)) => html! {
            <Choice key={id.clone()} id={id.clone()} {label} options={options.clone()} value={value.clone()} {disabled} onset={set.reform(Value::Text)} />
        },
        _ => Html::default(),
    }
}

/// `REPLY_MS` is in ms: the programs name their units.
fn unit_of(name: &str) -> AttrValue {
    match name.rsplit_once('_').map(|(_, end)| end) {
        Some("MS") => "ms",
        Some("S" | "SECONDS") => "s",
        Some("US") => "µs",
        _ => "",
    }
    .into()
}

/// Positions of the switch interval's slider: 1, 2, 5 a decade, in ns.
const INTERVALS: [Ns; 10] = [MS / 10, MS / 5, MS / 2, MS, 2 * MS, 5 * MS, 10 * MS, 20 * MS, 50 * MS, 100 * MS];

/// The rules for switch points, named by the versions of CPython that have them.
const OLD_POINTS: &str = "CPython ≤ 3.9";
const NEW_POINTS: &str = "CPython ≥ 3.10";

fn machine(props: &ControlsProps) -> Html {
    let words = lab::words(props.lang);
    let Machine { cores, gil, switch_interval, switch_points, .. } = props.machine;
    let act = |action: fn(f64) -> Action| props.act.reform(action);
    html! {
        <>
            <Slider
                id={format!("{}-cores", props.id)}
                label={words.cores}
                min=1.0
                max=8.0
                step=1.0
                value={f64::from(cores)}
                disabled={props.disabled}
                onslide={act(|value| Action::Cores(value as u32))}
                ontype={act(|value| Action::Cores(value as u32))}
            />
            { interval(props.lang, &props.id, switch_interval, props.disabled || !gil, props.act.reform(Action::Interval)) }
            <Slider
                id={format!("{}-seed", props.id)}
                label={words.seed}
                hint={words.seed_hint}
                min=0.0
                max=20.0
                step=1.0
                value={props.seed as f64}
                disabled={props.disabled}
                onslide={act(|value| Action::Seed(value as u64))}
                ontype={act(|value| Action::Seed(value as u64))}
            />
            <Toggle
                id={format!("{}-gil", props.id)}
                label={words.gil}
                hint={words.gil_hint}
                on={gil}
                disabled={props.disabled}
                onset={props.act.reform(Action::Gil)}
            />
            if props.choose_points {
                <Choice
                    id={format!("{}-points", props.id)}
                    label={html! { { words.points } }}
                    hint={words.points_hint}
                    options={vec![OLD_POINTS.to_owned(), NEW_POINTS.to_owned()]}
                    value={if switch_points == SwitchPoints::EveryBytecode { OLD_POINTS } else { NEW_POINTS }.to_owned()}
                    disabled={props.disabled || !gil}
                    onset={props.act.reform(|version: String| {
                        let old = version == OLD_POINTS;
                        Action::Points(if old { SwitchPoints::EveryBytecode } else { SwitchPoints::Modern })
                    })}
                />
            }
        </>
    }
}

/// The slider of the switch interval; `prefix` begins its id.
pub(in crate::app) fn interval(lang: Lang, prefix: &str, now: Ns, disabled: bool, onset: Callback<Ns>) -> Html {
    let words = lab::words(lang);
    let position = INTERVALS.iter().rposition(|step| *step <= now).unwrap_or(0);
    let text = format!("{}", now as f64 / MS as f64);
    html! {
        <Slider
            id={format!("{prefix}-interval")}
            label={words.interval}
            hint={words.interval_hint}
            min=0.0
            max={(INTERVALS.len() - 1) as f64}
            step=1.0
            value={position as f64}
            spoken={format!("{text} ms")}
            {text}
            unit="ms"
            {disabled}
            onslide={onset.reform(|value| INTERVALS[(value as usize).min(INTERVALS.len() - 1)])}
            ontype={onset.reform(|value: f64| (value.clamp(0.001, 10_000.0) * MS as f64).round() as Ns)}
        />
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct ToggleProps {
    id: String,
    label: Html,
    #[prop_or_default]
    hint: AttrValue,
    on: bool,
    disabled: bool,
    onset: Callback<bool>,
}

#[component]
fn Toggle(props: &ToggleProps) -> Html {
    let onset = props.onset.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            onset.emit(input.checked());
        }
    });
    html! {
        <div class="control toggle" title={(!props.hint.is_empty()).then(|| props.hint.clone())}>
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            <input type="checkbox" role="switch" id={props.id.clone()} checked={props.on} disabled={props.disabled} {onchange} />
        </div>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct ChoiceProps {
    id: String,
    label: Html,
    #[prop_or_default]
    hint: AttrValue,
    options: Vec<String>,
    value: String,
    disabled: bool,
    onset: Callback<String>,
}

#[component]
fn Choice(props: &ChoiceProps) -> Html {
    let node = use_node_ref();
    // Once the reader chose, the attribute of an option no longer decides; the property does.
    use_effect_with((node.clone(), props.value.clone()), |(node, value)| {
        if let Some(select) = node.cast::<HtmlSelectElement>() {
            select.set_value(value);
        }
    });
    let onset = props.onset.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) {
            onset.emit(select.value());
        }
    });
    html! {
        <div class="control dropdown" title={(!props.hint.is_empty()).then(|| props.hint.clone())}>
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            <select ref={node} id={props.id.clone()} disabled={props.disabled} {onchange}>
                { for props.options.iter().map(|option| html! {
                    <option value={option.clone()} selected={*option == props.value}>{ option }</option>
                }) }
            </select>
        </div>
    }
}
