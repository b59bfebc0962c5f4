//! The page's side of the engine worker: one worker for all labs of a page, started when the first lab needs it.
//!
//! Start at [`run`], [`inspect`] and [`cancel`]. A run cannot be interrupted from outside, so cancelling means to
//! throw the worker away and start a new one; [`queue`] decides when, [`link`](self) does it. [`wire`] is what the wasm
//! modules of a page say to each other.

mod link;
mod page;
pub mod queue;
pub mod wire;

pub use page::{Answer, Failure, LabId, cancel, inspect, locate, new_lab, now, run};
