//! Builtin functions about objects and types: `len`, `isinstance`, `callable`, `id`, `hash`, `input`, `exit`
//! (`Python/bltinmodule.c`). Those that add up or compare are in [`super::reduce`], `print` is in
//! [`super::print`], names in [`super::scope`].

use super::{Builtin, Exc, item, iterate, mapping_proxy, repr, set};
use crate::python::object::hash::{NoHash, hash_of};
use crate::python::object::{Base, Class, Native, Value};
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::special;
use crate::python::vm::symbol::sym;

fn len(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "len", false)?;
    if let Some(func) = special::method(interp, value, sym::__len__) {
        return Err(interp.prelude_call("_len", vec![func, value.clone()]));
    }
    match item::len(value) {
        Some(len) => Ok(Value::Int(len as i64)),
        None => {
            let text = format!("object of type '{}' has no len()", interp.type_name(value));
            Err(interp.type_error(text))
        }
    }
}

/// Whether a value can be called.
pub fn is_callable(interp: &Interp, value: &Value) -> bool {
    match value {
        Value::Function(_) | Value::Builtin(_) | Value::Method(_) | Value::Class(_) => true,
        Value::Native(native) => {
            matches!(**native, Native::BuiltinMethod(..) | Native::StaticMethod(_) | Native::WeakRef(_))
        }
        Value::Object(_) => interp.type_of(value).lookup(sym::__call__).is_some(),
        _ => false,
    }
}

fn callable(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "callable", false)?;
    Ok(Value::Bool(is_callable(interp, value)))
}

/// Whether a class changes what `isinstance` or `issubclass` says about it.
fn checks_in_python(class: &Class, name: crate::python::vm::symbol::Sym) -> bool {
    class.metaclass.as_ref().is_some_and(|meta| repr::is_python(meta, name))
}

/// Whether `class` is one of `classes` or derives from one; `None` where Python must say. An error without a value
/// for what is neither a class nor a tuple.
fn matches_any(class: &Class, classes: &Value, exact: bool) -> Result<Option<bool>, ()> {
    let name = if exact { sym::__instancecheck__ } else { sym::__subclasscheck__ };
    match classes {
        Value::Class(other) => {
            if exact && class.id == other.id {
                return Ok(Some(true));
            }
            Ok((!checks_in_python(other, name)).then(|| class.is_subclass(other)))
        }
        Value::Tuple(all) => {
            for one in &all.items {
                match matches_any(class, one, exact)? {
                    Some(false) => {}
                    found => return Ok(found),
                }
            }
            Ok(Some(false))
        }
        Value::Object(other) if other.class.lookup(name).is_some() => Ok(None),
        _ => Err(()),
    }
}

fn isinstance(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "isinstance", 2, 2, false)?;
    let class = interp.type_of(&given[0]);
    match matches_any(&class, &given[1], true) {
        // An object may say that it is of another class.
        Ok(Some(false))
            if matches!(given[0], Value::Object(_))
                && (class.traits().getattribute || repr::is_python(&class, sym::__class__)) =>
        {
            Err(args.forward(interp.prelude_function("_isinstance_by_class")))
        }
        Ok(Some(found)) => Ok(Value::Bool(found)),
        Ok(None) => Err(args.forward(interp.prelude_function("_isinstance"))),
        Err(()) => Err(interp.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
    }
}

fn issubclass(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "issubclass", 2, 2, false)?;
    let Value::Class(class) = &given[0] else {
        return Err(interp.type_error("issubclass() arg 1 must be a class"));
    };
    match matches_any(class, &given[1], false) {
        Ok(Some(found)) => Ok(Value::Bool(found)),
        Ok(None) => Err(args.forward(interp.prelude_function("_issubclass"))),
        Err(()) => Err(interp.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")),
    }
}

fn id(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "id", false)?;
    Ok(Value::Int(interp.identity(value) as i64))
}

fn hash(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "hash", false)?;
    match hash_of(value) {
        Ok(hash) => Ok(Value::Int(hash as i64)),
        Err(NoHash::Unhashable) => Err(set::unhashable_type(interp, value)),
        Err(NoHash::Python) => match value {
            Value::Object(object) if object.class.traits().python_hash => {
                Err(interp.prelude_call("_hash_object", vec![value.clone()]))
            }
            _ => Err(interp.prelude_call("_hash_tuple", vec![value.unwrap_base().clone()])),
        },
    }
}

fn input(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "input", 0, 1, false)?;
    let prompt = given.first().cloned().unwrap_or_else(|| Value::str(""));
    Err(interp.prelude_call("_input", vec![prompt]))
}

// === Helpers of the prelude ===

/// A special method bound to its object, or `None`.
fn special_helper(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value, name] = args.exact::<2>(interp, "_special", false)?;
    let name = interp.intern(name.as_str().unwrap_or_default());
    Ok(item::special(interp, value, name).unwrap_or(Value::None))
}

fn is_iterable(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "_is_iterable", false)?;
    Ok(Value::Bool(iterate::is_iterable(interp, value)))
}

/// Makes an instance of a class with its built-in part, without running Python.
fn new_base(interp: &mut Interp, args: Args<'_>) -> Res {
    match args.pos.first() {
        Some(Value::Class(class)) => (class.new.get())(interp, class, args.rest()),
        _ => Ok(Value::None),
    }
}

/// The hash of an `int` that `__hash__` returned.
fn hash_int(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "_hash_int", false)?;
    match value.unwrap_base() {
        Value::Int(-1) => Ok(Value::Int(-2)),
        // What fits a machine word is taken as it is.
        Value::Int(n) => Ok(Value::Int(*n)),
        base @ (Value::Bool(_) | Value::Big(_)) => Ok(Value::Int(hash_of(base).unwrap_or_default() as i64)),
        _ => Err(interp.type_error("__hash__ method should return an integer")),
    }
}

/// The hash of a tuple whose items have these hashes.
fn hash_items(interp: &mut Interp, args: Args<'_>) -> Res {
    let [hashes] = args.exact::<1>(interp, "_hash_items", false)?;
    let mut acc: u64 = 2_870_177_450_012_600_261;
    let items = interp.native_items(hashes)?.unwrap_or_default();
    for item in &items {
        let Value::Int(hash) = item else { continue };
        acc = acc.wrapping_add((*hash as u64).wrapping_mul(14_029_467_366_897_019_727));
        acc = acc.rotate_left(31).wrapping_mul(11_400_714_785_074_694_791);
    }
    acc = acc.wrapping_add(items.len() as u64 ^ crate::python::object::hash::TUPLE_END);
    Ok(Value::Int(acc as i64))
}

/// A mapping that is no dict as a dict; `None` for other values.
fn dict_of(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "_dict_of", false)?;
    Ok(match value {
        Value::Native(native) => mapping_proxy::dict_of(interp, native).map_or(Value::None, Value::Dict),
        _ => Value::None,
    })
}

/// What an instance of a subclass wraps.
fn base_value(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "_base_value", false)?;
    Ok(match value {
        Value::Object(object) => match &object.base {
            Base::Value(base) => base.clone(),
            _ => value.clone(),
        },
        _ => value.clone(),
    })
}

/// Low-level functions that the prelude uses.
pub static PRELUDE_HELPERS: &[Builtin] = &[
    Builtin::function("_special", special_helper),
    Builtin::function("_is_iterable", is_iterable),
    Builtin::function("_new_base", new_base),
    Builtin::function("_hash_int", hash_int),
    Builtin::function("_hash_items", hash_items),
    Builtin::function("_dict_of", dict_of),
    Builtin::function("_base_value", base_value),
];

/// `__import__(name, globals, locals, fromlist, level)`.
fn import(interp: &mut Interp, args: Args<'_>) -> Res {
    let argument = |at: usize, name: &str| args.pos.get(at).or_else(|| args.kw(name)).cloned();
    let Some(Value::Str(name)) = argument(0, "name") else {
        return Err(interp.type_error("__import__() argument 1 must be str"));
    };
    // What the statement `import a.b` gives is `a`: it has no list of names.
    let names = match argument(3, "fromlist") {
        Some(Value::Tuple(names)) if !names.items.is_empty() => Value::Tuple(names),
        Some(Value::List(names)) if !names.items.borrow().is_empty() => Value::List(names),
        _ => Value::None,
    };
    let name = interp.intern(name.as_str());
    crate::python::vm::import::import_name(interp, name, &names, &argument(4, "level").unwrap_or(Value::Int(0)))
}

/// `exit(code=None)` and `quit`, which `site` makes.
fn exit(interp: &mut Interp, args: Args<'_>) -> Res {
    let [code] = args.bind(interp, "exit", ["code"], 0)?;
    let code = code.cloned().unwrap_or(Value::None);
    Err(Box::new(Ctl::Raise(interp.exception(Exc::SystemExit, vec![code]))))
}

/// The functions of this file.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin::function("len", len).unchecked().costing(8),
    Builtin::function("callable", callable),
    Builtin::function("isinstance", isinstance).unchecked().costing(10),
    Builtin::function("issubclass", issubclass),
    Builtin::function("id", id),
    Builtin::function("hash", hash),
    Builtin::function("input", input),
    Builtin::function("__import__", import),
    Builtin::function("exit", exit),
    Builtin::function("quit", exit),
];
