//! How a run ended, in words: outcome, diagnostics, and what CPython writes about a program that does not compile.

use std::fmt::Write as _;

use super::lines::Watched;
use crate::base::{Ns, Span, ThreadId};
use crate::kernel::api::{self, Blocked, ThreadState};
use crate::protocol::{Diagnostic, DiagnosticKind, Outcome, RunReply, RunRequest, Stats, VERSION};
use crate::protocol::{Output, Stream};
use crate::python::syntax::{SyntaxError, SyntaxErrorKind};
use crate::python::vm::control::Stop;
use crate::python::vm::traceback_text::carets::width;
use crate::trace::Trace;

/// The end of a run, in words, and the place it points at; `None` for a program that ended by itself.
pub(super) fn outcome(kernel: &api::Outcome, program: &Watched, limit: Ns) -> (Outcome, Option<Diagnostic>) {
    let machine = &program.processes;
    let source = machine.source();
    let (outcome, kind, line) = match kernel {
        // What a shell shows for a program that a signal has ended.
        api::Outcome::Exit(status) if *status < 0 => return (Outcome::Exit(128 - status), None),
        api::Outcome::Exit(status) => return (Outcome::Exit(*status), None),
        api::Outcome::Deadlock(blocked) => {
            let text = deadlock(blocked, program);
            let line = blocked.iter().map(|b| machine.line_of(b.thread)).find(|line| *line > 0).unwrap_or_default();
            (Outcome::Deadlock(text), DiagnosticKind::Ended, line)
        }
        api::Outcome::TimeLimit => {
            let line = machine.line_of(ThreadId(0));
            let seconds = seconds(limit);
            let text = format!("gilscope ended the program: it ran longer than {seconds} s (line {line})");
            (Outcome::Limit(text), DiagnosticKind::Ended, line)
        }
        api::Outcome::Aborted | api::Outcome::Paused => match machine.stop_reason() {
            Some(reason) => {
                // What another program does happens where the main thread waits.
                let line = if reason.line > 0 { reason.line } else { machine.line_of(ThreadId(0)) };
                match &reason.stop {
                    Stop::Unsupported(what) => {
                        let text = format!("gilscope does not support {what} yet (line {line})");
                        (Outcome::Unsupported(text), DiagnosticKind::Unsupported, line)
                    }
                    Stop::Exit(status) => return (Outcome::Exit(*status), None),
                    Stop::Limit(what) => {
                        let text = format!("gilscope ended the program: {what} (line {line})");
                        (Outcome::Limit(text), DiagnosticKind::Ended, line)
                    }
                }
            }
            None => (Outcome::Limit("gilscope ended the program".into()), DiagnosticKind::Ended, 0),
        },
    };
    let message = match &outcome {
        Outcome::Deadlock(text) | Outcome::Limit(text) | Outcome::Unsupported(text) => text.clone(),
        Outcome::Exit(_) => String::new(),
    };
    let diagnostic = Diagnostic { kind, message, span: whole_line(source, line), hint: String::new() };
    (outcome, Some(diagnostic))
}

fn seconds(ns: Ns) -> String {
    let text = format!("{}.{:09}", ns / 1_000_000_000, ns % 1_000_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Who waits for whom.
fn deadlock(blocked: &[Blocked], program: &Watched) -> String {
    let machine = &program.processes;
    let cycle = cycle(blocked, program);
    let mut text = match cycle.len() {
        0 => "every thread waits for something that nobody is left to do".to_owned(),
        1 => "deadlock: a thread waits for itself".to_owned(),
        n => format!("deadlock: {n} threads wait for each other"),
    };
    for b in blocked {
        let _ = write!(text, "\n  {}", machine.full_name(b.thread));
        match machine.line_of(b.thread) {
            0 => {}
            line => {
                let _ = write!(text, " (line {line})");
            }
        }
        let call = program.lines.call(b.thread);
        match (b.state, b.holder, call) {
            (ThreadState::BlockedJoin(thread), ..) => {
                let _ = write!(text, " waits for the end of {}", machine.full_name(thread));
            }
            (ThreadState::BlockedLock(lock), Some(holder), None) if holder == b.thread => {
                let _ = write!(text, " waits for {}, which it holds itself", program.lock_name(lock));
            }
            (ThreadState::BlockedLock(lock), Some(holder), call) if holder != b.thread => {
                let (lock, holder) = (program.lock_name(lock), machine.full_name(holder));
                let within = call.map(|call| format!(" in {call}")).unwrap_or_default();
                let _ = write!(text, " waits{within} for {lock}, held by {holder}");
            }
            (ThreadState::BlockedLock(lock), None, None) => {
                let _ = write!(text, " waits for {}", program.lock_name(lock));
            }
            (_, _, Some(call)) => {
                let _ = write!(text, " waits in {call}");
            }
            (ThreadState::Io, ..) => text += " waits for input or output",
            _ => text += " waits for a notification",
        }
        tasks(&mut text, program, b.thread);
    }
    text
}

/// Most tasks of a loop that are told.
const TOLD: usize = 8;

/// What the tasks of a thread's loop wait for.
fn tasks(text: &mut String, program: &Watched, thread: ThreadId) {
    let world = program.processes.world.borrow();
    let all = &world.tasks.tasks;
    let waiting: Vec<_> =
        all.iter().filter(|task| task.thread == thread).filter_map(|task| Some((&task.name, task.waits()?))).collect();
    for (name, (on, line)) in waiting.iter().take(TOLD) {
        let named = ["a future", "gather"].contains(on) || all.iter().any(|task| task.name == *on);
        let _ = match line {
            0 => write!(text, "\n    {name}"),
            line => write!(text, "\n    {name} (line {line})"),
        };
        let _ = write!(text, " waits {} {on}", if named { "for" } else { "in" });
    }
    if let more @ 1.. = waiting.len().saturating_sub(TOLD) {
        let _ = write!(text, "\n    and {more} more tasks");
    }
}

/// Threads each of which waits for the next, and the last for the first; empty if there are none.
fn cycle(blocked: &[Blocked], program: &Watched) -> Vec<ThreadId> {
    // A thread that waits in a library function for a lock of its own waits there for a notification.
    let next = |thread: ThreadId| {
        let own = blocked.iter().find(|b| b.thread == thread)?;
        own.holder.filter(|holder| *holder != thread || program.lines.call(thread).is_none())
    };
    for start in blocked.iter().map(|b| b.thread) {
        let mut path = vec![start];
        while let Some(thread) = path.last().copied().and_then(next) {
            if let Some(at) = path.iter().position(|seen| *seen == thread) {
                return path.split_off(at);
            }
            path.push(thread);
        }
    }
    Vec::new()
}

/// The place of a line without its indentation.
fn whole_line(source: &str, line: u32) -> Span {
    let Some(text) = (line as usize).checked_sub(1).and_then(|at| source.lines().nth(at)) else {
        return Span { line, end_line: line, ..Span::default() };
    };
    let col = text.chars().take_while(|c| c.is_whitespace()).count() as u32;
    Span { line, col, end_line: line, end_col: text.trim_end().chars().count() as u32 }
}

/// The reply to a program that cannot run at all.
pub(super) fn not_a_program(request: &RunRequest, errors: &[SyntaxError]) -> RunReply {
    let unsupported = |error: &SyntaxError| error.kind == SyntaxErrorKind::Unsupported;
    let diagnostics = errors.iter().map(|error| Diagnostic {
        kind: if unsupported(error) { DiagnosticKind::Unsupported } else { DiagnosticKind::Syntax },
        message: error.message.clone(),
        span: error.span,
        hint: match &error.typo {
            Some((keyword, _)) => format!("Did you mean '{keyword}'?"),
            None => error.hint.clone().unwrap_or_default(),
        },
    });
    let diagnostics: Vec<_> = diagnostics.collect();
    match errors.first() {
        Some(error) if !unsupported(error) => {
            let text = syntax_error(request, error);
            let output = vec![Output { at: 0, thread: 0, stream: Stream::Stderr, text }];
            RunReply { output, ..refusal(Outcome::Exit(1), diagnostics) }
        }
        first => {
            let text = first.map(|error| error.message.clone()).unwrap_or_default();
            refusal(Outcome::Unsupported(text), diagnostics)
        }
    }
}

/// The reply to a request that is not understood.
pub(super) fn bad_request(message: String) -> RunReply {
    let diagnostic = Diagnostic {
        kind: DiagnosticKind::Unsupported,
        message: message.clone(),
        span: Span::default(),
        hint: String::new(),
    };
    refusal(Outcome::Unsupported(message), vec![diagnostic])
}

fn refusal(outcome: Outcome, diagnostics: Vec<Diagnostic>) -> RunReply {
    RunReply {
        version: VERSION,
        outcome,
        output: Vec::new(),
        diagnostics,
        trace: Trace::default(),
        schedule: String::new(),
        stats: Stats::default(),
    }
}

/// What CPython writes to stderr (`TracebackException._format_syntax_error` in `Lib/traceback.py`).
fn syntax_error(request: &RunRequest, error: &SyntaxError) -> String {
    let mut text = format!("  File \"{}\", line {}\n", request.filename, error.span.line);
    let (message, span) = match &error.typo {
        Some((keyword, span)) => (format!("invalid syntax. Did you mean '{keyword}'?"), *span),
        None => (error.message.clone(), error.span),
    };
    let line = (span.line as usize).checked_sub(1).and_then(|at| request.source.lines().nth(at)).unwrap_or_default();
    let shown = line.trim_start_matches([' ', '\x0c']);
    let _ = writeln!(text, "    {shown}");
    let length = line.chars().count();
    let indent = length - shown.chars().count();
    let start = (span.col as usize).min(length);
    let end = if span.end_line > span.line { length } else { (span.end_col as usize).min(length) };
    if let Some(before) = start.checked_sub(indent) {
        // Some characters are two columns wide.
        let columns = |from: usize, to: usize| width(shown.chars().skip(from).take(to - from));
        let carets = if end > start { columns(before, end - indent) } else { 1 };
        let _ = writeln!(text, "    {}{}", " ".repeat(columns(0, before)), "^".repeat(carets));
    }
    let _ = writeln!(text, "{}: {}", error.kind.exception(), message);
    text
}
