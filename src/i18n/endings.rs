//! How the engine says that a run ended or could not begin, in the reader's language. What Python says stays as it is.

use std::fmt::Write;

use super::{Lang, lanes};

/// The report on threads that wait for ever, on a run that reached a limit or needs what is not there, or a hint, in
/// other words; `None` for what stays.
pub fn told(lang: Lang, text: &str) -> Option<String> {
    if lang == Lang::En {
        return None;
    }
    let mut lines = text.lines();
    let mut out = head(lines.next()?)?;
    for line in lines {
        let _ = write!(out, "\n{}", waiter(line).unwrap_or_else(|| line.to_owned()));
    }
    Some(out)
}

fn head(line: &str) -> Option<String> {
    if line == "every thread waits for something that nobody is left to do" {
        return Some("所有线程都在等，等的事却没有谁会去做了".into());
    }
    if line == "deadlock: a thread waits for itself" {
        return Some("死锁：一个线程在等它自己".into());
    }
    if let Some(count) = between(line, "deadlock: ", " threads wait for each other") {
        return Some(format!("死锁：{count} 个线程互相等待"));
    }
    if let Some(word) = between(line, "Did you mean ", "?") {
        return Some(format!("是不是想写 {word}？"));
    }
    let (what, line) = line.strip_suffix(')')?.rsplit_once(" (line ")?;
    if let Some(what) = between(what, "gilscope does not support ", " yet") {
        return Some(format!("gilscope 还不支持：{what}（第 {line} 行）"));
    }
    let what = what.strip_prefix("gilscope ended the program: it ")?;
    LIMITS.into_iter().find_map(|(start, end, before, after)| {
        let number = between(what, start, end)?.replace("00000000", " 亿");
        Some(format!("{before} {number}{after}（第 {line} 行）"))
    })
}

/// What the engine says about limits, before and after the number, and the same in Chinese.
const LIMITS: [(&str, &str, &str, &str); 6] = [
    ("ran longer than ", " s", "运行时间超过了", " 秒"),
    ("executed more than ", " instructions", "执行的字节码指令超过了", "条"),
    ("wrote more than ", " bytes", "输出超过了", " 字节"),
    ("needs more than ", " bytes of memory", "要用的内存超过了", " 字节"),
    ("has more than ", " living threads", "活着的线程超过了", " 个"),
    ("has more than ", " living processes", "活着的进程超过了", " 个"),
];

/// `  bob (line 22) waits for fork, held by ann`.
fn waiter(line: &str) -> Option<String> {
    if let Some(more) = between(line, "    and ", " more tasks") {
        return Some(format!("    还有 {more} 个任务"));
    }
    let (who, what) = line.split_once(" waits ")?;
    let (indent, who) = who.split_at(who.len() - who.trim_start().len());
    let who = match who.strip_suffix(')').and_then(|who| who.rsplit_once(" (line ")) {
        Some((who, line)) => format!("{indent}{}（第 {line} 行）", owned(who)),
        None => format!("{indent}{} ", owned(who)),
    };
    let named = |name: &str| lanes::name(Lang::Zh, name, false).unwrap_or_else(|| name.to_owned());
    let held = |what: &str| {
        let (lock, holder) = what.split_once(", held by ")?;
        Some((named(lock), owned(holder)))
    };
    Some(match what.split_once(' ')? {
        ("for", "a notification") => format!("{who}在等通知"),
        ("for", "a future") => format!("{who}在等一个 future"),
        ("for", "input or output") => format!("{who}在等输入或输出"),
        ("for", what) if what.starts_with("the end of ") => {
            format!("{who}在等 {} 结束", owned(&what["the end of ".len()..]))
        }
        ("for", what) if what.ends_with(", which it holds itself") => {
            format!("{who}在等 {}，而它就在自己手里", named(between(what, "", ", which it holds itself")?))
        }
        ("for", what) => match held(what) {
            Some((lock, holder)) => format!("{who}在等 {lock}，它在 {holder} 手里"),
            None => format!("{who}在等 {}", named(what)),
        },
        ("in", what) => match what.split_once(" for ").and_then(|(call, what)| Some((call, held(what)?))) {
            Some((call, (lock, holder))) => format!("{who}在 {call} 里等 {lock}，它在 {holder} 手里"),
            None => format!("{who}在 {what} 里等"),
        },
        _ => return None,
    })
}

/// `MainThread of cat`: a thread of another process than the first.
fn owned(thread: &str) -> String {
    match thread.rsplit_once(" of ") {
        Some((thread, process)) => format!("{process} 的 {thread}"),
        None => thread.to_owned(),
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.strip_prefix(start)?.strip_suffix(end)
}
