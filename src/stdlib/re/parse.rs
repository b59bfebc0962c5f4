//! Patterns to trees, and CPython's words for what is wrong with one (`Lib/re/_parser.py`).

use std::collections::HashMap;

use super::tree::{MANY, Node, One, Place, Tree, Wrong, flag};
use crate::python::builtins::characters;

pub(super) struct Parser<'a> {
    pub(super) text: &'a [char],
    pub(super) at: usize,
    pub(super) flags: u32,
    pub(super) bytes: bool,
    pub(super) groups: usize,
    pub(super) open: Vec<usize>,
    pub(super) widths: HashMap<usize, Option<usize>>,
    pub(super) names: Vec<(String, usize)>,
    pub(super) lookbehind: usize,
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
    pub(super) fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    pub(super) fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.at += usize::from(found);
        found
    }

    pub(super) fn fail<T>(&self, what: impl Into<String>, at: usize) -> Result<T, Wrong> {
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
                    return self.fail("min repeat greater than max repeat", start + 1);
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
                ':' if add & remove != 0 => {
                    return self.fail("bad inline flags: flag turned on and off", self.at - 1);
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

    pub(super) fn back(&self, group: usize, flags: u32, at: usize) -> Result<Node, Wrong> {
        if group > self.groups {
            return self.fail(format!("invalid group reference {group}"), at);
        }
        if self.open.contains(&group) {
            return self.fail("cannot refer to an open group", at);
        }
        Ok(Node::Back(group, flags))
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
