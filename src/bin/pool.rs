//! The wasm of real mode: fetched when the reader opens the exercise.

fn main() {
    gilscope::pool::page::serve();
}
