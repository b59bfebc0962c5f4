//! Real mode: every process of a program in a Web Worker of its own, and the hub that keeps what they share.
//!
//! [`hub`] decides, [`wire`] is what hub and processes say to each other, [`merge`] makes one run of the processes'
//! parts, [`measure`] says what it cost on this device, [`checks`] looks at a run of the exercise. Nothing here knows
//! Python, and only `page` knows a browser.

pub mod checks;
pub mod compare;
pub mod hub;
mod measure;
mod merge;
#[cfg(feature = "hydrate")]
pub mod page;
pub mod wire;
