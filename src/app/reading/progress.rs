//! What is remembered of a reader: how far each chapter was read, which answer was chosen first, where reading stopped.

use std::fmt::Write;

/// The name under which a browser keeps it, and the mark of an exported file.
pub const NAME: &str = "gilscope-progress";

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How much of a chapter was read, in percent, by slug.
    pub read: Numbers,
    /// The choice opened first, from 0, by `slug/quiz`.
    pub answers: Numbers,
    /// Where reading stopped: `slug#anchor`.
    pub last: Option<String>,
}

/// Numbers by name, in order of name. A few dozen: a `BTreeMap` for them would be 5 kB of wasm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers(Vec<(String, u32)>);

impl Numbers {
    /// The number of a name.
    pub fn get(&self, name: &str) -> Option<u32> {
        Some(self.0[self.place(name).ok()?].1)
    }

    /// The number of a name, which is `new` if it had none.
    fn slot(&mut self, name: &str, new: u32) -> &mut u32 {
        let at = self.place(name).unwrap_or_else(|at| {
            self.0.insert(at, (name.to_owned(), new));
            at
        });
        &mut self.0[at].1
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(name))
    }
}

impl FromIterator<(String, u32)> for Numbers {
    fn from_iter<I: IntoIterator<Item = (String, u32)>>(items: I) -> Self {
        let mut numbers = Self::default();
        for (name, number) in items {
            *numbers.slot(&name, number) = number;
        }
        numbers
    }
}

impl Progress {
    /// Notes how much of a chapter was read; less than before changes nothing.
    pub fn note_read(&mut self, slug: &str, percent: u32) {
        let read = self.read.slot(slug, 0);
        *read = percent.min(100).max(*read);
    }

    /// Notes an answer; only the first counts.
    pub fn note_answer(&mut self, quiz: &str, choice: u32) {
        self.answers.slot(quiz, choice);
    }

    /// Takes over what another one knows better.
    pub fn merge(&mut self, other: Self) {
        for (slug, percent) in other.read.0 {
            self.note_read(&slug, percent);
        }
        for (quiz, choice) in other.answers.0 {
            self.note_answer(&quiz, choice);
        }
        self.last = self.last.take().or(other.last);
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        let mut json = format!("{{\"{NAME}\":1");
        for (name, Numbers(numbers)) in [("read", &self.read), ("answers", &self.answers)] {
            let _ = write!(json, ",\"{name}\":{{");
            for (at, (key, value)) in numbers.iter().filter(|(key, _)| is_plain(key)).enumerate() {
                let comma = if at == 0 { "" } else { "," };
                let _ = write!(json, "{comma}\"{key}\":{value}");
            }
            json.push('}');
        }
        if let Some(last) = self.last.as_ref().filter(|last| is_plain(last)) {
            let _ = write!(json, ",\"last\":\"{last}\"");
        }
        json.push('}');
        json
    }
}

/// Whether a text may stand in JSON as it is; names of chapters, sections and quizzes always may.
pub fn is_plain(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() || matches!(c, '"' | '\\' | '<'))
}
