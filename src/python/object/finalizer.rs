//! [`Finalizers`]: what must still run Python before it may die: objects with `__del__`, generators suspended inside a
//! `try` or `with`.
//!
//! Dropping such an object puts its contents here; the interpreter looks before the next call, as CPython would have
//! run the finalizer at the moment of the drop.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Generator, Object};

/// Objects that wait for their last bit of Python.
#[derive(Debug, Default)]
pub struct Finalizers {
    /// Whether anything waits.
    pub pending: Cell<bool>,
    /// The run is over: everything just dies.
    pub closed: Cell<bool>,
    queue: RefCell<Vec<Finalizer>>,
}

/// One of them.
#[derive(Debug)]
pub enum Finalizer {
    /// Close a generator.
    Close(Rc<Generator>),
    /// Call `__del__`.
    Del(Rc<Object>),
}

impl Finalizers {
    /// Adds one, unless the run is over.
    pub fn add(&self, finalizer: Finalizer) {
        if !self.closed.get() {
            self.queue.borrow_mut().push(finalizer);
            self.pending.set(true);
        }
    }

    /// The oldest.
    pub fn take(&self) -> Option<Finalizer> {
        let mut queue = self.queue.borrow_mut();
        let first = (!queue.is_empty()).then(|| queue.remove(0));
        self.pending.set(!queue.is_empty());
        first
    }

    /// The run is over.
    pub fn close(&self) {
        self.closed.set(true);
        self.pending.set(false);
        let rest = self.queue.take();
        drop(rest);
    }
}
