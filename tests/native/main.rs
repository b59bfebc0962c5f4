//! Native tests, one file a subject.

mod calibrate;
mod checkpoints;
#[cfg(all(feature = "e2e", feature = "site"))]
mod chrome;
#[cfg(feature = "browser")]
mod client;
mod compiler;
#[cfg(feature = "prerender")]
mod content;
#[path = "../corpus/mod.rs"]
mod corpus;
mod declare;
mod engine;
mod exercise;
mod figures;
mod form;
mod inspect;
mod kernel;
#[cfg(feature = "site")]
mod lab;
#[cfg(feature = "site")]
mod later;
#[cfg(feature = "site")]
mod measure;
#[cfg(feature = "prerender")]
mod measured;
mod parts;
mod pool;
mod programs;
mod scale;
mod tidy;
#[cfg(feature = "site")]
mod timeline;
#[cfg(feature = "site")]
mod versus;
