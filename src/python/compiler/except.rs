//! `try` and `with`.
//!
//! A handler runs with the exception on the stack and is itself protected, so that the exception it handles is put
//! back whatever happens: the three-instruction cleanup at the end of each.

use super::assemble::Label;
use super::unit::Block;
use super::{Compiler, Done};
use crate::base::Span;
use crate::python::bytecode::op::{Op, Special};
use crate::python::syntax::SyntaxError;
use crate::python::syntax::ast::*;

impl<'a> Compiler<'a> {
    pub(super) fn try_stmt(&mut self, node: &'a Try, span: Span) -> Done {
        if node.finalbody.is_empty() { self.try_handlers(node, span) } else { self.try_finally(node, span) }
    }

    fn try_handlers(&mut self, node: &'a Try, span: Span) -> Done {
        if node.is_star { self.try_star(node, span) } else { self.try_except(node, span) }
    }

    fn try_finally(&mut self, node: &'a Try, span: Span) -> Done {
        let (except, exit) = (self.label(), self.label());
        self.at(span);
        self.emit(Op::Nop, 0);
        self.unit().asm.push_handler(except, false, 0);
        self.unit().blocks.push(Block::Finally(&node.finalbody));
        if node.handlers.is_empty() {
            self.body(&node.body)?;
        } else {
            self.try_handlers(node, span)?;
        }
        self.unit().blocks.pop();
        self.unit().asm.pop_handler();
        self.body(&node.finalbody)?;
        self.at(Span::default());
        self.jump(Op::JumpForward, exit);

        self.cold(|this| {
            this.mark(except);
            let cleanup = this.start_handler(Span::default());
            this.unit().blocks.push(Block::FinallyEnd);
            this.body(&node.finalbody)?;
            this.at(Span::default());
            this.emit(Op::Reraise, 0);
            this.unit().blocks.pop();
            this.end_handler(cleanup);
            Ok(())
        })?;
        self.mark(exit);
        Ok(())
    }

    /// Begins a handler: what it handles becomes the current exception. Gives where its cleanup is.
    pub(super) fn start_handler(&mut self, place: Span) -> Label {
        let cleanup = self.label();
        self.unit().asm.push_handler(cleanup, true, 0);
        self.at(place);
        self.emit(Op::PushExcInfo, 0);
        cleanup
    }

    /// The cleanup of a handler: puts the previous exception back and raises the new one on.
    pub(super) fn end_handler(&mut self, cleanup: Label) {
        self.unit().asm.pop_handler();
        self.at(Span::default());
        self.mark(cleanup);
        self.emit(Op::Copy, 3);
        self.emit(Op::PopExcept, 0);
        self.emit(Op::Reraise, 1);
    }

    fn try_except(&mut self, node: &'a Try, span: Span) -> Done {
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
            for (at, handler) in node.handlers.iter().enumerate() {
                if handler.class.is_none() && at + 1 < node.handlers.len() {
                    return Err(SyntaxError::new("default 'except:' must be last", handler.span));
                }
                this.except_clause(handler, end)?;
            }
            this.at(node.handlers.last().map_or(span, |handler| handler.span));
            this.emit(Op::Reraise, 0);
            this.end_handler(cleanup);
            Ok(())
        })?;
        self.mark(end);
        Ok(())
    }

    fn except_clause(&mut self, handler: &'a ExceptHandler, end: Label) -> Done {
        let next = self.label();
        if let Some(class) = &handler.class {
            self.expr(class)?;
            self.at(handler.span);
            self.emit(Op::CheckExcMatch, 0);
            self.jump(Op::PopJumpIfFalse, next);
        }
        self.at(handler.span);
        let Some(name) = &handler.name else {
            self.emit(Op::PopTop, 0);
            self.unit().blocks.push(Block::Handler(None));
            self.body(&handler.body)?;
            self.unit().blocks.pop();
            self.at(Span::default());
            // The cleanup no longer applies once the previous exception is back.
            self.outside(|this| {
                this.emit(Op::PopExcept, 0);
                this.jump(Op::JumpBackwardNoInterrupt, end);
            });
            self.mark(next);
            return Ok(());
        };
        self.store_name(name);
        let forget = self.label();
        self.unit().asm.push_handler(forget, true, 0);
        self.unit().blocks.push(Block::Handler(Some(name.clone())));
        self.body(&handler.body)?;
        self.unit().blocks.pop();
        self.unit().asm.pop_handler();
        self.at(Span::default());
        self.outside(|this| {
            this.emit(Op::PopExcept, 0);
            this.forget(name);
            this.jump(Op::JumpBackwardNoInterrupt, end);
        });
        self.mark(forget);
        self.forget(name);
        self.emit(Op::Reraise, 1);
        self.mark(next);
        Ok(())
    }

    /// Writes code that the innermost handler does not protect.
    pub(super) fn outside(&mut self, write: impl FnOnce(&mut Self)) {
        let active = self.unit().asm.active();
        self.unit().asm.pop_handler();
        write(self);
        self.unit().asm.set_active(active);
    }

    /// Unbinds the name of an `except … as name`, bound or not.
    pub(super) fn forget(&mut self, name: &Name) {
        self.none();
        self.store_name(name);
        self.delete_name(name);
    }

    pub(super) fn with_stmt(&mut self, items: &'a [WithItem], body: &'a [Stmt], is_async: bool, span: Span) -> Done {
        if is_async && !self.is_async() {
            return Err(SyntaxError::new("'async with' outside async function", span));
        }
        let Some((item, rest)) = items.split_first() else { return self.body(body) };
        let place = item.context.span;
        let (except, exit) = (self.label(), self.label());
        self.expr(&item.context)?;
        self.at(place);
        let (enter, leave) = if is_async { (Special::Aenter, Special::Aexit) } else { (Special::Enter, Special::Exit) };
        self.emit(Op::Copy, 1);
        self.emit(Op::LoadSpecial, leave as u32);
        self.emit(Op::Swap, 2);
        self.emit(Op::Swap, 3);
        self.emit(Op::LoadSpecial, enter as u32);
        self.emit(Op::Call, 0);
        if is_async {
            self.emit(Op::GetAwaitable, 1);
            self.none();
            self.send_loop(3);
        }
        // The value of `__enter__` is not kept for the handler.
        self.unit().asm.push_handler(except, true, 1);
        if let Some(target) = &item.target {
            self.store(target)?;
        } else {
            self.emit(Op::PopTop, 0);
        }
        self.unit().blocks.push(Block::With { is_async, span: place });
        self.with_stmt(rest, body, is_async, span)?;
        self.unit().blocks.pop();
        self.unit().asm.pop_handler();
        self.at(place);
        self.call_exit(is_async);
        self.at(Span::default());
        self.jump(Op::JumpForward, exit);

        self.cold(|this| {
            let suppress = this.label();
            this.mark(except);
            let cleanup = this.start_handler(place);
            this.emit(Op::WithExceptStart, 0);
            if is_async {
                this.emit(Op::GetAwaitable, 2);
                this.none();
                this.send_loop(3);
            }
            this.emit(Op::ToBool, 0);
            this.jump(Op::PopJumpIfTrue, suppress);
            this.emit(Op::Reraise, 2);
            this.mark(suppress);
            this.emit(Op::PopTop, 0);
            this.outside(|this| {
                this.emit(Op::PopExcept, 0);
                this.emit(Op::PopTop, 0);
                this.emit(Op::PopTop, 0);
                this.emit(Op::PopTop, 0);
                this.jump(Op::JumpBackwardNoInterrupt, exit);
            });
            this.end_handler(cleanup);
        });
        self.mark(exit);
        Ok(())
    }

    /// Calls the exit method on the stack with three times None and drops the result.
    pub(super) fn call_exit(&mut self, is_async: bool) {
        self.none();
        self.none();
        self.none();
        self.emit(Op::Call, 3);
        if is_async {
            self.emit(Op::GetAwaitable, 2);
            self.none();
            self.send_loop(3);
        }
        self.emit(Op::PopTop, 0);
    }
}
