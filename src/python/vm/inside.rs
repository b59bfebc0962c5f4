//! The library's part of a thread's stack: which file and function, at which line of what text.
//!
//! Start at [`inside`]. Code that stands for CPython's C ([`hidden`](crate::python::object::Code::hidden)) has no lines
//! there and is left out.

use super::glance::{Glance, glance, variables};
use super::interp::Interp;
use super::machine::line_of_frame;
use super::names::is_own;
use super::thread::Thread;

/// Lines of the text before and after the one that a frame stands at.
const AROUND: u32 = 5;

/// Where the library lies, as tracebacks say.
const HOME: &str = "/usr/lib/python3.15/";

/// One frame of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// `concurrent/futures/thread.py`.
    pub file: String,
    /// Function, line, variables.
    pub glance: Glance,
    /// The text around the line.
    pub text: Vec<String>,
    /// Number of its first line.
    pub first: u32,
}

/// Frames of a thread inside the library, outermost first: those that the program's innermost frame has called; all of
/// them where the thread is in none of the program's.
pub fn inside(interp: &mut Interp, thread: &Thread) -> Vec<Inside> {
    let from = thread.frames.iter().rposition(|frame| is_own(interp, frame)).map_or(0, |at| at + 1);
    let look = |at: usize| {
        let frame = &thread.frames[at];
        let code = &frame.func.code;
        let file = code.filename.strip_prefix(HOME)?;
        let module = file.strip_suffix(".py")?.trim_end_matches("/__init__").replace('/', ".");
        let source = (interp.library.source)(&module)?;
        let line = line_of_frame(thread, at, false);
        let first = line.saturating_sub(AROUND).max(1);
        let text = source.lines().skip(first as usize - 1).take((line + AROUND + 1 - first) as usize);
        let (file, text) = (file.to_owned(), text.map(str::to_owned).collect());
        let variables = variables(interp, thread, frame);
        Some(Inside { file, glance: glance(interp, &code.def.qualname, line, variables), text, first })
    };
    (from..thread.frames.len()).filter(|&at| !thread.frames[at].func.code.hidden).filter_map(look).collect()
}
