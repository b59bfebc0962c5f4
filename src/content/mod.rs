//! Chapters as data: Markdown files with a few directives become [`Page`]s, and every mistake in them a [`Problem`].
//!
//! Start at [`load`]. `source` cuts a file into front matter, Markdown and directives; `markdown` renders prose;
//! `page` puts a page together; `glossary` links the terms; `check` compares pages with each other.
//!
//! Leaves out how a page looks (`app`) and what its programs do (`engine`). Only the prerenderer reads chapters: their
//! text reaches the reader as HTML, never inside the wasm.

mod check;
pub mod figures;
mod glossary;
mod markdown;
mod page;
mod source;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::slice;

use crate::base::Ns;
use crate::i18n::Lang;
use crate::protocol::{Locks, Machine, RunRequest, SwitchPoints};

pub use markdown::{pieces, tied};
pub use page::parse;

/// Slug of the page that stands at `/{lang}/` and lists the chapters.
pub const HOME: &str = "";

/// Slug of the page with all terms.
pub const GLOSSARY: &str = "glossary";

/// Slug of the page that says how far the simulation can be believed.
pub const REFERENCE: &str = "reference";

/// Slug of the page for the reader's own programs.
pub const PLAYGROUND: &str = "playground";

/// Slug of the page that shows one lab in another site's frame.
pub const EMBED: &str = "embed";

/// One page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The file it came from, for diagnostics.
    pub file: String,
    /// Its language.
    pub lang: Lang,
    /// Second part of its path (`/{lang}/{slug}/`), the same in every language; [`HOME`] has no second part.
    pub slug: String,
    /// Place in the course; the home page is 0.
    pub order: u32,
    /// Whether it is one of the numbered chapters.
    pub chapter: bool,
    /// Heading and window title.
    pub title: String,
    /// One sentence for search engines and link previews.
    pub description: String,
    /// What the chapter answers; empty on the home page.
    pub question: String,
    /// The page from top to bottom.
    pub blocks: Vec<Block>,
    /// Its headings, in order.
    pub toc: Vec<Heading>,
    /// Estimated time to read it and to look at its pictures, without what a reader tries in its labs.
    pub minutes: u32,
    /// Where it links to inside the site.
    pub links: Vec<Link>,
    /// The terms that its text links, in order of their first use.
    pub terms: Vec<Term>,
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Rendered Markdown.
    Prose(String),
    /// A program to run.
    Lab(Lab),
    /// An aside; rendered Markdown.
    Note(String),
    /// Something often written about the topic, and what is true.
    Correction {
        /// The claim.
        title: String,
        /// Rendered Markdown.
        html: String,
    },
    /// A question with answers to choose from.
    Quiz(Quiz),
    /// A run that proves what the text says. The reader does not see it; the build and the tests do.
    Check(Lab),
    /// One program in several ways, side by side.
    Compare(Compare),
    /// A program that the reader writes, and checks.
    Exercise(Exercise),
    /// A table that the build fills: rows of [`figures`].
    Table(Table),
    /// All terms, by group.
    Glossary(Vec<(Heading, Vec<Term>)>),
}

/// A term of the glossary as one language's pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Anchor on the glossary's page, the same in every language.
    pub id: String,
    /// The term.
    pub name: String,
    /// The term in the other language.
    pub other: String,
    /// What it means; rendered Markdown, inline.
    pub means: String,
    /// Title of the chapter that treats it.
    pub chapter: String,
    /// Way from the site's root to the section that treats it.
    pub place: String,
}

/// A program for the reader to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    /// The program to start from, on the simulated machine.
    pub lab: Lab,
    /// A part of it that solves it.
    pub solution: String,
}

/// A program and the machine it starts on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lab {
    /// Anchor, unique on its page.
    pub id: String,
    /// File under `content/programs`.
    pub program: String,
    /// Its text, with the forms set as the chapter wants them.
    pub source: String,
    /// Cores of the machine.
    pub cores: u32,
    /// `false` is a free-threaded build.
    pub gil: bool,
    /// Switch interval in ns.
    pub interval: Ns,
    /// Where threads may be switched, if the lab lets the reader choose.
    pub points: Option<SwitchPoints>,
    /// Seed of the run.
    pub seed: u64,
    /// When a run is ended, in ns of virtual time, if earlier than usual.
    pub limit: Option<Ns>,
    /// The program is meant to end with an error.
    pub fails: bool,
    /// What the first run must print, stdout and stderr together, among other things; written with `\n` for newlines
    /// and `\\` for backslashes.
    pub prints: Vec<String>,
    /// What to look at and what to try; rendered Markdown.
    pub caption: String,
    /// Line of the directive, from 1.
    pub line: u32,
}

/// One program in several ways, side by side on one scale of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compare {
    /// Anchor, unique on its page.
    pub id: String,
    /// In the order written; each has an anchor of its own, `compare-1`, and what was set as its caption.
    pub runs: Vec<Lab>,
    /// What to look at; rendered Markdown.
    pub caption: String,
    /// Line of the directive, from 1.
    pub line: u32,
}

/// A table that the build fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Table {
    /// Simulated figures of a group beside the measured ones.
    Measured(String),
    /// What the model charges for, by group.
    Costs(String),
}

/// A question with answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiz {
    /// Unique on its page, the same in every language: the reader's answer is kept under it.
    pub id: String,
    /// Rendered Markdown.
    pub question: String,
    /// In the order written.
    pub choices: Vec<Choice>,
    /// The run that gives the answer, if the question is about a program.
    pub run: Option<Lab>,
}

/// An answer to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Whether it is right.
    pub right: bool,
    /// Rendered Markdown, inline.
    pub html: String,
    /// Why it is right or wrong; rendered Markdown, inline.
    pub reason: String,
}

/// A heading one can link to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 or 3.
    pub level: u8,
    /// Anchor.
    pub id: String,
    /// Rendered Markdown, inline.
    pub html: String,
}

/// A link to another place of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Page it leads to.
    pub slug: String,
    /// Place on that page; empty for its top.
    pub anchor: String,
    /// Where it is written, from 1.
    pub line: u32,
}

/// A mistake in a chapter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// What is wrong.
    pub message: String,
}

impl Problem {
    /// A mistake at a line of a file.
    pub fn new(file: &str, line: u32, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl Lab {
    /// The machine it starts on.
    pub fn machine(&self) -> Machine {
        Machine {
            cores: self.cores,
            gil: self.gil,
            switch_interval: self.interval,
            switch_points: self.points.unwrap_or(SwitchPoints::Modern),
            locks: Locks::Fair,
        }
    }

    /// Its first run.
    pub fn request(&self) -> RunRequest {
        let mut request = RunRequest::new(self.source.clone());
        request.filename.clone_from(&self.program);
        request.machine = self.machine();
        request.seed = self.seed;
        request.limits.time = self.limit.unwrap_or(request.limits.time);
        request
    }
}

impl Page {
    /// Whether it is the page that lists the chapters.
    pub fn is_home(&self) -> bool {
        self.slug == HOME
    }

    /// Its quizzes from top to bottom.
    pub fn quizzes(&self) -> impl Iterator<Item = &Quiz> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Quiz(quiz) => Some(quiz),
            _ => None,
        })
    }

    /// Its directory below the site's root, with a slash at the end: `zh/`, `en/gil/`.
    pub fn path(&self) -> String {
        path(self.lang, &self.slug)
    }

    /// Whether a link can lead to this place on it: a heading, a lab or a comparison.
    pub fn has_anchor(&self, anchor: &str) -> bool {
        self.toc.iter().any(|heading| heading.id == anchor) || self.figures().any(|(id, _)| id == anchor)
    }

    /// Anchors of its labs, comparisons and quizzes, and the lines where they are written.
    pub(crate) fn figures(&self) -> impl Iterator<Item = (&str, u32)> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Lab(lab) | Block::Exercise(Exercise { lab, .. }) => vec![(&*lab.id, lab.line)],
            Block::Compare(compare) => {
                let runs = compare.runs.iter().map(|run| (&*run.id, compare.line));
                runs.chain([(&*compare.id, compare.line)]).collect()
            }
            _ => Vec::new(),
        })
    }

    /// The labs from top to bottom.
    pub fn labs(&self) -> impl Iterator<Item = &Lab> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Lab(lab) | Block::Exercise(Exercise { lab, .. }) => Some(lab),
            _ => None,
        })
    }

    /// The labs, the comparisons, the checks and the runs behind quizzes from top to bottom.
    pub fn runs(&self) -> impl Iterator<Item = &Lab> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Lab(lab) | Block::Check(lab) | Block::Exercise(Exercise { lab, .. }) => slice::from_ref(lab),
            Block::Compare(compare) => &compare.runs,
            Block::Quiz(quiz) => quiz.run.as_slice(),
            _ => &[],
        })
    }

    /// The runs that a page shows: its labs, its comparisons and the runs behind its quizzes, from top to bottom.
    pub fn shown(&self) -> impl Iterator<Item = &Lab> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Lab(lab) => slice::from_ref(lab),
            Block::Compare(compare) => &compare.runs,
            Block::Quiz(quiz) => quiz.run.as_slice(),
            _ => &[],
        })
    }
}

/// Directory of a page below the site's root, with a slash at the end.
pub fn path(lang: Lang, slug: &str) -> String {
    if slug == HOME { format!("{}/", lang.code()) } else { format!("{}/{slug}/", lang.code()) }
}

/// The way from a page back to the site's root: `../` once for each directory.
pub fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// Programs by file name.
pub type Programs = BTreeMap<String, String>;

/// Reads `{dir}/programs/*.py`, `{dir}/{lang}/*.md` and `{dir}/glossary.txt`; pages come back by language and order.
///
/// # Errors
/// Every mistake in any of the files, including files that cannot be read.
pub fn load(dir: &Path) -> Result<Vec<Page>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut programs = Programs::new();
    for (name, text) in files(&dir.join("programs"), "py", &mut problems) {
        programs.insert(name, text);
    }
    let mut pages = Vec::new();
    for lang in Lang::ALL {
        for (name, text) in files(&dir.join(lang.code()), "md", &mut problems) {
            let file = format!("content/{}/{name}", lang.code());
            match parse(&file, lang, &text, &programs) {
                Ok(page) => pages.push(page),
                Err(more) => problems.extend(more),
            }
        }
    }
    pages.sort_by_key(|page| (page.lang, page.order));
    match glossary::read(&dir.join(glossary::FILE)) {
        Ok(glossary) if problems.is_empty() => problems = glossary.link(&mut pages),
        Ok(_) => {}
        Err(more) => problems.extend(more),
    }
    // Pages that did not parse would be reported once more as missing.
    if problems.is_empty() {
        problems = check::check(&pages);
    }
    if problems.is_empty() { Ok(pages) } else { Err(problems) }
}

/// The files of a directory with an extension, in the order of their names.
fn files(dir: &Path, extension: &str, problems: &mut Vec<Problem>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(Problem::new(&dir.display().to_string(), 0, error.to_string()));
            return found;
        }
    };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if path.extension().is_none_or(|found| found != extension) {
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                found.insert(name, text);
            }
            Err(error) => problems.push(Problem::new(&path.display().to_string(), 0, error.to_string())),
        }
    }
    found
}
