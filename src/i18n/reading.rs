//! What the pages say about the reader's way through the course: chapters read, quizzes answered, where it is kept.

use super::Lang;

/// The words in one language.
#[derive(Debug)]
pub struct Words {
    /// Name of the part that tells it.
    pub progress: &'static str,
    /// Saves it in a file.
    pub export: &'static str,
    /// Reads such a file.
    pub import: &'static str,
    /// Forgets it.
    pub clear: &'static str,
    /// Asks before forgetting.
    pub clear_really: &'static str,
    /// Where it is kept.
    pub kept: &'static str,
    /// It cannot be kept.
    pub not_kept: &'static str,
    /// The file was not one of ours.
    pub import_failed: &'static str,
    /// A chapter was read to its end.
    pub read: &'static str,
    /// A quiz was answered right at the first try.
    pub right: &'static str,
    /// A quiz was answered wrong at the first try.
    pub wrong: &'static str,
    /// Copies a program.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// Saves a program as a file.
    pub save: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        progress: "学习进度",
        export: "导出进度",
        import: "导入进度",
        clear: "清除进度",
        clear_really: "清除所有阅读进度和测验答案？",
        kept: "进度只存在这个浏览器里，不会发送到任何地方。",
        not_kept: "这个浏览器不允许保存数据，离开页面后进度就没有了。",
        import_failed: "这个文件不是从这里导出的进度。",
        read: "已读",
        right: "第一次就答对了",
        wrong: "第一次没有答对",
        copy: "复制",
        copied: "已复制",
        save: "下载",
    },
    Words {
        progress: "Your progress",
        export: "Export progress",
        import: "Import progress",
        clear: "Clear progress",
        clear_really: "Clear all reading progress and quiz answers?",
        kept: "Progress is kept only in this browser and is sent nowhere.",
        not_kept: "This browser does not let pages keep data: your progress is lost when you leave the page.",
        import_failed: "This file is not progress that was exported here.",
        read: "read",
        right: "right at the first try",
        wrong: "not right at the first try",
        copy: "Copy",
        copied: "Copied",
        save: "Save",
    },
];

/// A language's words.
pub fn words(lang: Lang) -> &'static Words {
    &WORDS[lang as usize]
}

/// How far the reader is with the whole course.
pub fn sum(lang: Lang, read: usize, chapters: usize, right: usize, answered: usize, quizzes: usize) -> String {
    match lang {
        Lang::Zh => {
            format!("读完{read}章，共{chapters}章；测验答了{answered}题，第一次就答对{right}题，共{quizzes}题。")
        }
        Lang::En => format!(
            "{read} of {chapters} chapters read; {answered} of {quizzes} questions answered, {right} right at the first try."
        ),
    }
}

/// How much of a chapter was read.
pub fn part(lang: Lang, percent: u32) -> String {
    match lang {
        Lang::Zh => format!("读到{percent}%"),
        Lang::En => format!("{percent} % read"),
    }
}

/// Quizzes of a chapter.
pub fn score(lang: Lang, right: usize, quizzes: usize) -> String {
    match lang {
        Lang::Zh => format!("测验{right}/{quizzes}"),
        Lang::En => format!("quiz {right}/{quizzes}"),
    }
}

/// Leads to where the reader stopped.
pub fn go_on(lang: Lang, title: &str) -> String {
    match lang {
        Lang::Zh => format!("接着读：{title}"),
        Lang::En => format!("Continue: {title}"),
    }
}
