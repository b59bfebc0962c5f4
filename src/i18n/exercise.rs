//! What the exercise says: the elastic pool, in the simulator and on real processes.

use super::Lang;

/// The words of the exercise in one language. Lists of checks are in the order of `pool::checks::CHECKS`.
#[derive(Debug)]
pub struct Words {
    /// Heading of the part that runs it on real processes.
    pub real_title: &'static str,
    /// What that means.
    pub real_hint: &'static str,
    /// Runs it on real processes.
    pub real: &'static str,
    /// Ends the run.
    pub stop: &'static str,
    /// Ends one process as a signal does.
    pub kill: &'static str,
    /// What the real run writes.
    pub output: &'static str,
    /// Heading of the checks.
    pub verdicts: &'static str,
    /// In place of the checks, before they were looked at.
    pub no_verdicts: &'static str,
    /// Above the checks: the simulator still runs the changed program.
    pub waiting: &'static str,
    /// The same: the changed program has no run.
    pub no_run: &'static str,
    /// Column of what is asked.
    pub asked: &'static str,
    /// Heading of hints and solution.
    pub help: &'static str,
    /// Hints, from a nudge to nearly everything.
    pub hints: [(&'static str, &'static str); 3],
    /// Opens the solution.
    pub solution: &'static str,
    /// Puts it into the program.
    pub solve: &'static str,
    /// Without script.
    pub no_script: &'static str,
    /// What each check asks.
    pub checks: [&'static str; 8],
    /// What is wrong when it breaks; `{n}` is a count or a task.
    pub broken: [&'static str; 8],
    /// When the producer waits too early; `{n}` tasks have a place.
    pub early: &'static str,
    /// When the program does not say that all is done, or ends with an error.
    pub bad_end: &'static str,
    /// Says that a check holds.
    pub holds: &'static str,
    /// Says that it does not.
    pub fails: &'static str,
    /// Before a line's number.
    pub line: &'static str,
    /// The simulator's run.
    pub predicted: &'static str,
    /// The simulator's run with the costs of this device.
    pub calibrated: &'static str,
    /// Has the simulator reckon with these.
    pub calibrate: &'static str,
    /// What that means.
    pub calibrate_hint: &'static str,
    /// The real run.
    pub measured: &'static str,
    /// Figures.
    pub makespan: &'static str,
    /// From asking for a process to its first instruction.
    pub start_up: &'static str,
    /// From being accepted to the begin: half of the tasks, and 95 % of them.
    pub waits: &'static str,
    /// Tasks a second.
    pub throughput: &'static str,
    /// Sum of the tasks over the makespan.
    pub speed_up: &'static str,
    /// How long a task takes.
    pub task: &'static str,
    /// The program was changed after the real run.
    pub older: &'static str,
    /// The first worker loads.
    pub starting: &'static str,
    /// The simulator still runs the program.
    pub foretelling: &'static str,
    /// The reader stopped it.
    pub stopped: &'static str,
    /// After a run that was ended.
    pub no_worker_left: &'static str,
    /// This browser has no workers.
    pub no_workers: &'static str,
    /// This device has one core.
    pub one_core: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        real_title: "真的进程",
        real_hint: "同一个程序，这次不用模拟：每个进程都是一个Web Worker，有自己的堆和解释器，时钟是真的。同时计算的进程不超过上面实验的核心数，也不超过这台设备的核心数。",
        real: "用真的进程执行",
        stop: "停止",
        kill: "杀死一个进程",
        output: "真的进程的输出",
        verdicts: "检查",
        no_verdicts: "改动程序，或者用真的进程执行，就会检查这里的八条要求。",
        waiting: "正在等模拟器跑完改过的程序，下面还是上一个程序的结论。",
        no_run: "改过的程序没有可以检查的结果，原因写在上面的实验里。下面是上一个程序的结论。",
        asked: "要求",
        help: "提示和解答",
        hints: [
            (
                "提示一：从哪里看起",
                "原来的队列没有上限，所以它永远不满，进程也就永远不启动。先给它一个上限，再看哪一条检查变了。",
            ),
            (
                "提示二：三步",
                "提交一个任务时依次问三件事：队列里此刻有位置吗（put_nowait）？没有的话，还能再开一个进程吗（数一数活着的，或者用信号量，acquire(block=False)）？也不能，就等（put）。交给进程的是任务，不是队列。",
            ),
            (
                "提示三：容易忘的",
                "进程结束才归还名额，所以要看着它们：is_alive()、exitcode。退出码是负数，说明进程被杀掉了，任务要再交一次；是1，那是任务自己的错误，重做也没有用；一直不结束，就terminate()。线程里出了异常，线程也得活着。最后给每个线程一个None，所有线程和进程都要join。",
            ),
        ],
        solution: "对照解答",
        solve: "放进程序",
        no_script: "练习需要浏览器的脚本。",
        checks: [
            "线程里同时做的任务不超过{threads}个",
            "排队的任务不超过{queue}个",
            "进程不超过{processes}个",
            "线程全忙、队列也满时，才启动进程",
            "没有任务做两遍",
            "接受的任务一个也不丢，工作者出错或死掉也一样",
            "接受{capacity}个任务之后生产者才等，不早也不晚",
            "程序说“all done”时，一切都已经结束",
        ],
        broken: [
            "这时有{n}个任务同时在线程里。",
            "这时有{n}个任务在排队。",
            "这时有{n}个进程同时活着。",
            "这时线程和队列里一共只有{n}个任务。",
            "任务{n}又开始了一次。",
            "从这时起，再也没有任务{n}的消息。",
            "这时接受了、还没做完的任务有{n}个。",
            "这时还有{n}个线程或进程没有结束。",
        ],
        early: "生产者从这时起等着，可是有位置的任务只有{n}个。",
        bad_end: "程序到这时还没有说“all done”，或者以错误结束。",
        holds: "成立",
        fails: "不成立，",
        line: "第几行：",
        predicted: "预测（模拟器）",
        calibrated: "预测（按这台设备校准）",
        calibrate: "按这台设备校准",
        calibrate_hint: "把上一次真的执行里量到的代价交给模拟器：启动一个进程、一问一答、一个核心算得多快。再按一次就用回模型的代价。",
        measured: "实测（这台设备）",
        makespan: "总时间",
        start_up: "启动一个进程",
        waits: "排队：一半的任务 / 95%的任务不到",
        throughput: "每秒任务数",
        speed_up: "加速比",
        task: "一个任务",
        older: "程序在真的执行之后改过：预测是新程序的，不放在一起比。",
        starting: "第一个进程正在启动…",
        foretelling: "模拟器还在跑这个程序，跑完就真的执行…",
        stopped: "已停止",
        no_worker_left: "没有留下工作者。",
        no_workers: "这个浏览器没有Web Worker，不能用真的进程执行；模拟器里的检查照常可用。",
        one_core: "这台设备只有一个核心，真的进程不会让计算更快。",
    },
    Words {
        real_title: "On real processes",
        real_hint: "The same program without the simulator: every process is a Web Worker with a heap and an interpreter of its own, and the clock is real. No more processes compute at a time than the lab above has cores, and than this device has.",
        real: "Run on real processes",
        stop: "Stop",
        kill: "Kill a process",
        output: "Output of the real processes",
        verdicts: "Checks",
        no_verdicts: "Change the program, or run it on real processes: then eight checks look at what it did.",
        waiting: "Waiting for the run of the changed program. The verdicts below are those of the one before.",
        no_run: "The changed program has no run to check; the lab above says why. The verdicts below are those of the one before.",
        asked: "What is asked",
        help: "Hints and a solution",
        hints: [
            (
                "First hint: where to look",
                "The queue has no limit, so it is never full and no process ever starts. Give it one, and see which check changes.",
            ),
            (
                "Second hint: three steps",
                "For each task ask three things in turn. Is there a place in the queue now (put_nowait)? If not, may one more process start (count those that live, or use a semaphore, acquire(block=False))? If not, wait (put). The process gets the task, not the queue.",
            ),
            (
                "Third hint: what is forgotten easily",
                "A place is free when its process has ended, so watch them: is_alive(), exitcode. A negative exit code means that the process was killed, and its task has to be handed in again. 1 is an error of the task itself, which would only come again. A process that does not end needs terminate(). An exception must not end a thread. At the end: one None for each thread, and join all threads and processes.",
            ),
        ],
        solution: "A solution to compare with",
        solve: "Put it into the program",
        no_script: "The exercise needs the browser's scripts.",
        checks: [
            "Never more than {threads} tasks on threads",
            "Never more than {queue} tasks waiting",
            "Never more than {processes} processes",
            "A process starts only when all threads are busy and the queue is full",
            "No task runs twice",
            "No accepted task is lost, even when a worker fails or dies",
            "The producer waits after {capacity} tasks, not earlier and not later",
            "When the program says “all done”, everything has ended",
        ],
        broken: [
            "{n} tasks are on threads.",
            "{n} tasks are waiting.",
            "{n} processes are alive.",
            "Only {n} tasks are on threads and in the queue.",
            "Task {n} begins again.",
            "Nothing is heard of task {n} from here on.",
            "{n} tasks are accepted and not yet done.",
            "Threads or processes that have not ended yet: {n}.",
        ],
        early: "The producer waits from here on, and only {n} tasks have a place.",
        bad_end: "The program did not say “all done” up to here, or it ended with an error.",
        holds: "holds",
        fails: "broken, ",
        line: "line",
        predicted: "Predicted (simulator)",
        calibrated: "Predicted (calibrated)",
        calibrate: "Calibrate to this device",
        calibrate_hint: "Gives the simulator what the last real run has cost: the start of a process, a question and its answer, the speed of one core. Once more goes back to the model's costs.",
        measured: "Measured (this device)",
        makespan: "Total time",
        start_up: "Starting a process",
        waits: "Waiting: half / 95 % of the tasks under",
        throughput: "Tasks a second",
        speed_up: "Speed-up",
        task: "One task",
        older: "The program was changed after the real run: the prediction is of the new one, and is not set beside it.",
        starting: "The first process starts…",
        foretelling: "The simulator still runs this program; the real run starts when it is done…",
        stopped: "stopped",
        no_worker_left: "No worker is left.",
        no_workers: "This browser has no Web Workers, so there are no real processes. The checks in the simulator work all the same.",
        one_core: "This device has one core: real processes make no computation faster.",
    },
];

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    &WORDS[lang as usize]
}

/// What is wrong when check `at` breaks: `number` is a count or a task.
pub fn says(lang: Lang, at: usize, number: u32, capacity: u32) -> String {
    let words = words(lang);
    let text = match at {
        6 if number < capacity => words.early,
        7 if number == 0 => words.bad_end,
        _ => words.broken[at],
    };
    text.replace("{n}", &number.to_string())
}

/// So many workers are there, after so many ns.
pub fn running(lang: Lang, workers: usize, now: u64) -> String {
    let seconds = now / 1_000_000_000;
    match lang {
        Lang::Zh => format!("正在执行，{workers}个进程，已经{seconds}秒…"),
        Lang::En => format!("Running for {seconds} s, processes: {workers}…"),
    }
}

/// Costs of a device, for [`calibrated`]; times in ns.
#[derive(Clone, Copy, Debug)]
pub struct Costs {
    /// Start of the first process.
    pub start: u64,
    /// Start of another one.
    pub child: u64,
    /// Compiling the library in each of them.
    pub compile: u64,
    /// A question about what they share, and its answer.
    pub message: u64,
    /// Time of code in thousandths of the model's.
    pub pace: u32,
}

/// In words, what the simulator says with the costs of this device, what it said `before`, and what was measured; all
/// in ns.
pub fn calibrated(lang: Lang, device: Costs, before: Option<u64>, after: u64, measured: u64) -> String {
    let s = |ns: u64| format!("{:.2}", ns as f64 / 1e9);
    let ms = |ns: u64| if ns < 10_000_000 { format!("{:.1}", ns as f64 / 1e6) } else { (ns / 1_000_000).to_string() };
    let [start, child, compile, message] = [device.start, device.child, device.compile, device.message].map(ms);
    let pace = format!("{:.1}", f64::from(device.pace) / 1000.0);
    let percent = ((measured as f64 / after.max(1) as f64 - 1.0) * 100.0).round() as i64;
    let mut out = match lang {
        Lang::Zh => format!(
            "这台设备的代价：第一个进程启动要{start} ms，别的进程{child} ms，每个进程编译标准库{compile} ms，向页面问一次并得到回答{message} ms，代码执行的时间是模型的{pace}倍。"
        ),
        Lang::En => format!(
            "What this device costs: the first process starts in {start} ms, another one in {child} ms, each compiles the library for {compile} ms, a question to the page and its answer take {message} ms, and code takes {pace} times as long as in the model. "
        ),
    };
    out.push_str(&match (lang, before) {
        (Lang::Zh, Some(before)) => format!("用这些代价再预测，是{} s，不再是{} s；", s(after), s(before)),
        (Lang::Zh, None) => format!("用这些代价预测，是{} s；", s(after)),
        (Lang::En, Some(before)) => format!("With that the simulator says {} s instead of {} s; ", s(after), s(before)),
        (Lang::En, None) => format!("With that the simulator says {} s; ", s(after)),
    });
    out.push_str(&match (lang, percent) {
        (Lang::Zh, 0) => format!("实测{} s，一样。", s(measured)),
        (Lang::Zh, 1..) => format!("实测{} s，还慢{percent}%。", s(measured)),
        (Lang::Zh, _) => format!("实测{} s，快{}%。", s(measured), -percent),
        (Lang::En, 0) => format!("measured were {} s, the same.", s(measured)),
        (Lang::En, 1..) => format!("measured were {} s, still {percent} % longer.", s(measured)),
        (Lang::En, _) => format!("measured were {} s, {} % shorter.", s(measured), -percent),
    });
    if percent.abs() > 10 {
        out.push_str(match lang {
            Lang::Zh => "剩下的差别：一个倍数代表不了所有的代码；浏览器的定时器会晚一点，它别的工作也要用核心。",
            Lang::En => {
                " What is left: one factor cannot stand for all code, a browser's timers are late, and its other work needs cores too."
            }
        });
    }
    out
}

/// A process says nothing.
pub fn silent(lang: Lang, pid: i64, seconds: u32) -> String {
    match lang {
        Lang::Zh => format!("进程{pid}已经{seconds}秒没有回答。"),
        Lang::En => format!("Process {pid} has not answered for {seconds} s."),
    }
}

/// How the run ended: exit status of the first process, and those of others that ended badly.
pub fn over(lang: Lang, status: i32, bad: &[i32]) -> String {
    let list = bad.iter().map(|status| status.to_string().replace('-', "−")).collect::<Vec<_>>().join(", ");
    match (lang, bad) {
        (Lang::Zh, []) => format!("执行结束，退出码{status}，没有留下工作者。"),
        (Lang::Zh, _) => format!("执行结束，退出码{status}，另有进程的退出码是{list}；没有留下工作者。"),
        (Lang::En, []) => format!("The run is over, exit status {status}. No worker is left."),
        (Lang::En, _) => {
            format!("The run is over, exit status {status}; other processes ended with {list}. No worker is left.")
        }
    }
}

/// A run's sums, for [`difference`]; times in ns.
#[derive(Clone, Copy, Debug)]
pub struct Sums {
    /// Its length.
    pub makespan: u64,
    /// Start of a process on average, if any started.
    pub start_up: Option<u64>,
    /// Length of a task on average, if any was done.
    pub task: Option<u64>,
}

/// In words, how a measured run differs from the predicted one, and why. `cores` are those of the prediction and those
/// of the device.
pub fn difference(lang: Lang, predicted: Sums, measured: Sums, cores: (u32, u32)) -> String {
    let ratio = measured.makespan as f64 / predicted.makespan.max(1) as f64;
    let percent = ((ratio - 1.0) * 100.0).round() as i64;
    let s = |ns: u64| format!("{:.2}", ns as f64 / 1e9);
    let ms = |ns: u64| format!("{}", (ns as f64 / 1e6).round());
    let (before, after) = (s(predicted.makespan), s(measured.makespan));
    let mut out = match lang {
        Lang::Zh => format!("预测{before} s，实测{after} s"),
        Lang::En => format!("Predicted {before} s, measured {after} s"),
    };
    // Many times as long says nothing in percent: the program ended before it began to work.
    out.push_str(&match (lang, percent) {
        (Lang::Zh, -10..=10) => "，相差不到一成。".to_owned(),
        (Lang::Zh, 1000..) => "。".to_owned(),
        (Lang::Zh, 11..) => format!("，慢{percent}%。"),
        (Lang::Zh, _) => format!("，快{}%。", -percent),
        (Lang::En, -10..=10) => ": within a tenth.".to_owned(),
        (Lang::En, 1000..) => ".".to_owned(),
        (Lang::En, 11..) => format!(": {percent} % longer."),
        (Lang::En, _) => format!(": {} % shorter.", -percent),
    });
    if let (Some(model), Some(real)) = (predicted.start_up, measured.start_up) {
        out.push_str(&match lang {
            Lang::Zh => format!(
                "启动一个进程实测{} ms，预测{} ms：真的进程要先有一个Worker，再在里面启动解释器。",
                ms(real),
                ms(model)
            ),
            Lang::En => format!(
                " A process took {} ms to start, not {} ms: a real one needs a worker first, and then an interpreter in it.",
                ms(real),
                ms(model)
            ),
        });
    }
    if let (Some(model), Some(real)) = (predicted.task, measured.task) {
        let factor = real as f64 / model.max(1) as f64;
        if (factor - 1.0).abs() > 0.1 {
            out.push_str(&match lang {
                Lang::Zh => format!(
                    "一个任务实测{} ms，预测{} ms：计算有多快，要看这台设备和同时计算的进程数。",
                    ms(real),
                    ms(model)
                ),
                Lang::En => format!(
                    " A task took {} ms, not {} ms: how fast it computes depends on this device and on how many compute at once.",
                    ms(real),
                    ms(model)
                ),
            });
        }
    }
    let (asked, there) = cores;
    if asked > there {
        out.push_str(&match lang {
            Lang::Zh => format!("模拟器用了{asked}个核心，这台设备只有{there}个。"),
            Lang::En => format!(" The simulator had {asked} cores, this device has {there}."),
        });
    }
    out
}
