//! Conditions, loops and ways out of them.
//!
//! `return`, `break` and `continue` first undo what they leave: [`Compiler::unwind`].

use super::assemble::{HandlerId, Label};
use super::fold;
use super::unit::Block;
use super::{Compiler, Done};
use crate::base::Span;
use crate::python::bytecode::op::Op;
use crate::python::bytecode::{CodeKind, Const};
use crate::python::syntax::SyntaxError;
use crate::python::syntax::ast::*;

/// What [`Compiler::unwind`] left, to go back to.
struct Left<'a> {
    blocks: Vec<Block<'a>>,
    active: Vec<HandlerId>,
}

impl<'a> Compiler<'a> {
    /// Jumps to `target` if `test` is as `when` says, else goes on; the value is not kept.
    pub(super) fn jump_if(&mut self, test: &'a Expr, target: Label, when: bool) -> Done {
        if let Some(value) = fold::constant(test) {
            self.at(test.span);
            self.emit(Op::Nop, 0);
            if fold::truth(&value) == when {
                self.jump(Op::JumpForward, target);
            }
            return Ok(());
        }
        match &test.kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => return self.jump_if(operand, target, !when),
            ExprKind::BoolOp { op, values } => {
                let decides = *op == BoolOp::Or;
                let end = self.label();
                let short = if decides == when { target } else { end };
                for value in &values[..values.len() - 1] {
                    self.jump_if(value, short, decides)?;
                }
                self.jump_if(&values[values.len() - 1], target, when)?;
                self.mark(end);
                return Ok(());
            }
            ExprKind::IfExp { test, body, orelse } => {
                let (other, end) = (self.label(), self.label());
                self.jump_if(test, other, false)?;
                self.jump_if(body, target, when)?;
                self.jump(Op::JumpForward, end);
                self.mark(other);
                self.jump_if(orelse, target, when)?;
                self.mark(end);
                return Ok(());
            }
            ExprKind::Compare { left, ops, comparators } if ops.len() > 1 => {
                return self.jump_if_chain(left, ops, comparators, test.span, target, when);
            }
            ExprKind::Compare { left, ops, comparators } => {
                let is = match (ops.as_slice(), &comparators[0].kind) {
                    ([CmpOp::Is], ExprKind::Constant(Const::None)) => Some(true),
                    ([CmpOp::IsNot], ExprKind::Constant(Const::None)) => Some(false),
                    _ => None,
                };
                if let Some(is) = is {
                    self.expr(left)?;
                    self.at(test.span);
                    self.jump(if is == when { Op::PopJumpIfNone } else { Op::PopJumpIfNotNone }, target);
                    return Ok(());
                }
            }
            _ => {}
        }
        self.expr(test)?;
        self.at(test.span);
        if !super::expr::is_bool(test) {
            self.emit(Op::ToBool, 0);
        }
        self.jump(if when { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse }, target);
        Ok(())
    }

    fn jump_if_chain(
        &mut self,
        left: &'a Expr,
        ops: &[CmpOp],
        comparators: &'a [Expr],
        span: Span,
        target: Label,
        when: bool,
    ) -> Done {
        let (cleanup, end) = (self.label(), self.label());
        let last = ops.len() - 1;
        self.expr(left)?;
        for (op, comparator) in ops[..last].iter().zip(comparators) {
            self.expr(comparator)?;
            self.at(span);
            self.emit(Op::Swap, 2);
            self.emit(Op::Copy, 2);
            self.test(*op);
            self.jump(Op::PopJumpIfFalse, cleanup);
        }
        self.expr(&comparators[last])?;
        self.at(span);
        self.test(ops[last]);
        self.jump(if when { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse }, target);
        self.jump(Op::JumpForward, end);
        self.mark(cleanup);
        self.emit(Op::PopTop, 0);
        if !when {
            self.jump(Op::JumpForward, target);
        }
        self.mark(end);
        Ok(())
    }

    fn test(&mut self, op: CmpOp) {
        self.cmp_op(op);
        if !matches!(op, CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn) {
            self.emit(Op::ToBool, 0);
        }
    }

    pub(super) fn if_stmt(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt]) -> Done {
        let (other, end) = (self.label(), self.label());
        self.jump_if(test, other, false)?;
        self.body(body)?;
        if !orelse.is_empty() {
            self.at(Span::default());
            self.jump(Op::JumpForward, end);
        }
        self.mark(other);
        self.body(orelse)?;
        self.mark(end);
        Ok(())
    }

    pub(super) fn while_stmt(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt]) -> Done {
        let (start, other, end) = (self.label(), self.label(), self.label());
        self.mark(start);
        self.unit().blocks.push(Block::While { start, end });
        self.jump_if(test, other, false)?;
        self.body(body)?;
        self.at(Span::default());
        self.jump(Op::JumpForward, start);
        self.unit().blocks.pop();
        self.mark(other);
        self.body(orelse)?;
        self.mark(end);
        Ok(())
    }

    pub(super) fn for_stmt(&mut self, node: &'a For, span: Span) -> Done {
        if node.is_async {
            return self.async_for(node, span);
        }
        let (start, cleanup, end) = (self.label(), self.label(), self.label());
        self.iterable(&node.iter)?;
        self.at(node.iter.span);
        self.emit(Op::GetIter, 0);
        self.mark(start);
        self.jump(Op::ForIter, cleanup);
        self.unit().blocks.push(Block::For { start, end });
        self.store(&node.target)?;
        self.body(&node.body)?;
        self.at(Span::default());
        self.jump(Op::JumpForward, start);
        self.mark(cleanup);
        self.at(node.iter.span);
        self.emit(Op::PopIter, 0);
        self.unit().blocks.pop();
        self.body(&node.orelse)?;
        self.mark(end);
        Ok(())
    }

    fn async_for(&mut self, node: &'a For, span: Span) -> Done {
        if !self.is_async() {
            return Err(SyntaxError::new("'async for' outside async function", span));
        }
        let (start, except, end) = (self.label(), self.label(), self.label());
        self.expr(&node.iter)?;
        self.at(node.iter.span);
        self.emit(Op::GetAiter, 0);
        self.mark(start);
        self.unit().blocks.push(Block::For { start, end });
        self.async_next(except, span);
        self.store(&node.target)?;
        self.body(&node.body)?;
        self.at(Span::default());
        self.jump(Op::JumpForward, start);
        self.unit().blocks.pop();
        self.mark(except);
        self.at(span);
        self.emit(Op::EndAsyncFor, 0);
        self.body(&node.orelse)?;
        self.mark(end);
        Ok(())
    }

    /// The next item of the asynchronous iterator on the stack; its end goes to `except`.
    pub(super) fn async_next(&mut self, except: Label, span: Span) {
        self.at(span);
        self.unit().asm.push_handler(except, false, 0);
        self.emit(Op::GetAnext, 0);
        self.none();
        self.send_loop(3);
        self.unit().asm.pop_handler();
    }

    /// A `yield` follows: in an asynchronous generator its value must be told from what an `await` passes on.
    pub(super) fn wrap_yield(&mut self) {
        if self.unit().kind == CodeKind::AsyncGenerator {
            self.emit(Op::AsyncGenWrap, 0);
        }
    }

    /// Sends to the receiver on the stack until it returns; `resume` is the argument of RESUME.
    pub(super) fn send_loop(&mut self, resume: u32) {
        let (send, fail, exit) = (self.label(), self.label(), self.label());
        self.mark(send);
        self.jump(Op::Send, exit);
        self.unit().asm.push_handler(fail, false, 0);
        self.emit(Op::YieldValue, 1);
        self.unit().asm.pop_handler();
        self.emit(Op::Resume, resume);
        self.jump(Op::JumpBackwardNoInterrupt, send);
        self.cold(|this| {
            this.mark(fail);
            this.emit(Op::CleanupThrow, 0);
            this.jump(Op::JumpBackwardNoInterrupt, exit);
        });
        self.mark(exit);
        self.emit(Op::EndSend, 0);
    }

    pub(super) fn return_stmt(&mut self, value: Option<&'a Expr>, span: Span) -> Done {
        if matches!(self.unit().kind, CodeKind::Module | CodeKind::Class) {
            return Err(SyntaxError::new("'return' outside function", span));
        }
        self.check_finally(0, "return", span.line);
        let folded = value.map(|value| fold::constant(value).map(|constant| (constant, value.span)));
        match (value, folded) {
            (Some(value), Some(None)) => {
                self.expr(value)?;
                let (left, span) = self.unwind(0, true, span)?;
                self.at(span);
                self.emit(Op::ReturnValue, 0);
                self.rewind(left);
            }
            (_, Some(Some((constant, place)))) => {
                let place = if place.line == span.line { place } else { span };
                self.at(place);
                self.emit(Op::Nop, 0);
                let (left, place) = self.unwind(0, false, place)?;
                self.at(place);
                self.constant(constant);
                self.emit(Op::ReturnValue, 0);
                self.rewind(left);
            }
            _ => {
                self.at(span);
                self.emit(Op::Nop, 0);
                let (left, span) = self.unwind(0, false, span)?;
                self.at(span);
                self.none();
                self.emit(Op::ReturnValue, 0);
                self.rewind(left);
            }
        }
        Ok(())
    }

    pub(super) fn break_stmt(&mut self, span: Span) -> Done {
        self.leave_loop(span, true)
    }

    pub(super) fn continue_stmt(&mut self, span: Span) -> Done {
        self.leave_loop(span, false)
    }

    fn leave_loop(&mut self, span: Span, breaks: bool) -> Done {
        self.at(span);
        self.emit(Op::Nop, 0);
        let blocks = &self.unit().blocks;
        let Some(depth) = blocks.iter().rposition(|block| matches!(block, Block::While { .. } | Block::For { .. }))
        else {
            let message = if breaks { "'break' outside loop" } else { "'continue' not properly in loop" };
            return Err(SyntaxError::new(message, span));
        };
        let block = blocks[depth].clone();
        self.check_finally(depth, if breaks { "break" } else { "continue" }, span.line);
        let (left, span) = self.unwind(depth + 1, false, span)?;
        self.at(span);
        match block {
            Block::While { end, .. } if breaks => self.jump(Op::JumpForward, end),
            Block::For { end, .. } if breaks => {
                self.emit(Op::PopTop, 0);
                self.jump(Op::JumpForward, end);
            }
            Block::While { start, .. } | Block::For { start, .. } => self.jump(Op::JumpForward, start),
            _ => unreachable!("only loops are looked for"),
        }
        self.rewind(left);
        Ok(())
    }

    /// Undoes the blocks from `keep` on, innermost first; `value` if the top of the stack must survive. What follows
    /// stands outside them, until [`Self::rewind`], and on the lines of what was undone, else at `span`.
    fn unwind(&mut self, keep: usize, value: bool, span: Span) -> Result<(Left<'a>, Span), SyntaxError> {
        let blocks = self.unit().blocks.clone();
        let active = self.unit().asm.active();
        let mut place = span;
        while self.unit().blocks.len() > keep {
            let block = self.unit().blocks.pop().expect("longer than nothing");
            match block {
                Block::GroupHandler => {
                    let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                    return Err(SyntaxError::new(message, span));
                }
                Block::With { .. } | Block::Finally(_) => place = Span::default(),
                _ => self.at(place),
            }
            self.unwind_block(block, value)?;
        }
        Ok((Left { blocks, active }, place))
    }

    fn rewind(&mut self, left: Left<'a>) {
        self.unit().blocks = left.blocks;
        self.unit().asm.set_active(left.active);
    }

    fn unwind_block(&mut self, block: Block<'a>, value: bool) -> Done {
        match block {
            Block::While { .. } | Block::GroupHandler => {}
            Block::For { .. } | Block::Value => self.drop_below(value),
            Block::Try => self.unit().asm.pop_handler(),
            Block::Finally(body) => {
                self.unit().asm.pop_handler();
                if value {
                    self.unit().blocks.push(Block::Value);
                }
                self.body(body)?;
                if value {
                    self.unit().blocks.pop();
                }
            }
            Block::FinallyEnd => {
                self.drop_below(value);
                if value {
                    self.emit(Op::Swap, 2);
                }
                self.unit().asm.pop_handler();
                self.emit(Op::PopExcept, 0);
            }
            Block::Handler(name) => {
                if name.is_some() {
                    self.unit().asm.pop_handler();
                }
                if value {
                    self.emit(Op::Swap, 2);
                }
                self.unit().asm.pop_handler();
                self.emit(Op::PopExcept, 0);
                if let Some(name) = name {
                    self.forget(&name);
                }
            }
            Block::With { is_async, span } => {
                self.unit().asm.pop_handler();
                self.at(span);
                if value {
                    self.emit(Op::Swap, 3);
                    self.emit(Op::Swap, 2);
                }
                self.call_exit(is_async);
            }
        }
        Ok(())
    }

    /// Drops the top of the stack, or what is below it.
    fn drop_below(&mut self, value: bool) {
        if value {
            self.emit(Op::Swap, 2);
        }
        self.emit(Op::PopTop, 0);
    }

    /// The code is that of a coroutine or asynchronous generator.
    pub(super) fn is_async(&mut self) -> bool {
        matches!(self.unit().kind, CodeKind::Coroutine | CodeKind::AsyncGenerator)
    }

    pub(super) fn check_yield(&mut self, what: &str, span: Span) -> Done {
        match self.unit().kind {
            CodeKind::Module | CodeKind::Class => Err(SyntaxError::new(format!("{what} outside function"), span)),
            _ => Ok(()),
        }
    }

    pub(super) fn check_await(&mut self, span: Span) -> Done {
        let kind = self.unit().kind;
        match (kind, self.unit().comprehension) {
            // An `await` inside makes the comprehension an asynchronous one.
            (_, Some(span)) if !self.is_async() => {
                let message = "asynchronous comprehension outside of an asynchronous function";
                Err(SyntaxError::new(message, span))
            }
            (CodeKind::Module | CodeKind::Class, _) => Err(SyntaxError::new("'await' outside function", span)),
            _ if !self.is_async() => Err(SyntaxError::new("'await' outside async function", span)),
            _ => Ok(()),
        }
    }
}
