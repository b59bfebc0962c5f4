//! The text of the modules written in Python: the files below `py/`.
//!
//! Natively they are part of the program. The site's worker would grow by them, so it is built with the feature
//! `library-file`: there they come in a file of their own, [`archive`], which is fetched beside the wasm and handed in
//! with [`install`] before the first run.

use std::sync::OnceLock;

use crate::python::syntax::trimmed;

/// Names and texts, in order of name.
type Files = &'static [(&'static str, &'static str)];

/// Stands before the name of each module in the archive.
const MARK: char = '\0';

#[cfg(not(feature = "library-file"))]
const BUILT_IN: Files = include!(concat!(env!("OUT_DIR"), "/library.rs"));
#[cfg(feature = "library-file")]
const BUILT_IN: Files = &[];

static INSTALLED: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();

fn files() -> Files {
    INSTALLED.get().map_or(BUILT_IN, Vec::as_slice)
}

/// The source of a module.
pub fn source(name: &str) -> Option<&'static str> {
    let files = files();
    files.binary_search_by(|(other, _)| (*other).cmp(name)).ok().map(|at| files[at].1)
}

/// Names of the modules written in Python.
pub fn names() -> impl Iterator<Item = &'static str> {
    files().iter().map(|(name, _)| *name)
}

/// Whether there are modules inside this one.
pub fn has_parts(name: &str) -> bool {
    let inside = || name.bytes().chain(*b".");
    let files = files();
    let at = files.partition_point(|(other, _)| other.bytes().lt(inside()));
    files.get(at).is_some_and(|(other, _)| other.bytes().zip(inside()).all(|(a, b)| a == b) && other.len() > name.len())
}

/// All modules as one text: for each [`MARK`], name, end of line, source without comments and docstrings, which nobody
/// sees there: programs are told that CPython's docstrings are missing (`python/builtins/docs.rs`).
pub fn archive() -> String {
    let mut all = String::new();
    for (name, text) in files() {
        all.extend([MARK]);
        all.extend([name, "\n"]);
        if *name == super::KNOWN {
            all.extend(text.split_inclusive('\n').filter(|line| !line.starts_with('#')));
        } else {
            all.push_str(&trimmed(text));
        }
    }
    all
}

/// Takes an [`archive`] as the library. Once: a second one is ignored.
pub fn install(archive: String) {
    let archive: &'static str = Box::leak(archive.into_boxed_str());
    let parts = archive.split(MARK).filter_map(|part| part.split_once('\n'));
    let _ = INSTALLED.set(parts.collect());
}
