//! [`Module`] and [`Namespace`]: global names as numbered slots.
//!
//! The linker gives every global name a slot, so that reading a global is one index; a builtin of the same name waits
//! in `fallback` for as long as the slot is empty.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::hash::hash_of;
use super::{Dict, Str, Value};
use crate::python::vm::symbol::{Sym, SymHasher};

/// A module.
#[derive(Debug)]
pub struct Module {
    /// `__name__`.
    pub name: Rc<str>,
    /// Its names.
    pub namespace: Rc<Namespace>,
}

/// `sys.modules`: names and modules in a dict that programs can change.
#[derive(Clone, Debug, Default)]
pub struct Modules(pub Rc<Dict>);

impl Modules {
    /// What is there under a name.
    pub fn value(&self, name: &str) -> Option<Value> {
        self.0.table.borrow().get_str(name).cloned()
    }

    /// The module of this name.
    pub fn get(&self, name: &str) -> Option<Rc<Module>> {
        match self.value(name) {
            Some(Value::Module(module)) => Some(module),
            _ => None,
        }
    }

    /// Adds a module.
    pub fn add(&self, name: &str, module: &Rc<Module>) {
        self.0.table.borrow_mut().insert_str(name, Value::Module(module.clone()));
    }

    /// Takes a module out.
    pub fn remove(&self, name: &str) {
        let key = Value::str(name);
        if let Ok(hash) = hash_of(&key) {
            self.0.table.borrow_mut().remove(hash, &key);
        }
    }

    /// All modules, oldest first.
    pub fn all(&self) -> Vec<(Rc<Str>, Rc<Module>)> {
        let table = self.0.table.borrow();
        let found = table.iter().filter_map(|(name, value)| match (name, value) {
            (Value::Str(name), Value::Module(module)) => Some((name.clone(), module.clone())),
            _ => None,
        });
        found.collect()
    }
}

/// Global names of a module.
#[derive(Debug, Default)]
pub struct Namespace {
    /// Values; Null where the name is not bound.
    pub slots: RefCell<Vec<Value>>,
    /// Builtins of the same names; Null where there is none.
    pub fallback: RefCell<Vec<Value>>,
    /// Name of each slot.
    pub names: RefCell<Vec<Sym>>,
    /// Bound slots in the order in which they were bound.
    order: RefCell<Vec<u32>>,
    /// The program's dict that holds the names, for code that `exec` was given one for: no slot is bound but those of
    /// what the module is called.
    pub dict: OnceCell<Value>,
    index: RefCell<HashMap<Sym, u32, SymHasher>>,
}

impl Namespace {
    /// The slot of a name, made if missing. `builtin` finds what an empty slot falls back to.
    pub fn slot(&self, name: Sym, builtin: impl FnOnce() -> Value) -> u32 {
        if let Some(&slot) = self.index.borrow().get(&name) {
            return slot;
        }
        let slot = self.slots.borrow().len() as u32;
        self.slots.borrow_mut().push(Value::Null);
        self.fallback.borrow_mut().push(builtin());
        self.names.borrow_mut().push(name);
        self.index.borrow_mut().insert(name, slot);
        slot
    }

    /// The slot of a name, if it has one.
    pub fn find(&self, name: Sym) -> Option<u32> {
        self.index.borrow().get(&name).copied()
    }

    /// What the slot of a name falls back to from now on, if it has one.
    pub fn fall_back(&self, name: Sym, builtin: Value) {
        if let Some(&slot) = self.index.borrow().get(&name) {
            self.fallback.borrow_mut()[slot as usize] = builtin;
        }
    }

    /// Reads a name of the module itself.
    pub fn get(&self, name: Sym) -> Option<Value> {
        let slot = *self.index.borrow().get(&name)?;
        self.slots.borrow().get(slot as usize).filter(|v| !v.is_null()).cloned()
    }

    /// Binds a name. `builtin` as in [`Namespace::slot`].
    pub fn set(&self, name: Sym, value: Value, builtin: impl FnOnce() -> Value) {
        let slot = self.slot(name, builtin);
        self.bind(slot, value);
    }

    /// The dict that holds the names.
    pub fn dict(&self) -> Option<&Rc<Dict>> {
        match self.dict.get()?.unwrap_base() {
            Value::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    /// Binds a slot.
    pub fn bind(&self, slot: u32, value: Value) {
        let old = std::mem::replace(&mut self.slots.borrow_mut()[slot as usize], value);
        if old.is_null() {
            let mut order = self.order.borrow_mut();
            order.retain(|&s| s != slot);
            order.push(slot);
        }
        drop(old);
    }

    /// Unbinds a name; `None` if it was not bound.
    pub fn delete(&self, name: Sym) -> Option<Value> {
        let slot = *self.index.borrow().get(&name)?;
        let old = std::mem::take(&mut self.slots.borrow_mut()[slot as usize]);
        (!old.is_null()).then_some(old)
    }

    /// Makes it the same as another one of other objects, for a copy of the heap.
    pub fn fill(&self, other: &Self, mut copy: impl FnMut(&Value) -> Value) {
        let Self { slots, fallback, names, order, dict, index } = other;
        if let Some(dict) = dict.get() {
            let _ = self.dict.set(copy(dict));
        }
        let mut all = |old: &RefCell<Vec<Value>>| old.borrow().iter().map(&mut copy).collect();
        self.slots.replace(all(slots));
        self.fallback.replace(all(fallback));
        self.names.replace(names.borrow().clone());
        self.order.replace(order.borrow().clone());
        self.index.replace(index.borrow().clone());
    }

    /// Bound names and values in the order in which they were bound.
    pub fn items(&self) -> Vec<(Sym, Value)> {
        let (slots, names) = (self.slots.borrow(), self.names.borrow());
        let bound = |&&s: &&u32| !slots[s as usize].is_null();
        self.order.borrow().iter().filter(bound).map(|&s| (names[s as usize], slots[s as usize].clone())).collect()
    }
}
