//! What the program printed up to the playhead.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::state::Run;
use crate::base::Ns;
use crate::i18n::{Lang, lab};
use crate::protocol::{Output, Stream};

/// More pieces than this are not shown at once; the last ones are.
const MOST: usize = 400;

/// Properties of [`Console`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ConsoleProps {
    /// Language.
    pub lang: Lang,
    /// The run, once there is one.
    pub run: Option<Rc<Run>>,
    /// What the first run printed, until then.
    pub initial: AttrValue,
    /// The moment, in ns.
    pub playhead: Ns,
    /// Whether the moment moves by itself: then nothing is read aloud.
    pub playing: bool,
}

/// See the module.
#[component]
pub(super) fn Console(props: &ConsoleProps) -> Html {
    let node = use_node_ref();
    let words = lab::words(props.lang);
    let shown = props.run.as_ref().map(|run| run.output.partition_point(|piece| piece.at <= props.playhead));
    // Keep the newest line in view, as a terminal does.
    use_effect_with((node.clone(), shown), |(node, _)| {
        if let Some(element) = node.cast::<HtmlElement>() {
            element.set_scroll_top(element.scroll_height());
        }
    });
    let live = if props.playing { "off" } else { "polite" };
    let content = match (&props.run, shown) {
        (Some(run), Some(shown)) if shown > 0 => {
            let first = shown.saturating_sub(MOST);
            html! {
                <>
                    if first > 0 { <span class="faint">{ lab::earlier(props.lang, first) }{ "\n" }</span> }
                    { for merged(&run.output[first..shown]).into_iter().map(|(stream, text)| match stream {
                        Stream::Stdout => html! { <span>{ text }</span> },
                        Stream::Stderr => html! { <span class="stderr">{ text }</span> },
                    }) }
                </>
            }
        }
        (Some(_), _) => html! { <span class="faint">{ words.silent }</span> },
        (None, _) => html! { <span>{ &props.initial }</span> },
    };
    html! {
        <section class="console" role="group" aria-label={words.console}>
            <p class="lab-label">{ words.console }</p>
            <pre ref={node} class="console-text" tabindex="0" aria-live={live} translate="no">{ content }</pre>
        </section>
    }
}

/// Neighbouring pieces of one stream as one text.
fn merged(output: &[Output]) -> Vec<(Stream, String)> {
    let mut out: Vec<(Stream, String)> = Vec::new();
    for piece in output {
        match out.last_mut() {
            Some((stream, text)) if *stream == piece.stream => text.push_str(&piece.text),
            _ => out.push((piece.stream, piece.text.clone())),
        }
    }
    out
}
