//! The engine's answers, from the program `answer`, which cargo builds if it must.
//!
//! Where `GILSCOPE_ANSWER` names it, it is there already: `make test` has built it with the tests.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::protocol::RunRequest;
use crate::protocol::message::{Answers, Questions, decode, encode};

/// Lets the engine run all these.
///
/// # Errors
/// What went wrong with the other program, for the terminal.
pub(super) fn ask(source: &Path, requests: Vec<RunRequest>) -> Result<Answers, String> {
    let say = |error: &dyn std::fmt::Display| format!("prerender: cannot run the engine: {error}");
    let expected = requests.len();
    let mut answer = match std::env::var_os("GILSCOPE_ANSWER") {
        Some(program) => Command::new(program),
        None => {
            let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
            cargo.args(["run", "--quiet", "--locked", "--bin", "answer"]);
            cargo
        }
    };
    let mut child =
        answer.current_dir(source).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(|error| say(&error))?;
    let input = child.stdin.take();
    // Written while the answers are read, in case both are longer than a pipe holds.
    let writer =
        thread::spawn(move || input.map_or(Ok(()), |mut input| input.write_all(&encode(&Questions { requests }))));
    let output = child.wait_with_output().map_err(|error| say(&error))?;
    if !output.status.success() {
        return Err(say(&output.status));
    }
    let _ = writer.join();
    let answers: Answers = decode(&output.stdout).map_err(|error| say(&error))?;
    if answers.replies.len() == expected { Ok(answers) } else { Err(say(&"some answers are missing")) }
}
