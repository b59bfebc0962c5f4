//! Measures how fast the engine runs Python beside the CPython of this machine, in one go, and prints ratios.
//!
//! `bench` measures natively; `make bench` then measures in Chromium too (`tests/browser/bench.rs`). `bench --list`
//! prints the programs' paths.

#[path = "../../tests/bench/measure.rs"]
mod measure;

use std::env;
use std::process::ExitCode;
use std::time::Instant;

use gilscope::engine;
use measure::{ROUNDS, Table, Times};

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
            ExitCode::from(u8::from(!table.end()))
        }
        Some("--list") => {
            for program in programs {
                println!("{}", program.path.display());
            }
            ExitCode::SUCCESS
        }
        Some(other) => {
            eprintln!("bench: there is no option `{other}`; `--list` names the programs");
            ExitCode::from(64)
        }
    }
}
