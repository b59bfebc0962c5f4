//! `match`.
//!
//! While a pattern is tried, its subject and the values to be bound wait on the stack; a failure jumps to a chain of
//! `POP_TOP`s that drops just those. Names are bound only when the whole pattern fits.

use super::assemble::Label;
use super::{Compiler, Done};
use crate::base::Span;
use crate::python::bytecode::Const;
use crate::python::bytecode::dis::repr;
use crate::python::bytecode::op::{BinaryOp, CompareOp, Op};
use crate::python::syntax::SyntaxError;
use crate::python::syntax::ast::*;

/// What is known while a pattern is tried, as CPython's `pattern_context`.
#[derive(Debug, Default)]
struct Trial {
    /// Names to bind; their values are on the stack above the subject, the first on top.
    stores: Vec<Name>,
    /// A pattern that always fits is allowed here.
    irrefutable: bool,
    /// Where to fail with so many operands to drop.
    fails: Vec<Label>,
    /// Operands above the values to bind.
    on_top: usize,
}

impl<'a> Compiler<'a> {
    pub(super) fn match_stmt(&mut self, subject: &'a Expr, cases: &'a [MatchCase]) -> Done {
        let end = self.label();
        self.expr(subject)?;
        let default = cases.len() > 1 && cases.last().is_some_and(|case| is_wildcard(&case.pattern));
        let tried = cases.len() - usize::from(default);
        for (at, case) in cases[..tried].iter().enumerate() {
            let last = at + 1 == tried;
            self.at(case.pattern.span);
            if !last {
                self.emit(Op::Copy, 1);
            }
            let irrefutable = case.guard.is_some() || at + 1 == cases.len();
            let mut trial = Trial { irrefutable, ..Trial::default() };
            self.pattern(&case.pattern, &mut trial)?;
            self.at(case.pattern.span);
            for name in &trial.stores {
                self.store_name(name);
            }
            if let Some(guard) = &case.guard {
                self.ensure_fails(&mut trial, 0);
                self.jump_if(guard, trial.fails[0], false)?;
            }
            if !last {
                self.at(case.pattern.span);
                self.emit(Op::PopTop, 0);
            }
            self.body(&case.body)?;
            self.at(Span::default());
            self.jump(Op::JumpForward, end);
            self.at(case.pattern.span);
            self.mark_fails(&mut trial);
        }
        if let (true, Some(case)) = (default, cases.last()) {
            self.at(case.pattern.span);
            self.emit(Op::Nop, 0);
            if let Some(guard) = &case.guard {
                self.jump_if(guard, end, false)?;
            }
            self.body(&case.body)?;
        }
        self.mark(end);
        Ok(())
    }

    /// Tries a pattern on the top of the stack, which it consumes.
    fn pattern(&mut self, pattern: &'a Pattern, trial: &mut Trial) -> Done {
        self.at(pattern.span);
        match &pattern.kind {
            PatternKind::Value(value) => {
                self.expr(value)?;
                self.at(pattern.span);
                self.emit(Op::CompareOp, CompareOp::Eq as u32);
                self.emit(Op::ToBool, 0);
                self.fail_if(trial, Op::PopJumpIfFalse);
            }
            PatternKind::Singleton(Const::None) => self.fail_if(trial, Op::PopJumpIfNotNone),
            PatternKind::Singleton(value) => {
                self.constant(value.clone());
                self.emit(Op::IsOp, 0);
                self.fail_if(trial, Op::PopJumpIfFalse);
            }
            PatternKind::Sequence(patterns) => self.sequence_pattern(patterns, pattern.span, trial)?,
            PatternKind::Mapping { keys, patterns, rest } => {
                self.mapping_pattern(keys, patterns, rest.as_ref(), pattern.span, trial)?;
            }
            PatternKind::Class { class, patterns, names, keywords } => {
                self.class_pattern(class, patterns, names, keywords, pattern.span, trial)?;
            }
            PatternKind::Star(name) => self.capture(name.as_ref(), pattern.span, trial)?,
            PatternKind::As { pattern: None, name } => {
                if !trial.irrefutable {
                    let message = match name {
                        Some(name) => format!("name capture '{name}' makes remaining patterns unreachable"),
                        None => "wildcard makes remaining patterns unreachable".into(),
                    };
                    return Err(SyntaxError::new(message, pattern.span));
                }
                self.capture(name.as_ref(), pattern.span, trial)?;
            }
            PatternKind::As { pattern: Some(inner), name } => {
                trial.on_top += 1;
                self.emit(Op::Copy, 1);
                self.pattern(inner, trial)?;
                trial.on_top -= 1;
                self.at(pattern.span);
                self.capture(name.as_ref(), pattern.span, trial)?;
            }
            PatternKind::Or(alternatives) => self.or_pattern(alternatives, pattern.span, trial)?,
        }
        Ok(())
    }

    fn subpattern(&mut self, pattern: &'a Pattern, trial: &mut Trial) -> Done {
        let irrefutable = std::mem::replace(&mut trial.irrefutable, true);
        self.pattern(pattern, trial)?;
        trial.irrefutable = irrefutable;
        Ok(())
    }

    /// Puts the top of the stack with the values to bind, or drops it.
    fn capture(&mut self, name: Option<&Name>, span: Span, trial: &mut Trial) -> Done {
        let Some(name) = name else {
            self.emit(Op::PopTop, 0);
            return Ok(());
        };
        if trial.stores.contains(name) {
            return Err(SyntaxError::new(format!("multiple assignments to name '{name}' in pattern"), span));
        }
        self.rotate(trial.on_top + trial.stores.len() + 1);
        trial.stores.push(name.clone());
        Ok(())
    }

    /// Moves the top of the stack below `count - 1` others.
    fn rotate(&mut self, count: usize) {
        for place in (2..=count).rev() {
            self.emit(Op::Swap, place as u32);
        }
    }

    fn ensure_fails(&mut self, trial: &mut Trial, pops: usize) {
        while trial.fails.len() <= pops {
            let label = self.label();
            trial.fails.push(label);
        }
    }

    fn fail_if(&mut self, trial: &mut Trial, jump: Op) {
        let pops = trial.on_top + trial.stores.len();
        self.ensure_fails(trial, pops);
        self.jump(jump, trial.fails[pops]);
    }

    fn mark_fails(&mut self, trial: &mut Trial) {
        while let Some(label) = trial.fails.pop() {
            self.mark(label);
            if !trial.fails.is_empty() {
                self.emit(Op::PopTop, 0);
            }
        }
    }

    fn sequence_pattern(&mut self, patterns: &'a [Pattern], span: Span, trial: &mut Trial) -> Done {
        let size = patterns.len();
        let is_star = |pattern: &Pattern| matches!(pattern.kind, PatternKind::Star(_));
        let star = patterns.iter().position(is_star);
        if patterns.iter().filter(|pattern| is_star(pattern)).count() > 1 {
            return Err(SyntaxError::new("multiple starred names in sequence pattern", span));
        }
        trial.on_top += 1;
        self.emit(Op::MatchSequence, 0);
        self.fail_if(trial, Op::PopJumpIfFalse);
        if star.is_none() {
            self.length(CompareOp::Eq, size, trial);
        } else if size > 1 {
            self.length(CompareOp::Ge, size - 1, trial);
        }
        trial.on_top -= 1;
        if patterns.iter().all(|pattern| is_wildcard(pattern) || matches!(pattern.kind, PatternKind::Star(None))) {
            self.emit(Op::PopTop, 0);
        } else if let Some(star) = star
            && matches!(patterns[star].kind, PatternKind::Star(None))
        {
            self.pick_items(patterns, star, span, trial)?;
        } else {
            match star {
                Some(before) => self.emit(Op::UnpackEx, (before | (size - before - 1) << 8) as u32),
                None => self.emit(Op::UnpackSequence, size as u32),
            }
            trial.on_top += size;
            for pattern in patterns {
                trial.on_top -= 1;
                self.subpattern(pattern, trial)?;
            }
        }
        Ok(())
    }

    /// Fails unless the subject on the stack has that many items.
    fn length(&mut self, op: CompareOp, size: usize, trial: &mut Trial) {
        self.emit(Op::GetLen, 0);
        self.constant(Const::Int(size as i64));
        self.emit(Op::CompareOp, op as u32);
        self.emit(Op::ToBool, 0);
        self.fail_if(trial, Op::PopJumpIfFalse);
    }

    /// Items of a sequence by their index, where `*_` makes unpacking all of them a waste.
    fn pick_items(&mut self, patterns: &'a [Pattern], star: usize, span: Span, trial: &mut Trial) -> Done {
        trial.on_top += 1;
        for (at, pattern) in patterns.iter().enumerate() {
            if at == star || is_wildcard(pattern) {
                continue;
            }
            self.at(span);
            self.emit(Op::Copy, 1);
            if at < star {
                self.constant(Const::Int(at as i64));
            } else {
                self.emit(Op::GetLen, 0);
                self.constant(Const::Int((patterns.len() - at) as i64));
                self.emit(Op::BinaryOp, BinaryOp::Subtract as u32);
            }
            self.emit(Op::BinaryOp, BinaryOp::Subscript as u32);
            self.subpattern(pattern, trial)?;
        }
        trial.on_top -= 1;
        self.at(span);
        self.emit(Op::PopTop, 0);
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        keys: &'a [Expr],
        patterns: &'a [Pattern],
        rest: Option<&Name>,
        span: Span,
        trial: &mut Trial,
    ) -> Done {
        let size = keys.len();
        trial.on_top += 1;
        self.emit(Op::MatchMapping, 0);
        self.fail_if(trial, Op::PopJumpIfFalse);
        if size == 0 && rest.is_none() {
            trial.on_top -= 1;
            self.emit(Op::PopTop, 0);
            return Ok(());
        }
        if size > 0 {
            self.length(CompareOp::Ge, size, trial);
        }
        let mut seen = Vec::new();
        for key in keys {
            if let Some(value) = super::fold::constant(key) {
                if seen.contains(&value) {
                    let message = format!("mapping pattern checks duplicate key ({})", repr(&value));
                    return Err(SyntaxError::new(message, span));
                }
                seen.push(value);
            }
            self.expr(key)?;
        }
        self.at(span);
        self.emit(Op::BuildTuple, size as u32);
        self.emit(Op::MatchKeys, 0);
        trial.on_top += 2;
        self.emit(Op::Copy, 1);
        self.fail_if(trial, Op::PopJumpIfNone);
        self.emit(Op::UnpackSequence, size as u32);
        trial.on_top = trial.on_top + size - 1;
        for pattern in patterns {
            trial.on_top -= 1;
            self.subpattern(pattern, trial)?;
        }
        trial.on_top -= 2;
        self.at(span);
        if let Some(rest) = rest {
            // A copy of the subject, without the keys.
            self.emit(Op::BuildMap, 0);
            self.emit(Op::Swap, 3);
            self.emit(Op::DictUpdate, 2);
            self.emit(Op::UnpackSequence, size as u32);
            for left in (1..=size).rev() {
                self.emit(Op::Copy, left as u32 + 1);
                self.emit(Op::Swap, 2);
                self.emit(Op::DeleteSubscr, 0);
            }
            self.capture(Some(rest), span, trial)?;
        } else {
            self.emit(Op::PopTop, 0);
            self.emit(Op::PopTop, 0);
        }
        Ok(())
    }

    fn class_pattern(
        &mut self,
        class: &'a Expr,
        patterns: &'a [Pattern],
        names: &'a [Name],
        keywords: &'a [Pattern],
        span: Span,
        trial: &mut Trial,
    ) -> Done {
        for (at, name) in names.iter().enumerate() {
            if names[..at].contains(name) {
                let message = format!("attribute name repeated in class pattern: {name}");
                return Err(SyntaxError::new(message, keywords[at].span));
            }
        }
        self.expr(class)?;
        self.at(span);
        self.constant(Const::Tuple(names.iter().cloned().map(Const::Str).collect()));
        self.emit(Op::MatchClass, patterns.len() as u32);
        self.emit(Op::Copy, 1);
        trial.on_top += 1;
        self.fail_if(trial, Op::PopJumpIfNone);
        let size = patterns.len() + keywords.len();
        self.emit(Op::UnpackSequence, size as u32);
        trial.on_top = trial.on_top + size - 1;
        for pattern in patterns.iter().chain(keywords) {
            trial.on_top -= 1;
            if is_wildcard(pattern) {
                self.emit(Op::PopTop, 0);
            } else {
                self.subpattern(pattern, trial)?;
            }
        }
        Ok(())
    }

    fn or_pattern(&mut self, alternatives: &'a [Pattern], span: Span, trial: &mut Trial) -> Done {
        let end = self.label();
        let mut control: Vec<Name> = Vec::new();
        for (at, alternative) in alternatives.iter().enumerate() {
            let irrefutable = at + 1 == alternatives.len() && trial.irrefutable;
            let mut inner = Trial { irrefutable, ..Trial::default() };
            self.at(alternative.span);
            self.emit(Op::Copy, 1);
            self.pattern(alternative, &mut inner)?;
            if at == 0 {
                control.clone_from(&inner.stores);
            } else {
                self.reorder(&control, &mut inner.stores, span)?;
            }
            self.at(alternative.span);
            self.jump(Op::JumpForward, end);
            self.mark_fails(&mut inner);
        }
        self.at(span);
        self.emit(Op::PopTop, 0);
        self.fail_if(trial, Op::JumpForward);
        self.mark(end);
        // The values lie above the copy of the subject; they go below what else is on top.
        let depth = control.len() + 1 + trial.on_top + trial.stores.len();
        for name in control {
            self.rotate(depth);
            if trial.stores.contains(&name) {
                return Err(SyntaxError::new(format!("multiple assignments to name '{name}' in pattern"), span));
            }
            trial.stores.push(name);
        }
        self.emit(Op::PopTop, 0);
        Ok(())
    }

    /// Brings the values of an alternative into the order of the first one.
    fn reorder(&mut self, control: &[Name], stores: &mut Vec<Name>, span: Span) -> Done {
        let different = || SyntaxError::new("alternative patterns bind different names", span);
        if stores.len() != control.len() {
            return Err(different());
        }
        for wanted in (0..control.len()).rev() {
            let at = stores.iter().position(|name| *name == control[wanted]).ok_or_else(different)?;
            if at == wanted {
                continue;
            }
            let mut moved: Vec<Name> = stores.drain(..=at).collect();
            let insert = wanted - at;
            let rotations = moved.len();
            let tail = stores.split_off(insert.min(stores.len()));
            stores.append(&mut moved);
            stores.extend(tail);
            for _ in 0..rotations {
                self.rotate(wanted + 1);
            }
        }
        Ok(())
    }
}

/// `_`.
fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::As { pattern: None, name: None })
}
