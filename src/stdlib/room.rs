//! `sys.getsizeof` of what grows, as CPython 3.15 lays it out on 64 bits.

use crate::python::object::{DictTable, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// `room(object)`: the bytes of a list, dict or set; None if they depend on what is not known.
pub(super) fn room(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "room", false)?;
    let bytes = match value {
        Value::List(list) => list.room().map(|room| 56 + 8 * room),
        Value::Set(set) => Some(match set.table.borrow().positions() {
            ..=8 => 216,
            slots => 216 + 16 * slots,
        }),
        Value::Dict(dict) => of_dict(&dict.table.borrow()),
        _ => None,
    };
    Ok(bytes.map_or(Value::None, |bytes| Value::Int(bytes as i64)))
}

/// The smallest power of two that has room, as long as nothing was taken out.
fn of_dict(table: &DictTable) -> Option<usize> {
    if table.odd {
        return None;
    }
    if table.is_empty() {
        return Some(64);
    }
    let mut slots = 8;
    while slots * 2 / 3 < table.len() {
        slots *= 2;
    }
    let index = match slots {
        ..=255 => 1,
        256..=65535 => 2,
        _ => 4,
    };
    let texts = table.iter().filter(|(key, _)| matches!(key, Value::Str(_))).count();
    let entry = match table.iter().next() {
        _ if texts == table.len() => 16,
        // The first key that is no text makes a table of texts larger.
        Some((Value::Str(_), _)) => return None,
        _ => 24,
    };
    Some(96 + slots * index + slots * 2 / 3 * entry)
}
