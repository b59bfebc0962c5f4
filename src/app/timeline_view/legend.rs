//! What the colours, patterns and marks mean.

use yew::prelude::*;

use crate::i18n::{Lang, lab};
use crate::timeline::{ALL_STATES, svg};
use crate::trace::{InstantKind, State};

const MARKS: [InstantKind; 3] = [InstantKind::Output, InstantKind::DropRequest, InstantKind::Failed];

/// Properties of [`Legend`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LegendProps {
    /// Prefix of the ids.
    pub id: AttrValue,
    /// Language.
    pub lang: Lang,
}

/// Every state and mark by name: the same list everywhere, so it can be learnt.
#[component]
pub fn Legend(props: &LegendProps) -> Html {
    let words = lab::words(props.lang);
    html! {
        <ul class="legend" aria-label={words.legend}>
            { for ALL_STATES.into_iter().map(|state| html! {
                <li>{ swatch(&props.id, state) }{ words.states[state as usize] }</li>
            }) }
            { for MARKS.into_iter().map(|kind| html! { <li>{ mark(kind) }{ words.marks[kind as usize] }</li> }) }
        </ul>
    }
}

fn swatch(id: &str, state: State) -> Html {
    let class = svg::class(state);
    let Some((size, path)) = svg::pattern(state) else {
        return html! {
            <svg class="swatch" width="18" height="12" aria-hidden="true"><rect class={format!("tl-{class}")} width="18" height="12" /></svg>
        };
    };
    let id = format!("{id}-legend-{class}");
    html! {
        <svg class="swatch" width="18" height="12" aria-hidden="true">
            <defs>
                <pattern id={id.clone()} width={size.to_string()} height={size.to_string()} patternUnits="userSpaceOnUse">
                    <rect class={format!("tl-{class}")} width={size.to_string()} height={size.to_string()} />
                    <path class="tl-ink" d={path} />
                </pattern>
            </defs>
            <rect fill={format!("url(#{id})")} width="18" height="12" />
        </svg>
    }
}

fn mark(kind: InstantKind) -> Html {
    let shape = match kind {
        InstantKind::Output => html! { <circle class="output" cx="9" cy="6" r="2.5" /> },
        InstantKind::DropRequest => html! { <line class="drop" x1="9" x2="9" y1="2" y2="10" /> },
        InstantKind::Failed => html! { <path class="failed" d="M4 1l10 10M14 1L4 11" /> },
        InstantKind::Exit => html! { <line class="exit" x1="9" x2="9" y1="0" y2="12" /> },
    };
    html! { <svg class="swatch tl-marks" width="18" height="12" aria-hidden="true">{ shape }</svg> }
}
