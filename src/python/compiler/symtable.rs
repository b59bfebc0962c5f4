//! Walks the tree once and notes, for each scope, which names it binds, uses and declares.
//!
//! Start at [`build`]. The errors here are those of `Python/symtable.c`.

use super::scope::{Scope, ScopeKind, Table, mangle};
use crate::base::Span;
use crate::python::syntax::SyntaxError;
use crate::python::syntax::ast::*;

type Done = Result<(), SyntaxError>;

/// Makes the table of a module and decides where each name lives.
pub(super) fn build(module: &Module) -> Result<Table, SyntaxError> {
    let mut scopes = Vec::with_capacity(module.scopes);
    scopes.resize_with(module.scopes, || Scope::new(ScopeKind::Module, 0, None));
    let mut builder = Builder { table: Table { scopes }, current: 0, order: 0, iterable_depth: 0 };
    builder.table.scopes[0].annotations = module.annotations;
    builder.table.scopes[module.annotations] = Scope::new(ScopeKind::Class, 0, None);
    builder.body(&module.body)?;
    let mut table = builder.table;
    table.analyze()?;
    Ok(table)
}

struct Builder {
    table: Table,
    current: ScopeId,
    order: usize,
    /// Inside how many iterables of comprehensions we stand: no `:=` there.
    iterable_depth: usize,
}

impl Builder {
    fn scope(&mut self) -> &mut Scope {
        &mut self.table.scopes[self.current]
    }

    fn mangled(&self, name: &Name) -> Name {
        mangle(self.table.scopes[self.current].private.as_ref(), name)
    }

    fn enter<T>(
        &mut self,
        scope: ScopeId,
        kind: ScopeKind,
        private: Option<Name>,
        run: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = self.current;
        self.table.scopes[scope] = Scope::new(kind, outer, private);
        self.current = scope;
        let result = run(self);
        self.current = outer;
        result
    }

    fn used(&mut self, name: &Name) {
        let name = self.mangled(name);
        self.scope().entry(&name).used = true;
        // A call of super without arguments needs the class it stands in.
        if &*name == "super" && self.table.scopes[self.table.unit(self.current)].is_function() {
            self.scope().entry(&"__class__".into()).used = true;
        }
    }

    fn bind(&mut self, name: &Name, span: Span) -> Done {
        if &**name == "__debug__" {
            return Err(SyntaxError::new("cannot assign to __debug__", span));
        }
        let name = self.mangled(name);
        self.order += 1;
        let order = self.order;
        let symbol = self.scope().entry(&name);
        if !symbol.assigned {
            symbol.order = order;
        }
        symbol.assigned = true;
        Ok(())
    }

    fn body(&mut self, body: &[Stmt]) -> Done {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Done {
        match &stmt.kind {
            StmtKind::FunctionDef(def) => {
                self.bind(&def.name, stmt.span)?;
                self.exprs(&def.decorators)?;
                self.defaults(&def.params)?;
                let private = self.scope().private.clone();
                self.enter(def.annotations, ScopeKind::Class, private.clone(), |this| {
                    let annotated = super::annotate::of_function(&def.params, def.returns.as_ref());
                    annotated.iter().try_for_each(|(_, annotation)| this.expr(&annotation.expr))
                })?;
                self.enter(def.scope, ScopeKind::Function, private, |this| {
                    this.scope().is_async = def.is_async;
                    this.params(&def.params)?;
                    this.body(&def.body)
                })?;
                let scope = &self.table.scopes[def.scope];
                if let (true, true, Some(span)) = (scope.is_async, scope.has_yield, scope.return_value) {
                    return Err(SyntaxError::new("'return' with value in async generator", span));
                }
                Ok(())
            }
            StmtKind::ClassDef(def) => {
                self.bind(&def.name, stmt.span)?;
                self.exprs(&def.decorators)?;
                self.exprs(&def.bases)?;
                def.keywords.iter().try_for_each(|keyword| self.expr(&keyword.value))?;
                let annotations = Scope::new(ScopeKind::Class, def.scope, Some(def.name.clone()));
                self.enter(def.scope, ScopeKind::Class, Some(def.name.clone()), |this| {
                    this.table.scopes[def.annotations] = annotations;
                    this.scope().annotations = def.annotations;
                    this.body(&def.body)
                })
            }
            StmtKind::Return(value) => {
                if value.is_some() {
                    self.scope().return_value.get_or_insert(stmt.span);
                }
                self.opt(value.as_ref())
            }
            StmtKind::Delete(targets) => targets.iter().try_for_each(|target| self.target(target)),
            StmtKind::Assign { targets, value } => {
                targets.iter().try_for_each(|target| self.target(target))?;
                self.expr(value)
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.target(target)?;
                self.expr(value)
            }
            StmtKind::AnnAssign { target, value, simple, annotation } => {
                if self.scope().annotations != 0 && *simple {
                    let outer = self.current;
                    self.current = self.scope().annotations;
                    let done = self.expr(&annotation.expr);
                    self.current = outer;
                    done?;
                }
                self.annotated(target, value.as_ref(), *simple, stmt.span)
            }
            StmtKind::For(node) => {
                self.target(&node.target)?;
                self.expr(&node.iter)?;
                self.body(&node.body)?;
                self.body(&node.orelse)
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test)?;
                self.body(body)?;
                self.body(orelse)
            }
            StmtKind::With { items, body, .. } => {
                for item in items {
                    self.expr(&item.context)?;
                    item.target.iter().try_for_each(|target| self.target(target))?;
                }
                self.body(body)
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                for case in cases {
                    self.pattern(&case.pattern)?;
                    self.opt(case.guard.as_ref())?;
                    self.body(&case.body)?;
                }
                Ok(())
            }
            StmtKind::Raise { exc, cause } => {
                self.opt(exc.as_ref())?;
                self.opt(cause.as_ref())
            }
            StmtKind::Try(node) => {
                self.body(&node.body)?;
                for handler in &node.handlers {
                    self.opt(handler.class.as_ref())?;
                    handler.name.iter().try_for_each(|name| self.bind(name, handler.span))?;
                    self.body(&handler.body)?;
                }
                self.body(&node.orelse)?;
                self.body(&node.finalbody)
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.opt(msg.as_ref())
            }
            StmtKind::Import(names) => names.iter().try_for_each(|alias| {
                let root: Name = alias.name.split('.').next().unwrap_or_default().into();
                self.bind(alias.asname.as_ref().unwrap_or(&root), alias.span)
            }),
            StmtKind::ImportFrom { names, .. } => {
                names.iter().try_for_each(|alias| self.bind(alias.asname.as_ref().unwrap_or(&alias.name), alias.span))
            }
            StmtKind::Global(names) => names.iter().try_for_each(|name| self.declare(name, stmt.span, true)),
            StmtKind::Nonlocal(names) => names.iter().try_for_each(|name| self.declare(name, stmt.span, false)),
            StmtKind::Expr(value) => self.expr(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    /// `global` and `nonlocal`.
    fn declare(&mut self, name: &Name, span: Span, global: bool) -> Done {
        let word = if global { "global" } else { "nonlocal" };
        if !global && self.scope().kind == ScopeKind::Module {
            return Err(SyntaxError::new("nonlocal declaration not allowed at module level", span));
        }
        let name = self.mangled(name);
        let symbol = self.scope().entry(&name);
        let problem = if symbol.param {
            format!("name '{name}' is parameter and {word}")
        } else if symbol.used {
            format!("name '{name}' is used prior to {word} declaration")
        } else if symbol.annotated {
            format!("annotated name '{name}' can't be {word}")
        } else if symbol.assigned {
            format!("name '{name}' is assigned to before {word} declaration")
        } else if symbol.global != symbol.nonlocal && symbol.global != global {
            return Err(SyntaxError::new(format!("name '{name}' is nonlocal and global"), symbol.declared));
        } else {
            symbol.global = global;
            symbol.nonlocal = !global;
            symbol.declared = span;
            return Ok(());
        };
        Err(SyntaxError::new(problem, span))
    }

    fn annotated(&mut self, target: &Expr, value: Option<&Expr>, simple: bool, span: Span) -> Done {
        if let ExprKind::Name(name) = &target.kind {
            let mangled = self.mangled(name);
            let module = self.scope().kind == ScopeKind::Module;
            let symbol = self.scope().entry(&mangled);
            if simple && (symbol.global || symbol.nonlocal) && !module {
                let word = if symbol.global { "global" } else { "nonlocal" };
                return Err(SyntaxError::new(format!("annotated name '{name}' can't be {word}"), span));
            }
            symbol.annotated |= simple;
            if simple || value.is_some() {
                self.bind(name, target.span)?;
            }
            if simple {
                self.scope().has_annotations = true;
            }
        } else {
            self.target(target)?;
        }
        self.opt(value)
    }

    fn defaults(&mut self, params: &Parameters) -> Done {
        params.written().try_for_each(|param| self.opt(param.default.as_ref()))
    }

    fn params(&mut self, params: &Parameters) -> Done {
        for param in params.slots() {
            let name = self.mangled(&param.name);
            if self.scope().get(&name).is_some() {
                let message = format!("duplicate parameter '{}' in function definition", param.name);
                return Err(SyntaxError::new(message, param.span));
            }
            self.bind(&param.name, param.span)?;
            self.scope().entry(&name).param = true;
            self.scope().params.push(name);
        }
        Ok(())
    }

    /// An expression that is assigned to or deleted.
    fn target(&mut self, target: &Expr) -> Done {
        match &target.kind {
            ExprKind::Name(name) => {
                let mangled = self.mangled(name);
                if self.scope().kind == ScopeKind::Comprehension || self.scope().kind == ScopeKind::Generator {
                    self.scope().entry(&mangled).iteration = true;
                }
                self.bind(name, target.span)
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => items.iter().try_for_each(|item| self.target(item)),
            ExprKind::Starred(value) => self.target(value),
            _ => self.expr(target),
        }
    }

    fn pattern(&mut self, pattern: &Pattern) -> Done {
        match &pattern.kind {
            PatternKind::Value(value) => self.expr(value),
            PatternKind::Singleton(_) => Ok(()),
            PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => {
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))
            }
            PatternKind::Mapping { keys, patterns, rest } => {
                self.exprs(keys)?;
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))?;
                rest.iter().try_for_each(|name| self.bind(name, pattern.span))
            }
            PatternKind::Class { class, patterns, keywords, .. } => {
                self.expr(class)?;
                patterns.iter().chain(keywords).try_for_each(|pattern| self.pattern(pattern))
            }
            PatternKind::Star(name) => name.iter().try_for_each(|name| self.bind(name, pattern.span)),
            PatternKind::As { pattern: inner, name } => {
                inner.iter().try_for_each(|inner| self.pattern(inner))?;
                name.iter().try_for_each(|name| self.bind(name, pattern.span))
            }
        }
    }

    fn exprs(&mut self, exprs: &[Expr]) -> Done {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    fn opt(&mut self, expr: Option<&Expr>) -> Done {
        expr.map_or(Ok(()), |expr| self.expr(expr))
    }

    fn expr(&mut self, expr: &Expr) -> Done {
        match &expr.kind {
            ExprKind::Constant(_) => Ok(()),
            ExprKind::Name(name) => {
                self.used(name);
                Ok(())
            }
            ExprKind::BoolOp { values: items, .. }
            | ExprKind::Set(items)
            | ExprKind::List(items)
            | ExprKind::Tuple(items) => self.exprs(items),
            ExprKind::Named { target, value } => {
                self.named(target, expr.span)?;
                self.expr(value)
            }
            ExprKind::BinOp { left, right, .. } => {
                self.expr(left)?;
                self.expr(right)
            }
            ExprKind::UnaryOp { operand: value, .. } | ExprKind::Attribute { value, .. } | ExprKind::Starred(value) => {
                self.expr(value)
            }
            ExprKind::Lambda(lambda) => {
                self.defaults(&lambda.params)?;
                let private = self.scope().private.clone();
                self.enter(lambda.scope, ScopeKind::Function, private, |this| {
                    this.params(&lambda.params)?;
                    this.expr(&lambda.body)
                })
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test)?;
                self.expr(body)?;
                self.expr(orelse)
            }
            ExprKind::Dict(items) => items.iter().try_for_each(|(key, value)| {
                self.opt(key.as_ref())?;
                self.expr(value)
            }),
            ExprKind::Comprehension(node) => self.comprehension(node),
            ExprKind::Await(value) => {
                if self.scope().kind == ScopeKind::Generator {
                    self.scope().is_async = true;
                }
                self.expr(value)
            }
            ExprKind::Yield(value) => {
                self.yields(expr.span)?;
                self.opt(value.as_deref())
            }
            ExprKind::YieldFrom(value) => {
                self.yields(expr.span)?;
                self.expr(value)
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left)?;
                self.exprs(comparators)
            }
            ExprKind::Call(call) => {
                self.expr(&call.func)?;
                self.exprs(&call.args)?;
                call.keywords.iter().try_for_each(|keyword| self.expr(&keyword.value))
            }
            ExprKind::JoinedStr(parts) => self.fstring(parts),
            ExprKind::Subscript { value, slice } => {
                self.expr(value)?;
                self.expr(slice)
            }
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().try_for_each(|part| self.opt(part.as_deref()))
            }
        }
    }

    fn fstring(&mut self, parts: &[FStringPart]) -> Done {
        for part in parts {
            if let FStringPart::Field(field) = part {
                self.expr(&field.value)?;
                field.spec.iter().try_for_each(|spec| self.fstring(spec))?;
            }
        }
        Ok(())
    }

    fn yields(&mut self, span: Span) -> Done {
        match self.scope().kind {
            ScopeKind::Generator => Err(SyntaxError::new("'yield' inside generator expression", span)),
            ScopeKind::Comprehension => Err(SyntaxError::new("'yield' inside list comprehension", span)),
            _ => {
                self.scope().has_yield = true;
                Ok(())
            }
        }
    }

    fn comprehension(&mut self, node: &Comprehension) -> Done {
        let Some((first, rest)) = node.generators.split_first() else { return Ok(()) };
        // The outermost iterable belongs to the scope around.
        self.iterable(&first.iter)?;
        let private = self.scope().private.clone();
        let outer_iterables = std::mem::take(&mut self.iterable_depth);
        let kind = match node.kind {
            ComprehensionKind::Generator => ScopeKind::Generator,
            _ => ScopeKind::Comprehension,
        };
        self.enter(node.scope, kind, private, |this| {
            if kind == ScopeKind::Generator {
                let argument: Name = ".0".into();
                let symbol = this.scope().entry(&argument);
                symbol.param = true;
                symbol.assigned = true;
                this.scope().params.push(argument);
                this.scope().is_async = node.generators.iter().any(|generator| generator.is_async);
            }
            this.iterable_depth = outer_iterables;
            this.target(&first.target)?;
            this.exprs(&first.ifs)?;
            for generator in rest {
                this.target(&generator.target)?;
                this.iterable(&generator.iter)?;
                this.exprs(&generator.ifs)?;
            }
            this.opt(node.value.as_ref())?;
            this.expr(&node.element)
        })?;
        self.iterable_depth = outer_iterables;
        Ok(())
    }

    fn iterable(&mut self, iter: &Expr) -> Done {
        self.iterable_depth += 1;
        let done = self.expr(iter);
        self.iterable_depth -= 1;
        done
    }

    /// `name := …` binds in the nearest scope that is no comprehension.
    fn named(&mut self, target: &Expr, span: Span) -> Done {
        let ExprKind::Name(name) = &target.kind else { return self.target(target) };
        if self.iterable_depth > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return Err(SyntaxError::new(message, span));
        }
        let inner = self.current;
        let mangled = self.mangled(name);
        let mut passed = Vec::new();
        while matches!(self.scope().kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            if self.scope().get(&mangled).is_some_and(|symbol| symbol.iteration) {
                let message = format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                return Err(SyntaxError::new(message, target.span));
            }
            passed.push(self.current);
            self.current = self.scope().parent;
        }
        if !passed.is_empty() && self.scope().kind == ScopeKind::Class {
            let message = "assignment expression within a comprehension cannot be used in a class body";
            return Err(SyntaxError::new(message, target.span));
        }
        let bound = self.bind(name, target.span);
        let global = self.scope().kind == ScopeKind::Module || self.scope().entry(&mangled).global;
        self.current = inner;
        for scope in passed {
            let symbol = self.table.scopes[scope].entry(&mangled);
            symbol.used = true;
            symbol.global |= global;
        }
        bound
    }
}
