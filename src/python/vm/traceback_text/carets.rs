//! The lines of a frame in a traceback, with `~~~^^^` below the part that failed
//! (`StackSummary.format_frame_summary` in CPython's `Lib/traceback.py`).
//!
//! Start at [`excerpt`]. Where the failed part is an operation, a subscript or a call, [`anchors`] finds the operator,
//! the brackets or the arguments by parsing it.

use crate::base::Span;
use crate::base::order::sort;
use crate::python::syntax::ast::{Expr, ExprKind, StmtKind};
use crate::python::syntax::parse;

/// A character: line and column from 0, within the failed part or the excerpt.
type Place = (usize, usize);

/// The source lines of `span`, dedented, without line breaks; empty where there is nothing to show.
pub fn excerpt(source: &str, span: Span, without_parser: bool) -> Vec<String> {
    let Some(first) = span.line.checked_sub(1) else { return Vec::new() };
    let rows = span.end_line.max(span.line) - first;
    let original: Vec<&str> = source.lines().skip(first as usize).take(rows as usize).map(str::trim_end).collect();
    let lines = dedent(&original);
    if lines.iter().all(std::vec::Vec::is_empty) {
        return Vec::new();
    }
    if span.end_line == 0 || (span.line == span.end_line && span.end_col == 0) {
        return vec![text(&lines[0]).trim().to_owned()];
    }
    let removed = original[0].chars().count() - lines[0].len();
    let start = (span.col as usize).saturating_sub(removed);
    let end = (span.end_col as usize).saturating_sub(removed);
    let anchors = if without_parser { None } else { anchors(&segment(&lines, start, end)) };
    Excerpt { lines, start, end, without_parser, anchors }.render()
}

fn text(line: &[char]) -> String {
    line.iter().collect()
}

/// Removes the indentation that all lines share.
fn dedent(lines: &[&str]) -> Vec<Vec<char>> {
    let indent = |line: &str| line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect::<Vec<_>>();
    let mut indents = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| indent(line));
    let first = indents.next().unwrap_or_default();
    let margin = indents
        .fold(first.len(), |margin, other| first.iter().zip(&other).take(margin).take_while(|(a, b)| a == b).count());
    lines.iter().map(|line| line.chars().skip(margin).collect()).collect()
}

/// The failed part alone, line by line.
fn segment(lines: &[Vec<char>], start: usize, end: usize) -> Vec<Vec<char>> {
    let mut part = lines.to_vec();
    if let Some(last) = part.last_mut() {
        last.truncate(end);
    }
    if let Some(first) = part.first_mut() {
        first.drain(..start.min(first.len()));
    }
    part
}

struct Excerpt {
    lines: Vec<Vec<char>>,
    /// Where the failed part starts in the first line.
    start: usize,
    /// Where it ends in the last line.
    end: usize,
    /// Nothing can be parsed any more.
    without_parser: bool,
    /// Between these it is marked by `^`, elsewhere by `~`; relative to `start` in the first line.
    anchors: Option<(Place, Place)>,
}

impl Excerpt {
    fn render(&self) -> Vec<String> {
        let last = self.lines.len() - 1;
        let mut shown = vec![0, last];
        if let Some((left, right)) = self.anchors {
            for line in [left.0, right.0] {
                shown.extend(line.saturating_sub(1)..=(line + 1).min(last));
            }
        }
        sort(&mut shown);
        shown.dedup();
        let carets = self.show_carets();
        let mut out = Vec::new();
        let mut previous = 0;
        for line in shown {
            match line - previous {
                0 | 1 => {}
                2 => self.line(line - 1, carets, &mut out),
                gap => out.push(format!("...<{} lines>...", gap - 1)),
            }
            self.line(line, carets, &mut out);
            previous = line;
        }
        let rows: Vec<&str> = out.iter().map(String::as_str).collect();
        dedent(&rows).iter().map(|row| text(row)).collect()
    }

    fn line(&self, line: usize, carets: bool, out: &mut Vec<String>) {
        let here = &self.lines[line];
        out.push(text(here));
        if !carets {
            return;
        }
        let width_to = |at: usize| width(here[..at.min(here.len())].iter().copied());
        let indent = here.iter().take_while(|c| c.is_whitespace()).count();
        let begin = if line == 0 { width_to(self.start) } else { 0 };
        let end = if line + 1 == self.lines.len() { width_to(self.end) } else { width(here.iter().copied()) };
        let in_line = |(row, col): Place| (row, if row == 0 { col + self.start } else { col });
        let marks = (0..end).map(|col| {
            if col < indent || col < begin {
                return ' ';
            }
            let Some((left, right)) = self.anchors else { return '^' };
            let (left, right) = (in_line(left), in_line(right));
            let after_left = line > left.0 || line == left.0 && col >= width_to(left.1);
            let before_right = line < right.0 || line == right.0 && col < width_to(right.1);
            if after_left && before_right { '^' } else { '~' }
        });
        out.push(marks.collect());
    }

    /// Marks help where they single something out: not where they would underline the whole statement.
    fn show_carets(&self) -> bool {
        if !self.without_parser && self.is_whole_call() {
            return false;
        }
        let blank = |part: &[char]| part.iter().all(|c| c.is_whitespace());
        let (first, last) = (&self.lines[0], &self.lines[self.lines.len() - 1]);
        let (before, after) = (&first[..self.start.min(first.len())], &last[self.end.min(last.len())..]);
        self.anchors.is_some() || !blank(before) || !blank(after)
    }

    /// Whether the failed part is the call of `return f(…)` or `x = …(…)`, on all of its lines.
    fn is_whole_call(&self) -> bool {
        let joined: Vec<String> = self.lines.iter().map(|line| text(line)).collect();
        let Ok(module) = parse(&joined.join("\n")) else { return false };
        let call = match module.body.first().map(|statement| &statement.kind) {
            Some(StmtKind::Return(Some(value))) => match &value.kind {
                ExprKind::Call(call) if matches!(call.func.kind, ExprKind::Name(_)) => value,
                _ => return false,
            },
            Some(StmtKind::Assign { targets, value }) => match (&targets[..], &value.kind) {
                ([Expr { kind: ExprKind::Name(_), .. }], ExprKind::Call(_)) => value,
                _ => return false,
            },
            _ => return false,
        };
        let whole =
            Span { line: 1, col: self.start as u32, end_line: self.lines.len() as u32, end_col: self.end as u32 };
        call.span == whole
    }
}

/// In an operation: from before to after the operator; in a subscript or call: the brackets and what is in them.
fn anchors(part: &[Vec<char>]) -> Option<(Place, Place)> {
    let lines: Vec<String> = part.iter().map(|line| text(line)).collect();
    let module = parse(&format!("(\n{}\n)", lines.join("\n"))).ok()?;
    let [statement] = &module.body[..] else { return None };
    let StmtKind::Expr(expr) = &statement.kind else { return None };
    match &expr.kind {
        ExprKind::BinOp { left, right, .. } => {
            let (line, col) = find(part, end_of(left)?, |c| !c.is_whitespace() && c != ')')?;
            let start = start_of(right)?;
            let second = part[line].get(col + 1);
            let long = (start.0 > line || col + 1 < start.1)
                && second.is_some_and(|c| !c.is_whitespace() && !matches!(c, '\\' | '#'));
            Some(((line, col), (line, col + 1 + usize::from(long))))
        }
        ExprKind::Subscript { value, .. } => Some((find(part, end_of(value)?, |c| c == '[')?, end_of(expr)?)),
        ExprKind::Call(call) => Some((find(part, end_of(&call.func)?, |c| c == '(')?, end_of(expr)?)),
        _ => None,
    }
}

/// Places in the parsed text count from 1 and have one more line above.
fn end_of(expr: &Expr) -> Option<Place> {
    Some((expr.span.end_line.checked_sub(2)? as usize, expr.span.end_col as usize))
}

fn start_of(expr: &Expr) -> Option<Place> {
    Some((expr.span.line.checked_sub(2)? as usize, expr.span.col as usize))
}

/// The first character from `at` on that is asked for, over comments and line ends.
fn find(part: &[Vec<char>], at: Place, wanted: impl Fn(char) -> bool) -> Option<Place> {
    let (mut line, mut col) = at;
    loop {
        match part.get(line)?.get(col) {
            None | Some('\\' | '#') => (line, col) = (line + 1, 0),
            Some(&c) if wanted(c) => return Some((line, col)),
            Some(_) => col += 1,
        }
    }
}

/// Columns on a terminal.
pub fn width(line: impl Iterator<Item = char>) -> usize {
    line.map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Characters two columns wide: East Asian Width W and F, by their large blocks.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x115f | 0x231a..=0x231b | 0x23e9..=0x23ec | 0x2614..=0x2615 | 0x26a1 | 0x2705 | 0x274c | 0x2728
        | 0x2753..=0x2757 | 0x2795..=0x2797 | 0x2b50 | 0x2b55 | 0x2e80..=0x303e | 0x3041..=0x4dbf | 0x4e00..=0xa4cf
        | 0xa960..=0xa97c | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe10..=0xfe19 | 0xfe30..=0xfe6f | 0xff01..=0xff60
        | 0xffe0..=0xffe6 | 0x1f300..=0x1f64f | 0x1f680..=0x1f6ff | 0x1f900..=0x1f9ff | 0x1fa70..=0x1faff
        | 0x20000..=0x3fffd)
}
