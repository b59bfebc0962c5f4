//! `class` statements: `__build_class__` (`Python/bltinmodule.c`), `type.__new__` and method resolution order (C3).

use std::rc::Rc;

use indexmap::IndexMap;

use super::attr;
use super::collector;
use super::control::{Args, Call, Ctl, Res};
use super::interp::Interp;
use super::symbol::sym;
use crate::python::builtins::types::ClassSpec;
use crate::python::builtins::{Builtin, Exc, Type, docs};
use crate::python::object::class::{Attrs, slot_names};
use crate::python::object::{Class, Dict, Layout, Native, Str, Value};

/// `__build_class__(func, name, *bases, **keywords)`.
pub static BUILD_CLASS: Builtin = Builtin::function("__build_class__", build).costing(8_000);

fn build(interp: &mut Interp, args: Args<'_>) -> Res {
    let (Some(func), Some(name)) = (args.pos.first(), args.pos.get(1)) else {
        return Err(interp.type_error("__build_class__: not enough arguments"));
    };
    let bases: Vec<Value> = args.pos[2..].iter().map(|b| generic_base(interp, b)).collect();
    let written = args.pos[2..].iter().zip(&bases).any(|(before, after)| !before.is(after));
    let mut meta = args.kw("metaclass").cloned();
    let mut classes = Vec::new();
    for base in &bases {
        let Value::Class(c) = base else {
            let text = format!("{} is not an acceptable base type", interp.type_name(base));
            return Err(interp.type_error(text));
        };
        classes.push(c.clone());
    }
    if let None | Some(Value::Class(_)) = meta {
        let start = if let Some(Value::Class(m)) = &meta { m.clone() } else { interp.types[Type::Type].clone() };
        let winner = most_derived(interp, &start, &classes)?;
        meta = meta.or((winner.id != start.id).then_some(Value::None)).map(|_| Value::Class(winner));
    }
    let keywords = Dict::new();
    for (key, value) in args.kwnames.iter().zip(args.kwvalues) {
        if let (Value::Str(s), false) = (key, key.as_str() == Some("metaclass")) {
            keywords.table.borrow_mut().insert(s.hash(), key.clone(), value.clone());
        }
    }
    let bases = Value::tuple(bases);
    let kwargs = keyword_arguments(&keywords);
    let data = Value::tuple(vec![
        name.clone(),
        bases.clone(),
        meta.clone().unwrap_or(Value::None),
        Value::Dict(keywords),
        func.clone(),
        if written { Value::tuple(args.pos[2..].to_vec()) } else { Value::None },
    ]);
    if let Some(Value::Class(m)) = &meta
        && let Some(prepare) = m.lookup(sym::__prepare__).filter(|p| !matches!(p, Value::Builtin(_)))
    {
        // Asked of the metaclass: a plain function is not bound to it.
        let (func, mut args) = match &prepare {
            Value::Native(n) => match &**n {
                Native::ClassMethod(f) => (f.clone(), vec![Value::Class(m.clone())]),
                Native::StaticMethod(f) => (f.clone(), Vec::new()),
                _ => (prepare.clone(), Vec::new()),
            },
            _ => (prepare.clone(), Vec::new()),
        };
        args.extend([name.clone(), bases]);
        let call = Call { func, args, kwargs };
        return Err(Box::new(Ctl::Then(call, run_body, data)));
    }
    run_body(interp, Value::Dict(Dict::new()), data)
}

fn keyword_arguments(keywords: &Dict) -> Vec<(Rc<Str>, Value)> {
    let table = keywords.table.borrow();
    let named = table.iter().filter_map(|(key, value)| match key {
        Value::Str(name) => Some((name.clone(), value.clone())),
        _ => None,
    });
    named.collect()
}

/// `Generic[T]` and the like as a base is the class itself: parameters are not kept.
fn generic_base(interp: &Interp, base: &Value) -> Value {
    if let Value::Object(o) = base
        && let Some(origin) = interp.instance_get(o, sym::__origin__)
    {
        return origin;
    }
    base.clone()
}

fn run_body(interp: &mut Interp, namespace: Value, data: Value) -> Res {
    let Value::Tuple(d) = &data else { return Ok(Value::None) };
    let Value::Function(_) = &d.items[4] else {
        return Err(interp.type_error("__build_class__: func must be a function"));
    };
    if !matches!(namespace.unwrap_base(), Value::Dict(_)) {
        return Err(interp.unsupported("a class namespace that is not a dict"));
    }
    let mut all = d.items.to_vec();
    all.push(namespace.clone());
    Err(Box::new(Ctl::ClassBody(d.items[4].clone(), namespace, finish_body, Value::tuple(all))))
}

/// The body has run: call the metaclass.
fn finish_body(interp: &mut Interp, _cell: Value, data: Value) -> Res {
    let Value::Tuple(d) = &data else { return Ok(Value::None) };
    let (name, bases, meta, keywords, namespace) = (&d.items[0], &d.items[1], &d.items[2], &d.items[3], &d.items[6]);
    if let (Value::Tuple(_), Value::Dict(names)) = (&d.items[5], namespace.unwrap_base()) {
        names.table.borrow_mut().insert_str("__orig_bases__", d.items[5].clone());
    }
    let kwargs = if let Value::Dict(keywords) = keywords { keyword_arguments(keywords) } else { Vec::new() };
    match meta {
        Value::None => {
            let names: Vec<Value> = kwargs.iter().map(|(k, _)| Value::Str(k.clone())).collect();
            let values: Vec<Value> = kwargs.into_iter().map(|(_, v)| v).collect();
            let pos = [name.clone(), bases.clone(), namespace.clone()];
            let ty = interp.types[Type::Type].clone();
            type_new(interp, &ty, Args { pos: &pos, kwnames: &names, kwvalues: &values })
        }
        meta => {
            let args = vec![name.clone(), bases.clone(), namespace.clone()];
            Err(Box::new(Ctl::Call(Call { func: meta.clone(), args, kwargs })))
        }
    }
}

/// Built-in classes that have subclasses in CPython (`Py_TPFLAGS_BASETYPE`), and none here.
const FOR_SUBCLASSES: [Type; 8] =
    [Type::SimpleQueue, Type::Module, Type::Super, Type::Enumerate, Type::Zip, Type::Map, Type::Filter, Type::Reversed];

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`, without the metaclass in `args`.
pub fn type_new(interp: &mut Interp, meta: &Rc<Class>, args: Args<'_>) -> Res {
    let [Value::Str(name), Value::Tuple(base_values), namespace] = args.pos else {
        return Err(interp.type_error("type() takes 1 or 3 arguments"));
    };
    let Value::Dict(namespace) = namespace.unwrap_base() else {
        return Err(interp.type_error("type.__new__() argument 3 must be dict"));
    };
    let mut bases = Vec::new();
    for base in &base_values.items {
        match generic_base(interp, base) {
            Value::Class(c) if c.layout == Layout::Native => {
                if FOR_SUBCLASSES.iter().any(|which| interp.types[*which].id == c.id) {
                    let name = c.name.borrow().clone();
                    return Err(interp.unsupported(format!("subclasses of {}", name.as_str())));
                }
                let text = format!("type '{}' is not an acceptable base type", interp.c_name(&c));
                return Err(interp.type_error(text));
            }
            Value::Class(c) => bases.push(c),
            _ => return Err(interp.type_error("bases must be types")),
        }
    }
    if bases.is_empty() {
        bases.push(interp.types[Type::Object].clone());
    }
    let winner = most_derived(interp, meta, &bases)?;
    if winner.id != meta.id {
        let call = Call { func: Value::Class(winner), args: args.pos.to_vec(), kwargs: named(args) };
        return Err(Box::new(Ctl::Call(call)));
    }
    for (at, base) in bases.iter().enumerate() {
        if bases[..at].iter().any(|b| b.id == base.id) {
            let text = format!("duplicate base class {}", base.name.borrow().as_str());
            return Err(interp.type_error(text));
        }
    }
    let Some(mro) = linearize(&bases) else {
        let names: Vec<String> = bases.iter().map(|b| b.name.borrow().as_str().to_owned()).collect();
        let text = format!("Cannot create a consistent method resolution order (MRO) for bases {}", names.join(", "));
        return Err(interp.type_error(text));
    };
    let mut attrs: Attrs = IndexMap::default();
    let mut cell = None;
    let (mut qualname, mut module) = (name.clone(), Rc::from("__main__"));
    for (key, value) in namespace.table.borrow().iter() {
        let Some(text) = key.as_str() else { continue };
        match (text, value) {
            ("__classcell__", Value::Cell(c)) => cell = Some(c.clone()),
            ("__qualname__", Value::Str(s)) => qualname = s.clone(),
            ("__module__", Value::Str(s)) => {
                module = s.as_str().into();
                attrs.insert(sym::__module__, value.clone());
            }
            _ => {
                attrs.insert(interp.intern_key(key, text), wrap_special(text, value));
            }
        }
    }
    let slots = attrs.get(&sym::__slots__).map_or_else(Vec::new, slot_names);
    if let Some(slot) = slots.iter().find(|slot| attrs.contains_key(&interp.intern(slot))) {
        let text = format!("'{slot}' in __slots__ conflicts with class variable");
        return Err(interp.value_error(text));
    }
    let room = room_for(interp, &attrs, &slots, &mro);
    for made in room.into_iter().flatten() {
        let name = interp.intern(made.name);
        attrs.entry(name).or_insert(Value::Builtin(made));
    }
    if !attrs.contains_key(&sym::__doc__) && !docs::is_library(interp, &module) {
        attrs.insert(sym::__doc__, Value::None);
    }
    if attrs.contains_key(&sym::__eq__) && !attrs.contains_key(&sym::__hash__) {
        attrs.insert(sym::__hash__, Value::None);
    }
    if conflicting(interp, &bases) {
        return Err(interp.type_error("multiple bases have instance lay-out conflict"));
    }
    // The constructor and the layout come from the first base that is more than `object`.
    let solid = bases
        .iter()
        .chain(mro.iter())
        .find(|c| c.layout != Layout::Object)
        .unwrap_or(&interp.types[Type::Object])
        .clone();
    let type_id = interp.types[Type::Type].id;
    let circle = interp.types.finalizers.all.get() && !docs::is_library(interp, &module);
    let class = interp.types.make(ClassSpec {
        name: name.clone(),
        qualname,
        module,
        bases,
        mro,
        attrs,
        metaclass: (meta.id != type_id).then(|| meta.clone()),
        new: solid.new.get(),
        heap: true,
        layout: solid.layout,
    });
    if circle {
        class.itself.replace(Some(class.clone()));
        collector::track(interp, &Value::Class(class.clone()));
    }
    if let Some(cell) = cell {
        *cell.value.borrow_mut() = Value::Class(class.clone());
    }
    after_creation(interp, &class, args)
}

/// What instances of a new class have that those of its bases have not: a `__dict__`, room for weak references.
fn room_for(interp: &Interp, attrs: &Attrs, slots: &[Rc<str>], mro: &[Rc<Class>]) -> [Option<&'static Builtin>; 2] {
    let derives = |which: &[Type]| mro.iter().any(|base| which.iter().any(|which| interp.types[*which].id == base.id));
    let inherits = |name| mro.iter().any(|base| base.heap && base.attrs.borrow().contains_key(&name));
    let asked = |name: &str| !attrs.contains_key(&sym::__slots__) || slots.iter().any(|slot| **slot == *name);
    let exception = mro.iter().any(|base| base.layout == Layout::Exception);
    let dict = !exception && !derives(&[Type::Type]) && !inherits(sym::__dict__) && asked("__dict__");
    let weak = !derives(&[Type::Type, Type::Int, Type::Bytes, Type::Tuple, Type::Set, Type::FrozenSet, Type::Deque])
        && !inherits(sym::__weakref__)
        && asked("__weakref__");
    [dict.then_some(&attr::DICT), weak.then_some(&attr::WEAKREF)]
}

/// The metaclass that is a subclass of all those of the bases (`_PyType_CalculateMetaclass`).
fn most_derived(interp: &mut Interp, meta: &Rc<Class>, bases: &[Rc<Class>]) -> Res<Rc<Class>> {
    let mut winner = meta.clone();
    for other in bases.iter().filter_map(|base| base.metaclass.clone()) {
        if winner.is_subclass(&other) {
            continue;
        }
        if !other.is_subclass(&winner) {
            return Err(interp.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses \
                 of all its bases",
            ));
        }
        winner = other;
    }
    Ok(winner)
}

/// Whether two bases are different things in memory, so that no object could be both (`best_base`).
fn conflicting(interp: &Interp, bases: &[Rc<Class>]) -> bool {
    let mut solid: Option<Rc<Class>> = None;
    for base in bases {
        let own = std::iter::once(base).chain(base.mro.iter());
        let Some(inner) = own.into_iter().find(|class| is_solid(interp, class)) else { continue };
        match &solid {
            Some(other) if other.is_subclass(inner) => {}
            Some(other) if !inner.is_subclass(other) => return true,
            _ => solid = Some(inner.clone()),
        }
    }
    false
}

/// Whether instances of a built-in class have a shape of their own: plain exceptions share one.
fn is_solid(interp: &Interp, class: &Rc<Class>) -> bool {
    if class.heap {
        return class.adds_slots();
    }
    match class.layout {
        Layout::Object => false,
        Layout::Exception => SHAPED.iter().any(|which| interp.types[*which].id == class.id),
        _ => true,
    }
}

/// Exceptions with fields of their own in C.
const SHAPED: [Exc; 11] = [
    Exc::BaseException,
    Exc::BaseExceptionGroup,
    Exc::SystemExit,
    Exc::OSError,
    Exc::ImportError,
    Exc::NameError,
    Exc::AttributeError,
    Exc::SyntaxError,
    Exc::StopIteration,
    Exc::UnicodeEncodeError,
    Exc::UnicodeDecodeError,
];

fn named(args: Args<'_>) -> Vec<(Rc<Str>, Value)> {
    let pairs = args.kwnames.iter().zip(args.kwvalues);
    pairs
        .filter_map(
            |(name, value)| if let Value::Str(name) = name { Some((name.clone(), value.clone())) } else { None },
        )
        .collect()
}

/// `__init_subclass__` and `__class_getitem__` are class methods, `__new__` a static method, without being told.
fn wrap_special(name: &str, value: &Value) -> Value {
    let native = match (name, value) {
        ("__new__", Value::Function(_)) => Native::StaticMethod(value.clone()),
        ("__init_subclass__" | "__class_getitem__", Value::Function(_)) => Native::ClassMethod(value.clone()),
        _ => return value.clone(),
    };
    Value::Native(Rc::new(native))
}

/// `__set_name__` of the attributes, then `__init_subclass__` of the bases.
fn after_creation(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let mut calls = Vec::new();
    let attrs: Vec<_> = class.attrs.borrow().iter().map(|(k, v)| (*k, v.clone())).collect();
    for (name, value) in attrs {
        if let Value::Object(o) = &value
            && let Some(f) = o.class.lookup(sym::__set_name__)
        {
            let name = Value::Str(interp.name_text(name));
            calls.push(Value::tuple(vec![f, value.clone(), Value::Class(class.clone()), name]));
        }
    }
    let hook = class.mro.iter().find_map(|b| b.attrs.borrow().get(&sym::__init_subclass__).cloned());
    let hook = hook.filter(|h| !matches!(h, Value::Native(n) if matches!(**n, Native::ClassMethod(Value::Builtin(_)))));
    let hook = match &hook {
        Some(Value::Native(n)) => match &**n {
            Native::ClassMethod(f) => Some(f.clone()),
            _ => hook,
        },
        _ => None,
    };
    let done = Value::Class(class.clone());
    if hook.is_none() && !args.kwnames.is_empty() {
        let text = format!("{}.__init_subclass__() takes no keyword arguments", class.name.borrow().as_str());
        return Err(interp.type_error(text));
    }
    if calls.is_empty() && hook.is_none() {
        return Ok(done);
    }
    let keywords = Dict::new();
    for (key, value) in args.kwnames.iter().zip(args.kwvalues) {
        if let Value::Str(s) = key {
            keywords.table.borrow_mut().insert(s.hash(), key.clone(), value.clone());
        }
    }
    let hook = hook.unwrap_or(Value::None);
    Err(interp.prelude_call("_after_class", vec![done, Value::list(calls), hook, Value::Dict(keywords)]))
}

/// C3 linearization of the bases, without the class itself; `None` if there is no consistent order.
pub fn linearize(bases: &[Rc<Class>]) -> Option<Vec<Rc<Class>>> {
    let mut lists: Vec<Vec<Rc<Class>>> =
        bases.iter().map(|b| std::iter::once(b.clone()).chain(b.mro.iter().cloned()).collect()).collect();
    lists.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        lists.retain(|l| !l.is_empty());
        if lists.is_empty() {
            return Some(order);
        }
        let head = lists
            .iter()
            .map(|l| l[0].clone())
            .find(|candidate| lists.iter().all(|l| !l[1..].iter().any(|c| c.id == candidate.id)))?;
        for list in &mut lists {
            if list[0].id == head.id {
                list.remove(0);
            }
        }
        order.push(head);
    }
}
