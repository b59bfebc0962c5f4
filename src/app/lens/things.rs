//! Locks, queues, pools and event loops at the playhead; and where the run could have gone on differently.

use yew::prelude::*;

use super::fork::fork;
use super::stack::name;
use super::view::{Heard, LensProps, seek};
use crate::i18n::{Lang, inside, lens};
use crate::protocol::{ChoiceAt, ThingAt, ValueAt};
use crate::timeline::{Timeline, clock};

/// Aspects of which also nothing is worth a word, as `python::vm::things::Aspect` counts them: holder; ready, timers,
/// calls.
const HOLDER: u8 = 0;
const TELLING: [u8; 4] = [HOLDER, 11, 12, 16];

pub(super) fn things(props: &LensProps, heard: &Heard, timeline: &Timeline) -> Html {
    let words = inside::words(props.lang);
    let [now, before] = &heard.seen;
    html! {
        <>
            if now.things.is_empty() {
                <p class="faint">{ words.no_things }</p>
            } else {
                <p class="faint">{ words.things_hint }</p>
            }
            <div class="lens-stacks">
                { for now.things.iter().map(|thing| {
                    let old = before.things.iter().find(|old| old.name == thing.name && old.kind == thing.kind);
                    html! {
                        <section key={format!("{} {}", thing.name, thing.kind)} class="lens-stack lens-thing">
                            <p class="lens-title">if !thing.name.is_empty() { <code translate="no">{ &thing.name }</code>{ " " } }<span translate="no">{ &thing.kind }</span></p>
                            <dl>
                                { for thing.facts.iter().filter(|fact| TELLING.contains(&fact.0) || !fact.1.is_empty())
                                    .map(|fact| self::fact(props, timeline, fact, old)) }
                            </dl>
                        </section>
                    }
                }) }
            </div>
            { for now.choice.iter().map(|choice| self::choice(props, timeline, choice)) }
        </>
    }
}

fn fact(props: &LensProps, timeline: &Timeline, fact: &(u8, Vec<ValueAt>), old: Option<&ThingAt>) -> Html {
    let words = inside::words(props.lang);
    let (aspect, values) = fact;
    let is_new = old.is_some_and(|old| !old.facts.contains(fact));
    html! {
        <div class={is_new.then_some("is-new")}>
            <dt>{ words.aspects.get(*aspect as usize).copied().unwrap_or_default() }</dt>
            <dd>
                if values.is_empty() {
                    <span class="faint">{ if *aspect == HOLDER { words.free } else { words.none } }</span>
                } else {
                    <ol class="lens-values">
                        { for values.iter().map(|value| html! {
                            <li>
                                <code>{ &value.text }</code>
                                if let Some(at) = value.at {
                                    { " " }
                                    <button type="button" class="link" onclick={seek(&props.host, at)}>{ clock(at, timeline.end) }</button>
                                }
                            </li>
                        }) }
                    </ol>
                }
                if is_new { <span class="lens-changed">{ lens::words(props.lang).changed }</span> }
            </dd>
        </div>
    }
}

/// Who could have come next, and a button for each who did not.
fn choice(props: &LensProps, timeline: &Timeline, choice: &ChoiceAt) -> Html {
    let words = inside::words(props.lang);
    let sentence = words.choices.get(choice.kind as usize).copied().unwrap_or_default();
    let space = if props.lang == Lang::En { " " } else { "" };
    html! {
        <div class="lens-choice">
            <p>
                <button type="button" class="link" onclick={seek(&props.host, choice.at)}>{ clock(choice.at, timeline.end) }</button>
                { if props.lang == Lang::En { ": " } else { "：" } }{ sentence }{ space }
            </p>
            <ul>
                { for choice.threads.iter().zip(0..).map(|((thread, schedule), index)| html! {
                    <li>
                        <code>{ name(timeline, *thread) }</code>
                        { " " }
                        if index == choice.taken {
                            <span class="faint">{ words.taken }</span>
                        } else {
                            <button type="button" class="button lens-fork" onclick={fork(&props.host, schedule)}>{ words.fork }</button>
                        }
                    </li>
                }) }
            </ul>
        </div>
    }
}
