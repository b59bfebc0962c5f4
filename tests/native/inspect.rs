//! What the engine says about one moment of a run: locks, queues, pools, loops; and the moments it finds by steps.

use gilscope::base::{MS, Ns};
use gilscope::engine::{inspect, run};
use gilscope::protocol::{InsideAt, InspectReply, InspectRequest, RunRequest, Seek, Sought, ThingAt};

fn look(source: &str, at: Ns) -> InspectReply {
    inspect(&InspectRequest { run: RunRequest::new(source), at, seek: None })
}

/// The moments that follow each other in steps, until there is no further one.
fn steps(source: &str, from: Ns, sought: &Sought, forwards: bool, most: usize) -> Vec<(Ns, u32)> {
    let mut out = Vec::new();
    let mut at = from;
    while out.len() < most {
        let seek = Some(Seek { sought: sought.clone(), forwards });
        let reply = inspect(&InspectRequest { run: RunRequest::new(source), at, seek });
        if !reply.found {
            break;
        }
        assert!(if forwards { reply.at > at } else { reply.at < at }, "a step leads on");
        at = reply.at;
        let line = reply.threads.iter().filter_map(|thread| thread.frames.last()).map(|frame| frame.line).next_back();
        out.push((at, line.unwrap_or(0)));
    }
    out
}

/// Things as text: `lock Lock holder=MainThread`.
fn told(things: &[ThingAt]) -> Vec<String> {
    let names = [
        "holder",
        "waiters",
        "length",
        "items",
        "permits",
        "flag",
        "arrived",
        "getters",
        "putters",
        "unfinished",
        "depth",
        "ready",
        "timers",
        "io",
        "workers",
        "idle",
        "calls",
        "futures",
    ];
    let thing = |thing: &ThingAt| {
        let mut out = format!("{} {}", thing.name, thing.kind).trim().to_owned();
        for (aspect, values) in thing.facts.iter().filter(|(_, values)| !values.is_empty()) {
            let values = values.iter().map(|value| match value.at {
                Some(at) => format!("{}@{}", value.text, at / MS),
                None => value.text.clone(),
            });
            out += &format!(" {}={}", names[*aspect as usize], values.collect::<Vec<_>>().join(","));
        }
        out
    };
    things.iter().map(thing).collect()
}

const THREADS: &str = "\
import threading, time, queue
from concurrent.futures import ThreadPoolExecutor

class Account:
    def __init__(self):
        self.lock = threading.RLock()

account = Account()
lock = threading.Lock()
permits = threading.Semaphore(3)
door = threading.Event()
meeting = threading.Barrier(3)
inbox = queue.Queue(maxsize=2)
changed = threading.Condition()
fast = queue.SimpleQueue()

def holder():
    with lock, account.lock, account.lock, permits:
        inbox.put('a')
        inbox.put([1, 2])
        inbox.put('full')

def waiter():
    with lock:
        pass

def comer():
    meeting.wait()

def sleeper():
    with changed:
        changed.wait()

def taker():
    fast.get()

for target in (holder, waiter, comer, sleeper, taker, door.wait):
    threading.Thread(target=target, name=target.__name__, daemon=True).start()
    time.sleep(0.01)

def square(n):
    time.sleep(0.05)
    return n * n

with ThreadPoolExecutor(2) as pool:
    results = [pool.submit(square, n) for n in range(4)]
    time.sleep(1)
";

#[test]
fn locks_queues_and_pools_are_seen_from_the_program_s_names() {
    let during = look(THREADS, 80 * MS);
    assert_eq!(
        told(&during.things),
        [
            "lock Lock holder=holder waiters=waiter",
            "permits Semaphore permits=2",
            "door Event flag=False waiters=wait",
            "meeting Barrier arrived=1 / 3 waiters=comer",
            "inbox Queue length=2 / 2 items='a',[1, 2] putters=holder unfinished=2",
            "changed Condition waiters=sleeper",
            "fast SimpleQueue length=0 getters=taker",
            "pool ThreadPoolExecutor workers=2 / 2 idle=0 calls=square(2),square(3)",
            "account.lock RLock holder=holder depth=2",
            "Future futures=results[0]: RUNNING,results[1]: RUNNING,results[2]: PENDING,results[3]: PENDING",
        ]
    );
    let later = look(THREADS, 130 * MS);
    let futures = told(&later.things).pop().expect("futures");
    assert!(futures.contains("results[1]: FINISHED 1") && futures.contains("results[3]: RUNNING"), "{futures}");
}

const ASYNC: &str = "\
import asyncio

async def waits(lock):
    async with lock:
        await asyncio.sleep(0.02)

async def main():
    lock = asyncio.Lock()
    box = asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        for _ in range(2):
            group.create_task(waits(lock))
        taker = group.create_task(box.get())
        await asyncio.sleep(0.01)
        box.put_nowait(1)

asyncio.run(main())
";

#[test]
fn a_loop_shows_what_is_ready_and_what_is_timed() {
    let reply = look(ASYNC, 6 * MS);
    let told = told(&reply.things);
    assert!(told[0].starts_with("MainThread _UnixSelectorEventLoop timers="), "{told:#?}");
    assert!(told[0].contains("Task-1@") && told[0].contains("Task-2@"), "{told:#?}");
    assert!(told.contains(&"lock Lock flag=True waiters=Task-3".to_owned()), "{told:#?}");
    assert!(told.contains(&"box Queue length=0 getters=Task-4 unfinished=0".to_owned()), "{told:#?}");
    let frames: Vec<_> =
        reply.tasks.iter().map(|task| (&*task.name, &*task.frames[0].function, task.frames[0].line)).collect();
    assert_eq!(frames, [("Task-1", "main", 14), ("Task-2", "waits", 5), ("Task-3", "waits", 4)]);

    // Turns of the loop, forwards and backwards.
    let there = steps(ASYNC, 0, &Sought::Turn, true, 5);
    let mut back = steps(ASYNC, there[4].0, &Sought::Turn, false, 4);
    back.reverse();
    assert_eq!(there[..4], back);
}

const LINES: &str = "\
def double(n):
    m = n + n
    return m

total = 0
for n in range(2):
    total += double(n)
print(total)
";

#[test]
fn steps_go_from_line_to_line_in_both_directions() {
    let end = run(&RunRequest::new(LINES)).stats.makespan;
    let there = steps(LINES, 0, &Sought::Line, true, 100);
    let lines: Vec<u32> = there.iter().map(|(_, line)| *line).collect();
    assert_eq!(lines, [1, 5, 6, 7, 2, 3, 6, 7, 2, 3, 6, 8]);
    let mut back = steps(LINES, end, &Sought::Line, false, 100);
    back.reverse();
    assert_eq!(there, back);
    let stops: Vec<u32> =
        steps(LINES, 0, &Sought::Lines(vec![3, 8]), true, 100).iter().map(|(_, line)| *line).collect();
    assert_eq!(stops, [3, 3, 8]);
    let finest = steps(LINES, there[1].0, &Sought::Instruction, true, 4);
    assert_eq!(finest.iter().map(|(_, line)| *line).collect::<Vec<_>>(), [5, 6, 6, 6]);
}

const POOL: &str = "\
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(1) as pool:
    future = pool.submit(pow, 2, 5)
    print(future.result())
";

#[test]
fn steps_go_into_the_library() {
    let seek = |from: Ns, sought: Sought| {
        let seek = Some(Seek { sought, forwards: true });
        inspect(&InspectRequest { run: RunRequest::new(POOL), at: from, seek })
    };
    let at_submit = seek(0, Sought::Lines(vec![3]));
    assert!(at_submit.found && at_submit.threads[0].inside.is_empty(), "not in the library yet");
    let entered = seek(at_submit.at, Sought::Inside);
    let inside = &entered.threads[0].inside;
    assert_eq!((entered.threads[0].frames[0].line, inside.len()), (3, 1));
    let frame = &inside[0];
    assert_eq!((&*frame.file, &*frame.frame.function), ("concurrent/futures/thread.py", "ThreadPoolExecutor.submit"));
    let text = |frame: &InsideAt| frame.text[(frame.frame.line - frame.first) as usize].trim().to_owned();
    assert!(!text(frame).is_empty() && frame.text.len() > 5, "{frame:?}");
    assert!(frame.frame.variables.iter().any(|(name, _)| name == "fn" || name == "args"), "{frame:?}");
    // Line after line, until the worker lives; it is nowhere but in the library.
    let mut here = entered;
    for _ in 0..400 {
        let next = seek(here.at, Sought::Inside);
        assert!(next.found && next.at > here.at);
        here = next;
        if here.threads.len() > 1 && here.threads[1].inside.iter().any(|frame| frame.frame.function == "_worker") {
            break;
        }
    }
    let worker = &here.threads[1];
    assert!(worker.frames.is_empty() && worker.inside[0].file == "threading.py", "{worker:?}");
    assert!(worker.inside.iter().all(|frame| !text(frame).is_empty()));
}

const RACE: &str = "\
import threading

counter = 0

def work():
    global counter
    for _ in range(4_000):
        counter += 1

threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";

#[test]
fn watching_changes_nothing_and_crosses_switches() {
    for gil in [true, false] {
        let mut request = RunRequest::new(RACE);
        (request.machine.gil, request.machine.switch_interval) = (gil, MS / 10);
        let middle = run(&request).stats.makespan / 2;
        let state = |seek: Option<Seek>, at| inspect(&InspectRequest { run: request.clone(), at, seek });
        let seek = |forwards| Some(Seek { sought: Sought::Lines(vec![8]), forwards });
        let mut at = middle;
        for _ in 0..20 {
            let found = state(seek(true), at);
            let again = state(None, found.at);
            assert_eq!(InspectReply { found: true, ..again }, found, "the state found is that of the moment");
            at = found.at;
        }
        for _ in 0..20 {
            at = state(seek(false), at).at;
        }
        let last = state(seek(true), middle);
        // Without a GIL both threads may come to a line at one moment.
        assert!((at <= middle || !gil) && last.at > middle, "{gil} {at} {middle} {}", last.at);
        let innermost = last.threads.iter().filter_map(|thread| thread.frames.last());
        assert!(
            innermost.filter(|frame| frame.function == "work").any(|frame| frame.line == 8),
            "somebody stands there"
        );
    }
}

#[test]
fn a_line_opens_into_instructions() {
    let code = |gil: bool, every: bool| {
        let mut request = RunRequest::new(RACE);
        request.machine.gil = gil;
        if every {
            request.machine.switch_points = gilscope::protocol::SwitchPoints::EveryBytecode;
        }
        let at = run(&request).stats.makespan / 2;
        let seek = Some(Seek { sought: Sought::Lines(vec![8]), forwards: true });
        let reply = inspect(&InspectRequest { run: request, at, seek });
        let thread = reply.threads.into_iter().find(|thread| thread.code.first().is_some_and(|first| first.is_here));
        thread.expect("a thread is about to begin the line").code
    };
    let modern = code(true, false);
    let texts: Vec<_> = modern.iter().map(|instr| instr.text.split_whitespace().next().unwrap_or_default()).collect();
    assert_eq!(texts, ["LOAD_GLOBAL", "LOAD_SMALL_INT", "BINARY_OP", "STORE_GLOBAL", "JUMP_BACKWARD"]);
    let switches =
        |code: &[gilscope::protocol::InstructionAt]| code.iter().map(|instr| instr.may_switch).collect::<Vec<_>>();
    assert_eq!(switches(&modern), [false, false, false, false, true]);
    assert_eq!(switches(&code(true, true)), [true; 5]);
    assert_eq!(switches(&code(false, false)), [true; 5]);
}

#[test]
fn a_run_goes_on_with_another_thread() {
    let source = "\
import threading
lock = threading.Lock()
def work(name):
    with lock:
        print(name)
lock.acquire()
threads = [threading.Thread(target=work, args=(name,), name=name) for name in 'abc']
for thread in threads:
    thread.start()
lock.release()
for thread in threads:
    thread.join()
";
    let printed =
        |request: &RunRequest| -> String { run(request).output.into_iter().map(|piece| piece.text).collect() };
    let mut request = RunRequest::new(source);
    assert_eq!(printed(&request), "a\nb\nc\n");
    let mut at = 0;
    // The first question about the lock.
    let choice = loop {
        let choice = inspect(&InspectRequest { run: request.clone(), at, seek: None }).choice.expect("a choice");
        if choice.kind == 2 {
            break choice;
        }
        at = choice.at + 1;
    };
    assert_eq!(choice.threads.iter().map(|(thread, _)| *thread).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(choice.taken, 0);
    request.schedule = Some(choice.threads[2].1.clone());
    assert!(printed(&request).starts_with('c'), "{}", printed(&request));
    let again = inspect(&InspectRequest { run: request, at: choice.at, seek: None });
    assert_eq!(again.at, choice.at);
}
