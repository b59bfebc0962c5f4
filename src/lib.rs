#![doc = include_str!("README.md")]

pub mod base;

pub mod kernel;
pub mod trace;

pub mod python;

pub mod protocol;
pub mod stdlib;

pub mod engine;
pub mod timeline;

#[cfg(feature = "browser")]
pub mod client;
#[cfg(feature = "browser")]
pub mod worker;

#[cfg(feature = "site")]
pub mod app;
#[cfg(feature = "site")]
pub mod content;
#[cfg(feature = "site")]
pub mod i18n;
#[cfg(feature = "prerender")]
pub mod prerender;
