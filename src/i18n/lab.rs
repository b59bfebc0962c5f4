//! What a lab says around its program: controls, states, problems. Names from Python stay as they are.

use super::Lang;

/// The words of a lab in one language. Buttons are verbs; `*_hint` are tooltips.
#[derive(Debug)]
pub struct Words {
    /// Accessible name of the listing.
    pub listing: &'static str,
    /// How to get out of the listing with the keyboard.
    pub listing_keys: &'static str,
    /// Tooltip of the place beside a line's number.
    pub breakpoint: &'static str,
    /// Group of sliders that change the program.
    pub program: &'static str,
    /// Group of sliders that change the machine.
    pub machine: &'static str,
    /// Number of cores.
    pub cores: &'static str,
    /// What `sys.setswitchinterval` sets.
    pub interval: &'static str,
    /// Tooltip of the switch interval.
    pub interval_hint: &'static str,
    /// The GIL switch.
    pub gil: &'static str,
    /// Tooltip of the GIL switch.
    pub gil_hint: &'static str,
    /// Where threads may be switched.
    pub points: &'static str,
    /// Tooltip of the switch points.
    pub points_hint: &'static str,
    /// Seed of the run.
    pub seed: &'static str,
    /// Tooltip of the seed.
    pub seed_hint: &'static str,
    /// Back to the program and machine of the chapter.
    pub reset: &'static str,
    /// Accessible name of the timeline.
    pub timeline: &'static str,
    /// Keys of the timeline.
    pub timeline_keys: &'static str,
    /// Accessible name of the playhead.
    pub playhead: &'static str,
    /// Start playing.
    pub play: &'static str,
    /// Stop playing.
    pub pause: &'static str,
    /// To the event before the playhead.
    pub previous: &'static str,
    /// To the event after the playhead.
    pub next: &'static str,
    /// Playing speed.
    pub speed: &'static str,
    /// Closer.
    pub zoom_in: &'static str,
    /// Further.
    pub zoom_out: &'static str,
    /// The whole run.
    pub fit: &'static str,
    /// Heading of the output.
    pub console: &'static str,
    /// Where nothing was printed yet.
    pub silent: &'static str,
    /// The page's engine is loading.
    pub loading: &'static str,
    /// A run takes a while.
    pub running: &'static str,
    /// Ends a run.
    pub stop: &'static str,
    /// The reader ended a run.
    pub stopped: &'static str,
    /// The picture is of an older program.
    pub stale: &'static str,
    /// Length of the run.
    pub makespan: &'static str,
    /// Times the GIL changed hands.
    pub switches: &'static str,
    /// Of those, after a drop request.
    pub forced: &'static str,
    /// Bytecode instructions.
    pub instructions: &'static str,
    /// Memory that processes, threads, tasks and interpreters would take.
    pub memory: &'static str,
    /// The trace is not whole.
    pub cut: &'static str,
    /// Heading of the table of the run.
    pub table: &'static str,
    /// Column of lane names.
    pub lane: &'static str,
    /// Heading of the legend.
    pub legend: &'static str,
    /// States in the order of `trace::State`.
    pub states: [&'static str; 8],
    /// Marks in the order of `trace::InstantKind`.
    pub marks: [&'static str; 4],
    /// A thread before its start.
    pub not_started: &'static str,
    /// A thread after its end.
    pub ended: &'static str,
    /// A thread that an exception ended.
    pub failed: &'static str,
    /// A GIL, core or lock that nobody has.
    pub free: &'static str,
    /// Outcome: every thread waits.
    pub deadlock: &'static str,
    /// Outcome: a limit.
    pub limit: &'static str,
    /// The engine could not be loaded.
    pub unavailable: &'static str,
    /// The engine broke.
    pub crashed: &'static str,
    /// The run took too long in real time.
    pub too_long: &'static str,
    /// Runs the program once more.
    pub retry: &'static str,
    /// Exit status.
    pub exit_status: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        listing: "程序，可以修改",
        listing_keys: "Tab 缩进；先按 Esc 再按 Tab 离开；Ctrl+Enter 立即运行；F9 断点",
        breakpoint: "在这一行设断点或去掉断点（F9）",
        program: "程序参数",
        machine: "机器",
        cores: "核心",
        interval: "切换间隔",
        interval_hint: "等 GIL 的线程等满这段时间后请求持有者让出（sys.setswitchinterval）",
        gil: "GIL",
        gil_hint: "关掉就是自由线程构建的 Python",
        points: "切换点",
        points_hint: "3.9及更早：几乎每条字节码之前；3.10起：循环往回跳、进入函数、调用C函数之后",
        seed: "种子",
        seed_hint: "随机数的起点：同样的种子得到同样的运行",
        reset: "还原",
        timeline: "时间线",
        timeline_keys: "←/→ 移动，逗号和句号跳到上一个、下一个事件，+/− 缩放，0 看全程，空格播放",
        playhead: "播放头",
        play: "播放",
        pause: "暂停",
        previous: "上一个事件",
        next: "下一个事件",
        speed: "速度",
        zoom_in: "放大",
        zoom_out: "缩小",
        fit: "全程",
        console: "控制台",
        silent: "到此刻还没有输出",
        loading: "正在载入引擎…",
        running: "正在运行…",
        stop: "停止",
        stopped: "已停止。修改程序或参数会重新运行。",
        stale: "图上仍是上一次能运行的程序。",
        makespan: "总时长",
        switches: "GIL 换手",
        forced: "被迫",
        instructions: "字节码指令",
        memory: "内存",
        cut: "记录太长，后面的部分没有画出。",
        table: "用表格看这次运行",
        lane: "谁",
        legend: "图例",
        states: ["运行", "运行（不持 GIL）", "等 GIL", "就绪，还没轮到", "阻塞", "睡眠", "等 I/O", "被持有"],
        marks: ["有输出", "请求让出 GIL", "异常", "结束"],
        not_started: "未开始",
        ended: "已结束",
        failed: "因异常结束",
        free: "空闲",
        deadlock: "所有线程都在等，等的事却不会再发生。锁按同一顺序拿，消息有人发，或者加上超时。",
        limit: "gilscope 中止了这次运行。看看循环能否结束，或者把数目调小。",
        unavailable: "引擎没有载入。请检查网络后再试；在这之前可以先看页面上的图。",
        crashed: "引擎出错了，这是我们的问题。改一改程序再试，或者重新载入页面。",
        too_long: "运行得太久，已经停止。把数目调小，或者检查循环。",
        retry: "再试一次",
        exit_status: "退出状态",
    },
    Words {
        listing: "Program, can be edited",
        listing_keys: "Tab indents; Esc then Tab leaves; Ctrl+Enter runs at once; F9 sets a breakpoint",
        breakpoint: "Sets or clears a breakpoint on this line (F9)",
        program: "Program",
        machine: "Machine",
        cores: "Cores",
        interval: "Switch interval",
        interval_hint: "A thread that has waited this long for the GIL asks its holder to give it up (sys.setswitchinterval)",
        gil: "GIL",
        gil_hint: "Off is a free-threaded build of Python",
        points: "Switch points",
        points_hint: "Up to 3.9 before almost every bytecode; since 3.10 at backward jumps, function entries and after calls into C",
        seed: "Seed",
        seed_hint: "Where random numbers start: equal seeds give equal runs",
        reset: "Reset",
        timeline: "Timeline",
        timeline_keys: "←/→ move, comma and full stop step to the event before and after, +/− zoom, 0 shows the whole run, space plays",
        playhead: "Playhead",
        play: "Play",
        pause: "Pause",
        previous: "Previous event",
        next: "Next event",
        speed: "Speed",
        zoom_in: "Zoom in",
        zoom_out: "Zoom out",
        fit: "Whole run",
        console: "Console",
        silent: "Nothing printed up to here",
        loading: "Loading the engine…",
        running: "Running…",
        stop: "Stop",
        stopped: "Stopped. It runs again when you change the program or a setting.",
        stale: "The picture still shows the last program that could run.",
        makespan: "Makespan",
        switches: "GIL switches",
        forced: "forced",
        instructions: "Instructions",
        memory: "Memory",
        cut: "The record was too long: its end is not drawn.",
        table: "The run as a table",
        lane: "Who",
        legend: "Legend",
        states: [
            "running",
            "running without the GIL",
            "waiting for the GIL",
            "ready, not its turn yet",
            "blocked",
            "sleeping",
            "waiting for I/O",
            "held",
        ],
        marks: ["output", "asks for the GIL", "exception", "end"],
        not_started: "not started",
        ended: "ended",
        failed: "ended by an exception",
        free: "free",
        deadlock: "Every thread waits, and for nothing that can still happen. Take locks in one order, send what is awaited, or set timeouts.",
        limit: "See whether the loop can end, or make the numbers smaller.",
        unavailable: "The engine did not load. Check the network and try again; the picture on the page stays readable.",
        crashed: "The engine broke, which is our mistake. Change the program and try again, or reload the page.",
        too_long: "The run took too long and was stopped. Make the numbers smaller, or look at the loops.",
        retry: "Try again",
        exit_status: "exit status",
    },
];

/// A lab's words.
pub fn words(lang: Lang) -> &'static Words {
    &WORDS[match lang {
        Lang::Zh => 0,
        Lang::En => 1,
    }]
}

/// `line 12`.
pub fn line(lang: Lang, line: u32) -> String {
    match lang {
        Lang::Zh => format!("第 {line} 行"),
        Lang::En => format!("line {line}"),
    }
}

/// Added to a state: who has the GIL or the lock that is waited for.
pub fn held_by(lang: Lang, owner: &str) -> String {
    match lang {
        Lang::Zh => format!("（{owner} 持有）"),
        Lang::En => format!(" ({owner} has it)"),
    }
}

/// A state and what it is about: `blocked: join Thread-1`.
pub fn about(lang: Lang, state: &str, detail: &str) -> String {
    match lang {
        _ if detail.is_empty() => state.to_owned(),
        Lang::Zh => format!("{state}：{detail}"),
        Lang::En => format!("{state}: {detail}"),
    }
}

/// How fast playing is: so much of the run in a second.
pub fn pace(lang: Lang, length: &str) -> String {
    match lang {
        Lang::Zh => format!("每秒 {length}"),
        Lang::En => format!("{length}/s"),
    }
}

/// Name of the button that folds the lanes below a lane.
pub fn lanes_below(lang: Lang, name: &str, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{name} 下的 {count} 条泳道"),
        Lang::En if count == 1 => format!("1 lane below {name}"),
        Lang::En => format!("{count} lanes below {name}"),
    }
}

/// Name of a lab's picture.
pub fn picture(lang: Lang, program: &str, threads: usize, length: &str) -> String {
    match (lang, threads) {
        (Lang::Zh, _) => format!("{program} 的时间线：{threads} 个线程，共 {length}"),
        (Lang::En, 1) => format!("Timeline of {program}: 1 thread, {length}"),
        (Lang::En, _) => format!("Timeline of {program}: {threads} threads, {length}"),
    }
}

/// Several other threads on one line: `+3`.
pub fn more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("等 {} 个", count + 1),
        Lang::En => format!("+{count}"),
    }
}

/// Lines of output that are not shown.
pub fn earlier(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("…前面还有 {count} 段输出"),
        Lang::En => format!("… {count} earlier pieces of output"),
    }
}
