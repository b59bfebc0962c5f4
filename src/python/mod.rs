//! Python: from source text to running threads.
//!
//! `syntax` parses, `compiler` makes `bytecode`, `vm` runs it on `object`s with `builtins`.

pub mod builtins;
pub mod bytecode;
pub mod compiler;
pub mod object;
pub mod syntax;
pub mod vm;
