//! The text of an uncaught exception, as `sys.excepthook` and `threading.excepthook` write it
//! (`TracebackException.format` in CPython's `Lib/traceback.py`).
//!
//! Start at [`format`]. [`carets`] marks the guilty part of a line, [`hint`] finds what the writer may have meant.
//! Colours and the frames' local variables are left out.

pub mod carets;
mod hint;

use std::fmt::Write as _;
use std::rc::Rc;

use super::interp::Interp;
use super::traceback::TbEntry;
use crate::python::builtins::Exc;
use crate::python::object::{Class, Object, Value};

/// A line of frames that looks like the one before is shown this often.
const REPEATS: usize = 3;

/// Members of an exception group that are shown, and the depth to which groups in groups are.
const WIDEST: usize = 15;
const DEEPEST: usize = 10;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// What the formatter cannot find out by itself.
pub trait Sources {
    /// The text of a file named in a traceback, if there is one.
    fn source(&self, filename: &str) -> Option<Rc<str>>;
    /// Whether nothing can be parsed any more, for marks.
    fn without_parser(&self) -> bool;
    /// `str(exception)`; the caller has run whatever Python that takes.
    fn text(&mut self, interp: &mut Interp, exception: &Rc<Object>) -> String;
}

/// The exceptions that [`format`] will show: causes first, the exception itself last; members after their group.
pub fn chain(exception: &Rc<Object>) -> Vec<Rc<Object>> {
    let mut all: Vec<Rc<Object>> = Vec::new();
    let mut open = vec![exception.clone()];
    while let Some(next) = open.pop() {
        for (_, link) in links(&next) {
            if all.iter().all(|known| known.id != link.id) {
                open.extend(members(&link).unwrap_or_default());
                all.push(link);
            }
        }
    }
    all
}

/// `Traceback (most recent call last):` and everything below it, ending in a line break.
pub fn format(interp: &mut Interp, sources: &mut dyn Sources, exception: &Rc<Object>) -> String {
    let mut page = Page::default();
    page.exception(interp, sources, exception);
    page.out
}

/// Text with the rules that show which exceptions belong to which group.
#[derive(Default)]
struct Page {
    out: String,
    /// Groups around what is written now.
    depth: usize,
    /// The last member of a group closes its box, unless a group inside has done so.
    need_close: bool,
}

impl Page {
    fn emit(&mut self, text: &str, margin: char) {
        for line in text.split_inclusive('\n') {
            if self.depth > 0 {
                let _ = write!(self.out, "{:1$}{margin} ", "", 2 * self.depth);
            }
            self.out += line;
        }
    }

    fn exception(&mut self, interp: &mut Interp, sources: &mut dyn Sources, exception: &Rc<Object>) {
        for (separator, link) in links(exception) {
            self.emit(separator, '|');
            match members(&link) {
                None => {
                    self.emit(&stack(sources, &link, "Traceback"), '|');
                    self.emit(&exception_only(interp, sources, &link), '|');
                }
                Some(_) if self.depth > DEEPEST => {
                    self.emit(&format!("... (max_group_depth is {DEEPEST})\n"), '|');
                }
                Some(members) => self.group(interp, sources, &link, &members),
            }
        }
    }

    fn group(&mut self, interp: &mut Interp, sources: &mut dyn Sources, group: &Rc<Object>, members: &[Rc<Object>]) {
        let outermost = self.depth == 0;
        self.depth += usize::from(outermost);
        let frames = stack(sources, group, "Exception Group Traceback");
        let (head, frames) = frames.split_at(frames.find('\n').map_or(0, |end| end + 1));
        self.emit(head, if outermost { '+' } else { '|' });
        self.emit(frames, '|');
        self.emit(&exception_only(interp, sources, group), '|');
        self.need_close = false;
        let shown = members.len().min(WIDEST + 1);
        for (at, member) in members.iter().take(shown).enumerate() {
            self.need_close |= at + 1 == shown;
            let corner = if at == 0 { "+-" } else { "  " };
            let title = if at < WIDEST { (at + 1).to_string() } else { "...".to_owned() };
            let _ = writeln!(self.out, "{:1$}{corner}+---------------- {title} ----------------", "", 2 * self.depth);
            self.depth += 1;
            if at < WIDEST {
                self.exception(interp, sources, member);
            } else {
                let more = members.len() - WIDEST;
                self.emit(&format!("and {more} more exception{}\n", if more > 1 { "s" } else { "" }), '|');
            }
            if at + 1 == shown && self.need_close {
                let _ = writeln!(self.out, "{:1$}+------------------------------------", "", 2 * self.depth);
                self.need_close = false;
            }
            self.depth -= 1;
        }
        self.depth -= usize::from(outermost);
    }
}

/// The exceptions in an exception group; `None` for other exceptions.
fn members(exception: &Object) -> Option<Vec<Rc<Object>>> {
    let is_group = |class: &Class| !class.heap && class.name.borrow().as_str() == Exc::BaseExceptionGroup.name();
    if !is_group(&exception.class) && !exception.class.mro.iter().any(|class| is_group(class)) {
        return None;
    }
    let args = exception.exc()?.borrow().args.clone()?;
    let items = match args.items.get(1)? {
        Value::List(list) => list.items.borrow().clone(),
        Value::Tuple(tuple) => tuple.items.to_vec(),
        _ => return None,
    };
    let objects = items.into_iter().filter_map(|item| match item {
        Value::Object(object) => Some(object),
        _ => None,
    });
    Some(objects.collect())
}

/// Where in which text a `SyntaxError` is, as lines, and its message; `None` if it does not say.
fn syntax_error(interp: &Interp, exception: &Object) -> Option<(String, String)> {
    if !exception.class.is_subclass(&interp.types[Exc::SyntaxError]) {
        return None;
    }
    let args = exception.exc()?.borrow().args.clone()?;
    let [Value::Str(message), Value::Tuple(place)] = &args.items[..] else { return None };
    let Value::Int(line) = place.items.get(1)? else { return None };
    let number = |at: usize| match place.items.get(at) {
        Some(Value::Int(n)) => usize::try_from(*n).ok(),
        _ => None,
    };
    let file = place.items[0].as_str().unwrap_or("<string>");
    let mut lines = format!("  File \"{file}\", line {line}\n");
    if let Some(text) = place.items.get(3).and_then(Value::as_str) {
        let whole = text.trim_end_matches('\n');
        let shown = whole.trim_start_matches([' ', '\n', '\x0c']);
        let _ = writeln!(lines, "    {shown}");
        let length = whole.chars().count();
        let indent = length - shown.chars().count();
        let end = match number(4) {
            Some(end_line) if i64::try_from(end_line) != Ok(*line) => Some(length + 1),
            _ => number(5).filter(|&end| end > 0),
        };
        if let Some(start) = number(2)
            && let Some(before) = start.min(text.chars().count() + 1).checked_sub(indent + 1)
        {
            let end = end.filter(|&end| end > start).unwrap_or(start + 1);
            let blank: String = shown.chars().take(before).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
            let _ = writeln!(lines, "    {blank:before$}{}", "^".repeat(end - start));
        }
    }
    Some((lines, message.as_str().to_owned()))
}

/// The last lines: `ValueError: x`, its hint and its notes.
pub fn exception_only(interp: &mut Interp, sources: &mut dyn Sources, exception: &Rc<Object>) -> String {
    let place = syntax_error(interp, exception);
    let mut text = match &place {
        Some((_, message)) => message.clone(),
        None => sources.text(interp, exception),
    };
    text += &hint::hint(interp, exception);
    let mut out = interp.full_name(&exception.class);
    if let Some((lines, _)) = place {
        out.insert_str(0, &lines);
    }
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
fn stack(sources: &dyn Sources, exception: &Object, title: &str) -> String {
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
            let _ = writeln!(out, "{title} (most recent call last):");
        }
        let _ = writeln!(out, "  File \"{}\", line {}, in {}", code.filename, span.line, code.def.name);
        if let Some(source) = sources.source(&code.filename) {
            for line in carets::excerpt(&source, span, sources.without_parser()) {
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
