//! A lab: a Python program, a machine and the timeline of its run.
//!
//! Start at [`Lab`]. Without script it is a static figure: listing, picture, output.

use yew::prelude::*;

use crate::i18n::Lang;
use crate::protocol::Machine;

/// The machine a lab starts with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabSetup {
    /// Cores, GIL, switch interval, switch points.
    pub machine: Machine,
    /// Seed of the run.
    pub seed: u64,
}

/// What a chapter says about a lab.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LabProps {
    /// Unique on its page; becomes the figure's `id`, so links can point at it.
    pub id: AttrValue,
    /// File name of the program, shown above the listing and used in tracebacks (`convoy.py`).
    pub program: AttrValue,
    /// The program as the chapter shows it.
    pub source: AttrValue,
    /// The machine it starts with.
    #[prop_or_default]
    pub setup: LabSetup,
    /// Language of everything around the program.
    pub lang: Lang,
    /// SVG of the first run, from [`timeline::svg::render`](crate::timeline); empty where none was drawn.
    #[prop_or_default]
    pub initial_svg: AttrValue,
    /// What the first run printed.
    #[prop_or_default]
    pub initial_output: AttrValue,
    /// Caption under the lab: what to try and what to look for.
    #[prop_or_default]
    pub children: Html,
}

/// A program that the reader can change and run, and the picture of its run.
#[component]
pub fn Lab(props: &LabProps) -> Html {
    html! {
        <figure class="lab" id={props.id.clone()} lang={props.lang.tag()}>
            <pre class="lab-listing"><code>{ props.source.clone() }</code></pre>
            <div class="lab-picture">{ Html::from_html_unchecked(props.initial_svg.clone()) }</div>
            <pre class="lab-output">{ props.initial_output.clone() }</pre>
            <figcaption>{ props.children.clone() }</figcaption>
        </figure>
    }
}
