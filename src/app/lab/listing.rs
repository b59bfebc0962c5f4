//! The program: a coloured layer to look at, and over it a transparent native text field to type in.
//!
//! Both wrap lines in the same places, so they lie on each other; the text field brings caret, selection, undo, input
//! methods and screen readers. Before the lab is alive there is only the coloured layer.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

use super::highlight::{Line, highlight};
use super::typing;
use crate::i18n::{Lang, lab};
use crate::timeline::svg;
use crate::trace::State;

/// Lines of more characters leave no room for a note behind them.
const LONG: usize = 32;

/// A thread that is on a line at the playhead.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Marker {
    /// The line, from 1.
    pub line: u32,
    /// The thread.
    pub name: String,
    /// What it does there.
    pub state: State,
}

/// A problem at a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Note {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong.
    pub text: String,
}

/// Properties of [`Listing`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ListingProps {
    /// Prefix of the ids.
    pub id: AttrValue,
    /// Language.
    pub lang: Lang,
    /// The program.
    pub source: Rc<str>,
    /// Whether it can be edited.
    pub editable: bool,
    /// Threads at the playhead.
    pub markers: Vec<Marker>,
    /// Problems.
    pub notes: Vec<Note>,
    /// Lines with a breakpoint.
    pub breaks: Rc<[u32]>,
    /// The reader typed; the whole text.
    pub onedit: Callback<String>,
    /// The reader wants to see it run.
    pub onrun: Callback<()>,
    /// A breakpoint is to come or to go.
    pub onbreak: Callback<u32>,
}

/// See the module.
#[component]
pub(super) fn Listing(props: &ListingProps) -> Html {
    let lines = use_memo(props.source.clone(), |source| highlight(source));
    let field = use_node_ref();
    // Set by Escape: the next Tab leaves the field instead of indenting.
    let leaving = use_mut_ref(|| false);

    let oninput = {
        let (field, onedit) = (field.clone(), props.onedit.clone());
        Callback::from(move |_: InputEvent| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                onedit.emit(field.value());
            }
        })
    };
    let onkeydown = {
        let (field, leaving) = (field.clone(), leaving.clone());
        let (onrun, onbreak) = (props.onrun.clone(), props.onbreak.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            if event.is_composing() {
                return;
            }
            let command = event.ctrl_key() || event.meta_key();
            let may_leave = std::mem::replace(&mut *leaving.borrow_mut(), event.key() == "Escape");
            let handled = match event.key().as_str() {
                "Enter" if command => {
                    onrun.emit(());
                    true
                }
                "F9" => {
                    let caret = field.selection_start().ok().flatten().unwrap_or_default() as usize;
                    let above = field.value().encode_utf16().take(caret).filter(|unit| *unit == 10).count();
                    onbreak.emit(above as u32 + 1);
                    true
                }
                "Enter" if !event.shift_key() && !event.alt_key() => typing::new_line(&field),
                "Tab" if !may_leave && !command && !event.alt_key() => typing::indent(&field, !event.shift_key()),
                _ => false,
            };
            if handled {
                event.prevent_default();
            }
        })
    };

    // Clicks beside the numbers; the field lies over everything else.
    let onclick = {
        let onbreak = props.onbreak.clone();
        Callback::from(move |event: MouseEvent| {
            let spot = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let line = spot.and_then(|spot| spot.get_attribute("data-line"));
            if let Some(line) = line.and_then(|line| line.parse().ok()) {
                onbreak.emit(line);
            }
        })
    };

    let words = lab::words(props.lang);
    let keys_id = format!("{}-keys", props.id);
    html! {
        <div class="listing">
            <div class="listing-sheet">
                <pre class="listing-lines" translate="no" aria-hidden={props.editable.then_some("true")} {onclick}>
                    { for lines.iter().zip(1..).map(|(pieces, number)| {
                        let note = props.notes.iter().find(|note| note.line == number);
                        let here: Vec<_> = props.markers.iter().filter(|marker| marker.line == number).collect();
                        let class = classes!(
                            "line",
                            note.map(|_| "has-note"),
                            (!here.is_empty()).then_some("is-current"),
                            props.breaks.contains(&number).then_some("has-break"),
                        );
                        html! {
                            <span {class} key={number}>
                                { for pieces.iter().map(|(ink, text)| html! { <span class={ink.class()}>{ text }</span> }) }
                                if let Some(note) = note { { note_at(note, pieces) } }
                                { "\n" }
                                { markers(props.lang, &here) }
                                if props.editable {
                                    <span class="gutter" data-line={number.to_string()} title={words.breakpoint}></span>
                                }
                            </span>
                        }
                    }) }
                </pre>
                if props.editable {
                    <textarea
                        ref={field}
                        class="listing-field"
                        value={props.source.to_string()}
                        aria-label={words.listing}
                        aria-describedby={keys_id.clone()}
                        spellcheck="false"
                        autocapitalize="off"
                        autocomplete="off"
                        autocorrect="off"
                        translate="no"
                        wrap="soft"
                        {oninput}
                        {onkeydown}
                    />
                }
            </div>
            if let Some(note) = props.notes.first() {
                <p class="listing-note">{ format!("{} · {}", lab::line(props.lang, note.line), note.text) }</p>
            }
            <p class="listing-keys" id={keys_id}>{ words.listing_keys }</p>
        </div>
    }
}

/// What is wrong with a line: behind it where there is room, else below the listing.
fn note_at(note: &Note, pieces: &Line) -> Html {
    let length: usize = pieces.iter().map(|(_, text)| text.chars().count()).sum();
    let class = classes!("line-note", (length > LONG).then_some("is-long"));
    let style = format!("--chars:{length}");
    html! { <span {class} {style}>{ &note.text }</span> }
}

/// The threads on a line: the first by name, the others counted.
fn markers(lang: Lang, here: &[&Marker]) -> Html {
    let Some(first) = here.first() else { return Html::default() };
    html! {
        <span class="markers">
            <span class={classes!("marker", format!("tl-edge-{}", svg::class(first.state)))}>
                { &first.name }
                if here.len() > 1 { { format!(" {}", lab::more(lang, here.len() - 1)) } }
            </span>
        </span>
    }
}
