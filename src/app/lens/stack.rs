//! Every thread's and every waiting task's frames and variables at the playhead.

use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::view::{Heard, LensProps};
use crate::client::wire::{INTO, tell};
use crate::i18n::{Lang, inside, lab, lens};
use crate::protocol::{FrameAt, InsideAt, ThreadAt};
use crate::timeline::{Group, Timeline};

/// What a thread is called.
pub(super) fn name(timeline: &Timeline, thread: u32) -> String {
    let lane = timeline.lanes.iter().find(|lane| lane.group == Group::Thread(thread));
    lane.map_or_else(|| thread.to_string(), |lane| timeline.name(lane.track).to_owned())
}

/// The frames of all threads and tasks, as a nested list.
pub(super) fn stacks(props: &LensProps, heard: &Heard, timeline: &Timeline) -> Html {
    let (lang, [now, before]) = (props.lang, &heard.seen);
    let words = lens::words(lang);
    if now.threads.is_empty() {
        return html! { <p class="faint">{ words.nobody }</p> };
    }
    let shows = |thread: &ThreadAt| heard.inside && !thread.inside.is_empty();
    let onswitch = {
        let host = props.host.clone();
        Callback::from(move |_: MouseEvent| tell(&host, INTO, "inside", &JsValue::UNDEFINED))
    };
    html! {
        <>
            <p class="faint">{ words.variables_hint }</p>
            <p class="lens-inside-switch">
                <button type="button" class="button" aria-pressed={heard.inside.to_string()} onclick={onswitch}>{ inside::words(lang).inside }</button>
                if heard.inside { { " " }<span class="faint">{ inside::words(lang).inside_hint }</span> }
            </p>
            <div class="lens-stacks">
                { for now.threads.iter().filter(|thread| !thread.frames.is_empty() || shows(thread)).map(|thread| {
                    let old = before.threads.iter().find(|other| other.thread == thread.thread);
                    let library = if heard.inside { &*thread.inside } else { &[] };
                    stack(lang, &name(timeline, thread.thread), (&thread.frames, library), old)
                }) }
            </div>
            if !now.tasks.is_empty() {
                <p class="lens-title">{ inside::words(lang).tasks }</p>
                <div class="lens-stacks">
                    { for now.tasks.iter().map(|task| {
                        let old = before.tasks.iter().find(|other| other.name == task.name);
                        let old = old.map(|old| ThreadAt { frames: old.frames.clone(), ..ThreadAt::default() });
                        stack(lang, &task.name, (&task.frames, &[]), old.as_ref())
                    }) }
                </div>
            }
        </>
    }
}

/// Its frames of the program, and below them those of the library that are to be seen.
fn stack(lang: Lang, name: &str, (frames, library): (&[FrameAt], &[InsideAt]), before: Option<&ThreadAt>) -> Html {
    html! {
        <section key={name.to_owned()} class="lens-stack">
            <p class="lens-title" translate="no">{ name }</p>
            <ol>
                { for frames.iter().enumerate().map(|(depth, frame)| {
                    // The same frame of the same function; else everything in it is new.
                    let old = before.and_then(|before| before.frames.get(depth));
                    let old = old.filter(|old| old.function == frame.function);
                    self::frame(lang, frame, old, frames.len() > 1)
                }) }
                { for library.iter().enumerate().map(|(depth, called)| {
                    let old = before.and_then(|before| before.inside.get(depth)).map(|old| &old.frame);
                    inside_frame(lang, called, old.filter(|old| old.function == called.frame.function))
                }) }
            </ol>
        </section>
    }
}

/// A frame of the library, with the text around its line.
fn inside_frame(lang: Lang, called: &InsideAt, old: Option<&FrameAt>) -> Html {
    let frame = &called.frame;
    let indents = called.text.iter().filter(|text| !text.trim().is_empty());
    let indent = indents.map(|text| text.len() - text.trim_start().len()).min().unwrap_or(0);
    html! {
        <li class="lens-library">
            <p class="lens-frame"><code>{ &frame.function }</code>{ " " }<span class="lane-line"><code>{ &called.file }</code>{ " " }{ lab::line(lang, frame.line) }</span></p>
            <ol class="lens-code library-code" translate="no">
                { for called.text.iter().zip(called.first..).map(|(text, number)| {
                    let is_here = number == frame.line;
                    html! {
                        <li class={is_here.then_some("is-here")} aria-current={is_here.then_some("step")}>
                            <span class="library-number" aria-hidden="true">{ number }</span><code>{ text.get(indent..).unwrap_or_default() }</code>
                        </li>
                    }
                }) }
            </ol>
            { variables(lang, frame, old) }
        </li>
    }
}

/// The variables of the module are the program's globals: they open on demand where a function's are there to see.
fn frame(lang: Lang, frame: &FrameAt, old: Option<&FrameAt>, folds: bool) -> Html {
    let words = lens::words(lang);
    let variables = variables(lang, frame, old);
    html! {
        <li>
            <p class="lens-frame"><code>{ &frame.function }</code>{ " " }<span class="lane-line">{ lab::line(lang, frame.line) }</span></p>
            if frame.variables.is_empty() {
                <p class="faint">{ words.no_variables }</p>
            } else if folds && frame.function == "<module>" {
                <details><summary>{ inside::words(lang).globals }</summary>{ variables }</details>
            } else {
                { variables }
            }
        </li>
    }
}

/// Names and values, those marked that differ from before.
fn variables(lang: Lang, frame: &FrameAt, old: Option<&FrameAt>) -> Html {
    let words = lens::words(lang);
    html! {
        <dl>
            { for frame.variables.iter().map(|(name, value)| {
                let is_new = old.is_some_and(|old| !old.variables.iter().any(|(n, v)| n == name && v == value));
                html! {
                    <div class={is_new.then_some("is-new")}>
                        <dt><code>{ name }</code></dt>
                        <dd>
                            <code>{ value }</code>
                            if is_new { <span class="lens-changed">{ words.changed }</span> }
                        </dd>
                    </div>
                }
            }) }
        </dl>
    }
}
