//! `_traceback`, `_suggestions` and `_gilscope`: what the interpreter knows about errors, for the Python files that tell
//! of them.

use std::rc::Rc;

use super::functions;
use crate::python::builtins::Builtin;
use crate::python::object::{Namespace, Native, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::suggest;
use crate::python::vm::traceback_text::carets;

/// `_entries(traceback)`: file, line number, function, source line that line with the marks below it, last line and
/// columns, of each call, the outermost first.
fn entries(interp: &mut Interp, args: Args<'_>) -> Res {
    let [traceback] = args.exact::<1>(interp, "_entries", false)?;
    let Value::Native(native) = traceback else { return Ok(Value::list(Vec::new())) };
    let Native::Traceback(entries) = &**native else { return Ok(Value::list(Vec::new())) };
    let shown = entries.iter().filter(|entry| !entry.code.hidden).map(|entry| {
        let span = entry.code.span(entry.at);
        let line = span.line;
        let text = source_line(interp, &entry.code.filename, line);
        let source = source_text(interp, &entry.code.filename).unwrap_or_default();
        let marked = carets::excerpt(source, span, interp.without_files);
        let marked: String = marked.iter().flat_map(|line| ["    ", line, "\n"]).collect();
        Value::tuple(vec![
            Value::str(&entry.code.filename),
            Value::Int(i64::from(line)),
            Value::str(&entry.code.def.name),
            Value::str(&text),
            Value::string(marked),
            Value::Int(span.end_line.into()),
            Value::Int(span.col.into()),
            Value::Int(span.end_col.into()),
        ])
    });
    Ok(Value::list(shown.collect()))
}

/// `_cut(traceback, start, stop)`: some of its calls; None if there are none.
fn cut(interp: &mut Interp, args: Args<'_>) -> Res {
    let [traceback, start, stop] = args.exact::<3>(interp, "_cut", false)?;
    let (Value::Native(native), Value::Int(start), Value::Int(stop)) = (traceback, start, stop) else {
        return Ok(Value::None);
    };
    let Native::Traceback(entries) = &**native else { return Ok(Value::None) };
    let shown = entries.iter().filter(|entry| !entry.code.hidden);
    let (start, stop) = (usize::try_from(*start).unwrap_or(0), usize::try_from(*stop).unwrap_or(0));
    let kept: Vec<_> = shown.take(stop).skip(start).cloned().collect();
    Ok(if kept.is_empty() { Value::None } else { interp.native(Native::Traceback(Rc::new(kept))) })
}

/// `_clear(traceback)`: the variables that its frames keep die.
fn clear(interp: &mut Interp, args: Args<'_>) -> Res {
    let [traceback] = args.exact::<1>(interp, "_clear", false)?;
    if let Value::Native(native) = traceback
        && let Native::Traceback(entries) = &**native
    {
        for kept in entries.iter().filter_map(|entry| entry.kept.as_ref()) {
            let locals = kept.take();
            drop(locals);
        }
    }
    Ok(Value::None)
}

/// `_line(filename, number)`: a line of the program or of the library.
fn line(interp: &mut Interp, args: Args<'_>) -> Res {
    let [filename, number] = args.exact::<2>(interp, "_line", false)?;
    let (Some(filename), Value::Int(number)) = (filename.as_str(), number) else { return Ok(Value::str("")) };
    Ok(Value::string(source_line(interp, filename, u32::try_from(*number).unwrap_or_default())))
}

/// A line of the program or of the library without its indentation; empty if there is none.
fn source_line(interp: &Interp, filename: &str, line: u32) -> String {
    let source = source_text(interp, filename).unwrap_or_default();
    source.lines().nth(line.saturating_sub(1) as usize).unwrap_or_default().trim().to_owned()
}

/// The text of the program, of one of its modules or of a library file.
pub(super) fn source_text<'a>(interp: &'a Interp, filename: &str) -> Option<&'a str> {
    if *interp.settings.filename == *filename {
        return Some(&interp.settings.source);
    }
    if let Some((_, text)) = interp.sources.iter().find(|(name, _)| **name == *filename) {
        return Some(text);
    }
    let file = filename.strip_prefix("/usr/lib/python3.15/").and_then(|file| file.strip_suffix(".py"));
    let module = file.map(|file| file.strip_suffix("/__init__").unwrap_or(file).replace('/', "."));
    module.and_then(|module| (interp.library.source)(&module))
}

/// `_generate_suggestions(candidates, wrong)`: the closest name, or None.
fn generate_suggestions(interp: &mut Interp, args: Args<'_>) -> Res {
    let [candidates, wrong] = args.exact::<2>(interp, "_generate_suggestions", false)?;
    let (Value::List(candidates), Some(wrong)) = (candidates, wrong.as_str()) else {
        return Err(interp.type_error("candidates must be a list"));
    };
    let candidates = candidates.items.borrow();
    let found = suggest::closest(wrong, candidates.iter().filter_map(Value::as_str));
    Ok(found.map_or(Value::None, |name| Value::str(&name)))
}

/// `unsupported(what)`: ends the run with "gilscope does not support … yet".
fn unsupported(interp: &mut Interp, args: Args<'_>) -> Res {
    let [what] = args.exact::<1>(interp, "unsupported", false)?;
    Err(interp.unsupported(what.as_str().unwrap_or_default()))
}

/// The names of `_gilscope`.
pub static GILSCOPE: &[Builtin] =
    &[Builtin::function("unsupported", unsupported), Builtin::function("room", super::room::room)];
static ENTRIES: &[Builtin] = &[
    Builtin::function("_entries", entries),
    Builtin::function("_cut", cut),
    Builtin::function("_clear", clear),
    Builtin::function("_line", line),
];
static SUGGESTIONS: &[Builtin] = &[Builtin::function("_generate_suggestions", generate_suggestions)];

/// The names of `_traceback`.
pub fn fill_traceback(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, ENTRIES);
    let format = interp.prelude_function("_format_exception");
    interp.module_set(namespace, "_format_exception", format);
}

/// The names of `_suggestions`.
pub fn fill_suggestions(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, SUGGESTIONS);
}
