//! What both benchmarks share (`src/bin/bench.rs` natively, `tests/browser/bench.rs` in Chromium): the programs, the
//! time CPython takes for them, and the table.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use gilscope::protocol::{Outcome, RunReply, RunRequest};

/// Each program runs this often on each side; the best time counts.
pub(crate) const ROUNDS: usize = 3;

/// One program.
pub(crate) struct Program {
    /// Its file.
    pub(crate) path: PathBuf,
    /// Its text.
    pub(crate) source: String,
}

/// All programs, sorted by name.
pub(crate) fn programs() -> Vec<Program> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench");
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "py")).collect();
    paths.sort();
    let read = |path: PathBuf| Program { source: fs::read_to_string(&path).unwrap_or_default(), path };
    paths.into_iter().map(read).collect()
}

/// A program as the engine gets it: without a limit of instructions.
pub(crate) fn request(program: &Program) -> RunRequest {
    let mut request = RunRequest::new(&program.source);
    request.limits.instructions = u64::MAX;
    request
}

/// The time a run took, if it went well.
pub(crate) fn judge(reply: RunReply, seconds: f64) -> Result<f64, String> {
    match reply.outcome {
        Outcome::Exit(0) => Ok(seconds),
        Outcome::Exit(_) => Err(reply.output.iter().map(|piece| piece.text.as_str()).collect()),
        Outcome::Deadlock(text) | Outcome::Limit(text) | Outcome::Unsupported(text) => Err(text),
    }
}

/// The rows of a comparison with CPython.
pub(crate) struct Table {
    command: String,
    ratios: Vec<f64>,
    failed: bool,
}

impl Table {
    /// Prints the head. The command that runs CPython is `$CPYTHON`, or `python3`.
    pub(crate) fn new(place: &str) -> Self {
        let command = env::var("CPYTHON").unwrap_or_else(|_| "python3".into());
        println!("{place:<20} {:>10} {:>10} {:>8}   CPython: {command}", "gilscope", "CPython", "ratio");
        Self { command, ratios: Vec::new(), failed: false }
    }

    /// Adds a row: the best of our times, in seconds, beside CPython's best.
    pub(crate) fn row(&mut self, program: &Program, times: Times) {
        let name = program.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match (best(times.ours), best(times.theirs)) {
            (Ok(ours), Ok(theirs)) => {
                // Above 1 the engine is faster.
                let ratio = theirs / ours;
                self.ratios.push(ratio);
                println!("{name:<20} {:>7.0} ms {:>7.0} ms {ratio:>8.2}", ours * 1e3, theirs * 1e3);
            }
            (Ok(ours), Err(problem)) => println!("{name:<20} {:>7.0} ms   {problem}", ours * 1e3),
            (Err(problem), _) => {
                self.failed = true;
                println!("{name:<20} {problem}");
            }
        }
    }

    /// Prints the geometric mean; whether all programs ran.
    pub(crate) fn end(self) -> bool {
        if !self.ratios.is_empty() {
            let mean = (self.ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / self.ratios.len() as f64).exp();
            println!("{:<42} {mean:>8.2}   (CPython's time / ours)\n", "geometric mean");
        }
        !self.failed
    }
}

/// What the two sides took for one program, taken in turns.
#[derive(Default)]
pub(crate) struct Times {
    ours: Vec<Result<f64, String>>,
    theirs: Vec<Result<f64, String>>,
}

impl Times {
    /// Adds a time of ours and measures CPython beside it.
    pub(crate) fn add(&mut self, table: &Table, program: &Program, ours: Result<f64, String>) {
        self.ours.push(ours);
        self.theirs.push(time_cpython(&table.command, &program.source));
    }
}

fn best(times: Vec<Result<f64, String>>) -> Result<f64, String> {
    times.into_iter().try_fold(f64::MAX, |best, time| Ok(best.min(time?)))
}

/// Time between the first and the last line of the program, without the interpreter's own start.
fn time_cpython(command: &str, source: &str) -> Result<f64, String> {
    let folder = env::temp_dir().join(format!("gilscope-bench-{}", std::process::id()));
    let program = folder.join("program.py");
    let timed = format!(
        "import sys, time\n_start = time.perf_counter()\n{source}\nsys.stderr.write(f'{{time.perf_counter() - _start}}')\n"
    );
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&program, timed));
    written.map_err(|error| error.to_string())?;
    let mut words = command.split_whitespace();
    let output = Command::new(words.next().unwrap_or_default()).args(words).arg(&program).output();
    let _ = fs::remove_dir_all(&folder);
    let output = output.map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    text.lines().last().and_then(|line| line.trim().parse().ok()).ok_or(text)
}
