//! Tests that run in a headless Chromium, compiled with overflow checks: the engine on a 32-bit machine.
//!
//! That the built worker gives the native engine's bytes is tested on the built site (`tests/browser/engine.rs`).

#![cfg(target_arch = "wasm32")]

#[path = "../corpus/mod.rs"]
mod corpus;

use gilscope::engine;
use gilscope::protocol::message::{FromWorker, decode, encode};
use gilscope::protocol::{Outcome, RunRequest, Stream};
use wasm_bindgen_test::wasm_bindgen_test;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn every_recorded_program_runs_to_its_end() {
    for (name, source) in corpus::PROGRAMS {
        let reply = engine::run(&corpus::request(name, source));
        assert!(matches!(reply.outcome, Outcome::Exit(_)), "{name}: {:?}", reply.outcome);
        assert!(reply.stats.instructions > 0, "{name} ran nothing");
    }
}

#[wasm_bindgen_test]
fn a_reply_survives_the_way_to_the_page() {
    let reply = engine::run(&RunRequest::new("print('ü', 2 ** 70)\n"));
    let message = FromWorker::Ran(7, Box::new(reply));
    let back: FromWorker = decode(&encode(&message)).expect("what was encoded");
    assert_eq!(back, message);
    let FromWorker::Ran(7, reply) = back else { panic!("an answer to job 7") };
    let printed: String = reply.output.iter().map(|piece| &*piece.text).collect();
    assert_eq!((printed.as_str(), reply.output[0].stream), ("ü 1180591620717411303424\n", Stream::Stdout));
}

#[wasm_bindgen_test]
fn sizes_beyond_32_bits_are_no_surprise() {
    let source = "print(len(range(2 ** 40)), range(2 ** 62)[-1], (1 << 40) // 3, hash(2 ** 61), -7 // 2)\n";
    let reply = engine::run(&RunRequest::new(source));
    let printed: String = reply.output.iter().map(|piece| &*piece.text).collect();
    assert_eq!(printed, "1099511627776 4611686018427387903 366503875925 1 -4\n");
}
