//! The built site in a real Chromium: `make dist`, then `cargo test --features e2e --test browser`.
//!
//! `server` serves `dist/`, both at `/` and below a prefix; `tab` starts chromedriver and a browser and fails a test whose
//! page wrote errors to its console; the other files are the tests. `shots` draws every page into `target/shots`, `bench`
//! measures the engine beside CPython, `pace` how fast labs answer.

mod barriers;
mod bench;
#[path = "../corpus/mod.rs"]
mod corpus;
mod dist;
mod engine;
#[path = "../bench/measure.rs"]
mod figures;
mod futures;
mod labs;
mod lens;
mod measure;
mod pace;
mod pages;
mod pool;
mod pool_life;
mod reading;
mod server;
mod share;
mod shots;
mod tab;
