//! Comprehensions, written into the code around them (PEP 709), and generator expressions, which are functions.

use super::assemble::Label;
use super::{Compiler, Done};
use crate::base::Span;
use crate::python::bytecode::CodeKind;
use crate::python::bytecode::op::Op;
use crate::python::syntax::SyntaxError;
use crate::python::syntax::ast::*;

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, node: &'a Comprehension, span: Span) -> Done {
        let first = &node.generators[0];
        if node.kind == ComprehensionKind::Generator {
            return self.generator_expression(node, span);
        }
        if !self.is_async() && node.generators.iter().any(|generator| generator.is_async) {
            let message = "asynchronous comprehension outside of an asynchronous function";
            return Err(SyntaxError::new(message, span));
        }
        self.iterator(first)?;

        let saved = self.save_locals(node.scope, span);
        let outer = std::mem::replace(&mut self.unit().inner, node.scope);
        let build = match node.kind {
            ComprehensionKind::Set => Op::BuildSet,
            ComprehensionKind::Dict => Op::BuildMap,
            _ => Op::BuildList,
        };
        self.at(span);
        self.emit(build, 0);
        self.emit(Op::Swap, 2);
        let around = self.unit().comprehension;
        self.unit().comprehension = around.or(Some(span));
        self.clauses(node, 0, 1, span)?;
        self.unit().comprehension = around;
        self.unit().inner = outer;
        self.restore_locals(saved, span);
        Ok(())
    }

    /// Puts aside what the slots of the comprehension's variables hold; they may be those of variables outside.
    fn save_locals(&mut self, scope: ScopeId, span: Span) -> Option<(Vec<u32>, Label)> {
        let names: Vec<(Name, bool)> = self.table.scopes[scope]
            .iter()
            .filter(|(_, symbol)| symbol.is_local())
            .map(|(name, symbol)| (name.clone(), symbol.captured))
            .collect();
        if names.is_empty() {
            return None;
        }
        self.at(span);
        let mut slots = Vec::new();
        for (name, captured) in names {
            let slot = self.slot(&name);
            self.emit(Op::LoadFastAndClear, slot);
            if captured {
                self.emit(Op::MakeCell, slot);
            }
            slots.push(slot);
        }
        self.emit(Op::Swap, slots.len() as u32 + 1);
        let cleanup = self.label();
        self.unit().asm.push_handler(cleanup, false, 0);
        Some((slots, cleanup))
    }

    fn restore_locals(&mut self, saved: Option<(Vec<u32>, Label)>, span: Span) {
        let Some((slots, cleanup)) = saved else { return };
        self.unit().asm.pop_handler();
        self.at(span);
        self.put_back(&slots);
        self.cold(|this| {
            this.at(Span::default());
            this.mark(cleanup);
            // Below the exception: the iterator or result, then what was put aside.
            this.emit(Op::Swap, 2);
            this.emit(Op::PopTop, 0);
            this.at(span);
            this.put_back(&slots);
            this.emit(Op::Reraise, 0);
        });
    }

    /// Stores what was put aside, from below the top of the stack.
    fn put_back(&mut self, slots: &[u32]) {
        self.emit(Op::Swap, slots.len() as u32 + 1);
        for slot in slots.iter().rev() {
            self.unit().asm.put_back(*slot);
        }
    }

    fn generator_expression(&mut self, node: &'a Comprehension, span: Span) -> Done {
        let first = &node.generators[0];
        let is_async = self.table.scopes[node.scope].is_async;
        let kind = if is_async { CodeKind::AsyncGenerator } else { CodeKind::Generator };
        self.enter(node.scope, kind, "<genexpr>".into(), span.line);
        self.unit().params = (1, 1, 0, false, false);
        self.prologue();
        self.at(span);
        let iterator = self.slot(&".0".into());
        self.emit(Op::LoadFast, iterator);
        self.clauses(node, 0, 0, span)?;
        self.return_none();
        let code = self.leave();
        self.at(span);
        self.closure(node.scope, code);
        self.iterator(first)?;
        self.at(span);
        // The iterator stands in the place of `self`.
        self.emit(Op::Call, 0);
        Ok(())
    }

    /// What a clause goes through.
    fn iterator(&mut self, clause: &'a Generator) -> Done {
        if clause.is_async {
            self.expr(&clause.iter)?;
        } else {
            self.iterable(&clause.iter)?;
        }
        self.at(clause.iter.span);
        self.emit(if clause.is_async { Op::GetAiter } else { Op::GetIter }, 0);
        Ok(())
    }

    /// The `for` clauses from `index` on, the iterator of the first on the stack; the result is `depth` operands below
    /// the innermost iterator.
    fn clauses(&mut self, node: &'a Comprehension, index: usize, depth: u32, span: Span) -> Done {
        let clause = &node.generators[index];
        let (start, skip, end) = (self.label(), self.label(), self.label());
        let place = clause.iter.span;
        if index > 0 {
            self.iterator(clause)?;
        }
        self.mark(start);
        if clause.is_async {
            self.async_next(end, span);
        } else {
            self.at(place);
            self.jump(Op::ForIter, end);
        }
        self.store(&clause.target)?;
        for test in &clause.ifs {
            self.jump_if(test, skip, false)?;
        }
        if index + 1 < node.generators.len() {
            self.clauses(node, index + 1, depth + 1, span)?;
        } else {
            self.element(node, depth)?;
        }
        self.mark(skip);
        self.at(Span::default());
        self.jump(Op::JumpForward, start);
        self.mark(end);
        self.at(if clause.is_async { span } else { place });
        self.emit(if clause.is_async { Op::EndAsyncFor } else { Op::PopIter }, 0);
        Ok(())
    }

    fn element(&mut self, node: &'a Comprehension, depth: u32) -> Done {
        let place = node.element.span;
        if let ExprKind::Starred(value) = &node.element.kind {
            return self.unpacked_element(node, value, depth);
        }
        self.expr(&node.element)?;
        match (node.kind, &node.value) {
            (ComprehensionKind::Dict, Some(value)) => {
                self.expr(value)?;
                let (end_line, end_col) = (value.span.end_line, value.span.end_col);
                self.at(Span { end_line, end_col, ..place });
                self.emit(Op::MapAdd, depth + 1);
            }
            (ComprehensionKind::Set, _) => {
                self.at(place);
                self.emit(Op::SetAdd, depth + 1);
            }
            (ComprehensionKind::Generator, _) => {
                self.at(place);
                self.wrap_yield();
                self.emit(Op::YieldValue, 0);
                self.emit(Op::Resume, 1);
                self.emit(Op::PopTop, 0);
            }
            _ => {
                self.at(place);
                self.emit(Op::ListAppend, depth + 1);
            }
        }
        Ok(())
    }

    /// `[*value for …]` and its kin (PEP 798).
    fn unpacked_element(&mut self, node: &'a Comprehension, value: &'a Expr, depth: u32) -> Done {
        self.expr(value)?;
        self.at(node.element.span);
        match node.kind {
            ComprehensionKind::List => self.emit(Op::ListExtend, depth + 1),
            ComprehensionKind::Set => self.emit(Op::SetUpdate, depth + 1),
            ComprehensionKind::Dict => self.emit(Op::DictUpdate, depth + 1),
            ComprehensionKind::Generator => {
                let (start, end) = (self.label(), self.label());
                self.emit(Op::GetIter, 0);
                self.mark(start);
                self.jump(Op::ForIter, end);
                self.wrap_yield();
                self.emit(Op::YieldValue, 0);
                self.emit(Op::Resume, 1);
                self.emit(Op::PopTop, 0);
                self.jump(Op::JumpForward, start);
                self.mark(end);
                self.emit(Op::PopIter, 0);
            }
        }
        Ok(())
    }
}
