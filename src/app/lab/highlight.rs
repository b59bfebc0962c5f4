//! Python in colours: enough of its words to read a listing, line by line.
//!
//! Not a parser: the engine has that. A text that is no Python still gets colours and never fails.

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Names, operators, spaces.
    Plain,
    /// `def`, `while`, `None`.
    Keyword,
    /// The name after `def` or `class`.
    Definition,
    /// A string with its quotes and prefix.
    Text,
    /// A number.
    Number,
    /// `# …`
    Comment,
    /// `# @param …`: a slider shows it already.
    Form,
    /// `@name`
    Decorator,
}

impl Ink {
    /// Its CSS class; empty for plain text.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Keyword => "py-keyword",
            Self::Definition => "py-def",
            Self::Text => "py-text",
            Self::Number => "py-number",
            Self::Comment => "py-comment",
            Self::Form => "py-form",
            Self::Decorator => "py-decorator",
        }
    }
}

/// A line's pieces in order; together they are the line.
pub type Line = Vec<(Ink, String)>;

const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// The lines of a program. A text that ends with a line end has an empty last line, as an editor shows it.
pub fn highlight(source: &str) -> Vec<Line> {
    let mut out = vec![Line::new()];
    let mut rest = source;
    let mut after_def = false;
    while !rest.is_empty() {
        let at_start = out.last().is_none_or(|line| line.iter().all(|(_, text)| text.trim().is_empty()));
        let (ink, length) = piece(rest, at_start, after_def);
        let (text, tail) = rest.split_at(length);
        if ink != Ink::Plain || !text.trim().is_empty() {
            after_def = ink == Ink::Keyword && matches!(text, "def" | "class");
        }
        push(&mut out, ink, text);
        rest = tail;
    }
    out
}

fn push(out: &mut Vec<Line>, ink: Ink, text: &str) {
    for (index, part) in text.split('\n').enumerate() {
        if index > 0 {
            out.push(Line::new());
        }
        let line = out.last_mut().expect("starts with one line");
        match line.last_mut() {
            Some((last, text)) if *last == ink => text.push_str(part),
            _ if part.is_empty() => {}
            _ => line.push((ink, part.to_owned())),
        }
    }
}

/// The first piece of a text and its length in bytes, at least one character.
fn piece(text: &str, at_start: bool, after_def: bool) -> (Ink, usize) {
    let first = text.chars().next().expect("the caller checks");
    if let Some(length) = string(text) {
        return (Ink::Text, length);
    }
    if first == '#' {
        let line = text.split('\n').next().unwrap_or(text);
        let is_form = line[1..].trim_start().starts_with("@param");
        return (if is_form { Ink::Form } else { Ink::Comment }, line.len());
    }
    if first == '_' || first.is_alphabetic() {
        let length = text.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(text.len());
        let ink = match &text[..length] {
            _ if after_def => Ink::Definition,
            word if KEYWORDS.contains(&word) => Ink::Keyword,
            _ => Ink::Plain,
        };
        return (ink, length);
    }
    if first.is_ascii_digit() {
        let length = text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(text.len());
        return (Ink::Number, length);
    }
    if first == '@' && at_start {
        let length = text[1..].find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.'));
        return (Ink::Decorator, length.map_or(text.len(), |length| length + 1));
    }
    (Ink::Plain, first.len_utf8())
}

/// Length of the string literal at the start of a text. One that is not closed ends with its line, or with the text if
/// it has three quotes.
fn string(text: &str) -> Option<usize> {
    let prefix = text.bytes().take(3).position(|b| matches!(b, b'"' | b'\''))?;
    if !text[..prefix].bytes().all(|b| b"rbftuRBFTU".contains(&b)) {
        return None;
    }
    let raw = &text[prefix..];
    let quote = &raw[..1];
    let triple = quote.repeat(3);
    let close = if raw.starts_with(&triple) { triple.as_str() } else { quote };
    let mut at = close.len();
    loop {
        let rest = &raw[at..];
        if rest.starts_with(close) {
            return Some(prefix + at + close.len());
        }
        match rest.chars().next() {
            None => return Some(text.len()),
            Some('\n') if close.len() == 1 => return Some(prefix + at),
            Some('\\') => at += 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            Some(c) => at += c.len_utf8(),
        }
    }
}
