//! What a lab needs from the browser besides markup, one hook a file.

mod fragment;
mod frame;
mod frames;
mod near;
mod theme;

pub use fragment::use_fragment;
pub use frame::Frame;
pub use frames::use_frames;
pub use near::use_near;
pub use theme::use_theme;
