//! What is remembered of a reader: how far each chapter was read, which answer was chosen first, where reading stopped.

use std::collections::BTreeMap;
use std::fmt::Write;

/// The name under which a browser keeps it, and the mark of an exported file.
pub const NAME: &str = "gilscope-progress";

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How much of a chapter was read, in percent, by slug.
    pub read: BTreeMap<String, u32>,
    /// The choice opened first, from 0, by `slug/quiz`.
    pub answers: BTreeMap<String, u32>,
    /// Where reading stopped: `slug#anchor`.
    pub last: Option<String>,
}

impl Progress {
    /// Notes how much of a chapter was read; less than before changes nothing.
    pub fn note_read(&mut self, slug: &str, percent: u32) {
        let read = self.read.entry(slug.to_owned()).or_default();
        *read = percent.min(100).max(*read);
    }

    /// Notes an answer; only the first counts.
    pub fn note_answer(&mut self, quiz: &str, choice: u32) {
        self.answers.entry(quiz.to_owned()).or_insert(choice);
    }

    /// Takes over what another one knows better.
    pub fn merge(&mut self, other: Self) {
        for (slug, percent) in other.read {
            self.note_read(&slug, percent);
        }
        for (quiz, choice) in other.answers {
            self.note_answer(&quiz, choice);
        }
        self.last = self.last.take().or(other.last);
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        let mut json = format!("{{\"{NAME}\":1");
        for (name, map) in [("read", &self.read), ("answers", &self.answers)] {
            let _ = write!(json, ",\"{name}\":{{");
            for (at, (key, value)) in map.iter().filter(|(key, _)| is_plain(key)).enumerate() {
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
