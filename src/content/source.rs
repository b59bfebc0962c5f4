//! Cuts a chapter's file into front matter, stretches of Markdown and directives.
//!
//! Knows lines and nothing of Markdown, except that a directive inside a code fence is code.

use super::Problem;

/// A file, cut.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// `key: value` lines between the `---` lines.
    pub(super) front: Vec<(u32, &'a str, &'a str)>,
    /// The rest, in order.
    pub(super) chunks: Vec<Chunk<'a>>,
}

/// A stretch of a file.
#[derive(Debug)]
pub(super) enum Chunk<'a> {
    /// Markdown and the line it starts at.
    Markdown(u32, &'a str),
    /// `:::name key="value"` … `:::`.
    Directive(Directive<'a>),
}

/// A block between `:::name` and `:::`.
#[derive(Debug)]
pub(super) struct Directive<'a> {
    /// Line of its opening, from 1.
    pub(super) line: u32,
    /// `lab`, `note`, …
    pub(super) name: &'a str,
    /// In the order written.
    pub(super) attributes: Vec<(&'a str, &'a str)>,
    /// The lines inside; they start at `line + 1`.
    pub(super) body: &'a str,
}

/// Cuts a file.
pub(super) fn cut<'a>(file: &str, text: &'a str) -> Result<Source<'a>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut lines = Lines { text, at: 0, number: 0 };
    let mut front = Vec::new();
    if lines.next().map(|line| line.1) == Some("---") {
        loop {
            match lines.next() {
                Some((_, "---", _)) => break,
                Some((number, line, _)) => match line.split_once(':') {
                    Some((key, value)) => front.push((number, key.trim(), value.trim())),
                    None if line.trim().is_empty() => {}
                    None => problems.push(Problem::new(file, number, "front matter wants `key: value`")),
                },
                None => {
                    problems.push(Problem::new(file, 1, "the front matter does not end with `---`"));
                    break;
                }
            }
        }
    } else {
        problems.push(Problem::new(file, 1, "the file does not start with front matter (`---`)"));
    }
    let chunks = chunks(file, text, &mut lines, &mut problems);
    if problems.is_empty() { Ok(Source { front, chunks }) } else { Err(problems) }
}

fn chunks<'a>(file: &str, text: &'a str, lines: &mut Lines<'a>, problems: &mut Vec<Problem>) -> Vec<Chunk<'a>> {
    let mut chunks = Vec::new();
    let mut markdown = (lines.number + 1, lines.at);
    let mut fence = Fence::default();
    while let Some((number, line, start)) = lines.next() {
        if fence.inside(line) || !line.starts_with(":::") {
            continue;
        }
        push_markdown(&mut chunks, markdown.0, &text[markdown.1..start]);
        let (name, rest) = split_word(&line[3..]);
        if name.is_empty() {
            problems.push(Problem::new(file, number, "`:::` closes nothing"));
        }
        let attributes = attributes(rest).unwrap_or_else(|| {
            problems.push(Problem::new(file, number, "attributes are written `key=\"value\"`"));
            Vec::new()
        });
        let body = lines.at;
        let mut inner = Fence::default();
        let end = loop {
            match lines.next() {
                Some((_, line, start)) if !inner.inside(line) && line.trim_end() == ":::" => break start,
                Some((other, line, _)) if !inner.open && line.starts_with(":::") => {
                    problems.push(Problem::new(file, other, "a directive inside a directive"));
                }
                Some(_) => {}
                None => {
                    problems.push(Problem::new(file, number, format!("`:::{name}` is never closed")));
                    break lines.at;
                }
            }
        };
        if !name.is_empty() {
            chunks.push(Chunk::Directive(Directive { line: number, name, attributes, body: &text[body..end] }));
        }
        markdown = (lines.number + 1, lines.at);
    }
    push_markdown(&mut chunks, markdown.0, &text[markdown.1..]);
    chunks
}

fn push_markdown<'a>(chunks: &mut Vec<Chunk<'a>>, line: u32, text: &'a str) {
    if !text.trim().is_empty() {
        chunks.push(Chunk::Markdown(line, text));
    }
}

/// Lines with their number and where they start.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    number: u32,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<(u32, &'a str, usize)> {
        let start = self.at;
        let rest = &self.text[start..];
        if rest.is_empty() {
            return None;
        }
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        self.at += length;
        self.number += 1;
        Some((self.number, rest[..length].trim_end_matches(['\n', '\r']), start))
    }
}

/// Whether the lines seen so far are inside a code fence.
#[derive(Default)]
struct Fence {
    open: bool,
}

impl Fence {
    fn inside(&mut self, line: &str) -> bool {
        if line.trim_start().starts_with("```") {
            self.open = !self.open;
            return true;
        }
        self.open
    }
}

fn split_word(text: &str) -> (&str, &str) {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], text[end..].trim())
}

/// `key="value" key="value"`; `None` where it is written otherwise.
fn attributes(mut text: &str) -> Option<Vec<(&str, &str)>> {
    let mut found = Vec::new();
    while !text.is_empty() {
        let (key, rest) = text.split_once("=\"")?;
        let (value, rest) = rest.split_once('"')?;
        if key.is_empty() || key.contains(char::is_whitespace) {
            return None;
        }
        found.push((key, value));
        text = rest.trim_start();
    }
    Some(found)
}
