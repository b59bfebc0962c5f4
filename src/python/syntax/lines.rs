//! From byte offsets of the parser to lines and columns of the reader.

use crate::base::Span;

/// Where each line of a text begins.
pub(super) struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
    ascii: bool,
}

impl<'a> Lines<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let starts = std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { source, starts, ascii: source.is_ascii() }
    }

    /// 1-based line and 0-based column, in code points, of a byte offset.
    pub(super) fn place(&self, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let before = &self.source[self.starts[line]..offset.min(self.source.len())];
        let col = if self.ascii { before.len() } else { before.chars().count() };
        (line as u32 + 1, col as u32)
    }

    /// The span from one byte offset to another.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let (line, col) = self.place(start);
        let (end_line, end_col) = self.place(end);
        Span { line, col, end_line, end_col }
    }

    /// Line of a byte offset.
    pub(super) fn line(&self, offset: usize) -> u32 {
        self.place(offset).0
    }
}
