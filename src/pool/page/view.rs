//! The exercise's markup: verdicts, pictures on one axis, figures side by side, output.

use std::fmt::Write;

use crate::base::{MS, Ns, SEC};
use crate::i18n::{Lang, endings, exercise, lanes};
use crate::pool::checks::{self, Numbers, Verdict};
use crate::pool::compare::{Figures, slim};
use crate::protocol::{Device, Outcome, Output, RunReply};
use crate::timeline::svg;
use crate::trace::Trace;

/// A run and its program.
pub(super) struct Shown {
    pub(super) source: String,
    /// Cores it was to have.
    pub(super) cores: u32,
    pub(super) reply: Box<RunReply>,
}

/// The runs there are.
#[derive(Clone, Copy)]
pub(super) struct Runs<'a> {
    /// The lab's, with the costs of the model.
    pub(super) simulated: Option<&'a Shown>,
    /// One with the costs of this device, and these.
    pub(super) calibrated: Option<(&'a Shown, Device)>,
    /// On real processes.
    pub(super) measured: Option<&'a Shown>,
}

impl<'a> Runs<'a> {
    /// The best prediction for a program, and what it is called.
    fn predicted(&self, words: &exercise::Words, source: &str) -> Option<(&'static str, &'a Shown)> {
        let calibrated = self.calibrated.map(|(run, _)| (words.calibrated, run));
        let all = calibrated.into_iter().chain(self.simulated.map(|run| (words.predicted, run)));
        all.into_iter().find(|(_, run)| run.source == source)
    }
}

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
            let text = endings::told(lang, text).unwrap_or_else(|| text.clone());
            format!("{text} · {}", exercise::words(lang).no_worker_left)
        }
    }
}

/// What holds and what does not, in the simulated and the measured run; `late` says why that is of an older program.
pub(super) fn checks(lang: Lang, Runs { simulated, measured, .. }: Runs<'_>, late: Option<&str>) -> String {
    let words = exercise::words(lang);
    let Some(newest) = measured.or(simulated) else { return String::new() };
    let numbers = Numbers::of(&newest.source);
    let runs = [(words.predicted, simulated, true), (words.measured, measured, false)];
    let columns: Vec<(&str, Vec<Verdict>, bool)> = runs
        .into_iter()
        .filter_map(|(name, run, seek)| Some((name, run.map(|run| checks::check(&run.source, &run.reply))?, seek)))
        .collect();
    let mut out = late.map_or(String::new(), |late| format!("<p class=\"late\" role=\"status\">{late}</p>"));
    let _ = write!(out, "<table><thead><tr><th scope=\"col\">{}</th>", words.asked);
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
                        "<td class=\"broken\" data-run=\"{name}\"><b>✗</b> {fails}{moment} <span>{says}</span></td>"
                    );
                }
            }
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    if let Some(run) = measured {
        for problem in &run.reply.diagnostics {
            let line = problem.span.line;
            let text = escape(&endings::told(lang, &problem.message).unwrap_or_else(|| problem.message.clone()));
            let _ = write!(out, "<pre class=\"broken\">{text} ({} {line})</pre>", words.line);
        }
    }
    out
}

/// Both timelines, one above the other, on one axis; nothing before the first real run.
pub(super) fn pictures(lang: Lang, runs: Runs<'_>) -> String {
    let Some(measured) = runs.measured else { return String::new() };
    let predicted = runs.predicted(exercise::words(lang), &measured.source);
    let ends = predicted.into_iter().map(|(_, run)| run).chain([measured]).map(|run| run.reply.trace.end);
    draw(lang, predicted, &measured.reply.trace, ends.max().unwrap_or(1))
}

/// The same while the real run of this program goes on.
pub(super) fn growing(lang: Lang, runs: Runs<'_>, source: &str, picture: &Trace) -> String {
    let predicted = runs.predicted(exercise::words(lang), source);
    // The axis is that of the prediction as long as it lasts, and grows seldom.
    let mut end = predicted.map_or(SEC, |(_, run)| run.reply.trace.end).max(1);
    while end < picture.end {
        end += end / 2 + 1;
    }
    draw(lang, predicted, picture, end)
}

fn draw(lang: Lang, predicted: Option<(&str, &Shown)>, measured: &Trace, end: Ns) -> String {
    let words = exercise::words(lang);
    let mut out = String::new();
    let predicted = predicted.map(|(title, run)| (title, "predicted", &run.reply.trace));
    let both = predicted.into_iter().chain([(words.measured, "measured", measured)]);
    // A program that did not begin has no picture.
    for (title, id, trace) in both.filter(|(.., trace)| !trace.tracks.is_empty()) {
        let options = svg::Options { id: &format!("exercise-{id}"), title, alone: None };
        let mut trace = slim(trace);
        trace.rename(|name, is_turn| lanes::name(lang, name, is_turn));
        let picture = svg::render_until(&trace, end, &options);
        let _ = write!(out, "<figure class=\"{id}\"><figcaption>{title}</figcaption>{picture}</figure>");
    }
    out
}

/// The figures side by side, and the difference in words.
pub(super) fn numbers(lang: Lang, runs: Runs<'_>) -> String {
    let words = exercise::words(lang);
    let Some(run) = runs.measured else { return String::new() };
    let figures = |shown: &Shown| (shown.source == run.source).then(|| Figures::of(&shown.reply));
    let measured = Figures::of(&run.reply);
    let predicted = runs.simulated.and_then(figures);
    let calibrated = runs.calibrated.and_then(|(run, device)| Some((figures(run)?, device)));
    let columns: Vec<(&str, &Figures)> = [(words.predicted, predicted.as_ref())]
        .into_iter()
        .chain([(words.calibrated, calibrated.as_ref().map(|(figures, _)| figures)), (words.measured, Some(&measured))])
        .filter_map(|(name, figures)| Some((name, figures?)))
        .collect();
    let mut out = String::from("<table><thead><tr><td></td>");
    for (name, _) in &columns {
        let _ = write!(out, "<th scope=\"col\">{name}</th>");
    }
    out.push_str("</tr></thead><tbody>");
    let ms = |ns: Option<Ns>| ns.map_or("–".into(), |ns| format!("{} ms", (ns + MS / 2) / MS));
    let row = |out: &mut String, name: &str, value: &dyn Fn(&Figures) -> String| {
        let _ = write!(out, "<tr><th scope=\"row\">{name}</th>");
        for (_, figures) in &columns {
            let _ = write!(out, "<td>{}</td>", value(figures));
        }
        out.push_str("</tr>");
    };
    row(&mut out, words.makespan, &|figures| seconds(figures.makespan));
    row(&mut out, words.start_up, &|figures| ms(figures.start_up));
    row(&mut out, words.task, &|figures| ms(figures.task()));
    let waits = |(half, most): (Ns, Ns)| format!("{} / {} ms", (half + MS / 2) / MS, (most + MS / 2) / MS);
    row(&mut out, words.waits, &|figures| figures.waits.map_or("–".into(), waits));
    row(&mut out, words.throughput, &|figures| format!("{:.2}", figures.throughput()));
    row(&mut out, words.speed_up, &|figures| format!("{:.2}", figures.speed_up()));
    out.push_str("</tbody></table>");
    let text = match &predicted {
        Some(predicted) => exercise::difference(lang, sums(predicted), sums(&measured), (run.cores, device_cores())),
        None => words.older.to_owned(),
    };
    let _ = write!(out, "<p>{text}</p>");
    if let Some((after, device)) = &calibrated {
        let before = predicted.as_ref().map(|before| before.makespan);
        let Device { start, child, compile, message, pace } = *device;
        let device = exercise::Costs { start, child, compile, message, pace };
        let text = exercise::calibrated(lang, device, before, after.makespan, measured.makespan);
        let _ = write!(out, "<p data-part=\"calibrated\">{text}</p>");
    }
    out
}

fn sums(figures: &Figures) -> exercise::Sums {
    exercise::Sums { makespan: figures.makespan, start_up: figures.start_up, task: figures.task() }
}

/// What was written.
pub(super) fn output(written: &[Output]) -> String {
    escape(&written.iter().map(|piece| piece.text.as_str()).collect::<String>())
}
