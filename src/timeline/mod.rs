//! From a trace to a picture, without a browser: which lanes there are, what is where, what is under the finger.
//!
//! Start at [`Timeline::new`], then [`layout()`] for a [`Viewport`]. A [`Scene`] is painted by two painters: [`svg`]
//! here (static pages, export) and the canvas painter of the site. Colours, fonts and words belong to the painters.

mod bars;
mod fold;
mod layout;
mod now;
mod scale;
mod summary;
pub mod svg;
mod tracks;
mod units;
mod why;

pub use fold::Folded;
pub use layout::{
    AXIS_HEIGHT, Arrow, Bar, LaneBox, Mark, Scene, Tick, Window, height, hit, lane_at, lane_boxes, layout,
};
pub use now::Now;
pub use scale::{MIN_SPAN, Viewport};
pub use summary::Row;
pub use tracks::{ALL_STATES, Group, Lane, STATES, Timeline};
pub use units::{clock, duration};
pub use why::{Cause, Target, Why};
