//! [`Module`] and [`Namespace`]: global names as numbered slots.
//!
//! The linker gives every global name a slot, so that reading a global is one index; a builtin of the same name waits
//! in `fallback` for as long as the slot is empty.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::Value;
use crate::python::vm::symbol::{Sym, SymHasher};

/// A module.
#[derive(Debug)]
pub struct Module {
    /// `__name__`.
    pub name: Rc<str>,
    /// Its names.
    pub namespace: Rc<Namespace>,
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

    /// Bound names and values in the order in which they were bound.
    pub fn items(&self) -> Vec<(Sym, Value)> {
        let (slots, names) = (self.slots.borrow(), self.names.borrow());
        let bound = |&&s: &&u32| !slots[s as usize].is_null();
        self.order.borrow().iter().filter(bound).map(|&s| (names[s as usize], slots[s as usize].clone())).collect()
    }
}
