//! Why each thread and task is where it is, in sentences that lead to the causes.

use yew::prelude::*;

use super::view::{Heard, LensProps, seek};
use super::why;
use crate::base::Ns;
use crate::i18n::lab;
use crate::i18n::lens::{self, Part};
use crate::timeline::{Group, Timeline, svg};

/// Why each thread and task is where it is.
pub(super) fn reasons(props: &LensProps, heard: &Heard, timeline: &Timeline) -> Html {
    let words = lab::words(props.lang);
    let lanes = timeline.lanes.iter().filter(|lane| matches!(lane.group, Group::Thread(_) | Group::Task));
    html! {
        <dl class="lens-why" aria-live="off">
            { for lanes.map(|lane| {
                let found = why::facts(timeline, lane, heard.at);
                let state = timeline.why(lane, heard.at).map_or("none", |why| svg::class(why.slice.state));
                html! {
                    <div key={lane.track}>
                        <dt class={format!("tl-edge-{state}")} translate="no">{ timeline.name(lane.track) }</dt>
                        <dd>
                            { match found {
                                Some((facts, moments)) => lens::sentence(props.lang, &facts)
                                    .into_iter()
                                    .map(|part| self::part(props, part, &facts.moments, moments))
                                    .collect::<Html>(),
                                None if timeline.slices(lane).first().is_some_and(|slice| slice.start > heard.at) => {
                                    words.not_started.into()
                                }
                                None => words.ended.into(),
                            } }
                        </dd>
                    </div>
                }
            }) }
        </dl>
    }
}

fn part(props: &LensProps, part: Part, names: &[String; 4], moments: [Ns; 4]) -> Html {
    match part {
        Part::Text(text) => text.into(),
        Part::Name(name) => html! { <code>{ name }</code> },
        Part::Moment(index) => html! {
            <button type="button" class="link" onclick={seek(&props.host, moments[index])}>{ &names[index] }</button>
        },
    }
}
