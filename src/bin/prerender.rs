//! Writes the static pages; trunk runs it after each build.

use std::process::ExitCode;

fn main() -> ExitCode {
    gilscope::prerender::main()
}
