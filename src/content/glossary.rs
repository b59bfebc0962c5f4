//! The terms: read from one file for both languages, linked where a chapter first uses them.
//!
//! `content/glossary.txt` is made of blocks of `key: value` lines. `zh:` and `en:` name the term, `zh-means:` and
//! `en-means:` say what it is, `place:` is the section that treats it, and `zh-find:` and `en-find:` are the words that
//! the text uses for it, with commas between, the name itself unless told; `` `word` `` is one in code type. `chapters:` says in which ones
//! (`7-10`) the words have this meaning, and `zh-not:` and `en-not:` are phrases in which they have not. A block with only `group:`, `zh:` and `en:` heads the terms after it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::path::Path;

use super::markdown::Renderer;
use super::{Block, GLOSSARY, Heading, Page, Problem, Term, path, root_of};
use crate::i18n::Lang;

/// The file, below `content/`.
pub(super) const FILE: &str = "glossary.txt";

/// Its name in problems.
const NAME: &str = "content/glossary.txt";

/// HTML elements whose text is left alone.
const CLOSED: [&str; 7] = ["a", "code", "pre", "h2", "h3", "th", "svg"];

/// All terms, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Glossary {
    entries: Vec<Entry>,
}

/// A block of the file.
#[derive(Debug)]
struct Entry {
    line: u32,
    values: BTreeMap<String, String>,
}

impl Entry {
    fn get(&self, key: &str) -> &str {
        self.values.get(key).map_or("", String::as_str)
    }

    fn said(&self, lang: Lang, what: &str) -> &str {
        self.get(&format!("{}{what}", lang.code()))
    }

    fn is_group(&self) -> bool {
        self.values.contains_key("group")
    }

    fn id(&self) -> &str {
        self.get(if self.is_group() { "group" } else { "id" })
    }

    /// The chapters in which it is looked for: `7-10`, or all.
    fn chapters(&self) -> RangeInclusive<u32> {
        let range = self.get("chapters").split_once('-');
        range.and_then(|(from, to)| Some(from.parse().ok()?..=to.parse().ok()?)).unwrap_or(0..=u32::MAX)
    }

    /// The words that stand for it in the text.
    fn words(&self, lang: Lang) -> impl Iterator<Item = &str> {
        let find = self.said(lang, "-find");
        list(if find.is_empty() { self.said(lang, "") } else { find })
    }
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty())
}

/// Reads the file. A course without one has no terms.
pub(super) fn read(file: &Path) -> Result<Glossary, Vec<Problem>> {
    match std::fs::read_to_string(file) {
        Ok(text) => parse(&text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Glossary::default()),
        Err(error) => Err(vec![Problem::new(NAME, 0, error.to_string())]),
    }
}

fn parse(text: &str) -> Result<Glossary, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    let mut open = false;
    for (line, text) in (1..).zip(text.lines()) {
        if text.trim().is_empty() || text.starts_with('#') {
            open &= text.starts_with('#');
            continue;
        }
        let Some((key, value)) = text.split_once(':') else {
            problems.push(Problem::new(NAME, line, "a line says `key: value`"));
            continue;
        };
        if !open {
            entries.push(Entry { line, values: BTreeMap::new() });
            open = true;
        }
        if let Some(entry) = entries.last_mut() {
            entry.values.insert(key.trim().to_owned(), value.trim().to_owned());
        }
    }
    let mut seen = BTreeSet::new();
    for entry in &entries {
        let (needed, more): (&[&str], &[&str]) = if entry.is_group() {
            (&["group", "zh", "en"], &[])
        } else {
            (
                &["id", "place", "zh", "en", "zh-means", "en-means"],
                &["zh-find", "en-find", "zh-not", "en-not", "chapters"],
            )
        };
        for key in needed.iter().filter(|key| entry.get(key).is_empty()) {
            problems.push(Problem::new(NAME, entry.line, format!("`{}` has no `{key}`", entry.id())));
        }
        for key in entry.values.keys().filter(|key| !needed.contains(&&***key) && !more.contains(&&***key)) {
            problems.push(Problem::new(NAME, entry.line, format!("`{}` has an unknown `{key}`", entry.id())));
        }
        if !seen.insert(entry.id()) {
            problems.push(Problem::new(NAME, entry.line, format!("two blocks are called `{}`", entry.id())));
        }
    }
    if problems.is_empty() { Ok(Glossary { entries }) } else { Err(problems) }
}

impl Glossary {
    /// Links each term where a chapter first uses it, and fills the glossary's page.
    pub(super) fn link(&self, pages: &mut [Page]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for lang in Lang::ALL {
            let terms = self.terms(lang, pages, &mut problems);
            let finder = self.finder(lang, &mut problems);
            let mut used = BTreeSet::new();
            for page in pages.iter_mut().filter(|page| page.lang == lang) {
                if page.chapter {
                    let root = root_of(&page.path());
                    let target = format!("{root}{}", path(lang, GLOSSARY));
                    let finder: Vec<_> =
                        finder.iter().filter(|(.., chapters)| chapters.contains(&page.order)).collect();
                    let mut linker = Linker { finder, target, found: Vec::new() };
                    page.blocks.iter_mut().for_each(|block| linker.block(block));
                    used.extend(linker.found.iter().cloned());
                    page.terms = linker.found.iter().filter_map(|id| terms.get(id)).cloned().collect();
                }
                self.fill(page, &terms);
            }
            for entry in self.entries.iter().filter(|entry| !entry.is_group() && !used.contains(entry.id())) {
                let message = format!("no chapter in content/{}/ uses `{}`", lang.code(), entry.id());
                problems.push(Problem::new(NAME, entry.line, message));
            }
        }
        problems
    }

    /// The terms of a language by id.
    fn terms(&self, lang: Lang, pages: &[Page], problems: &mut Vec<Problem>) -> BTreeMap<String, Term> {
        let mut render = Renderer::new(NAME, lang, GLOSSARY);
        let mut terms = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| !entry.is_group()) {
            let (slug, anchor) = entry.get("place").split_once('#').unwrap_or((entry.get("place"), ""));
            let Some(page) =
                pages.iter().find(|page| page.lang == lang && page.slug == slug && page.has_anchor(anchor))
            else {
                let message = format!("dead link: there is no `{}`", entry.get("place"));
                problems.push(Problem::new(NAME, entry.line, message));
                continue;
            };
            let term = Term {
                id: entry.id().to_owned(),
                name: entry.said(lang, "").to_owned(),
                other: entry.said(lang.other(), "").to_owned(),
                means: render.inline(entry.line, entry.said(lang, "-means")),
                chapter: page.title.clone(),
                place: format!("{}#{anchor}", page.path()),
            };
            terms.insert(term.id.clone(), term);
        }
        problems.append(&mut render.problems);
        terms
    }

    /// What to look for, longer words first.
    fn finder(&self, lang: Lang, problems: &mut Vec<Problem>) -> Vec<Wanted> {
        let mut finder: Vec<Wanted> = Vec::new();
        for entry in self.entries.iter().filter(|entry| !entry.is_group()) {
            for word in entry.words(lang) {
                if finder.iter().any(|(other, ..)| other == word) {
                    problems.push(Problem::new(NAME, entry.line, format!("`{word}` stands for two terms")));
                }
                finder.push((word.to_owned(), entry.id().to_owned(), entry.chapters()));
            }
            let not = list(entry.said(lang, "-not"));
            finder.extend(not.map(|phrase| (phrase.to_owned(), String::new(), entry.chapters())));
        }
        finder.sort_by_key(|(word, ..)| std::cmp::Reverse(word.len()));
        finder
    }

    fn fill(&self, page: &mut Page, terms: &BTreeMap<String, Term>) {
        let lang = page.lang;
        let Some(Block::Glossary(groups)) = page.blocks.iter_mut().find(|block| matches!(block, Block::Glossary(_)))
        else {
            return;
        };
        for entry in &self.entries {
            if entry.is_group() {
                let heading = Heading { level: 2, id: entry.id().to_owned(), html: entry.said(lang, "").to_owned() };
                groups.push((heading, Vec::new()));
            } else if let (Some((_, group)), Some(term)) = (groups.last_mut(), terms.get(entry.id())) {
                group.push(term.clone());
            }
        }
        page.toc.extend(groups.iter().map(|(heading, _)| heading.clone()));
    }
}

/// A word of the text, the id of the term it stands for, empty if for none, and the chapters where it does.
type Wanted = (String, String, RangeInclusive<u32>);

/// Finds the first use of each term on one page.
struct Linker<'a> {
    finder: Vec<&'a Wanted>,
    /// Way from the page to the glossary.
    target: String,
    found: Vec<String>,
}

impl Linker<'_> {
    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Prose(html) | Block::Note(html) | Block::Correction { html, .. } => *html = self.html(html),
            _ => {}
        }
    }

    /// Rendered Markdown with links; text inside [`CLOSED`] elements stays.
    fn html(&mut self, html: &str) -> String {
        let mut out = String::with_capacity(html.len());
        let mut closed = 0;
        let mut rest = html;
        while !rest.is_empty() {
            let text = &rest[..rest.find('<').unwrap_or(rest.len())];
            if closed == 0 {
                self.text(text, &mut out);
            } else {
                out.push_str(text);
            }
            rest = &rest[text.len()..];
            let tag = &rest[..rest.find('>').map_or(rest.len(), |end| end + 1)];
            let name = tag.trim_start_matches(['<', '/']);
            let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
            let code = rest[tag.len()..].find("</code>").filter(|_| closed == 0 && tag == "<code>");
            if let Some(length) = code {
                let end = tag.len() + length + "</code>".len();
                let word = format!("`{}`", &rest[tag.len()..tag.len() + length]);
                match self.finder.iter().find(|(wanted, ..)| *wanted == word).map(|(_, id, _)| id.clone()) {
                    Some(id) => self.link(&id, &rest[..end], &mut out),
                    None => out.push_str(&rest[..end]),
                }
                rest = &rest[end..];
                continue;
            }
            if CLOSED.contains(&name) {
                if tag.starts_with("</") { closed -= 1 } else { closed += 1 }
            }
            out.push_str(tag);
            rest = &rest[tag.len()..];
        }
        out
    }

    fn text(&mut self, text: &str, out: &mut String) {
        let mut at = 0;
        let mut copied = 0;
        while at < text.len() {
            let Some((word, id, _)) = self.finder.iter().find(|(word, ..)| stands_at(text, at, word)) else {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            let end = at + word.len();
            let id = id.clone();
            out.push_str(&text[copied..at]);
            self.link(&id, &text[at..end], out);
            (at, copied) = (end, end);
        }
        out.push_str(&text[copied..]);
    }

    /// A use of a term: the first becomes a link.
    fn link(&mut self, id: &str, html: &str, out: &mut String) {
        if id.is_empty() || self.found.iter().any(|found| found == id) {
            out.push_str(html);
            return;
        }
        let target = &self.target;
        out.push_str(&format!(
            "<a class=\"term\" href=\"{target}#{id}\" data-term=\"{id}\" aria-describedby=\"means-{id}\">{html}</a>"
        ));
        self.found.push(id.to_owned());
    }
}

/// Whether a word begins here: whole words in Latin script, and a small first letter also matches a capital.
fn stands_at(text: &str, at: usize, word: &str) -> bool {
    let Some(found) = text.get(at..at + word.len()) else { return false };
    let same = found == word
        || found
            .get(..1)
            .zip(word.get(..1))
            .is_some_and(|(a, b)| a.to_ascii_lowercase() == b && b != a && found[1..] == word[1..]);
    if !same {
        return false;
    }
    let joins = |a: Option<char>, b: Option<char>| {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        latin(a) && latin(b)
    };
    !joins(text[..at].chars().next_back(), word.chars().next())
        && !joins(word.chars().next_back(), text[at + word.len()..].chars().next())
}
