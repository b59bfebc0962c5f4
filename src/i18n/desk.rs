//! What the playground says around its lab.

use super::Lang;

/// The words of the playground in one language.
#[derive(Debug)]
pub struct Words {
    /// Heading.
    pub title: &'static str,
    /// What the page is for.
    pub question: &'static str,
    /// For search engines.
    pub description: &'static str,
    /// Starts a new program.
    pub new: &'static str,
    /// Opens a file.
    pub open: &'static str,
    /// That files can be dropped.
    pub drop: &'static str,
    /// Label of the machines.
    pub machine: &'static str,
    /// Names of the machines.
    pub machines: [&'static str; 5],
    /// A machine that was set by hand.
    pub own: &'static str,
    /// Heading of the examples.
    pub gallery: &'static str,
    /// How examples are opened.
    pub gallery_hint: &'static str,
    /// What is kept where.
    pub caption: &'static str,
    /// From an embedded lab to the site.
    pub site: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        title: "练习场",
        question: "把自己的程序放进来，看它每一刻在做什么。",
        description: "在浏览器里运行自己的多线程、多进程或 asyncio 程序，逐刻查看时间线。",
        new: "新建",
        open: "打开文件…",
        drop: "也可以把 .py 文件拖到这里",
        machine: "机器",
        machines: ["CPython 3.15，2 核", "CPython 3.9，2 核", "3.15 自由线程构建，2 核", "手机，1 核", "服务器，64 核"],
        own: "自己设定",
        gallery: "例子",
        gallery_hint: "点一个例子，它会换掉上面的程序；草稿也会随之更新。",
        caption: "程序只在你的浏览器里运行，不会上传。草稿存在这个浏览器里，下次打开还在。",
        site: "在 gilscope 打开",
    },
    Words {
        title: "Playground",
        question: "Put in a program of your own and see what it does at every moment.",
        description: "Run your own threaded, multi-process or asyncio program in the browser and look at its timeline.",
        new: "New",
        open: "Open a file…",
        drop: "or drop a .py file here",
        machine: "Machine",
        machines: [
            "CPython 3.15, 2 cores",
            "CPython 3.9, 2 cores",
            "3.15 free-threaded, 2 cores",
            "A phone, 1 core",
            "A server, 64 cores",
        ],
        own: "set by hand",
        gallery: "Examples",
        gallery_hint: "An example takes the place of the program above, and of its draft.",
        caption: "Programs run in your browser only; nothing is sent anywhere. The draft is kept in this browser.",
        site: "Open in gilscope",
    },
];

/// The playground's words.
pub fn words(lang: Lang) -> &'static Words {
    &WORDS[match lang {
        Lang::Zh => 0,
        Lang::En => 1,
    }]
}

/// A file that is no program.
pub fn refused(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("{name} 不是文本文件，或者太大，没有打开。"),
        Lang::En => format!("{name} is no text, or too large, so it was not opened."),
    }
}
