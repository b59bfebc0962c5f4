//! The run as a table: what the picture shows, in numbers, for whoever cannot see it or wants to copy it.

use std::rc::Rc;

use yew::prelude::*;

use super::state::Run;
use super::words;
use crate::i18n::{Lang, lab};
use crate::timeline::{ALL_STATES, duration};
use crate::trace::State;

/// Properties of [`Table`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TableProps {
    /// Language.
    pub lang: Lang,
    /// The run.
    pub run: Option<Rc<Run>>,
}

/// See the module.
#[component]
pub(super) fn Table(props: &TableProps) -> Html {
    let text = lab::words(props.lang);
    let rows = props.run.as_ref().map(|run| run.timeline.summary()).unwrap_or_default();
    let columns: Vec<State> =
        ALL_STATES.into_iter().filter(|state| rows.iter().any(|row| row.time(*state) > 0)).collect();
    html! {
        <details class="lab-table">
            <summary>{ text.table }</summary>
            if let Some(run) = &props.run {
                <div class="table-scroll" tabindex="0">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{ text.lane }</th>
                                { for columns.iter().map(|state| html! { <th scope="col">{ words::state(props.lang, *state) }</th> }) }
                            </tr>
                        </thead>
                        <tbody>
                            { for rows.iter().map(|row| html! {
                                <tr key={row.track}>
                                    <th scope="row">{ run.timeline.name(row.track) }</th>
                                    { for columns.iter().map(|state| html! {
                                        <td>{ Some(row.time(*state)).filter(|time| *time > 0).map(duration).unwrap_or_default() }</td>
                                    }) }
                                </tr>
                            }) }
                        </tbody>
                    </table>
                </div>
            }
        </details>
    }
}
