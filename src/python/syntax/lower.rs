//! The parser's statements into ours.
//!
//! Start at [`module`]. What Python has and we have not is noted as an error here and goes no further.

use std::rc::Rc;

use ruff_python_ast as ruff;
use ruff_text_size::{Ranged, TextRange};

use super::ast::*;
use super::error::SyntaxError;
use super::lines::Lines;
use crate::base::Span;
use crate::python::bytecode::Const;
use crate::python::bytecode::op::BinaryOp;

/// Lowers a whole file.
pub(super) fn module(source: &str, lines: &Lines, module: &ruff::ModModule) -> Result<Module, Vec<SyntaxError>> {
    let mut lower = Lower {
        source,
        lines,
        scopes: 2,
        generics: Vec::new(),
        in_class: false,
        warnings: Vec::new(),
        errors: Vec::new(),
    };
    let body = lower.body(&module.body);
    if !lower.errors.is_empty() {
        return Err(lower.errors);
    }
    Ok(Module { body, scopes: lower.scopes, annotations: 1, warnings: lower.warnings })
}

/// State of the pass.
pub(super) struct Lower<'a> {
    pub(super) source: &'a str,
    lines: &'a Lines<'a>,
    scopes: usize,
    /// Type parameters in force: as written, and the variables that they are.
    pub(super) generics: Vec<(Name, Name)>,
    /// The statement stands in a class's body, not in a function's.
    pub(super) in_class: bool,
    warnings: Vec<(u32, String)>,
    pub(super) errors: Vec<SyntaxError>,
}

impl Lower<'_> {
    pub(super) fn span(&self, node: impl Ranged) -> Span {
        self.span_of(node.range())
    }

    pub(super) fn span_of(&self, range: TextRange) -> Span {
        self.lines.span(range.start().to_usize(), range.end().to_usize())
    }

    pub(super) fn text(&self, node: impl Ranged) -> &str {
        &self.source[node.start().to_usize()..node.end().to_usize()]
    }

    pub(super) fn scope(&mut self) -> ScopeId {
        self.scopes += 1;
        self.scopes - 1
    }

    pub(super) fn unsupported(&mut self, what: &str, node: impl Ranged) {
        let span = self.span(node);
        self.errors.push(SyntaxError::unsupported(what, span));
    }

    /// Warns about the first escape in a literal that stands for nothing (`Parser/string_parser.c`).
    pub(super) fn escapes(&mut self, node: impl Ranged, known: &str) {
        let text = self.text(&node);
        let mut at = 0;
        while let Some(found) = text[at..].find('\\') {
            at += found + 1;
            let Some(c) = text[at..].chars().next() else { return };
            if !known.contains(c) {
                let line = self.span(&node).line + text[..at].matches('\n').count() as u32;
                let shown = format!(
                    "\"\\{c}\" is an invalid escape sequence. Such sequences will not work in the future. \
                     Did you mean \"\\\\{c}\"? A raw string is also an option."
                );
                self.warnings.push((line, shown));
                return;
            }
            at += c.len_utf8();
        }
    }

    fn body(&mut self, body: &[ruff::Stmt]) -> Vec<Stmt> {
        body.iter().flat_map(|stmt| self.stmts(stmt)).collect()
    }

    fn inside(&mut self, class: bool, body: &[ruff::Stmt]) -> Vec<Stmt> {
        let outer = std::mem::replace(&mut self.in_class, class);
        let body = self.body(body);
        self.in_class = outer;
        body
    }

    /// A statement, after what its type parameters need.
    fn stmts(&mut self, stmt: &ruff::Stmt) -> Vec<Stmt> {
        let params = match stmt {
            ruff::Stmt::TypeAlias(node) => {
                let span = self.span(node);
                return self.type_alias(node, span);
            }
            ruff::Stmt::FunctionDef(node) => node.type_params.as_deref(),
            ruff::Stmt::ClassDef(node) => node.type_params.as_deref(),
            _ => None,
        };
        let Some(params) = params else { return vec![self.stmt(stmt)] };
        let (mut before, names) = self.enter_generic(params);
        let mut made = self.stmt(stmt);
        let span = made.span;
        match &mut made.kind {
            StmtKind::FunctionDef(def) => def.decorators.push(self.tells_parameters(span, &names)),
            StmtKind::ClassDef(def) => {
                def.bases.push(self.generic_base(span, &names));
                let first = def.body.first().map(|stmt| &stmt.kind);
                let text = matches!(first, Some(StmtKind::Expr(Expr { kind: ExprKind::Constant(Const::Str(_)), .. })));
                def.body.insert(usize::from(text), self.type_params_of_class(span, &names));
            }
            _ => {}
        }
        self.leave_generic(&names);
        before.push(made);
        before
    }

    fn stmt(&mut self, stmt: &ruff::Stmt) -> Stmt {
        use ruff::Stmt as R;
        let mut span = self.span(stmt);
        let kind = match stmt {
            R::FunctionDef(node) => {
                span = self.after_decorators(&node.decorator_list, node.range);
                self.function(node)
            }
            R::ClassDef(node) => {
                span = self.after_decorators(&node.decorator_list, node.range);
                self.class(node)
            }
            R::Return(node) => StmtKind::Return(self.opt(node.value.as_deref())),
            R::Delete(node) => StmtKind::Delete(self.exprs(&node.targets)),
            R::Assign(node) => StmtKind::Assign { targets: self.exprs(&node.targets), value: self.expr(&node.value) },
            R::AugAssign(node) => StmtKind::AugAssign {
                target: self.expr(&node.target),
                op: binary_op(node.op),
                value: self.expr(&node.value),
            },
            R::AnnAssign(node) => StmtKind::AnnAssign {
                target: self.expr(&node.target),
                annotation: self.annotation(&node.annotation),
                value: self.opt(node.value.as_deref()),
                simple: node.simple,
            },
            R::For(node) => StmtKind::For(Box::new(For {
                target: self.expr(&node.target),
                iter: self.expr(&node.iter),
                body: self.body(&node.body),
                orelse: self.body(&node.orelse),
                is_async: node.is_async,
            })),
            R::While(node) => StmtKind::While {
                test: self.expr(&node.test),
                body: self.body(&node.body),
                orelse: self.body(&node.orelse),
            },
            R::If(node) => {
                let test = self.expr(&node.test);
                let body = self.body(&node.body);
                StmtKind::If { test, body, orelse: self.elif(&node.elif_else_clauses) }
            }
            R::With(node) => StmtKind::With {
                items: node
                    .items
                    .iter()
                    .map(|item| WithItem {
                        context: self.expr(&item.context_expr),
                        target: self.opt(item.optional_vars.as_deref()),
                    })
                    .collect(),
                body: self.body(&node.body),
                is_async: node.is_async,
            },
            R::Match(node) => StmtKind::Match {
                subject: self.expr(&node.subject),
                cases: node
                    .cases
                    .iter()
                    .map(|case| MatchCase {
                        pattern: self.pattern(&case.pattern),
                        guard: self.opt(case.guard.as_deref()),
                        body: self.body(&case.body),
                    })
                    .collect(),
            },
            R::Raise(node) => {
                StmtKind::Raise { exc: self.opt(node.exc.as_deref()), cause: self.opt(node.cause.as_deref()) }
            }
            R::Try(node) => self.try_stmt(node),
            R::Assert(node) => StmtKind::Assert { test: self.expr(&node.test), msg: self.opt(node.msg.as_deref()) },
            R::Import(node) => {
                if node.is_lazy {
                    self.unsupported("lazy imports", node);
                }
                StmtKind::Import(self.aliases(&node.names))
            }
            R::ImportFrom(node) => {
                if node.is_lazy {
                    self.unsupported("lazy imports", node);
                }
                StmtKind::ImportFrom {
                    module: node.module.as_ref().map_or_else(|| "".into(), name),
                    names: self.aliases(&node.names),
                    level: node.level,
                }
            }
            R::Global(node) => StmtKind::Global(node.names.iter().map(name).collect()),
            R::Nonlocal(node) => StmtKind::Nonlocal(node.names.iter().map(name).collect()),
            R::Expr(node) => match self.expr(&node.value) {
                // An f-string without fields is a text, but never a docstring.
                Expr { kind: ExprKind::Constant(_), .. } if node.value.is_f_string_expr() => StmtKind::Pass,
                value => StmtKind::Expr(value),
            },
            R::Pass(_) | R::IpyEscapeCommand(_) | R::TypeAlias(_) => StmtKind::Pass,
            R::Break(_) => StmtKind::Break,
            R::Continue(_) => StmtKind::Continue,
        };
        Stmt { span, kind }
    }

    /// The statement without its decorators: the parser counts them in.
    fn after_decorators(&self, decorators: &[ruff::Decorator], range: TextRange) -> Span {
        let Some(last) = decorators.last() else { return self.span_of(range) };
        let mut at = last.end().to_usize();
        loop {
            let rest = &self.source[at..];
            let blank = rest.len() - rest.trim_start().len();
            at += blank;
            if !self.source[at..].starts_with('#') {
                break;
            }
            at += self.source[at..].find('\n').unwrap_or(self.source.len() - at);
        }
        self.lines.span(at, range.end().to_usize())
    }

    fn function(&mut self, node: &ruff::StmtFunctionDef) -> StmtKind {
        let decorators = node.decorator_list.iter().map(|decorator| self.expr(&decorator.expression)).collect();
        let mut def = FunctionDef {
            scope: self.scope(),
            name: name(&node.name),
            params: self.parameters(&node.parameters),
            returns: node.returns.as_ref().map(|expr| self.annotation(expr)),
            annotations: self.scope(),
            decorators,
            body: Vec::new(),
            is_async: node.is_async,
        };
        // A parameter hides a type parameter of its name.
        let around = self.generics.len();
        if around > 0 {
            self.generics.extend(def.params.written().map(|param| (param.name.clone(), param.name.clone())));
        }
        def.body = self.inside(false, &node.body);
        self.generics.truncate(around);
        StmtKind::FunctionDef(Box::new(def))
    }

    fn class(&mut self, node: &ruff::StmtClassDef) -> StmtKind {
        let decorators = node.decorator_list.iter().map(|decorator| self.expr(&decorator.expression)).collect();
        let (bases, keywords) = match &node.arguments {
            Some(arguments) => (self.exprs(&arguments.args), self.keywords(&arguments.keywords)),
            None => (Vec::new(), Vec::new()),
        };
        StmtKind::ClassDef(Box::new(ClassDef {
            scope: self.scope(),
            name: name(&node.name),
            annotations: self.scope(),
            bases,
            keywords,
            decorators,
            body: self.inside(true, &node.body),
        }))
    }

    fn elif(&mut self, clauses: &[ruff::ElifElseClause]) -> Vec<Stmt> {
        let Some((first, rest)) = clauses.split_first() else { return Vec::new() };
        let Some(test) = &first.test else { return self.body(&first.body) };
        let end = clauses.last().map_or(first.end(), Ranged::end);
        let span = self.span_of(TextRange::new(first.start(), end));
        let test = self.expr(test);
        let body = self.body(&first.body);
        vec![Stmt { span, kind: StmtKind::If { test, body, orelse: self.elif(rest) } }]
    }

    fn try_stmt(&mut self, node: &ruff::StmtTry) -> StmtKind {
        StmtKind::Try(Box::new(Try {
            body: self.body(&node.body),
            handlers: node
                .handlers
                .iter()
                .map(|ruff::ExceptHandler::ExceptHandler(handler)| ExceptHandler {
                    span: self.span(handler),
                    class: self.opt(handler.type_.as_deref()),
                    name: handler.name.as_ref().map(name),
                    body: self.body(&handler.body),
                })
                .collect(),
            orelse: self.body(&node.orelse),
            finalbody: self.body(&node.finalbody),
            is_star: node.is_star,
        }))
    }

    fn aliases(&mut self, aliases: &[ruff::Alias]) -> Vec<Alias> {
        aliases
            .iter()
            .map(|alias| Alias {
                span: self.span(alias),
                name: name(&alias.name),
                asname: alias.asname.as_ref().map(name),
            })
            .collect()
    }

    /// An annotation: its text is what a string literal says, else the source as written.
    pub(super) fn annotation(&mut self, expr: &ruff::Expr) -> Annotation {
        let text = match expr {
            ruff::Expr::StringLiteral(text) => text.value.to_str().into(),
            expr => self.text(expr).into(),
        };
        Annotation { text, expr: self.expr(expr) }
    }
}

pub(super) fn name(identifier: &ruff::Identifier) -> Name {
    Rc::from(identifier.as_str())
}

pub(super) fn binary_op(op: ruff::Operator) -> BinaryOp {
    match op {
        ruff::Operator::Add => BinaryOp::Add,
        ruff::Operator::Sub => BinaryOp::Subtract,
        ruff::Operator::Mult => BinaryOp::Multiply,
        ruff::Operator::MatMult => BinaryOp::MatrixMultiply,
        ruff::Operator::Div => BinaryOp::TrueDivide,
        ruff::Operator::Mod => BinaryOp::Remainder,
        ruff::Operator::Pow => BinaryOp::Power,
        ruff::Operator::LShift => BinaryOp::LeftShift,
        ruff::Operator::RShift => BinaryOp::RightShift,
        ruff::Operator::BitOr => BinaryOp::Or,
        ruff::Operator::BitXor => BinaryOp::Xor,
        ruff::Operator::BitAnd => BinaryOp::And,
        ruff::Operator::FloorDiv => BinaryOp::FloorDivide,
    }
}
