//! [`Watch`]: notes when threads come to lines of the program, for whoever steps through a run.
//!
//! A watched thread leaves the inner loop before every instruction ([`super::step::Step::Fine`]); its clock does not
//! notice.

use std::rc::Rc;

use super::interp::Interp;
use super::thread::Thread;
use crate::base::{Ns, ThreadId};
use crate::python::bytecode::op::Op;
use crate::python::object::Code;

/// What is noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Beginnings of lines.
    Line,
    /// Beginnings of these lines.
    Lines(Vec<u32>),
    /// Every instruction of the program.
    Instruction,
    /// Turns of event loops.
    Turn,
    /// Beginnings of lines, also of the library.
    Inside,
}

/// Where a thread was seen last.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    depth: usize,
    ip: u32,
    line: u32,
    /// It stopped right before an instruction that was noted.
    stopped: bool,
}

/// Notes of one interpreter.
#[derive(Debug)]
pub struct Watch {
    sought: Sought,
    /// By thread.
    last: Vec<Place>,
    /// When it happened, in ns.
    pub hits: Vec<Ns>,
}

impl Watch {
    /// Has noted nothing yet.
    pub fn new(sought: Sought) -> Self {
        Self { sought, last: Vec::new(), hits: Vec::new() }
    }

    /// A thread stops before an instruction that was noted, or stands where it does not count as coming.
    pub fn stops(&mut self, thread: ThreadId) {
        self.place(thread).stopped = true;
    }

    fn place(&mut self, thread: ThreadId) -> &mut Place {
        if self.last.len() <= thread.index() {
            self.last.resize(thread.index() + 1, Place::default());
        }
        &mut self.last[thread.index()]
    }
}

/// A thread is about to execute the next instruction of its top frame.
pub(super) fn note(interp: &mut Interp, t: &Thread) {
    let (Some(watch), Some(frame)) = (&mut interp.watch, t.frames.last()) else { return };
    let (code, ip) = (&*frame.func.code, frame.ip);
    let (program, thread) = (&interp.settings.filename, interp.thread);
    let is_own = Rc::ptr_eq(&code.filename, program) || code.filename == *program;
    if watch.sought == Sought::Turn {
        if ip == 0 && !is_own && &*code.def.name == "_run_once" {
            watch.hits.push(t.clock);
        }
        return;
    }
    if code.hidden || !is_own && watch.sought != Sought::Inside {
        return;
    }
    let line = code.def.spans.get(ip as usize).map_or(0, |span| span.line);
    let here = Place { depth: t.frames.len(), ip, line, stopped: false };
    let last = std::mem::replace(watch.place(thread), here);
    if last.stopped {
        return;
    }
    // In the frame it was in: another line, or the same one again. Else it has entered a frame or come back to one.
    let is_new = if last.depth == here.depth { ip <= last.ip || line != last.line } else { begins(code, ip) };
    let is_hit = match &watch.sought {
        Sought::Instruction => true,
        Sought::Lines(lines) if !lines.contains(&line) => false,
        _ => line > 0 && !is_entry(code, ip) && is_new,
    };
    if is_hit {
        watch.hits.push(t.clock);
    }
}

/// Whether it belongs to entering a function rather than to its first line.
fn is_entry(code: &Code, ip: u32) -> bool {
    let op = code.def.code.get(ip as usize).map(|instr| instr.op);
    matches!(op, None | Some(Op::Resume | Op::MakeCell | Op::CopyFreeVars | Op::ReturnGenerator))
}

/// Whether a line begins with this instruction.
fn begins(code: &Code, ip: u32) -> bool {
    let Some(before) = (ip as usize).checked_sub(1) else { return true };
    let enters = code.def.code[before].op == Op::Resume && code.def.code[before].arg == 0;
    enters || code.def.spans[before].line != code.def.spans[ip as usize].line
}
