//! The exercise: its checks find what is wrong with programs that are wrong (`tests/exercise/wrong_*`), and nothing
//! wrong with those that are right, of whatever design and on whatever machine; and the figures of the chapter.
//!
//! A file of `tests/exercise` is the reader's part of the program. Its first lines say which check it `breaks`, what to
//! `set` in the program for that, and with which `tasks` a right one copes.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use gilscope::base::MS;
use gilscope::engine;
use gilscope::pool::checks::{CHECKS, Numbers, Verdict, check, request, with_part};
use gilscope::protocol::{Outcome, RunReply, RunRequest};

use crate::pool;

const PROGRAM: &str = include_str!("../../content/programs/elastic_exercise.py");
const SOLUTION: &str = include_str!("../../content/programs/elastic_solution.py");

/// Sets constants of the program: `NAME=value,NAME=value`.
fn set(source: &str, settings: &str) -> String {
    let mut source = source.to_owned();
    for (name, value) in settings.split(',').filter_map(|setting| setting.split_once('=')) {
        let line = source.lines().find(|line| line.starts_with(&format!("{name} = "))).expect("a constant").to_owned();
        let (_, form) = line.split_once("  #").expect("a form");
        source = source.replacen(&line, &format!("{name} = {value}  #{form}"), 1);
    }
    source
}

/// The parts whose names begin so, with the values of their headers.
fn parts(kind: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exercise");
    let paths = fs::read_dir(folder).expect("programs").map(|entry| entry.expect("a file").path());
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut found: Vec<_> = paths
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(path).expect("UTF-8"))
        })
        .filter(|(name, _)| name.starts_with(kind) && name.contains(&only))
        .collect();
    found.sort();
    found
}

fn header<'a>(part: &'a str, name: &str) -> Option<&'a str> {
    part.lines().find_map(|line| line.strip_prefix(&format!("# {name}: ")))
}

fn text(reply: &RunReply) -> String {
    reply.output.iter().map(|piece| piece.text.as_str()).collect()
}

fn broken(verdicts: &[Verdict]) -> Vec<String> {
    let broken = verdicts.iter().filter(|verdict| verdict.broken.is_some());
    broken.map(|verdict| format!("{:?}", verdict.check)).collect()
}

#[test]
fn the_checks_find_what_is_wrong() {
    let mut problems = Vec::new();
    let mut found = Vec::new();
    for (name, part) in parts("wrong_") {
        let source = set(&with_part(PROGRAM, &part), header(&part, "set").unwrap_or_default());
        let reply = engine::run(&request(&source));
        let verdicts = check(&source, &reply);
        let expected = header(&part, "breaks").expect("it says what it breaks");
        if std::env::var("SHOW").is_ok() {
            println!("{name}: {:?} {:?}", broken(&verdicts), reply.stats);
        }
        match verdicts.iter().find(|verdict| format!("{:?}", verdict.check) == expected).and_then(|v| v.broken) {
            Some(broken) if broken.at <= reply.trace.end => found.push(expected.to_owned()),
            other => problems.push(format!("{name}: {expected}: {other:?}, but {verdicts:?}\n{}", text(&reply))),
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    assert!(found.len() >= 20, "{} wrong programs are too few", found.len());
    for check in CHECKS {
        assert!(found.contains(&format!("{check:?}")), "no wrong program breaks {check:?}");
    }
}

/// Settings and machines for right programs: cores, switch interval in µs, GIL, seed of chance.
const RIGHT: [(&str, u32, u64, bool, Option<u64>); 19] = [
    ("QUEUE=1", 2, 5_000, true, None),
    ("QUEUE=10", 4, 5_000, true, Some(1)),
    ("MAX_PROCESSES=0", 2, 5_000, true, None),
    ("MAX_PROCESSES=1", 2, 5_000, true, Some(2)),
    ("THREADS=1,QUEUE=1", 1, 5_000, true, Some(3)),
    ("THREADS=6", 2, 5_000, true, Some(4)),
    ("TASKS=5", 2, 5_000, true, None),
    ("TASKS=30", 2, 5_000, true, Some(5)),
    ("TASK_MS=100", 2, 5_000, true, Some(6)),
    ("TASK_MS=2000", 2, 5_000, true, None),
    ("ARRIVAL_MS=100", 2, 5_000, true, None),
    ("ARRIVAL_MS=30", 2, 5_000, true, Some(7)),
    ("ARRIVAL_MS=100,BURST=10", 2, 5_000, true, None),
    ("START=\"spawn\"", 2, 5_000, true, Some(8)),
    ("START=\"fork\"", 2, 5_000, true, Some(9)),
    ("START=\"spawn\"", 1, 100, true, None),
    ("START=\"fork\"", 1, 100_000, true, Some(10)),
    ("TASKS=20", 8, 5_000, false, Some(11)),
    ("TASKS=20", 1, 100_000, false, None),
];

#[test]
fn the_checks_find_nothing_wrong_with_what_is_right() {
    let mut problems = String::new();
    let mut parts = parts("right_");
    let tasks = "# tasks: wait, compute, mixed, some fail, one worker dies, one never ends\n";
    parts.push(("the solution".to_owned(), format!("{tasks}{SOLUTION}")));
    for (at, (name, part)) in parts.iter().enumerate() {
        let tasks: Vec<_> = header(part, "tasks").expect("its tasks").split(", ").collect();
        // Each workload on the default machine, and every second of the others with one of the workloads.
        let usual = tasks.iter().map(|task| ("", 2, 5_000, true, None, *task));
        let rows = RIGHT.iter().enumerate().filter(|(row, _)| (row + at) % 2 == 0);
        let others = rows.map(|(row, &(set, cores, interval, gil, chance))| {
            (set, cores, interval, gil, chance, tasks[(row / 2 + at) % tasks.len()])
        });
        for (settings, cores, interval, gil, chance, task) in usual.chain(others) {
            let computes = ["compute", "mixed"].contains(&task);
            let shorter = if computes { "TASK_MS=10," } else { "" };
            let source = set(&with_part(PROGRAM, part), &format!("{settings},{shorter}TASK=\"{task}\""));
            let mut request = request(&source);
            request.machine.cores = cores;
            request.machine.switch_interval = interval * MS / 1000;
            request.machine.gil = gil;
            request.shuffle = chance;
            let start = std::time::Instant::now();
            let reply = engine::run(&request);
            let verdicts = check(&source, &reply);
            if std::env::var("SHOW").is_ok() {
                println!("{name}, {task}, {settings} {:?}", start.elapsed());
            }
            let wrong: Vec<_> = verdicts.iter().filter(|verdict| verdict.broken.is_some()).collect();
            if !wrong.is_empty() {
                let _ = writeln!(
                    problems,
                    "{name}, {task}, {settings}, {cores} cores, {interval} µs, GIL {gil}, {chance:?}: {wrong:?}"
                );
                if std::env::var("SHOW").is_ok() {
                    problems.push_str(&text(&reply));
                }
            }
        }
    }
    assert!(problems.is_empty(), "\n{problems}");
}

#[test]
fn the_solution_holds_on_real_processes() {
    for task in ["wait", "some fail", "one worker dies"] {
        let source = set(&with_part(PROGRAM, SOLUTION), &format!("TASK=\"{task}\",TASKS=14"));
        let reply = pool::run(&source, |_| {});
        // One thread plays all processes here, so a pool that is fast enough may still come late.
        let lasting = ["Threads", "Processes", "Once", "Lost", "CleanEnd"];
        let verdicts = check(&source, &reply);
        let broken = broken(&verdicts);
        assert!(!broken.iter().any(|name| lasting.contains(&name.as_str())), "{verdicts:?}\n{}", text(&reply));
    }
}

#[test]
fn the_starting_program_is_wrong_in_the_way_the_first_hint_says() {
    let found = broken(&check(PROGRAM, &engine::run(&request(PROGRAM))));
    assert!(found.contains(&"Waiting".to_owned()), "{found:?}");
    assert!(found.len() < CHECKS.len());
}

#[test]
fn the_numbers_are_those_of_the_program() {
    let numbers = Numbers::of(&set(PROGRAM, "QUEUE=2,TASK=\"mixed\",BURST=4"));
    assert_eq!((numbers.threads, numbers.queue, numbers.processes, numbers.tasks), (3, 2, 5, 20));
    assert_eq!((numbers.ms, numbers.arrival, numbers.burst, numbers.computes), (400, 0, 4, true));
    assert_eq!(numbers.capacity(), 10);
}

/// Makespans that were measured on CPython 3.15: 20 tasks, three threads.
#[test]
fn a_longer_queue_is_slower_and_more_processes_are_faster() {
    let elastic = include_str!("../../content/programs/elastic.py");
    let says = |settings: &str, parts: &[&str]| {
        let text = text(&engine::run(&RunRequest::new(set(elastic, settings))));
        for part in parts {
            assert!(text.contains(part), "{settings}: no {part:?} in {text}");
        }
    };
    says("TASK_MS=2000", &["12 tasks in threads, 8 in processes", "all done after 8.0 s"]);
    says("TASKS=30", &["11 tasks accepted before the producer had to wait"]);
    for (queue, seconds, processes) in [(1, 4, 10), (2, 4, 10), (3, 4, 8), (5, 5, 6), (10, 5, 5), (20, 7, 0)] {
        let in_processes = format!("{} tasks in threads, {processes} in processes", 20 - processes);
        says(&format!("QUEUE={queue}"), &[&format!("all done after {seconds}.0 s"), &in_processes]);
    }
    for (processes, seconds) in [(0, 7), (1, 6), (3, 5), (5, 4)] {
        says(&format!("MAX_PROCESSES={processes}"), &[&format!("all done after {seconds}.0 s")]);
    }
}

/// The faulty pool, as it was measured on CPython 3.15: an error after 1 s and six tasks by 5 s; on fork 14 s, all by
/// three threads, while each process that is started is one more producer, and no end.
#[test]
fn the_faulty_pool_fails_when_and_how_it_did() {
    let faulty = include_str!("../../content/programs/elastic_faulty.py");
    let reply = engine::run(&RunRequest::new(faulty));
    let at = |text: &str, reply: &RunReply| {
        let piece = reply.output.iter().find(|piece| piece.text.contains(text)).unwrap_or_else(|| panic!("no {text}"));
        (piece.at as f64 / 1e9, piece.thread)
    };
    let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 0.05, "{found} s, not {wanted} s");
    near(at("TypeError: cannot pickle '_thread.lock' object", &reply).0, 1.0);
    near(reply.trace.end as f64 / 1e9, 5.0);
    assert_eq!(reply.outcome, Outcome::Exit(1));
    assert_eq!(text(&reply).matches(" done by consumer").count(), 6);

    let reply = engine::run(&RunRequest::new(set(faulty, "START=\"fork\"")));
    near(at("task 19 done", &reply).0, 14.0);
    assert!(matches!(reply.outcome, Outcome::Deadlock(_)), "{:?}", reply.outcome);
    let said = text(&reply);
    assert_eq!(said.matches(" starts process ").count(), 5);
    assert!(said.contains("Process-1:1 starts process 4"), "children start children: {said}");
    let workers: BTreeSet<u32> =
        reply.output.iter().filter(|piece| piece.text.contains(" done by ")).map(|piece| piece.thread).collect();
    assert_eq!(workers.len(), 3, "the processes do nothing");
    near(at("all tasks done after 14 s", &reply).0, 14.0);
}
