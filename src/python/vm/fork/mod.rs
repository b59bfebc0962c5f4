//! [`Copier`]: the heap of one process copied into another, as `fork` does it; or with all its threads, to come back to
//! a moment of a run ([`snapshot`]).
//!
//! Identities and cycles are kept: each object is copied once. Objects that can change are made empty first and filled
//! from a list, so a cycle, which always leads through one of those, needs no care and long chains of them no stack.
//! Every kind of object is named here without a wildcard, and structures are taken apart field by field: what is added
//! to them later does not compile before somebody says how it is copied. What never changes (text, bytes, big numbers,
//! compiled patterns) is not copied; both processes look at the same one and cannot tell.

mod census;
mod frames;
mod objects;
mod snapshot;
mod state;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::rc::{Rc, Weak};

pub use census::{empty, garbage, places};
pub use snapshot::snapshot;
pub use state::{Copied, Forked, Held, answer, fork};

use census::Census;

use super::symbol::SymHasher;
use super::traceback::{ExcData, Kept, TbEntry};
use crate::base::{LockId, ThreadId, WaitId};
use crate::kernel::world::SharedWorld;
use crate::python::object::weak::WeakValue;
use crate::python::object::{
    Class, Code, Dict, Finalizers, Function, Generator, Iter, Locals, Namespace, Native, Object, Str, Tuple, Value,
};

/// Roughly what an object takes besides its items, in bytes.
const OBJECT: usize = 96;

/// Values by the address of something.
pub type Known = HashMap<usize, Value, SymHasher>;

/// A copy in the making.
#[derive(Debug)]
pub struct Copier {
    /// Copies by the address of what they were made of, which lives on for as long as this does.
    known: Known,
    namespaces: HashMap<usize, Rc<Namespace>, SymHasher>,
    /// Copies that are still empty, with what they are copies of.
    empty: VecDeque<(Value, Value)>,
    empty_namespaces: Vec<(Rc<Namespace>, Rc<Namespace>)>,
    /// Variables of frames that are over, by the address of what they are copies of.
    kept: HashMap<usize, Kept>,
    empty_kept: Vec<(Kept, Kept)>,
    /// All threads are copied, and what the kernel and the world number keeps its numbers.
    whole: bool,
    /// What weak references lead to, by address.
    weak: Vec<usize>,
    /// Roughly how many bytes the copy takes.
    size: usize,
    /// Queues that threads wait in, and those of the copy.
    queues: HashMap<WaitId, WaitId>,
    /// Held locks, and those of the copy.
    held: Vec<(LockId, LockId)>,
    /// The thread that forks.
    parent: ThreadId,
    /// The only thread of the copy.
    child: ThreadId,
    world: SharedWorld,
    versions: Rc<Cell<u32>>,
    finalizers: Rc<Finalizers>,
    /// What cannot be copied.
    problem: Option<&'static str>,
    /// The copy is made only to count references.
    census: Option<Census>,
}

/// The copy of a value of one kind.
macro_rules! typed {
    ($($name:ident, $kind:ident;)*) => {
        $(
            fn $name(&mut self, old: &Rc<$kind>) -> Rc<$kind> {
                match self.value(&Value::$kind(old.clone())) {
                    Value::$kind(new) => new,
                    _ => unreachable!("a copy is of the same kind"),
                }
            }
        )*
    };
}

impl Copier {
    fn new(world: SharedWorld, parent: ThreadId, child: ThreadId, versions: u32) -> Self {
        Self {
            // A process that has imported half of the library has about as many objects.
            known: HashMap::with_capacity_and_hasher(7_000, SymHasher::default()),
            namespaces: HashMap::default(),
            empty: VecDeque::new(),
            empty_namespaces: Vec::new(),
            kept: HashMap::new(),
            empty_kept: Vec::new(),
            whole: false,
            weak: Vec::new(),
            size: 0,
            queues: HashMap::new(),
            held: Vec::new(),
            parent,
            child,
            world,
            versions: Rc::new(Cell::new(versions)),
            finalizers: Rc::default(),
            problem: None,
            census: None,
        }
    }

    typed! {
        tuple, Tuple;
        dict, Dict;
        function, Function;
        class, Class;
        object, Object;
        code, Code;
        generator, Generator;
        iterator, Iter;
        native, Native;
    }

    /// The copy of a value, which may still be empty.
    pub fn value(&mut self, old: &Value) -> Value {
        // Nobody can tell whether what never changes was copied.
        if matches!(old, Value::Str(_) | Value::Bytes(_) | Value::Big(_) | Value::Range(_) | Value::Builtin(_)) {
            return old.clone();
        }
        let Some(address) = old.address() else { return old.clone() };
        if let Some(census) = &mut self.census {
            census.value(old, address);
        }
        if let Some(known) = self.known.get(&address) {
            return known.clone();
        }
        let new = self.make(old);
        self.size += OBJECT;
        self.known.insert(address, new.clone());
        new
    }

    fn values<'a>(&mut self, old: impl IntoIterator<Item = &'a Value>) -> Vec<Value> {
        let new: Vec<Value> = old.into_iter().map(|value| self.value(value)).collect();
        self.size += new.len() * size_of::<Value>();
        new
    }

    fn option(&mut self, old: Option<&Value>) -> Option<Value> {
        old.map(|value| self.value(value))
    }

    fn optional_dict(&mut self, old: Option<&Rc<Dict>>) -> Option<Rc<Dict>> {
        old.map(|dict| self.dict(dict))
    }

    fn namespace(&mut self, old: &Rc<Namespace>) -> Rc<Namespace> {
        if let Some(census) = &mut self.census {
            census.namespace(old);
        }
        let address = Rc::as_ptr(old).addr();
        if let Some(known) = self.namespaces.get(&address) {
            return known.clone();
        }
        let new = Rc::new(Namespace::default());
        self.namespaces.insert(address, new.clone());
        self.empty_namespaces.push((old.clone(), new.clone()));
        new
    }

    fn weak<T>(&mut self, old: &Weak<T>, copy: impl FnOnce(&mut Self, &Rc<T>) -> Rc<T>) -> Weak<T> {
        let Some(old) = old.upgrade().filter(|_| self.census.is_none()) else { return Weak::new() };
        self.weak.push(Rc::as_ptr(&old).addr());
        Rc::downgrade(&copy(self, &old))
    }

    fn weak_value(&mut self, old: &WeakValue) -> WeakValue {
        let old_value = old.upgrade().filter(|_| self.census.is_none());
        self.weak.extend(old_value.as_ref().and_then(Value::address));
        let new = old_value.map(|old| self.value(&old));
        new.as_ref().and_then(WeakValue::of).unwrap_or_else(|| old.clone())
    }

    /// Who wants to hear of the end of which object.
    fn watches(&mut self, old: &Finalizers) {
        for (id, reference, wanted) in old.watches() {
            let reference = Rc::downgrade(&self.object(&reference));
            self.finalizers.watch(id, reference, wanted);
        }
    }

    /// What the collector of cycles looks at, of what was copied; whether that is all.
    fn tracked(&mut self, old: &Finalizers) -> bool {
        self.finalizers.all.set(old.all.get());
        let mut all = true;
        for value in old.living() {
            match value.address().and_then(|address| self.known.get(&address)) {
                Some(new) => self.finalizers.track(new),
                None => all = false,
            }
        }
        all
    }

    /// The forking thread is another one in the copy; the rest do not exist there.
    fn thread(&self, old: ThreadId) -> ThreadId {
        if old == self.parent && !self.whole { self.child } else { old }
    }

    fn lock(&mut self, old: LockId, held: bool) -> LockId {
        if self.whole {
            return old;
        }
        let new = self.world.borrow_mut().next_lock();
        if held {
            self.held.push((old, new));
        }
        new
    }

    fn queue(&mut self, old: WaitId) -> WaitId {
        if self.whole {
            return old;
        }
        let world = &self.world;
        *self.queues.entry(old).or_insert_with(|| world.borrow_mut().next_wait())
    }

    fn entry(&mut self, old: &TbEntry) -> TbEntry {
        let TbEntry { code, at, kept } = old;
        TbEntry { kept: self.maybe_kept(kept.as_ref()), ..TbEntry::new(self.code(code), *at) }
    }

    /// What frames kept is of no use to a child.
    fn maybe_kept(&mut self, old: Option<&Kept>) -> Option<Kept> {
        let old = old.filter(|_| self.whole)?;
        if let Some(census) = &mut self.census {
            census.kept(old);
        }
        let address = Rc::as_ptr(old).addr();
        if let Some(known) = self.kept.get(&address) {
            return Some(known.clone());
        }
        let new = Kept::default();
        self.kept.insert(address, new.clone());
        self.empty_kept.push((old.clone(), new.clone()));
        Some(new)
    }

    fn exception(&mut self, old: &ExcData) -> ExcData {
        let ExcData { args, traceback, cause, context, suppress_context, notes, name, obj, candidates } = old;
        ExcData {
            args: args.as_ref().map(|args| self.tuple(args)),
            traceback: traceback.iter().map(|entry| self.entry(entry)).collect(),
            cause: self.option(cause.as_ref()),
            context: context.as_ref().map(|context| self.object(context)),
            suppress_context: *suppress_context,
            notes: self.values(notes),
            name: self.option(name.as_ref()),
            obj: self.option(obj.as_ref()),
            candidates: self.optional_dict(candidates.as_ref()),
        }
    }

    /// Fills everything that is still empty, and what turns up by that.
    fn finish(&mut self) {
        loop {
            // The census goes through the heap as CPython's collector does, breadth first.
            let next = if self.census.is_some() { self.empty.pop_front() } else { self.empty.pop_back() };
            if let Some((old, new)) = next {
                self.fill(&old, &new);
            } else if let Some((old, new)) = self.empty_namespaces.pop() {
                new.fill(&old, |value| self.value(value));
            } else if let Some((old, new)) = self.empty_kept.pop() {
                let values = self.values(old.borrow().0.iter());
                new.replace(Locals(values));
            } else {
                return;
            }
        }
    }

    fn text(old: &RefCell<Rc<Str>>) -> RefCell<Rc<Str>> {
        RefCell::new(old.borrow().clone())
    }
}
