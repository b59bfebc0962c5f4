//! One exact moment of one run, to hand on: links, embedding, files.
//!
//! Start at [`link`]: what a link carries and how it reads. [`packing`] makes it short in the browser, [`panel`] is
//! the dialog that a lab opens, [`export`] writes the files.

#[cfg(feature = "hydrate")]
mod download;
pub mod export;
pub mod link;
pub(super) mod packing;
#[cfg(feature = "hydrate")]
pub(super) mod panel;
