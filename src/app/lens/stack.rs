//! Every thread's frames and variables at the playhead.

use std::rc::Rc;

use yew::prelude::*;

use crate::base::Ns;
use crate::i18n::{Lang, lab, lens};
use crate::protocol::{FrameAt, ThreadAt};
use crate::timeline::{Group, Timeline};

/// Threads at a moment, and at the one that was looked at before.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen {
    pub(super) at: Ns,
    pub(super) threads: Rc<[ThreadAt]>,
    pub(super) before: Rc<[ThreadAt]>,
}

/// The frames of all threads, as a nested list.
pub(super) fn stacks(lang: Lang, timeline: &Timeline, seen: &Seen) -> Html {
    let words = lens::words(lang);
    if seen.threads.is_empty() {
        return html! { <p class="faint">{ words.nobody }</p> };
    }
    let name = |thread: u32| {
        let lane = timeline.lanes.iter().find(|lane| lane.group == Group::Thread(thread));
        lane.map_or_else(|| thread.to_string(), |lane| timeline.name(lane.track).to_owned())
    };
    html! {
        <>
            <p class="faint">{ words.variables_hint }</p>
            <div class="lens-stacks">
                { for seen.threads.iter().filter(|thread| !thread.frames.is_empty()).map(|thread| {
                    let before = seen.before.iter().find(|other| other.thread == thread.thread);
                    html! {
                        <section key={thread.thread} class="lens-stack">
                            <h4 translate="no">{ name(thread.thread) }</h4>
                            <ol>
                                { for thread.frames.iter().enumerate().map(|(depth, frame)| {
                                    // The same frame of the same function; else everything in it is new.
                                    let old = before.and_then(|thread| thread.frames.get(depth));
                                    let old = old.filter(|old| old.function == frame.function);
                                    self::frame(lang, frame, old)
                                }) }
                            </ol>
                        </section>
                    }
                }) }
            </div>
        </>
    }
}

fn frame(lang: Lang, frame: &FrameAt, old: Option<&FrameAt>) -> Html {
    let words = lens::words(lang);
    html! {
        <li>
            <p class="lens-frame"><code>{ &frame.function }</code>{ " " }<span class="lane-line">{ lab::line(lang, frame.line) }</span></p>
            if frame.variables.is_empty() {
                <p class="faint">{ words.no_variables }</p>
            } else {
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
        </li>
    }
}
