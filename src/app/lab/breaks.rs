//! Lines with a breakpoint: sorted numbers, which move with the text.

use std::rc::Rc;

/// With a breakpoint more, or one less.
pub(super) fn toggled(breaks: &[u32], line: u32) -> Rc<[u32]> {
    let mut lines: Vec<u32> = breaks.iter().copied().filter(|other| *other != line).collect();
    if lines.len() == breaks.len() {
        let at = lines.partition_point(|other| *other < line);
        lines.insert(at, line);
    }
    lines.into()
}

/// Where they are after a change of the text: those below it move, those inside it go.
pub(super) fn moved(breaks: &Rc<[u32]>, old: &str, new: &str) -> Rc<[u32]> {
    if breaks.is_empty() {
        return breaks.clone();
    }
    let same = old.lines().zip(new.lines()).take_while(|(a, b)| a == b).count() as u32;
    let (before, after) = (old.lines().count() as u32, new.lines().count() as u32);
    let gone = before.saturating_sub(after);
    let keep = |&line: &u32| match line {
        line if line <= same => Some(line),
        line if line <= same + gone => None,
        line => Some(line + after - before.min(line + after)).filter(|line| *line > 0),
    };
    breaks.iter().filter_map(keep).collect()
}
