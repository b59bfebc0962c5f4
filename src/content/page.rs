//! Puts a page together from its front matter, prose and directives.

use super::markdown::Renderer;
use super::source::{Chunk, Directive, Source, cut};
use super::{Block, Choice, Compare, Exercise, Lab, Page, Problem, Programs, Quiz, Table};
use crate::base::{MS, Ns, SEC, US};
use crate::i18n::Lang;
use crate::protocol::form::{self, Kind, Value};
use crate::protocol::{Machine, SwitchPoints};

/// Reads one file. `file` is only named in problems.
///
/// # Errors
/// Every mistake that shows without looking at other pages.
pub fn parse(file: &str, lang: Lang, text: &str, programs: &Programs) -> Result<Page, Vec<Problem>> {
    let source = cut(file, text)?;
    let mut problems = Vec::new();
    let front = Front::read(file, &source, &mut problems);
    let slug = front.slug.clone();
    let mut builder =
        Builder { file, programs, render: Renderer::new(file, lang, &slug), problems, blocks: Vec::new() };
    for chunk in &source.chunks {
        match chunk {
            Chunk::Markdown(line, text) => {
                let html = builder.render.blocks(*line, text);
                builder.blocks.push(Block::Prose(html));
            }
            Chunk::Directive(directive) => builder.directive(directive),
        }
    }
    let Builder { mut render, mut problems, blocks, .. } = builder;
    problems.append(&mut render.problems);
    if !problems.is_empty() {
        problems.sort();
        return Err(problems);
    }
    let page = Page {
        file: file.to_owned(),
        lang,
        slug: front.slug,
        order: front.order,
        chapter: front.order > 0 && !front.extra,
        title: front.title,
        description: front.description,
        question: front.question,
        minutes: minutes(&render, &blocks),
        blocks,
        toc: render.toc,
        links: render.links,
        terms: Vec::new(),
    };
    let problems = twice(&page);
    if problems.is_empty() { Ok(page) } else { Err(problems) }
}

/// 350 characters or 200 words a minute, and half a minute for each picture.
fn minutes(render: &Renderer<'_>, blocks: &[Block]) -> u32 {
    let pictures = blocks.iter().filter(|block| matches!(block, Block::Lab(_) | Block::Compare(_))).count();
    let text = render.ideographs as f64 / 350.0 + render.words as f64 / 200.0;
    (text + pictures as f64 / 2.0).ceil() as u32
}

/// Labs and comparisons that share their anchor with a heading or with each other.
fn twice(page: &Page) -> Vec<Problem> {
    let mut seen: Vec<_> = page.toc.iter().map(|heading| &*heading.id).collect();
    let mut problems = Vec::new();
    for (id, line) in page.figures() {
        if seen.contains(&id) {
            problems.push(Problem::new(&page.file, line, format!("something else has the anchor `{id}` too")));
        }
        seen.push(id);
    }
    problems
}

/// The `key: value` lines.
#[derive(Default)]
struct Front {
    slug: String,
    order: u32,
    extra: bool,
    title: String,
    description: String,
    question: String,
}

impl Front {
    fn read(file: &str, source: &Source<'_>, problems: &mut Vec<Problem>) -> Self {
        let mut front = Self::default();
        for &(line, key, value) in &source.front {
            let value = value.trim_matches('"');
            match key {
                "slug" => value.clone_into(&mut front.slug),
                "title" => value.clone_into(&mut front.title),
                "description" => value.clone_into(&mut front.description),
                "question" => value.clone_into(&mut front.question),
                "kind" if value == "extra" => front.extra = true,
                "kind" => problems.push(Problem::new(file, line, "`kind` can only be `extra`: not a numbered chapter")),
                "order" => match value.parse() {
                    Ok(order) => front.order = order,
                    Err(_) => problems.push(Problem::new(file, line, "`order` is a whole number")),
                },
                _ => problems.push(Problem::new(file, line, format!("unknown key `{key}`"))),
            }
        }
        for key in ["slug", "title", "description", "order", "question"] {
            if !source.front.iter().any(|(_, found, _)| *found == key) {
                problems.push(Problem::new(file, 1, format!("the front matter has no `{key}`")));
            }
        }
        if !front.slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            problems.push(Problem::new(file, 1, "a slug is made of a–z, 0–9 and `-`"));
        }
        front
    }
}

struct Builder<'a> {
    file: &'a str,
    programs: &'a Programs,
    render: Renderer<'a>,
    problems: Vec<Problem>,
    blocks: Vec<Block>,
}

impl Builder<'_> {
    fn problem(&mut self, line: u32, message: impl Into<String>) {
        self.problems.push(Problem::new(self.file, line, message));
    }

    fn directive(&mut self, directive: &Directive<'_>) {
        let block = match directive.name {
            "lab" => self.lab(directive).map(Block::Lab),
            "check" => self.check(directive).map(Block::Check),
            "note" => {
                self.no_attributes(directive);
                Some(Block::Note(self.render.blocks(directive.line + 1, directive.body)))
            }
            "correction" => self.correction(directive),
            "quiz" => Some(Block::Quiz(self.quiz(directive))),
            "compare" => self.compare(directive).map(Block::Compare),
            "exercise" => self.exercise(directive).map(Block::Exercise),
            "table" => self.table(directive).map(Block::Table),
            // `load` fills it when the terms are known.
            "glossary" => {
                self.no_attributes(directive);
                Some(Block::Glossary(Vec::new()))
            }
            name => {
                self.problem(
                    directive.line,
                    format!(
                        "unknown directive `{name}` (lab, compare, note, correction, quiz, check, exercise, glossary, table)"
                    ),
                );
                None
            }
        };
        self.blocks.extend(block);
    }

    fn no_attributes(&mut self, directive: &Directive<'_>) {
        for (key, _) in &directive.attributes {
            self.problem(directive.line, format!("`{}` has no attribute `{key}`", directive.name));
        }
    }

    fn correction(&mut self, directive: &Directive<'_>) -> Option<Block> {
        let [("title", title)] = directive.attributes[..] else {
            self.problem(directive.line, "`correction` has one attribute, `title`");
            return None;
        };
        let title = self.render.inline(directive.line, title);
        Some(Block::Correction { title, html: self.render.blocks(directive.line + 1, directive.body) })
    }

    /// A lab with a solution.
    fn exercise(&mut self, directive: &Directive<'_>) -> Option<Exercise> {
        let (own, attributes): (Vec<_>, Vec<_>) = directive.attributes.iter().partition(|(key, _)| *key == "solution");
        let found = own.first().and_then(|(_, name)| self.programs.get(*name)).cloned();
        let Some(solution) = found else {
            self.problem(directive.line, "an `exercise` has a `solution`, a file in content/programs");
            return None;
        };
        let mut lab = self.lab(&Directive { attributes, ..*directive })?;
        // An attempt that goes wrong may never end.
        lab.limit = Some(60 * SEC);
        Some(Exercise { lab, solution })
    }

    fn table(&mut self, directive: &Directive<'_>) -> Option<Table> {
        match directive.attributes[..] {
            [("measured", group)] => Some(Table::Measured(group.to_owned())),
            [("costs", group)] => Some(Table::Costs(group.to_owned())),
            _ => {
                self.problem(directive.line, "`table` has one attribute, `measured` or `costs`");
                None
            }
        }
    }

    /// A lab that the reader sees.
    fn lab(&mut self, directive: &Directive<'_>) -> Option<Lab> {
        let mut lab = self.run(directive)?;
        if lab.id.is_empty() {
            lab.id = lab.program.trim_end_matches(".py").replace('_', "-");
        }
        let taken = self.blocks.iter().any(|block| matches!(block, Block::Lab(other) if other.id == lab.id));
        if taken {
            self.problem(directive.line, format!("two labs have the id `{}`", lab.id));
        }
        lab.caption = self.render.blocks(directive.line + 1, directive.body);
        Some(lab)
    }

    /// Runs of one program, one for each `run="NAME=value"`; `;gil=off` and `;cores=4` change its machine.
    fn compare(&mut self, directive: &Directive<'_>) -> Option<Compare> {
        let line = directive.line;
        let (ways, common): (Vec<_>, Vec<_>) = directive.attributes.iter().partition(|(key, _)| *key == "run");
        let id = common.iter().find(|(key, _)| *key == "id").map(|(_, id)| *id).unwrap_or_default();
        if id.is_empty() || ways.len() < 2 {
            self.problem(line, "a `compare` has an `id` and at least two times `run`");
            return None;
        }
        let mut runs = Vec::new();
        for (number, (_, way)) in (1..).zip(ways) {
            let mut parts = way.split(';');
            let mut attributes = common.clone();
            attributes.extend(parts.next().map(|set| ("set", set)));
            attributes.extend(parts.filter_map(|part| part.split_once('=')));
            let mut run = self.run(&Directive { line, name: directive.name, attributes, body: "" })?;
            run.id = format!("{id}-{number}");
            let said = way.split([';', ',']).filter(|part| !part.starts_with("prints="));
            run.caption = said.collect::<Vec<_>>().join(", ");
            runs.push(run);
        }
        let caption = self.render.blocks(line + 1, directive.body);
        Some(Compare { id: id.to_owned(), runs, caption, line })
    }

    /// A run that only proves something.
    fn check(&mut self, directive: &Directive<'_>) -> Option<Lab> {
        if !directive.body.trim().is_empty() {
            self.problem(directive.line, "a `check` has no text");
        }
        let lab = self.run(directive)?;
        if lab.prints.is_empty() && !lab.fails {
            self.problem(directive.line, "a `check` says what its program `prints`, or that it `fails`");
        }
        Some(lab)
    }

    /// A program and its machine.
    fn run(&mut self, directive: &Directive<'_>) -> Option<Lab> {
        let line = directive.line;
        let machine = Machine::default();
        let mut lab = Lab {
            id: String::new(),
            program: String::new(),
            source: String::new(),
            cores: machine.cores,
            gil: machine.gil,
            interval: machine.switch_interval,
            points: None,
            seed: 0,
            limit: None,
            fails: false,
            prints: Vec::new(),
            caption: String::new(),
            line,
        };
        let mut settings = Vec::new();
        for &(key, value) in &directive.attributes {
            let understood = match key {
                "program" => {
                    value.clone_into(&mut lab.program);
                    true
                }
                "id" => {
                    value.clone_into(&mut lab.id);
                    true
                }
                "cores" => value.parse().map(|cores| lab.cores = cores).is_ok() && (1..=64).contains(&lab.cores),
                "interval" => duration(value).map(|interval| lab.interval = interval).is_some(),
                "gil" => switch(value).map(|gil| lab.gil = gil).is_some(),
                "points" => points(value).map(|points| lab.points = Some(points)).is_some(),
                "set" => {
                    value.split(',').all(|setting| setting.split_once('=').map(|pair| settings.push(pair)).is_some())
                }
                "prints" | "answer" if key == "prints" || directive.name == "quiz" => {
                    lab.prints.push(unescape(value));
                    !value.is_empty()
                }
                "seed" => value.parse().map(|seed| lab.seed = seed).is_ok(),
                "fails" => switch(value).map(|fails| lab.fails = fails).is_some(),
                _ => {
                    self.problem(line, format!("`{}` has no attribute `{key}`", directive.name));
                    true
                }
            };
            if !understood {
                self.problem(line, format!("`{key}` cannot be `{value}`"));
            }
        }
        let Some(source) = self.programs.get(&lab.program) else {
            self.problem(line, format!("unknown program `{}` (looked in content/programs)", lab.program));
            return None;
        };
        source.clone_into(&mut lab.source);
        for (name, value) in settings {
            match setting(source, name.trim(), value.trim()) {
                Some(value) => lab.source = form::set(&lab.source, name.trim(), &value),
                None => {
                    self.problem(
                        line,
                        format!("`{}` has no form `{}` that offers `{value}`", lab.program, name.trim()),
                    );
                }
            }
        }
        Some(lab)
    }

    fn quiz(&mut self, directive: &Directive<'_>) -> Quiz {
        let mut question = String::new();
        let mut choices: Vec<(u32, bool, String)> = Vec::new();
        for (number, line) in (directive.line + 1..).zip(directive.body.lines()) {
            if let Some(text) = line.strip_prefix("- [ ]") {
                choices.push((number, false, text.to_owned()));
            } else if let Some(text) = line.strip_prefix("- [x]") {
                choices.push((number, true, text.to_owned()));
            } else if let Some((_, _, text)) = choices.last_mut() {
                if !line.trim().is_empty() {
                    text.push(' ');
                    text.push_str(line.trim());
                }
            } else {
                question.push_str(line);
                question.push('\n');
            }
        }
        if question.trim().is_empty() {
            self.problem(directive.line, "a quiz starts with its question");
        }
        if choices.len() < 2 || !choices.iter().any(|choice| choice.1) {
            self.problem(directive.line, "a quiz has at least two answers (`- [ ]`), one of them right (`- [x]`)");
        }
        let question = self.render.blocks(directive.line + 1, &question);
        let choices: Vec<_> = choices
            .into_iter()
            .map(|(line, right, text)| {
                let (answer, reason) = text.split_once(" :: ").unwrap_or_else(|| {
                    self.problem(line, "an answer gives its reason after ` :: `");
                    (&text, "")
                });
                Choice { right, html: self.render.inline(line, answer), reason: self.render.inline(line, reason) }
            })
            .collect();
        let id = self.quiz_id(directive);
        let run = self.proof(directive, &id, &choices);
        Quiz { id, question, choices, run }
    }

    fn quiz_id(&mut self, directive: &Directive<'_>) -> String {
        let found = directive.attributes.iter().find(|(key, _)| *key == "id").map(|(_, id)| (*id).to_owned());
        let Some(id) = found.filter(|id| !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
        else {
            self.problem(directive.line, "a quiz has an `id` made of letters, digits and `-`");
            return String::new();
        };
        if self.blocks.iter().any(|block| matches!(block, Block::Quiz(other) if other.id == id)) {
            self.problem(directive.line, format!("two quizzes have the id `{id}`"));
        }
        id
    }

    /// The run that gives a quiz its answer: what it prints is in the right choice.
    fn proof(&mut self, directive: &Directive<'_>, id: &str, choices: &[Choice]) -> Option<Lab> {
        if directive.attributes.iter().all(|(key, _)| *key == "id") {
            return None;
        }
        let mut lab = self.run(directive)?;
        lab.id = format!("quiz-{id}");
        let answers = directive.attributes.iter().filter(|(key, _)| *key == "answer");
        let mut answered = false;
        for (_, answer) in answers {
            answered = true;
            if !choices.iter().any(|choice| choice.right && choice.html.contains(&unescape(answer))) {
                self.problem(directive.line, format!("no right answer contains `{answer}`"));
            }
        }
        if !answered {
            self.problem(directive.line, "a quiz about a program says which part of its output is the `answer`");
        }
        Some(lab)
    }
}

/// `\n` is a newline, `\\` a backslash.
fn unescape(text: &str) -> String {
    text.split("\\\\").map(|part| part.replace("\\n", "\n")).collect::<Vec<_>>().join("\\")
}

fn switch(text: &str) -> Option<bool> {
    match text {
        "on" | "yes" => Some(true),
        "off" | "no" => Some(false),
        _ => None,
    }
}

/// Named by the first version with these rules, or the last one.
fn points(text: &str) -> Option<SwitchPoints> {
    match text {
        "3.9" => Some(SwitchPoints::EveryBytecode),
        "3.10" => Some(SwitchPoints::Modern),
        _ => None,
    }
}

/// `text` as a value that the form `name` of the program offers.
fn setting(source: &str, name: &str, text: &str) -> Option<Value> {
    let param = form::parse(source).into_iter().find(|param| param.name == name)?;
    match param.kind {
        Kind::Slider { min, max, .. } => {
            let number = text.parse().ok()?;
            (min..=max).contains(&number).then_some(Value::Number(number))
        }
        Kind::Boolean => match text {
            "True" => Some(Value::Bool(true)),
            "False" => Some(Value::Bool(false)),
            _ => None,
        },
        Kind::Choice(options) => options.iter().any(|option| option == text).then(|| Value::Text(text.to_owned())),
    }
}

/// `5ms`, `0.5ms`, `100us`, `1s`.
fn duration(text: &str) -> Option<Ns> {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let scale = match unit {
        "us" | "µs" => US,
        "ms" => MS,
        "s" => SEC,
        _ => return None,
    };
    let number: f64 = text[..text.len() - unit.len()].parse().ok()?;
    let ns = (number * scale as f64).round();
    (ns >= 1.0).then_some(ns as Ns)
}
