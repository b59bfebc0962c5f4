//! The two languages of the site and everything it says outside the chapters.
//!
//! Start at [`Lang`]. Chapters and programs live in `content/`; here are only the words of the interface.

mod lang;

pub use lang::Lang;
