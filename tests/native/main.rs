//! Native tests, one file a subject.

#[cfg(feature = "browser")]
mod client;
mod compiler;
#[path = "../corpus/mod.rs"]
mod corpus;
mod engine;
mod figures;
mod form;
mod kernel;
mod programs;
#[cfg(feature = "site")]
mod lab;
mod timeline;
