//! Requests and replies: outcomes, limits, traces, exports, inspection.

use gilscope::app::lab::words;
use gilscope::app::lens::why::facts as lens_facts;
use gilscope::base::MS;
use gilscope::engine;
use gilscope::i18n::{Lang, endings, lanes, lens};
use gilscope::protocol::{DiagnosticKind, File, InspectRequest, Outcome, RunReply, RunRequest, Stream};
use gilscope::timeline::{Group, Timeline};
use gilscope::trace::check::check;
use gilscope::trace::{FlowKind, InstantKind, Slice, State, Trace, TrackKind, chrome, text};

fn run(source: &str) -> RunReply {
    engine::run(&RunRequest::new(source))
}

fn written(reply: &RunReply, stream: Stream) -> String {
    reply.output.iter().filter(|piece| piece.stream == stream).map(|piece| piece.text.as_str()).collect()
}

const DEADLOCK: &str = "\
import threading, time
a = threading.Lock()
b = threading.Lock()
def one():
    with a:
        time.sleep(0.01)
        with b:
            pass
def two():
    with b:
        time.sleep(0.01)
        with a:
            pass
threading.Thread(target=one).start()
threading.Thread(target=two).start()
";

#[test]
fn a_deadlock_says_who_waits_for_whom() {
    let reply = run(DEADLOCK);
    let Outcome::Deadlock(text) = &reply.outcome else { panic!("{:?}", reply.outcome) };
    for part in [
        "MainThread waits for the end of Thread-1 (one)",
        "Thread-1 (one) (line 7) waits for b, held by Thread-2 (two)",
        "Thread-2 (two) (line 12) waits for a, held by Thread-1 (one)",
    ] {
        assert!(text.contains(part), "{part:?} is missing in:\n{text}");
    }
    assert_eq!(reply.outcome.status(), 70);
    check(&reply.trace).unwrap();
}

#[test]
fn a_deadlock_names_what_the_program_called() {
    let text = |source: &str| match run(source).outcome {
        Outcome::Deadlock(text) => text,
        other => panic!("{other:?}"),
    };
    let queue = text("import queue\nq = queue.Queue()\n\nq.get()\n");
    assert!(queue.ends_with("MainThread (line 4) waits in Queue.get"), "{queue}");
    let own = text(
        "import threading\ndef main():\n    mine = threading.Lock()\n    with mine:\n        mine.acquire()\nmain()\n",
    );
    assert!(own.ends_with("MainThread (line 5) waits for mine, which it holds itself"), "{own}");
    let path = text(
        "import threading\nclass Account:\n    def __init__(self):\n        self.lock = threading.Lock()\n\
         accounts = [Account(), Account()]\naccounts[1].lock.acquire()\nwith accounts[1].lock:\n    pass\n",
    );
    assert!(path.ends_with("(line 7) waits for accounts[1].lock, which it holds itself"), "{path}");
}

const TASKS_THAT_WAIT: &str = "\
import asyncio
async def both(first, second):
    async with first:
        await asyncio.sleep(0.1)
        async with second:
            pass
async def follow(task):
    await task
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    tasks = [asyncio.create_task(both(a, b), name='ab'), asyncio.create_task(both(b, a), name='ba')]
    tasks += [asyncio.create_task(follow(tasks[0])) for _ in range(9)]
    tasks[0].get_loop().call_later(0.2, asyncio.create_task, asyncio.sleep(0))
    await asyncio.get_running_loop().create_future()
asyncio.run(main())
";

#[test]
fn a_deadlock_names_what_tasks_wait_for() {
    let Outcome::Deadlock(text) = run(TASKS_THAT_WAIT).outcome else { panic!("nobody goes on") };
    let told = "\
every thread waits for something that nobody is left to do
  MainThread (line 15) waits in run
    Task-1 (line 14) waits for a future
    ab (line 5) waits in Lock.acquire
    ba (line 5) waits in Lock.acquire
    Task-2 (line 8) waits for ab
    Task-3 (line 8) waits for ab
    Task-4 (line 8) waits for ab
    Task-5 (line 8) waits for ab
    Task-6 (line 8) waits for ab
    and 4 more tasks";
    assert_eq!(text, told);
    let zh = endings::told(Lang::Zh, &text).expect("words");
    for part in [
        "\n    Task-1（第 14 行）在等一个 future\n",
        "\n    ab（第 5 行）在 Lock.acquire 里等\n",
        "\n    还有 4 个任务",
    ] {
        assert!(zh.contains(part), "{part:?} is missing in:\n{zh}");
    }
}

#[test]
fn limits_end_a_run_with_a_line() {
    let mut request = RunRequest::new("x = 0\nwhile True:\n    x += 1\n");
    request.limits.instructions = 100_000;
    let Outcome::Limit(text) = engine::run(&request).outcome else { panic!() };
    assert!(text.contains("instructions") && text.contains("line 3") || text.contains("line 2"), "{text}");

    let mut request = RunRequest::new("import time\n\ntime.sleep(10)\n");
    request.limits.time = 2_500 * MS;
    let Outcome::Limit(text) = engine::run(&request).outcome else { panic!() };
    assert!(text.contains("2.5 s") && text.contains("line 3"), "{text}");

    let mut request = RunRequest::new("while True:\n    print('x' * 100)\n");
    request.limits.output = 5_000;
    let reply = engine::run(&request);
    assert!(matches!(&reply.outcome, Outcome::Limit(text) if text.contains("5000 bytes")), "{:?}", reply.outcome);
    assert!(written(&reply, Stream::Stdout).len() <= 5_000);
}

#[test]
fn what_is_not_supported_is_named_with_its_line() {
    let reply = run("print(1)\n\nimport tkinter\n");
    let Outcome::Unsupported(text) = &reply.outcome else { panic!("{:?}", reply.outcome) };
    assert!(
        text.starts_with("gilscope does not support") && text.contains("tkinter") && text.ends_with("(line 3)"),
        "{text}"
    );
    assert_eq!(written(&reply, Stream::Stdout), "1\n");
    assert_eq!(reply.diagnostics[0].kind, DiagnosticKind::Unsupported);
    assert_eq!(reply.diagnostics[0].span.line, 3);
}

#[test]
fn what_another_program_lacks_is_named_with_the_line_that_waits_for_it() {
    let reply = run("import subprocess\n\nsubprocess.run(['ls', '--zero'])\n");
    let Outcome::Unsupported(text) = &reply.outcome else { panic!("{:?}", reply.outcome) };
    assert!(text.contains("ls") && text.ends_with("(line 3)"), "{text}");
    let gils = reply.trace.tracks.iter().filter(|track| matches!(track.kind, TrackKind::Gil)).count();
    assert_eq!(gils, 1, "programs in C have none");
}

#[test]
fn a_syntax_error_reads_as_in_cpython() {
    let reply = run("def f():\n    x = (1 +\n    return 2\n");
    assert_eq!(reply.outcome, Outcome::Exit(1));
    let text = written(&reply, Stream::Stderr);
    assert!(text.starts_with("  File \"main.py\", line "), "{text}");
    assert!(text.contains('^') && text.contains("SyntaxError: "), "{text}");
    assert_eq!(reply.diagnostics[0].kind, DiagnosticKind::Syntax);
}

#[test]
fn an_uncaught_exception_is_a_diagnostic() {
    let reply = run("def f():\n    return 1 / 0\n\nf()\n");
    assert_eq!(reply.outcome, Outcome::Exit(1));
    let expected = "Traceback (most recent call last):\n  File \"main.py\", line 4, in <module>\n    f()\n    ~^^\n  \
        File \"main.py\", line 2, in f\n    return 1 / 0\n           ~~^~~\nZeroDivisionError: division by zero\n";
    assert_eq!(written(&reply, Stream::Stderr), expected);
    let diagnostic = &reply.diagnostics[0];
    assert_eq!(diagnostic.kind, DiagnosticKind::Exception);
    assert_eq!(diagnostic.message, "ZeroDivisionError: division by zero");
    assert_eq!(diagnostic.span.line, 2);
    assert!(reply.trace.instants.iter().any(|instant| instant.kind == InstantKind::Failed && instant.line == 2));
}

const THREADS: &str = "\
import threading, time

def work(n):
    total = 0
    for i in range(n):
        total += i * i
    print(n)

threads = [threading.Thread(target=work, args=(400_000,)) for _ in range(2)]
for t in threads:
    t.start()
time.sleep(0.01)
for t in threads:
    t.join()
";

/// The program goes on and is not at fault in the editor, but the picture shows where its thread or child ended.
#[test]
fn an_exception_that_ends_a_thread_or_a_child_marks_its_lane_only() {
    let reply = run("import multiprocessing, sys, threading
def fails(text):
    raise ValueError(text)
def leaves():
    sys.exit()
if __name__ == '__main__':
    threading.excepthook = print
    for worker in (threading.Thread(target=leaves), threading.Thread(target=fails, args=('one',), name='one'),
                   multiprocessing.Process(target=fails, args=('two',))):
        worker.start()
        worker.join()
");
    assert_eq!(reply.outcome, Outcome::Exit(0));
    assert!(reply.diagnostics.is_empty(), "{:?}", reply.diagnostics);
    let trace = &reply.trace;
    let failed = trace.instants.iter().filter(|instant| instant.kind == InstantKind::Failed);
    let marks: Vec<_> = failed.map(|instant| (instant.line, &*trace.strings[instant.detail as usize])).collect();
    assert_eq!(marks, [(3, "ValueError: one"), (3, "ValueError: two")]);
    let of = trace.instants.iter().find(|instant| instant.kind == InstantKind::Failed).map(|instant| instant.track);
    assert_eq!(of, Some(track(trace, "one")));
}

fn track(trace: &Trace, name: &str) -> u32 {
    trace.tracks.iter().position(|track| track.name == name).unwrap_or_else(|| panic!("no track {name}")) as u32
}

#[test]
fn a_trace_shows_threads_gil_and_cores() {
    let reply = run(THREADS);
    let trace = &reply.trace;
    check(trace).unwrap();
    let names: Vec<&str> = trace.tracks.iter().map(|track| track.name.as_str()).collect();
    assert_eq!(names[..5], ["main.py", "MainThread", "Thread-1 (work)", "Thread-2 (work)", "GIL"]);
    let main = track(trace, "MainThread");
    let states = |id| trace.slices.iter().filter(move |slice| slice.track == id).map(|slice| slice.state);
    assert!(states(main).any(|state| state == State::Sleeping));
    assert!(states(main).any(|state| state == State::Blocked), "main waits for its threads");
    let worker = track(trace, "Thread-1 (work)");
    assert!(states(worker).any(|state| state == State::WaitingGil));
    let flow = |kind| trace.flows.iter().filter(|flow| flow.kind == kind).count();
    assert_eq!(flow(FlowKind::Spawn), 2);
    assert!(flow(FlowKind::Gil) as u64 == reply.stats.gil_switches);
    assert!(reply.stats.forced_switches > 3, "{:?}", reply.stats);
    let outputs = trace.instants.iter().filter(|instant| instant.kind == InstantKind::Output);
    let outputs: Vec<_> =
        outputs.map(|instant| (trace.strings[instant.detail as usize].as_str(), instant.line)).collect();
    assert_eq!(outputs, [("400000\n", 7), ("400000\n", 7)]);
    let sleep = trace.slices.iter().find(|slice| slice.state == State::Sleeping).unwrap();
    assert_eq!(sleep.line, 12);
    let join = trace.slices.iter().rfind(|slice| slice.state == State::Blocked && slice.track == main).unwrap();
    assert_eq!((join.line, trace.strings[join.detail as usize].as_str()), (14, "join Thread-2 (work)"));
    assert_eq!(join.owner, Some(track(trace, "Thread-2 (work)")));
}

#[test]
fn only_locks_that_threads_competed_for_are_drawn() {
    let source = |sleep| {
        format!(
            "import threading, time\nlock = threading.Lock()\ndef work():\n    with lock:\n        time.sleep(0.01)\n\
         t = threading.Thread(target=work)\nt.start()\n{sleep}\nwith lock:\n    pass\nt.join()\n"
        )
    };
    let locks = |reply: &RunReply| reply.trace.tracks.iter().filter(|t| matches!(t.kind, TrackKind::Lock(_))).count();
    let competed = run(&source("time.sleep(0.001)"));
    assert_eq!((locks(&competed), &competed.outcome), (1, &Outcome::Exit(0)));
    assert!(matches!(competed.trace.tracks[track(&competed.trace, "lock") as usize].kind, TrackKind::Lock(_)));
    assert_eq!(locks(&run(&source("t.join()"))), 0);
}

#[test]
fn whoever_takes_its_own_lock_waits_for_itself() {
    let reply = run("import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n");
    let timeline = Timeline::new(reply.trace);
    let main = timeline.lanes.iter().find(|lane| timeline.name(lane.track) == "MainThread").expect("its lane");
    assert!(timeline.lanes.iter().any(|lane| timeline.name(lane.track) == "lock"), "the lock has a lane");
    for (lang, said, because) in [
        (Lang::Zh, "阻塞：lock（MainThread 持有）", "就在它自己手里"),
        (Lang::En, "blocked: lock (MainThread has it)", "it has what it needs itself"),
    ] {
        // The playhead stands at the end at first: the thread is still there.
        assert_eq!(words::now(lang, &timeline, main, timeline.end), said);
        let (facts, _) = lens_facts(&timeline, main, timeline.end).expect("facts");
        let sentence = format!("{:?}", lens::sentence(lang, &facts));
        assert!(sentence.contains(because), "{sentence}");
    }
}

#[test]
fn threads_of_the_library_say_what_they_wait_in() {
    let reply = run("from concurrent.futures import ThreadPoolExecutor\nimport time\n\
         with ThreadPoolExecutor(1) as pool:\n    pool.submit(int).result()\n    time.sleep(0.01)\n");
    let worker = track(&reply.trace, "ThreadPoolExecutor-0_0");
    let blocked = |slice: &&Slice| slice.track == worker && slice.state == State::Blocked;
    let details = reply.trace.slices.iter().filter(blocked).map(|slice| &*reply.trace.strings[slice.detail as usize]);
    let details: Vec<_> = details.collect();
    assert!(!details.is_empty() && details.iter().all(|detail| !detail.is_empty()), "{details:?}");
}

#[test]
fn a_long_trace_is_cut_and_the_run_goes_on() {
    let mut request = RunRequest::new(THREADS);
    let whole = engine::run(&request);
    request.limits.trace = 20;
    let reply = engine::run(&request);
    assert!(reply.stats.trace_cut && !whole.stats.trace_cut);
    assert_eq!(reply.output, whole.output);
    assert_eq!(reply.stats.makespan, whole.stats.makespan);
    assert!(reply.trace.slices.len() < 40, "{} slices", reply.trace.slices.len());
    check(&reply.trace).unwrap();
}

#[test]
fn inspection_tells_where_each_thread_stands() {
    let run = RunRequest::new(THREADS);
    let at = |ms| engine::inspect(&InspectRequest { run: run.clone(), at: ms * MS, seek: None });
    let early = at(25);
    let frames: Vec<_> = early.threads.iter().map(|thread| thread.frames.last().unwrap()).collect();
    assert_eq!((frames[0].function.as_str(), frames[0].line), ("<module>", 12), "{early:?}");
    assert!(frames[1].function == "work" && matches!(frames[1].line, 5 | 6), "{early:?}");
    assert_eq!(at(10_000).threads.len(), 0, "nobody lives after the end");
}

#[test]
fn who_waits_for_ever_still_stands_there_at_the_end() {
    let run = RunRequest::new(DEADLOCK);
    let at = engine::run(&run).trace.end;
    let reply = engine::inspect(&InspectRequest { run, at, seek: None });
    let lines: Vec<_> = reply.threads.iter().filter_map(|thread| Some(thread.frames.last()?.line)).collect();
    assert!(lines.contains(&7) && lines.contains(&12), "{reply:?}");
    let timeline = Timeline::new(engine::run(&RunRequest::new(DEADLOCK)).trace);
    let threads = timeline.lanes.iter().filter(|lane| matches!(lane.group, Group::Thread(_)));
    for lane in threads {
        let why = timeline.why(lane, timeline.end).expect("it waits");
        assert!(why.is_last && why.release.is_none(), "{}: {why:?}", timeline.name(lane.track));
    }
}

#[test]
fn inspection_tells_the_variables_in_brief() {
    let source = r#"
import threading, time
from collections import deque

class Account:
    def __init__(self, owner):
        self.owner, self.balance, self._log = owner, 10, []
    def __repr__(self):
        return "a repr that is written in Python"

def work(n, *rest, key="é" * 200):
    many = list(range(1000))
    nested = {"a": [[[[1]]]], 2: (3,)}
    account, empty = Account("Ann"), deque()
    total = 0
    def inner():
        return total
    for i in range(n):
        total += i
    time.sleep(1)

limit = 4
work(limit, 1, 2)
"#;
    let reply = engine::inspect(&InspectRequest { run: RunRequest::new(source), at: 500 * MS, seek: None });
    let [module, work] = &reply.threads[0].frames[..] else { panic!("{reply:?}") };
    assert_eq!(module.variables, [("limit".into(), "4".into())]);
    let value = |name: &str| work.variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    assert_eq!(value("n"), Some("4"));
    assert_eq!(value("rest"), Some("(1, 2)"));
    assert_eq!(value("total"), Some("6"));
    assert_eq!(value("i"), Some("3"));
    assert_eq!(value("many"), Some("[0, 1, 2, 3, 4, 5, 6, 7, … +992]"));
    assert_eq!(value("nested"), Some("{'a': [[[… 1]]], 2: (3,)}"));
    assert_eq!(value("account"), Some("<Account owner='Ann' balance=10>"));
    assert_eq!(value("empty"), Some("deque([])"));
    assert_eq!(value("inner"), None, "functions stand in the listing");
    assert!(value("key").is_some_and(|text| text.ends_with('…') && text.chars().count() < 130));
}

#[test]
fn equal_requests_get_equal_replies() {
    assert_eq!(run(THREADS), run(THREADS));
}

#[test]
fn a_module_of_another_text_is_another_module() {
    let said = |text: &str| {
        let mut request = RunRequest::new("import helper\nprint(helper.said())\n");
        request.files = vec![File { name: "helper.py".into(), bytes: text.as_bytes().to_vec() }];
        written(&engine::run(&request), Stream::Stdout)
    };
    let (one, other) = ("def said():\n    return 'one'\n", "def said():\n    return 'other'\n");
    assert_eq!([said(one), said(other), said(one)], ["one\n", "other\n", "one\n"]);
}

#[test]
fn exports_show_every_track() {
    let reply = run(THREADS);
    let json = chrome::json(&reply.trace);
    let chart = text::gantt(&reply.trace, 60);
    for name in ["MainThread", "Thread-1 (work)", "GIL", "Core 0"] {
        assert!(json.contains(name) && chart.contains(name), "{name} is missing:\n{chart}");
    }
    assert!(json.contains(r#""ph":"X""#) && json.contains(r#""ph":"s""#) && json.contains(r#""ph":"i""#));
    let balanced = |open, close| json.matches(open).count() == json.matches(close).count();
    assert!(balanced('{', '}') && balanced('[', ']'));
}

/// A task that blocks the loop, one that sleeps, and more than have lanes.
const TASKS: &str = "\
import asyncio, time
async def job(ms):
    await asyncio.sleep(ms / 1000)
    if ms == 20:
        time.sleep(0.02)
async def take(queue):
    await queue.get()
async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(job(ms), name=f'job {ms}') for ms in (10, 20, 30)]
    tasks.append(asyncio.create_task(take(queue)))
    await tasks[2]
    queue.put_nowait(1)
    await asyncio.gather(*tasks)
    await asyncio.gather(*(job(5) for _ in range(60)))
asyncio.run(main())
";

#[test]
fn tasks_have_lanes_under_their_thread() {
    let reply = run(TASKS);
    let chart = text::gantt(&reply.trace, 50);
    let lanes: Vec<&str> = chart.lines().filter(|line| line.starts_with("  ")).skip(1).take(6).collect();
    assert_eq!(
        lanes,
        [
            "  event loop ..bbbbbbbbbbbbbbbbbbbbbsssssssssssssssssssssbbbbbb",
            "  Task-1     ..bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
            "  job 10     ..ssssssssssss",
            "  job 20     ..sssssssssssssssssssssssssssssssssssssssssss",
            "  job 30     ..sssssssssssssssssssssssssssssssssssssssssss",
            "  Task-2     ..bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        ],
        "{chart}"
    );
    assert!(chart.contains("+ 17 tasks"), "{chart}");
    let json = chrome::json(&reply.trace);
    assert!(json.contains("event loop") && json.contains("job 20"));
    let track = |name: &str| reply.trace.tracks.iter().position(|track| track.name == name).unwrap() as u32;
    let (main, taker) = (track("Task-1"), track("Task-2"));
    let kinds = |from, to| {
        let flows = reply.trace.flows.iter().filter(move |flow| flow.from == from && flow.to == to);
        flows.map(|flow| flow.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(main, taker), [FlowKind::Spawn, FlowKind::Wake], "made, and handed an item");
    let wait = reply.trace.slices.iter().find(|slice| slice.track == taker && slice.state == State::Blocked).unwrap();
    assert_eq!((reply.trace.strings[wait.detail as usize].as_str(), wait.line), ("Queue.get", 7));
}

/// What the library keeps for itself says nothing to a reader: a wait goes by what the program called.
#[test]
fn waits_go_by_public_names() {
    let reply = run("from concurrent.futures import ProcessPoolExecutor\n\n\
         def work(n):\n    return n\n\n\
         if __name__ == '__main__':\n    with ProcessPoolExecutor(2) as pool:\n        print(list(pool.map(work, range(3))))\n");
    let main = |slice: &&Slice| slice.track == reply.trace.slices[0].track;
    let names: Vec<_> = reply
        .trace
        .slices
        .iter()
        .filter(main)
        .map(|slice| reply.trace.strings[slice.detail as usize].as_str())
        .collect();
    assert!(names.contains(&"Executor.map"), "{names:?}");
    assert!(!names.iter().any(|name| name.starts_with('_')), "{names:?}");
}

#[test]
fn endings_are_told_in_the_readers_language() {
    let told = |source: &str| match run(source).outcome {
        Outcome::Deadlock(text) | Outcome::Limit(text) | Outcome::Unsupported(text) => {
            assert_eq!(endings::told(Lang::En, &text), None);
            endings::told(Lang::Zh, &text).unwrap_or(text)
        }
        other @ Outcome::Exit(_) => format!("{other:?}"),
    };
    assert_eq!(
        told(DEADLOCK),
        "死锁：2 个线程互相等待
  MainThread 在等 Thread-1 (one) 结束
  Thread-1 (one)（第 7 行）在等 b，它在 Thread-2 (two) 手里
  Thread-2 (two)（第 12 行）在等 a，它在 Thread-1 (one) 手里"
    );
    let itself = "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n";
    assert_eq!(told(itself), "死锁：一个线程在等它自己\n  MainThread（第 4 行）在等 lock，而它就在自己手里");
    let nobody = "import queue\nqueue.Queue().get()\n";
    assert_eq!(told(nobody), "所有线程都在等，等的事却没有谁会去做了\n  MainThread（第 2 行）在 Queue.get 里等");
    let other = "from subprocess import PIPE, Popen\nPopen(['cat'], stdin=PIPE).wait()\n";
    assert!(told(other).ends_with("MainThread（第 2 行）在 Popen.wait 里等\n  cat 的 MainThread 在等输入或输出"));
    assert_eq!(told("import tkinter\n"), "gilscope 还不支持：the module tkinter（第 1 行）");
    let hint = &run("with lock：\n    pass\n").diagnostics[0].hint;
    assert_eq!(endings::told(Lang::Zh, hint).as_deref(), Some("是不是想写 ':'？"));
    let mut request = RunRequest::new("import time\nwhile True:\n    time.sleep(1)\n");
    request.limits.time = 2_500 * MS;
    let Outcome::Limit(text) = engine::run(&request).outcome else { panic!("it has no end") };
    assert_eq!(endings::told(Lang::Zh, &text).as_deref(), Some("运行时间超过了 2.5 秒（第 3 行）"));
    let limits = [
        ("while True:\n    pass\n", "执行的字节码指令超过了 2 亿条（第 1 行）"),
        ("while True:\n    print('x' * 9999)\n", "输出超过了 1048576 字节（第 2 行）"),
        (
            "import threading, time\nwhile True:\n    threading.Thread(target=time.sleep, args=(9,)).start()\n",
            "活着的线程超过了 2000 个（第 3 行）",
        ),
    ];
    for (source, expected) in limits {
        let Outcome::Limit(text) = run(source).outcome else { panic!("{source} ends") };
        assert_eq!(endings::told(Lang::Zh, &text).as_deref(), Some(expected));
    }
    // Other words than the engine's stay, and so do names that look odd.
    assert_eq!(endings::told(Lang::Zh, "ValueError: deadlock"), None);
    let odd = "deadlock: a thread waits for itself\n  who waits here (line 3) waits for x";
    assert!(endings::told(Lang::Zh, odd).is_some_and(|text| text.ends_with("\n  who waits here (line 3) waits for x")));
}

/// A lock without a name, and a thread, a task and printed text that read like the machine's own names.
const NAMESAKES: &str = "\
import asyncio, threading, time
def hold(lock):
    with lock:
        time.sleep(0.01)
        print('turn 1', end='')
async def main():
    await asyncio.create_task(asyncio.sleep(0.01), name='turn 2')
locks = {'a': {0: [threading.Lock()]}}
for name in ('event loop', 'Core 1'):
    threading.Thread(target=hold, args=[locks['a'][0][0]], name=name).start()
asyncio.run(main())
";

#[test]
fn lanes_have_names_in_the_readers_language() {
    let english = run(TASKS).trace;
    let mut chinese = english.clone();
    chinese.rename(|name, is_turn| lanes::name(Lang::En, name, is_turn));
    assert_eq!(chinese, english);
    chinese.rename(|name, is_turn| lanes::name(Lang::Zh, name, is_turn));
    let names: Vec<&str> = chinese.tracks.iter().map(|track| track.name.as_str()).collect();
    for name in ["MainThread", "事件循环", "job 10", "+ 17 个任务", "GIL", "核心 0"] {
        assert!(names.contains(&name), "{name} is not among {names:?}");
    }
    let details: Vec<&str> = chinese.slices.iter().map(|slice| &*chinese.strings[slice.detail as usize]).collect();
    assert!(details.contains(&"第 1 圈"));
    let english_word = |text: &&&str| text.starts_with("turn ") || text.starts_with("lock ") || **text == "a future";
    assert_eq!(details.iter().find(english_word), None);
    assert!(!names.iter().any(|name| ["Core", "event loop", "tasks"].iter().any(|word| name.contains(word))));

    let mut own = run(NAMESAKES).trace;
    own.rename(|name, is_turn| lanes::name(Lang::Zh, name, is_turn));
    let kinds = |name: &str| {
        let named = own.tracks.iter().filter(|track| track.name == name);
        named.map(|track| std::mem::discriminant(&track.kind)).collect::<Vec<_>>()
    };
    let kind = std::mem::discriminant(&TrackKind::Thread(0));
    assert_eq!((kinds("event loop"), kinds("Core 1")), (vec![kind], vec![kind]), "threads keep their names");
    assert_eq!(kinds("turn 2"), [std::mem::discriminant(&TrackKind::Task)]);
    let text = |detail: u32| own.strings[detail as usize].as_str();
    let mut printed = own.instants.iter().filter(|instant| instant.kind == InstantKind::Output);
    assert!(printed.all(|instant| text(instant.detail) == "turn 1"), "what is printed stays");
    assert!(own.slices.iter().any(|slice| text(slice.detail) == "第 1 圈"), "and a turn of the loop does not");
    assert!(own.slices.iter().any(|slice| text(slice.detail) == "turn 2"), "a task is waited for by its name");
}

#[test]
fn requests_that_make_no_sense_are_refused() {
    let mut request = RunRequest::new("print(1)");
    request.schedule = Some("what?".into());
    assert!(matches!(engine::run(&request).outcome, Outcome::Unsupported(text) if text.contains("what?")));
    let mut request = RunRequest::new("print(1)");
    request.version = 99;
    assert!(matches!(engine::run(&request).outcome, Outcome::Unsupported(text) if text.contains("99")));
}

#[test]
fn a_program_gets_its_arguments_once() {
    let mut request = RunRequest::new("import sys\nprint(sys.argv)\n");
    request.args = vec!["a".into(), "b".into()];
    assert_eq!(written(&engine::run(&request), Stream::Stdout), "['main.py', 'a', 'b']\n");
}

#[test]
fn what_ran_before_does_not_matter() {
    // Names of modules that are imported later, or by an earlier run, or only in another process.
    let own = "class total_seconds:\n    isoformat = 1\nimport sys\nfor name in ['datetime', 'json', 'queue']:\n    \
         module = __import__(name)\n    print(len(dir(module)), name in sys.modules)\nprint(vars(total_seconds)['isoformat'], \
         module.Queue.put.__name__, getattr(total_seconds, 'fromisoformat', None))\n";
    let processes = "import multiprocessing\ndef work(n):\n    import datetime\n    \
         return str(datetime.timedelta(n)), work.__name__\nif __name__ == '__main__':\n    \
         with multiprocessing.Pool(2) as pool:\n        print(pool.map(work, [1, 2]))\n";
    let sources = [own, processes, DEADLOCK, own, processes];
    let together = std::thread::spawn(move || sources.map(run)).join().expect("the runs end");
    for (source, after) in sources.into_iter().zip(together) {
        let alone = std::thread::spawn(move || run(source)).join().expect("the run ends");
        assert!(alone == after, "{source}\n{:?}\n{:?}", alone.output, after.output);
        assert!(!matches!(alone.outcome, Outcome::Unsupported(_) | Outcome::Limit(_)), "{:?}", alone.outcome);
    }
}
