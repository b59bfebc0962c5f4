//! Every thread's and every waiting task's frames and variables at the playhead.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::{Lang, inside, lab, lens};
use crate::protocol::{FrameAt, InspectReply};
use crate::timeline::{Group, Timeline};

/// What a thread is called.
pub(super) fn name(timeline: &Timeline, thread: u32) -> String {
    let lane = timeline.lanes.iter().find(|lane| lane.group == Group::Thread(thread));
    lane.map_or_else(|| thread.to_string(), |lane| timeline.name(lane.track).to_owned())
}

/// The frames of all threads and tasks, as a nested list.
pub(super) fn stacks(lang: Lang, timeline: &Timeline, seen: &[Rc<InspectReply>; 2]) -> Html {
    let (words, [now, before]) = (lens::words(lang), seen);
    if now.threads.is_empty() {
        return html! { <p class="faint">{ words.nobody }</p> };
    }
    html! {
        <>
            <p class="faint">{ words.variables_hint }</p>
            <div class="lens-stacks">
                { for now.threads.iter().filter(|thread| !thread.frames.is_empty()).map(|thread| {
                    let old = before.threads.iter().find(|other| other.thread == thread.thread);
                    stack(lang, &name(timeline, thread.thread), &thread.frames, old.map(|old| &*old.frames))
                }) }
            </div>
            if !now.tasks.is_empty() {
                <p class="lens-title">{ inside::words(lang).tasks }</p>
                <div class="lens-stacks">
                    { for now.tasks.iter().map(|task| {
                        let old = before.tasks.iter().find(|other| other.name == task.name);
                        stack(lang, &task.name, &task.frames, old.map(|old| &*old.frames))
                    }) }
                </div>
            }
        </>
    }
}

fn stack(lang: Lang, name: &str, frames: &[FrameAt], before: Option<&[FrameAt]>) -> Html {
    html! {
        <section key={name.to_owned()} class="lens-stack">
            <p class="lens-title" translate="no">{ name }</p>
            <ol>
                { for frames.iter().enumerate().map(|(depth, frame)| {
                    // The same frame of the same function; else everything in it is new.
                    let old = before.and_then(|frames| frames.get(depth));
                    let old = old.filter(|old| old.function == frame.function);
                    self::frame(lang, frame, old, frames.len() > 1)
                }) }
            </ol>
        </section>
    }
}

/// The variables of the module are the program's globals: they open on demand where a function's are there to see.
fn frame(lang: Lang, frame: &FrameAt, old: Option<&FrameAt>, folds: bool) -> Html {
    let words = lens::words(lang);
    let variables = html! {
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
    };
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
