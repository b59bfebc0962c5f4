//! What Tab and Enter do in a program. Everything goes through the browser's own editing, so undo keeps working.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

const INDENT: &str = "    ";

/// Enter: the new line is indented like this one, and deeper after a colon.
pub(super) fn new_line(field: &HtmlTextAreaElement) -> bool {
    let Some((text, start, _)) = selection(field) else { return false };
    let before: String = text[..start].iter().collect();
    insert(&format!("\n{}", indent_after(&before)))
}

/// Tab and Shift+Tab: indents or dedents the lines of the selection; without one, fills up to the next stop.
pub(super) fn indent(field: &HtmlTextAreaElement, deeper: bool) -> bool {
    let Some((text, start, end)) = selection(field) else { return false };
    let line_start = text[..start].iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1);
    if deeper && start == end {
        return insert(&INDENT[(start - line_start) % INDENT.len()..]);
    }
    let lines: String = text[line_start..end].iter().collect();
    let changed = shifted(&lines, deeper);
    if changed == lines {
        return true;
    }
    // The field counts in UTF-16.
    let units = |chars: &[char]| chars.iter().map(|c| c.len_utf16()).sum::<usize>() as u32;
    let from = units(&text[..line_start]);
    let _ = field.set_selection_range(from, units(&text[..end]));
    let done = insert(&changed);
    let length = changed.encode_utf16().count() as u32;
    let _ = field.set_selection_range(if start == end { from + length } else { from }, from + length);
    done
}

/// The spaces a line after `before` starts with.
pub fn indent_after(before: &str) -> String {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let spaces: String = line.chars().take_while(|c| *c == ' ').collect();
    let code = line.split('#').next().unwrap_or_default().trim_end();
    if code.ends_with(':') { spaces + INDENT } else { spaces }
}

/// Every line one stop deeper, or up to one stop less deep.
pub fn shifted(lines: &str, deeper: bool) -> String {
    let shift = |line: &str| {
        if deeper {
            return if line.is_empty() { String::new() } else { format!("{INDENT}{line}") };
        }
        let spaces = line.bytes().take(INDENT.len()).take_while(|b| *b == b' ').count();
        line[spaces..].to_owned()
    };
    lines.split('\n').map(shift).collect::<Vec<_>>().join("\n")
}

/// The text as characters, and the selection counted in them.
fn selection(field: &HtmlTextAreaElement) -> Option<(Vec<char>, usize, usize)> {
    let text: Vec<char> = field.value().chars().collect();
    let place = |units: u32| {
        let mut left = units as usize;
        text.iter().position(|c| {
            let here = left == 0;
            left = left.saturating_sub(c.len_utf16());
            here
        })
    };
    let start = place(field.selection_start().ok()??).unwrap_or(text.len());
    let end = place(field.selection_end().ok()??).unwrap_or(text.len());
    Some((text, start, end))
}

/// Types a text in place of the selection. Deprecated in name only: nothing else keeps the undo history.
fn insert(text: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok()) else { return false };
    document.exec_command_with_show_ui_and_value("insertText", false, text).unwrap_or(false)
}
