//! `try` with `except*`.
//!
//! Each clause takes its part of the group; what the clauses raise and what nobody took is gathered in a list and
//! raised together at the end.

use super::assemble::Label;
use super::unit::Block;
use super::{Compiler, Done};
use crate::base::Span;
use crate::python::bytecode::op::Op;
use crate::python::syntax::ast::*;

impl<'a> Compiler<'a> {
    pub(super) fn try_star(&mut self, node: &'a Try, span: Span) -> Done {
        let (except, end) = (self.label(), self.label());
        self.at(span);
        self.emit(Op::Nop, 0);
        self.unit().asm.push_handler(except, false, 0);
        self.unit().blocks.push(Block::Try);
        self.body(&node.body)?;
        self.unit().blocks.pop();
        self.unit().asm.pop_handler();
        self.body(&node.orelse)?;
        self.at(Span::default());
        self.jump(Op::JumpForward, end);

        self.cold(|this| {
            this.mark(except);
            let cleanup = this.start_handler(Span::default());
            this.unit().blocks.push(Block::GroupHandler);
            for (at, handler) in node.handlers.iter().enumerate() {
                if at == 0 {
                    // Below: the original; then the list of what is to be raised, then what nobody took yet.
                    this.at(handler.span);
                    this.emit(Op::BuildList, 0);
                    this.emit(Op::Copy, 2);
                }
                this.star_clause(handler)?;
            }
            this.unit().blocks.pop();
            this.at(Span::default());
            this.emit(Op::ListAppend, 1);
            this.reraise_star(end);
            this.end_handler(cleanup);
            Ok(())
        })?;
        self.mark(end);
        Ok(())
    }

    fn star_clause(&mut self, handler: &'a ExceptHandler) -> Done {
        let (no_match, failed, next) = (self.label(), self.label(), self.label());
        if let Some(class) = &handler.class {
            self.expr(class)?;
        }
        self.at(handler.span);
        self.emit(Op::CheckEgMatch, 0);
        self.emit(Op::Copy, 1);
        self.jump(Op::PopJumpIfNone, no_match);
        match &handler.name {
            Some(name) => self.store_name(name),
            None => self.emit(Op::PopTop, 0),
        }
        self.unit().asm.push_handler(failed, true, 0);
        self.body(&handler.body)?;
        self.unit().asm.pop_handler();
        self.at(Span::default());
        if let Some(name) = &handler.name {
            self.forget(name);
        }
        self.jump(Op::JumpForward, next);
        self.mark(failed);
        if let Some(name) = &handler.name {
            self.forget(name);
        }
        self.emit(Op::ListAppend, 3);
        self.emit(Op::PopTop, 0);
        self.jump(Op::JumpForward, next);
        self.mark(no_match);
        self.at(handler.span);
        self.emit(Op::PopTop, 0);
        self.mark(next);
        Ok(())
    }

    /// Raises what is left, if anything is.
    fn reraise_star(&mut self, end: Label) {
        let reraise = self.label();
        self.emit(Op::PrepReraiseStar, 0);
        self.emit(Op::Copy, 1);
        self.jump(Op::PopJumpIfNotNone, reraise);
        self.emit(Op::PopTop, 0);
        self.outside(|this| {
            this.emit(Op::PopExcept, 0);
            this.jump(Op::JumpBackwardNoInterrupt, end);
            this.mark(reraise);
            this.emit(Op::Swap, 2);
            this.emit(Op::PopExcept, 0);
            this.emit(Op::Reraise, 0);
        });
    }
}
