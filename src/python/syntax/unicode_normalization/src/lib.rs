//! Normalization form KC of full-width letters, digits and signs, and of nothing else; see the manifest for why.

/// What the parser asks of a text.
pub trait UnicodeNormalization<I: Iterator<Item = char>> {
    /// The text with full-width characters replaced by those of ASCII.
    fn nfkc(self) -> impl Iterator<Item = char>;
}

impl<'a> UnicodeNormalization<std::str::Chars<'a>> for &'a str {
    fn nfkc(self) -> impl Iterator<Item = char> {
        self.chars().map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        })
    }
}
