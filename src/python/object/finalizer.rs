//! [`Finalizers`]: what must still run Python before it may die: objects with `__del__`, generators suspended inside a
//! `try` or `with`.
//!
//! Dropping such an object puts its contents here; the interpreter looks before the next call, as CPython would have
//! run the finalizer at the moment of the drop.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::rc::{Rc, Weak};

use super::weak::WeakValue;
use super::{Generator, Object, Value};
use crate::base::order::{sort, sort_by_key};

/// Objects that wait for their last bit of Python.
#[derive(Debug, Default)]
pub struct Finalizers {
    /// Whether anything waits.
    pub pending: Cell<bool>,
    /// The run is over: everything just dies.
    pub closed: Cell<bool>,
    /// The program is over, and so is all that was to run after it: these are the last.
    pub last: Cell<bool>,
    queue: RefCell<VecDeque<Finalizer>>,
    /// What waits until those that run now are done, innermost last.
    later: RefCell<Vec<VecDeque<Finalizer>>>,
    /// The weak references to an object, the newest last, and whether they have a callback; by its number.
    watched: RefCell<HashMap<u32, Watchers>>,
    /// The collector of cycles looks at everything: the program names `gc`.
    pub all: Cell<bool>,
    /// What it looks at, the oldest first, and how much there may be before the dead are taken out.
    tracked: RefCell<(Vec<WeakValue>, usize)>,
    /// What it has found.
    lost: RefCell<Vec<WeakValue>>,
}

/// Weak references, and whether they have a callback.
type Watchers = Vec<(Weak<Object>, bool)>;

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
    /// Call the callback of a weak reference whose object is gone.
    Gone(Rc<Object>),
    /// What the collector found garbage, unless another's finalizer has freed it by then.
    Lost(WeakValue),
}

/// What garbage still has to do.
fn wish(lost: &WeakValue) -> Option<Finalizer> {
    match lost.upgrade()? {
        Value::Object(object) if object.has_wish() => {
            object.finalized.set(true);
            Some(Finalizer::Del(object))
        }
        Value::Generator(generator) => {
            let suspended = generator.state.get() == super::GeneratorState::Suspended;
            let closes = suspended.then_some(Finalizer::Close as fn(_) -> _);
            generator.last_wish().or(closes).map(|wish| wish(generator))
        }
        _ => None,
    }
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
        let mut first = queue.pop_front();
        while let Some(Finalizer::Lost(lost)) = &first {
            first = wish(lost).or_else(|| queue.pop_front());
        }
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

    /// The object with this number, which must know that it is watched, has got a weak reference; perhaps one whose
    /// callback wants to be called at its end.
    pub fn watch(&self, id: u32, reference: Weak<Object>, callback: bool) {
        let mut watched = self.watched.borrow_mut();
        let all = watched.entry(id).or_default();
        all.retain(|(other, _)| other.strong_count() > 0);
        all.push((reference, callback));
    }

    /// A watched object is gone.
    pub fn ended(&self, id: u32) {
        let references = self.watched.borrow_mut().remove(&id).unwrap_or_default();
        for (reference, _) in references.into_iter().rev().filter(|(_, callback)| *callback) {
            if let Some(reference) = reference.upgrade() {
                self.add(Finalizer::Gone(reference));
            }
        }
    }

    /// The collector of cycles looks at this from now on.
    pub fn track(&self, value: &Value) {
        let Some(reference) = WeakValue::any(value) else { return };
        let (tracked, most) = &mut *self.tracked.borrow_mut();
        if tracked.len() >= *most {
            tracked.retain(WeakValue::lives);
            *most = 1000 + 2 * tracked.len();
        }
        tracked.push(reference);
    }

    /// What lives of what the collector of cycles looks at, the oldest first: a task comes late.
    pub fn living(&self) -> Vec<Value> {
        let mut living: Vec<Value> = self.tracked.borrow().0.iter().filter_map(WeakValue::upgrade).collect();
        if !self.all.get() {
            sort_by_key(&mut living, |value| match value {
                Value::Object(object) => object.id,
                Value::Generator(generator) => generator.id,
                _ => u32::MAX,
            });
        }
        living
    }

    /// The collector has found this.
    pub fn set_lost(&self, found: &[Value]) {
        self.lost.replace(found.iter().filter_map(WeakValue::any).collect());
    }

    /// What of that lives; from now on nothing is found.
    pub fn take_lost(&self) -> Vec<Value> {
        self.lost.take().iter().filter_map(WeakValue::upgrade).collect()
    }

    /// The weak references to an object that have a callback, the newest first; they hear no more of its end.
    pub fn callbacks(&self, id: u32) -> Vec<Rc<Object>> {
        let mut watched = self.watched.borrow_mut();
        let Some(all) = watched.get_mut(&id) else { return Vec::new() };
        let (with, without) = std::mem::take(all).into_iter().partition(|(_, callback)| *callback);
        *all = without;
        let with: Watchers = with;
        with.iter().rev().filter_map(|(reference, _)| reference.upgrade()).collect()
    }

    /// The living weak references to an object, the oldest first.
    pub fn references(&self, id: u32) -> Vec<Rc<Object>> {
        let watched = self.watched.borrow();
        watched.get(&id).into_iter().flatten().filter_map(|(reference, _)| reference.upgrade()).collect()
    }

    /// All objects with living weak references, by number: it, reference, whether it has a callback.
    pub fn watches(&self) -> Vec<(u32, Rc<Object>, bool)> {
        let watched = self.watched.borrow();
        let mut ids: Vec<u32> = watched.keys().copied().collect();
        sort(&mut ids);
        let all = ids.iter().flat_map(|id| watched[id].iter().map(|(reference, callback)| (*id, reference, *callback)));
        all.filter_map(|(id, reference, callback)| Some((id, reference.upgrade()?, callback))).collect()
    }

    /// Whether nothing waits and nothing runs.
    pub fn idle(&self) -> bool {
        self.queue.borrow().is_empty() && self.later.borrow().is_empty() && self.lost.borrow().is_empty()
    }

    /// The run is over.
    pub fn close(&self) {
        self.closed.set(true);
        self.pending.set(false);
        self.watched.take();
        let rest = self.queue.take();
        drop(rest);
    }
}
