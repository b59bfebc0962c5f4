//! What a compiler does not check: which room may use which, how a file starts, how long it may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms under `src/` and the rooms each may name. An edge that is not here needs a reason before it is added.
const EDGES: [(&str, &[&str]); 16] = [
    ("base", &[]),
    ("i18n", &[]),
    ("trace", &["base"]),
    ("kernel", &["base"]),
    ("python", &["base", "kernel"]),
    ("stdlib", &["base", "kernel", "python"]),
    ("protocol", &["base", "trace"]),
    ("engine", &["base", "kernel", "python", "stdlib", "trace", "protocol"]),
    ("timeline", &["base", "trace"]),
    ("content", &["base", "i18n", "protocol"]),
    ("client", &["base", "trace", "protocol"]),
    ("pool", &["base", "kernel", "trace", "protocol", "timeline", "client", "i18n"]),
    ("worker", &["base", "protocol", "engine", "client", "pool", "i18n"]),
    ("app", &["base", "trace", "protocol", "timeline", "content", "i18n", "client"]),
    ("prerender", &["base", "app", "content", "i18n", "protocol", "timeline"]),
    ("bin", &[]),
];

/// Crates that only one place may name.
const CONFINED: [(&str, &[&str]); 6] = [
    ("ruff_", &["src/python/syntax"]),
    ("pulldown_cmark", &["src/content"]),
    ("yew", &["src/app", "src/prerender"]),
    ("web_sys", &["src/app", "src/client", "src/pool/page", "src/worker"]),
    ("tokio", &["src/prerender"]),
    ("base64ct", &["src/app/islands.rs", "src/prerender/gallery.rs"]),
];

/// Lines a file may have.
const CEILING: usize = 800;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a directory, with its path from the package's root.
fn files(directory: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut todo = vec![root().join(directory)];
    while let Some(directory) = todo.pop() {
        for path in fs::read_dir(&directory).expect("a directory").filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                todo.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let name: PathBuf = path.strip_prefix(root()).expect("below the root").components().collect();
                found.insert(name.to_string_lossy().into_owned(), text);
            }
        }
    }
    assert!(!found.is_empty(), "nothing in {directory}");
    found
}

fn is_rust(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "rs")
}

fn is_python(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "py")
}

/// Lines that are not comments, with their numbers.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn report(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn rooms_use_only_the_rooms_they_may() {
    let mut problems = Vec::new();
    for (name, text) in files("src").iter().filter(|(name, _)| is_rust(name)) {
        let Some((room, _)) = name.trim_start_matches("src/").split_once('/') else { continue };
        let Some((_, allowed)) = EDGES.iter().find(|(from, _)| *from == room) else {
            problems.push(format!("{name}: the room {room} is not in the table"));
            continue;
        };
        for (number, line) in code(text) {
            for rest in line.split("crate::").skip(1) {
                let to: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if to.is_empty() {
                    problems.push(format!("{name}:{number}: name rooms one by one, `crate::room::…`"));
                } else if to != room && EDGES.iter().any(|(other, _)| *other == to) && !allowed.contains(&&*to) {
                    problems.push(format!("{name}:{number}: {room} may not use {to}"));
                }
            }
        }
    }
    report(&problems);
}

#[test]
fn crates_stay_where_they_belong() {
    let mut problems = Vec::new();
    for (name, text) in files("src").iter().filter(|(name, _)| is_rust(name)) {
        for (number, line) in code(text) {
            for (krate, places) in CONFINED {
                let named = line.match_indices(krate).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    let after = &line[at + krate.len()..];
                    before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
                        && (after.starts_with("::") || krate.ends_with('_') && after.contains("::"))
                });
                if named && !places.iter().any(|place| name.starts_with(place)) {
                    problems.push(format!("{name}:{number}: {krate} belongs to {}", places.join(", ")));
                }
            }
        }
    }
    report(&problems);
}

#[test]
fn files_say_what_they_are_and_stay_short() {
    let mut problems = Vec::new();
    let (src, tests) = (files("src"), files("tests"));
    let ours = src.iter().filter(|(name, _)| is_rust(name) || is_python(name));
    for (name, text) in ours.chain(tests.iter().filter(|(name, _)| is_rust(name))) {
        let openings: &[_] = if is_rust(name) { &["//!", "#![doc = include_str!"] } else { &["\"\"\"", "# "] };
        if !openings.iter().any(|opening| text.starts_with(opening)) {
            problems.push(format!("{name}: does not open with what it is"));
        }
        let lines = text.lines().count();
        if lines > CEILING {
            problems.push(format!("{name}: {lines} lines, more than {CEILING}"));
        }
    }
    report(&problems);
}

#[test]
fn nothing_ends_with_a_space() {
    let mut problems = Vec::new();
    for directory in ["src", "tests", "content", "style"] {
        for (name, text) in files(directory) {
            // The data of tests is kept as it is: what CPython printed, files that end in the middle of a line.
            if directory == "tests" && !is_rust(&name) {
                continue;
            }
            for (number, line) in (1..).zip(text.lines()) {
                if line.ends_with([' ', '\t']) {
                    problems.push(format!("{name}:{number}: space at the end of the line"));
                }
            }
            if !text.is_empty() && !text.ends_with('\n') {
                problems.push(format!("{name}: the last line has no end"));
            }
        }
    }
    report(&problems);
}
