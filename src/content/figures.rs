//! [`Figures`]: what was measured on real machines, beside what the engine says (`content/figures/measured.txt`).
//!
//! Knows the rows and how far a simulated figure is off; the programs beside the file print the simulated ones, a name
//! and a number a line. What the model charges for is described in `content/figures/costs.txt`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::Problem;
use crate::i18n::Lang;
use crate::protocol::{Outcome, RunReply, RunRequest};

/// The folder's files as they name themselves in problems.
const MEASURED: &str = "content/figures/measured.txt";
const COSTS: &str = "content/figures/costs.txt";

/// All rows, and how to get their simulated figures.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// What the engine is to run.
    pub requests: Vec<RunRequest>,
    /// The rows, by topic.
    pub groups: Vec<Group>,
    /// What the model charges for, in the order of the file.
    pub costs: Vec<CostWords>,
}

/// Rows with one unit.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// `operations`.
    pub name: String,
    /// Of the numbers.
    pub unit: Unit,
    /// How far a simulated figure may be off, above 1.
    pub factor: f64,
    /// In order.
    pub rows: Vec<Row>,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Nanoseconds.
    #[default]
    Ns,
    /// Milliseconds.
    Ms,
    /// Seconds.
    S,
    /// Kilobytes.
    Kb,
    /// A ratio.
    Times,
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the program prints before it.
    pub name: String,
    /// The measured figure as it was written down: `1.5 - 2.3`.
    pub measured: String,
    /// What it lies between; a single one between the numbers that round to it.
    pub range: (f64, f64),
    /// What it is, in each language; code is between backticks.
    words: [String; 2],
    /// Why it may be further off than the group says, in each language.
    reason: Option<[String; 2]>,
}

/// A figure of the model in words.
#[derive(Clone, Debug, PartialEq)]
pub struct CostWords {
    /// Its topic.
    pub group: String,
    /// What the engine calls it.
    pub name: String,
    /// What it is, in each language.
    words: [String; 2],
    /// Where it is from, in each language.
    source: [String; 2],
}

/// Simulated figures by name.
pub type Simulated = BTreeMap<String, f64>;

impl Figures {
    /// Reads the folder `figures` below `content`.
    ///
    /// # Errors
    /// Every line that is not understood, and files that cannot be read.
    pub fn load(content: &Path) -> Result<Self, Vec<Problem>> {
        let folder = content.join("figures");
        let read = |file: &str, name: &str| {
            let text = std::fs::read_to_string(folder.join(name));
            text.map_err(|error| vec![Problem::new(file, 0, error.to_string())])
        };
        let mut figures = Self::default();
        let mut problems = Vec::new();
        for (number, line) in (1..).zip(read(MEASURED, "measured.txt")?.lines()) {
            let program = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
            if let Err(message) = figures.line(line, program) {
                problems.push(Problem::new(MEASURED, number, message));
            }
        }
        let mut group = "";
        let costs = read(COSTS, "costs.txt")?;
        for (number, line) in (1..).zip(costs.lines()) {
            if let Some(name) = line.strip_prefix("group ") {
                group = name.trim();
            } else if let Some(fields) = fields(line) {
                match &fields[..] {
                    [name, en, zh, source_en, source_zh] => figures.costs.push(CostWords {
                        group: group.to_owned(),
                        name: (*name).to_owned(),
                        words: [(*zh).to_owned(), (*en).to_owned()],
                        source: [(*source_zh).to_owned(), (*source_en).to_owned()],
                    }),
                    _ => problems.push(Problem::new(COSTS, number, "a figure has a name and four texts")),
                }
            }
        }
        if problems.is_empty() { Ok(figures) } else { Err(problems) }
    }

    fn line(&mut self, line: &str, program: impl Fn(&str) -> Option<String>) -> Result<(), String> {
        if let Some(rest) = line.strip_prefix("run ") {
            let mut words = rest.split_whitespace();
            let name = words.next().unwrap_or_default();
            let source = program(name).ok_or_else(|| format!("there is no program `{name}`"))?;
            let mut request = RunRequest::new(source);
            name.clone_into(&mut request.filename);
            request.limits.trace = 0;
            request.limits.instructions = u64::MAX;
            for word in words {
                match word.split_once('=') {
                    Some(("gil", "off")) => request.machine.gil = false,
                    Some(("cores", cores)) => request.machine.cores = cores.parse().map_err(|_| "how many cores?")?,
                    Some(_) => return Err(format!("`{word}` is not understood")),
                    None => request.args.push(word.to_owned()),
                }
            }
            self.requests.push(request);
        } else if let Some(rest) = line.strip_prefix("group ") {
            let [name, unit, factor] = rest.split_whitespace().collect::<Vec<_>>()[..] else {
                return Err("a group has a name, a unit and a factor".into());
            };
            let unit = match unit {
                "ns" => Unit::Ns,
                "ms" => Unit::Ms,
                "s" => Unit::S,
                "KB" => Unit::Kb,
                "x" => Unit::Times,
                _ => return Err(format!("there is no unit `{unit}`")),
            };
            let factor = factor.parse().map_err(|_| format!("`{factor}` is no factor"))?;
            self.groups.push(Group { name: name.to_owned(), unit, factor, rows: Vec::new() });
        } else if let Some(fields) = fields(line) {
            let group = self.groups.last_mut().ok_or("a row comes after a group")?;
            let (name, measured, words, reason) = match fields[..] {
                [name, measured, en, zh] => (name, measured, [zh, en], None),
                [name, measured, en, zh, why_en, why_zh] => (name, measured, [zh, en], Some([why_zh, why_en])),
                _ => return Err("a row has a name, a figure, two texts and perhaps two reasons".into()),
            };
            let range = range(measured).ok_or_else(|| format!("`{measured}` is no figure"))?;
            let own = |texts: [&str; 2]| texts.map(str::to_owned);
            group.rows.push(Row {
                name: name.to_owned(),
                measured: measured.to_owned(),
                range,
                words: own(words),
                reason: reason.map(own),
            });
        }
        Ok(())
    }

    /// What the programs printed, from the answers to [`Figures::requests`].
    ///
    /// # Errors
    /// A program that did not end well, and rows that nothing was printed for.
    pub fn simulated<'a>(&self, replies: impl Iterator<Item = &'a RunReply>) -> Result<Simulated, Vec<Problem>> {
        let mut simulated = Simulated::new();
        let mut problems = Vec::new();
        for (request, reply) in self.requests.iter().zip(replies) {
            let output: String = reply.output.iter().map(|piece| &*piece.text).collect();
            if reply.outcome != Outcome::Exit(0) {
                let file = format!("content/figures/{}", request.filename);
                problems.push(Problem::new(&file, 0, format!("{:?}: {output}", reply.outcome)));
            }
            for line in output.lines() {
                if let Some((name, number)) = line.split_once(' ')
                    && let Ok(number) = number.parse()
                {
                    simulated.insert(name.to_owned(), number);
                }
            }
        }
        for row in self.groups.iter().flat_map(|group| &group.rows) {
            if !simulated.contains_key(&row.name) {
                problems.push(Problem::new(MEASURED, 0, format!("no program prints `{}`", row.name)));
            }
        }
        if problems.is_empty() { Ok(simulated) } else { Err(problems) }
    }
}

/// The parts of a line between `|`; None for an empty one or a comment.
fn fields(line: &str) -> Option<Vec<&str>> {
    let line = line.trim();
    (!line.is_empty() && !line.starts_with('#') && !line.starts_with("run "))
        .then(|| line.split('|').map(str::trim).collect())
}

/// `0.20` lies between 0.195 and 0.205.
fn range(text: &str) -> Option<(f64, f64)> {
    let (low, high) = text.split_once(" - ").unwrap_or((text, text));
    let half = |text: &str| {
        // The zeros at the end of a long number only make it long: two digits count.
        let zeros = (text.len() - text.trim_end_matches('0').len()).min(text.len().saturating_sub(2));
        match text.split_once('.') {
            Some((_, decimals)) => 0.5 * 10f64.powi(-(decimals.len() as i32)),
            None => 0.5 * 10f64.powi(zeros as i32),
        }
    };
    Some((low.parse::<f64>().ok()? - half(low), high.parse::<f64>().ok()? + half(high)))
}

impl Row {
    /// What the figure is.
    pub fn words(&self, lang: Lang) -> &str {
        &self.words[lang as usize]
    }

    /// Why it may be far off.
    pub fn reason(&self, lang: Lang) -> Option<&str> {
        self.reason.as_ref().map(|reason| &*reason[lang as usize])
    }

    /// A simulated figure as a multiple of the nearest measured one; 1 if it is as measured.
    pub fn ratio(&self, simulated: f64) -> f64 {
        simulated / simulated.clamp(self.range.0, self.range.1)
    }

    /// The same, above 1 whichever is larger.
    pub fn off(&self, simulated: f64) -> f64 {
        let ratio = self.ratio(simulated);
        ratio.max(1.0 / ratio)
    }
}

impl CostWords {
    /// What the figure is.
    pub fn words(&self, lang: Lang) -> &str {
        &self.words[lang as usize]
    }

    /// Where it is from.
    pub fn source(&self, lang: Lang) -> &str {
        &self.source[lang as usize]
    }
}

impl Unit {
    /// A number for a reader: `53 ns`, `4.8 µs`, `1.61 s`.
    pub fn show(self, number: f64) -> String {
        let (scale, names): (f64, &[&str]) = match self {
            Self::Ns => (1.0, &["ns", "µs", "ms", "s"]),
            Self::Ms => (1e6, &["ns", "µs", "ms", "s"]),
            Self::S => (1e9, &["ns", "µs", "ms", "s"]),
            Self::Kb => (1.0, &["kB", "MB", "GB"]),
            Self::Times => return format!("{}×", digits(number)),
        };
        let mut number = number * scale;
        let mut names = names.iter();
        let mut name = names.next().copied().unwrap_or_default();
        while number >= 999.5
            && let Some(next) = names.next()
        {
            number /= 1000.0;
            name = next;
        }
        format!("{} {name}", digits(number))
    }

    /// A measured figure for a reader: `1.5–2.3 s`.
    pub fn show_measured(self, text: &str) -> String {
        let Some((low, high)) = text.split_once(" - ") else { return self.show(text.parse().unwrap_or_default()) };
        let (low, high) = (self.show(low.parse().unwrap_or_default()), self.show(high.parse().unwrap_or_default()));
        let mut shown = String::new();
        match (low.split_once(' '), high.split_once(' ')) {
            (Some((number, unit)), Some((_, other))) if unit == other => {
                let _ = write!(shown, "{number}–{high}");
            }
            _ => {
                let _ = write!(shown, "{}–{high}", low.trim_end_matches('×'));
            }
        }
        shown
    }
}

/// Three digits that count.
fn digits(number: f64) -> String {
    let decimals = match number.abs() {
        n if n >= 99.95 => 0,
        n if n >= 9.995 => 1,
        _ => 2,
    };
    let text = format!("{number:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}
