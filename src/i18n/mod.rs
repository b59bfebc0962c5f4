//! The two languages of the site and everything it says outside the chapters.
//!
//! Start at [`Lang`]. Chapters and programs live in `content/`; here are only the words of the interface: `site` for
//! the pages, `lab` for the labs, `reading` for what the page says about its reader.

pub mod lab;
mod lang;
pub mod reading;
pub mod site;

pub use lang::Lang;
