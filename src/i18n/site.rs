//! What the pages say around the chapters: header, table of contents, boxes.

use super::Lang;

/// The words of the pages in one language.
#[derive(Debug)]
pub struct Words {
    /// First link of a page, for keyboards and screen readers.
    pub skip: &'static str,
    /// Label of the header's navigation.
    pub site: &'static str,
    /// The other language, in its own words.
    pub switch: &'static str,
    /// Says what [`Words::switch`] does, in the other language.
    pub switch_hint: &'static str,
    /// Group of the three theme buttons.
    pub theme: &'static str,
    /// Follow the system.
    pub theme_auto: &'static str,
    /// Light colours.
    pub theme_light: &'static str,
    /// Dark colours.
    pub theme_dark: &'static str,
    /// Table of contents.
    pub contents: &'static str,
    /// The same on a page that is no chapter.
    pub on_this_page: &'static str,
    /// Heading of the list of chapters.
    pub chapters: &'static str,
    /// Link to the page of terms.
    pub glossary: &'static str,
    /// Label before the previous chapter.
    pub previous: &'static str,
    /// Label before the next chapter.
    pub next: &'static str,
    /// Label before the next page if it is no chapter.
    pub on: &'static str,
    /// Back to the list of chapters.
    pub all_chapters: &'static str,
    /// Navigation between chapters.
    pub pager: &'static str,
    /// Heading of a quiz.
    pub quiz: &'static str,
    /// How to answer a quiz.
    pub quiz_hint: &'static str,
    /// Opens the run that gives a quiz its answer.
    pub quiz_run: &'static str,
    /// Mark of a right answer.
    pub right: &'static str,
    /// Mark of a wrong answer.
    pub wrong: &'static str,
    /// Heading of an aside.
    pub note: &'static str,
    /// Heading of a correction.
    pub correction: &'static str,
    /// Shown where scripts are off, above the first lab.
    pub no_script: &'static str,
    /// Foot of every page.
    pub foot: &'static str,
    /// Link to the page that says how far that can be believed.
    pub reference: &'static str,
    /// Heads of the table of measured figures.
    pub measured: [&'static str; 4],
    /// Heads of the tables of costs.
    pub costs: [&'static str; 3],
    /// Heads of the table of instructions.
    pub instructions: [&'static str; 2],
}

/// Both languages.
const WORDS: [Words; 2] = [
    Words {
        skip: "跳到正文",
        site: "站点",
        switch: "English",
        switch_hint: "Read this page in English",
        theme: "配色",
        theme_auto: "跟随系统",
        theme_light: "浅色",
        theme_dark: "深色",
        contents: "本章内容",
        on_this_page: "本页内容",
        chapters: "章节",
        glossary: "术语",
        previous: "上一章",
        next: "下一章",
        on: "接下来",
        all_chapters: "全部章节",
        pager: "章节导航",
        quiz: "想一想",
        quiz_hint: "先想好答案，再点开它。",
        quiz_run: "答完了？看看这次运行",
        right: "对",
        wrong: "不对",
        note: "说明",
        correction: "更正",
        no_script: "浏览器没有启用脚本：可以读到正文、程序，以及每个程序第一次运行的时间线；要修改程序并重新运行，请启用脚本。",
        foot: "页面上的时间线都由页面里的程序在模拟的机器上运行得出。",
        reference: "模拟与实测",
        measured: ["", "实测", "模拟", "模拟／实测"],
        costs: ["", "代价", "来源"],
        instructions: ["代价", "指令"],
    },
    Words {
        skip: "Skip to the text",
        site: "Site",
        switch: "中文",
        switch_hint: "阅读本页的中文版",
        theme: "Colours",
        theme_auto: "Follow the system",
        theme_light: "Light",
        theme_dark: "Dark",
        contents: "In this chapter",
        on_this_page: "On this page",
        chapters: "Chapters",
        glossary: "Glossary",
        previous: "Previous",
        next: "Next",
        on: "Next",
        all_chapters: "All chapters",
        pager: "Between chapters",
        quiz: "Think first",
        quiz_hint: "Decide, then open your answer.",
        quiz_run: "Answered? See the run",
        right: "Right",
        wrong: "No",
        note: "Note",
        correction: "Correction",
        no_script: "Scripts are off. You can read the text, the programs and the timeline of each program’s first run; \
                    to change a program and run it again, turn scripts on.",
        foot: "Every timeline here comes from running the program beside it on a simulated machine.",
        reference: "Simulated and measured",
        measured: ["", "Measured", "Simulated", "Simulated /\u{a0}measured"],
        costs: ["", "Cost", "From"],
        instructions: ["Cost", "Instructions"],
    },
];

/// The words of the pages.
pub fn words(lang: Lang) -> &'static Words {
    &WORDS[lang as usize]
}

/// The number before a chapter's title.
pub fn chapter_number(lang: Lang, order: u32) -> String {
    match lang {
        Lang::Zh => format!("第 {order} 章"),
        Lang::En => format!("Chapter {order}"),
    }
}

/// How long a chapter takes to read.
pub fn reading_time(lang: Lang, minutes: u32) -> String {
    match lang {
        Lang::Zh => format!("约 {minutes} 分钟"),
        Lang::En => format!("about {minutes} min"),
    }
}

/// How many labs a chapter has.
pub fn labs(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 个实验"),
        (Lang::En, 1) => "1 lab".to_owned(),
        (Lang::En, _) => format!("{count} labs"),
    }
}

/// What the site is, as a title.
pub fn site_title(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "gilscope：看得见的 Python 并发",
        Lang::En => "gilscope: Python concurrency you can see",
    }
}

/// A page's window title.
pub fn window_title(lang: Lang, title: &str) -> String {
    format!("{title} · {}", site_title(lang))
}

/// A language's name in itself.
pub fn language_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "中文",
        Lang::En => "English",
    }
}

/// A figure, and why it is further off than it should be.
pub fn because(lang: Lang, what: &str, reason: &str) -> String {
    match lang {
        Lang::Zh => format!("{what}（{reason}）"),
        Lang::En => format!("{what} ({reason})"),
    }
}

/// There is no page at this address.
pub fn lost(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "这个地址上没有页面。",
        Lang::En => "There is no page at this address.",
    }
}
