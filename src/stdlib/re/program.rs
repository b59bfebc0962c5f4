//! Patterns as little programs, and the backtracking machine that runs them (`Modules/_sre/sre_lib.h`).
//!
//! A choice is put on a stack with what must be undone to come back to it, so the machine needs no recursion except for
//! lookaround and atomic groups, which nest only as deep as the pattern does.

use super::tree::{Item, MANY, Node, One, Place, Tree, flag};
use crate::python::builtins::characters;

/// An instruction.
#[derive(Debug)]
enum Op {
    One(One, u32),
    Place(Place, u32),
    /// Try the first; come back to the second.
    Split(usize, usize),
    Jump(usize),
    Save(usize),
    /// Repeat one character: least, most, greedy.
    Many(One, u32, u32, u32, bool),
    Back(usize, u32),
    /// Ends at the index given; width to go back; negated.
    Look(usize, Option<usize>, bool),
    Atomic(usize),
    If(usize, usize),
    /// Remember where a round of a loop starts.
    Mark(usize),
    /// Leave the loop if the round matched nothing.
    Moved(usize, usize),
    Done,
}

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Program {
    ops: Vec<Op>,
    slots: usize,
    /// Number of groups.
    pub groups: usize,
}

/// Longest program: a pattern with large counted repetitions needs more.
const LIMIT: usize = 200_000;

/// Makes a program of a tree; `None` if it grows too long.
pub(super) fn compile(tree: &Tree) -> Option<Program> {
    // Two slots a group, and one for the last group closed.
    let mut made = Program { ops: Vec::new(), slots: 2 * tree.groups + 3, groups: tree.groups };
    made.add(&tree.node)?;
    made.ops.push(Op::Done);
    Some(made)
}

impl Program {
    fn add(&mut self, node: &Node) -> Option<()> {
        if self.ops.len() > LIMIT {
            return None;
        }
        match node {
            Node::One(one, flags) => self.ops.push(Op::One(one.clone(), *flags)),
            Node::Place(place, flags) => self.ops.push(Op::Place(*place, *flags)),
            Node::Seq(items) => {
                for item in items {
                    self.add(item)?;
                }
            }
            Node::Alt(items) => {
                let mut ends = Vec::new();
                for (i, item) in items.iter().enumerate() {
                    if i + 1 == items.len() {
                        self.add(item)?;
                        break;
                    }
                    let split = self.ops.len();
                    self.ops.push(Op::Split(split + 1, 0));
                    self.add(item)?;
                    ends.push(self.ops.len());
                    self.ops.push(Op::Jump(0));
                    self.ops[split] = Op::Split(split + 1, self.ops.len());
                }
                let end = self.ops.len();
                for at in ends {
                    self.ops[at] = Op::Jump(end);
                }
            }
            Node::Repeat(node, least, most, greedy) => self.repeat(node, *least, *most, *greedy)?,
            Node::Group(n, node) => {
                self.ops.push(Op::Save(2 * n));
                self.add(node)?;
                self.ops.push(Op::Save(2 * n + 1));
            }
            Node::Back(n, flags) => self.ops.push(Op::Back(*n, *flags)),
            Node::Look(node, width, negated) => {
                let at = self.ops.len();
                self.ops.push(Op::Done);
                self.add(node)?;
                self.ops.push(Op::Done);
                self.ops[at] = Op::Look(self.ops.len(), *width, *negated);
            }
            Node::Atomic(node) => {
                let at = self.ops.len();
                self.ops.push(Op::Done);
                self.add(node)?;
                self.ops.push(Op::Done);
                self.ops[at] = Op::Atomic(self.ops.len());
            }
            Node::If(group, yes, no) => {
                let at = self.ops.len();
                self.ops.push(Op::Done);
                self.add(yes)?;
                let jump = self.ops.len();
                self.ops.push(Op::Done);
                self.ops[at] = Op::If(*group, self.ops.len());
                self.add(no)?;
                self.ops[jump] = Op::Jump(self.ops.len());
            }
        }
        Some(())
    }

    fn repeat(&mut self, node: &Node, least: u32, most: u32, greedy: bool) -> Option<()> {
        if let Node::One(one, flags) = node {
            self.ops.push(Op::Many(one.clone(), *flags, least, most, greedy));
            return Some(());
        }
        for _ in 0..least {
            self.add(node)?;
        }
        if most != MANY {
            let mut splits = Vec::new();
            for _ in least..most {
                splits.push(self.ops.len());
                self.ops.push(Op::Done);
                self.add(node)?;
            }
            let end = self.ops.len();
            for at in splits {
                self.ops[at] = if greedy { Op::Split(at + 1, end) } else { Op::Split(end, at + 1) };
            }
            return Some(());
        }
        let mark = self.slots;
        self.slots += 1;
        let split = self.ops.len();
        self.ops.push(Op::Done);
        self.ops.push(Op::Mark(mark));
        self.add(node)?;
        let end = self.ops.len() + 2;
        self.ops.push(Op::Moved(mark, end));
        self.ops.push(Op::Jump(split));
        self.ops[split] = if greedy { Op::Split(split + 1, end) } else { Op::Split(end, split + 1) };
        Some(())
    }
}

/// Something to come back to.
#[derive(Debug)]
enum Choice {
    /// Go on here.
    At(usize, usize),
    /// A slot's former value.
    Undo(usize, usize),
    /// A repeated character, greedy: instruction after it, where the shortest and the current match end.
    Less(usize, usize, usize),
    /// The same, lazy: the instruction, where the current match ends, how many more may follow.
    More(usize, usize, u32),
}

/// What counts as a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// Any.
    Any,
    /// Up to the end of the text.
    Whole,
    /// Not an empty one.
    Longer,
}

/// No position.
const NONE: usize = usize::MAX;

/// A run over a text.
#[derive(Debug)]
pub(super) struct Machine<'a> {
    program: &'a Program,
    text: &'a [char],
    end: usize,
    slots: Vec<usize>,
    stack: Vec<Choice>,
    /// Steps done so far, for the clock.
    pub steps: u64,
}

impl<'a> Machine<'a> {
    /// A machine for a text that counts as ending at `end`.
    pub(super) fn new(program: &'a Program, text: &'a [char], end: usize) -> Self {
        Self { program, text, end, slots: Vec::new(), stack: Vec::new(), steps: 0 }
    }

    /// Matches at `at`; the ends of all groups (two numbers each, −1 for none),
    /// and last the number of the last group that closed, or −1.
    pub(super) fn matches(&mut self, at: usize, goal: Goal) -> Option<Vec<i64>> {
        self.slots.clear();
        self.slots.resize(self.program.slots, NONE);
        self.stack.clear();
        let end = self.run(0, at, goal)?;
        self.slots[0] = at;
        self.slots[1] = end;
        let last = 2 * self.program.groups + 2;
        Some(self.slots[..=last].iter().map(|&s| if s == NONE { -1 } else { s as i64 }).collect())
    }

    fn set(&mut self, slot: usize, value: usize) {
        self.stack.push(Choice::Undo(slot, self.slots[slot]));
        self.slots[slot] = value;
    }

    /// Goes back to the last choice above `floor`.
    fn back(&mut self, floor: usize) -> Option<(usize, usize)> {
        while self.stack.len() > floor {
            match self.stack.pop()? {
                Choice::At(pc, at) => return Some((pc, at)),
                Choice::Undo(slot, value) => self.slots[slot] = value,
                Choice::Less(pc, least, at) => {
                    if at > least {
                        self.stack.push(Choice::Less(pc, least, at - 1));
                        return Some((pc, at - 1));
                    }
                }
                Choice::More(pc, at, left) => {
                    if let Op::Many(one, flags, ..) = &self.program.ops[pc]
                        && left > 0
                        && at < self.end
                        && fits(one, *flags, self.text[at])
                    {
                        self.stack.push(Choice::More(pc, at + 1, left.saturating_sub(u32::from(left != MANY))));
                        return Some((pc + 1, at + 1));
                    }
                }
            }
        }
        None
    }

    fn run(&mut self, start: usize, from: usize, goal: Goal) -> Option<usize> {
        let floor = self.stack.len();
        let program = self.program;
        let (mut pc, mut at) = (start, from);
        loop {
            self.steps += 1;
            let ok = match &program.ops[pc] {
                Op::Done => {
                    let ok = match goal {
                        Goal::Any => true,
                        Goal::Whole => at == self.end,
                        Goal::Longer => at != from,
                    };
                    if ok {
                        return Some(at);
                    }
                    false
                }
                Op::One(one, flags) => {
                    let ok = at < self.end && fits(one, *flags, self.text[at]);
                    at += 1;
                    pc += 1;
                    ok
                }
                Op::Place(place, flags) => {
                    pc += 1;
                    self.place(*place, *flags, at)
                }
                Op::Split(first, second) => {
                    self.stack.push(Choice::At(*second, at));
                    pc = *first;
                    true
                }
                Op::Jump(to) => {
                    pc = *to;
                    true
                }
                Op::Save(slot) => {
                    self.set(*slot, at);
                    if slot % 2 == 1 {
                        self.set(2 * program.groups + 2, slot / 2);
                    }
                    pc += 1;
                    true
                }
                Op::Many(one, flags, least, most, greedy) => {
                    let room = self.end - at.min(self.end);
                    let wanted = if *greedy { *most } else { *least } as usize;
                    let there = self.text[at..at + room.min(wanted)].iter();
                    let count = there.take_while(|&&c| fits(one, *flags, c)).count();
                    self.steps += count as u64 / 4;
                    if count < *least as usize {
                        false
                    } else {
                        if *greedy {
                            if count > *least as usize {
                                self.stack.push(Choice::Less(pc + 1, at + *least as usize, at + count));
                            }
                        } else {
                            let left = if *most == MANY { MANY } else { most - least };
                            self.stack.push(Choice::More(pc, at + count, left));
                        }
                        at += count;
                        pc += 1;
                        true
                    }
                }
                Op::Back(group, flags) => {
                    pc += 1;
                    let (from, to) = (self.slots[2 * group], self.slots[2 * group + 1]);
                    if from == NONE || to == NONE || to < from || self.end.saturating_sub(at) < to - from {
                        false
                    } else {
                        let same = (0..to - from).all(|i| equal(self.text[from + i], self.text[at + i], *flags));
                        at += to - from;
                        same
                    }
                }
                Op::Look(next, width, negated) => {
                    let (next, negated) = (*next, *negated);
                    let found = match width {
                        Some(width) if *width > at => None,
                        Some(width) => self.inside(pc + 1, at - width, negated),
                        None => self.inside(pc + 1, at, negated),
                    };
                    pc = next;
                    found.is_some() != negated
                }
                Op::Atomic(next) => {
                    let next = *next;
                    let found = self.inside(pc + 1, at, false);
                    pc = next;
                    at = found.unwrap_or(at);
                    found.is_some()
                }
                Op::If(group, no) => {
                    let there = self.slots.get(2 * group + 1).is_some_and(|&s| s != NONE);
                    pc = if there { pc + 1 } else { *no };
                    true
                }
                Op::Mark(slot) => {
                    self.set(*slot, at);
                    pc += 1;
                    true
                }
                Op::Moved(slot, end) => {
                    pc = if self.slots[*slot] == at { *end } else { pc + 1 };
                    true
                }
            };
            if !ok {
                (pc, at) = self.back(floor)?;
            }
        }
    }

    /// Runs a part on its own: what it chose is final. `forget` undoes what it captured.
    fn inside(&mut self, pc: usize, at: usize, forget: bool) -> Option<usize> {
        let floor = self.stack.len();
        let found = self.run(pc, at, Goal::Any);
        let made = self.stack.split_off(floor);
        let undo = made.into_iter().filter(|choice| matches!(choice, Choice::Undo(..)));
        if found.is_some() && !forget {
            // Kept, so that an earlier choice can undo them.
            self.stack.extend(undo);
        } else {
            for choice in undo.collect::<Vec<_>>().into_iter().rev() {
                if let Choice::Undo(slot, value) = choice {
                    self.slots[slot] = value;
                }
            }
        }
        found
    }

    fn place(&self, place: Place, flags: u32, at: usize) -> bool {
        let word = |at: Option<usize>| {
            let c = at.filter(|&at| at < self.end).map(|at| self.text[at]);
            c.is_some_and(|c| (characters::is_alnum(c) || c == '_') && (flags & flag::ASCII == 0 || c.is_ascii()))
        };
        match place {
            Place::Start => at == 0,
            Place::LineStart => at == 0 || self.text[at - 1] == '\n',
            Place::VeryEnd => at == self.end,
            Place::End => at == self.end || at + 1 == self.end && self.text[at] == '\n',
            Place::LineEnd => at == self.end || self.text[at] == '\n',
            Place::Boundary => word(at.checked_sub(1)) != word(Some(at)),
            Place::NotBoundary => word(at.checked_sub(1)) == word(Some(at)),
        }
    }
}

fn simple(c: char, up: bool) -> char {
    let mut all = (if up { Some(c.to_uppercase()) } else { None })
        .into_iter()
        .flatten()
        .chain((if up { None } else { Some(c.to_lowercase()) }).into_iter().flatten());
    match (all.next(), all.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

fn folded(c: char, flags: u32) -> char {
    if flags & flag::ASCII != 0 { c.to_ascii_lowercase() } else { simple(simple(c, true), false) }
}

fn equal(a: char, b: char, flags: u32) -> bool {
    a == b || flags & flag::IGNORECASE != 0 && folded(a, flags) == folded(b, flags)
}

fn fits(one: &One, flags: u32, c: char) -> bool {
    match one {
        One::Char(wanted) => equal(*wanted, c, flags),
        One::Any => true,
        One::NotLine => c != '\n',
        One::Set { items, negate } => {
            let ascii = flags & flag::ASCII != 0;
            let holds = |c: char| {
                items.iter().any(|item| match item {
                    Item::Range(a, b) => *a <= c && c <= *b,
                    Item::Kind(kind, not) => kind.holds(c, ascii) != *not,
                })
            };
            let found = holds(c)
                || flags & flag::IGNORECASE != 0 && {
                    let low = folded(c, flags);
                    let up = if ascii { c.to_ascii_uppercase() } else { simple(c, true) };
                    holds(low) || holds(up)
                };
            found != *negate
        }
    }
}
