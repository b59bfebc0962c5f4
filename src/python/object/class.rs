//! [`Class`] and [`Object`]: classes, instances and where their attributes live.
//!
//! Instances of a class share one table of attribute names ([`Class::keys`]) as in CPython, so that an attribute is a
//! slot number; an instance that leaves the common order gets a `dict` of its own.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::{Rc, Weak};

use indexmap::IndexMap;

use super::{Dict, Finalizer, Finalizers, Function, Native, Str, Value};
use crate::python::builtins::NewFn;
use crate::python::builtins::objects::FOREIGN_METHOD;
use crate::python::vm::symbol::{Sym, SymHasher, sym};
use crate::python::vm::traceback::ExcData;

/// Attributes by name, in order of definition.
pub type Attrs = IndexMap<Sym, Value, SymHasher>;

/// A class, built-in or written in Python.
pub struct Class {
    /// `__name__`.
    pub name: RefCell<Rc<Str>>,
    /// `__qualname__`.
    pub qualname: RefCell<Rc<Str>>,
    /// `__module__`, as shown in reprs; `builtins` is not shown.
    pub module: RefCell<Rc<str>>,
    /// Unique in its interpreter.
    pub id: u32,
    /// Direct bases.
    pub bases: Vec<Rc<Class>>,
    /// Bases in method resolution order, without the class itself.
    pub mro: Vec<Rc<Class>>,
    /// Its own attributes.
    pub attrs: RefCell<Attrs>,
    /// `type` or a subclass of it; `None` means `type`.
    pub metaclass: Option<Rc<Class>>,
    /// Makes an instance's built-in part.
    pub new: Cell<NewFn>,
    /// Defined in Python (its attributes can be changed).
    pub heap: bool,
    /// Names of instance attributes in the common order.
    pub keys: RefCell<Vec<Sym>>,
    /// Subclasses, so that a change reaches their caches.
    pub subclasses: RefCell<Vec<Weak<Class>>>,
    /// Changes whenever an attribute of it or of a base changes; never 0, unique among classes.
    pub version: Cell<u32>,
    /// The interpreter's source of versions.
    pub versions: Rc<Cell<u32>>,
    /// What its instances do specially; computed on demand.
    pub cached_traits: Cell<Option<Traits>>,
    /// What instances are made of.
    pub layout: Layout,
    /// For calls of the class: a plain `__init__`, and the version it holds for.
    pub init: RefCell<(u32, Option<Rc<Function>>)>,
    /// The class itself, if it is to live until the collector of cycles finds it, as in CPython.
    pub itself: RefCell<Option<Rc<Self>>>,
    /// Where instances with `__del__` go when they die.
    pub finalizers: Rc<Finalizers>,
}

impl std::fmt::Debug for Class {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<class {}>", self.name.borrow().as_str())
    }
}

/// The built-in part of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Only attributes.
    Object,
    /// Wraps a built-in value ([`Base::Value`]).
    Value,
    /// An exception ([`Base::Exc`]).
    Exception,
    /// A class (subclasses of `type`).
    Type,
    /// Cannot be subclassed.
    Native,
}

/// Which special methods of a class are written in Python.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)]
pub struct Traits {
    /// `__eq__`.
    pub python_eq: bool,
    /// `__hash__`.
    pub python_hash: bool,
    /// `__eq__` without `__hash__`.
    pub unhashable: bool,
    /// `__getattribute__`.
    pub getattribute: bool,
    /// `__getattr__`.
    pub getattr: bool,
    /// `__setattr__`.
    pub setattr: bool,
    /// `__delattr__`.
    pub delattr: bool,
    /// `__del__`.
    pub del: bool,
    /// `__del__` is that of asyncio's futures, most of which end without a word.
    pub future: bool,
    /// `__repr__`.
    pub repr: bool,
    /// `__str__` (or `__repr__`, which stands in for it).
    pub str: bool,
    /// `__format__`.
    pub format: bool,
    /// `__bool__` or `__len__`.
    pub truth: bool,
    /// `__iter__` or `__getitem__`.
    pub iter: bool,
    /// Class attributes include data descriptors: instance slots must not be trusted first.
    pub data_descriptors: bool,
    /// This class and all its bases have `__slots__`, so that instances have no `__dict__`.
    pub slotted: bool,
    /// It or a base has `__slots__`, and its instances have a `__dict__` too.
    pub slots_beside_dict: bool,
}

/// The names that a `__slots__` gives.
pub fn slot_names(slots: &Value) -> Vec<Rc<str>> {
    let text = |value: &Value| value.as_str().map(Rc::from);
    match slots {
        Value::Tuple(names) => names.items.iter().filter_map(text).collect(),
        Value::List(names) => names.items.borrow().iter().filter_map(text).collect(),
        Value::Set(names) => names.table.borrow().iter().filter_map(|(_, name)| text(name)).collect(),
        Value::Dict(names) => names.table.borrow().iter().filter_map(|(name, _)| text(name)).collect(),
        one => text(one).into_iter().collect(),
    }
}

impl Class {
    /// Looks a name up in the class and its bases.
    pub fn lookup(&self, name: Sym) -> Option<Value> {
        if let Some(found) = self.attrs.borrow().get(&name) {
            return Some(found.clone());
        }
        self.mro.iter().find_map(|base| base.attrs.borrow().get(&name).cloned())
    }

    /// The same for a special method, to be called with the object first. What is not a function gets that in its own
    /// way: a descriptor by its `__get__`, any other object not at all.
    pub fn special(&self, name: Sym) -> Option<Value> {
        let found = self.lookup(name)?;
        let Value::Object(_) = found else { return Some(found) };
        Some(Value::Native(Rc::new(Native::BuiltinMethod(&FOREIGN_METHOD, found))))
    }

    /// Whether the class is `other` or derives from it.
    pub fn is_subclass(&self, other: &Class) -> bool {
        self.id == other.id || self.mro.iter().any(|base| base.id == other.id)
    }

    /// Sets an attribute and forgets what caches know.
    pub fn set_attr(&self, name: Sym, value: Value) {
        self.attrs.borrow_mut().insert(name, value);
        self.touch();
    }

    /// Removes an attribute; `None` if the class itself has none.
    pub fn del_attr(&self, name: Sym) -> Option<Value> {
        let gone = self.attrs.borrow_mut().shift_remove(&name);
        self.touch();
        gone
    }

    fn touch(&self) {
        let next = self.versions.get() + 1;
        self.versions.set(next);
        self.version.set(next);
        self.cached_traits.set(None);
        for sub in self.subclasses.borrow().iter().filter_map(Weak::upgrade) {
            sub.touch();
        }
    }

    /// What instances do specially.
    pub fn traits(&self) -> Traits {
        if let Some(known) = self.cached_traits.get() {
            return known;
        }
        let fresh = self.compute_traits();
        self.cached_traits.set(Some(fresh));
        fresh
    }

    fn compute_traits(&self) -> Traits {
        // Methods of built-in types are `Builtin`; anything else was put there by a program.
        let python = |name: Sym| self.lookup(name).is_some_and(|v| !matches!(v, Value::Builtin(_) | Value::None));
        // One that stands under the name of another was put there too: `__setattr__ = dict.__setitem__`.
        let changed = |name: Sym, own: &str| {
            self.lookup(name).is_some_and(|v| match v {
                Value::Builtin(builtin) => builtin.name != own,
                other => !other.is_none(),
            })
        };
        let python_eq = python(sym::__eq__);
        let eq_first = self.depth_of(sym::__eq__) < self.depth_of(sym::__hash__);
        let slotted = self.layout != Layout::Exception && self.all(|class| !class.heap || class.slots().is_some());
        Traits {
            python_eq,
            python_hash: python(sym::__hash__),
            unhashable: (python_eq && eq_first) || matches!(self.lookup(sym::__hash__), Some(Value::None)),
            getattribute: changed(sym::__getattribute__, "__getattribute__"),
            getattr: changed(sym::__getattr__, "__getattr__"),
            setattr: changed(sym::__setattr__, "__setattr__"),
            delattr: changed(sym::__delattr__, "__delattr__"),
            del: python(sym::__del__),
            future: matches!(self.lookup(sym::__del__), Some(Value::Function(f)) if f.code.filename.ends_with("/_asyncio.py")),
            repr: python(sym::__repr__),
            str: python(sym::__str__) || python(sym::__repr__),
            format: python(sym::__format__),
            truth: python(sym::__bool__) || python(sym::__len__),
            iter: python(sym::__iter__) || python(sym::__getitem__),
            data_descriptors: has_data_descriptors(self) || self.mro.iter().any(|base| has_data_descriptors(base)),
            slotted,
            slots_beside_dict: self.heap && !slotted && self.lookup(sym::__slots__).is_some(),
        }
    }

    fn all(&self, mut fits: impl FnMut(&Self) -> bool) -> bool {
        self.heap && fits(self) && self.mro.iter().all(|base| fits(base))
    }

    /// Whether `__slots__` gives instances more room than the bases do.
    pub fn adds_slots(&self) -> bool {
        self.slots().is_some_and(|names| names.iter().any(|name| &**name != "__weakref__"))
    }

    /// The names in `__slots__`; `None` if there is none, or one with `__dict__` in it.
    fn slots(&self) -> Option<Vec<Rc<str>>> {
        let names = slot_names(self.attrs.borrow().get(&sym::__slots__)?);
        (!names.iter().any(|name| &**name == "__dict__")).then_some(names)
    }

    /// Names of the slots that it adds.
    pub fn slot_names(&self) -> Vec<String> {
        self.slots().unwrap_or_default().iter().map(|name| (**name).to_owned()).collect()
    }

    /// Names in the `__slots__` of it and its bases. A slot `__x` is `_Class__x`.
    fn all_slots(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        for class in std::iter::once(self).chain(self.mro.iter().map(|base| &**base)).filter(|class| class.heap) {
            let names = class.attrs.borrow().get(&sym::__slots__).map_or_else(Vec::new, slot_names);
            all.extend(names.iter().map(|slot| match &**slot {
                slot if slot.starts_with("__") && !slot.ends_with("__") => {
                    format!("_{}{slot}", class.name.borrow().as_str().trim_start_matches('_'))
                }
                slot => slot.to_owned(),
            }));
        }
        all
    }

    /// Those whose instances also have a `__dict__`.
    fn slots_beside_dict(&self) -> BTreeSet<String> {
        if self.traits().slots_beside_dict { self.all_slots() } else { BTreeSet::new() }
    }

    /// Whether instances of a class with [`Traits::slotted`] have room for this name.
    pub fn has_slot(&self, name: &str) -> bool {
        self.heap && self.all_slots().contains(name)
    }

    /// The `__init__` of a class whose call makes a plain object and runs it: no metaclass, no `__new__` of its own, no
    /// abstract methods.
    pub fn plain_init(&self) -> Option<Rc<Function>> {
        let known = self.init.borrow();
        if known.0 == self.version.get() {
            return known.1.clone();
        }
        drop(known);
        let plain = self.heap
            && self.layout == Layout::Object
            && self.metaclass.is_none()
            && matches!(self.lookup(sym::__new__), Some(Value::Builtin(b)) if b.owner == "object")
            && self.lookup(sym::__abstractmethods__).is_none();
        let init = match self.lookup(sym::__init__) {
            Some(Value::Function(f)) if plain => Some(f),
            _ => None,
        };
        *self.init.borrow_mut() = (self.version.get(), init.clone());
        init
    }

    /// 0 if the class itself has the name, 1 if its first base in resolution order has, and so on.
    pub fn depth_of(&self, name: Sym) -> usize {
        if self.attrs.borrow().contains_key(&name) {
            return 0;
        }
        self.mro.iter().position(|base| base.attrs.borrow().contains_key(&name)).map_or(usize::MAX, |at| at + 1)
    }
}

fn has_data_descriptors(class: &Class) -> bool {
    // The members of an enumeration are all of one class, which need not be searched for each of them.
    let mut plain: Option<Rc<Class>> = None;
    class.attrs.borrow().values().any(|value| match value {
        Value::Object(o) if plain.as_ref().is_some_and(|known| Rc::ptr_eq(known, &o.class)) => false,
        value => {
            let takes_part = is_data_descriptor(value);
            if let (Value::Object(o), false) = (value, takes_part)
                && !matches!(o.base, Base::Value(Value::Native(_)))
            {
                plain = Some(o.class.clone());
            }
            takes_part
        }
    })
}

/// Whether a class attribute takes part before the instance's own attributes.
pub fn is_data_descriptor(value: &Value) -> bool {
    match value {
        Value::Native(n) => n.is_property(),
        Value::Object(o) => {
            matches!(&o.base, Base::Value(Value::Native(n)) if n.is_property())
                || o.class.lookup(sym::__set__).is_some()
                || o.class.lookup(sym::__delete__).is_some()
        }
        _ => false,
    }
}

/// An instance.
#[derive(Debug)]
pub struct Object {
    /// Its class.
    pub class: Rc<Class>,
    /// Unique in its interpreter: the identity that programs can see.
    pub id: u32,
    /// Its attributes.
    pub attrs: RefCell<InstanceAttrs>,
    /// Its built-in part.
    pub base: Base,
    /// `__del__` has been called.
    pub finalized: Cell<bool>,
    /// It has weak references, which are to hear of its end ([`Finalizers::watch`]).
    pub watched: Cell<bool>,
}

impl Object {
    /// Gives a new instance these attributes, which are all that its class has had so far, or the first of them; nothing
    /// where it has some already, or the class has others.
    pub fn lay_out(&self, names: &[Sym], values: impl IntoIterator<Item = Value>) {
        let mut attrs = self.attrs.borrow_mut();
        let InstanceAttrs::Slots(slots) = &mut *attrs else { return };
        let mut keys = self.class.keys.borrow_mut();
        if !slots.is_empty() || !keys.is_empty() && !keys.starts_with(names) {
            return;
        }
        let first = keys.is_empty();
        if first {
            keys.extend_from_slice(names);
        }
        slots.reserve_exact(keys.len());
        slots.extend(values);
        drop(keys);
        if first {
            self.class.touch();
        }
    }

    /// Whether `__del__` is to be called.
    pub fn has_wish(&self) -> bool {
        let traits = self.class.traits();
        !self.finalized.get() && traits.del && !(traits.future && self.is_quiet())
    }

    /// Whether `__del__` of asyncio's futures does nothing here: it is no task that is pending, and no exception is to be
    /// reported.
    fn is_quiet(&self) -> bool {
        let attrs = self.attrs.borrow();
        let InstanceAttrs::Slots(slots) = &*attrs else { return false };
        let get = |name: Sym| slots.get(self.slot_of(name)?);
        let pending =
            get(sym::_coro).is_some() && get(sym::_state).is_none_or(|state| state.as_str() == Some("PENDING"));
        !pending && !matches!(get(sym::_log_tb), Some(Value::Bool(true)))
    }
}

impl Drop for Object {
    fn drop(&mut self) {
        if !self.class.heap || self.class.finalizers.closed.get() {
            return;
        }
        if !self.has_wish() {
            if self.watched.get() {
                self.class.finalizers.ended(self.id);
            }
            return;
        }
        let again = Self {
            class: self.class.clone(),
            id: self.id,
            attrs: RefCell::new(self.attrs.replace(InstanceAttrs::Slots(Vec::new()))),
            base: std::mem::replace(&mut self.base, Base::None),
            finalized: Cell::new(true),
            // Callbacks of weak references come after `__del__`.
            watched: Cell::new(self.watched.get()),
        };
        self.class.finalizers.add(Finalizer::Del(Rc::new(again)));
    }
}

/// The built-in part of an instance.
#[derive(Debug)]
pub enum Base {
    /// None.
    None,
    /// The value a subclass of `int`, `str`, `tuple`, `list`, `dict`… wraps.
    Value(Value),
    /// What an exception carries.
    Exc(Box<RefCell<ExcData>>),
}

/// Attributes of an instance.
#[derive(Debug)]
pub enum InstanceAttrs {
    /// Values in the order of the class's keys; never Null.
    Slots(Vec<Value>),
    /// A `dict` of its own (somebody asked for `__dict__`, or the common order does not fit), and what is in
    /// `__slots__` beside it.
    Dict(Rc<Dict>, Apart),
}

/// Attributes that are not in the `__dict__`; never Null.
pub type Apart = Vec<(Sym, Value)>;

/// Turns symbols into text where a `dict` must be made.
pub type Names<'a> = &'a dyn Fn(Sym) -> Rc<Str>;

impl Object {
    /// The exception part.
    pub fn exc(&self) -> Option<&RefCell<ExcData>> {
        match &self.base {
            Base::Exc(data) => Some(data),
            _ => None,
        }
    }

    /// Reads an instance attribute.
    pub fn get(&self, name: Sym, names: Names<'_>) -> Option<Value> {
        match &*self.attrs.borrow() {
            InstanceAttrs::Slots(slots) => slots.get(self.slot_of(name)?).cloned(),
            InstanceAttrs::Dict(dict, apart) => {
                let slot = apart.iter().find(|(slot, _)| *slot == name);
                slot.map(|(_, value)| value.clone()).or_else(|| {
                    let key = names(name);
                    dict.table.borrow().get(key.hash(), &Value::Str(key)).cloned()
                })
            }
        }
    }

    /// The slot of an attribute in instances that keep the common order.
    pub fn slot_of(&self, name: Sym) -> Option<usize> {
        self.class.keys.borrow().iter().position(|&k| k == name)
    }

    /// Sets an instance attribute; returns the old value or Null.
    pub fn set(&self, name: Sym, value: Value, names: Names<'_>) -> Value {
        let mut attrs = self.attrs.borrow_mut();
        if let InstanceAttrs::Slots(slots) = &mut *attrs {
            let mut keys = self.class.keys.borrow_mut();
            match keys.iter().position(|&k| k == name) {
                Some(at) if at < slots.len() => return std::mem::replace(&mut slots[at], value),
                Some(at) if at == slots.len() => {
                    slots.push(value);
                    return Value::Null;
                }
                None if keys.len() == slots.len() && keys.len() < 64 => {
                    keys.push(name);
                    slots.push(value);
                    drop(keys);
                    // Cached methods of this name are hidden by the attribute from now on.
                    if self.class.lookup(name).is_some() {
                        self.class.touch();
                    }
                    return Value::Null;
                }
                _ => {}
            }
            let dict = self.to_dict(slots, &keys, names);
            *attrs = dict;
        }
        let InstanceAttrs::Dict(dict, apart) = &mut *attrs else { return Value::Null };
        if let Some((_, old)) = apart.iter_mut().find(|(slot, _)| *slot == name) {
            return std::mem::replace(old, value);
        }
        let key = names(name);
        if self.class.slots_beside_dict().contains(key.as_str()) {
            apart.push((name, value));
            return Value::Null;
        }
        let old = dict.table.borrow_mut().insert(key.hash(), Value::Str(key), value);
        old.unwrap_or_default()
    }

    /// Deletes an instance attribute; `None` if it has none.
    pub fn delete(&self, name: Sym, names: Names<'_>) -> Option<Value> {
        let (key, dict) = (names(name), self.dict(names));
        if let InstanceAttrs::Dict(_, apart) = &mut *self.attrs.borrow_mut()
            && let Some(at) = apart.iter().position(|(slot, _)| *slot == name)
        {
            return Some(apart.remove(at).1);
        }
        dict.table.borrow_mut().remove(key.hash(), &Value::Str(key))
    }

    /// `__dict__`: from now on the instance keeps its attributes there.
    pub fn dict(&self, names: Names<'_>) -> Rc<Dict> {
        let mut attrs = self.attrs.borrow_mut();
        if let InstanceAttrs::Slots(slots) = &*attrs {
            let made = self.to_dict(slots, &self.class.keys.borrow(), names);
            *attrs = made;
        }
        let InstanceAttrs::Dict(dict, _) = &*attrs else { return Dict::new() };
        dict.clone()
    }

    fn to_dict(&self, slots: &[Value], keys: &[Sym], names: Names<'_>) -> InstanceAttrs {
        let (dict, mut apart) = (Dict::new(), Vec::new());
        let beside = self.class.slots_beside_dict();
        dict.table.borrow_mut().odd = true;
        for (value, &key) in slots.iter().zip(keys) {
            let text = names(key);
            if beside.contains(text.as_str()) {
                apart.push((key, value.clone()));
            } else {
                dict.table.borrow_mut().insert(text.hash(), Value::Str(text), value.clone());
            }
        }
        InstanceAttrs::Dict(dict, apart)
    }
}
