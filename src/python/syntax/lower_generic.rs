//! Type parameters (PEP 695, 696) and `type` statements, as plain Python: `def f[T](x: T)` becomes an assignment to a
//! variable with a name that no program can write, and every `T` inside the definition that variable.
//!
//! The names with a dot in front are built-ins of the library's `_typevars`. What can be seen of the difference: such a
//! variable is the module's if the definition stands in a class.

use ruff_python_ast as ruff;

use super::ast::*;
use super::lower::Lower;
use crate::base::Span;
use crate::python::bytecode::Const;

impl Lower<'_> {
    /// Makes the variables of type parameters, in force until [`Self::leave_generic`]; gives the statements and the
    /// variables' names.
    pub(super) fn enter_generic(&mut self, params: &ruff::TypeParams) -> (Vec<Stmt>, Vec<Name>) {
        let mut made = Vec::new();
        let mut names = Vec::new();
        for param in &params.type_params {
            let written: Name = param.name().as_str().into();
            let hidden: Name = format!(".{written}@{}", self.scope()).into();
            self.generics.push((written, hidden.clone()));
            names.push(hidden);
        }
        if self.in_class {
            let span = self.span(params);
            made.push(Stmt { span, kind: StmtKind::Global(names.clone()) });
        }
        for (param, hidden) in params.type_params.iter().zip(&names) {
            let span = self.span(param);
            let (maker, bound, default) = match param {
                ruff::TypeParam::TypeVar(node) => (".TypeVar", node.bound.as_deref(), node.default.as_deref()),
                ruff::TypeParam::ParamSpec(node) => (".ParamSpec", None, node.default.as_deref()),
                ruff::TypeParam::TypeVarTuple(node) => (".TypeVarTuple", None, node.default.as_deref()),
            };
            let mut args = vec![Expr::text(span, param.name().as_str())];
            let constraints = matches!(bound, Some(ruff::Expr::Tuple(_)));
            for part in [bound, default] {
                args.push(match part {
                    Some(expr) => self.lazy(expr),
                    None => Expr::constant(span, Const::None),
                });
            }
            args.push(Expr::constant(span, Const::Bool(constraints)));
            let value = Expr::call(span, maker, args);
            made.push(Stmt { span, kind: StmtKind::Assign { targets: vec![named(span, hidden)], value } });
        }
        (made, names)
    }

    /// The names mean again what they meant before.
    pub(super) fn leave_generic(&mut self, names: &[Name]) {
        self.generics.truncate(self.generics.len() - names.len());
    }

    /// What a name means here.
    pub(super) fn meaning(&self, name: &str) -> Name {
        let found = self.generics.iter().rev().find(|(written, _)| **written == *name);
        found.map_or_else(|| name.into(), |(_, hidden)| hidden.clone())
    }

    /// `lambda: expr`.
    fn lazy(&mut self, expr: &ruff::Expr) -> Expr {
        let (span, scope) = (self.span(expr), self.scope());
        let body = self.expr(expr);
        let lambda = Lambda { scope, params: Parameters::default(), body };
        Expr { span, kind: ExprKind::Lambda(Box::new(lambda)) }
    }

    /// `type X[T] = value`.
    pub(super) fn type_alias(&mut self, node: &ruff::StmtTypeAlias, span: Span) -> Vec<Stmt> {
        let (mut stmts, names) = match &node.type_params {
            Some(params) => self.enter_generic(params),
            None => (Vec::new(), Vec::new()),
        };
        let value = self.lazy(&node.value);
        self.leave_generic(&names);
        let name = self.text(node.name.as_ref()).to_owned();
        let args = vec![Expr::text(span, &name), tuple(span, &names), value];
        let target = self.expr(&node.name);
        let value = Expr::call(span, ".TypeAlias", args);
        stmts.push(Stmt { span, kind: StmtKind::Assign { targets: vec![target], value } });
        stmts
    }

    /// The decorator that tells a function its type parameters.
    pub(super) fn tells_parameters(&self, span: Span, names: &[Name]) -> Expr {
        Expr::call(span, ".params", vec![tuple(span, names)])
    }

    /// The base `Generic[T]`.
    pub(super) fn generic_base(&self, span: Span, names: &[Name]) -> Expr {
        Expr::call(span, ".generic", vec![tuple(span, names)])
    }

    /// `__type_params__ = (T,)`.
    pub(super) fn type_params_of_class(&self, span: Span, names: &[Name]) -> Stmt {
        let target = named(span, &"__type_params__".into());
        Stmt { span, kind: StmtKind::Assign { targets: vec![target], value: tuple(span, names) } }
    }
}

fn named(span: Span, name: &Name) -> Expr {
    Expr { span, kind: ExprKind::Name(name.clone()) }
}

fn tuple(span: Span, names: &[Name]) -> Expr {
    Expr { span, kind: ExprKind::Tuple(names.iter().map(|name| named(span, name)).collect()) }
}
