//! Measures how fast the engine runs Python beside the CPython of this machine, in one go, and prints ratios.
//!
//! `bench` measures natively; `bench --list` prints the programs' paths, for whoever measures elsewhere (the browser).
//! The command that runs CPython is `$CPYTHON`, or `python3`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;
use std::{env, fs};

use gilscope::engine;
use gilscope::protocol::{Outcome, RunRequest};

/// Each program runs this often on each side; the best time counts.
const ROUNDS: usize = 3;

fn main() -> ExitCode {
    let programs = programs();
    match env::args().nth(1).as_deref() {
        None => measure(&programs),
        Some("--list") => {
            for program in programs {
                println!("{}", program.display());
            }
            ExitCode::SUCCESS
        }
        Some(other) => {
            eprintln!("bench: there is no option `{other}`; `--list` names the programs");
            ExitCode::from(64)
        }
    }
}

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench");
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let mut programs: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "py")).collect();
    programs.sort();
    programs
}

fn measure(programs: &[PathBuf]) -> ExitCode {
    let command = env::var("CPYTHON").unwrap_or_else(|_| "python3".into());
    println!("{:<20} {:>10} {:>10} {:>8}   CPython: {command}", "", "gilscope", "CPython", "ratio");
    let (mut ratios, mut failed) = (Vec::new(), false);
    for program in programs {
        let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = fs::read_to_string(program).unwrap_or_default();
        let ours = best(|| time_engine(&source));
        let theirs = best(|| time_cpython(&command, &source));
        let mut row = format!("{name:<20} ");
        match (&ours, &theirs) {
            (Ok(ours), Ok(theirs)) => {
                // Above 1 the engine is faster.
                let ratio = theirs / ours;
                ratios.push(ratio);
                let _ = write!(row, "{:>7.0} ms {:>7.0} ms {ratio:>8.2}", ours * 1e3, theirs * 1e3);
            }
            (Ok(ours), Err(problem)) => {
                let _ = write!(row, "{:>7.0} ms   {problem}", ours * 1e3);
            }
            (Err(problem), _) => {
                failed = true;
                let _ = write!(row, "{problem}");
            }
        }
        println!("{row}");
    }
    if !ratios.is_empty() {
        let mean = (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp();
        println!("{:<42} {mean:>8.2}   (CPython's time / ours)", "geometric mean");
    }
    ExitCode::from(u8::from(failed))
}

fn best(mut once: impl FnMut() -> Result<f64, String>) -> Result<f64, String> {
    let mut best = once()?;
    for _ in 1..ROUNDS {
        best = best.min(once()?);
    }
    Ok(best)
}

fn time_engine(source: &str) -> Result<f64, String> {
    let mut request = RunRequest::new(source);
    request.limits.instructions = u64::MAX;
    let start = Instant::now();
    let reply = engine::run(&request);
    let seconds = start.elapsed().as_secs_f64();
    match reply.outcome {
        Outcome::Exit(0) => Ok(seconds),
        Outcome::Exit(_) => Err(reply.output.iter().map(|piece| piece.text.as_str()).collect()),
        Outcome::Deadlock(text) | Outcome::Limit(text) | Outcome::Unsupported(text) => Err(text),
    }
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
