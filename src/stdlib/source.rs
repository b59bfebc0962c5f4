//! The text of the modules written in Python: the files below `py/`.
//!
//! Natively they are part of the program. The site's worker would grow by them, so it is built with the feature
//! `library-file`: there they come in a file of their own, [`archive`], which is fetched beside the wasm and handed in
//! with [`install`] before the first run. What few programs import comes in a second one, when it is first looked for
//! ([`fetch_more_with`]).

use std::sync::OnceLock;

use crate::python::syntax::trimmed;

/// Names and texts, in order of name.
type Files = &'static [(&'static str, &'static str)];

/// Stands before the name of each module in the archive.
const MARK: char = '\0';

/// Not a module: in the archive, the names of those that are in the other one, a line each.
const MORE: &str = "<more>";

/// What few programs import, with the modules inside.
const SELDOM: &[&str] = &[
    "_decimal_context",
    "_decimal_math",
    "_decimal_text",
    "_aioweb",
    "_ctypes",
    "_ctypes_call",
    "_ctypes_layout",
    "_ctypes_libc",
    "_ctypes_memory",
    "_argparse",
    "_exec",
    "_programs",
    "_programs_files",
    "_programs_grep",
    "_programs_print",
    "_programs_run",
    "_programs_small",
    "_programs_sort",
    "_programs_text",
    "_sh",
    "_sh_builtins",
    "_sh_parse",
    "_sh_words",
    "_memoryview",
    "_normal_dist",
    "_signature",
    "_web",
    "aiofiles",
    "aiohttp",
    "annotationlib",
    "argparse",
    "asyncio.base_subprocess",
    "asyncio.subprocess",
    "bs4",
    "calendar",
    "cmath",
    "codecs",
    "codetiming",
    "colorama",
    "configparser",
    "csv",
    "ctypes",
    "decimal",
    "difflib",
    "fileinput",
    "fractions",
    "graphlib",
    "gzip",
    "html",
    "http",
    "httpx",
    "inspect",
    "ipaddress",
    "logging.config",
    "logging.handlers",
    "mimetypes",
    "pprint",
    "requests",
    "shelve",
    "shlex",
    "socketserver",
    "ssl",
    "statistics",
    "string.templatelib",
    "subprocess",
    "tempfile",
    "textwrap",
    "tqdm",
    "unittest",
    "urllib",
    "uuid",
    "zipfile",
    "zlib",
    "zoneinfo",
];

#[cfg(not(feature = "library-file"))]
const BUILT_IN: Files = include!(concat!(env!("OUT_DIR"), "/library.rs"));
#[cfg(feature = "library-file")]
const BUILT_IN: Files = &[];

static INSTALLED: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
static FETCHED: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
static FETCH: OnceLock<fn() -> String> = OnceLock::new();

fn files() -> Files {
    INSTALLED.get().map_or(BUILT_IN, Vec::as_slice)
}

/// The source of a module.
pub fn source(name: &str) -> Option<&'static str> {
    let found = |files: Files| files.binary_search_by(|(other, _)| (*other).cmp(name)).ok().map(|at| files[at].1);
    found(files()).or_else(|| if more().any(|other| other == name) { found(fetched()) } else { None })
}

/// Names of the modules written in Python.
pub fn names() -> impl Iterator<Item = &'static str> {
    files().iter().map(|(name, _)| *name)
}

/// What is in the other archive.
fn more() -> impl Iterator<Item = &'static str> {
    let files = files();
    // Such names sort before those of modules.
    let first = files.iter().take_while(|(name, _)| name.starts_with('<')).find(|(name, _)| *name == MORE);
    first.map_or("", |(_, names)| names).lines()
}

fn fetched() -> Files {
    FETCHED.get_or_init(|| FETCH.get().map_or_else(Vec::new, |fetch| split(fetch())))
}

/// Whether there are modules inside this one.
pub fn has_parts(name: &str) -> bool {
    let is_inside = |other: &str| other.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    let files = files();
    let at = files.partition_point(|(other, _)| other.bytes().lt(name.bytes().chain(*b".")));
    files.get(at).is_some_and(|(other, _)| is_inside(other)) || more().any(is_inside)
}

fn is_seldom(name: &str) -> bool {
    SELDOM.iter().any(|seldom| name.strip_prefix(seldom).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
}

/// The modules that many programs import, or those that few do, as one text: for each [`MARK`], name, end of line, source
/// without comments and docstrings, which nobody sees there: programs are told that CPython's docstrings are missing
/// (`python/builtins/docs.rs`).
pub fn archive(seldom: bool) -> String {
    let mut all = String::new();
    if !seldom {
        let names: Vec<_> = files().iter().map(|(name, _)| *name).filter(|name| is_seldom(name)).collect();
        all.extend([&MARK.to_string(), MORE, "\n", &names.join("\n")]);
    }
    for (name, text) in files().iter().filter(|(name, _)| is_seldom(name) == seldom) {
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
    let _ = INSTALLED.set(split(archive));
}

/// Says how the other archive is fetched, which takes as long as it takes.
pub fn fetch_more_with(fetch: fn() -> String) {
    let _ = FETCH.set(fetch);
}

fn split(archive: String) -> Vec<(&'static str, &'static str)> {
    let archive: &'static str = Box::leak(archive.into_boxed_str());
    let mut files: Vec<_> = archive.split(MARK).filter_map(|part| part.split_once('\n')).collect();
    files.sort_unstable_by_key(|(name, _)| *name);
    files
}
