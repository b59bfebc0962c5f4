//! The site's pages.

pub mod lab;
