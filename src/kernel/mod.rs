//! The simulated machine: virtual clock, cores, threads, the GIL, locks and timers.
//!
//! It runs anything that implements [`api::Program`] and knows no Python, no browser and no file format.
//! Start with [`api`], the seams.

pub mod api;
