//! [`Finalizers`]: what must still run Python before it may die: objects with `__del__`, generators suspended inside a
//! `try` or `with`.
//!
//! Dropping such an object puts its contents here; the interpreter looks before the next call, as CPython would have
//! run the finalizer at the moment of the drop.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::{Generator, Object};

/// Objects that wait for their last bit of Python.
#[derive(Debug, Default)]
pub struct Finalizers {
    /// Whether anything waits.
    pub pending: Cell<bool>,
    /// The run is over: everything just dies.
    pub closed: Cell<bool>,
    queue: RefCell<VecDeque<Finalizer>>,
    /// What waits until those that run now are done, innermost last.
    later: RefCell<Vec<VecDeque<Finalizer>>>,
}

/// One of them.
#[derive(Debug)]
pub enum Finalizer {
    /// Close a generator.
    Close(Rc<Generator>),
    /// Call `__del__`.
    Del(Rc<Object>),
    /// Warn that a coroutine was never awaited.
    Unawaited(Rc<Generator>),
    /// Warn that this method's result was never awaited.
    UnawaitedStep(&'static str, Rc<Generator>),
    /// Hand an asynchronous generator to its finalizer hook.
    Hook(Rc<Generator>),
}

impl Finalizers {
    /// Adds one, unless the run is over.
    pub fn add(&self, finalizer: Finalizer) {
        if !self.closed.get() {
            self.queue.borrow_mut().push_back(finalizer);
            self.pending.set(true);
        }
    }

    /// The oldest, to be run now; the others wait for [`Finalizers::end`].
    pub fn begin(&self) -> Option<Finalizer> {
        let mut queue = self.queue.take();
        let first = queue.pop_front();
        self.pending.set(false);
        if first.is_some() {
            self.later.borrow_mut().push(queue);
        }
        first
    }

    /// One that was begun is done.
    pub fn end(&self) {
        let Some(mut later) = self.later.borrow_mut().pop() else { return };
        let mut queue = self.queue.borrow_mut();
        // What is new goes first; mostly there is nothing new and much left.
        while let Some(new) = queue.pop_back() {
            later.push_front(new);
        }
        *queue = later;
        self.pending.set(!queue.is_empty());
    }

    /// The run is over.
    pub fn close(&self) {
        self.closed.set(true);
        self.pending.set(false);
        let rest = self.queue.take();
        drop(rest);
    }
}
