//! Real mode: every process of a program on a machine of its own, and the hub that keeps what they share.
//!
//! [`hub`] decides, [`wire`] is what hub and processes say to each other, `merge` makes one run of the processes' parts.
//! Nothing here knows Python or a browser.

pub mod hub;
mod merge;
pub mod wire;
