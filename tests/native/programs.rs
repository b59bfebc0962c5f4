//! Every program of `tests/python`: it prints what CPython 3.15 printed, ends with the same status, leaves a sound
//! trace, and a replay of its schedule is the same run.
//!
//! `.out` and `.err` were recorded by `tests/python/record`. `ONLY=threads/` runs the programs whose name contains
//! that; `SHOW=1` prints what differs.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use gilscope::engine;
use gilscope::protocol::{Outcome, RunReply, Stream};
use gilscope::trace::check::check;

use crate::corpus::{PROGRAMS, digest, digests, request};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python")
}

fn wanted(name: &str) -> bool {
    std::env::var("ONLY").map_or(true, |only| name.contains(&only))
}

/// Everything written to one stream.
fn written(reply: &RunReply, stream: Stream) -> String {
    reply.output.iter().filter(|piece| piece.stream == stream).map(|piece| piece.text.as_str()).collect()
}

/// Line numbers in library files differ from CPython's: `line N`.
fn without_library_lines(text: &str) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let place = line
            .find("\", line ")
            .filter(|_| ["File \"/usr/lib/python3.15/", "File \"<frozen "].iter().any(|file| line.contains(file)));
        match place.map(|at| line.split_at(at + "\", line ".len())) {
            Some((before, after)) => {
                let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
                let _ = write!(out, "{before}N{rest}");
            }
            None => out.push_str(line),
        }
    }
    out
}

/// The first line that differs.
fn difference(expected: &str, got: &str) -> String {
    if std::env::var_os("SHOW").is_some() {
        return format!("\n--- expected\n{expected}--- got\n{got}");
    }
    let (mut a, mut b) = (expected.lines(), got.lines());
    let mut number = 0;
    loop {
        number += 1;
        let pair = (a.next(), b.next());
        if pair.0 != pair.1 || pair == (None, None) {
            return format!(
                " line {number}: expected {:?}, got {:?}",
                pair.0.unwrap_or("the end"),
                pair.1.unwrap_or("the end")
            );
        }
    }
}

/// What is wrong with a program's run, in a line.
fn problem(name: &str, source: &str) -> Option<String> {
    let request = request(name, source);
    let reply = engine::run(&request);
    let err = without_library_lines(&written(&reply, Stream::Stderr));
    let expected = |kind: &str| fs::read_to_string(folder().join(format!("{name}.{kind}"))).unwrap_or_default();
    let status =
        source.lines().find_map(|line| line.strip_prefix("# status: ")).map_or(0, |s| s.trim().parse().unwrap());
    match &reply.outcome {
        Outcome::Exit(got) if *got == status => {}
        Outcome::Exit(got) => {
            return Some(format!("status {got}, not {status}: {}", err.lines().last().unwrap_or_default()));
        }
        Outcome::Deadlock(text) | Outcome::Limit(text) | Outcome::Unsupported(text) => return Some(text.clone()),
    }
    let out = without_library_lines(&written(&reply, Stream::Stdout));
    if out != expected("out") {
        return Some(format!("stdout{}", difference(&expected("out"), &out)));
    }
    if err != expected("err") {
        return Some(format!("stderr{}", difference(&expected("err"), &err)));
    }
    if let Err(broken) = check(&reply.trace) {
        return Some(format!("trace: {broken}"));
    }
    let mut again = request.clone();
    again.schedule = Some(reply.schedule.clone());
    if engine::run(&again) != reply {
        return Some("a replay of its schedule is another run".into());
    }
    None
}

#[test]
fn programs_do_what_they_do_in_cpython() {
    let mut wrong = Vec::new();
    for (name, source) in PROGRAMS.iter().filter(|(name, _)| wanted(name)) {
        let result = std::panic::catch_unwind(|| problem(name, source));
        match result {
            Ok(None) => {}
            Ok(Some(problem)) => wrong.push(format!("{name}: {problem}")),
            Err(_) => wrong.push(format!("{name}: panic")),
        }
    }
    let total = PROGRAMS.len();
    assert!(wrong.is_empty(), "{} of {total} programs differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// The list is compiled in, so that the browser's tests have it too. `UPDATE=1` writes it anew.
#[test]
fn the_list_of_programs_is_complete() {
    let mut names = Vec::new();
    let mut folders = vec![folder()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                let name = path.strip_prefix(self::folder()).unwrap().with_extension("");
                names.push(name.to_str().unwrap().to_owned());
            }
        }
    }
    names.sort();
    let mut text = "//! Written by `UPDATE=1 cargo test programs`: every program of `tests/python`.\n\n".to_owned();
    text += "/// Name and source.\npub(crate) const PROGRAMS: &[(&str, &str)] = &[\n";
    for name in &names {
        let _ = writeln!(text, "    (\"{name}\", include_str!(\"../python/{name}.py\")),");
    }
    text += "];\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/programs.rs");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &text).unwrap();
    }
    assert!(fs::read_to_string(&file).unwrap() == text, "UPDATE=1 writes {} anew", file.display());
}

/// `DIGESTS=FILE` gets the digests of all replies, for the test that compares them with the browser's.
#[test]
fn digests_for_the_browser() {
    let Some(file) = std::env::var_os("DIGESTS") else { return };
    let text = digests();
    assert_eq!(text.lines().count(), PROGRAMS.len());
    fs::write(file, text).unwrap();
}

#[test]
fn digests_tell_replies_apart() {
    let reply = |source: &str| digest(&engine::run(&request("x", source)));
    assert_eq!(reply("print(1)"), reply("print(1)"));
    assert_ne!(reply("print(1)"), reply("print(2)"));
}
