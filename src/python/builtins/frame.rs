//! Frames and tracebacks as objects: `sys._getframe()`, `tb_frame`, `tb_lineno`, `f_back` (`Objects/frameobject.c`,
//! `Python/traceback.c`).
//!
//! A frame object does not own its frame. It remembers where the frame was, and looks there again when it is asked for
//! what changes; if the frame is over, it answers with what it saw when it was made.

use std::rc::Rc;

use super::scope;
use crate::base::ThreadId;
use crate::python::object::{Code, Namespace, Native, Value};
use crate::python::vm::control::{Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::Sym;
use crate::python::vm::thread::{Frame, Thread};
use crate::python::vm::traceback::{Kept, TbEntry};

/// A frame as programs see it.
#[derive(Debug)]
pub struct FrameView {
    /// Its code.
    pub code: Rc<Code>,
    /// The instruction it stood at.
    pub at: u32,
    /// Its thread and its place among the thread's frames; `None` for a frame that a traceback remembers.
    pub place: Option<(ThreadId, usize)>,
    /// Its module's names; `None` for a frame that a traceback remembers.
    pub globals: Option<Rc<Namespace>>,
    /// The variables of a frame that a traceback remembers.
    pub kept: Option<Kept>,
}

/// The frame `depth` calls up as an object, hidden ones not counted; 0 is the caller.
pub fn at_depth(interp: &mut Interp, t: &Thread, depth: usize) -> Option<Value> {
    let shown = t.frames.iter().enumerate().rev().filter(|(_, f)| !f.func.code.hidden);
    let (index, frame) = { shown }.nth(depth)?;
    Some(view(interp, index, frame))
}

fn view(interp: &Interp, index: usize, frame: &Frame) -> Value {
    let made = FrameView {
        code: frame.func.code.clone(),
        at: frame.ip.saturating_sub(1),
        place: Some((interp.thread, index)),
        globals: Some(frame.func.globals.clone()),
        kept: None,
    };
    interp.native(Native::Frame(made))
}

/// The frame itself, if it still runs in the calling thread.
fn living<'a>(interp: &Interp, t: &'a Thread, view: &FrameView) -> Option<(usize, &'a Frame)> {
    let (thread, index) = view.place.filter(|(thread, _)| *thread == interp.thread)?;
    let _ = thread;
    let frame = t.frames.get(index)?;
    Rc::ptr_eq(&frame.func.code, &view.code).then_some((index, frame))
}

fn line(interp: &mut Interp, t: &Thread, value: Value) -> Res {
    let Some(view) = of(&value) else { return Ok(Value::None) };
    let at = living(interp, t, view).map_or(view.at, |(_, frame)| frame.ip.saturating_sub(1));
    Ok(Value::Int(i64::from(view.code.span(at).line)))
}

fn back(interp: &mut Interp, t: &Thread, value: Value) -> Res {
    let Some(view) = of(&value) else { return Ok(Value::None) };
    if view.place.is_none() {
        return Err(interp.unsupported("f_back of a traceback's frame"));
    }
    let Some((index, _)) = living(interp, t, view) else { return Ok(Value::None) };
    Ok(below(interp, t, index))
}

/// The frame that called the one at this place, or None; hidden ones are not counted.
pub fn below(interp: &Interp, t: &Thread, index: usize) -> Value {
    let caller = t.frames[..index].iter().enumerate().rev().find(|(_, f)| !f.func.code.hidden);
    caller.map_or(Value::None, |(index, frame)| self::view(interp, index, frame))
}

fn locals(interp: &mut Interp, t: &Thread, value: Value) -> Res {
    let Some(view) = of(&value) else { return Ok(Value::None) };
    match (living(interp, t, view), &view.kept) {
        (Some((index, _)), _) => scope::locals_at(interp, t, index),
        (None, Some(kept)) => Ok(scope::locals_in(interp, &view.code, &kept.borrow().0)),
        (None, None) => Err(interp.unsupported("f_locals of a frame that is over")),
    }
}

fn of(value: &Value) -> Option<&FrameView> {
    match value {
        Value::Native(n) => match &**n {
            Native::Frame(view) => Some(view),
            _ => None,
        },
        _ => None,
    }
}

/// An attribute of a frame.
pub fn member(interp: &mut Interp, obj: &Value, view: &FrameView, name: Sym) -> Res<Option<Value>> {
    let look = match interp.symbols.str(name) {
        "f_code" => return Ok(Some(Value::Code(view.code.clone()))),
        "f_lasti" => return Ok(Some(Value::Int(i64::from(view.at) * 2))),
        "f_trace" => return Ok(Some(Value::None)),
        "f_globals" => match &view.globals {
            Some(names) => return Ok(Some(interp.globals(names))),
            None => return Err(interp.unsupported("f_globals of a traceback's frame")),
        },
        "f_lineno" => line,
        "f_back" => back,
        "f_locals" => locals,
        _ => return Ok(None),
    };
    Err(Box::new(Ctl::Frames(look, obj.clone())))
}

/// An attribute of a traceback, whose entries are the outermost first.
pub fn traceback_member(interp: &mut Interp, entries: &[TbEntry], name: Sym) -> Option<Value> {
    let mut shown = entries.iter().filter(|entry| !entry.code.hidden);
    let first = shown.next().or_else(|| entries.first())?;
    Some(match interp.symbols.str(name) {
        "tb_lineno" => Value::Int(i64::from(first.code.span(first.at).line)),
        "tb_lasti" => Value::Int(i64::from(first.at) * 2),
        "tb_next" => {
            let rest: Vec<TbEntry> = shown.cloned().collect();
            if rest.is_empty() { Value::None } else { interp.native(Native::Traceback(Rc::new(rest))) }
        }
        "tb_frame" => {
            let view = FrameView {
                code: first.code.clone(),
                at: first.at,
                place: None,
                globals: None,
                kept: first.kept.clone(),
            };
            interp.native(Native::Frame(view))
        }
        _ => return None,
    })
}

/// `repr(frame)`.
pub fn repr(interp: &mut Interp, obj: &Value, view: &FrameView) -> String {
    let id = interp.identity(obj);
    let (file, name) = (&view.code.filename, &view.code.def.name);
    format!("<frame at 0x{id:x}, file '{file}', line {}, code {name}>", view.code.span(view.at).line)
}
