//! Markdown to HTML: headings get anchors, tables get a frame that scrolls, links inside the site become relative.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::{Heading, Link, Problem, path, root_of};
use crate::i18n::{Lang, reading};

/// Renders the stretches of one page and remembers what the checks need.
#[derive(Debug)]
pub(super) struct Renderer<'a> {
    pub(super) file: &'a str,
    pub(super) lang: Lang,
    /// The page's own slug: relative links start there.
    pub(super) slug: &'a str,
    pub(super) toc: Vec<Heading>,
    pub(super) links: Vec<Link>,
    pub(super) problems: Vec<Problem>,
    /// What there is to read: Chinese characters, and words of anything else.
    pub(super) ideographs: usize,
    pub(super) words: usize,
}

impl<'a> Renderer<'a> {
    pub(super) fn new(file: &'a str, lang: Lang, slug: &'a str) -> Self {
        Self { file, lang, slug, toc: Vec::new(), links: Vec::new(), problems: Vec::new(), ideographs: 0, words: 0 }
    }

    /// Blocks of Markdown that start at a line of the file.
    pub(super) fn blocks(&mut self, first_line: u32, text: &str) -> String {
        let mut out = String::with_capacity(text.len() * 2);
        html::push_html(&mut out, self.events(first_line, text).into_iter());
        // What may scroll can be reached by keyboard; a head without words is no head.
        out.replace("<pre><code", "<pre tabindex=\"0\"><code").replace("<th></th>", "<td></td>")
    }

    /// Markdown of one line: no paragraph around it.
    pub(super) fn inline(&mut self, line: u32, text: &str) -> String {
        let html = self.blocks(line, text.trim());
        let inner = html.trim().strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
        match inner {
            Some(inner) if !inner.contains("<p>") => inner.to_owned(),
            _ if html.trim().is_empty() => String::new(),
            _ => {
                self.problems.push(Problem::new(self.file, line, "only text on one line may stand here"));
                String::new()
            }
        }
    }

    fn events<'t>(&mut self, first_line: u32, text: &'t str) -> Vec<Event<'t>> {
        let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_STRIKETHROUGH;
        let parser = Parser::new_ext(text, options).into_offset_iter();
        let mut events = Vec::new();
        let mut heading: Option<(HeadingLevel, Option<CowStr<'t>>, usize)> = None;
        let mut in_code = false;
        let mut in_table = false;
        for (event, range) in parser {
            let line = first_line + text[..range.start].matches('\n').count() as u32;
            match event {
                Event::Start(Tag::Heading { level, id, .. }) => heading = Some((level, id, events.len())),
                Event::End(TagEnd::Heading(_)) => {
                    let Some((level, id, start)) = heading.take() else { continue };
                    let inner: Vec<_> = events.drain(start..).collect();
                    events.push(Event::Html(self.heading(level, id.as_deref(), inner, line).into()));
                }
                Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                    let dest_url = self.link(&dest_url, line).into();
                    events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
                Event::Start(Tag::CodeBlock(_)) => {
                    let copy = reading::words(self.lang).copy;
                    let button = format!(
                        "<div class=\"code\"><button type=\"button\" class=\"button\" data-copy aria-live=\"polite\">{copy}</button>"
                    );
                    events.push(Event::Html(button.into()));
                    events.push(event);
                    in_code = true;
                }
                Event::End(TagEnd::CodeBlock) => {
                    in_code = false;
                    events.push(event);
                    events.push(Event::Html("</div>\n".into()));
                }
                Event::Start(Tag::Table(_)) => {
                    events.push(Event::Html("<div class=\"table\" tabindex=\"0\">".into()));
                    events.push(event);
                    in_table = true;
                }
                Event::End(TagEnd::Table) => {
                    in_table = false;
                    events.push(event);
                    events.push(Event::Html("</div>\n".into()));
                }
                Event::Text(words) if !in_code => {
                    // Its asterisks come one by one.
                    if words.contains('*') && self.problems.last().is_none_or(|last| last.line != line) {
                        let message = "`**` marks nothing here; after punctuation it needs a space behind it";
                        self.problems.push(Problem::new(self.file, line, message));
                    }
                    self.count(&words);
                    events.push(Event::Text(tied(&words).map_or(words, CowStr::from)));
                }
                Event::Code(words) if in_table => {
                    self.count(&words);
                    for (at, piece) in pieces(&words).into_iter().enumerate() {
                        events.push(Event::Html(if at == 0 { "<code>" } else { "<wbr>" }.into()));
                        events.push(Event::Text(piece.to_owned().into()));
                    }
                    events.push(Event::Html("</code>".into()));
                }
                Event::Text(ref words) | Event::Code(ref words) => {
                    self.count(words);
                    events.push(event);
                }
                event => events.push(event),
            }
        }
        events
    }

    fn heading(&mut self, level: HeadingLevel, id: Option<&str>, inner: Vec<Event<'_>>, line: u32) -> String {
        if !matches!(level, HeadingLevel::H2 | HeadingLevel::H3) {
            self.problems.push(Problem::new(self.file, line, "sections are headed by `##` or `###`"));
        }
        let words: String = inner
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(&**text),
                _ => None,
            })
            .collect();
        let id = id.map_or_else(|| anchor(&words), str::to_owned);
        if self.toc.iter().any(|other| other.id == id) {
            let message = format!("two headings have the anchor `{id}`; give one its own with `{{#…}}`");
            self.problems.push(Problem::new(self.file, line, message));
        }
        let mut html = String::new();
        html::push_html(&mut html, inner.into_iter());
        let level = level as u8;
        let out = format!(
            "<h{level} id=\"{id}\">{html}<a class=\"anchor\" href=\"#{id}\" tabindex=\"-1\" aria-hidden=\"true\">#</a></h{level}>\n"
        );
        self.toc.push(Heading { level, id, html });
        out
    }

    /// Turns `chapter:slug#anchor` and `#anchor` into links that work under any prefix; leaves other sites alone.
    fn link(&mut self, url: &str, line: u32) -> String {
        let (place, anchor) = url.split_once('#').unwrap_or((url, ""));
        let slug = match place.strip_prefix("chapter:") {
            Some(slug) => slug,
            None if place.is_empty() => self.slug,
            None => {
                if !url.contains("://") {
                    let message = format!("`{url}` leads nowhere; chapters are linked as `chapter:slug#anchor`");
                    self.problems.push(Problem::new(self.file, line, message));
                }
                return url.to_owned();
            }
        };
        self.links.push(Link { slug: slug.to_owned(), anchor: anchor.to_owned(), line });
        let target = if place.is_empty() {
            String::new()
        } else {
            format!("{}{}", root_of(&path(self.lang, self.slug)), path(self.lang, slug))
        };
        if anchor.is_empty() { target } else { format!("{target}#{anchor}") }
    }

    fn count(&mut self, text: &str) {
        let mut in_word = false;
        for c in text.chars() {
            if is_ideograph(c) {
                self.ideographs += 1;
                in_word = false;
            } else if c.is_alphanumeric() {
                self.words += usize::from(!in_word);
                in_word = true;
            } else {
                in_word = false;
            }
        }
    }
}

/// The pieces of a name in a table, between which a narrow column may break it: after dots and underscores, before
/// capitals within words. A short name is one piece.
pub fn pieces(name: &str) -> Vec<&str> {
    let bytes = name.as_bytes();
    let may_break = |at: &usize| {
        let (before, after) = (bytes[at - 1], bytes[*at]);
        matches!(before, b'.' | b'_') && after.is_ascii_alphabetic()
            || before.is_ascii_lowercase() && after.is_ascii_uppercase()
    };
    let ends = (1..bytes.len()).filter(|_| bytes.len() > SHORT).filter(may_break).chain([bytes.len()]);
    let mut start = 0;
    ends.map(|end| &name[std::mem::replace(&mut start, end)..end]).collect()
}

/// Shorter names are not broken.
const SHORT: usize = 18;

/// What belongs to the number before it.
const UNITS: [&str; 11] = ["ns", "µs", "ms", "s", "min", "kB", "MB", "GB", "%", "px", "million"];

/// The text so that no line ends between a number and its unit (`5 ms`), nor within a long number (`800 000`); None
/// if it needs nothing.
pub fn tied(text: &str) -> Option<String> {
    let is_tie = |at: usize| {
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '%').unwrap_or(rest.len());
        let word = &rest[..end];
        text[..at].ends_with(|c: char| c.is_ascii_digit())
            && (UNITS.contains(&word) || word.len() == 3 && word.bytes().all(|c| c.is_ascii_digit()))
    };
    let ties: Vec<_> = text.match_indices(' ').map(|(at, _)| at).filter(|at| is_tie(*at)).collect();
    if ties.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len() + ties.len());
    let mut from = 0;
    for at in ties {
        out.push_str(&text[from..at]);
        out.push('\u{a0}');
        from = at + 1;
    }
    out.push_str(&text[from..]);
    Some(out)
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// A heading's words as an anchor: letters, digits and ideographs, everything else a dash.
fn anchor(words: &str) -> String {
    let mut id = String::new();
    for c in words.chars() {
        if c.is_alphanumeric() {
            id.extend(c.to_lowercase());
        } else if !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_owned()
}
