//! What a reader changes in the middle of a run: a global variable of the program, the switch interval.
//!
//! It stands behind the choices of a schedule, so that whatever carries a schedule carries it too:
//! `2.7x0.1@12000000:N=6@12000000!interval=1000000` sets `N` at 12 ms and the switch interval (ns) at the same moment.
//! Start at [`split`].

use super::form;
use crate::base::{Ns, order};

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Later {
    /// When, in ns.
    pub at: Ns,
    /// What.
    pub what: What,
}

/// What is changed.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A global variable of the program's main module gets the value of a literal, spelled as Python does.
    Global(String, String),
    /// `sys.setswitchinterval` for every GIL, in ns.
    Interval(Ns),
}

impl std::fmt::Display for Later {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.what {
            What::Global(name, literal) => write!(f, "@{}:{name}={literal}", self.at),
            What::Interval(ns) => write!(f, "@{}!interval={ns}", self.at),
        }
    }
}

/// The schedule itself and the changes behind it, by time; the item that cannot be read is the error.
///
/// # Errors
/// The text of the first change that is none.
pub fn split(text: &str) -> Result<(&str, Vec<Later>), String> {
    let (schedule, mut rest) = text.split_at(text.find('@').unwrap_or(text.len()));
    let mut changes = Vec::new();
    while !rest.is_empty() {
        let (change, length) = read(rest).ok_or_else(|| rest.to_owned())?;
        changes.push(change);
        rest = &rest[length..];
    }
    order::sort_by_key(&mut changes, |change: &Later| change.at);
    Ok((schedule, changes))
}

/// The change at the start of a text, and how long it is.
fn read(text: &str) -> Option<(Later, usize)> {
    let body = text.strip_prefix('@')?;
    let at_end = body.find(|c: char| !c.is_ascii_digit())?;
    let at = body[..at_end].parse().ok()?;
    let (what, length) = match body[at_end..].strip_prefix("!interval=") {
        Some(number) => {
            let length = number.find('@').unwrap_or(number.len());
            let ns: Ns = number[..length].parse().ok()?;
            (What::Interval(ns.max(1)), at_end + "!interval=".len() + length)
        }
        None => {
            let (name, value) = body[at_end..].strip_prefix(':')?.split_once('=')?;
            let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
            let length = if is_name { form::literal_length(value)? } else { return None };
            let literal = value[..length].to_owned();
            (What::Global(name.to_owned(), literal), at_end + 2 + name.len() + length)
        }
    };
    Some((Later { at, what }, 1 + length))
}
