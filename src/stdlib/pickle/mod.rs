//! `_pickle`: objects as bytes and back (`Modules/_pickle.c`), protocols 4 and 5.
//!
//! Both directions are machines with a list of things to do: where Python has to run (`__reduce_ex__`, an import, a
//! call to make an object) they stop with a [`Ctl`] and go on with its result. The bytes are CPython's.

mod answers;
mod emit;
mod load;
mod names;
mod reduce;
mod save;

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use super::functions;
use crate::python::builtins::{Builtin, Exc};
use crate::python::object::native::Private;
use crate::python::object::{Base, Class, Namespace, Native, Value};
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use load::Unpickler;
use save::Pickler;

/// Codes of the format (`Lib/pickle.py`).
mod op {
    pub(super) const MARK: u8 = b'(';
    pub(super) const STOP: u8 = b'.';
    pub(super) const POP: u8 = b'0';
    pub(super) const POP_MARK: u8 = b'1';
    pub(super) const BINFLOAT: u8 = b'G';
    pub(super) const BININT: u8 = b'J';
    pub(super) const BININT1: u8 = b'K';
    pub(super) const BININT2: u8 = b'M';
    pub(super) const NONE: u8 = b'N';
    pub(super) const REDUCE: u8 = b'R';
    pub(super) const BINUNICODE: u8 = b'X';
    pub(super) const APPEND: u8 = b'a';
    pub(super) const BUILD: u8 = b'b';
    pub(super) const GLOBAL: u8 = b'c';
    pub(super) const APPENDS: u8 = b'e';
    pub(super) const BINGET: u8 = b'h';
    pub(super) const LONG_BINGET: u8 = b'j';
    pub(super) const BINPUT: u8 = b'q';
    pub(super) const LONG_BINPUT: u8 = b'r';
    pub(super) const SETITEM: u8 = b's';
    pub(super) const TUPLE: u8 = b't';
    pub(super) const SETITEMS: u8 = b'u';
    pub(super) const EMPTY_DICT: u8 = b'}';
    pub(super) const EMPTY_LIST: u8 = b']';
    pub(super) const EMPTY_TUPLE: u8 = b')';
    pub(super) const BINBYTES: u8 = b'B';
    pub(super) const SHORT_BINBYTES: u8 = b'C';
    pub(super) const PROTO: u8 = 0x80;
    pub(super) const NEWOBJ: u8 = 0x81;
    pub(super) const TUPLE1: u8 = 0x85;
    pub(super) const TUPLE2: u8 = 0x86;
    pub(super) const TUPLE3: u8 = 0x87;
    pub(super) const NEWTRUE: u8 = 0x88;
    pub(super) const NEWFALSE: u8 = 0x89;
    pub(super) const LONG1: u8 = 0x8a;
    pub(super) const LONG4: u8 = 0x8b;
    pub(super) const SHORT_BINUNICODE: u8 = 0x8c;
    pub(super) const EMPTY_SET: u8 = 0x8f;
    pub(super) const ADDITEMS: u8 = 0x90;
    pub(super) const FROZENSET: u8 = 0x91;
    pub(super) const NEWOBJ_EX: u8 = 0x92;
    pub(super) const STACK_GLOBAL: u8 = 0x93;
    pub(super) const MEMOIZE: u8 = 0x94;
    pub(super) const FRAME: u8 = 0x95;
    pub(super) const BYTEARRAY8: u8 = 0x96;
}

/// What one step costs, in ns; measured are about 15 ns for an int in a list.
pub const STEP_NS: u64 = 15;

/// An instance of an exception class of the prelude.
fn error(interp: &mut Interp, class: &str, text: String) -> Box<Ctl> {
    match interp.prelude_function(class) {
        Value::Class(class) => {
            let exception = interp.exception_of(&class, vec![Value::string(text)]);
            Box::new(Ctl::Raise(exception))
        }
        _ => interp.raise(Exc::RuntimeError, text),
    }
}

impl Private for RefCell<Pickler> {}
impl Private for RefCell<Unpickler> {}

/// State that is kept while Python runs.
fn keep<T>(interp: &Interp, state: T) -> Value
where
    RefCell<T>: Private,
{
    interp.native(Native::Private(Box::new(RefCell::new(state))))
}

/// The state kept by [`keep`].
fn kept<T: 'static>(value: &Value) -> Option<&RefCell<T>> {
    match value {
        Value::Native(native) => match &**native {
            Native::Private(state) => (&**state as &dyn Any).downcast_ref(),
            _ => None,
        },
        _ => None,
    }
}

/// `dumps(object, protocol, table)`: `table` maps classes to functions that reduce their instances.
fn dumps(interp: &mut Interp, args: Args<'_>) -> Res {
    let [object, protocol, table] = args.exact::<3>(interp, "_dumps", false)?;
    let protocol = match protocol {
        Value::Int(4) => 4,
        Value::Int(5) => 5,
        Value::Int(n) if *n < 0 => 5,
        Value::Int(n) if *n > 5 => return Err(interp.value_error("pickle protocol must be <= 5")),
        Value::Int(n) => return Err(interp.unsupported(format!("pickle protocol {n}"))),
        _ => 5,
    };
    let table = match table.unwrap_base() {
        Value::Dict(table) => Some(table.clone()),
        _ => None,
    };
    let pickler = Pickler::new(object.clone(), protocol, table);
    let state = keep(interp, pickler);
    answers::go_on(interp, &state)
}

/// `loads(bytes)`: the object and how many bytes it took.
fn loads(interp: &mut Interp, args: Args<'_>) -> Res {
    let [data] = args.exact::<1>(interp, "_loads", false)?;
    let data: Rc<[u8]> = match data.unwrap_base() {
        Value::Bytes(bytes) => bytes.data.clone().into(),
        Value::Native(native) => match &**native {
            Native::ByteArray(bytes) => bytes.borrow().as_slice().into(),
            _ => return Err(not_bytes(interp, data)),
        },
        _ => return Err(not_bytes(interp, data)),
    };
    let state = keep(interp, Unpickler::new(data));
    load::go_on(interp, &state)
}

fn not_bytes(interp: &mut Interp, value: &Value) -> Box<Ctl> {
    let text = format!("a bytes-like object is required, not '{}'", interp.type_name(value));
    interp.type_error(text)
}

/// `object.__reduce_ex__(protocol)`.
fn reduce_ex(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, _] = args.exact::<2>(interp, "__reduce_ex__", true)?;
    let own = interp.intern("__reduce__");
    if let Some(func) = python_method(interp, this, own) {
        return Err(interp.call(func, vec![this.clone()]));
    }
    reduce::as_tuple(interp, this)
}

fn reduce_method(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "__reduce__", true)?;
    reduce::as_tuple(interp, this)
}

fn getstate(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "__getstate__", true)?;
    Ok(reduce::default_state(interp, this))
}

/// Methods of `object`.
static OBJECT: &[Builtin] = &[
    Builtin::method("object", "__reduce_ex__", reduce_ex),
    Builtin::method("object", "__reduce__", reduce_method),
    Builtin::method("object", "__getstate__", getstate),
];

/// Hangs the methods on `object`.
pub fn setup(interp: &mut Interp) {
    interp.types.add_methods(crate::python::builtins::Type::Object, &mut interp.symbols, OBJECT);
}

/// A special method of the value's class that is written in Python.
fn python_method(interp: &Interp, value: &Value, name: crate::python::vm::symbol::Sym) -> Option<Value> {
    match value {
        Value::Object(o) => o.class.lookup(name).filter(|found| !matches!(found, Value::Builtin(_) | Value::None)),
        _ => {
            let _ = interp;
            None
        }
    }
}

/// The class of an instance, and the built-in value it wraps.
fn parts(value: &Value) -> Option<(&Rc<Class>, &Base)> {
    match value {
        Value::Object(o) => Some((&o.class, &o.base)),
        _ => None,
    }
}

static FUNCTIONS: &[Builtin] =
    &[Builtin::function("_dumps", dumps).costing(300), Builtin::function("_loads", loads).costing(200)];

/// The module's names.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
    for (name, class) in
        [("PickleError", "_PickleError"), ("PicklingError", "_PicklingError"), ("UnpicklingError", "_UnpicklingError")]
    {
        let class = interp.prelude_function(class);
        interp.module_set(namespace, name, class);
    }
}
