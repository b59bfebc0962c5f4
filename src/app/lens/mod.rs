//! What lies behind a lab's picture: why each thread is where it is, its variables, figures, links and files.
//!
//! A wasm module of its own (`bin/lens.rs`), fetched when a reader first asks for it, so that pages stay small. The lab
//! tells it the run, the playhead and what is in view (`client::wire`); it answers with what the reader wants to see. Start at
//! [`view`]; the lab's side is `app::lab::lens`.

#[cfg(feature = "hydrate")]
mod code;
#[cfg(feature = "hydrate")]
mod compare;
#[cfg(feature = "hydrate")]
mod figures;
#[cfg(feature = "hydrate")]
mod fork;
#[cfg(feature = "hydrate")]
mod hands;
#[cfg(feature = "hydrate")]
mod jumps;
#[cfg(feature = "hydrate")]
mod keys;
pub mod later;
pub mod lengths;
#[cfg(feature = "hydrate")]
mod lengths_view;
#[cfg(feature = "hydrate")]
mod map;
#[cfg(feature = "hydrate")]
mod reasons;
pub mod span;
#[cfg(feature = "hydrate")]
mod stack;
#[cfg(feature = "hydrate")]
mod strip;
#[cfg(feature = "hydrate")]
mod things;
pub mod versus;
#[cfg(feature = "hydrate")]
mod view;
pub mod why;

#[cfg(feature = "hydrate")]
pub use view::start;
