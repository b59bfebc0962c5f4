//! The compiler: listings of small programs, messages of wrong ones, and every Python file we have.
//!
//! `tests/compiler/NAME.py` compiles to the listing in `NAME.dis`; UPDATE=1 writes the listings anew.

use std::fs;
use std::path::{Path, PathBuf};

use gilscope::base::Span;
use gilscope::python::bytecode::dis::dis;
use gilscope::python::compiler::compile_source;
use gilscope::python::syntax::SyntaxErrorKind;

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
fn every_python_file_compiles_or_says_that_it_is_mistaken() {
    let mut wrong = Vec::new();
    for folder in ["tests/python", "src/stdlib", "content"] {
        for file in python_files(&root().join(folder), true) {
            let source = fs::read_to_string(&file).unwrap();
            let mistaken = source.starts_with("\"\"\"Find the mistake");
            match compile_source(&source) {
                Err(errors) if !mistaken => {
                    wrong.push(format!("{}: line {}: {}", file.display(), errors[0].span.line, errors[0].message));
                }
                Ok(_) if mistaken => wrong.push(format!("{}: has no mistake in it", file.display())),
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `tests/compiler/errors/NAME.py` is wrong in one way; `expected.txt` has CPython's words and places for each. Places
/// are compared where CPython gives them: an end that is not after its start is none.
#[test]
fn errors_are_in_cpythons_words() {
    let folder = root().join("tests/compiler/errors");
    let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
    let mut wrong = Vec::new();
    for line in expected.lines() {
        let [name, place, message] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let source = fs::read_to_string(folder.join(format!("{name}.py"))).unwrap();
        let error = compile_source(&source).err().map(|errors| errors[0].clone());
        let (ours, span) = match &error {
            Some(error) => (format!("{}: {}", error.kind.exception(), error.message), error.span),
            None => ("fine".into(), Span::default()),
        };
        if ours != message || !fits(place, span) {
            wrong.push(format!("{name}: expected {message} at {place}, found {ours} at {span:?}"));
        }
    }
    assert_eq!(expected.lines().count(), python_files(&folder, false).len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a span is at a place as `SyntaxError` has it: `line:column-line:column`, columns from 1.
fn fits(place: &str, span: Span) -> bool {
    let numbers: Vec<i64> = place.split([':', '-']).filter_map(|number| number.parse().ok()).collect();
    // `-1` for an unknown end splits into nothing and 1.
    let [line, col, rest @ ..] = &numbers[..] else { return true };
    let ours = [span.line, span.col + 1, span.end_line, span.end_col + 1].map(i64::from);
    let start = (*line, *col) == (ours[0], ours[1]);
    match rest {
        [end_line, end_col] if !place.contains(":-") && (*end_line, *end_col) > (*line, *col) && *end_col > 0 => {
            start && (*end_line, *end_col) == (ours[2], ours[3])
        }
        _ => start,
    }
}

#[test]
fn hints_name_what_was_meant() {
    let hint = |source: &str| {
        let error = compile_source(source).unwrap_err()[0].clone();
        error.typo.map(|(keyword, _)| format!("Did you mean '{keyword}'?")).or(error.hint)
    };
    let cases = [
        ("whille True:\n    pass\n", Some("Did you mean 'while'?")),
        ("x = 1\nfro i in x:\n    pass\n", Some("Did you mean 'for'?")),
        ("retrun_value x\n", None),
        ("x y\n", None),
        ("print（1）\n", Some("Did you mean '('?")),
        ("f(a，b)\n", Some("Did you mean ','?")),
        ("x = “a”\n", Some("Did you mean '\"'?")),
        ("x = €\n", None),
    ];
    for (source, expected) in cases {
        assert_eq!(hint(source).as_deref(), expected, "{source}");
    }
}

#[test]
fn what_python_has_and_we_do_not_is_named() {
    let errors = compile_source("x = '\\N{NO SUCH NAME}'\n").unwrap_err();
    assert_eq!(errors[0].kind, SyntaxErrorKind::Unsupported);
    assert_eq!(errors[0].message, "gilscope does not support \\N{...} with this name in strings yet (line 1)");
}

#[test]
fn deep_nesting_is_refused_not_run_into() {
    let blocks: Vec<String> = (0..150).map(|depth| format!("{}if x:\n", " ".repeat(depth))).collect();
    let blocks = blocks.concat();
    let cases = [
        (format!("x = {}1{}\n", "(".repeat(5000), ")".repeat(5000)), "too many nested parentheses"),
        (
            format!("x = {}a\n", "-".repeat(50_000)),
            "gilscope does not support more than 1000 operators in a row yet (line 1)",
        ),
        (
            format!("x = {}a\n", "a + ".repeat(50_000)),
            "gilscope does not support more than 1000 operators in a row yet (line 1)",
        ),
        (format!("{blocks}{}pass\n", " ".repeat(150)), "too many levels of indentation"),
    ];
    for (source, message) in cases {
        assert_eq!(compile_source(&source).unwrap_err()[0].message, message);
    }
    let fine = format!(
        "x = {}1{}\ny = {}b\nz = [{}]\n",
        "(".repeat(200),
        ")".repeat(200),
        "a + ".repeat(900),
        "-1, ".repeat(5000)
    );
    assert!(compile_source(&fine).is_ok());
}
