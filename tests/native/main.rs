//! Native tests, one file a subject.

#[cfg(feature = "browser")]
mod client;
mod compiler;
mod form;
mod kernel;
mod timeline;
