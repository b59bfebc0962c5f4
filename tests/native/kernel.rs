//! The kernel, run on scripted programs: expected pictures, invariants, measured figures, chance.
//!
//! `tests/kernel/*.txt` hold a script, a line `---` and the expected picture; `UPDATE=1` writes the picture anew.

mod check;
mod gantt;
mod script;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use check::{Entry, Log};
use gilscope::base::{MS, Ns, US};
use gilscope::kernel::sched::{Fifo, Record, Replay, Schedule, Seeded};
use gilscope::kernel::{Kernel, Outcome, Scheduler};
use script::{Player, Script};

/// Everything a run leaves behind.
struct Run {
    log: Log,
    player: Player,
    outcome: Outcome,
    end: Ns,
}

/// Runs a script under the invariant checker, stopping at each of the given moments on the way.
fn run(script: &Script, policy: &mut dyn Scheduler, pauses: &[Ns]) -> Run {
    let mut kernel = Kernel::new(script.config.clone());
    let mut log = Log::new(script.config.gil);
    let mut player = Player::new(script.clone());
    for at in pauses {
        let outcome = kernel.run(&mut player, &mut log, policy, Some(*at));
        assert!(outcome != Outcome::Paused || kernel.now() == *at, "paused at {} instead of {at}", kernel.now());
    }
    let outcome = kernel.run(&mut player, &mut log, policy, None);
    log.finish(kernel.now());
    let run = Run { log, player, outcome, end: kernel.now() };
    check_times(&run);
    run
}

/// A thread is shown running for as long as it ran.
fn check_times(run: &Run) {
    for (id, thread) in run.log.totals.keys() {
        let total = |id, state| run.log.totals.get(&(id, state)).copied().unwrap_or(0);
        if *thread == "done" && run.outcome == Outcome::Exit(0) {
            let (with, without) = (run.player.with_gil[id.index()], run.player.without_gil[id.index()]);
            let (running, no_gil) = (total(*id, "running"), total(*id, "running without the GIL"));
            assert!(running >= with, "{id:?} ran {running} of {with}");
            assert!(running + no_gil >= with + without, "{id:?} computed {no_gil} of {without}");
        }
    }
}

/// Runs a script by the default policy.
fn run_text(text: &str) -> Run {
    run(&Script::parse(text), &mut Fifo, &[])
}

/// Times between pairs of marks.
fn laps(run: &Run) -> Vec<Ns> {
    let mut laps: Vec<Ns> = run.player.notes.chunks_exact(2).map(|pair| pair[1].0 - pair[0].0).collect();
    laps.sort_unstable();
    laps
}

#[test]
fn pictures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kernel");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let (source, expected) = text.split_once("---\n").unwrap_or((&text, ""));
        let script = Script::parse(source);
        let run = run(&script, &mut Fifo, &[]);
        let picture = gantt::render(&run.log, &run.player, script.scale, run.end, &run.outcome);
        if picture != expected {
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&file, format!("{source}---\n{picture}")).unwrap();
            } else {
                wrong.push(format!("{}:\n{picture}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "UPDATE=1 accepts these pictures:\n{}", wrong.join("\n"));
}

/// Median round trip of N CPU-bound threads' neighbour that waits 0.5 ms for each answer, `send` before it or not.
fn convoy(burners: usize, interval: &str, send: &str) -> Ns {
    let mut text = format!("machine: interval={interval}\nthread main\n");
    for index in 0..burners {
        let _ = writeln!(text, "spawn burner{index}");
    }
    let _ = writeln!(text, "loop 60\nrun 20us\nmark send\n{send}\nrun 2us\nio 500us\nmark received\nend\nquit 0");
    for index in 0..burners {
        let _ = writeln!(text, "thread burner{index}\nrun 3000s");
    }
    let laps = laps(&run_text(&text));
    laps[laps.len() / 2]
}

#[test]
fn convoy_is_as_measured() {
    // Medians measured with CPython 3.15 on Linux, in us.
    let rows = [
        (0, "5ms", 600),
        (1, "5ms", 5_750),
        (1, "1ms", 1_670),
        (1, "20ms", 20_800),
        (2, "5ms", 16_000),
        (4, "5ms", 37_000),
    ];
    let mut wrong = Vec::new();
    for (burners, interval, measured) in rows {
        for send in ["", "ccall 2us release"] {
            let simulated = convoy(burners, interval, send) / US;
            if simulated * 10 < measured * 7 || simulated * 10 > measured * 13 {
                wrong.push(format!("{burners} burners at {interval}, {send:?}: {simulated} us, measured {measured}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn slices_follow_the_switch_interval() {
    let both = "thread main\n spawn b\n run 1s\n join b\nthread b\n run 1s\n";
    for (interval, expected) in [("1ms", 1900), ("5ms", 390), ("20ms", 99), ("100ms", 19)] {
        let run = run_text(&format!("machine: interval={interval}\n{both}"));
        let switches = run.log.entries.iter().filter(|(_, entry)| matches!(entry, Entry::Gil(Some(_), _))).count();
        assert!(switches.abs_diff(expected) <= expected / 20 + 1, "{switches} switches at {interval}");
        assert!((2_000 * MS..2_040 * MS).contains(&run.end), "two seconds of work in {}", run.end);
    }
    let run = run_text(&format!("machine: gil=off\n{both}"));
    assert!((1_000 * MS..1_001 * MS).contains(&run.end), "two cores need {}", run.end);
}

/// Numbers from a fixed seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// A random program: up to six threads, in one process or some in processes of their own, some shared locks and queues,
/// every kind of step.
fn random_script(dice: &mut Dice) -> String {
    let threads = 2 + dice.roll(5);
    let several = dice.roll(2) == 0;
    let apart: Vec<bool> = (0..threads).map(|_| several && dice.roll(2) == 0).collect();
    let mut text = format!(
        "machine: cores={} gil={} anywhere={} interval={}us quantum={}us limit=2s safe={}us\n",
        1 + dice.roll(4),
        if dice.roll(3) == 0 { "off" } else { "on" },
        if dice.roll(4) == 0 { "on" } else { "off" },
        100 + dice.roll(6000),
        100 + dice.roll(4000),
        1 + dice.roll(300),
    );
    if dice.roll(3) == 0 {
        text += "machine: overhead=none\n";
    }
    if dice.roll(3) == 0 {
        text += "machine: fairness=off\n";
    }
    for thread in 0..threads {
        let _ = writeln!(text, "thread t{thread}");
        if thread == 0 {
            for child in 1..threads {
                let boot = if apart[child as usize] { format!(" boot={}us", dice.roll(500)) } else { String::new() };
                let how = if apart[child as usize] { "process" } else { "spawn" };
                let _ = writeln!(text, "{how} t{child}{boot}\nrun {}us", dice.roll(900));
            }
        }
        let _ = writeln!(text, "loop {}", 1 + dice.roll(4));
        for _ in 0..dice.roll(8) {
            let (time, which) = (dice.roll(3000), dice.roll(2));
            let steps = match dice.roll(10) {
                0 | 1 => format!("run {time}us\n"),
                2 => format!("sleep {}us\n", time.saturating_sub(500)),
                3 => format!("io {time}us\n"),
                4 => format!("ccall {time}us keep\n"),
                5 => format!("ccall {}us release\n", time / if dice.roll(2) == 0 { 1 } else { 500 }),
                6 => format!("wait q{which} timeout={time}us\n"),
                7 => format!("notify q{which} {}\n", dice.roll(3)),
                _ => format!("lock m{which}\nrun {}us\nsleep {}us\nunlock m{which}\n", dice.roll(100), dice.roll(50)),
            };
            text += &steps;
        }
        text += "end\n";
        if thread == 0 {
            for child in (1..threads).filter(|child| !apart[*child as usize]) {
                let _ = writeln!(text, "join t{child}");
            }
        }
    }
    text
}

#[test]
fn random_programs_keep_the_invariants() {
    let mut dice = Dice(7);
    let mut choices = 0;
    for round in 0..1500 {
        let text = random_script(&mut dice);
        let script = Script::parse(&text);
        let plain = run(&script, &mut Fifo, &[]);
        assert!(
            matches!(plain.outcome, Outcome::Exit(0) | Outcome::TimeLimit),
            "round {round} ends with {:?}:\n{text}",
            plain.outcome
        );

        // Inspection changes nothing.
        let mut pauses: Vec<Ns> = (0..3).map(|_| dice.roll(plain.end.max(1))).collect();
        pauses.sort_unstable();
        let paused = run(&script, &mut Fifo, &pauses);
        assert!(paused.log.entries == plain.log.entries, "round {round}: pausing at {pauses:?} changes\n{text}");

        // A recorded schedule, written and read, is the same run.
        let mut record = Record::new(Seeded::new(round));
        let original = run(&script, &mut record, &[]);
        let written = record.schedule().to_string();
        choices += usize::from(!written.is_empty());
        let schedule: Schedule = written.parse().expect("what was written can be read");
        assert_eq!(schedule.to_string(), written);
        let again = run(&script, &mut Replay::new(schedule), &[]);
        assert!(again.log.entries == original.log.entries, "round {round}: replay of {written} differs\n{text}");
    }
    assert!(choices > 100, "only {choices} programs left anything to choose");
}

#[test]
fn schedules_as_text() {
    for text in ["", "1", "2.7x0.1", "3x1.2"] {
        let schedule: Schedule = text.parse().unwrap();
        assert_eq!(schedule.to_string(), text);
    }
    assert_eq!("1.1.1.0.0".parse::<Schedule>().unwrap().to_string(), "3x1");
    for text in ["x", "1.", "0x3", "1,2", "-1", "99999999999"] {
        assert!(text.parse::<Schedule>().is_err(), "{text:?} is no schedule");
    }
}
