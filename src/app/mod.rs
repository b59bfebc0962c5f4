//! What the reader sees: pages, and inside them labs.
//!
//! Start at `pages`. Pages are rendered once, by the prerenderer, and stay plain HTML: links are links, a quiz is a set of
//! `<details>`. Only the [`islands`] come alive in the browser, and [`reading`] remembers what the reader did;
//! [`islands::hydrate`] is all that the page's wasm does.
//!
//! Leaves out routing: every page is a file, and the browser goes from one to the next.

#[cfg(feature = "prerender")]
mod exercise;
pub mod islands;
pub mod lab;
pub mod lens;
#[cfg(feature = "prerender")]
pub mod pages;
pub mod reading;
pub mod share;
#[cfg(feature = "prerender")]
mod shell;
#[cfg(feature = "prerender")]
pub mod table;
pub mod timeline_view;
#[cfg(feature = "prerender")]
pub mod tools;
