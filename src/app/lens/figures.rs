//! The run in figures: how busy the cores were, where the threads' time went.

use std::rc::Rc;

use yew::prelude::*;

use super::lengths_view::Lengths;
use super::view::LensProps;
use crate::app::lab::state::Run;
use crate::app::lab::words;
use crate::base::Ns;
use crate::i18n::{Lang, lab, lens, measure};
use crate::timeline::{ALL_STATES, Group, Row, duration, svg};
use crate::trace::State;

/// `within` is a stretch of the run that the reader measures, in ns: then where time went is told of that alone.
pub(super) fn figures(props: &LensProps, run: &Rc<Run>, within: Option<(Ns, Ns)>) -> Html {
    let lang = props.lang;
    let words = lens::words(lang);
    let within = within.filter(|(from, to)| from < to);
    let (from, to) = within.unwrap_or((0, run.timeline.end.max(1)));
    let rows = run.timeline.summary_within(from, to);
    let end = to - from;
    let cores = run.timeline.lanes.iter().filter(|lane| run.timeline.is_core(lane.track));
    let threads: Vec<&Row> = rows.iter().filter(|row| matches!(row.group, Group::Thread(_))).collect();
    let computed: Ns = threads.iter().map(|row| row.time(State::Running) + row.time(State::RunningNoGil)).sum();
    let whole = within.is_none();
    let title = |text: &'static str| {
        html! {
            <p class="lens-title">{ text }if !whole { { " " }<span class="faint">{ measure::words(lang).in_span }</span> }</p>
        }
    };
    html! {
        <div class="lens-figures">
            <dl class="lens-sums">
                if whole {
                    { figure(lab::words(lang).makespan, &duration(run.stats.makespan)) }
                } else {
                    { figure(measure::words(lang).span, &duration(end)) }
                }
                { figure(words.computed, &duration(computed)) }
                { figure(words.parallel, &format!("{:.2}", computed as f64 / end as f64)) }
                if whole {
                    { figure(lab::words(lang).switches, &run.stats.gil_switches.to_string()) }
                    { figure(words.context_switches, &run.stats.context_switches.to_string()) }
                }
            </dl>
            { title(words.core_use) }
            <ul class="lens-bars">
                { for cores.map(|lane| {
                    let row = rows.iter().find(|row| row.track == lane.track);
                    let share = row.map_or(0, |row| row.time(State::Held)) as f64 / end as f64;
                    bar(run.timeline.name(lane.track), &[(State::Running, share)], &percent(lang, share))
                }) }
            </ul>
            { title(words.time) }
            <ul class="lens-bars">
                { for threads.iter().map(|row| {
                    let parts: Vec<(State, f64)> = ALL_STATES
                        .into_iter()
                        .filter(|state| row.time(*state) > 0)
                        .map(|state| (state, row.time(state) as f64 / end as f64))
                        .collect();
                    let text: Vec<String> = parts
                        .iter()
                        .map(|(state, share)| format!("{} {}", words::state(lang, *state), percent(lang, *share)).replace(' ', "\u{a0}"))
                        .collect();
                    bar(run.timeline.name(row.track), &parts, &text.join("\u{a0}· "))
                }) }
            </ul>
            <Lengths {lang} host={props.host.clone()} lab={props.lab.clone()} run={run.clone()} {within} />
        </div>
    }
}

fn figure(name: &str, value: &str) -> Html {
    html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }
}

/// A bar of shares of the run, and the same in words.
fn bar(name: &str, parts: &[(State, f64)], text: &str) -> Html {
    html! {
        <li>
            <span class="lens-bar-name" translate="no">{ name }</span>
            <span class="lens-bar" aria-hidden="true">
                { for parts.iter().map(|(state, share)| html! {
                    <span class={format!("tl-edge-{}", svg::class(*state))} style={format!("width:{:.2}%", share * 100.0)}></span>
                }) }
            </span>
            <span class="lens-bar-text">{ text }</span>
        </li>
    }
}

fn percent(lang: Lang, share: f64) -> String {
    let percent = share * 100.0;
    let number = match percent {
        p if p > 0.0 && p < 0.05 => "<\u{a0}0.1".to_owned(),
        p if p < 0.95 => format!("{p:.1}"),
        p => format!("{p:.0}"),
    };
    let space = if lang == Lang::En { "\u{a0}" } else { "" };
    format!("{number}{space}%")
}
