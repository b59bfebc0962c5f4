//! Native tests, one file a subject.

mod form;
mod kernel;
mod timeline;
