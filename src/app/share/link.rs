//! What a link to a moment carries: program, machine, choices, playhead and zoom. Pure.
//!
//! A link is an address of a page with a lab, and the fragment `#LAB~DATA`: the lab's id, then these fields as
//! [`postcard`] writes them, deflated ([`super::packing`]) and in base64 for addresses. Everything is in the link, so it
//! shows the same run when the chapter has long been rewritten.

use serde::{Deserialize, Serialize};

use crate::base::Ns;
use crate::protocol::Machine;

/// First byte of the data; raised when the fields change.
const VERSION: u8 = 1;

/// Longest data of a link, in characters. Deflated text grows a thousandfold at most, so this bounds what a hostile link
/// can make of itself.
pub const LONGEST: usize = 24_000;

/// Longest program that a link may bring, in bytes.
const LONGEST_SOURCE: usize = 400_000;

/// One moment of one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// File name of the program.
    pub filename: String,
    /// The program, its forms as the reader set them.
    pub source: String,
    /// The machine.
    pub machine: Machine,
    /// Seed of the run.
    pub seed: u64,
    /// Choices to replay, if it is not the default policy's run.
    pub schedule: Option<String>,
    /// Seed of a shuffled run.
    pub shuffle: Option<u64>,
    /// When Ctrl-C is pressed, in ns.
    pub stop_at: Option<Ns>,
    /// The moment looked at, in ns.
    pub playhead: Ns,
    /// The stretch in view, in ns; `None` is the whole run.
    pub view: Option<(Ns, Ns)>,
}

/// Why a link cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It was cut or changed on its way.
    Damaged,
    /// It was made by a newer version of the site.
    Newer,
    /// It carries more than a link may.
    TooLong,
}

impl Link {
    /// The fields as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        bytes.extend(postcard::to_allocvec(self).expect("a link is plain data"));
        bytes
    }

    /// The fields from bytes, which may come from anywhere.
    ///
    /// # Errors
    /// Why they are no link.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Broken> {
        match bytes {
            [VERSION, fields @ ..] => {
                let mut link: Self = postcard::from_bytes(fields).map_err(|_| Broken::Damaged)?;
                if link.source.len() > LONGEST_SOURCE {
                    return Err(Broken::TooLong);
                }
                link.machine.cores = link.machine.cores.clamp(1, 64);
                link.machine.switch_interval = link.machine.switch_interval.max(1);
                link.view = link.view.filter(|(start, end)| start < end);
                Ok(link)
            }
            [version, ..] if *version > VERSION => Err(Broken::Newer),
            _ => Err(Broken::Damaged),
        }
    }
}

/// The lab and the data of a fragment, with or without `#`; `None` if it is an ordinary anchor.
pub fn split(fragment: &str) -> Option<(&str, &str)> {
    fragment.strip_prefix('#').unwrap_or(fragment).split_once('~')
}

/// The address of the same site's page `to` (`playground/`) in the language whose path part is `lang`.
pub fn sibling(address: &str, lang: &str, to: &str) -> Option<String> {
    let page = address.split(['#', '?']).next()?;
    let at = page.rfind(&format!("/{lang}/"))?;
    Some(format!("{}/{lang}/{to}", &page[..at]))
}
