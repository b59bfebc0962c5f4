//! `id()`: identities that are the same on every machine.
//!
//! Instances, classes and locks carry a number; other objects get one when somebody asks. The memory of an object that
//! was asked about is not used again before the run ends, so its address is a safe key.

use std::any::Any;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use super::repr;
use crate::python::object::hash::hash_of;
use crate::python::object::{Native, Value};
use crate::python::vm::fork::Known;

/// Where the made-up addresses of objects without a number begin.
const START: u64 = 0x7e00_0000_0000;

/// Identities given out.
#[derive(Debug, Default)]
pub struct Identities {
    by_address: HashMap<usize, (Weak<dyn Any>, u64)>,
}

impl Identities {
    /// The same identities for the objects of a copy of the heap, by the addresses of what they were made of. Where an
    /// object was not copied, its own memory goes on to be kept.
    pub fn copied(&self, copies: &Known) -> Self {
        let copied = |(address, (kept, id)): (&usize, &(Weak<dyn Any>, u64))| {
            let new = copies.get(address).and_then(|new| Some((new.address()?, keep(new)?)));
            let (address, kept) = new.unwrap_or_else(|| (*address, kept.clone()));
            (address, (kept, *id))
        };
        Self { by_address: self.by_address.iter().map(copied).collect() }
    }

    /// The identity of an object.
    pub fn of(&mut self, value: &Value) -> u64 {
        let Some(kept) = keep(value) else { return numbered(value) };
        let next = START + self.by_address.len() as u64 * 64;
        let Some(address) = value.address() else { return next };
        self.by_address.entry(address).or_insert((kept, next)).1
    }
}

/// The identity of an object that carries a number.
fn numbered(value: &Value) -> u64 {
    let kind = match value {
        Value::Null | Value::Float(_) => 0x100 + (hash_of(value).unwrap_or_default() & 0xfff_ffff),
        Value::None => 1,
        Value::Ellipsis => 2,
        Value::NotImplemented => 3,
        Value::Bool(false) => 4,
        Value::Bool(true) => 5,
        _ => return repr::address(value),
    };
    START - 0x10_0000_0000 + kind * 32
}

/// What keeps the memory of an object without a number.
fn keep(value: &Value) -> Option<Weak<dyn Any>> {
    Some(match value {
        Value::Object(_) | Value::Class(_) | Value::Generator(_) | Value::Int(_) | Value::Builtin(_) => return None,
        Value::Null | Value::None | Value::NotImplemented | Value::Ellipsis | Value::Bool(_) | Value::Float(_) => {
            return None;
        }
        Value::Big(v) => weak(v),
        Value::Str(v) => weak(v),
        Value::Bytes(v) => weak(v),
        Value::Tuple(v) => weak(v),
        Value::List(v) => weak(v),
        Value::Dict(v) => weak(v),
        Value::Set(v) => weak(v),
        Value::Range(v) => weak(v),
        Value::Slice(v) => weak(v),
        Value::Function(v) => weak(v),
        Value::Method(v) => weak(v),
        Value::Module(v) => weak(v),
        Value::Code(v) => weak(v),
        Value::Cell(v) => weak(v),
        Value::Iter(v) => weak(v),
        Value::Native(v) => match &**v {
            Native::Lock(_) | Native::RLock(_) | Native::Local { .. } | Native::SimpleQueue { .. } => return None,
            _ => weak(v),
        },
    })
}

fn weak<T: Any>(object: &Rc<T>) -> Weak<dyn Any> {
    let weak: Weak<T> = Rc::downgrade(object);
    weak
}
