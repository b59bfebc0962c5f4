//! A number that slides: the native slider, and beside it the number itself, which can be typed.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`Slider`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SliderProps {
    /// Unique on the page.
    pub id: String,
    /// What it sets.
    pub label: Html,
    /// Tooltip.
    #[prop_or_default]
    pub hint: AttrValue,
    /// Smallest position.
    pub min: f64,
    /// Largest position.
    pub max: f64,
    /// Distance of two positions.
    pub step: f64,
    /// Present position.
    pub value: f64,
    /// The present value as text, where it differs from the position.
    #[prop_or_default]
    pub text: Option<String>,
    /// What a screen reader says for the value.
    #[prop_or_default]
    pub spoken: Option<String>,
    /// After the number.
    #[prop_or_default]
    pub unit: AttrValue,
    /// Digits after the point.
    #[prop_or_default]
    pub decimals: usize,
    /// Before the lab is alive.
    pub disabled: bool,
    /// The slider moved to a position.
    pub onslide: Callback<f64>,
    /// A number was typed.
    pub ontype: Callback<f64>,
}

/// See the module.
#[component]
pub(super) fn Slider(props: &SliderProps) -> Html {
    let number = |event: &Event| -> Option<f64> {
        event.target()?.dyn_into::<HtmlInputElement>().ok()?.value().trim().parse().ok()
    };
    let oninput = {
        let onslide = props.onslide.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(value) = number(&event) {
                onslide.emit(value);
            }
        })
    };
    let onchange = {
        let ontype = props.ontype.clone();
        Callback::from(move |event: Event| {
            if let Some(value) = number(&event) {
                ontype.emit(value);
            }
        })
    };
    let text = props.text.clone().unwrap_or_else(|| format!("{:.*}", props.decimals, props.value));
    html! {
        <div class="control slider" title={(!props.hint.is_empty()).then(|| props.hint.clone())}>
            <label for={props.id.clone()} id={format!("{}-label", props.id)}>{ props.label.clone() }</label>
            <input
                type="range"
                id={props.id.clone()}
                min={props.min.to_string()}
                max={props.max.to_string()}
                step={props.step.to_string()}
                value={props.value.to_string()}
                aria-valuetext={props.spoken.clone()}
                disabled={props.disabled}
                {oninput}
            />
            <span class="value">
                <input
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-labelledby={format!("{}-label", props.id)}
                    value={text}
                    disabled={props.disabled}
                    {onchange}
                />
                <span class="unit">{ &props.unit }</span>
            </span>
        </div>
    }
}
