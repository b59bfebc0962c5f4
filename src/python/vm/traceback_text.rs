//! The text of an uncaught exception, as `sys.excepthook` and `threading.excepthook` write it
//! (`TracebackException.format` in CPython's `Lib/traceback.py`).
//!
//! Start at [`format`]. [`carets`] marks the guilty part of a line, [`hint`] finds what the writer may have meant.
//! Exception groups are shown like other exceptions, without the tree of their members.

mod carets;
mod hint;

use std::fmt::Write as _;
use std::rc::Rc;

use super::interp::Interp;
use super::traceback::TbEntry;
use crate::python::object::{Object, Value};

/// A line of frames that looks like the one before is shown this often.
const REPEATS: usize = 3;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// What the formatter cannot find out by itself.
pub trait Sources {
    /// The text of a file named in a traceback, if there is one.
    fn source(&self, filename: &str) -> Option<Rc<str>>;
    /// `str(exception)`; the caller has run whatever Python that takes.
    fn text(&mut self, interp: &mut Interp, exception: &Rc<Object>) -> String;
}

/// The exceptions that [`format`] will show, in that order: causes first, the exception itself last.
pub fn chain(exception: &Rc<Object>) -> Vec<Rc<Object>> {
    links(exception).into_iter().map(|(_, exception)| exception).collect()
}

/// `Traceback (most recent call last):` and everything below it, ending in a line break.
pub fn format(interp: &mut Interp, sources: &mut dyn Sources, exception: &Rc<Object>) -> String {
    let mut out = String::new();
    for (separator, link) in links(exception) {
        out += separator;
        out += &stack(sources, &link);
        out += &exception_only(interp, sources, &link);
    }
    out
}

/// The last lines: `ValueError: x`, its hint and its notes.
pub fn exception_only(interp: &mut Interp, sources: &mut dyn Sources, exception: &Rc<Object>) -> String {
    let mut text = sources.text(interp, exception);
    text += &hint::hint(interp, exception);
    let class = &exception.class;
    let qualname = class.qualname.borrow();
    let module = class.module.borrow();
    let mut out = match &**module {
        "builtins" | "__main__" => qualname.as_str().to_owned(),
        module => format!("{module}.{}", qualname.as_str()),
    };
    if !text.is_empty() {
        let _ = write!(out, ": {text}");
    }
    out.push('\n');
    let notes = exception.exc().map(|data| data.borrow().notes.clone()).unwrap_or_default();
    for note in notes {
        for line in note.as_str().unwrap_or_default().split('\n') {
            out += line;
            out.push('\n');
        }
    }
    out
}

/// Each exception of the chain with what stands before it.
fn links(exception: &Rc<Object>) -> Vec<(&'static str, Rc<Object>)> {
    let mut links = vec![("", exception.clone())];
    let mut at = exception.clone();
    loop {
        let (separator, next) = {
            let Some(data) = at.exc().map(std::cell::RefCell::borrow) else { break };
            match (&data.cause, &data.context) {
                (Some(Value::Object(cause)), _) => (CAUSE, cause.clone()),
                (_, Some(context)) if !data.suppress_context => (CONTEXT, context.clone()),
                _ => break,
            }
        };
        if links.iter().any(|(_, seen)| seen.id == next.id) {
            break;
        }
        if let Some(last) = links.last_mut() {
            last.0 = separator;
        }
        links.push(("", next.clone()));
        at = next;
    }
    links.reverse();
    links
}

/// The frames the exception has passed, outermost first.
fn stack(sources: &dyn Sources, exception: &Object) -> String {
    let Some(data) = exception.exc().map(std::cell::RefCell::borrow) else { return String::new() };
    let mut out = String::new();
    let mut last: Option<(&TbEntry, u32)> = None;
    let mut count = 0;
    for entry in data.traceback.iter().rev().filter(|entry| !entry.code.hidden) {
        let (code, span) = (&entry.code, entry.code.span(entry.at));
        let same = last.is_some_and(|(last, line)| {
            line == span.line && last.code.filename == code.filename && last.code.def.name == code.def.name
        });
        if !same {
            out += &repeated(count);
            last = Some((entry, span.line));
            count = 0;
        }
        count += 1;
        if count > REPEATS {
            continue;
        }
        if out.is_empty() {
            out += "Traceback (most recent call last):\n";
        }
        let _ = writeln!(out, "  File \"{}\", line {}, in {}", code.filename, span.line, code.def.name);
        if let Some(source) = sources.source(&code.filename) {
            for line in carets::excerpt(&source, span) {
                let _ = writeln!(out, "    {line}");
            }
        }
    }
    out += &repeated(count);
    out
}

fn repeated(count: usize) -> String {
    match count.saturating_sub(REPEATS) {
        0 => String::new(),
        1 => "  [Previous line repeated 1 more time]\n".into(),
        more => format!("  [Previous line repeated {more} more times]\n"),
    }
}
