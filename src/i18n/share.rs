//! What the dialog says that hands a moment of a run on.

use super::Lang;

/// The words of the dialog in one language.
#[derive(Debug)]
pub struct Words {
    /// Opens the dialog.
    pub open: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What the link carries.
    pub about: &'static str,
    /// Label of the link.
    pub link: &'static str,
    /// Label of the markup for embedding.
    pub embed: &'static str,
    /// Goes to the same moment on the page for playing.
    pub playground: &'static str,
    /// Heading of the files.
    pub files: &'static str,
    /// Names of the files, in the order of `app::share::export::Format`.
    pub formats: [&'static str; 6],
    /// Leaves the dialog.
    pub close: &'static str,
    /// The program does not fit into a link.
    pub too_long: &'static str,
    /// The browser cannot make links.
    pub too_old: &'static str,
    /// A link was cut or changed.
    pub damaged: &'static str,
    /// A link is of a newer version.
    pub newer: &'static str,
    /// A link carries too much.
    pub too_much: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        open: "分享",
        title: "分享这一刻",
        about: "链接里有程序、参数、机器、播放头和缩放。打开它的人看到的就是你现在看到的。",
        link: "链接",
        embed: "嵌入网页",
        playground: "在练习场打开",
        files: "存成文件",
        formats: [
            "程序（.py）",
            "Perfetto 轨迹（.json）",
            "图（.svg）",
            "图（.png）",
            "表格（.csv）",
            "文字时间线（.txt）",
        ],
        close: "关闭",
        too_long: "程序太长，放不进链接。可以存成文件再发。",
        too_old: "这个浏览器太旧，做不了链接。可以存成文件再发。",
        damaged: "这个链接不完整，可能在复制时被截断了。下面是本页原来的程序。",
        newer: "这个链接来自本站更新的版本。请重新载入页面再试。",
        too_much: "这个链接带的内容太多，没有打开。",
    },
    Words {
        open: "Share",
        title: "Share this moment",
        about: "The link carries program, parameters, machine, playhead and zoom. Whoever opens it sees what you see now.",
        link: "Link",
        embed: "Embed in a page",
        playground: "Open in the playground",
        files: "Save as a file",
        formats: [
            "Program (.py)",
            "Perfetto trace (.json)",
            "Picture (.svg)",
            "Picture (.png)",
            "Table (.csv)",
            "Timeline in text (.txt)",
        ],
        close: "Close",
        too_long: "The program is too long for a link. Save it as a file and send that.",
        too_old: "This browser is too old to make links. Save a file and send that.",
        damaged: "This link is not whole; it may have been cut when it was copied. Below is the page's own program.",
        newer: "This link was made by a newer version of this site. Reload the page and try again.",
        too_much: "This link carries more than a link may, so it was not opened.",
    },
];

/// The dialog's words.
pub fn words(lang: Lang) -> &'static Words {
    &WORDS[match lang {
        Lang::Zh => 0,
        Lang::En => 1,
    }]
}
