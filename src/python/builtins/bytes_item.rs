//! Subscripts of `str`, `bytes` and `bytearray` (`Objects/bytesobject.c`, `bytearrayobject.c`).
//!
//! Reached from [`super::item`].

use super::index::{self, Index};
use super::item::{Cut, Place, place, place_or_retry};
use crate::base::order::sort;
use crate::python::object::sequence::slice_indices;
use crate::python::object::{Bytes, Native, Str, Value};
use crate::python::vm::control::Res;
use crate::python::vm::interp::Interp;

/// The part of a text that a slice selects.
pub fn slice_str(interp: &mut Interp, text: &Str, (start, stop, step): Cut) -> Value {
    interp.charge(text.as_str().len() as u64 / 16);
    if step == 1 {
        let (from, to) = (text.byte_offset(start as usize), text.byte_offset(stop.max(start) as usize));
        return Value::str(&text.as_str()[from..to]);
    }
    if text.is_ascii() {
        let bytes = text.as_str().as_bytes();
        return Value::string(slice_indices(start, stop, step).map(|at| char::from(bytes[at])).collect());
    }
    let chars: Vec<char> = text.as_str().chars().collect();
    Value::string(slice_indices(start, stop, step).map(|at| chars[at]).collect())
}

fn pick(bytes: &[u8], (start, stop, step): Cut) -> Vec<u8> {
    slice_indices(start, stop, step).filter_map(|at| bytes.get(at).copied()).collect()
}

fn byte_array(interp: &Interp, data: Vec<u8>) -> Value {
    interp.native(Native::ByteArray(data.into()))
}

/// `bytes[key]`.
pub fn get(interp: &mut Interp, base: &Value, key: &Value) -> Res {
    match base {
        Value::Bytes(bytes) => match place(interp, base, key, bytes.data.len(), "index out of range")? {
            Place::At(at) => Ok(Value::Int(i64::from(bytes.data[at]))),
            Place::Slice(cut) => Ok(Value::Bytes(Bytes::new(pick(&bytes.data, cut)))),
        },
        Value::Native(native) => {
            let Native::ByteArray(data) = &**native else { return Ok(Value::Null) };
            let len = data.borrow().len();
            match place(interp, base, key, len, "bytearray index out of range")? {
                Place::At(at) => Ok(Value::Int(i64::from(data.borrow()[at]))),
                Place::Slice(cut) => {
                    let part = pick(&data.borrow(), cut);
                    Ok(byte_array(interp, part))
                }
            }
        }
        _ => Ok(Value::Null),
    }
}

/// A byte of a `bytearray`.
fn byte(interp: &mut Interp, value: &Value) -> Res<u8> {
    match index::of(value) {
        Index::Int(n) if (0..256).contains(&n) => Ok(n as u8),
        Index::Int(_) | Index::Big(_) => Err(interp.value_error("byte must be in range(0, 256)")),
        Index::Python | Index::Not => Err(index::not_an_integer(interp, value)),
    }
}

/// `bytearray[key] = value`.
pub fn set(interp: &mut Interp, base: &Value, key: &Value, value: &Value) -> Res<()> {
    let Value::Native(native) = base else { return Ok(()) };
    let Native::ByteArray(data) = &**native else { return Ok(()) };
    let len = data.borrow().len();
    match place_or_retry(interp, base, key, len, "bytearray index out of range", Some(value))? {
        Place::At(at) => data.borrow_mut()[at] = byte(interp, value)?,
        Place::Slice((start, stop, step)) => {
            let new: Vec<u8> = if let Some(data) = super::bytes::view(value) {
                data
            } else {
                let Some(items) = interp.native_items(value)? else {
                    let text = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
                    return Err(interp.type_error(text));
                };
                items.iter().map(|item| byte(interp, item)).collect::<Res<_>>()?
            };
            if step == 1 {
                if new.len() != (stop - start).max(0) as usize {
                    super::bytearray::resizable(interp, base)?;
                }
                data.borrow_mut().splice(start as usize..stop.max(start) as usize, new);
                return Ok(());
            }
            let size = index::slice_len(start, stop, step);
            if new.len() != size {
                let text = format!("attempt to assign bytes of size {} to extended slice of size {size}", new.len());
                return Err(interp.value_error(text));
            }
            for (at, new) in slice_indices(start, stop, step).zip(new) {
                data.borrow_mut()[at] = new;
            }
        }
    }
    Ok(())
}

/// `del bytearray[key]`.
pub fn delete(interp: &mut Interp, base: &Value, key: &Value) -> Res<()> {
    let Value::Native(native) = base else { return Ok(()) };
    let Native::ByteArray(data) = &**native else { return Ok(()) };
    let len = data.borrow().len();
    let place = place_or_retry(interp, base, key, len, "bytearray index out of range", None)?;
    super::bytearray::resizable(interp, base)?;
    match place {
        Place::At(at) => {
            data.borrow_mut().remove(at);
        }
        Place::Slice((start, stop, 1)) => {
            data.borrow_mut().drain(start as usize..stop.max(start) as usize);
        }
        Place::Slice((start, stop, step)) => {
            let mut gone: Vec<usize> = slice_indices(start, stop, step).collect();
            sort(&mut gone);
            let mut at = 0;
            data.borrow_mut().retain(|_| {
                at += 1;
                gone.binary_search(&(at - 1)).is_err()
            });
        }
    }
    Ok(())
}

/// `key in bytes`.
pub fn contains(interp: &mut Interp, base: &Value, key: &Value) -> Res<bool> {
    let data = |value: &Value| match value.unwrap_base() {
        Value::Bytes(bytes) => Some(bytes.data.to_vec()),
        Value::Native(native) => match &**native {
            Native::ByteArray(data) => Some(data.borrow().clone()),
            _ => None,
        },
        _ => None,
    };
    let all = data(base).unwrap_or_default();
    if let Some(part) = data(key) {
        return Ok(part.is_empty() || all.windows(part.len()).any(|window| window == part));
    }
    match index::of(key) {
        Index::Int(n) if (0..256).contains(&n) => Ok(all.contains(&(n as u8))),
        Index::Int(_) | Index::Big(_) => Err(interp.value_error("byte must be in range(0, 256)")),
        Index::Python | Index::Not => {
            let text = format!("a bytes-like object is required, not '{}'", interp.type_name(key));
            Err(interp.type_error(text))
        }
    }
}
