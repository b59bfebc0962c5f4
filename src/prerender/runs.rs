//! The first run of every lab: its picture and its output, and a check that it is as the chapter says.

use std::collections::BTreeMap;

use super::gallery;
use crate::app::lab::words;
use crate::app::pages::FirstRun;
use crate::base::Ns;
use crate::content::{Block, Exercise, Lab, Page, Problem};
use crate::i18n::{Lang, lanes};
use crate::protocol::{Outcome, RunReply, RunRequest, SwitchPoints};
use crate::timeline::{Timeline, svg};

/// What tells two first runs apart.
pub(super) type Key = (String, String, u32, bool, u64, bool, u64);

/// A lab's program and machine.
pub(super) fn key(lab: &Lab) -> Key {
    let every_bytecode = lab.points == Some(SwitchPoints::EveryBytecode);
    (lab.program.clone(), lab.source.clone(), lab.cores, lab.gil, lab.interval, every_bytecode, lab.seed)
}

/// What to run for every lab and every check; those with the same program and machine share a run.
pub(super) fn requests(pages: &[Page]) -> BTreeMap<Key, RunRequest> {
    pages.iter().flat_map(Page::runs).map(|lab| (key(lab), lab.request())).collect()
}

/// Looks at every run.
///
/// # Errors
/// A program that fails and was not meant to, or the other way round, or does not print what it should.
pub(super) fn check(pages: &[Page], runs: &BTreeMap<Key, RunReply>) -> Result<(), Vec<Problem>> {
    let mut problems = Vec::new();
    for page in pages {
        for lab in page.runs() {
            if let Some(message) = complaint(lab, &runs[&key(lab)]) {
                problems.push(Problem::new(&page.file, lab.line, format!("{}: {message}", lab.program)));
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// What a page shows of its runs before any script, in the order of [`Page::shown`].
pub(super) fn first_runs(page: &Page, runs: &BTreeMap<Key, RunReply>) -> Vec<FirstRun> {
    let mut first = Vec::new();
    for block in &page.blocks {
        match block {
            Block::Lab(lab) | Block::Exercise(Exercise { lab, .. }) => {
                first.push(first_run(page.lang, lab, &runs[&key(lab)]));
            }
            Block::Quiz(quiz) => first.extend(quiz.run.iter().map(|lab| first_run(page.lang, lab, &runs[&key(lab)]))),
            Block::Compare(compare) => {
                let ends = compare.runs.iter().map(|lab| Timeline::new(runs[&key(lab)].trace.clone()).end);
                let end = ends.max().unwrap_or(0);
                first.extend(
                    compare.runs.iter().map(|lab| FirstRun {
                        link: gallery::data(lab),
                        ..shown(page.lang, lab, &runs[&key(lab)], end)
                    }),
                );
            }
            _ => {}
        }
    }
    first
}

/// What a page shows of a run before any script.
pub(super) fn first_run(lang: Lang, lab: &Lab, reply: &RunReply) -> FirstRun {
    shown(lang, lab, reply, 0)
}

/// The same on a scale of time that reaches at least until `end`.
fn shown(lang: Lang, lab: &Lab, reply: &RunReply, end: Ns) -> FirstRun {
    let mut trace = reply.trace.clone();
    trace.rename(|name, is_turn| lanes::name(lang, name, is_turn));
    let options = svg::Options { id: &lab.id, title: &words::title(lang, &lab.program, &trace), alone: None };
    FirstRun {
        svg: svg::render_until(&trace, end, &options),
        output: reply.output.iter().map(|piece| &*piece.text).collect(),
        link: String::new(),
    }
}

fn complaint(lab: &Lab, reply: &RunReply) -> Option<String> {
    let ended = match &reply.outcome {
        Outcome::Exit(0) if reply.diagnostics.is_empty() => None,
        Outcome::Exit(status) => Some(match reply.diagnostics.first() {
            Some(first) => format!("line {}: {}", first.span.line, first.message),
            None => format!("it ends with exit status {status}"),
        }),
        Outcome::Deadlock(text) | Outcome::Limit(text) | Outcome::Unsupported(text) => Some(text.clone()),
    };
    match (ended, lab.fails) {
        (Some(_), true) | (None, false) => missing(lab, reply),
        (Some(message), false) => Some(format!("{message} (a lab that is meant to fail says `fails=\"yes\"`)")),
        (None, true) => Some("it is said to fail but does not".to_owned()),
    }
}

fn missing(lab: &Lab, reply: &RunReply) -> Option<String> {
    let output: String = reply.output.iter().map(|piece| &*piece.text).collect();
    let wanted = lab.prints.iter().find(|wanted| !output.contains(&***wanted))?;
    Some(format!("it does not print {wanted:?} but {output:?}"))
}
