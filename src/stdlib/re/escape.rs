//! Escapes and sets of characters in a pattern.

use super::parse::Parser;
use super::tree::{Item, Kind, Node, One, Place, Wrong};

impl Parser<'_> {
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
    pub(super) fn escape(&mut self, start: usize, flags: u32) -> Result<Node, Wrong> {
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
    pub(super) fn set(&mut self, start: usize) -> Result<One, Wrong> {
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
}
