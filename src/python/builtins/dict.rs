//! `dict` (`Objects/dictobject.c`): construction, methods, and the look-ups that subscripts use.
//!
//! Start with [`locate`]: every access by key goes through it. Keys whose `__hash__` or `__eq__` is written in Python
//! are looked up by the prelude's function of the same name with `_dict_` before it. Views are in
//! [`super::dict_view`].

use std::rc::Rc;

use super::item::key_error;
use super::{Builtin, Exc, item, iterate, operators, receiver};
use crate::python::object::hash::{NoHash, hash_of};
use crate::python::object::{Base, Class, Dict, DictPart, DictWalk, Iter, IterState, Native, Value};
use crate::python::vm::collector;
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// Where a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Located {
    /// At this position of the table.
    At(usize),
    /// Nowhere; its hash.
    Missing(u64),
    /// Python must compute its hash or compare it.
    Python,
}

/// Looks a key up.
pub fn locate(interp: &mut Interp, dict: &Dict, key: &Value) -> Res<Located> {
    let hash = match hash_of(key) {
        Ok(hash) => hash,
        Err(NoHash::Python) => return Ok(Located::Python),
        Err(NoHash::Unhashable) => return Err(unhashable(interp, key, "dict key")),
    };
    Ok(match dict.table.borrow().lookup(hash, key) {
        Ok(Some(at)) => Located::At(at),
        Ok(None) => Located::Missing(hash),
        Err(_) => Located::Python,
    })
}

/// `TypeError` for a key that has no hash. `what` is `dict key` or `set element`.
pub fn unhashable(interp: &mut Interp, key: &Value, what: &str) -> Box<Ctl> {
    let (outer, inner) = (interp.full_type_name(key), unhashable_part(interp, key));
    interp.type_error(format!("cannot use '{outer}' as a {what} (unhashable type: '{inner}')"))
}

/// The type that makes a value unhashable: a tuple is so because of an item.
pub fn unhashable_part(interp: &Interp, value: &Value) -> String {
    if let Value::Tuple(tuple) = value.unwrap_base()
        && let Some(item) = tuple.items.iter().find(|item| hash_of(item) == Err(NoHash::Unhashable))
    {
        return unhashable_part(interp, item);
    }
    match value {
        Value::Native(native) if let Native::MappingProxy(mapping) = &**native => interp.type_name(mapping),
        _ => interp.type_name(value),
    }
}

/// The value at a position.
fn value_at(dict: &Dict, at: usize) -> Value {
    dict.table.borrow().entry(at).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// `container[key]` where `dict` is the dict in `container`: a subclass's `__missing__` is asked.
pub fn get_item(interp: &mut Interp, container: &Value, dict: &Dict, key: &Value) -> Res {
    match locate(interp, dict, key)? {
        Located::At(at) => Ok(value_at(dict, at)),
        Located::Missing(_) => match item_missing(interp, container) {
            Some(missing) => Err(interp.call(missing, vec![key.clone()])),
            None => Err(key_error(interp, key)),
        },
        Located::Python => Err(interp.prelude_call("_dict_getitem", vec![container.clone(), key.clone()])),
    }
}

/// The bound `__missing__` of an instance of a subclass.
pub fn item_missing(interp: &Interp, container: &Value) -> Option<Value> {
    match container {
        Value::Object(_) => item::special(interp, container, sym::__missing__),
        _ => None,
    }
}

/// `dict[key] = value`.
pub fn set_item(interp: &mut Interp, dict: &Rc<Dict>, key: Value, value: Value) -> Res<()> {
    let old = match locate(interp, dict, &key)? {
        Located::At(at) => dict.table.borrow_mut().set_at(at, value),
        Located::Missing(hash) => {
            dict.table.borrow_mut().push(hash, key, value);
            Value::Null
        }
        Located::Python => {
            return Err(interp.prelude_call("_dict_setitem", vec![Value::Dict(dict.clone()), key, value]));
        }
    };
    drop(old);
    Ok(())
}

/// `del dict[key]`.
pub fn delete_item(interp: &mut Interp, dict: &Rc<Dict>, key: &Value) -> Res<()> {
    match locate(interp, dict, key)? {
        Located::At(at) => {
            let gone = dict.table.borrow_mut().remove_at(at);
            drop(gone);
            Ok(())
        }
        Located::Missing(_) => Err(key_error(interp, key)),
        Located::Python => Err(interp.prelude_call("_dict_delitem", vec![Value::Dict(dict.clone()), key.clone()])),
    }
}

/// `key in dict`; `None` where Python must decide.
pub fn has(interp: &mut Interp, dict: &Dict, key: &Value) -> Res<Option<bool>> {
    Ok(match locate(interp, dict, key)? {
        Located::At(_) => Some(true),
        Located::Missing(_) => Some(false),
        Located::Python => None,
    })
}

/// Copies all entries of `other`; `false` if a key needs Python.
pub fn merge(dict: &Rc<Dict>, other: &Rc<Dict>) -> bool {
    if Rc::ptr_eq(dict, other) {
        return true;
    }
    let entries: Vec<(u64, Value, Value)> =
        other.table.borrow().iter_hashed().map(|(hash, key, value)| (hash, key.clone(), value.clone())).collect();
    let mut replaced = Vec::new();
    for (hash, key, value) in entries {
        let mut table = dict.table.borrow_mut();
        match table.lookup(hash, &key) {
            Ok(Some(at)) => replaced.push(table.set_at(at, value)),
            Ok(None) => table.push(hash, key, value),
            Err(_) => return false,
        }
    }
    drop(replaced);
    true
}

/// `dict(…)`. Subclasses start empty: `__init__` fills them.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let dict = Dict::new();
    if class.heap {
        return Ok(interp.object(class, Base::Value(Value::Dict(dict))));
    }
    collector::track(interp, &Value::Dict(dict.clone()));
    fill(interp, &dict, args, "dict", Value::Dict(dict.clone()))?;
    Ok(Value::Dict(dict))
}

/// Adds what `dict(…)`, `dict.update(…)` and `|=` are given; the prelude goes on where Python is needed, and then
/// answers `result`.
fn fill(interp: &mut Interp, dict: &Rc<Dict>, args: Args<'_>, name: &str, result: Value) -> Res<()> {
    if args.pos.len() > 1 {
        let text = format!("{name} expected at most 1 argument, got {}", args.pos.len());
        return Err(interp.type_error(text));
    }
    if !args.pos.is_empty() && !dict.table.borrow().is_empty() {
        dict.table.borrow_mut().odd = true;
    }
    let python = |interp: &mut Interp, source: Option<&Value>| {
        let mut pos = vec![Value::Dict(dict.clone()), result.clone()];
        pos.extend(source.cloned());
        let func = interp.prelude_function("_dict_fill");
        Err(Args { pos: &pos, ..args }.forward(func))
    };
    if let Some(source) = args.pos.first() {
        let plain = match source {
            Value::Object(object) => {
                matches!(object.class.lookup(sym::keys), Some(Value::Builtin(_))) && !object.class.traits().iter
            }
            _ => true,
        };
        match source.unwrap_base() {
            Value::Dict(other) if plain => {
                interp.charge(other.table.borrow().len() as u64 * 12);
                if !merge(dict, other) {
                    return python(interp, Some(source));
                }
            }
            base if plain
                && !matches!(base, Value::Native(n) if matches!(**n, Native::MappingProxy(_) | Native::ClassDict(_) | Native::Globals(_))) =>
            {
                let Some(items) = interp.native_items(base)? else { return python(interp, Some(source)) };
                interp.charge(items.len() as u64 * 20);
                for (number, pair) in items.iter().enumerate() {
                    let Some((key, value)) = entry_of(interp, pair, number)? else {
                        let rest = Value::list(items[number..].to_vec());
                        return python(interp, Some(&rest));
                    };
                    match locate(interp, dict, &key)? {
                        Located::Python => {
                            let rest = Value::list(items[number..].to_vec());
                            return python(interp, Some(&rest));
                        }
                        _ => set_item(interp, dict, key, value)?,
                    }
                }
            }
            _ => return python(interp, Some(source)),
        }
    }
    for (name, value) in args.kwnames.iter().zip(args.kwvalues) {
        set_item(interp, dict, name.clone(), value.clone())?;
    }
    Ok(())
}

/// Key and value in an item of a sequence of pairs; `None` where it needs Python to iterate it.
fn entry_of(interp: &mut Interp, pair: &Value, number: usize) -> Res<Option<(Value, Value)>> {
    let Some(parts) = interp.native_items(pair)? else {
        if iterate::is_iterable(interp, pair) {
            return Ok(None);
        }
        return Err(interp.type_error("object is not iterable"));
    };
    let len = parts.len();
    let Ok([key, value]) = <[Value; 2]>::try_from(parts) else {
        let text = format!("dictionary update sequence element #{number} has length {len}; 2 is required");
        return Err(interp.value_error(text));
    };
    Ok(Some((key, value)))
}

fn init(interp: &mut Interp, args: Args<'_>) -> Res {
    let dict = receiver::dict(interp, args, "__init__")?;
    fill(interp, dict, args.rest(), "dict", Value::None)?;
    Ok(Value::None)
}

fn update(interp: &mut Interp, args: Args<'_>) -> Res {
    let dict = receiver::dict(interp, args, "update")?;
    fill(interp, dict, args.rest(), "update", Value::None)?;
    Ok(Value::None)
}

/// `dict |= other`, which answers the dict itself.
pub fn update_in_place(interp: &mut Interp, this: &Value, dict: &Rc<Dict>, other: &Value) -> Res {
    fill(interp, dict, Args::positional(std::slice::from_ref(other)), "update", this.clone())?;
    Ok(this.clone())
}

fn get(interp: &mut Interp, args: Args<'_>) -> Res {
    let dict = receiver::dict(interp, args, "get")?;
    let given = args.between(interp, "get", 1, 2, true)?;
    match locate(interp, dict, &given[0])? {
        Located::At(at) => Ok(value_at(dict, at)),
        Located::Missing(_) => Ok(given.get(1).cloned().unwrap_or(Value::None)),
        Located::Python => Err(args.forward(interp.prelude_function("_dict_get"))),
    }
}

fn setdefault(interp: &mut Interp, args: Args<'_>) -> Res {
    let dict = receiver::dict(interp, args, "setdefault")?;
    let given = args.between(interp, "setdefault", 1, 2, true)?;
    match locate(interp, dict, &given[0])? {
        Located::At(at) => Ok(value_at(dict, at)),
        Located::Missing(hash) => {
            let value = given.get(1).cloned().unwrap_or(Value::None);
            dict.table.borrow_mut().push(hash, given[0].clone(), value.clone());
            Ok(value)
        }
        Located::Python => Err(args.forward(interp.prelude_function("_dict_setdefault"))),
    }
}

fn pop(interp: &mut Interp, args: Args<'_>) -> Res {
    let dict = receiver::dict(interp, args, "pop")?;
    let given = args.between(interp, "pop", 1, 2, true)?;
    let missing = |interp: &mut Interp| given.get(1).cloned().ok_or_else(|| key_error(interp, &given[0]));
    if dict.table.borrow().is_empty() {
        return missing(interp);
    }
    match locate(interp, dict, &given[0])? {
        Located::At(at) => {
            let (_, value) = dict.table.borrow_mut().remove_at(at);
            Ok(value)
        }
        Located::Missing(_) => missing(interp),
        Located::Python => Err(args.forward(interp.prelude_function("_dict_pop"))),
    }
}

fn popitem(interp: &mut Interp, args: Args<'_>) -> Res {
    let dict = receiver::dict(interp, args, "popitem")?;
    args.exact::<1>(interp, "dict.popitem", true)?;
    let last = dict.table.borrow_mut().pop();
    match last {
        Some((key, value)) => Ok(Value::tuple(vec![key, value])),
        None => Err(interp.raise(Exc::KeyError, "popitem(): dictionary is empty")),
    }
}

fn clear(interp: &mut Interp, args: Args<'_>) -> Res {
    let dict = receiver::dict(interp, args, "clear")?;
    args.exact::<1>(interp, "dict.clear", true)?;
    let gone = dict.table.borrow_mut().clear();
    drop(gone);
    Ok(Value::None)
}

/// A copy of a dict.
pub fn copy_of(interp: &mut Interp, dict: &Dict) -> Rc<Dict> {
    let table = dict.table.borrow().twin();
    interp.charge(table.len() as u64 * 6);
    Rc::new(Dict { table: table.into() })
}

fn copy(interp: &mut Interp, args: Args<'_>) -> Res {
    let dict = receiver::dict(interp, args, "copy")?;
    args.exact::<1>(interp, "dict.copy", true)?;
    Ok(Value::Dict(copy_of(interp, dict)))
}

fn view(interp: &mut Interp, args: Args<'_>, name: &str, part: DictPart) -> Res {
    let dict = receiver::dict(interp, args, name)?;
    args.exact::<1>(interp, &format!("dict.{name}"), true)?;
    Ok(interp.native(Native::DictView(dict.clone(), part)))
}

fn keys(interp: &mut Interp, args: Args<'_>) -> Res {
    view(interp, args, "keys", DictPart::Keys)
}

fn values(interp: &mut Interp, args: Args<'_>) -> Res {
    view(interp, args, "values", DictPart::Values)
}

fn items(interp: &mut Interp, args: Args<'_>) -> Res {
    view(interp, args, "items", DictPart::Items)
}

/// `dict.fromkeys`, a class method: the class comes first.
fn fromkeys(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "fromkeys", 1, 2, true)?;
    let exact = matches!(args.pos.first(), Some(Value::Class(class)) if !class.heap);
    let items = if exact { interp.native_items(&given[0])? } else { None };
    let (Some(items), value) = (items, given.get(1).cloned().unwrap_or(Value::None)) else {
        return Err(args.forward(interp.prelude_function("_dict_fromkeys")));
    };
    let dict = Dict::new();
    for key in &items {
        match locate(interp, &dict, key)? {
            Located::At(_) => {}
            Located::Missing(hash) => dict.table.borrow_mut().push(hash, key.clone(), value.clone()),
            Located::Python => {
                let rest = vec![args.pos[0].clone(), Value::list(items), value];
                return Err(interp.prelude_call("_dict_fromkeys", rest));
            }
        }
    }
    Ok(Value::Dict(dict))
}

fn dunder_getitem(interp: &mut Interp, args: Args<'_>) -> Res {
    let dict = receiver::dict(interp, args, "__getitem__")?;
    let [this, key] = args.exact::<2>(interp, "dict.__getitem__", true)?;
    get_item(interp, this, dict, key)
}

fn dunder_contains(interp: &mut Interp, args: Args<'_>) -> Res {
    let dict = receiver::dict(interp, args, "__contains__")?;
    let [_, key] = args.exact::<2>(interp, "dict.__contains__", true)?;
    match has(interp, dict, key)? {
        Some(found) => Ok(Value::Bool(found)),
        None => Err(args.forward(interp.prelude_function("_dict_contains"))),
    }
}

fn dunder_reversed(interp: &mut Interp, args: Args<'_>) -> Res {
    let dict = receiver::dict(interp, args, "__reversed__")?;
    Ok(reversed(dict, DictPart::Keys))
}

/// An iterator over a dict backwards.
pub fn reversed(dict: &Rc<Dict>, part: DictPart) -> Value {
    Value::Iter(Iter::new(IterState::Dict(DictWalk::new(dict, part, true))))
}

/// `_ordered(dict)`: iterators over it notice from now on when its order changes.
fn ordered(interp: &mut Interp, args: Args<'_>) -> Res {
    if let [Value::Object(object)] = args.exact::<1>(interp, "_ordered", false)?
        && let Base::Value(Value::Dict(dict)) = &object.base
    {
        dict.table.borrow_mut().moves = Some(0);
    }
    Ok(Value::None)
}

/// What `OrderedDict` needs.
pub static ORDERED: &[Builtin] = &[Builtin::function("_ordered", ordered)];

/// Class methods of `dict`, to be wrapped in `classmethod`.
pub static CLASS_METHODS: &[Builtin] = &[Builtin::method("dict", "fromkeys", fromkeys)];

/// Methods of `dict`.
pub static METHODS: &[Builtin] = &[
    Builtin::method("dict", "__init__", init),
    Builtin::method("dict", "get", get).costing(20),
    Builtin::method("dict", "setdefault", setdefault),
    Builtin::method("dict", "pop", pop),
    Builtin::method("dict", "popitem", popitem),
    Builtin::method("dict", "update", update),
    Builtin::method("dict", "clear", clear),
    Builtin::method("dict", "copy", copy),
    Builtin::method("dict", "keys", keys),
    Builtin::method("dict", "values", values),
    Builtin::method("dict", "items", items),
    Builtin::method("dict", "__getitem__", dunder_getitem),
    Builtin::method("dict", "__setitem__", operators::set_item),
    Builtin::method("dict", "__delitem__", operators::delete_item),
    Builtin::method("dict", "__contains__", dunder_contains),
    Builtin::method("dict", "__len__", operators::len),
    Builtin::method("dict", "__iter__", operators::iter),
    Builtin::method("dict", "__reversed__", dunder_reversed),
    Builtin::method("dict", "__eq__", operators::eq),
    Builtin::method("dict", "__ne__", operators::ne),
    Builtin::method("dict", "__or__", operators::or),
    Builtin::method("dict", "__ror__", operators::ror),
    Builtin::method("dict", "__ior__", operators::ior),
];
