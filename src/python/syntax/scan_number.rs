//! Numbers, and what is wrong with them.

use super::scan::{Scanned, Scanner};

impl Scanner<'_> {
    fn digit(&self, radix: u32) -> bool {
        self.peek().is_some_and(|char| char.is_digit(radix))
    }

    fn eat(&mut self, chars: &[char]) -> bool {
        let eats = self.peek().is_some_and(|char| chars.contains(&char));
        self.at += usize::from(eats);
        eats
    }

    /// An error where the last character was read, as the tokenizer counts.
    fn number_error(&self, message: String) -> Scanned {
        Err(self.error(message, self.at - 1))
    }

    pub(super) fn number(&mut self) -> Scanned {
        let start = self.at;
        if self.peek() == Some('0') {
            self.at += 1;
            for (marks, radix, kind) in
                [(['x', 'X'], 16, "hexadecimal"), (['o', 'O'], 8, "octal"), (['b', 'B'], 2, "binary")]
            {
                if self.eat(&marks) {
                    return self.radix_digits(radix, kind);
                }
            }
            while self.eat(&['0']) || (self.peek() == Some('_') && self.eat(&['_'])) {}
            let zeros_end = self.at;
            let nonzero = self.digit(10);
            self.decimal_tail()?;
            return self.fraction(nonzero.then_some((start, zeros_end)));
        }
        self.decimal_tail()?;
        self.fraction(None)
    }

    fn radix_digits(&mut self, radix: u32, kind: &str) -> Scanned {
        loop {
            self.eat(&['_']);
            if !self.digit(radix) {
                return self.bad_digit(kind);
            }
            while self.digit(radix) {
                self.at += 1;
            }
            if self.peek() != Some('_') {
                break;
            }
        }
        if self.digit(10) { self.bad_digit(kind) } else { self.end_of_number(kind) }
    }

    fn bad_digit(&mut self, kind: &str) -> Scanned {
        if let (true, Some(char)) = (self.digit(10), self.peek()) {
            self.at += 1;
            return self.number_error(format!("invalid digit '{char}' in {kind} literal"));
        }
        self.number_error(format!("invalid {kind} literal"))
    }

    fn decimal_tail(&mut self) -> Scanned {
        loop {
            while self.digit(10) {
                self.at += 1;
            }
            if !self.eat(&['_']) {
                return Ok(());
            }
            if !self.digit(10) {
                return self.number_error("invalid decimal literal".into());
            }
        }
    }

    /// Fraction, exponent and `j`; `octal` is where an integer with leading zeros began and where they ended.
    fn fraction(&mut self, octal: Option<(usize, usize)>) -> Scanned {
        let mut is_float = false;
        if self.eat(&['.']) {
            is_float = true;
            if self.digit(10) {
                self.decimal_tail()?;
            }
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            let before = self.at;
            self.at += 1;
            let signed = self.eat(&['+', '-']);
            if self.digit(10) {
                is_float = true;
                self.decimal_tail()?;
            } else if signed {
                return self.number_error("invalid decimal literal".into());
            } else {
                self.at = before;
                return self.end_of_number("decimal");
            }
        }
        if self.eat(&['j', 'J']) {
            return self.end_of_number("imaginary");
        }
        if let (Some((start, zeros_end)), false) = (octal, is_float) {
            let message =
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
            let mut error = self.error(message, start);
            error.span.end_col = self.lines.place(zeros_end).1;
            return Err(error);
        }
        self.end_of_number("decimal")
    }

    /// A number is not followed by a name, unless that is a keyword that may stand there.
    fn end_of_number(&mut self, kind: &str) -> Scanned {
        let rest = &self.source[self.at..];
        let word = ["and", "else", "for", "if", "in", "is", "or", "not"].iter().any(|word| rest.starts_with(word));
        match self.peek() {
            Some(char) if !word && (char == '_' || char.is_ascii_alphanumeric()) => {
                self.number_error(format!("invalid {kind} literal"))
            }
            _ => Ok(()),
        }
    }
}
