//! The compiler: listings of small programs, messages of wrong ones, and every Python file we have.
//!
//! `tests/compiler/NAME.py` compiles to the listing in `NAME.dis`; UPDATE=1 writes the listings anew.

use std::fs;
use std::path::{Path, PathBuf};

use gilscope::python::bytecode::dis::dis;
use gilscope::python::compiler::compile_source;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Python files below a folder, in order; none if the folder is not there.
fn python_files(folder: &Path, deep: bool) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() && deep {
            files.extend(python_files(&path, true));
        } else if path.extension().is_some_and(|ext| ext == "py") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn update() -> bool {
    std::env::var_os("UPDATE").is_some()
}

#[test]
fn listings() {
    let files = python_files(&root().join("tests/compiler"), false);
    assert!(!files.is_empty());
    let mut wrong = Vec::new();
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        let listing = match compile_source(&source) {
            Ok(code) => dis(&code),
            Err(errors) => panic!("{}: {errors:#?}", file.display()),
        };
        let expected = file.with_extension("dis");
        if update() {
            fs::write(&expected, listing).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != listing {
            wrong.push(file);
        }
    }
    assert!(wrong.is_empty(), "listings differ (UPDATE=1 writes them anew): {wrong:#?}");
}

#[test]
fn every_python_file_compiles() {
    let mut wrong = Vec::new();
    for folder in ["tests/python", "src/stdlib", "content"] {
        for file in python_files(&root().join(folder), true) {
            let source = fs::read_to_string(&file).unwrap();
            if let Err(errors) = compile_source(&source) {
                wrong.push(format!("{}: line {}: {}", file.display(), errors[0].span.line, errors[0].message));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
