//! An empty table of Unicode character names; see the manifest for why.

/// Knows no name.
#[must_use]
pub fn character(_name: &str) -> Option<char> {
    None
}
