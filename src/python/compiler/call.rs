//! Calls.

use super::expr::Display;
use super::scope::Access;
use super::{Compiler, Done};
use crate::base::Span;
use crate::python::bytecode::Const;
use crate::python::bytecode::op::Op;
use crate::python::syntax::SyntaxError;
use crate::python::syntax::ast::*;

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, call: &'a Call, span: Span) -> Done {
        check_keywords(&call.keywords)?;
        self.check_call(&call.func);
        if self.bare_super(call, span) {
            return Ok(());
        }
        let unpacks = call.args.iter().any(|arg| matches!(arg.kind, ExprKind::Starred(_)))
            || call.keywords.iter().any(|keyword| keyword.arg.is_none());
        if let ExprKind::Attribute { value, attr } = &call.func.kind
            && !unpacks
        {
            self.expr(value)?;
            self.at(super::expr::attribute_span(call.func.span, attr));
            let name = self.attribute(attr);
            self.emit(Op::LoadMethod, name);
            return self.arguments(&call.args, &call.keywords, 0, method_span(span, &call.func, attr));
        }
        self.expr(&call.func)?;
        self.at(call.func.span);
        self.emit(Op::PushNull, 0);
        let span = match &call.func.kind {
            ExprKind::Attribute { attr, .. } => method_span(span, &call.func, attr),
            _ => span,
        };
        self.arguments(&call.args, &call.keywords, 0, span)
    }

    /// Arguments and the call, over a callable and its `self`; `given` arguments are on the stack already.
    pub(super) fn arguments(&mut self, args: &'a [Expr], keywords: &'a [Keyword], given: u32, span: Span) -> Done {
        let unpacks = args.iter().any(|arg| matches!(arg.kind, ExprKind::Starred(_)))
            || keywords.iter().any(|keyword| keyword.arg.is_none());
        if unpacks {
            return self.unpacked_arguments(args, keywords, given, span);
        }
        for arg in args {
            self.expr(arg)?;
        }
        let mut names = Vec::new();
        for keyword in keywords {
            self.expr(&keyword.value)?;
            names.extend(keyword.arg.clone().map(Const::Str));
        }
        self.at(span);
        let count = given + (args.len() + keywords.len()) as u32;
        if names.is_empty() {
            self.emit(Op::Call, count);
        } else {
            self.constant(Const::Tuple(names));
            self.emit(Op::CallKw, count);
        }
        Ok(())
    }

    fn unpacked_arguments(&mut self, args: &'a [Expr], keywords: &'a [Keyword], given: u32, span: Span) -> Done {
        match args {
            [Expr { kind: ExprKind::Starred(only), .. }] if given == 0 => self.expr(only)?,
            [] if given == 0 => {
                self.at(span);
                self.constant(Const::Tuple(Vec::new()));
            }
            _ if given == 0 => self.display(args, Display::Tuple, span)?,
            _ => {
                self.at(span);
                self.emit(Op::BuildList, given);
                for arg in args {
                    if let ExprKind::Starred(value) = &arg.kind {
                        self.expr(value)?;
                        self.emit(Op::ListExtend, 1);
                    } else {
                        self.expr(arg)?;
                        self.emit(Op::ListAppend, 1);
                    }
                }
                self.at(span);
                self.emit(Op::ListToTuple, 0);
            }
        }
        self.at(span);
        if keywords.is_empty() {
            self.emit(Op::PushNull, 0);
        } else {
            self.keyword_dict(keywords, span)?;
        }
        self.at(span);
        self.emit(Op::CallFunctionEx, 0);
        Ok(())
    }

    fn keyword_dict(&mut self, keywords: &'a [Keyword], span: Span) -> Done {
        let mut have_dict = false;
        for group in keywords.chunk_by(|a, b| a.arg.is_some() && b.arg.is_some()) {
            for keyword in group {
                if let Some(arg) = &keyword.arg {
                    self.at(keyword.span);
                    self.text(arg);
                } else if !have_dict {
                    self.at(span);
                    self.emit(Op::BuildMap, 0);
                }
                self.expr(&keyword.value)?;
            }
            self.at(span);
            if group[0].arg.is_some() {
                self.emit(Op::BuildMap, group.len() as u32);
            }
            if have_dict || group[0].arg.is_none() {
                self.emit(Op::DictMerge, 1);
            }
            have_dict = true;
        }
        Ok(())
    }

    /// `super()` in a method: the class and the first argument are filled in.
    fn bare_super(&mut self, call: &'a Call, span: Span) -> bool {
        let ExprKind::Name(name) = &call.func.kind else { return false };
        if &**name != "super" || !call.args.is_empty() || !call.keywords.is_empty() {
            return false;
        }
        let class: Name = "__class__".into();
        let unit = self.unit().scope;
        let Some(first) = self.table.scopes[unit].params.first().cloned() else { return false };
        if self.unit().params.0 == 0
            || self.access(name) != Access::Global
            || self.access(&class) != Access::Deref
            || self.table.access(unit, &first) == Access::Global
        {
            return false;
        }
        self.at(call.func.span);
        self.load_name(name);
        self.emit(Op::PushNull, 0);
        self.at(span);
        self.load_name(&class);
        let slot = self.slot(&first);
        let op = if self.table.access(unit, &first) == Access::Deref { Op::LoadDeref } else { Op::LoadFast };
        self.emit(op, slot);
        self.emit(Op::Call, 2);
        true
    }
}

fn check_keywords(keywords: &[Keyword]) -> Done {
    for (at, keyword) in keywords.iter().enumerate() {
        let Some(arg) = &keyword.arg else { continue };
        if &**arg == "__debug__" {
            return Err(SyntaxError::new("cannot assign to __debug__", keyword.span));
        }
        if keywords[..at].iter().any(|other| other.arg.as_ref() == Some(arg)) {
            return Err(SyntaxError::new(format!("keyword argument repeated: {arg}"), keyword.span));
        }
    }
    Ok(())
}

/// A method call over several lines is placed at the method's name.
fn method_span(span: Span, func: &Expr, attr: &Name) -> Span {
    let length = attr.chars().count() as u32;
    if span.line == func.span.end_line || length > func.span.end_col {
        return span;
    }
    Span { line: func.span.end_line, col: func.span.end_col - length, ..span }
}
