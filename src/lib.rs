#![doc = include_str!("README.md")]

pub mod base;

#[cfg(any(feature = "engine", feature = "hydrate"))]
pub mod kernel;
pub mod trace;

#[cfg(feature = "engine")]
pub mod python;

pub mod protocol;
#[cfg(feature = "engine")]
pub mod stdlib;

#[cfg(feature = "engine")]
pub mod engine;
pub mod timeline;

#[cfg(any(feature = "engine", feature = "hydrate"))]
pub mod pool;

#[cfg(feature = "browser")]
pub mod client;
#[cfg(all(feature = "browser", feature = "engine"))]
pub mod worker;

#[cfg(feature = "site")]
pub mod app;
#[cfg(feature = "prerender")]
pub mod content;
#[cfg(feature = "browser")]
pub mod i18n;
#[cfg(feature = "prerender")]
pub mod prerender;
