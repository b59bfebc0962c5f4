//! Instructions with labels, before they have places, and their assembly into a code object's tables.
//!
//! Start at [`Assembler`]. Handlers are written into *cold* segments, which end up behind the rest, so the straight
//! path reads straight. `flow` drops what is never reached and measures the stack.

use super::flow;
use crate::base::Span;
use crate::base::order::sort;
use crate::python::bytecode::op::Op;
use crate::python::bytecode::{Handler, Instr};

/// A place to jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label(pub(super) u32);

/// An exception handler: where it begins and what it wants below the exception.
#[derive(Clone, Copy, Debug)]
pub(super) struct HandlerInfo {
    pub(super) target: Label,
    pub(super) lasti: bool,
}

/// Index of a [`HandlerInfo`].
pub(super) type HandlerId = usize;

/// A line of the listing.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item {
    /// The jump target of what follows.
    Label(Label),
    /// The stack here, less so many operands, is what the handler keeps.
    Setup(HandlerId, u32),
    Op(Line),
}

/// An instruction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) op: Op,
    pub(super) arg: u32,
    pub(super) target: Option<Label>,
    pub(super) span: Span,
    pub(super) handler: Option<HandlerId>,
    /// A store of what may be nothing: a local put back after a comprehension.
    pub(super) maybe_empty: bool,
}

impl Line {
    /// Goes on only where it jumps to.
    pub(super) fn is_jump(&self) -> bool {
        matches!(self.op, Op::JumpForward | Op::JumpBackward | Op::JumpBackwardNoInterrupt)
    }

    /// Control does not reach the next instruction.
    pub(super) fn ends(&self) -> bool {
        flow::ends(self.op)
    }

    /// Jumps if what it pops says so.
    pub(super) fn is_condition(&self) -> bool {
        matches!(self.op, Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::PopJumpIfNone | Op::PopJumpIfNotNone)
    }
}

/// What assembly gives.
#[derive(Debug)]
pub(super) struct Assembled {
    pub(super) code: Vec<Instr>,
    pub(super) spans: Vec<Span>,
    pub(super) handlers: Vec<Handler>,
    pub(super) stacksize: u32,
}

/// Collects the instructions of one unit.
#[derive(Debug, Default)]
pub(super) struct Assembler {
    hot: Vec<Item>,
    cold: Vec<Item>,
    in_cold: bool,
    labels: u32,
    handlers: Vec<HandlerInfo>,
    /// Handlers in force, innermost last.
    active: Vec<HandlerId>,
    span: Span,
}

impl Assembler {
    pub(super) fn label(&mut self) -> Label {
        self.labels += 1;
        Label(self.labels - 1)
    }

    fn push(&mut self, item: Item) {
        if self.in_cold { self.cold.push(item) } else { self.hot.push(item) }
    }

    pub(super) fn mark(&mut self, label: Label) {
        self.push(Item::Label(label));
    }

    /// Place of the instructions that follow.
    pub(super) fn set_span(&mut self, span: Span) {
        self.span = span;
    }

    fn line(&self, op: Op, arg: u32) -> Line {
        let handler = self.active.last().copied();
        Line { op, arg, target: None, span: self.span, handler, maybe_empty: false }
    }

    pub(super) fn emit(&mut self, op: Op, arg: u32) {
        self.push(Item::Op(self.line(op, arg)));
    }

    /// Puts back what `LOAD_FAST_AND_CLEAR` took, which may be nothing.
    pub(super) fn put_back(&mut self, slot: u32) {
        let line = Line { maybe_empty: true, ..self.line(Op::StoreFast, slot) };
        self.push(Item::Op(line));
    }

    pub(super) fn jump(&mut self, op: Op, target: Label) {
        let line = Line { target: Some(target), ..self.line(op, 0) };
        self.push(Item::Op(line));
    }

    /// From here to [`Self::pop_handler`] exceptions go to `target`, with the stack cut to what it is now less `drop`.
    pub(super) fn push_handler(&mut self, target: Label, lasti: bool, drop: u32) {
        self.handlers.push(HandlerInfo { target, lasti });
        let id = self.handlers.len() - 1;
        self.push(Item::Setup(id, drop));
        self.active.push(id);
    }

    pub(super) fn pop_handler(&mut self) {
        self.active.pop();
    }

    /// Handlers in force, to be put back after unwinding.
    pub(super) fn active(&self) -> Vec<HandlerId> {
        self.active.clone()
    }

    pub(super) fn set_active(&mut self, active: Vec<HandlerId>) {
        self.active = active;
    }

    /// Starts a handler's code; gives what to pass to [`Self::end_cold`].
    pub(super) fn start_cold(&mut self) -> bool {
        std::mem::replace(&mut self.in_cold, true)
    }

    pub(super) fn end_cold(&mut self, before: bool) {
        self.in_cold = before;
    }

    /// Lays the code out. `bound` are the slots that hold a value at entry, of `slots` in all.
    pub(super) fn finish(mut self, bound: u32, slots: usize) -> Assembled {
        let mut items = self.copy_exits();
        peephole(&mut items);
        let flow = flow::analyze(&items, &self.handlers, self.labels);
        let keep = kept(&mut items, &flow);

        let mut places = vec![0; self.labels as usize];
        let mut next = 0;
        for (at, item) in items.iter().enumerate() {
            match item {
                Item::Label(label) => places[label.0 as usize] = next,
                Item::Op(_) if keep[at] => next += 1,
                _ => {}
            }
        }
        let mut code: Vec<Instr> = Vec::with_capacity(next as usize);
        let mut spans: Vec<Span> = Vec::with_capacity(next as usize);
        let mut owners = Vec::with_capacity(next as usize);
        let mut maybe_empty = Vec::with_capacity(next as usize);
        for (at, item) in items.iter().enumerate() {
            let Item::Op(line) = item else { continue };
            if !keep[at] {
                continue;
            }
            let arg = line.target.map_or(line.arg, |target| places[target.0 as usize]);
            let op = match line.op {
                Op::JumpForward if arg <= code.len() as u32 => Op::JumpBackward,
                Op::JumpBackwardNoInterrupt if arg > code.len() as u32 => Op::JumpForward,
                op => op,
            };
            // What has no place of its own is where the instruction before it is, if that leads here.
            let before = spans.last().zip(code.last()).filter(|(_, instr)| !flow::ends(instr.op));
            let span = before.map_or(line.span, |(before, _)| if line.span.line == 0 { *before } else { line.span });
            code.push(Instr { op, arg });
            spans.push(span);
            owners.push(line.handler);
            maybe_empty.push(line.maybe_empty);
        }
        fill_spans(&code, &mut spans);
        let handlers = self.table(&owners, &places, &flow);
        flow::check_locals(&mut code, &handlers, &maybe_empty, bound, slots);
        Assembled { code, spans, handlers, stacksize: flow.max }
    }

    /// Copies short ways out of the function to where they are jumped to, so that each is on the line that led there.
    ///
    /// Unconditional jumps become the copy; a condition that leads to the implicit `return None` gets one of its own.
    fn copy_exits(&mut self) -> Vec<Item> {
        let hot = self.hot.len();
        let mut all = std::mem::take(&mut self.hot);
        all.append(&mut self.cold);
        let mut exits = vec![None; self.labels as usize];
        for (at, item) in all.iter().enumerate() {
            if let Item::Label(label) = item {
                exits[label.0 as usize] = short_exit(&all[at..]);
            }
        }
        let mut items = Vec::with_capacity(all.len());
        let mut copies = Vec::new();
        let mut last = Span::default();
        for (at, item) in all.into_iter().enumerate() {
            if at == hot {
                items.append(&mut copies);
            }
            let Item::Op(mut line) = item else {
                items.push(item);
                continue;
            };
            if line.span.line != 0 {
                last = line.span;
            }
            let place = |exit: &Vec<Line>| {
                let spans = |line: &Line| if line.span.line == 0 { last } else { line.span };
                exit.iter().map(|line| Item::Op(Line { span: spans(line), ..*line })).collect::<Vec<_>>()
            };
            let exit = line.target.and_then(|target| exits[target.0 as usize].as_ref());
            match exit {
                Some(exit) if line.is_jump() => {
                    items.push(Item::Op(Line { op: Op::Nop, target: None, ..line }));
                    items.extend(place(exit));
                }
                Some(exit) if line.is_condition() && at < hot && exit.iter().all(|line| line.span.line == 0) => {
                    copies.push(Item::Label(Label(self.labels)));
                    copies.extend(place(exit));
                    line.target = Some(Label(self.labels));
                    self.labels += 1;
                    items.push(Item::Op(line));
                }
                _ => items.push(Item::Op(line)),
            }
        }
        items.append(&mut copies);
        items
    }

    fn table(&self, owners: &[Option<HandlerId>], places: &[u32], flow: &flow::Flow) -> Vec<Handler> {
        let mut table: Vec<(HandlerId, Handler)> = Vec::new();
        for (at, owner) in owners.iter().enumerate() {
            let (at, Some(id)) = (at as u32, *owner) else { continue };
            match table.last_mut() {
                Some((last, handler)) if *last == id && handler.end == at => handler.end = at + 1,
                _ => {
                    let HandlerInfo { target, lasti } = self.handlers[id];
                    let target = places[target.0 as usize];
                    table.push((id, Handler { start: at, end: at + 1, target, depth: flow.handlers[id], lasti }));
                }
            }
        }
        table.into_iter().map(|(_, handler)| handler).collect()
    }
}

/// Longest block that is copied (CPython's `MAX_COPY_SIZE`).
const COPIED: usize = 4;

/// A short block that leaves the function.
fn short_exit(items: &[Item]) -> Option<Vec<Line>> {
    let mut lines = Vec::new();
    let start = items.iter().position(|item| !matches!(item, Item::Label(_)))?;
    for item in &items[start..] {
        let Item::Op(line) = item else { return None };
        if lines.len() == COPIED {
            return None;
        }
        lines.push(*line);
        if line.ends() {
            return (!line.is_jump()).then_some(lines);
        }
    }
    None
}

/// Gives what has no place of its own, and is only jumped to, the place of the first jump to it.
fn fill_spans(code: &[Instr], spans: &mut [Span]) {
    let mut sources = vec![Span::default(); code.len()];
    for (instr, span) in code.iter().zip(&*spans) {
        let target = instr.arg as usize;
        if instr.op.jumps() && sources[target].line == 0 {
            sources[target] = *span;
        }
    }
    for at in 1..code.len() {
        if spans[at].line == 0 {
            spans[at] = if flow::ends(code[at - 1].op) { sources[at] } else { spans[at - 1] };
        }
    }
}

/// Which items become instructions: those that are reached, without jumps to what follows and idle NOPs.
fn kept(items: &mut [Item], flow: &flow::Flow) -> Vec<bool> {
    let mut keep: Vec<bool> =
        items.iter().enumerate().map(|(at, item)| matches!(item, Item::Op(_)) && flow.depths[at].is_some()).collect();
    let mut last_line = 0;
    for at in 0..items.len() {
        let Item::Op(line) = items[at] else { continue };
        if !keep[at] {
            continue;
        }
        let rest = || items[at + 1..].iter().zip(&keep[at + 1..]);
        if let (true, Some(target)) = (line.is_jump(), line.target) {
            let next = rest()
                .take_while(|(_, kept)| !**kept)
                .any(|(item, _)| matches!(item, Item::Label(label) if *label == target));
            if next {
                keep[at] = false;
                continue;
            }
        }
        if line.op == Op::Nop {
            let next = (at + 1..items.len()).find(|&next| keep[next]);
            if let Some(next) = next
                && let Item::Op(follower) = &mut items[next]
            {
                // What has no place of its own takes that of the NOP.
                let idle = line.span.line == 0 || follower.span.line == line.span.line;
                if follower.span.line == 0 {
                    follower.span = line.span;
                } else if !idle && line.span.line != last_line {
                    last_line = line.span.line;
                    continue;
                }
            }
            keep[at] = false;
            continue;
        }
        last_line = line.span.line;
    }
    keep
}

/// Small rewrites that CPython does too.
fn peephole(items: &mut [Item]) {
    let mut places = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if let Item::Label(label) = item {
            places.push((label.0, at));
        }
    }
    sort(&mut places);
    let place = |label: Label| places[places.partition_point(|(id, _)| *id < label.0)].1;

    for at in 0..items.len() {
        let Item::Op(line) = items[at] else { continue };
        match line.op {
            // `x, y = y, x` needs no tuple.
            Op::UnpackSequence if matches!(line.arg, 2 | 3) && at > 0 => {
                if let Item::Op(built) = items[at - 1]
                    && built.op == Op::BuildTuple
                    && built.arg == line.arg
                {
                    items[at - 1] = Item::Op(Line { op: Op::Nop, arg: 0, ..built });
                    items[at] = Item::Op(Line { op: Op::Swap, ..line });
                }
            }
            // `a and b or c`: a false `a` is not asked twice.
            Op::PopJumpIfFalse | Op::PopJumpIfTrue if keeps_value(items, at) => {
                let mut line = line;
                while let Some((after, second)) = line.target.and_then(|target| tested_again(items, place(target))) {
                    let Some(onward) = (if second.op == line.op { second.target } else { label_at(items, after) })
                    else {
                        break;
                    };
                    line.target = Some(onward);
                }
                items[at] = Item::Op(line);
            }
            _ if line.is_jump() || line.is_condition() => {
                let mut line = line;
                // A bound on the chain guards against `while True: pass`.
                for _ in 0..8 {
                    let Some(target) = line.target else { break };
                    let Some(Item::Op(next)) =
                        items[place(target)..].iter().find(|item| !matches!(item, Item::Label(_)))
                    else {
                        break;
                    };
                    let forward = next.target.is_some_and(|onward| place(onward) > at);
                    if !next.is_jump() || next.op != Op::JumpForward || !forward || place(target) < at {
                        break;
                    }
                    line.target = next.target;
                }
                items[at] = Item::Op(line);
            }
            _ => {}
        }
    }
}

/// The jump at `at` tests a copy: `COPY 1`, `TO_BOOL`, jump.
fn keeps_value(items: &[Item], at: usize) -> bool {
    at >= 2
        && matches!(items[at - 1], Item::Op(line) if line.op == Op::ToBool)
        && matches!(items[at - 2], Item::Op(line) if line.op == Op::Copy && line.arg == 1)
}

/// A test of the same value at `at`: the item after it, and its jump.
fn tested_again(items: &[Item], at: usize) -> Option<(usize, Line)> {
    let mut found = Vec::with_capacity(3);
    let mut next = at;
    while found.len() < 3 {
        match items.get(next)? {
            Item::Op(line) => found.push(*line),
            Item::Label(_) => {}
            Item::Setup(..) => return None,
        }
        next += 1;
    }
    let tests = found[0].op == Op::Copy && found[0].arg == 1 && found[1].op == Op::ToBool;
    (tests && matches!(found[2].op, Op::PopJumpIfFalse | Op::PopJumpIfTrue)).then_some((next, found[2]))
}

fn label_at(items: &[Item], at: usize) -> Option<Label> {
    match items.get(at)? {
        Item::Label(label) => Some(*label),
        _ => None,
    }
}
