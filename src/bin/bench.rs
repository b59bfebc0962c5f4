//! Measures how fast the engine runs Python beside the CPython of this machine, in one go, and prints ratios.
//!
//! `bench` measures natively; `make bench` then measures in Chromium too (`tests/browser/bench.rs`). `bench --list`
//! prints the programs' paths; `bench --scale` measures only the large programs.

#[path = "../../tests/bench/measure.rs"]
mod measure;

use std::env;
use std::process::ExitCode;
use std::time::Instant;

use gilscope::engine;
use measure::{ROUNDS, Table, Times};

/// Large programs, each once.
fn scale() -> bool {
    measure::scale_head("native");
    let mut well = true;
    for program in measure::large_programs() {
        let start = Instant::now();
        let reply = engine::run(&measure::request(&program));
        well &= measure::scale_row(&program, &reply, start.elapsed().as_secs_f64(), false);
    }
    println!();
    well
}

fn main() -> ExitCode {
    let programs = measure::programs();
    match env::args().nth(1).as_deref() {
        None => {
            let mut table = Table::new("native");
            for program in &programs {
                let request = measure::request(program);
                let mut times = Times::default();
                for _ in 0..ROUNDS {
                    let start = Instant::now();
                    let reply = engine::run(&request);
                    times.add(&table, program, measure::judge(reply, start.elapsed().as_secs_f64()));
                }
                table.row(program, times);
            }
            let ran = table.end();
            ExitCode::from(u8::from(!(scale() && ran)))
        }
        Some("--scale") => ExitCode::from(u8::from(!scale())),
        Some("--list") => {
            for program in programs {
                println!("{}", program.path.display());
            }
            ExitCode::SUCCESS
        }
        Some(other) => {
            eprintln!(
                "bench: there is no option `{other}`; `--list` names the programs, `--scale` runs the large ones"
            );
            ExitCode::from(64)
        }
    }
}
