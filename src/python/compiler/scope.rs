//! Scopes and where each name lives.
//!
//! Start at [`Table`]. `symtable` fills the scopes from the tree; [`Table::analyze`] then decides which variables are
//! cells and which are free, as `Python/symtable.c` does. A list, set or dict comprehension is a scope without code of
//! its own: its variables live in slots of the code around it (PEP 709). A *unit* is a scope with code of its own.

use std::collections::HashMap;
use std::rc::Rc;

use litemap::LiteMap;

use crate::base::Span;
use crate::base::order::{sort, sort_by_key};
use crate::python::syntax::SyntaxError;
use crate::python::syntax::ast::{Name, ScopeId};

/// What opened a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Module,
    Class,
    Function,
    /// Inlined: no unit.
    Comprehension,
    /// A generator expression.
    Generator,
}

/// A name within a scope.
#[derive(Clone, Debug, Default)]
pub(super) struct Symbol {
    pub(super) param: bool,
    /// Bound here, a parameter included.
    pub(super) assigned: bool,
    pub(super) used: bool,
    pub(super) annotated: bool,
    pub(super) global: bool,
    pub(super) nonlocal: bool,
    /// Target of a `for` of a comprehension.
    pub(super) iteration: bool,
    /// An inner unit uses it: it is a cell.
    pub(super) captured: bool,
    /// Place of the declaration `global` or `nonlocal`.
    pub(super) declared: Span,
    /// When it was first bound, counted over the whole file.
    pub(super) order: usize,
}

impl Symbol {
    /// The scope owns the variable.
    pub(super) fn is_local(&self) -> bool {
        self.assigned && !self.global && !self.nonlocal
    }
}

/// One scope.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) kind: ScopeKind,
    pub(super) parent: ScopeId,
    /// Class whose name mangles `__x`.
    pub(super) private: Option<Name>,
    pub(super) params: Vec<Name>,
    names: Vec<Name>,
    index: HashMap<Name, usize>,
    symbols: Vec<Symbol>,
    /// Free variables of a unit, in the order of its closure.
    pub(super) free: LiteMap<Name, ()>,
    pub(super) is_async: bool,
    /// `yield` stands in it.
    pub(super) has_yield: bool,
    /// A class whose methods use `__class__`.
    pub(super) needs_class: bool,
    /// A module or class body with annotated names.
    pub(super) has_annotations: bool,
    /// Scope of the annotations of the variables of a module or class.
    pub(super) annotations: ScopeId,
    /// Where a `return value` stands, for the error in asynchronous generators.
    pub(super) return_value: Option<Span>,
    /// Inlined comprehensions directly or indirectly in this unit.
    pub(super) inlined: Vec<ScopeId>,
}

impl Scope {
    pub(super) fn new(kind: ScopeKind, parent: ScopeId, private: Option<Name>) -> Self {
        Self {
            kind,
            parent,
            private,
            params: Vec::new(),
            names: Vec::new(),
            index: HashMap::new(),
            symbols: Vec::new(),
            free: LiteMap::new(),
            is_async: false,
            has_yield: false,
            needs_class: false,
            has_annotations: false,
            annotations: 0,
            return_value: None,
            inlined: Vec::new(),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|&at| &self.symbols[at])
    }

    pub(super) fn entry(&mut self, name: &Name) -> &mut Symbol {
        let at = *self.index.entry(name.clone()).or_insert_with(|| {
            self.names.push(name.clone());
            self.symbols.push(Symbol::default());
            self.names.len() - 1
        });
        &mut self.symbols[at]
    }

    /// Names and what is known of them, in the order of their first appearance.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Name, &Symbol)> {
        self.names.iter().zip(&self.symbols)
    }

    /// A function, lambda or generator expression: its variables live in slots.
    pub(super) fn is_function(&self) -> bool {
        matches!(self.kind, ScopeKind::Function | ScopeKind::Generator)
    }
}

/// How a name is reached from where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// A local slot.
    Fast,
    /// The cell in a local slot.
    Deref,
    /// Class body: the namespace, then the cell.
    ClassDeref,
    Global,
    /// The namespace of a module or class body.
    Name,
}

/// Slots of a unit.
#[derive(Debug, Default)]
pub(super) struct Slots {
    pub(super) names: Vec<Name>,
    pub(super) cells: Vec<u32>,
    pub(super) free: u32,
}

/// All scopes of a file.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) scopes: Vec<Scope>,
}

impl Table {
    /// Decides where each name lives; an error is a `nonlocal` that finds nothing.
    pub(super) fn analyze(&mut self) -> Result<(), SyntaxError> {
        for scope in 0..self.scopes.len() {
            if self.scopes[scope].kind == ScopeKind::Comprehension {
                let unit = self.unit(scope);
                self.scopes[unit].inlined.push(scope);
            }
            let outer: Vec<(Name, bool, Span)> = self.scopes[scope]
                .iter()
                .filter(|(_, symbol)| !symbol.global && !symbol.is_local())
                .map(|(name, symbol)| (name.clone(), symbol.nonlocal, symbol.declared))
                .collect();
            for (name, nonlocal, declared) in outer {
                let found = self.capture(scope, &name);
                if nonlocal && !found {
                    return Err(SyntaxError::new(format!("no binding for nonlocal '{name}' found"), declared));
                }
            }
        }
        Ok(())
    }

    /// The scope whose code holds this scope.
    pub(super) fn unit(&self, mut scope: ScopeId) -> ScopeId {
        while self.scopes[scope].kind == ScopeKind::Comprehension {
            scope = self.scopes[scope].parent;
        }
        scope
    }

    /// Looks for the function around `from` that owns `name` and makes every unit between pass it on.
    fn capture(&mut self, from: ScopeId, name: &Name) -> bool {
        let mut passed = Vec::new();
        let mut at = from;
        loop {
            if self.scopes[at].kind != ScopeKind::Comprehension {
                passed.push(at);
            }
            if at == 0 {
                return false;
            }
            at = self.scopes[at].parent;
            let scope = &mut self.scopes[at];
            match scope.kind {
                ScopeKind::Module => return false,
                ScopeKind::Class if &**name == "__class__" => {
                    scope.needs_class = true;
                    break;
                }
                ScopeKind::Class => continue,
                _ => {}
            }
            match scope.get(name) {
                Some(symbol) if symbol.is_local() => break,
                Some(symbol) if symbol.global => return false,
                _ => {}
            }
        }
        if !passed.is_empty() && self.scopes[at].kind != ScopeKind::Class {
            self.scopes[at].entry(name).captured = true;
        }
        for unit in passed {
            self.scopes[unit].free.insert(name.clone(), ());
        }
        true
    }

    /// How `name` is reached from `scope`.
    pub(super) fn access(&self, scope: ScopeId, name: &str) -> Access {
        let mut at = scope;
        let mut inlined = false;
        while self.scopes[at].kind == ScopeKind::Comprehension {
            match self.scopes[at].get(name) {
                Some(symbol) if symbol.is_local() => {
                    return if symbol.captured { Access::Deref } else { Access::Fast };
                }
                Some(symbol) if symbol.global => return Access::Global,
                _ => {}
            }
            at = self.scopes[at].parent;
            inlined = true;
        }
        let unit = &self.scopes[at];
        let symbol = unit.get(name);
        let is_local = symbol.is_some_and(Symbol::is_local);
        let is_global = symbol.is_some_and(|symbol| symbol.global);
        match unit.kind {
            ScopeKind::Module if is_global => Access::Global,
            ScopeKind::Module => Access::Name,
            ScopeKind::Class if inlined => {
                if unit.free.contains_key(name) {
                    Access::Deref
                } else {
                    Access::Global
                }
            }
            ScopeKind::Class if is_local => Access::Name,
            ScopeKind::Class if is_global => Access::Global,
            ScopeKind::Class if unit.free.contains_key(name) => Access::ClassDeref,
            ScopeKind::Class => Access::Name,
            _ if is_local => {
                if symbol.is_some_and(|symbol| symbol.captured) {
                    Access::Deref
                } else {
                    Access::Fast
                }
            }
            _ if !is_global && unit.free.contains_key(name) => Access::Deref,
            _ => Access::Global,
        }
    }

    /// Lays out the slots of a unit: parameters, other locals, own cells that are no parameters, free variables.
    pub(super) fn slots(&self, unit: ScopeId) -> Slots {
        let scope = &self.scopes[unit];
        let mut names = scope.params.clone();
        let mut locals: Vec<(usize, &Name)> = Vec::new();
        let mut own_cells: LiteMap<&Name, ()> = LiteMap::new();
        let class_cell: Name = "__class__".into();
        if scope.is_function() {
            for (name, symbol) in scope.iter().filter(|(_, symbol)| symbol.is_local()) {
                if symbol.captured {
                    own_cells.insert(name, ());
                } else if !symbol.param {
                    locals.push((symbol.order, name));
                }
            }
        } else if scope.needs_class {
            own_cells.insert(&class_cell, ());
        }
        for &inner in &scope.inlined {
            for (name, symbol) in self.scopes[inner].iter().filter(|(_, symbol)| symbol.is_local()) {
                if !own_cells.contains_key(name) && !scope.free.contains_key(name) {
                    locals.push((symbol.order, name));
                }
            }
        }
        sort_by_key(&mut locals, |(order, _)| *order);
        for (_, name) in locals {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        let mut cells = Vec::new();
        for (name, ()) in own_cells {
            let at = names.iter().take(scope.params.len()).position(|param| param == name);
            cells.push(at.unwrap_or_else(|| {
                names.push(name.clone());
                names.len() - 1
            }) as u32);
        }
        sort(&mut cells);
        let free = scope.free.len() as u32;
        names.extend(scope.free.keys().cloned());
        Slots { names, cells, free }
    }
}

/// The name that `name` stands for within class `private` (`__x` becomes `_Class__x`).
pub(super) fn mangle(private: Option<&Name>, name: &Name) -> Name {
    let Some(class) = private else { return name.clone() };
    let class = class.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') || class.is_empty() {
        return name.clone();
    }
    Rc::from(format!("_{class}{name}"))
}
