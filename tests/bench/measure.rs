//! What both benchmarks share (`src/bin/bench.rs` natively, `tests/browser/bench.rs` in Chromium): the programs, the
//! time CPython takes for them, and the table.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use gilscope::protocol::message::encode;
use gilscope::protocol::{Outcome, RunReply, RunRequest};
use gilscope::trace::Trace;

/// Each program runs this often on each side; the best time counts.
pub(crate) const ROUNDS: usize = 3;

/// One program.
pub(crate) struct Program {
    /// Its file.
    pub(crate) path: PathBuf,
    /// Its text.
    pub(crate) source: String,
}

/// Programs that are measured beside CPython, sorted by name.
pub(crate) fn programs() -> Vec<Program> {
    read_all("tests/bench")
}

/// Large programs, measured against limits: name, and seconds natively and in a browser.
const SCALE: [(&str, f64, f64); 4] =
    [("events", f64::MAX, f64::MAX), ("processes", 1.0, 2.0), ("tasks", 5.0, 10.0), ("threads", 1.0, 2.0)];

/// The large programs.
pub(crate) fn large_programs() -> Vec<Program> {
    read_all("tests/bench/scale")
}

/// Prints the head of the table of large programs.
pub(crate) fn scale_head(place: &str) {
    let heads = ["seconds", "limit", "Minstr", "events", "MB", "MB encoded"];
    println!("{place:<20}{}", heads.map(|head| format!("{head:>11}")).concat());
}

/// Prints a row; whether it is within its limits.
pub(crate) fn scale_row(program: &Program, reply: &RunReply, seconds: f64, browser: bool) -> bool {
    let name = program.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let limits = SCALE.iter().find(|limits| limits.0 == name);
    let limit = limits.map_or(f64::MAX, |limits| if browser { limits.2 } else { limits.1 });
    let trace = &reply.trace;
    let events = trace.slices.len() + trace.instants.len();
    let (memory, encoded) = (memory(trace) as f64 / 1e6, encode(trace).len() as f64 / 1e6);
    let shown = if limit < f64::MAX { format!("{limit}") } else { String::new() };
    let instructions = reply.stats.instructions as f64 / 1e6;
    println!("{name:<20} {seconds:>10.2} {shown:>10} {instructions:>10.1} {events:>10} {memory:>10.1} {encoded:>10.1}");
    if reply.outcome != Outcome::Exit(0) {
        println!("{:?}", reply.outcome);
    }
    reply.outcome == Outcome::Exit(0) && seconds <= limit && memory <= TRACE_MB
}

/// Most that a trace of a million events may take, in MB.
const TRACE_MB: f64 = 64.0;

/// Bytes of a trace, without the few that its tracks and texts take.
fn memory(trace: &Trace) -> usize {
    size_of_val(&trace.slices[..]) + size_of_val(&trace.instants[..]) + size_of_val(&trace.flows[..])
}

/// The programs of a folder, sorted by name.
fn read_all(folder: &str) -> Vec<Program> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
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
