//! `object`, `type`, exceptions, descriptors, generators: methods of the types everything else rests on, and the
//! builtin functions about attributes and types.

use std::rc::Rc;

use super::functions::is_callable;
use super::{Builtin, Exc, NewFn, Type, repr};
use crate::base::order::sort;
use crate::python::object::{Base, Class, Method, Native, Tuple, Value};
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::{Sym, sym};
use crate::python::vm::traceback::ExcData;
use crate::python::vm::{attr, build_class, call, special, text};

/// Answers its argument: what calling a weak reference does with its target.
pub static IDENTITY: Builtin = Builtin::function("ref", |_, args| Ok(args.pos.first().cloned().unwrap_or(Value::None)));

/// A special method that is an object: the arguments are that, the object it is asked of, and what it is called with.
pub static FOREIGN_METHOD: Builtin = Builtin::method("object", "__call__", |interp, args| match args.pos {
    [Value::Object(found), _, rest @ ..] if found.class.lookup(sym::__get__).is_none() => {
        Err(Args { pos: rest, ..args }.forward(args.pos[0].clone()))
    }
    _ => Err(args.forward(interp.prelude_function("_foreign_method"))),
});

/// `object.__new__`.
pub fn object_new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let excess = !args.pos.is_empty() || !args.kwnames.is_empty();
    if excess {
        let plain_init = match class.lookup(sym::__init__) {
            Some(Value::Builtin(b)) => b.name == "__init__",
            found => found.is_none(),
        };
        if plain_init {
            let text = format!("{}() takes no arguments", class.name.borrow().as_str());
            return Err(interp.type_error(text));
        }
    }
    if let Some(Value::Set(names)) = class.lookup(sym::__abstractmethods__) {
        let mut quoted: Vec<String> =
            names.table.borrow().iter().filter_map(|(_, n)| n.as_str().map(|n| format!("'{n}'"))).collect();
        sort(&mut quoted);
        if !quoted.is_empty() {
            let s = if quoted.len() == 1 { "" } else { "s" };
            let text = format!(
                "Can't instantiate abstract class {} without an implementation for abstract method{s} {}",
                class.name.borrow().as_str(),
                quoted.join(", ")
            );
            return Err(interp.type_error(text));
        }
    }
    Ok(interp.object(class, Base::None))
}

/// `BaseException.__new__`.
pub fn exception_new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    if class.is_subclass(&interp.types[Exc::BaseExceptionGroup]) {
        return super::exception_group::new(interp, class, args);
    }
    let data = ExcData { args: Some(Tuple::new(args.pos.to_vec())), ..ExcData::default() };
    if !class.heap && !args.kwnames.is_empty() && !matches!(args.kwnames[0].as_str(), Some("name" | "path" | "obj")) {
        let text = format!("{}() takes no keyword arguments", class.name.borrow().as_str());
        return Err(interp.type_error(text));
    }
    let class = &errno_class(interp, class, args);
    let data = ExcData { name: args.kw("name").cloned(), obj: args.kw("obj").cloned(), ..data };
    Ok(interp.object(class, Base::Exc(Box::new(data.into()))))
}

/// `OSError(errno, text)` makes an instance of the subclass for that number (`Objects/exceptions.c`, `errnomap`).
fn errno_class(interp: &Interp, class: &Rc<Class>, args: Args<'_>) -> Rc<Class> {
    let (true, Some(Value::Int(errno)), 2..) =
        (class.id == interp.types[Exc::OSError].id, args.pos.first(), args.pos.len())
    else {
        return class.clone();
    };
    interp.types[errno_exception(*errno)].clone()
}

/// The class of `OSError`s with this number.
pub fn errno_exception(errno: i64) -> Exc {
    match errno {
        11 | 114 | 115 => Exc::BlockingIOError,
        32 | 108 => Exc::BrokenPipeError,
        10 => Exc::ChildProcessError,
        103 => Exc::ConnectionAbortedError,
        111 => Exc::ConnectionRefusedError,
        104 => Exc::ConnectionResetError,
        17 => Exc::FileExistsError,
        2 => Exc::FileNotFoundError,
        4 => Exc::InterruptedError,
        21 => Exc::IsADirectoryError,
        20 => Exc::NotADirectoryError,
        1 | 13 => Exc::PermissionError,
        3 => Exc::ProcessLookupError,
        110 => Exc::TimeoutError,
        _ => Exc::OSError,
    }
}

/// Refuses to make instances.
pub fn refuse_new(interp: &mut Interp, class: &Rc<Class>, _: Args<'_>) -> Res {
    let name = class.name.borrow();
    if matches!(name.as_str(), "code" | "cell" | "traceback") {
        return Err(interp.unsupported(format!("making objects of type '{}'", name.as_str())));
    }
    let text = format!("cannot create '{}' instances", name.as_str());
    Err(interp.type_error(text))
}

fn new_method(interp: &mut Interp, args: Args<'_>) -> Res {
    match args.pos.first() {
        Some(Value::Class(class)) => {
            let new: NewFn = class.new.get();
            let class = class.clone();
            let rest = args.rest();
            // `object.__new__(cls)` of a class with its own `__init__` ignores the arguments.
            if std::ptr::fn_addr_eq(new, object_new as NewFn) {
                return object_new(interp, &class, Args::positional(&[]));
            }
            new(interp, &class, rest)
        }
        _ => Err(interp.type_error("object.__new__(X): X is not a type object")),
    }
}

fn object_init(_: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::None)
}

fn repr_method(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "__repr__", false)?;
    default_repr(interp, this)
}

fn str_method(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "__str__", false)?;
    default_str(interp, this)
}

fn format_method(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, spec] = args.exact::<2>(interp, "__format__", false)?;
    text::to_format(interp, this, spec)
}

fn eq_method(interp: &mut Interp, args: Args<'_>) -> Res {
    eq_or_ne(interp, args, true)
}

fn ne_method(interp: &mut Interp, args: Args<'_>) -> Res {
    eq_or_ne(interp, args, false)
}

fn eq_or_ne(interp: &mut Interp, args: Args<'_>, eq: bool) -> Res {
    let [a, b] = args.pos else { return Ok(Value::NotImplemented) };
    if a.is(b) {
        return Ok(Value::Bool(eq));
    }
    let (a, b) = (a.unwrap_base(), b.unwrap_base());
    match (a, crate::python::object::hash::compare_eq(a, b)) {
        (Value::Object(_), _) => Ok(Value::NotImplemented),
        (_, Some(same)) => Ok(Value::Bool(same == eq)),
        (_, None) if matches!(b, Value::Object(_)) => Ok(Value::NotImplemented),
        (_, None) => Err(interp.prelude_call(if eq { "_eq" } else { "_ne" }, vec![a.clone(), b.clone()])),
    }
}

fn hash_method(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "__hash__", false)?;
    match this {
        Value::Object(o) if matches!(o.base, Base::None) => Ok(Value::Int((i64::from(o.id) * 0x9E37_79B9) >> 3)),
        other => match crate::python::object::hash::hash_of(other.unwrap_base()) {
            Ok(hash) => Ok(Value::Int(hash as i64)),
            Err(_) => Err(interp.prelude_call("hash", vec![other.unwrap_base().clone()])),
        },
    }
}

fn name_arg(interp: &mut Interp, value: &Value) -> Res<Sym> {
    let plain = value.unwrap_base();
    match plain.as_str() {
        Some(name) => Ok(interp.intern_key(plain, name)),
        None => {
            let text = format!("attribute name must be string, not '{}'", interp.type_name(value));
            Err(interp.type_error(text))
        }
    }
}

fn getattribute_method(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, name] = args.exact::<2>(interp, "__getattribute__", false)?;
    let name = name_arg(interp, name)?;
    match this {
        Value::Object(o) => attr::get_object(interp, this, o, name, false).map(|f| f.bind(this)),
        _ => attr::get(interp, this, name).map(|f| f.bind(this)),
    }
}

fn setattr_method(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, name, value] = args.exact::<3>(interp, "__setattr__", false)?;
    let name = name_arg(interp, name)?;
    match this {
        Value::Object(o) => attr::set_object(interp, this, o, name, value.clone())?,
        Value::Class(c) => attr::set_class(interp, c, name, value.clone())?,
        _ => attr::set(interp, this, name, value.clone())?,
    }
    Ok(Value::None)
}

fn delattr_method(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, name] = args.exact::<2>(interp, "__delattr__", false)?;
    let name = name_arg(interp, name)?;
    match this {
        Value::Object(o) => attr::delete_object(interp, this, o, name)?,
        _ => attr::delete(interp, this, name)?,
    }
    Ok(Value::None)
}

/// `object.__repr__` and those of built-in types, whatever the instance's class overrides.
fn default_repr(interp: &mut Interp, this: &Value) -> Res {
    if let Some(text) = repr::default(interp, this)? {
        return Ok(Value::string(text));
    }
    match this {
        Value::Object(o) => match &o.base {
            Base::Value(inner) => text::to_repr(interp, inner),
            _ => {
                let args = super::members::get(interp, this, sym::args)?.unwrap_or(Value::None);
                let name = o.class.name.borrow().as_str().to_owned();
                Err(interp.prelude_call("_exception_repr", vec![Value::string(name), args]))
            }
        },
        _ => text::to_repr(interp, this),
    }
}

/// `object.__str__` (the repr, overridden or not) and those of built-in types.
fn default_str(interp: &mut Interp, this: &Value) -> Res {
    let Value::Object(o) = this else { return text::to_str(interp, this) };
    match &o.base {
        Base::Value(inner @ Value::Str(_)) => Ok(inner.clone()),
        Base::Exc(_) => match super::exception_text::str(interp, o)? {
            Some(text) => Ok(Value::string(text)),
            None => Err(interp.prelude_call("_exception_str", vec![this.clone()])),
        },
        _ => text::to_repr(interp, this),
    }
}

/// `object.__lt__` and its like.
fn not_implemented(_: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::NotImplemented)
}

fn sizeof(interp: &mut Interp, _: Args<'_>) -> Res {
    Err(interp.unsupported("object.__sizeof__"))
}

/// Methods of `object`.
pub static OBJECT: &[Builtin] = &[
    Builtin::method("object", "__new__", new_method),
    Builtin::method("object", "__init__", object_init),
    Builtin::method("object", "__dir__", super::scope::dir_method),
    Builtin::method("object", "__repr__", repr_method),
    Builtin::method("object", "__str__", str_method),
    Builtin::method("object", "__format__", format_method),
    Builtin::method("object", "__eq__", eq_method),
    Builtin::method("object", "__ne__", ne_method),
    Builtin::method("object", "__lt__", not_implemented),
    Builtin::method("object", "__le__", not_implemented),
    Builtin::method("object", "__gt__", not_implemented),
    Builtin::method("object", "__ge__", not_implemented),
    Builtin::method("object", "__sizeof__", sizeof),
    Builtin::method("object", "__hash__", hash_method),
    Builtin::method("object", "__getattribute__", getattribute_method),
    Builtin::method("object", "__setattr__", setattr_method),
    Builtin::method("object", "__delattr__", delattr_method),
];

fn init_subclass(interp: &mut Interp, args: Args<'_>) -> Res {
    if let (Some(Value::Class(c)), false) = (args.pos.first(), args.kwnames.is_empty()) {
        let text = format!("{}.__init_subclass__() takes no keyword arguments", c.name.borrow().as_str());
        return Err(interp.type_error(text));
    }
    Ok(Value::None)
}

/// Class methods of `object`.
pub static OBJECT_CLASS: &[Builtin] = &[
    Builtin::method("object", "__init_subclass__", init_subclass),
    Builtin::method("object", "__subclasshook__", not_implemented),
];

fn type_call(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Class(class)) = args.pos.first() else {
        return Err(interp.type_error("type.__call__ needs a type"));
    };
    let kwargs = args.kwnames.iter().zip(args.kwvalues).filter_map(|(k, v)| match k {
        Value::Str(s) => Some((s.clone(), v.clone())),
        _ => None,
    });
    call::instantiate_plain(interp, &class.clone(), args.rest().pos.to_vec(), kwargs.collect())
}

fn type_new_method(interp: &mut Interp, args: Args<'_>) -> Res {
    match args.pos.first() {
        Some(Value::Class(meta)) => build_class::type_new(interp, &meta.clone(), args.rest()),
        _ => Err(interp.type_error("type.__new__(X): X is not a type object")),
    }
}

fn type_mro(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "mro", false)?;
    let Value::Class(c) = this else { return Ok(Value::None) };
    Ok(Value::list(super::members::shown_mro(interp, c)))
}

fn type_subclasses(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "__subclasses__", false)?;
    let Value::Class(c) = this else { return Ok(Value::None) };
    let living = c.subclasses.borrow().iter().filter_map(std::rc::Weak::upgrade).map(Value::Class).collect();
    Ok(Value::list(living))
}

fn type_check(interp: &mut Interp, args: Args<'_>) -> Res {
    let [class, value] = args.exact::<2>(interp, "__instancecheck__", false)?;
    let Value::Class(c) = class else { return Ok(Value::Bool(false)) };
    Ok(Value::Bool(interp.is_instance(value, c)))
}

/// Methods of `type`.
pub static TYPE: &[Builtin] = &[
    Builtin::method("type", "__new__", type_new_method),
    Builtin::method("type", "__init__", object_init),
    Builtin::method("type", "__call__", type_call),
    Builtin::method("type", "mro", type_mro),
    Builtin::method("type", "__subclasses__", type_subclasses),
    Builtin::method("type", "__instancecheck__", type_check),
    Builtin::method("type", "__repr__", repr_method),
    Builtin::method("type", "__setattr__", setattr_method),
    Builtin::method("type", "__delattr__", delattr_method),
    Builtin::method("type", "__getattribute__", getattribute_method),
    Builtin::method("type", "__prepare__", prepare),
];

fn prepare(_: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Dict(crate::python::object::Dict::new()))
}

fn exception_init(_: &mut Interp, args: Args<'_>) -> Res {
    if let Some(Value::Object(o)) = args.pos.first()
        && let Some(data) = o.exc()
    {
        data.borrow_mut().args = Some(Tuple::new(args.pos[1..].to_vec()));
    }
    Ok(Value::None)
}

fn with_traceback(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, tb] = args.exact::<2>(interp, "with_traceback", true)?;
    super::members::set_special(interp, this, sym::__traceback__, tb)?;
    Ok(this.clone())
}

fn add_note(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, note] = args.exact::<2>(interp, "add_note", true)?;
    if !matches!(note.unwrap_base(), Value::Str(_)) {
        let text = format!("add_note() argument must be str, not {}", interp.type_name(note));
        return Err(interp.type_error(text));
    }
    if let Value::Object(o) = this
        && let Some(data) = o.exc()
    {
        data.borrow_mut().notes.push(note.clone());
    }
    Ok(Value::None)
}

/// Methods of `BaseException`.
pub static EXCEPTION: &[Builtin] = &[
    Builtin::method("BaseException", "__init__", exception_init),
    Builtin::method("BaseException", "__repr__", repr_method),
    Builtin::method("BaseException", "__str__", str_method),
    Builtin::method("BaseException", "with_traceback", with_traceback),
    Builtin::method("BaseException", "add_note", add_note),
];

/// A value as an instance of the class it was asked of: itself, or wrapped for a subclass.
fn wrap(interp: &mut Interp, class: &Rc<Class>, value: Value) -> Value {
    if class.heap { interp.object(class, Base::Value(value)) } else { value }
}

fn property_new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let [get, set, del, doc] = args.bind(interp, "property", ["fget", "fset", "fdel", "doc"], 0)?;
    let own_doc = match (doc, get) {
        (None, Some(get @ Value::Function(_))) if !super::docs::unknown(interp, get) => {
            super::members::get(interp, get, sym::__doc__)?
        }
        _ => None,
    };
    let doc = doc.or(own_doc.as_ref());
    let part = |v: Option<&Value>| v.filter(|v| !v.is_none()).cloned().unwrap_or_default();
    let property = interp.native(Native::Property { get: part(get), set: part(set), del: part(del), doc: part(doc) });
    Ok(wrap(interp, class, property))
}

fn property_with(interp: &mut Interp, args: Args<'_>, which: usize) -> Res {
    let [this, func] = args.exact::<2>(interp, "setter", true)?;
    let Value::Native(n) = this.unwrap_base() else { return Ok(Value::None) };
    let Native::Property { get, set, del, doc } = &**n else { return Ok(Value::None) };
    let pick = |at: usize, old: &Value| if at == which { func.clone() } else { old.clone() };
    let new = Native::Property { get: pick(0, get), set: pick(1, set), del: pick(2, del), doc: doc.clone() };
    let property = interp.native(new);
    let class = interp.type_of(this);
    Ok(wrap(interp, &class, property))
}

fn property_getter(interp: &mut Interp, args: Args<'_>) -> Res {
    property_with(interp, args, 0)
}

fn property_setter(interp: &mut Interp, args: Args<'_>) -> Res {
    property_with(interp, args, 1)
}

fn property_deleter(interp: &mut Interp, args: Args<'_>) -> Res {
    property_with(interp, args, 2)
}

fn property_get(interp: &mut Interp, args: Args<'_>) -> Res {
    let (Some(Value::Native(n)), Some(obj)) = (args.pos.first().map(Value::unwrap_base), args.pos.get(1)) else {
        return Ok(Value::None);
    };
    match &**n {
        Native::Property { get, .. } => Err(interp.call(get.clone(), vec![obj.clone()])),
        _ => Ok(Value::None),
    }
}

/// Methods of `property`.
pub static PROPERTY: &[Builtin] = &[
    Builtin::method("property", "getter", property_getter),
    Builtin::method("property", "setter", property_setter),
    Builtin::method("property", "deleter", property_deleter),
    Builtin::method("property", "__get__", property_get),
];

fn static_new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let [func] = args.between(interp, "staticmethod", 1, 1, false)? else { return Ok(Value::None) };
    let method = interp.native(Native::StaticMethod(func.clone()));
    Ok(wrap(interp, class, method))
}

fn class_method_new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let [func] = args.between(interp, "classmethod", 1, 1, false)? else { return Ok(Value::None) };
    let method = interp.native(Native::ClassMethod(func.clone()));
    Ok(wrap(interp, class, method))
}

fn super_new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    let (Some(Value::Class(class)), Some(this)) = (args.pos.first(), args.pos.get(1)) else {
        if args.pos.len() == 1 {
            return Err(interp.unsupported("super() with one argument"));
        }
        return Err(interp.raise(Exc::RuntimeError, "super(): no arguments"));
    };
    let own = interp.type_of(this);
    let this_class = match this {
        Value::Class(c) if c.is_subclass(class) => c.clone(),
        _ if own.is_subclass(class) => own,
        _ => {
            let (kind, name) = match this {
                Value::Class(c) => ("type", c.name.borrow().as_str().to_owned()),
                _ => ("instance of", own.name.borrow().as_str().to_owned()),
            };
            let text = format!(
                "super(type, obj): obj ({kind} {name}) is not an instance or subtype of type ({}).",
                class.name.borrow().as_str()
            );
            return Err(interp.type_error(text));
        }
    };
    Ok(interp.native(Native::Super { class: class.clone(), this: this.clone(), this_class }))
}

fn function_get(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "__get__", 1, 2, true)?;
    let Some(func) = args.pos.first() else { return Ok(Value::None) };
    if given[0].is_none() {
        return Ok(func.clone());
    }
    Ok(attr::bind_function(func.clone(), &given[0]))
}

/// Methods of functions.
pub static FUNCTION: &[Builtin] =
    &[Builtin::method("function", "__get__", function_get), Builtin::method("function", "__call__", call)];

/// `function.__call__(*args, **kwargs)`.
fn call(interp: &mut Interp, args: Args<'_>) -> Res {
    match args.pos.first() {
        Some(func) => Err(args.rest().forward(func.clone())),
        None => Err(interp.type_error("descriptor '__call__' of 'function' object needs an argument")),
    }
}

/// How instances of the types in this file are made; `None` for others.
pub fn constructor(which: Type) -> Option<NewFn> {
    Some(match which {
        Type::Object => object_new,
        Type::Type => build_class::type_new,
        Type::Property => property_new,
        Type::StaticMethod => static_new,
        Type::ClassMethod => class_method_new,
        Type::Super => super_new,
        Type::Method => bound_new,
        Type::Function => super::evaluate::function_new,
        Type::Module => super::evaluate::module_new,
        _ => return None,
    })
}

/// `types.MethodType(function, instance)`.
fn bound_new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    let given = args.pos;
    args.no_keywords(interp, "method")?;
    let [func, this] = given else {
        return Err(interp.type_error(format!("method expected 2 arguments, got {}", given.len())));
    };
    if !is_callable(interp, func) {
        return Err(interp.type_error("first argument must be callable"));
    }
    if this.is_none() {
        return Err(interp.type_error("instance must not be None"));
    }
    Ok(Value::Method(Rc::new(Method { func: func.clone(), this: this.clone() })))
}

fn getattr(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "getattr", 2, 3, false)?;
    let name = name_arg(interp, &given[1])?;
    match attr::get(interp, &given[0], name) {
        Ok(found) => Ok(found.bind(&given[0])),
        Err(ctl) if given.len() == 3 => match *ctl {
            Ctl::Raise(e) if crate::python::vm::unwind::is(interp, &e, Exc::AttributeError) => Ok(given[2].clone()),
            Ctl::Call(call) => {
                let args = vec![call.func, Value::tuple(call.args), given[2].clone()];
                Err(interp.prelude_call("_getattr_default", args))
            }
            other => Err(Box::new(other)),
        },
        Err(ctl) => Err(ctl),
    }
}

fn hasattr(interp: &mut Interp, args: Args<'_>) -> Res {
    let [obj, name] = args.exact::<2>(interp, "hasattr", false)?;
    let name = name_arg(interp, name)?;
    match attr::get(interp, obj, name) {
        Ok(_) => Ok(Value::Bool(true)),
        Err(ctl) => match *ctl {
            Ctl::Raise(e) if crate::python::vm::unwind::is(interp, &e, Exc::AttributeError) => Ok(Value::Bool(false)),
            Ctl::Call(call) => Err(interp.prelude_call("_hasattr", vec![call.func, Value::tuple(call.args)])),
            other => Err(Box::new(other)),
        },
    }
}

fn setattr(interp: &mut Interp, args: Args<'_>) -> Res {
    let [obj, name, value] = args.exact::<3>(interp, "setattr", false)?;
    let name = name_arg(interp, name)?;
    attr::set(interp, obj, name, value.clone())?;
    Ok(Value::None)
}

fn delattr(interp: &mut Interp, args: Args<'_>) -> Res {
    let [obj, name] = args.exact::<2>(interp, "delattr", false)?;
    let name = name_arg(interp, name)?;
    attr::delete(interp, obj, name)?;
    Ok(Value::None)
}

fn repr_function(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "repr", false)?;
    text::to_repr(interp, value)
}

fn ascii(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "ascii", false)?;
    text::to_ascii(interp, value)
}

fn ascii_text(_: &mut Interp, args: Args<'_>) -> Res {
    let text = args.pos.first().and_then(Value::as_str).unwrap_or_default();
    Ok(Value::string(super::escape::to_ascii(text.to_owned())))
}

fn format(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "format", 1, 2, false)?;
    let spec = given.get(1).cloned().unwrap_or_else(|| Value::str(""));
    if spec.as_str().is_none() {
        let text = format!("format() argument 2 must be str, not {}", interp.argument_type(&spec));
        return Err(interp.type_error(text));
    }
    text::to_format(interp, &given[0], &spec)
}

fn bool_of(interp: &mut Interp, args: Args<'_>) -> Res {
    match args.between(interp, "bool", 0, 1, false)? {
        [] => Ok(Value::Bool(false)),
        given => special::truth(interp, &given[0]),
    }
}

/// `bool()`.
pub fn bool_new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    bool_of(interp, args)
}

/// Builtin functions about attributes and text.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin::function("getattr", getattr),
    Builtin::function("hasattr", hasattr),
    Builtin::function("setattr", setattr),
    Builtin::function("delattr", delattr),
    Builtin::function("repr", repr_function),
    Builtin::function("format", format),
    Builtin::function("ascii", ascii),
    Builtin::function("_ascii_text", ascii_text),
];
