//! Attribute access: `obj.name`, method loads, `obj.name = value`, `del obj.name`
//! (`Objects/object.c` `_PyObject_GenericGetAttr`, `Objects/typeobject.c` `type_getattro`).

use std::rc::Rc;

use super::control::Res;
use super::import_disk::{self, Excuse};
use super::interp::Interp;
use super::symbol::{Sym, sym};
use crate::python::builtins::{Builtin, Exc, Type, annotations, members};
use crate::python::object::class::is_data_descriptor;
use crate::python::object::{Class, Method, Native, Object, Value};

/// What looking a name up gave.
#[derive(Debug)]
pub enum Found {
    /// The value.
    Value(Value),
    /// A function to be called with the object as its first argument.
    Unbound(Value),
}

impl Found {
    /// The value, bound if need be.
    pub fn bind(self, this: &Value) -> Value {
        match self {
            Self::Value(v) => v,
            Self::Unbound(func) => bind_function(func, this),
        }
    }
}

/// A function as a method of `this`.
pub fn bind_function(func: Value, this: &Value) -> Value {
    match func {
        Value::Builtin(b) => Value::Native(Rc::new(Native::BuiltinMethod(b, this.clone()))),
        func => Value::Method(Rc::new(Method { func, this: this.clone() })),
    }
}

/// `obj.name`, unbound where the caller calls it at once.
pub fn get(interp: &mut Interp, obj: &Value, name: Sym) -> Res<Found> {
    match obj {
        Value::Object(o) => {
            if o.class.traits().getattribute
                && let Some(func) = o.class.lookup(sym::__getattribute__)
            {
                let name = Value::Str(interp.name_text(name));
                return Err(match o.class.lookup(sym::__getattr__) {
                    Some(fallback) => interp.prelude_call("_attr_or", vec![func, fallback, obj.clone(), name]),
                    None => interp.call(func, vec![obj.clone(), name]),
                });
            }
            get_object(interp, obj, o, name, true)
        }
        Value::Class(c) => get_class(interp, obj, c, name),
        Value::Module(m) => {
            if let Some(found) = m.namespace.get(name) {
                return Ok(Found::Value(found));
            }
            // PEP 562; such names as `__dict__` are never asked for, only those of the hooks of `sys`.
            let attr = interp.symbols.str(name);
            if let Some(ask) = m.namespace.get(sym::__getattr__)
                && (!attr.starts_with("__") || attr.ends_with("hook__"))
            {
                if interp.library.known(&format!("{}, absent", m.name), attr) {
                    let what = format!("{}.{attr}", m.name);
                    return Err(interp.unsupported(what));
                }
                let name = Value::Str(interp.name_text(name));
                return Err(interp.call(ask, vec![name]));
            }
            members::module_attribute(interp, m, name).map(Found::Value)
        }
        Value::Native(n) if matches!(**n, Native::Super { .. }) => get_super(interp, obj, n, name),
        _ => {
            let class = interp.type_of(obj);
            if let Some(found) = members::get(interp, obj, name)? {
                return Ok(Found::Value(found));
            }
            match class.lookup(name) {
                Some(value) => bind_found(interp, value, obj, &class),
                None => Err(missing(interp, obj, name)),
            }
        }
    }
}

/// An attribute stored in the instance itself; those of a `threading.local` are the calling thread's.
fn stored(interp: &Interp, o: &Rc<Object>, name: Sym) -> Option<Value> {
    match members::local_part(interp, o) {
        Some(dict) if name == sym::__dict__ => Some(Value::Dict(dict)),
        Some(dict) => {
            let key = interp.name_text(name);

            dict.table.borrow().get(key.hash(), &Value::Str(key)).cloned()
        }
        None => interp.instance_get(o, name),
    }
}

/// Attributes of an instance without looking at `__getattribute__`, and at `__getattr__` only if `ask`.
pub fn get_object(interp: &mut Interp, obj: &Value, o: &Rc<Object>, name: Sym, ask: bool) -> Res<Found> {
    if let Some(init) = members::local_init(interp, o) {
        let name = Value::Str(interp.name_text(name));
        return Err(interp.prelude_call("_local_get", vec![obj.clone(), init, name]));
    }
    let in_class = in_class(&o.class, name);
    if let Some(value) = &in_class
        && is_data_descriptor(value)
        && reads(value)
    {
        return bind_found(interp, value.clone(), obj, &o.class);
    }
    if let Some(found) = stored(interp, o, name) {
        return Ok(Found::Value(found));
    }
    if let Some(found) = members::get(interp, obj, name)? {
        return Ok(Found::Value(found));
    }
    if let Some(value) = in_class {
        return bind_found(interp, value, obj, &o.class);
    }
    if ask
        && o.class.traits().getattr
        && let Some(func) = o.class.lookup(sym::__getattr__)
    {
        let name = Value::Str(interp.name_text(name));
        return Err(interp.call(func, vec![obj.clone(), name]));
    }
    if name == sym::__doc__ {
        return Err(interp.unsupported("the docstrings of library classes"));
    }
    Err(missing(interp, obj, name))
}

/// Whether a descriptor takes part in reading: one that only writes leaves that to the object's own attributes.
fn reads(value: &Value) -> bool {
    match descriptor(value) {
        Value::Object(o) => o.class.lookup(sym::__get__).is_some(),
        _ => true,
    }
}

/// A name in a class or one that it derives from; none takes a docstring over from another.
fn in_class(class: &Class, name: Sym) -> Option<Value> {
    if name == sym::__doc__ { class.attrs.borrow().get(&name).cloned() } else { class.lookup(name) }
}

fn get_class(interp: &mut Interp, obj: &Value, class: &Rc<Class>, name: Sym) -> Res<Found> {
    let meta = interp.type_of(obj);
    let in_meta = meta.lookup(name);
    if let Some(value) = &in_meta
        && is_data_descriptor(value)
    {
        return bind_found(interp, value.clone(), obj, &meta);
    }
    if let Some(found) = annotations::of_class(interp, class, name) {
        return found.map(Found::Value);
    }
    // `__dict__` in a class is its instances', not its own.
    if let Some(value) = in_class(class, name).filter(|_| name != sym::__dict__) {
        return match descriptor(&value) {
            Value::Native(n) => match &**n {
                Native::StaticMethod(f) => Ok(Found::Value(f.clone())),
                Native::ClassMethod(f) => Ok(Found::Value(bind_function(f.clone(), obj))),
                _ => Ok(Found::Value(value)),
            },
            Value::Object(d) => match d.class.lookup(sym::__get__) {
                Some(get) => Err(interp.call(get, vec![value.clone(), Value::None, obj.clone()])),
                None => Ok(Found::Value(value)),
            },
            _ => Ok(Found::Value(value)),
        };
    }
    if let Some(found) = members::get(interp, obj, name)? {
        return Ok(Found::Value(found));
    }
    if let Some(value) = in_meta {
        return bind_found(interp, value, obj, &meta);
    }
    if let Some(func) = meta.lookup(sym::__getattr__) {
        let name = Value::Str(interp.name_text(name));
        return Err(interp.call(func, vec![obj.clone(), name]));
    }
    Err(missing(interp, obj, name))
}

fn get_super(interp: &mut Interp, obj: &Value, n: &Rc<Native>, name: Sym) -> Res<Found> {
    let Native::Super { class, this, this_class } = &**n else { return Err(missing(interp, obj, name)) };
    let start = if this_class.id == class.id {
        0
    } else {
        this_class.mro.iter().position(|c| c.id == class.id).map_or(usize::MAX, |at| at + 1)
    };
    let found = this_class.mro.get(start..).unwrap_or(&[]).iter().find_map(|c| c.attrs.borrow().get(&name).cloned());
    match found {
        Some(value) => {
            // `super()` in `__new__` and class methods is bound to the class itself.
            if let Value::Class(bound) = this {
                return match descriptor(&value) {
                    Value::Native(n) => match &**n {
                        Native::StaticMethod(f) => Ok(Found::Value(f.clone())),
                        Native::ClassMethod(f) => Ok(Found::Value(bind_function(f.clone(), this))),
                        _ => Ok(Found::Value(value)),
                    },
                    // In a method of a metaclass it is bound to a class that is its instance.
                    _ if bound.id != this_class.id
                        || bound.is_subclass(&interp.types[crate::python::builtins::Type::Type]) =>
                    {
                        Ok(Found::Value(bind_found(interp, value, this, bound)?.bind(this)))
                    }
                    _ => Ok(Found::Value(value)),
                };
            }
            Ok(Found::Value(bind_found(interp, value, this, this_class)?.bind(this)))
        }
        None if name == sym::__class__ => Ok(Found::Value(Value::Class(interp.type_of(obj)))),
        None if name == sym::__self__ => Ok(Found::Value(this.clone())),
        None if interp.symbols.str(name) == "__thisclass__" => Ok(Found::Value(Value::Class(class.clone()))),
        None if interp.symbols.str(name) == "__self_class__" => Ok(Found::Value(Value::Class(this_class.clone()))),
        None => {
            let text = format!("'super' object has no attribute '{}'", interp.symbols.str(name));
            Err(attribute_error(interp, text, obj, name))
        }
    }
}

/// A class attribute as a descriptor: an instance of a subclass of `property`, `classmethod`… counts as what it wraps,
/// unless it has a `__get__` of its own.
fn descriptor(value: &Value) -> &Value {
    match value {
        Value::Object(o) => match (&o.base, o.class.lookup(sym::__get__)) {
            (crate::python::object::Base::Value(inner @ Value::Native(_)), None | Some(Value::Builtin(_))) => inner,
            _ => value,
        },
        _ => value,
    }
}

/// The owner of what stands in a class for something that its instances have in C.
pub const MADE: &str = "attribute";

/// `__dict__` in a class whose instances have one and those of its bases have not (`type_new_descriptors`).
pub static DICT: Builtin =
    Builtin::method(MADE, "__dict__", |interp, _| Err(interp.unsupported("calling an attribute")));

/// `__weakref__`, likewise.
pub static WEAKREF: Builtin =
    Builtin::method(MADE, "__weakref__", |interp, _| Err(interp.unsupported("calling an attribute")));

fn name_of(made: &Builtin) -> Sym {
    if made.name == "__dict__" { sym::__dict__ } else { sym::__weakref__ }
}

/// What a class attribute becomes when read through an instance.
fn bind_found(interp: &mut Interp, value: Value, obj: &Value, class: &Rc<Class>) -> Res<Found> {
    match descriptor(&value) {
        Value::Builtin(b) if b.name == "__new__" => Ok(Found::Value(value)),
        Value::Builtin(b) if b.owner == MADE => match members::get(interp, obj, name_of(b))? {
            Some(found) => Ok(Found::Value(found)),
            None if matches!(obj, Value::Object(o) if !o.watched.get()) => Ok(Found::Value(Value::None)),
            None => Err(interp.unsupported(b.name)),
        },
        Value::Function(_) | Value::Builtin(_) => Ok(Found::Unbound(value)),
        Value::Native(n) => match &**n {
            Native::Property { get, .. } if get.is_null() => {
                let text = format!("property of '{}' object has no getter", interp.type_name(obj));
                Err(interp.raise(Exc::AttributeError, text))
            }
            Native::Property { get, .. } => Err(interp.call(get.clone(), vec![obj.clone()])),
            Native::StaticMethod(f) => Ok(Found::Value(f.clone())),
            Native::ClassMethod(f) => Ok(Found::Value(bind_function(f.clone(), &Value::Class(class.clone())))),
            _ => Ok(Found::Value(value)),
        },
        Value::Object(d) => match d.class.lookup(sym::__get__) {
            Some(get) => {
                let owner = Value::Class(class.clone());
                Err(interp.call(get, vec![value.clone(), obj.clone(), owner]))
            }
            None => Ok(Found::Value(value)),
        },
        _ => Ok(Found::Value(value)),
    }
}

/// `obj.name = value`. `Ok(())` when done; a Python setter is asked for as a call.
pub fn set(interp: &mut Interp, obj: &Value, name: Sym, value: Value) -> Res<()> {
    match obj {
        Value::Object(o) => {
            if o.class.traits().setattr
                && let Some(func) = o.class.lookup(sym::__setattr__)
            {
                let name = Value::Str(interp.name_text(name));
                return Err(interp.call(func, vec![obj.clone(), name, value]));
            }
            set_object(interp, obj, o, name, value)
        }
        Value::Class(c) => {
            let meta = interp.type_of(obj);
            if meta.heap
                && meta.traits().setattr
                && let Some(func) = meta.lookup(sym::__setattr__)
            {
                let name = Value::Str(interp.name_text(name));
                return Err(interp.call(func, vec![obj.clone(), name, value]));
            }
            set_class(interp, c, name, value)
        }
        Value::Module(m) => {
            let builtin = interp.builtins.get(&name).cloned().unwrap_or_default();
            let value = if &*m.name == "builtins" { interp.set_builtin(name, value) } else { value };
            m.namespace.set(name, value, || builtin);
            Ok(())
        }
        _ => members::set(interp, obj, name, value),
    }
}

/// `type.__setattr__`.
pub fn set_class(interp: &mut Interp, class: &Rc<Class>, name: Sym, value: Value) -> Res<()> {
    if !class.heap {
        let text = format!(
            "cannot set '{}' attribute of immutable type '{}'",
            interp.symbols.str(name),
            class.name.borrow().as_str()
        );
        return Err(interp.type_error(text));
    }
    match (name, &value) {
        (sym::__name__, Value::Str(s)) => *class.name.borrow_mut() = s.clone(),
        (sym::__qualname__, Value::Str(s)) => *class.qualname.borrow_mut() = s.clone(),
        (sym::__module__, Value::Str(s)) => {
            *class.module.borrow_mut() = s.as_str().into();
            class.set_attr(name, value);
        }
        _ => class.set_attr(name, value),
    }
    Ok(())
}

/// `object.__setattr__`.
pub fn set_object(interp: &mut Interp, obj: &Value, o: &Rc<Object>, name: Sym, value: Value) -> Res<()> {
    members::check_local_dict(interp, obj, name)?;
    if let Some(init) = members::local_init(interp, o) {
        let name = Value::Str(interp.name_text(name));
        return Err(interp.prelude_call("_local_set", vec![obj.clone(), init, name, value]));
    }
    if o.class.traits().data_descriptors {
        match o.class.lookup(name).map(|v| descriptor(&v).clone()) {
            Some(Value::Native(n)) => {
                if let Native::Property { set, .. } = &*n {
                    if set.is_null() {
                        let text = format!(
                            "property '{}' of '{}' object has no setter",
                            interp.symbols.str(name),
                            interp.type_name(obj)
                        );
                        return Err(interp.raise(Exc::AttributeError, text));
                    }
                    return Err(interp.call(set.clone(), vec![obj.clone(), value]));
                }
            }
            Some(Value::Object(d)) => {
                if let Some(set) = d.class.lookup(sym::__set__) {
                    return Err(interp.call(set, vec![Value::Object(d.clone()), obj.clone(), value]));
                }
            }
            _ => {}
        }
    }
    if members::set_special(interp, obj, name, &value)? {
        return Ok(());
    }
    if let Value::Native(native) = obj.unwrap_base() {
        members::not_writable(interp, obj, native, name)?;
    }
    if let Some(dict) = members::local_part(interp, o) {
        let key = interp.name_text(name);
        dict.table.borrow_mut().insert(key.hash(), Value::Str(key), value);
        return Ok(());
    }
    let bare = Rc::ptr_eq(&o.class, &interp.types[Type::Object]);
    if bare || o.class.traits().slotted && !o.class.has_slot(interp.symbols.str(name)) {
        let (class, text) = (interp.type_name(obj), interp.symbols.str(name));
        let text = if o.class.lookup(name).is_some() {
            format!("'{class}' object attribute '{text}' is read-only")
        } else {
            format!("'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes")
        };
        return Err(attribute_error(interp, text, obj, name));
    }
    interp.instance_set(o, name, value);
    Ok(())
}

/// `del obj.name`.
pub fn delete(interp: &mut Interp, obj: &Value, name: Sym) -> Res<()> {
    match obj {
        Value::Object(o) => {
            if o.class.traits().delattr
                && let Some(func) = o.class.lookup(sym::__delattr__)
            {
                let name = Value::Str(interp.name_text(name));
                return Err(interp.call(func, vec![obj.clone(), name]));
            }
            delete_object(interp, obj, o, name)
        }
        Value::Class(c) if c.heap => match c.del_attr(name) {
            Some(_) => Ok(()),
            None => {
                let text =
                    format!("type object '{}' has no attribute '{}'", interp.c_name(c), interp.symbols.str(name));
                Err(attribute_error(interp, text, obj, name))
            }
        },
        Value::Module(m) => match m.namespace.delete(name) {
            Some(_) => {
                if &*m.name == "builtins" {
                    interp.set_builtin(name, Value::Null);
                }
                Ok(())
            }
            None => Err(missing(interp, obj, name)),
        },
        _ => members::delete(interp, obj, name),
    }
}

/// `object.__delattr__`.
pub fn delete_object(interp: &mut Interp, obj: &Value, o: &Rc<Object>, name: Sym) -> Res<()> {
    members::check_local_dict(interp, obj, name)?;
    if o.class.traits().data_descriptors {
        match o.class.lookup(name).map(|v| descriptor(&v).clone()) {
            Some(Value::Native(n)) => {
                if let Native::Property { del, .. } = &*n {
                    if del.is_null() {
                        let text = format!(
                            "property '{}' of '{}' object has no deleter",
                            interp.symbols.str(name),
                            interp.type_name(obj)
                        );
                        return Err(interp.raise(Exc::AttributeError, text));
                    }
                    return Err(interp.call(del.clone(), vec![obj.clone()]));
                }
            }
            Some(Value::Object(d)) => {
                if let Some(del) = d.class.lookup(sym::__delete__) {
                    return Err(interp.call(del, vec![Value::Object(d.clone()), obj.clone()]));
                }
            }
            _ => {}
        }
    }
    let gone = match members::local_part(interp, o) {
        Some(dict) => {
            let key = interp.name_text(name);
            dict.table.borrow_mut().remove(key.hash(), &Value::Str(key))
        }
        None => o.delete(name, &|s| interp.symbols.text(s)),
    };
    match gone {
        Some(_) => Ok(()),
        None => Err(missing(interp, obj, name)),
    }
}

/// `AttributeError` for a name that is not there, or the end of the run for one that CPython has and we do not.
pub fn missing(interp: &mut Interp, obj: &Value, name: Sym) -> Box<super::control::Ctl> {
    let attr = interp.symbols.str(name).to_owned();
    if let Value::Module(m) = obj
        && let Some(why) = import_disk::excuse(interp, m)
    {
        let text = match why {
            Excuse::Hides(rename) => format!("module '{}' has no attribute '{attr}' ({rename})", m.name),
            Excuse::Partial(file) => format!(
                "partially initialized module '{}' from '{file}' has no attribute '{attr}' (most likely due to a circular import)",
                m.name
            ),
        };
        return attribute_error(interp, text, obj, name);
    }
    if let Some(what) = members::known_in_cpython(interp, obj, &attr) {
        return interp.unsupported(what);
    }
    let text = match obj {
        Value::Class(c) if c.has_slot(&attr) => {
            return interp.unsupported("the members of __slots__ as class attributes");
        }
        Value::Class(c) => format!("type object '{}' has no attribute '{attr}'", interp.c_name(c)),
        Value::Module(m) => format!("module '{}' has no attribute '{attr}'", m.name),
        _ => format!("'{}' object has no attribute '{attr}'", interp.type_name(obj)),
    };
    attribute_error(interp, text, obj, name)
}

/// An `AttributeError` that knows object and name, for suggestions.
pub fn attribute_error(interp: &mut Interp, text: String, obj: &Value, name: Sym) -> Box<super::control::Ctl> {
    let exception = interp.exception(Exc::AttributeError, vec![Value::string(text)]);
    if let Value::Object(o) = &exception
        && let Some(data) = o.exc()
    {
        let mut data = data.borrow_mut();
        data.name = Some(Value::Str(interp.symbols.text(name)));
        data.obj = Some(obj.clone());
    }
    Box::new(super::control::Ctl::Raise(exception))
}
