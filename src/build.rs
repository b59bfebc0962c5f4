//! Lists the library's Python files (`src/stdlib/py`) in a table of name and source, so that a module needs no entry
//! anywhere, and beside them the two other texts that an interpreter reads when it starts: [`TEXTS`].
//! `src/stdlib/source.rs` includes the table.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Names no module can have, and the files they stand for, one after the other.
const TEXTS: [(&str, &[&str]); 2] = [
    ("<known>", &["stdlib/known.txt"]),
    (
        "<prelude>",
        &[
            "python/builtins/prelude_core.py",
            "python/builtins/prelude.py",
            "python/builtins/prelude_keys.py",
            "python/builtins/prelude_text.py",
        ],
    ),
];

fn main() {
    let sources = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("src");
    let root = sources.join("stdlib/py");
    println!("cargo::rerun-if-changed={}", root.display());
    println!("cargo::rerun-if-changed=src/build.rs");
    let mut modules = Vec::new();
    collect(&root, "", &mut modules);
    modules.sort();
    let mut table = String::from("&[\n");
    for (name, files) in TEXTS {
        let parts: Vec<_> = files.iter().map(|file| include(&sources.join(file))).collect();
        let _ = writeln!(table, "({name:?}, concat!({})),", parts.join(", \"\\n\\n\", "));
    }
    let mut modules = modules.into_iter().peekable();
    while let Some((name, path)) = modules.next() {
        let mut parts = vec![include(&path)];
        while let Some((_, part)) = modules.next_if(|(part, _)| part.strip_prefix(&*name).is_some_and(is_part)) {
            parts.push(include(&part));
        }
        let _ = writeln!(table, "({name:?}, concat!({})),", parts.join(", \"\\n\\n\", "));
    }
    table.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("library.rs"), table).expect("OUT_DIR can be written");
}

fn include(path: &Path) -> String {
    format!("include_str!({:?})", path.display().to_string())
}

fn is_part(rest: &str) -> bool {
    rest.starts_with('+')
}

/// `a/__init__.py` is the package `a`, `a/b.py` its module `a.b`; what is in `b+1.py` is its second part, for modules
/// that are one file in CPython and shown so in tracebacks.
fn collect(folder: &Path, package: &str, modules: &mut Vec<(String, PathBuf)>) {
    for path in fs::read_dir(folder).expect("a folder of the library").filter_map(|entry| Some(entry.ok()?.path())) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = if package.is_empty() { stem.clone() } else { format!("{package}.{stem}") };
        if path.is_dir() {
            collect(&path, &name, modules);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            let name = match stem.strip_prefix("__init__") {
                Some(part) => format!("{package}{part}"),
                None => name,
            };
            modules.push((name, path));
        }
    }
}
