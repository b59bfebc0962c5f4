//! A thread's stack at a glance: the program's frames with their variables in brief.
//!
//! Start at [`frames`]. No Python runs for it: an object with a `__repr__` of its own is shown by its attributes.

use super::interp::Interp;
use super::machine::line_of_frame;
use super::names::is_own;
use super::thread::{Frame, Thread};
use crate::python::builtins::repr;
use crate::python::bytecode::{CodeKind, dis};
use crate::python::object::{Code, Dict, Generator, InstanceAttrs, Value};

/// Variables of one frame that are shown.
const MOST_VARIABLES: usize = 40;
/// Instructions of one line that are shown.
const MOST_INSTRUCTIONS: usize = 200;
/// Items of one container that are shown.
const MOST_ITEMS: usize = 8;
/// Containers inside each other that are shown.
const DEEPEST: usize = 3;
/// Characters of one text that are shown.
const LONGEST: usize = 120;

/// One frame of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// Qualified name of its function.
    pub function: String,
    /// Line it stands at.
    pub line: u32,
    /// Names and values in brief, in the order of the code.
    pub variables: Vec<(String, String)>,
}

/// Frames of a thread in the program's file, outermost first.
pub fn frames(interp: &mut Interp, thread: &Thread) -> Vec<Glance> {
    let own: Vec<usize> = (0..thread.frames.len()).filter(|&at| is_own(interp, &thread.frames[at])).collect();
    let look = |at: usize| {
        let frame = &thread.frames[at];
        let variables = variables(interp, thread, frame);
        glance(interp, &frame.func.code.def.qualname, line_of_frame(thread, at, false), variables)
    };
    own.into_iter().map(look).collect()
}

/// What a frame's names refer to; what a module was given by Python itself is left out.
pub(super) fn variables(interp: &Interp, thread: &Thread, frame: &Frame) -> Vec<(String, Value)> {
    match frame.func.code.def.kind {
        CodeKind::Module => {
            let named = frame.func.globals.items().into_iter();
            let named = named.map(|(name, value)| (interp.symbols.str(name).to_owned(), value));
            named.filter(|(name, _)| !name.starts_with("__")).collect()
        }
        CodeKind::Class => {
            let namespace = frame.extra.as_ref().and_then(|extra| extra.class_namespace.as_ref());
            let named = namespace.map(|dict| entries(dict)).unwrap_or_default();
            named.into_iter().filter(|(name, _)| !name.starts_with("__")).collect()
        }
        _ => locals(interp, &frame.func.code, thread.stack.iter().skip(frame.base as usize)),
    }
}

/// The local names of a function and what is in their slots.
fn locals<'a>(interp: &Interp, code: &Code, slots: impl Iterator<Item = &'a Value>) -> Vec<(String, Value)> {
    let named = code.locals.iter().zip(slots).map(|(&name, value)| {
        let value = match value {
            Value::Cell(cell) => cell.value.borrow().clone(),
            other => other.clone(),
        };
        (interp.symbols.str(name).to_owned(), value)
    });
    // Names with a dot belong to the compiler.
    named.filter(|(name, _)| !name.starts_with('.')).collect()
}

/// Whether a generator's code is the program's.
fn is_own_generator(interp: &Interp, generator: &Generator) -> bool {
    generator.func.code.filename == interp.settings.filename
}

/// Variables of a generator or coroutine that waits; none if it is not the program's.
pub(super) fn suspended_variables(interp: &Interp, generator: &Generator) -> Vec<(String, Value)> {
    let frame = generator.frame.borrow();
    let Some(frame) = frame.as_ref().filter(|_| is_own_generator(interp, generator)) else { return Vec::new() };
    locals(interp, &generator.func.code, frame.stack.0.iter())
}

/// The frame of a generator or coroutine of the program that waits.
pub(super) fn suspended(interp: &mut Interp, generator: &Generator) -> Option<Glance> {
    let at = generator.suspended_at().filter(|_| is_own_generator(interp, generator))?;
    let variables = suspended_variables(interp, generator);
    let code = &generator.func.code;
    Some(glance(interp, &code.def.qualname, code.span(at).line, variables))
}

pub(super) fn glance(interp: &mut Interp, function: &str, line: u32, mut variables: Vec<(String, Value)>) -> Glance {
    variables.retain(|(_, value)| is_data(value));
    variables.truncate(MOST_VARIABLES);
    let variables = variables.into_iter().map(|(name, value)| (name, brief(interp, &value, 0))).collect();
    Glance { function: function.to_owned(), line, variables }
}

/// One instruction of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// In the manner of `dis`.
    pub text: String,
    /// The thread executes it next, or waits in it.
    pub is_here: bool,
    /// CPython 3.10 and newer look at the eval breaker there.
    pub checks: bool,
}

/// The instructions of the line that a thread's innermost frame of the program stands at.
pub fn instructions(interp: &Interp, thread: &Thread) -> Vec<Instruction> {
    let Some(at) = (0..thread.frames.len()).rev().find(|&at| is_own(interp, &thread.frames[at])) else {
        return Vec::new();
    };
    let frame = &thread.frames[at];
    let waits = thread.pending.is_some() || at + 1 < thread.frames.len();
    let here = if waits { frame.ip.saturating_sub(1) } else { frame.ip };
    let (code, line) = (&*frame.func.code, line_of_frame(thread, at, false));
    let of_line = code.def.code.iter().enumerate().filter(|(at, _)| code.span(*at as u32).line == line);
    let shown = of_line.take(MOST_INSTRUCTIONS).map(|(at, instr)| Instruction {
        text: dis::instruction(&code.def, at),
        is_here: at as u32 == here,
        checks: dis::checks(*instr),
    });
    shown.collect()
}

fn entries(dict: &Dict) -> Vec<(String, Value)> {
    let table = dict.table.borrow();
    table.iter().filter_map(|(name, value)| Some((name.as_str()?.to_owned(), value.clone()))).collect()
}

/// Whether it is worth a line: functions, classes and modules stand in the listing.
fn is_data(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Function(_) | Value::Builtin(_) | Value::Class(_) | Value::Module(_))
}

/// A value in at most a few words.
pub(super) fn brief(interp: &mut Interp, value: &Value, depth: usize) -> String {
    match value {
        Value::Str(text) if text.as_str().chars().nth(LONGEST).is_some() => {
            let head: String = text.as_str().chars().take(LONGEST).collect();
            brief(interp, &Value::string(head), depth) + "…"
        }
        Value::List(list) => {
            let items: Vec<Value> = list.items.borrow().iter().take(MOST_ITEMS).cloned().collect();
            sequence(interp, "[", "]", &items, list.items.borrow().len(), depth)
        }
        Value::Tuple(tuple) => {
            let shown = &tuple.items[..tuple.items.len().min(MOST_ITEMS)];
            let close = if tuple.items.len() == 1 { ",)" } else { ")" };
            sequence(interp, "(", close, shown, tuple.items.len(), depth)
        }
        Value::Dict(dict) => {
            let pairs: Vec<(Value, Value)> = {
                let table = dict.table.borrow();
                table.iter().take(MOST_ITEMS).map(|(key, value)| (key.clone(), value.clone())).collect()
            };
            let length = dict.table.borrow().len();
            let parts = if depth < DEEPEST { pairs } else { Vec::new() };
            let parts = parts
                .iter()
                .map(|(key, value)| format!("{}: {}", brief(interp, key, depth + 1), brief(interp, value, depth + 1)));
            joined("{", "}", parts.collect(), length)
        }
        Value::Object(object) => {
            let named: Vec<(String, Value)> = match &*object.attrs.borrow() {
                InstanceAttrs::Slots(slots) => {
                    let keys = object.class.keys.borrow();
                    let named = keys.iter().zip(slots).filter(|(_, value)| !value.is_null());
                    named.map(|(&name, value)| (interp.symbols.str(name).to_owned(), value.clone())).collect()
                }
                InstanceAttrs::Dict(dict, _) => entries(dict),
            };
            let name = interp.type_name(value);
            if depth > 0 || named.is_empty() {
                // A thread, a process or a task goes by its name.
                let own = named.iter().find(|(key, _)| matches!(key.as_str(), "name" | "_name"));
                let called = own.and_then(|(_, value)| value.as_str()).map(|own| format!(" {own}")).unwrap_or_default();
                return plain(interp, value).unwrap_or_else(|| format!("<{name}{called}>"));
            }
            let public = named.iter().filter(|(name, value)| !name.starts_with('_') && is_data(value));
            let parts: Vec<String> =
                public.take(MOST_ITEMS).map(|(name, value)| format!("{name}={}", brief(interp, value, 2))).collect();
            format!("<{name} {}>", parts.join(" ")).replace(" >", ">")
        }
        _ => plain(interp, value).unwrap_or_else(|| format!("<{}>", interp.type_name(value))),
    }
}

fn sequence(interp: &mut Interp, open: &str, close: &str, items: &[Value], length: usize, depth: usize) -> String {
    let items = if depth < DEEPEST { items } else { &[] };
    joined(open, close, items.iter().map(|item| brief(interp, item, depth + 1)).collect(), length)
}

/// `[1, 2, … 98 more]`.
fn joined(open: &str, close: &str, mut parts: Vec<String>, length: usize) -> String {
    let rest = length - parts.len();
    if parts.is_empty() && rest > 0 {
        return format!("{open}… {rest}{close}");
    }
    if rest > 0 {
        parts.push(format!("… +{rest}"));
    }
    format!("{open}{}{close}", parts.join(", "))
}

/// Its `repr` as built-in types make it, cut; `None` where there is none without Python.
fn plain(interp: &mut Interp, value: &Value) -> Option<String> {
    let text = repr::repr(interp, value).ok().flatten()?;
    Some(match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    })
}
