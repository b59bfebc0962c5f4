//! Programs on processes of their own, without a browser: the hub and every process take turns in this thread, on the
//! real clock.

use std::collections::{BTreeSet, VecDeque};
use std::sync::OnceLock;
use std::time::Instant;

use gilscope::base::{MS, Ns, ProcessId};
use gilscope::engine::live::{Ended, Live, Next};
use gilscope::pool::hub::{Command, Hub};
use gilscope::pool::wire::{FromProcess, ToProcess};
use gilscope::protocol::message::{FromWorker, ToWorker, decode, encode};
use gilscope::protocol::{Device, Outcome, RunReply, RunRequest, Tally, VERSION};
use gilscope::trace::State;

pub(crate) fn clock() -> Ns {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_nanos() as Ns
}

/// A worker that is no worker.
struct Place {
    id: ProcessId,
    live: Option<Box<Live>>,
    next: Ns,
    /// When it has told last what it did.
    drawn: Ns,
    /// Has asked for a core; has one for a turn.
    wants: bool,
    may: bool,
}

/// Runs a program on processes of their own. `meddle` sees the hub before each turn.
pub(crate) fn run(source: &str, meddle: impl FnMut(&mut Hub)) -> RunReply {
    run_on(source, None, meddle)
}

/// The same, and what it cost here.
pub(crate) fn measured(source: &str) -> (RunReply, Device) {
    let (reply, hub) = run_hub(source, None, |_| {});
    (reply, hub.device().expect("it has begun"))
}

/// The same on so many cores.
fn run_on(source: &str, cores: Option<u32>, meddle: impl FnMut(&mut Hub)) -> RunReply {
    run_hub(source, cores, meddle).0
}

fn run_hub(source: &str, cores: Option<u32>, mut meddle: impl FnMut(&mut Hub)) -> (RunReply, Hub) {
    let request = RunRequest::new(source);
    // All runs of this program share a clock: a run is over at most so late.
    let start = clock();
    let mut hub = Hub::new(request, 0.0);
    hub.limit(cores);
    let mut places: Vec<Place> = Vec::new();
    let mut messages: VecDeque<(ProcessId, Vec<u8>)> = VecDeque::new();
    loop {
        assert!(clock() - start < 60_000 * MS, "it never ends; it wrote {:?}", hub.written());
        meddle(&mut hub);
        for command in hub.take_commands() {
            match command {
                Command::Start(id) => {
                    places.push(Place { id, live: None, next: 0, drawn: 0, wants: false, may: false });
                    messages.push_back((id, encode(&FromWorker::Ready(VERSION))));
                }
                Command::Post(id, bytes) => {
                    let Some(place) = places.iter_mut().find(|place| place.id == id) else { continue };
                    place.next = 0;
                    let Some(live) = &mut place.live else {
                        let Ok(ToWorker::Begin(begin)) = decode(&bytes) else { panic!("it has to begin first") };
                        assert_eq!(begin.takes_turns, cores.is_some());
                        messages.push_back((id, encode(&FromProcess::Begun(clock()))));
                        match Live::new(*begin, clock) {
                            Ok(live) => place.live = Some(Box::new(live)),
                            Err(reply) => {
                                messages.push_back((id, encode(&FromProcess::Over(None, reply, Tally::default()))));
                            }
                        }
                        continue;
                    };
                    match decode(&bytes).expect("a message") {
                        ToProcess::Answer(ticket, reply, waited) => live.answer(ticket, reply, waited),
                        ToProcess::Signal(number) => live.signal(number),
                        ToProcess::Ping => messages.push_back((id, encode(&FromProcess::Pong))),
                        ToProcess::Turn => (place.wants, place.may) = (false, true),
                        ToProcess::Die => {
                            let Ended { status, reply, tally } = live.kill(9);
                            messages.push_back((id, encode(&FromProcess::Over(status, Box::new(reply), tally))));
                        }
                    }
                }
                Command::End(id) => places.retain(|place| place.id != id),
            }
        }
        if let Some(reply) = hub.result() {
            assert!(places.is_empty(), "a worker is left");
            return (reply, hub);
        }
        let with_cores = places.iter().filter(|place| place.may).count();
        assert!(cores.is_none_or(|most| with_cores <= most as usize), "{with_cores} compute at once");
        for place in &mut places {
            let Some(live) = place.live.as_mut().filter(|_| place.next <= clock()) else { continue };
            let id = place.id;
            if cores.is_some() && !std::mem::take(&mut place.may) {
                if !std::mem::replace(&mut place.wants, true) {
                    messages.push_back((id, encode(&FromProcess::Wants)));
                }
                continue;
            }
            let next = live.go(2 * MS);
            let draws = clock() - place.drawn > 40 * MS;
            if draws {
                place.drawn = clock();
                messages.push_back((id, encode(&FromProcess::Drawn(Box::new(live.so_far())))));
            }
            if cores.is_some() {
                messages.push_back((id, encode(&FromProcess::Rests)));
            }
            let written = live.take_output();
            if !written.is_empty() {
                messages.push_back((id, encode(&FromProcess::Wrote(written))));
            }
            messages.extend(live.take_requests().into_iter().map(|sent| (id, encode(&FromProcess::Asked(sent)))));
            place.next = match next {
                Next::Now => 0,
                Next::At(at) => at,
                Next::Message if draws => Ns::MAX,
                Next::Message => place.drawn + 41 * MS,
                Next::Over(ended) => {
                    let Ended { status, reply, tally } = *ended;
                    messages.push_back((id, encode(&FromProcess::Over(status, Box::new(reply), tally))));
                    Ns::MAX
                }
            };
        }
        while let Some((id, bytes)) = messages.pop_front() {
            hub.hear(id, &bytes, clock());
        }
        hub.tick(clock());
    }
}

fn text(reply: &RunReply) -> String {
    reply.output.iter().map(|piece| piece.text.as_str()).collect()
}

fn lines(reply: &RunReply) -> BTreeSet<String> {
    text(reply).lines().map(str::to_owned).collect()
}

/// The elastic pool of the chapter, with tasks of so many ms.
fn elastic(ms: u32) -> String {
    let source = include_str!("../../content/programs/elastic.py");
    source.replace("TASK_MS = 1000 ", &format!("TASK_MS = {ms} "))
}

#[test]
fn the_elastic_pool_runs_on_real_processes() {
    let reply = run(&elastic(400), |_| {});
    assert_eq!(reply.outcome, Outcome::Exit(0), "{}", text(&reply));
    // One thread plays all processes here: how many tasks overflow depends on its speed.
    let text = text(&reply);
    let counts: Vec<u32> = text.split(' ').filter_map(|word| word.parse().ok()).collect();
    assert_eq!(counts[0] + counts[1], 20, "{text}");
    assert!(counts[1] >= 5, "{text}");
}

/// Everything that goes through the hub, in one program.
const SHARED: &str = "
import multiprocessing as mp, os, queue, signal, sys, time

def child(number, conn, results, value, lock):
    conn.send(('hello', number))
    print('child', number, 'got', conn.recv())
    with lock:
        value.value += number
    results.put(number * number)
    sys.exit(number)

def sleeper():
    time.sleep(60)

if __name__ == '__main__':
    results, value, lock = mp.Queue(), mp.Value('i', 0), mp.Lock()
    children = []
    for number in range(1, 4):
        here, there = mp.Pipe()
        process = mp.Process(target=child, args=(number, there, results, value, lock), name=f'child {number}')
        process.start()
        children.append((process, here))
    for process, here in children:
        print(here.recv())
        here.send(process.name)
    print(sorted(results.get() for _ in children))
    for process, _ in children:
        process.join()
        print(process.name, 'exit', process.exitcode)
    print('value', value.value)
    victim = mp.Process(target=sleeper)
    victim.start()
    victim.join(0.05)
    print('alive', victim.is_alive())
    victim.terminate()
    victim.join()
    print('terminated', victim.exitcode)
    victim = mp.Process(target=sleeper)
    victim.start()
    time.sleep(0.3)
    victim.kill()
    victim.join()
    print('killed', victim.exitcode)
    semaphore = mp.BoundedSemaphore(1)
    print(semaphore.acquire(block=False), semaphore.acquire(block=False), semaphore.acquire(timeout=0.02))
    with mp.Pool(2) as pool:
        print(pool.map(abs, [-1, -2, -3]))
";

#[test]
fn the_same_lines_come_from_both_machines() {
    let real = run(SHARED, |_| {});
    assert_eq!(real.outcome, Outcome::Exit(0), "{}", text(&real));
    let request = RunRequest::new(SHARED);
    let simulated = gilscope::engine::run(&request);
    assert_eq!(lines(&real), lines(&simulated));
}

#[test]
fn processes_take_turns_on_fewer_cores() {
    let real = run_on(SHARED, Some(1), |_| {});
    assert_eq!(real.outcome, Outcome::Exit(0), "{}", text(&real));
    assert_eq!(lines(&real), lines(&gilscope::engine::run(&RunRequest::new(SHARED))));
}

#[test]
fn a_process_that_is_struck_is_seen_by_its_parent() {
    let source = "
import multiprocessing, time
if __name__ == '__main__':
    child = multiprocessing.Process(target=time.sleep, args=(60,))
    child.start()
    print('started')
    child.join()
    print(child.exitcode)
";
    let mut is_struck = false;
    let reply = run(source, |hub| {
        if !is_struck && hub.written().len() == 1 && hub.workers() == 2 {
            hub.strike(clock());
            is_struck = hub.bad() == [-9];
        }
    });
    assert_eq!(text(&reply), "started\n-9\n");
}

#[test]
fn a_process_that_hangs_is_ended() {
    let mut hub = Hub::new(RunRequest::new("pass"), 0.0);
    let id = ProcessId(0);
    assert_eq!(hub.take_commands(), [Command::Start(id)]);
    hub.hear(id, &encode(&FromWorker::Ready(VERSION)), MS);
    hub.hear(id, &encode(&FromProcess::Begun(2 * MS)), 2 * MS);
    for second in 1..=20 {
        hub.tick(second * 1000 * MS);
        assert_eq!(hub.workers(), 1, "after {second} s");
    }
    // It is asked again and again, and a word of it would save it.
    assert!(hub.take_commands().contains(&Command::Post(id, encode(&ToProcess::Ping))));
    assert_eq!(hub.silent().map(|(_, seconds)| seconds), Some(20));
    hub.tick(21_000 * MS);
    assert_eq!(hub.take_commands(), [Command::End(id)]);
    let reply = hub.result().expect("it is over");
    assert_eq!(reply.outcome, Outcome::Exit(137));
}

#[test]
fn a_worker_that_breaks_is_an_exit_status() {
    let mut hub = Hub::new(RunRequest::new("pass"), 0.0);
    hub.broke(ProcessId(0), MS);
    assert_eq!(hub.take_commands(), [Command::Start(ProcessId(0)), Command::End(ProcessId(0))]);
    assert_eq!(hub.result().expect("it is over").outcome, Outcome::Exit(137));
}

#[test]
fn an_endless_program_is_stopped_and_keeps_its_picture() {
    let source = "print('on')\nwhile True:\n    pass\n";
    let start = clock();
    let reply = run(source, |hub| {
        if clock() - start > 300 * MS {
            hub.stop(Outcome::Limit("stopped".into()), clock());
        }
    });
    assert_eq!(reply.outcome, Outcome::Limit("stopped".into()));
    assert_eq!(text(&reply), "on\n");
    assert!(reply.trace.slices.iter().any(|slice| slice.end - slice.start > 50 * MS), "{:?}", reply.trace.slices);
}

#[test]
fn a_thread_that_waits_is_drawn_waiting() {
    let source = "import threading, time\nlock = threading.Lock()\nlock.acquire()\ntime.sleep(0.2)\nlock.acquire()\n";
    let start = clock();
    let mut picture = None;
    run(source, |hub| {
        if clock() - start > 1500 * MS {
            picture = Some(hub.so_far(clock()));
            hub.stop(Outcome::Limit("stopped".into()), clock());
        }
    });
    let slices = picture.expect("it goes on until it is stopped").slices;
    let last = slices.iter().filter(|slice| slice.state != State::Held).max_by_key(|slice| slice.start);
    assert_eq!(last.map(|slice| slice.state), Some(State::Blocked), "{slices:?}");
}

#[test]
fn threads_take_turns_while_they_compute() {
    let source = "
import threading, time
order = []
def work(name):
    end = time.perf_counter() + 20
    while len(order) < 6 and time.perf_counter() < end:
        if not order or order[-1] != name:
            order.append(name)
threads = [threading.Thread(target=work, args=(n,)) for n in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(len(order) >= 6)
";
    assert_eq!(text(&run(source, |_| {})), "True\n");
}

#[test]
fn other_programs_are_refused_loudly() {
    let reply = run_on("import subprocess\n\nsubprocess.run(['echo', 'hello'])\n", None, |_| ());
    assert!(
        matches!(&reply.outcome, Outcome::Unsupported(text) if text.contains("another program")),
        "{:?}",
        reply.outcome
    );
}
