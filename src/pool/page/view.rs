//! The exercise's markup: verdicts, pictures on one axis, figures side by side, output.

use std::fmt::Write;

use crate::base::{MS, Ns};
use crate::i18n::{Lang, exercise};
use crate::pool::checks::{self, Numbers, Verdict};
use crate::pool::compare::{Figures, slim};
use crate::protocol::{Outcome, Output, RunReply};
use crate::timeline::svg;

/// A run and its program.
pub(super) struct Shown {
    pub(super) source: String,
    /// Cores it was to have.
    pub(super) cores: u32,
    pub(super) reply: Box<RunReply>,
}

/// The predicted and the measured run.
pub(super) type Runs<'a> = (Option<&'a Shown>, Option<&'a Shown>);

/// The reader's cores.
pub(super) fn device_cores() -> u32 {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.map_or(1, |navigator| navigator.hardware_concurrency() as u32).clamp(1, 64)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A time in seconds.
fn seconds(at: Ns) -> String {
    format!("{}.{:03} s", at / (1000 * MS), at / MS % 1000)
}

/// How a real run ended.
pub(super) fn ending(lang: Lang, outcome: &Outcome, bad: &[i32]) -> String {
    match outcome {
        Outcome::Exit(status) => exercise::over(lang, *status, bad),
        Outcome::Deadlock(text) | Outcome::Limit(text) | Outcome::Unsupported(text) => {
            format!("{text} · {}", exercise::words(lang).no_worker_left)
        }
    }
}

/// What holds and what does not, in the simulated and the measured run.
pub(super) fn checks(lang: Lang, (simulated, measured): Runs<'_>) -> String {
    let words = exercise::words(lang);
    let Some(newest) = measured.or(simulated) else { return String::new() };
    let numbers = Numbers::of(&newest.source);
    let runs = [(words.predicted, simulated, true), (words.measured, measured, false)];
    let columns: Vec<(&str, Vec<Verdict>, bool)> = runs
        .into_iter()
        .filter_map(|(name, run, seek)| Some((name, run.map(|run| checks::check(&run.source, &run.reply))?, seek)))
        .collect();
    let mut out = format!("<table><thead><tr><th scope=\"col\">{}</th>", words.asked);
    for (name, ..) in &columns {
        let _ = write!(out, "<th scope=\"col\">{name}</th>");
    }
    out.push_str("</tr></thead><tbody>");
    for (at, title) in words.checks.iter().enumerate() {
        let title = title
            .replace("{threads}", &numbers.threads.to_string())
            .replace("{queue}", &numbers.queue.to_string())
            .replace("{processes}", &numbers.processes.to_string())
            .replace("{capacity}", &numbers.capacity().to_string());
        let _ = write!(out, "<tr><th scope=\"row\">{title}</th>");
        for (name, verdicts, seek) in &columns {
            match verdicts.get(at).and_then(|verdict| verdict.broken) {
                None => {
                    let _ = write!(out, "<td class=\"holds\" data-run=\"{name}\"><b>✓</b> {}</td>", words.holds);
                }
                Some(broken) => {
                    let says = exercise::says(lang, at, broken.number, numbers.capacity());
                    let moment = if *seek {
                        let at = broken.at;
                        format!(
                            "<button type=\"button\" class=\"link\" data-act=\"seek\" data-at=\"{at}\">{}</button>",
                            seconds(at)
                        )
                    } else {
                        seconds(broken.at)
                    };
                    let fails = words.fails;
                    let _ = write!(
                        out,
                        "<td class=\"broken\" data-run=\"{name}\"><b>✗</b> {fails}, {moment} <span>{says}</span></td>"
                    );
                }
            }
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    if let Some(run) = measured {
        for problem in &run.reply.diagnostics {
            let (line, text) = (problem.span.line, escape(&problem.message));
            let _ = write!(out, "<pre class=\"broken\">{text} ({} {line})</pre>", words.line);
        }
    }
    out
}

/// Both timelines, one above the other, on one axis; nothing before the first real run.
pub(super) fn pictures(lang: Lang, runs: Runs<'_>) -> String {
    let words = exercise::words(lang);
    let Some(measured) = runs.1 else { return String::new() };
    let predicted = comparable(runs);
    let end = predicted.into_iter().chain([measured]).map(|run| run.reply.trace.end).max().unwrap_or(1);
    let mut out = String::new();
    let both = [(words.predicted, "predicted", predicted), (words.measured, "measured", Some(measured))];
    for (title, id, run) in both {
        let Some(run) = run else { continue };
        let options = svg::Options { id: &format!("exercise-{id}"), title, alone: None };
        let picture = svg::render_until(&slim(&run.reply.trace), end, &options);
        let _ = write!(out, "<figure class=\"{id}\"><figcaption>{title}</figcaption>{picture}</figure>");
    }
    out
}

/// The prediction, if it is of the same program.
fn comparable((simulated, measured): Runs<'_>) -> Option<&Shown> {
    simulated.filter(|run| measured.is_some_and(|measured| measured.source == run.source))
}

/// The figures side by side, and the difference in words.
pub(super) fn numbers(lang: Lang, runs: Runs<'_>) -> String {
    let words = exercise::words(lang);
    let Some(run) = runs.1 else { return String::new() };
    let measured = Figures::of(&run.reply);
    let predicted = comparable(runs).map(|run| Figures::of(&run.reply));
    let mut out = String::from("<table><thead><tr><td></td>");
    if predicted.is_some() {
        let _ = write!(out, "<th scope=\"col\">{}</th>", words.predicted);
    }
    let _ = write!(out, "<th scope=\"col\">{}</th></tr></thead><tbody>", words.measured);
    let ms = |ns: Option<Ns>| ns.map_or("–".into(), |ns| format!("{} ms", (ns + MS / 2) / MS));
    let row = |out: &mut String, name: &str, value: &dyn Fn(&Figures) -> String| {
        let _ = write!(out, "<tr><th scope=\"row\">{name}</th>");
        for figures in predicted.iter().chain([&measured]) {
            let _ = write!(out, "<td>{}</td>", value(figures));
        }
        out.push_str("</tr>");
    };
    row(&mut out, words.makespan, &|figures| seconds(figures.makespan));
    row(&mut out, words.start_up, &|figures| ms(figures.start_up));
    row(&mut out, words.task, &|figures| ms(figures.task()));
    row(&mut out, words.throughput, &|figures| format!("{:.2}", figures.throughput()));
    row(&mut out, words.speed_up, &|figures| format!("{:.2}", figures.speed_up()));
    out.push_str("</tbody></table>");
    let text = match predicted {
        Some(predicted) => exercise::difference(lang, sums(&predicted), sums(&measured), (run.cores, device_cores())),
        None => words.older.to_owned(),
    };
    let _ = write!(out, "<p>{text}</p>");
    out
}

fn sums(figures: &Figures) -> exercise::Sums {
    exercise::Sums { makespan: figures.makespan, start_up: figures.start_up, task: figures.task() }
}

/// What was written.
pub(super) fn output(written: &[Output]) -> String {
    escape(&written.iter().map(|piece| piece.text.as_str()).collect::<String>())
}
