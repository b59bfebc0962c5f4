//! Regular expressions as trees, and CPython's words for what is wrong with one (`Lib/re/_parser.py`).

use std::collections::HashMap;

use crate::python::builtins::characters;

/// `re.IGNORECASE` and the others, with CPython's values.
pub(super) mod flag {
    /// `re.I`
    pub(crate) const IGNORECASE: u32 = 2;
    /// `re.L`
    pub(crate) const LOCALE: u32 = 4;
    /// `re.M`
    pub(crate) const MULTILINE: u32 = 8;
    /// `re.S`
    pub(crate) const DOTALL: u32 = 16;
    /// `re.U`
    pub(crate) const UNICODE: u32 = 32;
    /// `re.X`
    pub(crate) const VERBOSE: u32 = 64;
    /// `re.A`
    pub(crate) const ASCII: u32 = 256;
}

/// Without a limit.
pub(super) const MANY: u32 = u32::MAX;

/// A kind of character: `\d`, `\w`, `\s`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `\d`
    Digit,
    /// `\w`
    Word,
    /// `\s`
    Space,
}

impl Kind {
    /// Whether a character is of this kind; with `ascii` only ASCII characters can be.
    pub(super) fn holds(self, c: char, ascii: bool) -> bool {
        if ascii && !c.is_ascii() {
            return false;
        }
        match self {
            Self::Digit => characters::decimal(c).is_some(),
            Self::Word => characters::is_alnum(c) || c == '_',
            Self::Space => characters::is_space(c) && !(ascii && ('\x1c'..='\x1f').contains(&c)),
        }
    }
}

/// What one character may be.
#[derive(Clone, Debug)]
pub(super) enum One {
    /// This one.
    Char(char),
    /// Anything but a line feed.
    NotLine,
    /// Anything.
    Any,
    /// Any of these, or (`negate`) none of them.
    Set {
        /// Parts of the set.
        items: Vec<Item>,
        /// `[^…]`.
        negate: bool,
    },
}

/// A part of a set.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item {
    /// From one character to another.
    Range(char, char),
    /// A kind, or what is not of the kind.
    Kind(Kind, bool),
}

/// A condition between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// `\A`, `^`
    Start,
    /// `^` with MULTILINE
    LineStart,
    /// `$`
    End,
    /// `$` with MULTILINE
    LineEnd,
    /// `\Z`, `\z`
    VeryEnd,
    /// `\b`
    Boundary,
    /// `\B`
    NotBoundary,
}

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// One character, and the flags in force.
    One(One, u32),
    /// A condition, and the flags in force.
    Place(Place, u32),
    /// One after another.
    Seq(Vec<Node>),
    /// One or the other.
    Alt(Vec<Node>),
    /// `{least,most}`; possessive ones are wrapped in `Atomic`.
    Repeat(Box<Node>, u32, u32, bool),
    /// A numbered group.
    Group(usize, Box<Node>),
    /// What a group matched, and the flags in force.
    Back(usize, u32),
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`: the width to go back for the latter two, and whether it is negated.
    Look(Box<Node>, Option<usize>, bool),
    /// `(?>…)`
    Atomic(Box<Node>),
    /// `(?(1)…|…)`
    If(usize, Box<Node>, Box<Node>),
}

/// What is wrong, and where; `None` for errors that name no place.
pub(super) type Wrong = (String, Option<usize>);

/// A parsed pattern.
#[derive(Debug)]
pub(super) struct Tree {
    /// The whole.
    pub node: Node,
    /// Flags after those inside the pattern were added.
    pub flags: u32,
    /// Number of groups.
    pub groups: usize,
    /// Names of groups, in order.
    pub names: Vec<(String, usize)>,
}

struct Parser<'a> {
    text: &'a [char],
    at: usize,
    flags: u32,
    bytes: bool,
    groups: usize,
    open: Vec<usize>,
    widths: HashMap<usize, Option<usize>>,
    names: Vec<(String, usize)>,
    lookbehind: usize,
}

/// Parses a pattern; `bytes` patterns are Latin-1 and ASCII.
pub(super) fn parse(text: &[char], flags: u32, bytes: bool) -> Result<Tree, Wrong> {
    let mut p = Parser {
        text,
        at: 0,
        flags,
        bytes,
        groups: 0,
        open: Vec::new(),
        widths: HashMap::new(),
        names: Vec::new(),
        lookbehind: 0,
    };
    if bytes && flags & flag::UNICODE != 0 {
        return Err(("cannot use UNICODE flag with a bytes pattern".into(), None));
    }
    let node = p.alternatives(flags, true)?;
    if p.at < text.len() {
        return Err(("unbalanced parenthesis".into(), Some(p.at)));
    }
    let mut flags = p.flags;
    if !bytes && flags & flag::ASCII == 0 {
        flags |= flag::UNICODE;
    }
    Ok(Tree { node, flags, groups: p.groups, names: p.names })
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.at += usize::from(found);
        found
    }

    fn fail<T>(&self, what: impl Into<String>, at: usize) -> Result<T, Wrong> {
        Err((what.into(), Some(at)))
    }

    fn alternatives(&mut self, flags: u32, first: bool) -> Result<Node, Wrong> {
        let mut flags = flags;
        let mut found = vec![self.sequence(&mut flags, first)?];
        while self.eat('|') {
            found.push(self.sequence(&mut flags, false)?);
        }
        Ok(if found.len() == 1 { found.remove(0) } else { Node::Alt(found) })
    }

    fn sequence(&mut self, flags: &mut u32, first: bool) -> Result<Node, Wrong> {
        let mut items: Vec<Node> = Vec::new();
        let mut first = first;
        // Whether the last item can be repeated, and whether it is a repetition already.
        let mut last = (false, false);
        while let Some(c) = self.peek() {
            if c == '|' || c == ')' {
                break;
            }
            let start = self.at;
            self.at += 1;
            if *flags & flag::VERBOSE != 0 {
                if c.is_ascii() && characters::is_space(c) {
                    continue;
                }
                if c == '#' {
                    while self.peek().is_some_and(|c| c != '\n') {
                        self.at += 1;
                    }
                    self.at += 1;
                    self.at = self.at.min(self.text.len());
                    continue;
                }
            }
            if let Some((least, most)) = self.quantifier(c, start)? {
                let lazy = self.eat('?');
                let possessive = !lazy && self.eat('+');
                let item = items.pop().filter(|_| last.0);
                let Some(item) = item else {
                    if last.1 {
                        return self.fail("multiple repeat", start);
                    }
                    return self.fail("nothing to repeat", start);
                };
                let node = Node::Repeat(Box::new(item), least, most, !lazy);
                items.push(if possessive { Node::Atomic(Box::new(node)) } else { node });
                last = (false, true);
                continue;
            }
            match c {
                '(' => {
                    let node = self.parenthesis(start, flags, first)?;
                    match node {
                        Some(node) => {
                            items.push(node);
                            last = (true, false);
                        }
                        None => continue,
                    }
                }
                '.' => {
                    let one = if *flags & flag::DOTALL == 0 { One::NotLine } else { One::Any };
                    items.push(Node::One(one, *flags));
                    last = (true, false);
                }
                '^' | '$' => {
                    let many = *flags & flag::MULTILINE != 0;
                    let place = match (c, many) {
                        ('^', false) => Place::Start,
                        ('^', true) => Place::LineStart,
                        (_, false) => Place::End,
                        (_, true) => Place::LineEnd,
                    };
                    items.push(Node::Place(place, *flags));
                    // CPython's parser refuses to repeat `^` only.
                    last = (c == '$', false);
                }
                '[' => {
                    let one = self.set(start)?;
                    items.push(Node::One(one, *flags));
                    last = (true, false);
                }
                '\\' => {
                    let node = self.escape(start, *flags)?;
                    last = (!matches!(node, Node::Place(Place::Start, _)), false);
                    items.push(node);
                }
                c => {
                    items.push(Node::One(One::Char(c), *flags));
                    last = (true, false);
                }
            }
            first = false;
        }
        Ok(if items.len() == 1 { items.remove(0) } else { Node::Seq(items) })
    }

    /// `*`, `+`, `?`, `{m,n}` after its first character.
    fn quantifier(&mut self, c: char, start: usize) -> Result<Option<(u32, u32)>, Wrong> {
        Ok(Some(match c {
            '*' => (0, MANY),
            '+' => (1, MANY),
            '?' => (0, 1),
            '{' => {
                let digits = |p: &mut Self| {
                    let from = p.at;
                    while p.peek().is_some_and(|c| c.is_ascii_digit()) {
                        p.at += 1;
                    }
                    p.text[from..p.at].iter().collect::<String>()
                };
                let low = digits(self);
                let high = if self.eat(',') { digits(self) } else { low.clone() };
                let comma = self.text[self.at - 1 - high.len().min(self.at - 1)..self.at].contains(&',');
                if !self.eat('}') || (low.is_empty() && high.is_empty() && !comma) {
                    self.at = start + 1;
                    return Ok(None);
                }
                let number = |text: &str, absent: u32| if text.is_empty() { Ok(absent) } else { text.parse::<u32>() };
                let (Ok(least), Ok(most)) = (number(&low, 0), number(&high, MANY)) else {
                    return Err(("the repetition number is too large".into(), None));
                };
                if most < least {
                    return self.fail("min repeat greater than max repeat", start);
                }
                (least, most)
            }
            _ => return Ok(None),
        }))
    }

    /// What follows a `(`; `None` for comments and flags.
    fn parenthesis(&mut self, start: usize, flags: &mut u32, first: bool) -> Result<Option<Node>, Wrong> {
        let mut name = None;
        let mut inner = *flags;
        let mut numbered = true;
        if self.eat('?') {
            let Some(c) = self.peek() else { return self.fail("unexpected end of pattern", self.at) };
            self.at += 1;
            match c {
                'P' => match self.peek() {
                    Some('<') => {
                        self.at += 1;
                        name = Some(self.name('>')?);
                    }
                    Some('=') => {
                        self.at += 1;
                        let at = self.at;
                        let wanted = self.name(')')?;
                        let Some((_, group)) = self.names.iter().find(|(n, _)| *n == wanted).cloned() else {
                            return self.fail(format!("unknown group name '{wanted}'"), at);
                        };
                        return self.back(group, *flags, at).map(Some);
                    }
                    Some(c) => return self.fail(format!("unknown extension ?P{c}"), start + 1),
                    None => return self.fail("unexpected end of pattern", self.at),
                },
                ':' => numbered = false,
                '#' => {
                    while let Some(c) = self.peek() {
                        self.at += 1;
                        if c == ')' {
                            return Ok(None);
                        }
                    }
                    return self.fail("missing ), unterminated comment", start);
                }
                '=' | '!' | '<' => {
                    let behind = c == '<';
                    let mut sign = c;
                    if behind {
                        let Some(next) = self.peek() else { return self.fail("unexpected end of pattern", self.at) };
                        self.at += 1;
                        if next != '=' && next != '!' {
                            return self.fail(format!("unknown extension ?<{next}"), start + 1);
                        }
                        sign = next;
                        self.lookbehind += 1;
                    }
                    let node = self.alternatives(*flags, false)?;
                    self.lookbehind -= usize::from(behind);
                    if !self.eat(')') {
                        return self.fail("missing ), unterminated subpattern", start);
                    }
                    let width = if behind {
                        match self.width(&node) {
                            Some(width) => Some(width),
                            None => return Err(("look-behind requires fixed-width pattern".into(), None)),
                        }
                    } else {
                        None
                    };
                    return Ok(Some(Node::Look(Box::new(node), width, sign == '!')));
                }
                '>' => {
                    let node = self.alternatives(*flags, false)?;
                    if !self.eat(')') {
                        return self.fail("missing ), unterminated subpattern", start);
                    }
                    return Ok(Some(Node::Atomic(Box::new(node))));
                }
                '(' => return self.conditional(start, *flags).map(Some),
                c if "aiLmsux-".contains(c) => {
                    self.at -= 1;
                    match self.inline_flags(start, flags, first)? {
                        Some(changed) => {
                            inner = changed;
                            numbered = false;
                        }
                        None => return Ok(None),
                    }
                }
                c => return self.fail(format!("unknown extension ?{c}"), start + 1),
            }
        }
        let group = if numbered {
            self.groups += 1;
            if let Some(name) = name {
                if let Some((_, old)) = self.names.iter().find(|(n, _)| *n == name) {
                    let text = format!("redefinition of group name '{name}' as group {}; was group {old}", self.groups);
                    return self.fail(text, start + 4);
                }
                self.names.push((name, self.groups));
            }
            Some(self.groups)
        } else {
            None
        };
        if let Some(group) = group {
            self.open.push(group);
        }
        let node = self.alternatives(inner, false)?;
        if !self.eat(')') {
            return self.fail("missing ), unterminated subpattern", start);
        }
        let Some(group) = group else { return Ok(Some(node)) };
        self.open.pop();
        let width = self.width(&node);
        self.widths.insert(group, width);
        Ok(Some(Node::Group(group, Box::new(node))))
    }

    fn conditional(&mut self, start: usize, flags: u32) -> Result<Node, Wrong> {
        let at = self.at;
        let name = self.name_or_number(')')?;
        let group = match name.parse::<usize>() {
            Ok(0) => return self.fail("bad group number", at),
            Ok(n) => n,
            Err(_) => match self.names.iter().find(|(n, _)| *n == name) {
                Some((_, n)) => *n,
                None => return self.fail(format!("unknown group name '{name}'"), at),
            },
        };
        let mut flags = flags;
        let yes = self.sequence(&mut flags, false)?;
        let no = if self.eat('|') { self.sequence(&mut flags, false)? } else { Node::Seq(Vec::new()) };
        if self.peek() == Some('|') {
            return self.fail("conditional backref with more than two branches", self.at);
        }
        if !self.eat(')') {
            return self.fail("missing ), unterminated subpattern", start);
        }
        Ok(Node::If(group, Box::new(yes), Box::new(no)))
    }

    /// `(?flags)` changes the rest (`None`); `(?flags:` and `(?flags-flags:` give the flags inside.
    fn inline_flags(&mut self, start: usize, flags: &mut u32, first: bool) -> Result<Option<u32>, Wrong> {
        let (mut add, mut remove, mut minus) = (0, 0, false);
        loop {
            let Some(c) = self.peek() else { return self.fail("missing -, : or )", self.at) };
            self.at += 1;
            let bit = match c {
                'i' => flag::IGNORECASE,
                'L' => flag::LOCALE,
                'm' => flag::MULTILINE,
                's' => flag::DOTALL,
                'u' => flag::UNICODE,
                'x' => flag::VERBOSE,
                'a' => flag::ASCII,
                '-' if !minus => {
                    minus = true;
                    if !self.peek().is_some_and(char::is_alphabetic) {
                        return self.fail("missing flag", self.at);
                    }
                    continue;
                }
                ')' if !minus => {
                    if !first {
                        return self.fail("global flags not at the start of the expression", start);
                    }
                    self.flags |= add;
                    *flags |= add;
                    return Ok(None);
                }
                ':' => return Ok(Some((*flags | add) & !remove)),
                c if c.is_alphabetic() => return self.fail("unknown flag", self.at - 1),
                _ => {
                    let what = if minus { "missing :" } else { "missing -, : or )" };
                    return self.fail(what, self.at - 1);
                }
            };
            if c == 'L' && !self.bytes {
                return self.fail("bad inline flags: cannot use 'L' flag with a str pattern", self.at);
            }
            if c == 'u' && self.bytes {
                return self.fail("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at);
            }
            if minus {
                remove |= bit;
            } else {
                add |= bit;
            }
        }
    }

    fn name_or_number(&mut self, end: char) -> Result<String, Wrong> {
        let from = self.at;
        let digits = self.text[from..].iter().take_while(|c| c.is_ascii_digit()).count();
        if digits > 0 && self.text.get(from + digits) == Some(&end) {
            self.at = from + digits + 1;
            return Ok(self.text[from..from + digits].iter().collect());
        }
        self.name(end)
    }

    fn name(&mut self, end: char) -> Result<String, Wrong> {
        let from = self.at;
        while self.peek().is_some_and(|c| c != end) {
            self.at += 1;
        }
        let name: String = self.text[from..self.at].iter().collect();
        if self.at == self.text.len() {
            if name.is_empty() {
                return self.fail("missing group name", from);
            }
            return self.fail(format!("missing {end}, unterminated name"), from);
        }
        self.at += 1;
        if name.is_empty() {
            return self.fail("missing group name", from);
        }
        if !characters::is_identifier(&name) {
            return self.fail(format!("bad character in group name '{name}'"), from);
        }
        Ok(name)
    }

    fn back(&self, group: usize, flags: u32, at: usize) -> Result<Node, Wrong> {
        if group > self.groups {
            return self.fail(format!("invalid group reference {group}"), at);
        }
        if self.open.contains(&group) {
            return self.fail("cannot refer to an open group", at);
        }
        Ok(Node::Back(group, flags))
    }

    fn kind(c: char) -> Option<(Kind, bool)> {
        Some(match c {
            'd' => (Kind::Digit, false),
            'D' => (Kind::Digit, true),
            'w' => (Kind::Word, false),
            'W' => (Kind::Word, true),
            's' => (Kind::Space, false),
            'S' => (Kind::Space, true),
            _ => return None,
        })
    }

    /// What follows a `\` outside a set.
    fn escape(&mut self, start: usize, flags: u32) -> Result<Node, Wrong> {
        let Some(c) = self.peek() else { return self.fail("bad escape (end of pattern)", start) };
        let place = match c {
            'A' => Some(Place::Start),
            'Z' | 'z' => Some(Place::VeryEnd),
            'b' => Some(Place::Boundary),
            'B' => Some(Place::NotBoundary),
            _ => None,
        };
        if let Some(place) = place {
            self.at += 1;
            return Ok(Node::Place(place, flags));
        }
        if let Some((kind, not)) = Self::kind(c) {
            self.at += 1;
            return Ok(Node::One(One::Set { items: vec![Item::Kind(kind, not)], negate: false }, flags));
        }
        if ('1'..='9').contains(&c) {
            let digits: Vec<u32> = self.text[self.at..].iter().take(3).map_while(|c| c.to_digit(10)).collect();
            if digits.len() == 3 && digits.iter().all(|d| *d < 8) && digits[0] < 4 {
                self.at += 3;
                let code = digits.iter().fold(0, |n, d| n * 8 + d);
                return Ok(Node::One(One::Char(char::from_u32(code).unwrap_or_default()), flags));
            }
            let taken = digits.len().min(2);
            self.at += taken;
            let group = digits[..taken].iter().fold(0, |n, d| n * 10 + *d as usize);
            return self.back(group, flags, start + 1);
        }
        Ok(Node::One(One::Char(self.plain_escape(start)?), flags))
    }

    /// An escape that stands for one character.
    fn plain_escape(&mut self, start: usize) -> Result<char, Wrong> {
        let Some(c) = self.peek() else { return self.fail("bad escape (end of pattern)", start) };
        self.at += 1;
        Ok(match c {
            'a' => '\x07',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\x0b',
            '\\' => '\\',
            'x' | 'u' | 'U' if c == 'x' || !self.bytes => {
                let wanted = match c {
                    'x' => 2,
                    'u' => 4,
                    _ => 8,
                };
                let digits = self.text[self.at..].iter().take(wanted).take_while(|c| c.is_ascii_hexdigit()).count();
                let text: String = self.text[self.at..self.at + digits].iter().collect();
                self.at += digits;
                let code = u32::from_str_radix(&text, 16).ok().filter(|_| digits == wanted).and_then(char::from_u32);
                let Some(found) = code else {
                    return self.fail(format!("incomplete escape \\{c}{text}"), start);
                };
                found
            }
            '0' => {
                let digits: Vec<u32> = self.text[self.at..].iter().take(2).map_while(|c| c.to_digit(8)).collect();
                self.at += digits.len();
                char::from_u32(digits.iter().fold(0, |n, d| n * 8 + d)).unwrap_or_default()
            }
            c if c.is_ascii_alphanumeric() => return self.fail(format!("bad escape \\{c}"), start),
            c => c,
        })
    }

    /// What follows a `[`.
    fn set(&mut self, start: usize) -> Result<One, Wrong> {
        let negate = self.eat('^');
        let mut items = Vec::new();
        let mut empty = true;
        loop {
            let at = self.at;
            let Some(c) = self.peek() else { return self.fail("unterminated character set", start) };
            self.at += 1;
            if c == ']' && !empty {
                break;
            }
            empty = false;
            let low = self.member(c, at)?;
            if self.peek() != Some('-') {
                items.push(low);
                continue;
            }
            self.at += 1;
            let Some(c) = self.peek() else { return self.fail("unterminated character set", start) };
            if c == ']' {
                self.at += 1;
                items.push(low);
                items.push(Item::Range('-', '-'));
                break;
            }
            let from = self.at;
            self.at += 1;
            let high = self.member(c, from)?;
            match (low, high) {
                (Item::Range(a, _), Item::Range(b, _)) if a <= b => items.push(Item::Range(a, b)),
                _ => {
                    let text: String = self.text[at..self.at].iter().collect();
                    return self.fail(format!("bad character range {text}"), at);
                }
            }
        }
        Ok(One::Set { items, negate })
    }

    fn member(&mut self, c: char, at: usize) -> Result<Item, Wrong> {
        if c != '\\' {
            return Ok(Item::Range(c, c));
        }
        match self.peek() {
            Some('b') => {
                self.at += 1;
                return Ok(Item::Range('\x08', '\x08'));
            }
            Some(c @ '1'..='7') => {
                let digits: Vec<u32> = self.text[self.at..].iter().take(3).map_while(|c| c.to_digit(8)).collect();
                let _ = c;
                self.at += digits.len();
                let found = char::from_u32(digits.iter().fold(0, |n, d| n * 8 + d)).unwrap_or_default();
                return Ok(Item::Range(found, found));
            }
            Some(c) => {
                if let Some((kind, not)) = Self::kind(c) {
                    self.at += 1;
                    return Ok(Item::Kind(kind, not));
                }
            }
            None => {}
        }
        let found = self.plain_escape(at)?;
        Ok(Item::Range(found, found))
    }

    /// The number of characters a part matches, if it is always the same.
    fn width(&self, node: &Node) -> Option<usize> {
        match node {
            Node::One(..) => Some(1),
            Node::Place(..) | Node::Look(..) => Some(0),
            Node::Seq(items) => items.iter().map(|n| self.width(n)).sum(),
            Node::Alt(items) => {
                let mut widths = items.iter().map(|n| self.width(n));
                let first = widths.next()??;
                widths.all(|w| w == Some(first)).then_some(first)
            }
            Node::Repeat(node, least, most, _) => {
                (least == most).then(|| Some(self.width(node)? * *least as usize)).flatten()
            }
            Node::Group(_, node) | Node::Atomic(node) => self.width(node),
            Node::Back(group, _) => self.widths.get(group).copied().flatten(),
            Node::If(_, yes, no) => self.width(yes).filter(|w| self.width(no) == Some(*w)),
        }
    }
}
