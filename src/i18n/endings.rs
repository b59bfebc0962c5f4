//! How the engine says that a run ended, and what to try, in the reader's language. What Python says stays as it is.

use std::fmt::Write;

use super::{Lang, lanes};

/// What a reader reads beside the line that a run ended at: the engine says the line itself, and once is enough.
pub fn note(lang: Lang, text: &str, line: u32) -> String {
    let text = told(lang, text).unwrap_or_else(|| text.to_owned());
    let (start, place) = match lang {
        Lang::Zh => ("", format!("（第 {line} 行）")),
        Lang::En => ("gilscope ended the program: ", format!(" (line {line})")),
    };
    let text = text.strip_suffix(&place).unwrap_or(&text);
    let text = text.strip_prefix(start).unwrap_or(text);
    if lang == Lang::En
        && let Some((start, number, end, _)) = limit(text)
    {
        return format!("{start}{}{end}", amount(number, lang));
    }
    text.to_owned()
}

/// What to try about a problem: the parser's own guess, or gilscope's about a message of Python's.
pub fn hint(lang: Lang, hint: &str, message: &str) -> Option<String> {
    if message == "EOFError: EOF when reading a line" {
        return Some(match lang {
            Lang::Zh => "这里的程序没有键盘输入可读：把要输入的内容直接写进程序。".into(),
            Lang::En => "Programs have no keyboard here: write what they would read into the program.".into(),
        });
    }
    let guess = between(hint, "Did you mean ", "?").filter(|_| lang == Lang::Zh)?;
    Some(format!("是不是想写 {guess}？"))
}

/// The report on threads that wait for ever, or on a run that reached a limit, in other words; `None` for what stays.
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
    if let Some((what, line)) = placed(line, "gilscope does not support ") {
        let what = what.strip_suffix(" yet")?.replace("the module ", "模块 ");
        return Some(format!("gilscope 还不支持 {what}（第 {line} 行）"));
    }
    let (what, line) = placed(line, "gilscope ended the program: ")?;
    let (_, number, _, (before, unit)) = limit(what)?;
    Some(format!("{before} {}{unit}（第 {line} 行）", amount(number, Lang::Zh)))
}

/// What the engine says about limits, around the number, and the same in Chinese.
const LIMITS: [(&str, &str, (&str, &str)); 6] = [
    ("it ran longer than ", " s", ("运行时间超过了", " 秒")),
    ("it executed more than ", " instructions", ("执行的字节码指令超过了", "条")),
    ("it wrote more than ", " bytes", ("输出超过了", " 字节")),
    ("it needs more than ", " bytes of memory", ("要用的内存超过了", " 字节")),
    ("it has more than ", " living threads", ("活着的线程超过了", " 个")),
    ("it has more than ", " living processes", ("活着的进程超过了", " 个")),
];

/// The limit that a sentence is about: what stands before and after the number, the number, and the Chinese words.
fn limit(text: &str) -> Option<(&'static str, &str, &'static str, (&'static str, &'static str))> {
    LIMITS.into_iter().find_map(|(start, end, words)| Some((start, between(text, start, end)?, end, words)))
}

/// A number that can be read: `2 亿`, `200 million`, `1,048,576`.
fn amount(number: &str, lang: Lang) -> String {
    match (lang, number.strip_suffix("000000")) {
        (Lang::Zh, Some(_)) if number.ends_with("00000000") => format!("{} 亿", &number[..number.len() - 8]),
        (Lang::En, Some(millions)) if !millions.is_empty() => format!("{millions} million"),
        _ if !number.bytes().all(|byte| byte.is_ascii_digit()) => number.to_owned(),
        _ => {
            let mut out = String::new();
            for (index, digit) in number.chars().enumerate() {
                if index > 0 && (number.len() - index).is_multiple_of(3) {
                    out.push(',');
                }
                out.push(digit);
            }
            out
        }
    }
}

/// What stands between the start of a sentence and its ` (line 3)`, and that line.
fn placed<'a>(text: &'a str, start: &str) -> Option<(&'a str, &'a str)> {
    between(text, start, ")")?.rsplit_once(" (line ")
}

/// `  bob (line 22) waits for fork, held by ann`.
fn waiter(line: &str) -> Option<String> {
    let (who, what) = line.split_once(" waits ")?;
    let who = match who.strip_suffix(')').and_then(|who| who.rsplit_once(" (line ")) {
        Some((who, line)) => format!("{who}（第 {line} 行）"),
        None => format!("{who} "),
    };
    let named = |name: &str| lanes::name(Lang::Zh, name, false).unwrap_or_else(|| name.to_owned());
    let held = |what: &str| {
        let (lock, holder) = what.split_once(", held by ")?;
        Some((named(lock), holder.to_owned()))
    };
    Some(match what.split_once(' ')? {
        ("for", "a notification") => format!("{who}在等通知"),
        ("for", what) if what.starts_with("the end of ") => {
            format!("{who}在等 {} 结束", &what["the end of ".len()..])
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

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.strip_prefix(start)?.strip_suffix(end)
}
