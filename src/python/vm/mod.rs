//! The stackless virtual machine: threads of Python frames that can stop between any two instructions.
//!
//! Start with [`machine`], the kernel's view; `inner` is the interpreter loop in [`run`], [`flow`] what happens between
//! instructions ([`invoke`] for calls, [`unwind`] for exceptions), [`slow`] the instructions without a fast path.

pub mod attr;
pub mod attribute;
pub mod awaiting;
pub mod bind;
pub mod build_class;
pub mod call;
pub mod collector;
pub mod compiled;
pub mod control;
pub mod cost;
pub mod fast;
pub mod flow;
pub mod fork;
pub mod fuse;
pub mod generators;
pub mod glance;
mod globals;
pub mod import;
mod import_disk;
mod inner;
pub mod inside;
pub mod interp;
pub mod invoke;
pub mod iteration;
mod kinds;
pub mod link;
pub mod load_attr;
pub mod loops;
pub mod machine;
pub mod matching;
pub mod names;
mod native;
mod own;
pub mod processes;
pub mod raise;
mod real;
pub mod resume;
pub mod run;
pub mod sameness;
pub mod signals;
pub mod slow;
pub mod special;
pub mod step;
pub mod suggest;
pub mod symbol;
pub mod text;
pub mod things;
pub mod thread;
pub mod traceback;
pub mod traceback_text;
pub mod unwind;
pub mod watch;
