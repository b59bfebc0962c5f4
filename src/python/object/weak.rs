//! [`WeakValue`]: a reference that does not keep its object alive (`weakref.ref`'s core).

use std::any::Any;
use std::rc::{Rc, Weak};

use super::hash::hash_of;
use super::{
    Cell, Class, Code, Dict, Function, Generator, Iter, List, Method, Module, Native, Object, Set, Tuple, Value,
};

/// A weak reference to an object that can have one.
#[derive(Clone, Debug)]
pub struct WeakValue {
    target: Weak<dyn Any>,
    hash: u64,
}

fn weak<T: Any>(object: &Rc<T>) -> Weak<dyn Any> {
    let weak: Weak<T> = Rc::downgrade(object);
    weak
}

impl WeakValue {
    /// A reference to a value; `None` if it is of a kind that CPython gives no `__weakref__`.
    pub fn of(value: &Value) -> Option<Self> {
        let plain =
            matches!(value, Value::List(_) | Value::Dict(_) | Value::Cell(_) | Value::Tuple(_) | Value::Iter(_));
        if plain { None } else { Self::any(value) }
    }

    /// The same for everything that the collector of cycles looks at.
    pub fn any(value: &Value) -> Option<Self> {
        let target = match value {
            Value::List(v) => weak(v),
            Value::Dict(v) => weak(v),
            Value::Cell(v) => weak(v),
            Value::Tuple(v) => weak(v),
            Value::Iter(v) => weak(v),
            Value::Object(v) => weak(v),
            Value::Generator(v) => weak(v),
            Value::Function(v) => weak(v),
            Value::Method(v) => weak(v),
            Value::Class(v) => weak(v),
            Value::Module(v) => weak(v),
            Value::Set(v) => weak(v),
            Value::Code(v) => weak(v),
            Value::Native(v) => weak(v),
            _ => return None,
        };
        Some(Self { target, hash: hash_of(value).unwrap_or(1) })
    }

    /// Whether the object lives.
    pub fn lives(&self) -> bool {
        self.target.strong_count() > 0
    }

    /// The hash that the object had, which does not depend on where it lies.
    pub fn hash(&self) -> u64 {
        self.hash
    }

    /// The object, if it lives.
    pub fn upgrade(&self) -> Option<Value> {
        let mut any = self.target.upgrade()?;
        macro_rules! kinds {
            ($($kind:ident: $type:ty),*) => {
                $(match any.downcast::<$type>() {
                    Ok(found) => return Some(Value::$kind(found)),
                    Err(other) => any = other,
                })*
            };
        }
        kinds!(Object: Object, List: List, Dict: Dict, Cell: Cell, Tuple: Tuple, Iter: Iter, Generator: Generator, Function: Function, Method: Method, Class: Class,
               Module: Module, Set: Set, Code: Code, Native: Native);
        drop(any);
        None
    }

    /// Whether both refer, or referred, to the same object.
    pub fn same(&self, other: &Self) -> bool {
        self.target.ptr_eq(&other.target)
    }
}
