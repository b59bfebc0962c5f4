//! The two languages of the site and everything it says outside the chapters.
//!
//! Start at [`Lang`]. Chapters and programs live in `content/`; here are only the words of the interface: `site` for
//! the pages, `lab` for the labs, `share` for handing a moment on, `lens`, `inside`, `measure` and `compare` for looking
//! inside, `lanes` and `endings` for what the engine says in them, `desk` for the playground, `reading` for what the page
//! says about its reader, `exercise` for the elastic pool.

pub mod compare;
pub mod desk;
pub mod endings;
pub mod exercise;
pub mod inside;
pub mod lab;
pub mod lanes;
mod lang;
pub mod lens;
pub mod measure;
pub mod reading;
pub mod share;
pub mod site;

pub use lang::Lang;
