//! What types values have, and iterating over those that need no Python for it.

use std::rc::Rc;

use super::control::Res;
use super::interp::Interp;
use crate::base::Ns;
use crate::python::builtins::index::check_room;
use crate::python::builtins::{Exc, Type};
use crate::python::object::{
    Class, DictPart, DictWalk, GeneratorKind, Iter, IterError, IterState, Native, StepKind, Value,
};

impl Interp {
    /// `type(value)`.
    pub fn type_of(&self, value: &Value) -> Rc<Class> {
        let which = match value {
            Value::Object(o) => return o.class.clone(),
            Value::Null | Value::None => Type::NoneType,
            Value::NotImplemented => Type::NotImplementedType,
            Value::Ellipsis => Type::Ellipsis,
            Value::Bool(_) => Type::Bool,
            Value::Int(_) | Value::Big(_) => Type::Int,
            Value::Float(_) => Type::Float,
            Value::Str(_) => Type::Str,
            Value::Bytes(_) => Type::Bytes,
            Value::Tuple(_) => Type::Tuple,
            Value::List(_) => Type::List,
            Value::Dict(_) => Type::Dict,
            Value::Set(s) => {
                if s.frozen {
                    Type::FrozenSet
                } else {
                    Type::Set
                }
            }
            Value::Range(_) => Type::Range,
            Value::Slice(_) => Type::Slice,
            Value::Function(_) => Type::Function,
            Value::Builtin(b) if b.owner.is_empty() => Type::Builtin,
            Value::Builtin(_) => Type::MethodDescriptor,
            Value::Method(_) => Type::Method,
            Value::Class(c) => return c.metaclass.clone().unwrap_or_else(|| self.types[Type::Type].clone()),
            Value::Module(_) => Type::Module,
            Value::Code(_) => Type::Code,
            Value::Cell(_) => Type::Cell,
            Value::Generator(g) => match g.kind {
                _ if Rc::ptr_eq(&g.func.globals, &self.prelude) => Type::prelude_generator(&g.func.code.def.name),
                GeneratorKind::Generator => Type::Generator,
                GeneratorKind::Coroutine => Type::Coroutine,
                GeneratorKind::AsyncGenerator => Type::AsyncGenerator,
            },
            Value::Iter(it) => Type::iterator(it.type_name()),
            Value::Native(n) => match &**n {
                Native::Property { .. } => Type::Property,
                Native::StaticMethod(_) => Type::StaticMethod,
                Native::ClassMethod(_) => Type::ClassMethod,
                Native::Super { .. } => Type::Super,
                Native::BuiltinMethod(..) => Type::Builtin,
                Native::DictView(d, part) => match (part, d.table.borrow().moves) {
                    (DictPart::Keys, None) => Type::DictKeys,
                    (DictPart::Values, None) => Type::DictValues,
                    (DictPart::Items, None) => Type::DictItems,
                    (DictPart::Keys, _) => Type::OdictKeys,
                    (DictPart::Values, _) => Type::OdictValues,
                    (DictPart::Items, _) => Type::OdictItems,
                },
                Native::ClassDict(_) | Native::MappingProxy(_) => Type::MappingProxy,
                Native::Globals(_) => Type::Globals,
                Native::Lock(_) => Type::Lock,
                Native::RLock(_) => Type::RLock,
                Native::SimpleQueue { .. } => Type::SimpleQueue,
                Native::Local { .. } => Type::Local,
                Native::ThreadHandle(_) => Type::ThreadHandle,
                Native::Deque(_) => Type::Deque,
                Native::Random(_) => Type::Random,
                Native::Stream(_) => Type::Stream,
                Native::WeakRef(_) => Type::WeakRef,
                Native::Traceback(_) => Type::Traceback,
                Native::Frame(_) => Type::Frame,
                Native::Complex(..) => Type::Complex,
                Native::Opaque(_) => Type::Object,
                Native::ByteArray(_) => Type::ByteArray,
                Native::View(_) => Type::View,
                Native::SemLock(_) => Type::SemLock,
                Native::Private(_) => Type::Object,
                Native::CoroutineWrapper(_) => Type::CoroutineWrapper,
                Native::AsyncStep(step) => match step.kind {
                    StepKind::Send(_) => Type::AsyncSend,
                    _ => Type::AsyncThrow,
                },
                Native::FutureIter(_) => Type::FutureIter,
                Native::AsyncValue(_) => Type::AsyncValue,
                Native::GeneratorFrame(_) => Type::Frame,
            },
        };
        self.types[which].clone()
    }

    /// `type(value).__name__`.
    pub fn type_name(&self, value: &Value) -> String {
        self.c_name(&self.type_of(value))
    }

    /// What messages about an argument of a wrong type call its type.
    pub fn argument_type(&self, value: &Value) -> String {
        if value.is_none() { "None".to_owned() } else { self.type_name(value) }
    }

    /// What C calls a class: its name, with the module where C has made it.
    pub fn c_name(&self, class: &Class) -> String {
        let (module, name) = (class.module.borrow(), class.name.borrow());
        match (&**module, name.as_str()) {
            ("builtins", name) => name.to_owned(),
            // Their classes are C's in CPython.
            ("array" | "datetime" | "decimal" | "itertools" | "operator" | "_asyncio" | "_contextvars", name)
            | ("collections", name @ ("OrderedDict" | "defaultdict"))
            | ("functools", name @ "partial")
            | ("re", name @ ("Match" | "Pattern"))
            | ("types", name @ ("GenericAlias" | "SimpleNamespace"))
            | ("typing", name @ ("TypeVar" | "Union")) => format!("{module}.{name}"),
            (_, name) if class.heap => name.to_owned(),
            (module, name) => format!("{module}.{name}"),
        }
    }

    /// A class's name with its module, unless it is built in or the program's: what `%T` stands for in C.
    pub fn full_name(&self, class: &Class) -> String {
        let name = class.qualname.borrow().as_str().to_owned();
        match &**class.module.borrow() {
            "builtins" | "__main__" => name,
            module => format!("{module}.{name}"),
        }
    }

    /// The full name of a value's class.
    pub fn full_type_name(&self, value: &Value) -> String {
        self.full_name(&self.type_of(value))
    }

    /// Whether the value is an instance of a built-in class.
    pub fn is_instance(&self, value: &Value, class: &Rc<Class>) -> bool {
        self.type_of(value).is_subclass(class)
    }

    /// A built-in iterator over a built-in value; `None` where iterating needs Python
    /// (generators, classes with `__iter__`): then go through the prelude.
    pub fn native_iter(&mut self, value: &Value) -> Option<Rc<Iter>> {
        let state = match value.unwrap_base() {
            Value::Iter(it) => return Some(it.clone()),
            _ if matches!(value, Value::Object(o) if o.class.traits().iter) => return None,
            Value::List(l) => IterState::List(l.clone(), 0),
            Value::Tuple(t) => IterState::Tuple(t.clone(), 0),
            Value::Range(r) => IterState::Range(r.start, r.len(), r.step),
            Value::Str(s) => IterState::Str(s.clone(), 0),
            Value::Bytes(b) => IterState::Bytes(b.clone(), 0),
            Value::Dict(d) => IterState::Dict(DictWalk::new(d, DictPart::Keys, false)),
            Value::Set(s) => IterState::Set(s.clone(), 0, s.table.borrow().len()),
            Value::Native(n) => match &**n {
                Native::DictView(d, part) => IterState::Dict(DictWalk::new(d, *part, false)),
                Native::Deque(d) => IterState::Deque(n.clone(), 0, d.mutations.get()),
                Native::ByteArray(b) => IterState::Items(b.borrow().iter().map(|&b| Value::Int(b.into())).collect()),
                Native::MappingProxy(mapping) => return self.native_iter(mapping),
                Native::ClassDict(c) => {
                    let names = c.attrs.borrow().keys().map(|&k| Value::Str(self.symbols.text(k))).collect();
                    IterState::Items(names)
                }
                Native::Globals(n) => {
                    IterState::Items(n.items().into_iter().map(|(k, _)| Value::Str(self.symbols.text(k))).collect())
                }
                _ => return None,
            },
            _ => return None,
        };
        Some(Iter::new(state))
    }

    /// All items of a built-in iterable; `None` where iterating needs Python. Charges for each item.
    pub fn native_items(&mut self, value: &Value) -> Res<Option<Vec<Value>>> {
        match value {
            Value::List(l) => {
                let items = l.items.borrow().clone();
                self.charge(items.len() as Ns * 2);
                return Ok(Some(items));
            }
            Value::Tuple(t) => {
                self.charge(t.items.len() as Ns * 2);
                return Ok(Some(t.items.to_vec()));
            }
            _ => {}
        }
        let Some(it) = self.native_iter(value) else { return Ok(None) };
        if let IterState::Range(_, left, _) = &*it.state.borrow() {
            check_room(self, *left as u64)?;
        }
        let mut items = Vec::new();
        while let Some(item) = self.next_item(&it)? {
            items.push(item);
        }
        self.charge(items.len() as Ns * 8);
        Ok(Some(items))
    }

    /// The next item of a built-in iterator.
    pub fn next_item(&mut self, it: &Iter) -> Res<Option<Value>> {
        it.next().map_err(|e| match e {
            IterError::Changed(text) => self.raise(Exc::RuntimeError, text),
            IterError::Strict(text) => self.raise(Exc::ValueError, text),
        })
    }
}
