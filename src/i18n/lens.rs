//! What the lens says: why a thread is where it is, its variables, figures, keys.

use super::Lang;

/// The words of the lens in one language.
#[derive(Debug)]
pub struct Words {
    /// Opens the lens.
    pub open: &'static str,
    /// Tooltip of that button.
    pub open_hint: &'static str,
    /// Closes it.
    pub close: &'static str,
    /// Names of its parts: why, variables, locks and queues, instructions, figures, compare, keys.
    pub parts: [&'static str; 7],
    /// Group of the buttons that jump.
    pub jump: &'static str,
    /// What can be jumped to: a switch of the GIL, output, an exception.
    pub targets: [&'static str; 3],
    /// Backwards: to a switch of the GIL, to output, to an exception.
    pub before: [&'static str; 3],
    /// The same forwards.
    pub after: [&'static str; 3],
    /// A run without a picture.
    pub nothing: &'static str,
    /// The stack is on its way, or the playhead moves.
    pub looking: &'static str,
    /// Nobody lives at this moment.
    pub nobody: &'static str,
    /// A frame without variables.
    pub no_variables: &'static str,
    /// Marks a variable that differs from the moment looked at before.
    pub changed: &'static str,
    /// What the variables leave out.
    pub variables_hint: &'static str,
    /// Column of names.
    pub name: &'static str,
    /// Column of values.
    pub value: &'static str,
    /// Heading of a core's use.
    pub core_use: &'static str,
    /// Heading of how threads spent their time.
    pub time: &'static str,
    /// Time that cores computed, over all of them.
    pub computed: &'static str,
    /// The same as a multiple of the run's length.
    pub parallel: &'static str,
    /// How often a core changed its thread.
    pub context_switches: &'static str,
    /// Column of keys.
    pub key: &'static str,
    /// Column of what they do.
    pub does: &'static str,
    /// Keys of the timeline and what they do.
    pub keys: [(&'static str, &'static str); 20],
}

const WORDS: [Words; 2] = [
    Words {
        open: "看里面",
        open_hint: "为什么停在这里、变量、锁与队列、字节码、数字、比较、快捷键",
        close: "收起",
        parts: ["为什么", "栈与变量", "锁与队列", "字节码", "数字", "比较", "快捷键"],
        jump: "跳到",
        targets: ["GIL 换手", "输出", "异常"],
        before: ["上一次 GIL 换手", "上一行输出", "上一个异常"],
        after: ["下一次 GIL 换手", "下一行输出", "下一个异常"],
        nothing: "这次运行没有图可看。",
        looking: "正在查看…",
        nobody: "这一刻没有活着的线程。把播放头往回拖。",
        no_variables: "没有变量",
        changed: "有变化",
        variables_hint: "列出程序自己的栈帧，外层在前。函数、类和模块不列；长的值截短。",
        name: "名字",
        value: "值",
        core_use: "每个核心的忙碌程度",
        time: "每个线程的时间去向",
        computed: "计算时间合计",
        parallel: "平均同时在算",
        context_switches: "核心换线程",
        key: "键",
        does: "作用",
        keys: [
            ("← →", "播放头移动画面的 1%；加 Shift 是 10%"),
            (", .", "上一个、下一个事件"),
            ("[ ]", "上一次、下一次 GIL 换手"),
            ("N 和 Shift+N", "下一行、上一行输出"),
            ("L 和 Shift+L", "程序的下一行、上一行"),
            ("J 和 Shift+J", "下一行、上一行，标准库里的行也算"),
            ("I 和 Shift+I", "下一条、上一条字节码指令"),
            ("T 和 Shift+T", "事件循环的下一轮、上一轮"),
            ("B 和 Shift+B", "下一个、上一个断点"),
            ("F9（在代码里）", "在光标所在行设断点或去掉断点"),
            ("空格", "播放或暂停"),
            ("Home End", "运行的开头、结尾"),
            ("PageUp PageDown", "播放头移动四分之一个画面"),
            ("W S 或 + −", "放大、缩小"),
            ("A D", "向左、向右平移"),
            ("0", "看全程"),
            ("M", "在播放头处开始量一段，再按一次量完"),
            ("F", "放大量出的一段"),
            ("Shift+拖动", "在图上拖出一段；Esc 清除"),
            ("?", "这张表"),
        ],
    },
    Words {
        open: "Look inside",
        open_hint: "Why it stands here, variables, locks and queues, bytecode, figures, comparing, keys",
        close: "Close",
        parts: ["Why", "Stack and variables", "Locks and queues", "Bytecode", "Figures", "Compare", "Keys"],
        jump: "Jump to",
        targets: ["GIL switch", "output", "exception"],
        before: ["previous GIL switch", "previous output", "previous exception"],
        after: ["next GIL switch", "next output", "next exception"],
        nothing: "This run has no picture to look into.",
        looking: "Looking…",
        nobody: "No thread is alive at this moment. Drag the playhead back.",
        no_variables: "no variables",
        changed: "changed",
        variables_hint: "The program's own frames, outermost first. Functions, classes and modules are left out; long values are cut.",
        name: "Name",
        value: "Value",
        core_use: "How busy each core was",
        time: "Where each thread's time went",
        computed: "Computing in all",
        parallel: "Computing at once, on average",
        context_switches: "Threads changed on a core",
        key: "Key",
        does: "What it does",
        keys: [
            ("← →", "move the playhead by 1\u{a0}% of the view; 10\u{a0}% with Shift"),
            (", .", "previous, next event"),
            ("[ ]", "previous, next switch of the GIL"),
            ("N and Shift+N", "next, previous output"),
            ("L and Shift+L", "next, previous line of the program"),
            ("J and Shift+J", "next, previous line, inside the library too"),
            ("I and Shift+I", "next, previous bytecode instruction"),
            ("T and Shift+T", "next, previous turn of the event loop"),
            ("B and Shift+B", "next, previous breakpoint"),
            ("F9 (in the listing)", "set or clear a breakpoint on the line of the caret"),
            ("Space", "play or pause"),
            ("Home End", "start, end of the run"),
            ("PageUp PageDown", "move the playhead by a quarter of the view"),
            ("W S or + −", "zoom in, zoom out"),
            ("A D", "pan left, pan right"),
            ("0", "the whole run"),
            ("M", "begin measuring a span at the playhead; again ends it"),
            ("F", "zoom to the measured span"),
            ("Shift+drag", "mark a span in the picture; Esc clears it"),
            ("?", "this table"),
        ],
    },
];

/// The lens's words.
pub fn words(lang: Lang) -> &'static Words {
    &WORDS[match lang {
        Lang::Zh => 0,
        Lang::En => 1,
    }]
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Text(String),
    /// A name of the program's, or a thread's.
    Name(String),
    /// A moment, to go there: which of [`Facts::moments`].
    Moment(usize),
}

/// What a sentence is about. Times are text already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Index of the state, as in `trace::State`.
    pub state: usize,
    /// What it waits for: `join cpu-0`, `Queue.get`; may be empty.
    pub detail: String,
    /// Who has what it waits for.
    pub holder: Option<String>,
    /// It has that itself, and so waits for itself.
    pub holds_it: bool,
    /// Who brought it here, and whether by handing over the GIL or by starting it.
    pub cause: Option<(String, Reason)>,
    /// Who lets it go on.
    pub release: Option<(String, Reason)>,
    /// How long it lasts.
    pub length: String,
    /// Whether the run ends with it.
    pub is_last: bool,
    /// What it does next: index of a state; `None` where it ends.
    pub next: Option<usize>,
    /// Since when, until when, when its cause and its release happened elsewhere.
    pub moments: [String; 4],
}

/// Kinds of causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was started.
    Started,
    /// It was woken: a release, a notification, an end.
    Woken,
    /// It was given the GIL.
    Gil,
}

/// Index of [`Facts::moments`].
const SINCE: usize = 0;
const UNTIL: usize = 1;
const CAUSE: usize = 2;
const RELEASE: usize = 3;

/// Why a thread is where it is, in a few sentences.
pub fn sentence(lang: Lang, facts: &Facts) -> Vec<Part> {
    let mut out = Sentence(Vec::new());
    match lang {
        Lang::Zh => zh(facts, &mut out),
        Lang::En => en(facts, &mut out),
    }
    out.0
}

struct Sentence(Vec<Part>);

impl Sentence {
    fn say(&mut self, text: &str) -> &mut Self {
        if let Some(Part::Text(last)) = self.0.last_mut() {
            last.push_str(text);
        } else {
            self.0.push(Part::Text(text.to_owned()));
        }
        self
    }

    fn name(&mut self, name: &str) -> &mut Self {
        self.0.push(Part::Name(name.to_owned()));
        self
    }

    fn at(&mut self, moment: usize) -> &mut Self {
        self.0.push(Part::Moment(moment));
        self
    }
}

const WAITING_GIL: usize = 2;

fn en(facts: &Facts, out: &mut Sentence) {
    let does = [
        "runs Python",
        "runs C code that has released the GIL",
        "waits for the GIL",
        "could run, but has no core",
        "is blocked",
        "sleeps",
        "waits for a device",
        "is held",
    ];
    let then = [
        "it runs Python",
        "it runs C code without the GIL",
        "it waits for the GIL",
        "it needs a core",
        "it is blocked",
        "it sleeps",
        "it waits for a device",
        "it is held",
    ];
    out.say("It ").say(does[facts.state]);
    if !facts.detail.is_empty() {
        out.say(" (").name(&facts.detail).say(")");
    }
    if let Some(holder) = &facts.holder {
        out.say(if facts.state == WAITING_GIL { ", which " } else { "; " }).name(holder);
        out.say(if facts.state == WAITING_GIL { " has" } else { " has what it needs" });
    }
    if facts.holds_it {
        out.say("; it has what it needs itself");
    }
    out.say(", since ").at(SINCE);
    match &facts.cause {
        Some((who, Reason::Started)) => out.say(", when ").name(who).say(" had started it at ").at(CAUSE),
        Some((who, Reason::Woken)) => out.say(", after ").name(who).say(" had woken it at ").at(CAUSE),
        Some((who, Reason::Gil)) => out.say(", when the GIL came to it from ").name(who),
        None => out,
    };
    out.say(". ");
    if facts.is_last && facts.release.is_none() {
        let waits = facts.state >= WAITING_GIL;
        out.say(if waits { "Nothing ends that before the run is over." } else { "The run ends with it." });
        return;
    }
    out.say("That lasts ").say(&facts.length).say(", until ").at(UNTIL);
    match &facts.release {
        Some((who, Reason::Gil)) => out.say(", when the GIL comes from ").name(who),
        Some((who, _)) => out.say(": ").name(who).say(" wakes it at ").at(RELEASE),
        None => out,
    };
    out.say(". ");
    match facts.next {
        Some(next) => out.say("Then ").say(then[next]).say("."),
        None => out.say("Then it has ended."),
    };
}

fn zh(facts: &Facts, out: &mut Sentence) {
    let does = [
        "在运行 Python",
        "在运行已经放开 GIL 的 C 代码",
        "在等 GIL",
        "可以运行，但没有空闲的核心",
        "被阻塞",
        "在睡眠",
        "在等设备",
        "被持有",
    ];
    let then =
        ["运行 Python", "运行不需要 GIL 的 C 代码", "等 GIL", "等一个核心", "被阻塞", "睡眠", "等设备", "被持有"];
    out.say("从").at(SINCE).say("起，它").say(does[facts.state]);
    if !facts.detail.is_empty() {
        out.say("（").name(&facts.detail).say("）");
    }
    if let Some(holder) = &facts.holder {
        out.say(if facts.state == WAITING_GIL { "，GIL 在" } else { "，它要的东西在" }).name(holder).say("手里");
    }
    if facts.holds_it {
        out.say("，它要的东西就在它自己手里");
    }
    out.say("。");
    match &facts.cause {
        Some((who, Reason::Started)) => out.name(who).say("在").at(CAUSE).say("启动了它。"),
        Some((who, Reason::Woken)) => out.name(who).say("在").at(CAUSE).say("唤醒了它。"),
        Some((who, Reason::Gil)) => out.say("GIL 是从").name(who).say("那里来的。"),
        None => out,
    };
    if facts.is_last && facts.release.is_none() {
        let waits = facts.state >= WAITING_GIL;
        out.say(if waits {
            "直到运行结束，都没有谁来结束这次等待。"
        } else {
            "运行到此为止。"
        });
        return;
    }
    out.say("持续").say(&facts.length).say("，到").at(UNTIL).say("为止");
    match &facts.release {
        Some((who, Reason::Gil)) => out.say("，那时").name(who).say("交出 GIL"),
        Some((who, _)) => out.say("，").name(who).say("在").at(RELEASE).say("唤醒它"),
        None => out,
    };
    out.say("。");
    match facts.next {
        Some(next) => out.say("接着").say(then[next]).say("。"),
        None => out.say("之后它结束了。"),
    };
}
