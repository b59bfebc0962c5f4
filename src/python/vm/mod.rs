//! The stackless virtual machine: threads of Python frames that can stop between any two instructions.

pub mod control;
pub mod interp;
pub mod symbol;
pub mod traceback;
