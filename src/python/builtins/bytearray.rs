//! `bytearray` (`Objects/bytearrayobject.c`): what changes it; everything else is `bytes`' work on a copy.

use std::cell::RefCell;
use std::rc::Rc;

use super::index::{self, Index, check_room};
use super::{Builtin, Exc, Type, bytes, operators, receiver};
use crate::python::bytecode::op::BinaryOp;
use crate::python::object::{Class, Native, Value};
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// A `bytearray` of these bytes.
pub fn made(data: Vec<u8>) -> Value {
    Value::Native(Rc::new(Native::ByteArray(data.into())))
}

/// `bytearray(…)`: takes what `bytes` takes.
pub fn new(interp: &mut Interp, class: &Rc<Class>, args: Args<'_>) -> Res {
    let plain = interp.types[Type::Bytes].clone();
    // Unlike bytes, it does not ask for `__bytes__`.
    let made = match args.pos {
        [source] if super::asks::special(source, sym::__bytes__).is_some() => {
            Err(interp.prelude_call("_bytes_from", vec![source.clone()]))
        }
        _ => bytes::new(interp, &plain, args),
    };
    match made {
        Ok(value) => Ok(super::wrap(interp, class, as_array(value))),
        Err(ctl) => Err(match *ctl {
            Ctl::Call(call) => Box::new(Ctl::Then(call, wrapped, Value::Class(class.clone()))),
            other => Box::new(other),
        }),
    }
}

fn wrapped(interp: &mut Interp, value: Value, class: Value) -> Res {
    let Value::Class(class) = class else { return Ok(value) };
    Ok(super::wrap(interp, &class, as_array(value)))
}

/// What a method of `bytes` answered, with arrays in place of bytes.
fn as_array(value: Value) -> Value {
    match &value {
        Value::Bytes(data) => made(data.data.to_vec()),
        Value::List(items) => Value::list(items.items.borrow().iter().cloned().map(as_array).collect()),
        Value::Tuple(items) => Value::tuple(items.items.iter().cloned().map(as_array).collect()),
        _ => value,
    }
}

fn this<'a>(interp: &mut Interp, args: Args<'a>, name: &str) -> Res<&'a RefCell<Vec<u8>>> {
    if let Some(Value::Native(native)) = args.pos.first().map(Value::unwrap_base)
        && let Native::ByteArray(data) = &**native
    {
        return Ok(data);
    }
    Err(receiver::wrong(interp, args, Type::ByteArray, name))
}

/// Refuses to change how long an array is while there are views of it.
pub fn resizable(interp: &mut Interp, array: &Value) -> Res<()> {
    match array.unwrap_base() {
        Value::Native(native) if matches!(&**native, Native::ByteArray(array) if array.views.get() > 0) => {
            let own = matches!(array, Value::Object(object) if &**object.class.module.borrow() == "array");
            Err(interp.raise(
                Exc::BufferError,
                if own {
                    "cannot resize an array that is exporting buffers"
                } else {
                    "Existing exports of data: object cannot be re-sized"
                },
            ))
        }
        _ => Ok(()),
    }
}

/// A method of `bytes` on a copy.
fn of_bytes(interp: &mut Interp, args: Args<'_>, name: &str) -> Res {
    let copy = bytes::made(this(interp, args, name)?.borrow().clone());
    let name = interp.intern(name);
    let Some(Value::Builtin(method)) = interp.types[Type::Bytes].lookup(name) else { return Ok(Value::None) };
    let mut pos = vec![copy];
    pos.extend_from_slice(args.rest().pos);
    (method.call)(interp, Args { pos: &pos, ..args }).map(as_array)
}

/// A byte as an argument.
fn byte(interp: &mut Interp, value: &Value) -> Res<u8> {
    match index::of(value) {
        Index::Int(n) if (0..256).contains(&n) => Ok(n as u8),
        Index::Int(_) | Index::Big(_) => Err(interp.value_error("byte must be in range(0, 256)")),
        Index::Python | Index::Not => Err(index::not_an_integer(interp, value)),
    }
}

fn append(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = this(interp, args, "append")?;
    let [_, value] = args.exact::<2>(interp, "bytearray.append", true)?;
    let value = byte(interp, value)?;
    resizable(interp, &args.pos[0])?;
    data.borrow_mut().push(value);
    Ok(Value::None)
}

fn extend(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = this(interp, args, "extend")?;
    let [_, source] = args.exact::<2>(interp, "bytearray.extend", true)?;
    if let Some(more) = bytes::view(source) {
        if !more.is_empty() {
            resizable(interp, &args.pos[0])?;
        }
        data.borrow_mut().extend(more);
        return Ok(Value::None);
    }
    let Some(items) = interp.native_items(source)? else {
        if !super::iterate::is_iterable(interp, source) {
            let text = format!("can't extend bytearray with {}", interp.type_name(source));
            return Err(interp.type_error(text));
        }
        return Err(interp.prelude_call("_bytearray_extend", args.pos.to_vec()));
    };
    let more: Vec<u8> = items.iter().map(|item| byte(interp, item)).collect::<Res<_>>()?;
    if !more.is_empty() {
        resizable(interp, &args.pos[0])?;
    }
    data.borrow_mut().extend(more);
    Ok(Value::None)
}

fn insert(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = this(interp, args, "insert")?;
    let given = args.between(interp, "insert", 2, 2, true)?;
    let name = interp.intern("insert");
    let func = interp.types[Type::ByteArray].lookup(name).unwrap_or_default();
    let at = index::argument(interp, &func, args.pos, 1)?;
    let value = byte(interp, &given[1])?;
    let len = data.borrow().len() as i64;
    let at = if at < 0 { at.saturating_add(len).max(0) } else { at.min(len) };
    resizable(interp, &args.pos[0])?;
    data.borrow_mut().insert(at as usize, value);
    Ok(Value::None)
}

fn pop(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = this(interp, args, "pop")?;
    let given = args.between(interp, "pop", 0, 1, true)?;
    let name = interp.intern("pop");
    let func = interp.types[Type::ByteArray].lookup(name).unwrap_or_default();
    let at = if given.is_empty() { -1 } else { index::argument(interp, &func, args.pos, 1)? };
    let len = data.borrow().len() as i64;
    if len == 0 {
        return Err(interp.raise(Exc::IndexError, "pop from empty bytearray"));
    }
    let at = if at < 0 { at.saturating_add(len) } else { at };
    if !(0..len).contains(&at) {
        return Err(interp.raise(Exc::IndexError, "pop index out of range"));
    }
    resizable(interp, &args.pos[0])?;
    let value = data.borrow_mut().remove(at as usize);
    Ok(Value::Int(i64::from(value)))
}

fn remove(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = this(interp, args, "remove")?;
    let [_, value] = args.exact::<2>(interp, "bytearray.remove", true)?;
    let value = byte(interp, value)?;
    let found = data.borrow().iter().position(|&b| b == value);
    let Some(at) = found else { return Err(interp.value_error("value not found in bytearray")) };
    resizable(interp, &args.pos[0])?;
    data.borrow_mut().remove(at);
    Ok(Value::None)
}

fn clear(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = this(interp, args, "clear")?;
    args.exact::<1>(interp, "bytearray.clear", true)?;
    if !data.borrow().is_empty() {
        resizable(interp, &args.pos[0])?;
    }
    data.borrow_mut().clear();
    Ok(Value::None)
}

fn reverse(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = this(interp, args, "reverse")?;
    args.exact::<1>(interp, "bytearray.reverse", true)?;
    data.borrow_mut().reverse();
    Ok(Value::None)
}

fn copy(interp: &mut Interp, args: Args<'_>) -> Res {
    let data = this(interp, args, "copy")?;
    args.exact::<1>(interp, "bytearray.copy", true)?;
    Ok(made(data.borrow().clone()))
}

/// `bytearray + bytes-like`, `bytearray * n`; `None` for other operands. The type is that of the left operand.
pub fn binary(interp: &mut Interp, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    let is_view = |value: &Value| matches!(value, Value::Native(n) if matches!(**n, Native::View(_)));
    if is_view(a) || op == BinaryOp::Multiply && is_view(b) {
        return Ok(None);
    }
    match (op, bytes::view(a), bytes::view(b)) {
        (BinaryOp::Add, Some(left), Some(right)) => {
            let sum = [left, right].concat();
            Ok(Some(if matches!(a, Value::Bytes(_)) { bytes::made(sum) } else { made(sum) }))
        }
        (BinaryOp::Multiply, Some(data), None) => repeat(interp, &data, b),
        (BinaryOp::Multiply, None, Some(data)) => repeat(interp, &data, a),
        _ => Ok(None),
    }
}

fn repeat(interp: &mut Interp, data: &[u8], times: &Value) -> Res<Option<Value>> {
    let times = match index::of(times) {
        Index::Int(n) => n.max(0) as u64,
        Index::Big(true) => 0,
        Index::Big(false) => {
            return Err(interp.raise(Exc::OverflowError, "cannot fit 'int' into an index-sized integer"));
        }
        Index::Python | Index::Not => return Ok(None),
    };
    check_room(interp, (data.len() as u64).saturating_mul(times) / 16)?;
    Ok(Some(made(if data.is_empty() { Vec::new() } else { data.repeat(times as usize) })))
}

/// `bytearray += bytes-like`, `bytearray *= n`; `None` for other operands.
pub fn in_place(
    interp: &mut Interp,
    op: BinaryOp,
    a: &Value,
    data: &RefCell<Vec<u8>>,
    b: &Value,
) -> Res<Option<Value>> {
    let Some(Value::Native(result)) = binary(interp, op, a, b)? else { return Ok(None) };
    if let Native::ByteArray(new) = &*result {
        if new.borrow().len() != data.borrow().len() {
            resizable(interp, a)?;
        }
        data.borrow_mut().clone_from(&new.borrow());
    }
    Ok(Some(a.clone()))
}

macro_rules! of_bytes {
    ($($name:ident)*) => {
        /// Methods that `bytes` has as well.
        pub static OF_BYTES: &[Builtin] = &[
            $(Builtin::method(
                "bytearray",
                stringify!($name),
                |interp, args| of_bytes(interp, args, stringify!($name)),
            ),)*
        ];
    };
}

of_bytes! {
    capitalize center count decode endswith find hex index isalnum isalpha isascii isdigit islower isspace istitle isupper ljust lower
    rfind rindex rjust startswith swapcase title upper join lstrip partition removeprefix removesuffix replace rpartition rsplit rstrip split splitlines strip translate zfill
}

/// Methods that change a `bytearray`, and its operators.
pub static METHODS: &[Builtin] = &[
    Builtin::method("bytearray", "append", append),
    Builtin::method("bytearray", "extend", extend),
    Builtin::method("bytearray", "insert", insert),
    Builtin::method("bytearray", "pop", pop),
    Builtin::method("bytearray", "remove", remove),
    Builtin::method("bytearray", "clear", clear),
    Builtin::method("bytearray", "reverse", reverse),
    Builtin::method("bytearray", "copy", copy),
    Builtin::method("bytearray", "__getitem__", operators::get_item),
    Builtin::method("bytearray", "__setitem__", operators::set_item),
    Builtin::method("bytearray", "__delitem__", operators::delete_item),
    Builtin::method("bytearray", "__contains__", operators::contains),
    Builtin::method("bytearray", "__len__", operators::len),
    Builtin::method("bytearray", "__iter__", operators::iter),
    Builtin::method("bytearray", "__eq__", operators::eq),
    Builtin::method("bytearray", "__ne__", operators::ne),
    Builtin::method("bytearray", "__add__", operators::add),
    Builtin::method("bytearray", "__mul__", operators::mul),
    Builtin::method("bytearray", "__rmul__", operators::mul),
    Builtin::method("bytearray", "__iadd__", operators::iadd),
    Builtin::method("bytearray", "__imul__", operators::imul),
];
