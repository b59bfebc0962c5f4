//! How the run went: sums, a run under way, and what went wrong with a hint what to try.

use std::rc::Rc;

use yew::prelude::*;

use super::state::{Action, Phase, Run, Trouble};
use crate::app::share::link::Broken;
use crate::client::Failure;
use crate::i18n::{Lang, lab, share};
use crate::protocol::{Diagnostic, Outcome};
use crate::timeline::duration;

/// Properties of [`Status`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct StatusProps {
    /// Language.
    pub lang: Lang,
    /// Whether a run is under way.
    pub phase: Phase,
    /// The run shown.
    pub run: Option<Rc<Run>>,
    /// Whether it is of an older program.
    pub stale: bool,
    /// Why the newest program has no good end.
    pub trouble: Option<Trouble>,
    /// Its problems.
    pub diagnostics: Rc<[Diagnostic]>,
    /// Why the link that led here could not be followed.
    #[prop_or_default]
    pub lost: Option<Broken>,
    /// What the reader wants.
    pub act: Callback<Action>,
}

/// One line of sums, or of a run under way.
#[component]
pub(super) fn Status(props: &StatusProps) -> Html {
    let words = lab::words(props.lang);
    let busy = matches!(props.phase, Phase::Running { slow: true });
    let stop = props.act.reform(|_: MouseEvent| Action::Stop);
    html! {
        <div class={classes!("lab-status", busy.then_some("is-busy"))}>
            <div class="sums" aria-live="off">
                if let Some(run) = &props.run {
                    { sum(words.makespan, &duration(run.stats.makespan)) }
                    { sum(words.switches, &switches(props.lang, run)) }
                    { sum(words.instructions, &grouped(run.stats.instructions)) }
                    { sum(words.memory, &megabytes(run.stats.memory)) }
                }
            </div>
            if busy {
                <div class="busy" role="status">
                    <span class="spinner" aria-hidden="true"></span>
                    { if props.run.is_some() { words.running } else { words.loading } }
                    <button type="button" class="button" onclick={stop}>{ words.stop }</button>
                </div>
            }
        </div>
    }
}

fn sum(name: &str, value: &str) -> Html {
    html! { <span class="sum"><span class="sum-name">{ name }</span>{ " " }<b>{ value }</b></span> }
}

fn switches(lang: Lang, run: &Run) -> String {
    let words = lab::words(lang);
    match (run.stats.gil_switches, run.stats.forced_switches) {
        (all, 0) => all.to_string(),
        (all, forced) if lang == Lang::Zh => format!("{all}（{}{forced}）", words.forced),
        (all, forced) => format!("{all} ({forced} {})", words.forced),
    }
}

/// `23.5 MB`.
fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What went wrong, if something did.
#[component]
pub(super) fn Problems(props: &StatusProps) -> Html {
    let lang = props.lang;
    let words = lab::words(lang);
    let retry = props.act.reform(|_: MouseEvent| Action::RunNow);
    let ended = match &props.trouble {
        None | Some(Trouble::Ended(Outcome::Exit(0))) => None,
        Some(Trouble::Ended(Outcome::Exit(_))) if !props.diagnostics.is_empty() => Some(Html::default()),
        Some(Trouble::Ended(Outcome::Exit(status))) => Some(html! { <p>{ words.exit_status }{ " " }{ status }</p> }),
        Some(Trouble::Ended(
            outcome @ (Outcome::Deadlock(text) | Outcome::Limit(text) | Outcome::Unsupported(text)),
        )) => {
            // Who waits for whom, and which limit, is in the diagnostic already.
            let text = if props.diagnostics.is_empty() { text } else { "" };
            let hint = match outcome {
                Outcome::Deadlock(_) => words.deadlock,
                Outcome::Limit(_) => words.limit,
                _ => "",
            };
            Some(message(text, hint))
        }
        Some(Trouble::Stopped) => Some(html! { <p>{ words.stopped }</p> }),
        Some(Trouble::Engine(failure)) => {
            let text = match failure {
                Failure::Unavailable => words.unavailable,
                Failure::Crashed => words.crashed,
                Failure::TooLong => words.too_long,
            };
            Some(html! {
                <p>{ text }{ " " }<button type="button" class="button" onclick={retry}>{ words.retry }</button></p>
            })
        }
    };
    let cut = props.run.as_ref().is_some_and(|run| run.stats.trace_cut);
    html! {
        <div class="problems" role="status">
            if let Some(broken) = props.lost {
                <p class="problem">{ match broken {
                    Broken::Damaged => share::words(lang).damaged,
                    Broken::Newer => share::words(lang).newer,
                    Broken::TooLong => share::words(lang).too_much,
                } }</p>
            }
            if ended.is_some() || !props.diagnostics.is_empty() {
                <div class="problem">
                    { for props.diagnostics.iter().map(|diagnostic| problem(lang, diagnostic)) }
                    { ended.unwrap_or_default() }
                    if props.stale { <p class="faint">{ words.stale }</p> }
                </div>
            }
            if cut { <p class="faint">{ words.cut }</p> }
        </div>
    }
}

fn problem(lang: Lang, diagnostic: &Diagnostic) -> Html {
    html! {
        <>
            <p class="message">
                if diagnostic.span.line > 0 { <b>{ lab::line(lang, diagnostic.span.line) }</b>{ " " } }
                <code>{ &diagnostic.message }</code>
            </p>
            if !diagnostic.hint.is_empty() { <p class="hint">{ &diagnostic.hint }</p> }
        </>
    }
}

fn message(text: &str, hint: &str) -> Html {
    html! {
        <>
            if !text.is_empty() { <p class="message"><code>{ text }</code></p> }
            if !hint.is_empty() { <p class="hint">{ hint }</p> }
        </>
    }
}
