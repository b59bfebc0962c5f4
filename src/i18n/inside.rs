//! What the lens says about locks, queues, loops, instructions and steps at one moment.

use super::Lang;

/// These words in one language.
#[derive(Debug)]
pub struct Words {
    /// Aspects of things, in the order of `python::vm::things::Aspect`.
    pub aspects: [&'static str; 18],
    /// Nobody holds a lock.
    pub free: &'static str,
    /// Nothing is in it.
    pub none: &'static str,
    /// Nothing is shown.
    pub no_things: &'static str,
    /// What is shown.
    pub things_hint: &'static str,
    /// Heading of the tasks that wait.
    pub tasks: &'static str,
    /// Opens the variables of the module.
    pub globals: &'static str,
    /// Group of the buttons that step.
    pub step: &'static str,
    /// What a step leads to: a line, an instruction, a turn of the loop, a breakpoint, a line also of the library.
    pub steps: [&'static str; 5],
    /// Backwards.
    pub steps_before: [&'static str; 5],
    /// Forwards.
    pub steps_after: [&'static str; 5],
    /// Shows what threads do inside the library.
    pub inside: &'static str,
    /// What that shows.
    pub inside_hint: &'static str,
    /// How to set a breakpoint.
    pub break_hint: &'static str,
    /// Where this machine may switch threads: 3.10 and newer, 3.9, free-threaded.
    pub rules: [&'static str; 3],
    /// Marks such a place.
    pub may_switch: &'static str,
    /// Marks the instruction that a thread executes next or waits in.
    pub here: &'static str,
    /// No thread is in the program's own code.
    pub no_code: &'static str,
    /// What several threads could have got next, by the kind of choice.
    pub choices: [&'static str; 4],
    /// Behind the one that got it.
    pub taken: &'static str,
    /// Button: the run goes on with another thread.
    pub fork: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        aspects: [
            "持有者",
            "在等的",
            "长度",
            "内容",
            "许可",
            "状态",
            "已到",
            "等着取的",
            "等着放的",
            "未完成",
            "重入次数",
            "就绪队列",
            "定时器堆",
            "等 I/O",
            "工作线程",
            "空闲许可",
            "排队的调用",
            "状态",
        ],
        free: "没有人持有",
        none: "空",
        no_things: "程序的名字此刻没有指向锁、队列、信号量、线程池或事件循环。",
        things_hint: "从程序的变量能走到的锁、队列、线程池和事件循环。和上一次看的时刻不同的值有标记。",
        tasks: "在等的任务",
        globals: "全局变量",
        step: "单步",
        steps: ["行", "指令", "循环的一轮", "断点", "行（进标准库）"],
        steps_before: ["上一行", "上一条指令", "事件循环的上一轮", "上一个断点", "上一行，进标准库"],
        steps_after: ["下一行", "下一条指令", "事件循环的下一轮", "下一个断点", "下一行，进标准库"],
        inside: "标准库内部",
        inside_hint: "线程正在标准库里执行的函数。这里的标准库是 gilscope 自己写的，行为和 CPython 的一致，文字不同。",
        break_hint: "在行号左边点一下，或在代码里按 F9，就设了断点。",
        rules: [
            "3.10 起，解释器只在循环往回跳、进入函数、调用返回之后查看是否该让出 GIL。",
            "3.9 及更早，解释器几乎在每条指令之前都可能让出 GIL。",
            "自由线程构建没有 GIL：别的线程在每条指令之间都可能插进来。",
        ],
        may_switch: "这里可能切换",
        here: "在这里",
        no_code: "此刻没有线程停在程序自己的代码里。",
        choices: [
            "一个核心空出来，能上的有：",
            "GIL 空出来，等着的有：",
            "锁放开了，等着的有：",
            "叫醒一个，等着的有：",
        ],
        taken: "轮到了它",
        fork: "换成它先走",
    },
    Words {
        aspects: [
            "held by",
            "waiting",
            "length",
            "items",
            "permits",
            "state",
            "arrived",
            "waiting to take",
            "waiting to put",
            "unfinished",
            "taken",
            "ready queue",
            "timer heap",
            "waits for I/O",
            "workers",
            "idle permits",
            "calls in line",
            "states",
        ],
        free: "nobody",
        none: "empty",
        no_things: "At this moment no name of the program leads to a lock, queue, semaphore, pool or event loop.",
        things_hint: "Locks, queues, pools and event loops that the program's variables lead to. What differs from the moment looked at before is marked.",
        tasks: "Tasks that wait",
        globals: "Global variables",
        step: "Step by",
        steps: ["line", "instruction", "loop turn", "breakpoint", "line, library too"],
        steps_before: [
            "previous line",
            "previous instruction",
            "previous turn of the event loop",
            "previous breakpoint",
            "previous line, also of the library",
        ],
        steps_after: [
            "next line",
            "next instruction",
            "next turn of the event loop",
            "next breakpoint",
            "next line, also of the library",
        ],
        inside: "Inside the library",
        inside_hint: "What threads are in inside the library. The library here is gilscope's own text: it behaves as CPython's does, and reads differently.",
        break_hint: "A click left of a line's number, or F9 in the listing, sets a breakpoint.",
        rules: [
            "Since 3.10 the interpreter looks whether to give up the GIL only at backward jumps, on entering a function and after calls.",
            "Up to 3.9 the interpreter may give up the GIL before almost every instruction.",
            "A free-threaded build has no GIL: other threads may come in between any two instructions.",
        ],
        may_switch: "may switch here",
        here: "here",
        no_code: "At this moment no thread stands in the program's own code.",
        choices: [
            "A core is free. Ready for it:",
            "The GIL is free. Waiting for it:",
            "A lock is free. Waiting for it:",
            "One is to be woken. Waiting:",
        ],
        taken: "came next",
        fork: "let it come instead",
    },
];

/// What the lens says about one moment.
pub fn words(lang: Lang) -> &'static Words {
    &WORDS[match lang {
        Lang::Zh => 0,
        Lang::En => 1,
    }]
}
