//! The simulator with the costs of a device, and the picture of a real run while it goes on.

use gilscope::base::{MS, Ns, SEC};
use gilscope::engine;
use gilscope::protocol::{Device, Outcome, RunReply, RunRequest};
use gilscope::trace::check::check;
use gilscope::trace::{State, TrackKind};

use crate::pool::{clock, measured, run};

const MODEL: Device = Device { start: 0, child: 0, compile: 0, message: 0, pace: 1000 };

fn simulate(source: &str, device: Device) -> RunReply {
    let mut request = RunRequest::new(source);
    request.device = Some(device);
    let reply = engine::run(&request);
    assert_eq!(reply.outcome, Outcome::Exit(0), "{}", text(&reply));
    assert_eq!(check(&reply.trace), Ok(()));
    assert_eq!(reply, engine::run(&request), "the same request, the same answer");
    reply
}

fn text(reply: &RunReply) -> String {
    reply.output.iter().map(|piece| piece.text.as_str()).collect()
}

/// Whether two times are as one to another within a hundredth.
fn is_about(is: Ns, should: Ns) -> bool {
    is.abs_diff(should) * 100 <= should
}

#[test]
fn code_takes_as_long_as_on_the_device() {
    // Bytecode, built-in functions and computing without the GIL.
    let source = "
import hashlib, time
start = time.perf_counter()
total = 0
for n in range(20_000):
    total += len((n, n))
hashlib.sha256(bytes(2_000_000)).digest()
print(sum(range(200_000)), round((time.perf_counter() - start) * 1e9))
";
    let took = |pace| {
        let reply = simulate(source, Device { pace, ..MODEL });
        text(&reply).split_whitespace().nth(1).and_then(|ns| ns.parse::<Ns>().ok()).expect("ns")
    };
    let model = took(1000);
    for pace in [250, 3000, 40_000] {
        assert!(is_about(took(pace), model * Ns::from(pace) / 1000), "{pace}: {} and {model}", took(pace));
    }
    // Waiting does not take longer where code does.
    let sleeps = simulate("import time\ntime.sleep(2)\n", Device { pace: 5000, ..MODEL });
    assert!(is_about(sleeps.trace.end, 2 * SEC), "{}", sleeps.trace.end);
}

#[test]
fn processes_start_and_answer_as_on_the_device() {
    let source = "
import multiprocessing as mp, time
def child(conn):
    for _ in range(100):
        conn.send_bytes(conn.recv_bytes())
if __name__ == '__main__':
    here, there = mp.Pipe()
    start = time.perf_counter()
    process = mp.Process(target=child, args=(there,))
    process.start()
    for _ in range(100):
        here.send_bytes(b'x')
        here.recv_bytes()
    process.join()
    print('over')
";
    let ends = |device| simulate(source, device).trace.end;
    let base = Device { child: 50 * MS, message: 10_000, ..MODEL };
    let (first, start) = (ends(base), ends(Device { start: 300 * MS, ..base }));
    assert!(is_about(start - first, 300 * MS), "{start} {first}");
    let child = ends(Device { child: 250 * MS, ..base });
    assert!(is_about(child - first, 200 * MS), "{child} {first}");
    // Both processes compile, one after the other: the second is started by the first.
    let compile = ends(Device { compile: 100 * MS, ..base });
    assert!(is_about(compile - first, 200 * MS), "{compile} {first}");
    // To and fro a hundred times, each a write and a read of which one waits for the other side.
    let slow = ends(Device { message: 1_010_000, ..base });
    let steps = (slow - first) / MS;
    assert!((200..=900).contains(&steps), "{steps} questions one after the other");
    // The start of a process takes no core, however many there are.
    let many = "
import multiprocessing as mp
if __name__ == '__main__':
    for _ in range(6):
        mp.Process(target=print, args=('here',)).start()
";
    let reply = simulate(many, Device { child: 400 * MS, ..base });
    assert!(reply.trace.end < 600 * MS, "{}", reply.trace.end);
}

#[test]
fn a_real_run_says_what_it_costs() {
    let source = "
import multiprocessing as mp
def work(n):
    total = 0
    for k in range(300_000):
        total += k * k
    return total
if __name__ == '__main__':
    with mp.Pool(2) as pool:
        print(len(set(pool.map(work, range(4)))))
";
    let (real, device) = measured(source);
    assert_eq!(text(&real), "1\n");
    assert!(device.start > 0 && device.child > 0 && device.message > 0, "{device:?}");
    assert!((20..200_000).contains(&device.pace) && device.pace != 1000, "{device:?}");
    // One thread plays both processes here, and the machine may be busy: the order of magnitude is all there is.
    let predicted = simulate(source, device);
    assert_eq!(text(&predicted), text(&real));
    let ratio = real.trace.end as f64 / predicted.trace.end as f64;
    assert!((0.2..20.0).contains(&ratio), "{ratio}: {device:?}");
}

#[test]
fn the_picture_grows_with_the_run() {
    let source = "
import multiprocessing as mp, threading, time
def child():
    time.sleep(0.3)
if __name__ == '__main__':
    thread = threading.Thread(target=time.sleep, args=(0.25,))
    thread.start()
    process = mp.Process(target=child, name='the child')
    process.start()
    end = time.monotonic() + 0.2
    while time.monotonic() < end:
        pass
    process.join()
    thread.join()
";
    let mut pictures = Vec::new();
    let reply = run(source, |hub| {
        let now = clock();
        if pictures.last().is_none_or(|(at, _)| now - at > 60 * MS) {
            pictures.push((now, hub.so_far(now)));
        }
    });
    assert!(pictures.len() >= 4, "{}", pictures.len());
    let running = |at: usize| pictures[at].1.slices.iter().map(|slice| slice.end - slice.start).sum::<Ns>();
    for (at, (now, picture)) in pictures.iter().enumerate() {
        assert_eq!(picture.end, *now);
        assert!(picture.slices.iter().all(|slice| slice.start < slice.end && slice.end <= *now), "picture {at}");
    }
    // Not in each step: a process that has long said nothing is drawn as it was, and may have to be drawn again.
    assert!(running(pictures.len() - 1) > running(0) + 100 * MS, "{} and {}", running(0), running(pictures.len() - 1));
    let count = |tracks: &[gilscope::trace::Track]| {
        tracks.iter().filter(|track| matches!(track.kind, TrackKind::Thread(_) | TrackKind::Process)).count()
    };
    // Before the end it shows every process and thread of the whole run.
    let (_, last) = pictures.last().expect("there are some");
    assert_eq!(count(&last.tracks), count(&reply.trace.tracks));
    let sleeps = last.slices.iter().any(|slice| slice.state == State::Sleeping && slice.end - slice.start > 100 * MS);
    assert!(sleeps, "what goes on is drawn up to now");
}
