//! What the lens says about several runs beside each other.

use super::Lang;

/// These words in one language.
#[derive(Debug)]
pub struct Words {
    /// Button: the run is kept for comparing.
    pub pin: &'static str,
    /// Button: it is no longer kept.
    pub unpin: &'static str,
    /// What to do, as long as there is one run.
    pub hint: &'static str,
    /// As many runs are kept as there is room for.
    pub full: &'static str,
    /// Column of what is measured.
    pub figure: &'static str,
    /// Behind the newest run.
    pub now: &'static str,
    /// Rows: makespan, computing, computing at once, GIL hand-overs, changes of threads on cores; waiting for the GIL,
    /// for a core, for a lock or queue, asleep, for a device.
    pub rows: [&'static str; 10],
    /// Two runs differ in nothing that can be set.
    pub same_settings: &'static str,
    /// The programs differ in more than their sliders.
    pub edited: &'static str,
    /// On, off.
    pub on_off: [&'static str; 2],
    /// Heading of what goes on differently from the playhead.
    pub later: &'static str,
    /// What a change there means.
    pub later_hint: &'static str,
    /// The playhead is at the end.
    pub later_over: &'static str,
    /// Button: the run goes on with these values.
    pub go_on: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        pin: "钉住这次运行",
        unpin: "取下",
        hint: "钉住这次运行，再改一个滑块：两次运行会画在同一条时间轴上。最多四次。",
        full: "最多比较四次运行。",
        figure: "数字",
        now: "现在",
        rows: [
            "总时长",
            "计算时间合计",
            "平均同时在算",
            "GIL 换手",
            "核心换线程",
            "等 GIL",
            "就绪，还没轮到",
            "阻塞（锁、队列、join）",
            "睡眠",
            "等 I/O",
        ],
        same_settings: "设置相同",
        edited: "程序改过",
        on_off: ["开", "关"],
        later: "从播放头处换个走法",
        later_hint: "到这一刻为止，两次运行完全相同。从这一刻起变量是新值：程序之后再读它才看得到，已经算好的不变。",
        later_over: "运行到这里已经结束。先把播放头放到运行中间。",
        go_on: "从这里用新值继续",
    },
    Words {
        pin: "Pin this run",
        unpin: "Remove",
        hint: "Pin this run, then move a slider: both runs are drawn on one time axis. Up to four.",
        full: "Four runs are the most that can be compared.",
        figure: "Figure",
        now: "now",
        rows: [
            "Makespan",
            "Computing in all",
            "Computing at once, on average",
            "GIL switches",
            "Threads changed on a core",
            "Waiting for the GIL",
            "Waiting for a core",
            "Blocked (lock, queue, join)",
            "Sleeping",
            "Waiting for I/O",
        ],
        same_settings: "same settings",
        edited: "edited program",
        on_off: ["on", "off"],
        later: "Go on differently from the playhead",
        later_hint: "Up to this moment both runs are the same. From then on the variable has its new value: the program sees it when it reads it again; what it has computed already stays.",
        later_over: "The run is over here. Put the playhead inside it first.",
        go_on: "Go on from here with these values",
    },
];

/// What the lens says about several runs.
pub fn words(lang: Lang) -> &'static Words {
    &WORDS[match lang {
        Lang::Zh => 0,
        Lang::En => 1,
    }]
}

/// What was changed in the middle of a run: `from 12 ms: N = 6`.
pub fn changed(lang: Lang, moment: &str, what: &str) -> String {
    match lang {
        Lang::Zh => format!("从 {moment} 起 {what}"),
        Lang::En => format!("from {moment}: {what}"),
    }
}

/// How a run differs from another one. Times are text already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// How much longer or shorter it takes, and how many times as long; `None` if it takes as long.
    pub length: Option<(String, String)>,
    /// Whether it takes longer.
    pub is_longer: bool,
    /// What the largest difference is made of: a row of [`Words::rows`], and how much.
    pub most: Option<(usize, String)>,
    /// Whether it has more of that.
    pub is_more: bool,
}

/// A run against the first one, in words.
pub fn sentence(lang: Lang, first: &str, other: &str, facts: &Facts) -> String {
    let words = words(lang);
    let mut text = match (lang, &facts.length) {
        (Lang::Zh, None) => format!("{other} 和 {first} 用时一样。"),
        (Lang::En, None) => format!("{other} takes as long as {first}."),
        (Lang::Zh, Some((by, times))) => {
            let more = if facts.is_longer { "多用" } else { "少用" };
            format!("{other} 比 {first} {more} {by}，是它的 {times} 倍。")
        }
        (Lang::En, Some((by, times))) => {
            let more = if facts.is_longer { "longer" } else { "less" };
            format!("{other} takes {by} {more} than {first}: {times} times as long.")
        }
    };
    if let Some((row, by)) = &facts.most {
        let row = words.rows[*row];
        text += &match (lang, facts.is_more) {
            (Lang::Zh, true) => format!("差别最大的是“{row}”：各线程合计多 {by}。"),
            (Lang::Zh, false) => format!("差别最大的是“{row}”：各线程合计少 {by}。"),
            (Lang::En, true) => format!(" The largest difference is “{row}”: {by} more over all threads."),
            (Lang::En, false) => format!(" The largest difference is “{row}”: {by} less over all threads."),
        };
    }
    text
}
