//! What the pages say around the chapters: header, table of contents, boxes, the plan of the course.

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
    /// Heading of the list of chapters.
    pub chapters: &'static str,
    /// Mark of a chapter that is not written yet.
    pub planned: &'static str,
    /// Label before the previous chapter.
    pub previous: &'static str,
    /// Label before the next chapter.
    pub next: &'static str,
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
        chapters: "章节",
        planned: "编写中",
        previous: "上一章",
        next: "下一章",
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
        chapters: "Chapters",
        planned: "in preparation",
        previous: "Previous",
        next: "Next",
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

/// A chapter as the plan of the course knows it.
#[derive(Clone, Copy, Debug)]
pub struct Planned {
    /// Place in the course.
    pub order: u32,
    /// Title and question.
    words: [(&'static str, &'static str); 2],
}

impl Planned {
    /// Its title.
    pub fn title(self, lang: Lang) -> &'static str {
        self.words[lang as usize].0
    }

    /// The question it will answer.
    pub fn question(self, lang: Lang) -> &'static str {
        self.words[lang as usize].1
    }
}

/// The chapters to come; a written chapter of the same order takes the place of its plan.
pub const PLAN: [Planned; 10] = [
    Planned {
        order: 3,
        words: [
            ("竞态与锁", "在我读和写之间，别的线程能从哪些地方插进来？"),
            ("Races, locks, semaphores", "At which points can another thread slip between my read and my write?"),
        ],
    },
    Planned {
        order: 4,
        words: [
            ("进程", "再开一个解释器要付出什么，又换来什么？"),
            ("Processes, pickles and start methods", "What does a second interpreter cost, and what does it buy?"),
        ],
    },
    Planned {
        order: 5,
        words: [
            ("队列与流水线", "不共享变量，怎样把活交给别人？生产太快时，谁来踩刹车？"),
            (
                "Queues and pipelines",
                "How do workers hand over work without sharing variables, and what stops a fast producer?",
            ),
        ],
    },
    Planned {
        order: 6,
        words: [
            ("线程池与进程池", "从 submit() 到 result()，中间发生了什么？"),
            ("Pools and futures, from the source", "What happens between submit() and result()?"),
        ],
    },
    Planned {
        order: 7,
        words: [
            ("await 到底做了什么", "执行到 await 的那一刻发生了什么，接下来轮到谁？"),
            ("Coroutine, task, event loop", "What exactly happens at an await, and who runs next?"),
        ],
    },
    Planned {
        order: 8,
        words: [
            ("别堵住循环", "哪些代码会冻住所有任务，怎样把它们挪出去？"),
            ("asyncio in practice", "Which lines freeze all tasks, and how do I move them out?"),
        ],
    },
    Planned {
        order: 9,
        words: [
            ("内核里的等待", "一个线程怎样同时等一万个套接字？"),
            ("Waiting in the kernel", "How can one thread wait for ten thousand sockets?"),
        ],
    },
    Planned {
        order: 10,
        words: [
            ("失败、取消、结束", "一个工作者出错或必须停下：谁会知道，谁能继续？"),
            ("Errors, cancellation, stopping", "One of the workers fails or must stop: who notices, who survives?"),
        ],
    },
    Planned {
        order: 11,
        words: [
            ("实战：弹性线程池与电商", "三个线程、长度为三的队列、最多五个进程：过载到底是怎样被吸收的？"),
            (
                "Project: an elastic pool",
                "Three threads, a queue of three, up to five processes: how is overload really absorbed?",
            ),
        ],
    },
    Planned {
        order: 12,
        words: [
            ("选型与多核世界", "这件活，在这个 Python、这些机器上，该用哪一种？"),
            ("Choosing; the multi-core world", "Which model for this job, on this Python, on these machines?"),
        ],
    },
];

/// A language's name in itself.
pub fn language_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "中文",
        Lang::En => "English",
    }
}

/// There is no page at this address.
pub fn lost(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "这个地址上没有页面。",
        Lang::En => "There is no page at this address.",
    }
}
