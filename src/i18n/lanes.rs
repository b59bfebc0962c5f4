//! What the engine calls lanes and stretches that the program has no name for, in the reader's language.

use super::Lang;

/// Another name for `Core 0`, `event loop`, `lock 1`, `+ 7 tasks`, or for `turn 3` if it is a turn of a loop; `None` for
/// what stays as it is.
pub fn name(lang: Lang, name: &str, is_turn: bool) -> Option<String> {
    if lang == Lang::En {
        return None;
    }
    match name {
        "event loop" => return Some("事件循环".into()),
        "a future" => return Some("future".into()),
        "start of the worker" => return Some("启动 Worker".into()),
        _ => {}
    }
    let number = |start: &str, end: &str| {
        let number = name.strip_prefix(start)?.strip_suffix(end)?;
        (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
    };
    let with = |start: &str, end: &str, before: &str, after: &str| {
        number(start, end).map(|number| format!("{before}{number}{after}"))
    };
    if is_turn {
        return with("turn ", "", "第 ", " 圈");
    }
    with("Core ", "", "核心 ", "")
        .or_else(|| with("lock ", "", "锁 ", ""))
        .or_else(|| with("+ ", " tasks", "+ ", " 个任务"))
}
