//! Moments of a run found from points kept on the way: the same answers as replays from the start give, and sooner.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use gilscope::base::Ns;
use gilscope::engine::checkpoints::{Density, Engine};
use gilscope::engine::{inspect, run};
use gilscope::protocol::{InspectRequest, RunRequest, Seek, Sought};

/// Points everywhere, so that copies of copies are gone on from.
const DENSE: Density = Density { look: 500_000, spacing: 4_000, near: 400 };

fn programs() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/programs");
    let files = fs::read_dir(folder).expect("the programs").map(|entry| entry.expect("an entry").path());
    let mut all: Vec<(String, String)> = files
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("a program"))
        })
        .collect();
    all.sort();
    all
}

/// What is asked, in an order that jumps to and fro.
fn questions(request: &RunRequest, end: Ns) -> Vec<InspectRequest> {
    let seek = |sought: Sought, forwards| Some(Seek { sought, forwards });
    let asked = [(8, None), (2, seek(Sought::Instruction, true)), (6, seek(Sought::Line, false)), (7, None)];
    asked.map(|(tenth, seek)| InspectRequest { run: request.clone(), at: end * tenth / 10, seek }).to_vec()
}

/// How many points were kept.
fn same(name: &str, request: &RunRequest) -> usize {
    let end = run(request).stats.makespan;
    let mut engine = Engine::new(DENSE);
    for question in questions(request, end) {
        let (told, expected) = (engine.inspect(&question), inspect(&question));
        assert!(told == expected, "{name} at {}: {:?}\n{told:#?}\n{expected:#?}", question.at, question.seek);
    }
    engine.kept().0
}

#[test]
fn moments_are_the_same_from_points_as_from_the_start() {
    // Every third: all of them take a minute, and differ little in what is copied.
    let programs: Vec<_> = programs().into_iter().step_by(3).collect();
    let next = AtomicUsize::new(0);
    let without = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((name, source)) = programs.get(at) else { return };
                    let mut request = RunRequest::new(source.as_str());
                    request.filename = name.clone();
                    request.machine.gil = !at.is_multiple_of(3);
                    request.limits.instructions = 60_000;
                    let kept = same(name, &request);
                    without.fetch_add(usize::from(kept == 0), Ordering::Relaxed);
                }
            });
        }
    });
    let (without, all) = (without.into_inner(), programs.len());
    assert!(without * 5 < all, "{without} of {all} runs have no points");
}

#[test]
fn points_stay_within_their_room_and_leave_room_for_others() {
    let source = "kept = []\nwhile len(kept) < 300_000:\n    kept.append([len(kept)])\n";
    let mut engine = Engine::new(Density { spacing: 50_000, ..Density::default() });
    for seed in 0..6 {
        let mut request = RunRequest::new(source);
        request.seed = seed;
        let at = run(&request).stats.makespan / 2;
        let question = InspectRequest { run: request, at, seek: None };
        assert_eq!(engine.inspect(&question), inspect(&question));
        let (count, size) = engine.kept();
        assert!(count > 0 && count < 100 && size <= 64 << 20, "{count} points, {size} bytes");
    }
}

const LONG: [(&str, &str); 3] = [
    ("while", "n = 0\nwhile n < 6_250_000:\n    n += 1\n"),
    ("fib", "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint(fib(30))\n"),
    (
        "tasks",
        "import asyncio\nasync def work(n):\n    for _ in range(n):\n        await asyncio.sleep(0)\n\
         async def main():\n    await asyncio.gather(*(work(1000) for _ in range(300)))\nasyncio.run(main())\n",
    ),
];

/// Figures for whoever changes the density: `cargo test --release … -- --ignored how_long`.
#[test]
#[ignore = "prints times"]
fn how_long_moments_take() {
    let mut all: Vec<(String, String)> = LONG.map(|(name, source)| (name.to_owned(), source.to_owned())).to_vec();
    all.extend(programs());
    for (name, source) in all {
        let mut request = RunRequest::new(source);
        request.limits.instructions = 200_000_000;
        let time = |work: &mut dyn FnMut()| {
            let start = Instant::now();
            work();
            start.elapsed().as_micros() as f64 / 1000.0
        };
        let mut end = 0;
        let mut instructions = 0;
        let plain = time(&mut || {
            let reply = run(&request);
            (end, instructions) = (reply.stats.makespan, reply.stats.instructions);
        });
        if instructions < 1_000_000 && !name.starts_with("echo") {
            continue;
        }
        let mut engine = Engine::default();
        let ask = |engine: &mut Engine, at: Ns, seek: Option<Seek>| {
            let question = InspectRequest { run: request.clone(), at, seek };
            let mut found = 0;
            (time(&mut || found = engine.inspect(&question).at), found)
        };
        let from_start = time(&mut || drop(inspect(&InspectRequest { run: request.clone(), at: end, seek: None })));
        let mut line = format!("{name:<24} {instructions:>10} run {plain:>7.1} start {from_start:>7.1} |");
        for tenth in [10, 5, 9, 3] {
            line += &format!(" {:.1}", ask(&mut engine, end * tenth / 10, None).0);
        }
        let mut at = end * 7 / 10;
        for forwards in [true, true, false, false, false, true] {
            let (took, found) = ask(&mut engine, at, Some(Seek { sought: Sought::Line, forwards }));
            at = found;
            line += &format!(" {}{took:.1}", if forwards { '+' } else { '-' });
        }
        println!("{line} {:?}", engine.kept());
    }
}
