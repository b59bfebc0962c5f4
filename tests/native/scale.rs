//! What the large programs (`tests/bench/scale`) cost in counts, which do not depend on how busy a machine is.

use gilscope::engine;
use gilscope::protocol::{Outcome, RunReply, RunRequest};

/// Runs one of the programs with another number in it.
fn run(source: &str, written: &str, number: u32) -> RunReply {
    assert_eq!(source.matches(written).count(), 1, "{written} in {source}");
    let reply = engine::run(&RunRequest::new(source.replace(written, &number.to_string())));
    assert_eq!(reply.outcome, Outcome::Exit(0));
    reply
}

fn events(reply: &RunReply) -> usize {
    reply.trace.slices.len() + reply.trace.instants.len()
}

#[test]
fn one_more_task_thread_or_process_costs_no_more_than_it_did() {
    // Instructions and events that one more may cost.
    let programs = [
        ("tasks", include_str!("../bench/scale/tasks.py"), "100_000", 300, 700, 0),
        ("threads", include_str!("../bench/scale/threads.py"), "1000", 100, 720, 21),
        ("processes", include_str!("../bench/scale/processes.py"), "64", 8, 13_000, 21),
    ];
    for (name, source, written, few, instructions, most) in programs {
        let [one, two] = [few, 2 * few].map(|number| run(source, written, number));
        let more = (two.stats.instructions - one.stats.instructions) / u64::from(few);
        assert!(more <= instructions, "{name}: {more} instructions instead of {instructions}");
        let more = (events(&two) - events(&one)).div_ceil(few as usize);
        assert!(more <= most, "{name}: {more} events instead of {most}");
    }
}

#[test]
fn a_million_events_take_less_than_64_mb() {
    let reply = run(include_str!("../bench/scale/events.py"), "200_000", 2000);
    let trace = &reply.trace;
    let bytes = size_of_val(&trace.slices[..]) + size_of_val(&trace.instants[..]) + size_of_val(&trace.flows[..]);
    assert!(events(&reply) > 9_000, "{}", events(&reply));
    assert!(bytes < 64 * events(&reply), "{bytes} bytes for {} events", events(&reply));
}
