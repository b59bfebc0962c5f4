//! What the lens says about the overview, a measured span, and how long things took.

use super::Lang;

/// These words in one language.
#[derive(Debug)]
pub struct Words {
    /// The window of the overview.
    pub window: &'static str,
    /// What can be done with the overview.
    pub map_hint: &'static str,
    /// Group of what measures.
    pub measure: &'static str,
    /// What is measured.
    pub span: &'static str,
    /// How to measure.
    pub hint: &'static str,
    /// Button: a span begins at the playhead.
    pub start: &'static str,
    /// Button: it ends there.
    pub end: &'static str,
    /// Button: a drag in the picture marks a span.
    pub drag: &'static str,
    /// Button: the view shows the span.
    pub zoom: &'static str,
    /// Button: there is no span.
    pub clear: &'static str,
    /// Behind a heading: only what lies in the span.
    pub in_span: &'static str,
    /// Heading of the lengths of slices.
    pub lengths: &'static str,
    /// What the rows are.
    pub lengths_hint: &'static str,
    /// Columns: what, how often, median, 95th percentile, longest, together.
    pub columns: [&'static str; 6],
    /// Choice of what the chart shows.
    pub chart: &'static str,
    /// There is nothing to measure.
    pub nothing: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        window: "画面里的一段",
        map_hint: "全程概览。拖动窗口或它的边；看着全程时，拖一下就放大那一段。键盘：左右平移，上下缩放，0 看全程。",
        measure: "测量",
        span: "选中的一段",
        hint: "测量一段：按住 Shift 在图上拖，或者在播放头处按 M。",
        start: "从播放头量起",
        end: "量到播放头",
        drag: "在图上拖着量",
        zoom: "放大这一段",
        clear: "清除",
        in_span: "选中的一段里",
        lengths: "每次多久",
        lengths_hint: "一行是所有线程和任务里的同一种时段。p95：每 100 次有 95 次不超过它。",
        columns: ["做什么", "次数", "中位数", "p95", "最长", "合计"],
        chart: "分布图",
        nothing: "这里没有可量的时段。",
    },
    Words {
        window: "Stretch in view",
        map_hint: "The whole run. Drag the window or its edges; with all in view, a drag zooms to a stretch. Keys: left and right pan, up and down zoom, 0 shows the whole run.",
        measure: "Measure",
        span: "Measured span",
        hint: "To measure: drag in the picture with Shift, or press M at the playhead.",
        start: "Begin at the playhead",
        end: "End at the playhead",
        drag: "Drag to measure",
        zoom: "Zoom to it",
        clear: "Clear",
        in_span: "in the measured span",
        lengths: "How long each time",
        lengths_hint: "A row is one kind of slice over all threads and tasks. p95: of 100, 95 took no longer.",
        columns: ["What", "Times", "Median", "p95", "Longest", "Together"],
        chart: "Chart of",
        nothing: "There is nothing to measure here.",
    },
];

/// What the lens says about spans and lengths.
pub fn words(lang: Lang) -> &'static Words {
    &WORDS[match lang {
        Lang::Zh => 0,
        Lang::En => 1,
    }]
}

/// The stretch in view.
pub fn stretch(lang: Lang, from: &str, to: &str, end: &str) -> String {
    match lang {
        Lang::Zh => format!("{from} 到 {to}，全程 {end}"),
        Lang::En => format!("{from} to {to} of {end}"),
    }
}

/// A span; an open one ends at the playhead.
pub fn said(lang: Lang, length: &str, from: &str, to: &str, open: bool) -> String {
    match (lang, open) {
        (Lang::Zh, false) => format!("{length}：从 {from} 到 {to}"),
        (Lang::Zh, true) => format!("{length}：从 {from} 到播放头（{to}）"),
        (Lang::En, false) => format!("{length}, from {from} to {to}"),
        (Lang::En, true) => format!("{length}, from {from} to the playhead at {to}"),
    }
}

/// Lengths in a sentence.
pub fn lengths(lang: Lang, name: &str, times: usize, half: &str, most: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}：{times} 次，一半不超过 {half}，95% 不超过 {most}。最长的一次开始于"),
        Lang::En => {
            format!("{name}: {times} times; half took at most {half}, 95 % at most {most}. The longest begins at")
        }
    }
}
