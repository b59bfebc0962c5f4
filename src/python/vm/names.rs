//! What to call a lock: the name by which the program knows it.
//!
//! Locks have no names of their own. Start at [`lock_name`]: it looks for the lock in what the program's names refer
//! to. [`library_call`] names the library function in which a thread waits.

use std::collections::HashSet;
use std::rc::Rc;

use super::interp::Interp;
use super::symbol::sym;
use super::thread::{Frame, Thread};
use crate::base::LockId;
use crate::python::object::{InstanceAttrs, Native, Value};

/// Objects looked at in one search.
const MOST: usize = 2_000;

/// Attributes and items followed from a name.
const DEEPEST: usize = 4;

/// A path from one of the program's names to the lock: `lock`, `account.lock`, `forks[2]`.
///
/// Global names come first, then what the thread's own frames know, innermost first.
pub fn lock_name(interp: &Interp, thread: &Thread, lock: LockId) -> Option<String> {
    let mut roots = Vec::new();
    if let Some(main) = interp.modules.get("__main__") {
        let globals = main.namespace.items();
        roots.extend(globals.into_iter().map(|(name, value)| (interp.symbols.str(name).to_owned(), value)));
    }
    for frame in thread.frames.iter().rev().filter(|frame| is_own(interp, frame)) {
        let names = frame.func.code.def.locals.iter();
        let values = thread.stack.iter().skip(frame.base as usize);
        roots.extend(names.zip(values).map(|(name, value)| local(interp, name, value)));
    }
    let search = Search { interp, lock, seen: HashSet::new() };
    search.run(roots)
}

/// Whether it runs the program's own file.
pub fn is_own(interp: &Interp, frame: &Frame) -> bool {
    frame.func.code.filename == interp.settings.filename
}

/// The library function that the program has called and the thread is still in: `Queue.get`; what the library keeps for
/// itself says nothing to a reader. In a thread of the library's own it is the innermost one: the outermost is how all
/// threads begin.
pub fn library_call(interp: &Interp, thread: &Thread) -> Option<Rc<str>> {
    let called = thread.frames.iter().any(|frame| is_own(interp, frame));
    let inside = thread.frames.iter().rev().take_while(|frame| !is_own(interp, frame));
    let calls = inside.map(|frame| &frame.func.code).filter(|code| !code.hidden);
    let mut calls = calls.filter(|code| !called || !code.def.qualname.starts_with('_'));
    let call = if called { calls.last() } else { calls.next() };
    // A generator of the library's goes by the function that made it.
    call.map(|code| match code.def.qualname.split_once(".<locals>") {
        Some((function, _)) => function.into(),
        None => code.def.qualname.clone(),
    })
}

/// A local variable; `self` goes by its class.
fn local(interp: &Interp, name: &str, value: &Value) -> (String, Value) {
    let name = if name == "self" { interp.type_name(value) } else { name.to_owned() };
    let value = match value {
        Value::Cell(cell) => cell.value.borrow().clone(),
        other => other.clone(),
    };
    (name, value)
}

struct Search<'a> {
    interp: &'a Interp,
    lock: LockId,
    /// Addresses of objects that have been looked at.
    seen: HashSet<usize>,
}

impl Search<'_> {
    /// Breadth first, so that the shortest path is found.
    fn run(mut self, roots: Vec<(String, Value)>) -> Option<String> {
        let mut level = roots;
        for _ in 0..DEEPEST {
            let mut next = Vec::new();
            for (path, value) in level {
                if self.is_it(&value) {
                    return Some(path);
                }
                if value.address().is_some_and(|address| self.seen.len() < MOST && self.seen.insert(address)) {
                    parts(self.interp, &path, &value, &mut next);
                }
            }
            level = next;
        }
        None
    }

    fn is_it(&self, value: &Value) -> bool {
        match value {
            Value::Native(native) => match &**native {
                Native::Lock(lock) => lock.id == self.lock,
                Native::RLock(lock) => lock.id == self.lock,
                _ => false,
            },
            _ => false,
        }
    }
}

/// What a value leads to: attributes and items, each with its path.
pub(super) fn parts(interp: &Interp, path: &str, value: &Value, out: &mut Vec<(String, Value)>) {
    let attribute = |name: &str, value: &Value| match name {
        // Sleepers wait on locks of their own there.
        "_waiters" => None,
        // What a library class keeps to itself is called as the object.
        _ if name.starts_with('_') => Some((path.to_owned(), value.clone())),
        _ => Some((format!("{path}.{name}"), value.clone())),
    };
    match value {
        Value::Object(object) => match &*object.attrs.borrow() {
            InstanceAttrs::Slots(slots) => {
                let keys = object.class.keys.borrow();
                let named = keys.iter().zip(slots).map(|(&name, value)| (interp.symbols.str(name), value));
                out.extend(named.filter_map(|(name, value)| attribute(name, value)));
            }
            InstanceAttrs::Dict(dict, _) => {
                let table = dict.table.borrow();
                out.extend(table.iter().filter_map(|(name, value)| attribute(name.as_str()?, value)));
            }
        },
        Value::Class(class) if class.heap => {
            let attrs = class.attrs.borrow();
            let own = attrs.iter().filter(|(name, _)| **name != sym::__dict__);
            out.extend(own.filter_map(|(&name, value)| attribute(interp.symbols.str(name), value)));
        }
        Value::List(list) => {
            let items = list.items.borrow();
            out.extend(items.iter().enumerate().map(|(at, item)| (format!("{path}[{at}]"), item.clone())));
        }
        Value::Tuple(tuple) => {
            out.extend(tuple.items.iter().enumerate().map(|(at, item)| (format!("{path}[{at}]"), item.clone())));
        }
        Value::Dict(dict) => {
            for (key, item) in dict.table.borrow().iter() {
                match key {
                    Value::Int(key) => out.push((format!("{path}[{key}]"), item.clone())),
                    Value::Str(key) => out.push((format!("{path}['{}']", key.as_str()), item.clone())),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}
