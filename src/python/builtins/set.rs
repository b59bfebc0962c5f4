//! `set` and `frozenset` (`Objects/setobject.c`).
//!
//! Operations work on hashed elements ([`Elements`]) in CPython's order, so that results are laid out alike. Elements
//! whose `__hash__` or `__eq__` is written in Python send the whole operation to the prelude.

use std::rc::Rc;

use super::dict::{unhashable, unhashable_part};
use super::item::key_error;
use super::{Builtin, Exc, operators, receiver, set_algebra};
use crate::python::bytecode::op::BinaryOp;
use crate::python::object::hash::{NoHash, hash_of};
use crate::python::object::{Base, Class, Set, SetTable, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// Elements with their hashes.
pub type Elements = Vec<(u64, Value)>;

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algebra {
    /// `union`, `|`.
    Union,
    /// `intersection`, `&`.
    Intersection,
    /// `difference`, `-`.
    Difference,
    /// `symmetric_difference`, `^`.
    SymmetricDifference,
}

/// The hash of an element; `None` where Python computes it.
fn hash_element(interp: &mut Interp, value: &Value) -> Res<Option<u64>> {
    match hash_of(value) {
        Ok(hash) => Ok(Some(hash)),
        Err(NoHash::Python) => Ok(None),
        Err(NoHash::Unhashable) => Err(unhashable(interp, value, "set element")),
    }
}

/// Elements of a built-in iterable; else what Python should iterate.
fn elements(interp: &mut Interp, source: &Value) -> Res<Result<Elements, Value>> {
    let native = !matches!(source, Value::Object(object) if object.class.traits().iter);
    let found: Elements = match source.unwrap_base() {
        Value::Dict(dict) if native => {
            dict.table.borrow().iter_hashed().map(|(hash, key, _)| (hash, key.clone())).collect()
        }
        _ => {
            if !super::iterate::is_iterable(interp, source) {
                return Err(super::iterate::not_iterable(interp, source));
            }
            let Some(items) = interp.native_items(source)? else { return Ok(Err(source.clone())) };
            let mut found = Vec::with_capacity(items.len());
            for value in &items {
                let Some(hash) = hash_element(interp, value)? else { return Ok(Err(Value::list(items))) };
                found.push((hash, value.clone()));
            }
            found
        }
    };
    interp.charge(found.len() as u64 * 20);
    Ok(Ok(found))
}

/// What a set meets in an operation.
enum Operand {
    /// A set.
    Set(SetTable),
    /// The keys of a dict, in order.
    Dict(Elements),
    /// Any other iterable's items, in order, perhaps several times.
    Items(Elements),
}

impl Operand {
    /// An operand; or what Python should iterate.
    fn of(interp: &mut Interp, source: &Value) -> Res<Result<Self, Value>> {
        let native = !matches!(source, Value::Object(object) if object.class.traits().iter);
        if let (Value::Set(set), true) = (source.unwrap_base(), native) {
            interp.charge(set.table.borrow().len() as u64 * 12);
            return Ok(Ok(Self::Set(set.table.borrow().clone())));
        }
        let dict = matches!(source.unwrap_base(), Value::Dict(_));
        Ok(elements(interp, source)?.map(if dict { Self::Dict } else { Self::Items }))
    }

    fn needs_python(&self) -> bool {
        match self {
            Self::Set(table) => needs_python(table),
            Self::Dict(elements) | Self::Items(elements) => {
                elements.iter().any(|(_, key)| set_algebra::needs_python(key))
            }
        }
    }

    /// Its elements in the order in which they are met.
    fn iter(&self) -> Box<dyn Iterator<Item = (u64, &Value)> + '_> {
        match self {
            Self::Set(table) => Box::new(table.iter()),
            Self::Dict(elements) | Self::Items(elements) => Box::new(elements.iter().map(|(hash, key)| (*hash, key))),
        }
    }

    /// Adds its elements to a set (`set_update_internal`).
    fn add_to(&self, table: &mut SetTable) {
        match self {
            Self::Set(other) => table.merge(other),
            Self::Dict(elements) => {
                table.make_room(elements.len());
                for (hash, key) in elements {
                    table.insert(*hash, key.clone());
                }
            }
            Self::Items(elements) => {
                for (hash, key) in elements {
                    table.insert(*hash, key.clone());
                }
            }
        }
    }

    /// What Python should iterate instead: `source`, unless iterating it has used it up.
    fn replay(&self, source: &Value) -> Value {
        match self {
            Self::Items(elements) => Value::list(elements.iter().map(|(_, key)| key.clone()).collect()),
            _ => source.clone(),
        }
    }

    /// It as a set.
    fn table(&self) -> SetTable {
        let mut table = SetTable::default();
        self.add_to(&mut table);
        table
    }
}

/// Whether comparing some element takes Python.
fn needs_python(table: &SetTable) -> bool {
    table.iter().any(|(_, key)| set_algebra::needs_python(key))
}

/// A new table from two; `None` where only Python can compare two elements.
fn algebra(op: Algebra, a: &SetTable, b: &Operand) -> Option<SetTable> {
    if needs_python(a) || b.needs_python() {
        return None;
    }
    Some(match (op, b) {
        (Algebra::Union, _) => {
            let mut made = a.fresh_copy();
            b.add_to(&mut made);
            made
        }
        (Algebra::Intersection, Operand::Set(b)) => set_algebra::intersection(a, b),
        (Algebra::Intersection, _) => {
            let mut made = SetTable::default();
            for (hash, key) in b.iter().filter(|(hash, key)| a.contains(*hash, key)) {
                made.insert(hash, key.clone());
            }
            made
        }
        (Algebra::Difference, Operand::Items(_)) => {
            let mut made = a.fresh_copy();
            made.subtract(b.iter());
            made
        }
        (Algebra::Difference, Operand::Set(b)) => set_algebra::difference(a, b),
        (Algebra::Difference, Operand::Dict(_)) => set_algebra::difference(a, &b.table()),
        (Algebra::SymmetricDifference, Operand::Set(b)) => set_algebra::symmetric_difference(a, b),
        (Algebra::SymmetricDifference, _) => {
            let mut made = b.table();
            toggle(&mut made, a.iter());
            made
        }
    })
}

/// Removes the keys that are there and adds those that are not.
fn toggle<'a>(table: &mut SetTable, keys: impl Iterator<Item = (u64, &'a Value)>) {
    for (hash, key) in keys {
        if !table.remove(hash, key) {
            table.insert_new(hash, key.clone());
        }
    }
}

/// Changes a table by an operand; `None`, and nothing changed, where only Python can compare.
fn update_table(op: Algebra, set: &Set, other: &Operand) -> Option<()> {
    let mut table = set.table.borrow().clone();
    if needs_python(&table) || other.needs_python() {
        return None;
    }
    match (op, other) {
        (Algebra::Union, _) => other.add_to(&mut table),
        (Algebra::Intersection, _) => table = algebra(op, &table, other)?,
        (Algebra::Difference, _) => table.subtract(other.iter()),
        (Algebra::SymmetricDifference, Operand::Items(_)) => toggle(&mut table, other.table().iter()),
        (Algebra::SymmetricDifference, _) => toggle(&mut table, other.iter()),
    }
    let old = set.table.replace(table);
    drop(old);
    Some(())
}

/// `key in set`; `None` where Python must decide. A `set` is looked up as the `frozenset` of its elements.
pub fn has(interp: &mut Interp, set: &Set, key: &Value) -> Res<Option<bool>> {
    let frozen;
    let key = match key.unwrap_base() {
        Value::Set(inner) if !inner.frozen => {
            frozen = Value::Set(Set::new(inner.table.borrow().clone(), true));
            &frozen
        }
        _ => key,
    };
    let Some(hash) = hash_element(interp, key)? else { return Ok(None) };
    Ok(set.table.borrow().lookup(hash, key).ok())
}

/// `set.add(value)`.
pub fn add_item(interp: &mut Interp, set: &Rc<Set>, value: Value) -> Res<()> {
    if let Some(hash) = hash_element(interp, &value)? {
        let found = set.table.borrow().lookup(hash, &value);
        if let Ok(found) = found {
            if !found {
                set.table.borrow_mut().insert_new(hash, value);
            }
            return Ok(());
        }
    }
    Err(interp.prelude_call("_set_add", vec![Value::Set(set.clone()), value]))
}

/// `set(…)`. Subclasses start empty: `__init__` fills them.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    if class.heap {
        return Ok(interp.object(class, Base::Value(Value::Set(Set::new(SetTable::default(), false)))));
    }
    args.no_keywords(interp, "set")?;
    let given = args.between(interp, "set", 0, 1, false)?;
    let Some(source) = given.first() else { return Ok(Value::Set(Set::new(SetTable::default(), false))) };
    match Operand::of(interp, source)? {
        Ok(Operand::Items(elements)) if elements.iter().any(|(_, key)| set_algebra::needs_python(key)) => {
            let items = elements.into_iter().map(|(_, key)| key).collect();
            Err(interp.prelude_call("_set", vec![Value::list(items)]))
        }
        Ok(operand) => Ok(Value::Set(Set::new(operand.table(), false))),
        Err(python) => Err(interp.prelude_call("_set", vec![python])),
    }
}

/// `frozenset(…)`.
pub fn frozenset_new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    if !class.heap {
        args.no_keywords(interp, "frozenset")?;
    }
    let given = args.between(interp, "frozenset", 0, 1, false)?;
    let table = match given.first() {
        None => SetTable::default(),
        Some(Value::Set(set)) if set.frozen && !class.heap => return Ok(given[0].clone()),
        Some(source) => match Operand::of(interp, source)? {
            Ok(Operand::Items(elements)) if elements.iter().any(|(_, key)| set_algebra::needs_python(key)) => {
                let items = elements.into_iter().map(|(_, key)| key).collect();
                return Err(interp.prelude_call("_frozenset", vec![Value::Class(class.clone()), Value::list(items)]));
            }
            Ok(operand) => operand.table(),
            Err(python) => {
                let class = Value::Class(class.clone());
                return Err(interp.prelude_call("_frozenset", vec![class, python]));
            }
        },
    };
    Ok(super::wrap(interp, class, Value::Set(Set::new(table, true))))
}

fn init(interp: &mut Interp, args: Args<'_>) -> Res {
    let set = receiver::mutable_set(interp, args, "__init__")?;
    let given = args.between(interp, "set", 0, 1, true)?;
    let gone = set.table.take();
    drop(gone);
    update_from(interp, Algebra::Union, set, given)
}

fn add(interp: &mut Interp, args: Args<'_>) -> Res {
    let set = receiver::mutable_set(interp, args, "add")?;
    let [_, value] = args.exact::<2>(interp, "set.add", true)?;
    add_item(interp, set, value.clone())?;
    Ok(Value::None)
}

fn discard(interp: &mut Interp, args: Args<'_>) -> Res {
    let set = receiver::mutable_set(interp, args, "discard")?;
    let [_, value] = args.exact::<2>(interp, "set.discard", true)?;
    take_out(interp, set, value, "_set_discard")?;
    Ok(Value::None)
}

fn remove(interp: &mut Interp, args: Args<'_>) -> Res {
    let set = receiver::mutable_set(interp, args, "remove")?;
    let [_, value] = args.exact::<2>(interp, "set.remove", true)?;
    if take_out(interp, set, value, "_set_remove")? { Ok(Value::None) } else { Err(key_error(interp, value)) }
}

/// Removes an element; `false` if it was not there.
fn take_out(interp: &mut Interp, set: &Rc<Set>, value: &Value, python: &str) -> Res<bool> {
    match has(interp, set, value)? {
        Some(false) => Ok(false),
        Some(true) => {
            let key = match value.unwrap_base() {
                Value::Set(inner) if !inner.frozen => Value::Set(Set::new(inner.table.borrow().clone(), true)),
                _ => value.clone(),
            };
            let hash = hash_of(&key).unwrap_or_default();
            set.table.borrow_mut().remove(hash, &key);
            Ok(true)
        }
        None => Err(interp.prelude_call(python, vec![Value::Set(set.clone()), value.clone()])),
    }
}

fn pop(interp: &mut Interp, args: Args<'_>) -> Res {
    let set = receiver::mutable_set(interp, args, "pop")?;
    args.exact::<1>(interp, "set.pop", true)?;
    let popped = set.table.borrow_mut().pop();
    popped.ok_or_else(|| interp.raise(Exc::KeyError, "pop from an empty set"))
}

fn clear(interp: &mut Interp, args: Args<'_>) -> Res {
    let set = receiver::mutable_set(interp, args, "clear")?;
    args.exact::<1>(interp, "set.clear", true)?;
    let gone = set.table.take();
    drop(gone);
    Ok(Value::None)
}

fn copy(interp: &mut Interp, args: Args<'_>) -> Res {
    let set = receiver::set(interp, args, "copy")?;
    args.exact::<1>(interp, "set.copy", true)?;
    if set.frozen {
        return Ok(Value::Set(set.clone()));
    }
    interp.charge(set.table.borrow().len() as u64 * 12);
    let table = set.table.borrow().fresh_copy();
    Ok(Value::Set(Set::new(table, false)))
}

/// `union`, `intersection`, `difference`: any number of iterables.
fn combine(interp: &mut Interp, args: Args<'_>, name: &str, op: Algebra) -> Res {
    let set = receiver::set(interp, args, name)?;
    args.no_keywords(interp, &format!("set.{name}"))?;
    if op == Algebra::SymmetricDifference {
        args.exact::<2>(interp, &format!("set.{name}"), true)?;
    }
    let mut table = set.table.borrow().clone();
    if args.pos.len() == 1 {
        table = table.fresh_copy();
    }
    for (at, source) in args.pos.iter().enumerate().skip(1) {
        let next = match Operand::of(interp, source)? {
            Ok(other) => algebra(op, &table, &other).ok_or_else(|| other.replay(source)),
            Err(python) => Err(python),
        };
        match next {
            Ok(next) => table = next,
            Err(python) => {
                let so_far = Value::Set(Set::new(table, set.frozen));
                let mut pos = vec![so_far, python];
                pos.extend_from_slice(&args.pos[at + 1..]);
                let func = interp.prelude_function(&format!("_set_{name}"));
                return Err(interp.call(func, pos));
            }
        }
    }
    Ok(Value::Set(Set::new(table, set.frozen)))
}

/// `update` and its kin: any number of iterables.
fn update_from(interp: &mut Interp, op: Algebra, set: &Rc<Set>, sources: &[Value]) -> Res {
    for (at, source) in sources.iter().enumerate() {
        let python = match Operand::of(interp, source)? {
            Ok(other) => update_table(op, set, &other).is_none().then(|| other.replay(source)),
            Err(python) => Some(python),
        };
        if let Some(python) = python {
            let mut pos = vec![Value::Set(set.clone()), python];
            pos.extend_from_slice(&sources[at + 1..]);
            let func = interp.prelude_function(match op {
                Algebra::Union => "_set_update_slow",
                Algebra::Intersection => "_set_intersection_update",
                Algebra::Difference => "_set_difference_update",
                Algebra::SymmetricDifference => "_set_symmetric_difference_update",
            });
            return Err(interp.call(func, pos));
        }
    }
    Ok(Value::None)
}

fn update_method(interp: &mut Interp, args: Args<'_>, name: &str, op: Algebra) -> Res {
    let set = receiver::mutable_set(interp, args, name)?;
    args.no_keywords(interp, &format!("set.{name}"))?;
    if op == Algebra::SymmetricDifference {
        args.exact::<2>(interp, &format!("set.{name}"), true)?;
    }
    update_from(interp, op, set, args.rest().pos)
}

/// `a op= b` of a `set`; `None` if `b` is no set.
pub fn in_place(interp: &mut Interp, op: BinaryOp, a: &Value, set: &Rc<Set>, b: &Value) -> Res<Option<Value>> {
    let op = match op {
        BinaryOp::Or => Algebra::Union,
        BinaryOp::And => Algebra::Intersection,
        BinaryOp::Subtract => Algebra::Difference,
        BinaryOp::Xor => Algebra::SymmetricDifference,
        _ => return Ok(None),
    };
    let Value::Set(other) = b.unwrap_base() else { return Ok(None) };
    let other = Operand::Set(other.table.borrow().clone());
    if update_table(op, set, &other).is_none() {
        let name = match op {
            Algebra::Union => "update",
            Algebra::Intersection => "intersection_update",
            Algebra::Difference => "difference_update",
            Algebra::SymmetricDifference => "symmetric_difference_update",
        };
        let args = vec![a.clone(), Value::Set(set.clone()), b.clone(), Value::str(name)];
        return Err(interp.prelude_call("_set_in_place", args));
    }
    Ok(Some(a.clone()))
}

fn is_subset(a: &SetTable, b: &SetTable) -> bool {
    a.len() <= b.len() && a.iter().all(|(hash, key)| b.contains(hash, key))
}

fn relation(interp: &mut Interp, args: Args<'_>, name: &str, holds: fn(&SetTable, &SetTable) -> bool) -> Res {
    let set = receiver::set(interp, args, name)?;
    let [this, other] = args.exact::<2>(interp, &format!("set.{name}"), true)?;
    let python = match Operand::of(interp, other)? {
        Ok(operand) if !operand.needs_python() && !needs_python(&set.table.borrow()) => {
            return Ok(Value::Bool(holds(&set.table.borrow(), &operand.table())));
        }
        Ok(operand) => operand.replay(other),
        Err(python) => python,
    };
    Err(interp.prelude_call(&format!("_set_{name}"), vec![this.clone(), python]))
}

fn issubset(interp: &mut Interp, args: Args<'_>) -> Res {
    relation(interp, args, "issubset", is_subset)
}

fn issuperset(interp: &mut Interp, args: Args<'_>) -> Res {
    relation(interp, args, "issuperset", |a, b| is_subset(b, a))
}

fn isdisjoint(interp: &mut Interp, args: Args<'_>) -> Res {
    relation(interp, args, "isdisjoint", |a, b| set_algebra::intersection(a, b).is_empty())
}

macro_rules! methods {
    ($($rust:ident = $name:literal: $body:ident($op:ident);)*) => {
        $(fn $rust(interp: &mut Interp, args: Args<'_>) -> Res { $body(interp, args, $name, Algebra::$op) })*
    };
}

methods! {
    union = "union": combine(Union);
    intersection = "intersection": combine(Intersection);
    difference = "difference": combine(Difference);
    symmetric_difference = "symmetric_difference": combine(SymmetricDifference);
    update = "update": update_method(Union);
    intersection_update = "intersection_update": update_method(Intersection);
    difference_update = "difference_update": update_method(Difference);
    symmetric_difference_update = "symmetric_difference_update": update_method(SymmetricDifference);
}

macro_rules! common {
    ($owner:literal, $($more:expr,)*) => {
        &[
            $($more,)*
            Builtin::method($owner, "copy", copy),
            Builtin::method($owner, "union", union),
            Builtin::method($owner, "intersection", intersection),
            Builtin::method($owner, "difference", difference),
            Builtin::method($owner, "symmetric_difference", symmetric_difference),
            Builtin::method($owner, "issubset", issubset),
            Builtin::method($owner, "issuperset", issuperset),
            Builtin::method($owner, "isdisjoint", isdisjoint),
            Builtin::method($owner, "__contains__", operators::contains),
            Builtin::method($owner, "__len__", operators::len),
            Builtin::method($owner, "__iter__", operators::iter),
            Builtin::method($owner, "__eq__", operators::eq),
            Builtin::method($owner, "__ne__", operators::ne),
            Builtin::method($owner, "__lt__", operators::lt),
            Builtin::method($owner, "__le__", operators::le),
            Builtin::method($owner, "__gt__", operators::gt),
            Builtin::method($owner, "__ge__", operators::ge),
            Builtin::method($owner, "__or__", operators::or),
            Builtin::method($owner, "__ror__", operators::ror),
            Builtin::method($owner, "__and__", operators::and),
            Builtin::method($owner, "__rand__", operators::rand),
            Builtin::method($owner, "__sub__", operators::sub),
            Builtin::method($owner, "__rsub__", operators::rsub),
            Builtin::method($owner, "__xor__", operators::xor),
            Builtin::method($owner, "__rxor__", operators::rxor),
        ]
    };
}

/// Methods of `frozenset`.
pub static FROZENSET_METHODS: &[Builtin] = common!("frozenset",);

/// Methods of `set`.
pub static METHODS: &[Builtin] = common!(
    "set",
    Builtin::method("set", "__init__", init),
    Builtin::method("set", "add", add),
    Builtin::method("set", "discard", discard),
    Builtin::method("set", "remove", remove),
    Builtin::method("set", "pop", pop),
    Builtin::method("set", "clear", clear),
    Builtin::method("set", "update", update),
    Builtin::method("set", "intersection_update", intersection_update),
    Builtin::method("set", "difference_update", difference_update),
    Builtin::method("set", "symmetric_difference_update", symmetric_difference_update),
    Builtin::method("set", "__ior__", operators::ior),
    Builtin::method("set", "__iand__", operators::iand),
    Builtin::method("set", "__isub__", operators::isub),
    Builtin::method("set", "__ixor__", operators::ixor),
);

/// `TypeError: unhashable type`, for `hash()`.
pub fn unhashable_type(interp: &mut Interp, value: &Value) -> Box<crate::python::vm::control::Ctl> {
    let inner = unhashable_part(interp, value);
    interp.type_error(format!("unhashable type: '{inner}'"))
}
