//! Hashing and equality of built-in values, without running Python.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::{Base, DictPart, Native, Value};

/// Why a value has no native hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoHash {
    /// `TypeError: unhashable type`.
    Unhashable,
    /// Its class defines `__hash__` or `__eq__` in Python: the prelude must compute it.
    Python,
}

/// What `tuplehash` mixes with the length: `_PyHASH_XXPRIME_5 ^ 3527539`.
pub const TUPLE_END: u64 = 0x27d4_eb2f_1663_b4b6;

/// Modulus of CPython's numeric hash (`Include/cpython/pyhash.h`): 2**61 - 1.
const MODULUS: u64 = (1 << 61) - 1;

/// The hash of a value; numbers hash as in CPython (`Python/pyhash.c`), so that sets of numbers iterate alike.
pub fn hash_of(value: &Value) -> Result<u64, NoHash> {
    Ok(match value {
        Value::Str(s) => s.hash(),
        Value::Int(n) => hash_int(*n) as u64,
        Value::Bool(b) => u64::from(*b),
        Value::Float(x) => hash_float(*x) as u64,
        Value::Big(n) => hash_big(n) as u64,
        Value::None => 0x0fca_86bb,
        Value::Ellipsis | Value::NotImplemented | Value::Null => 0x0fca_8888,
        Value::Bytes(b) => super::str::hash_bytes(&b.data),
        Value::Tuple(t) => {
            // xxHash mix of Objects/tupleobject.c.
            let mut acc: u64 = 2_870_177_450_012_600_261;
            for item in &t.items {
                acc = acc.wrapping_add(hash_of(item)?.wrapping_mul(14_029_467_366_897_019_727));
                acc = acc.rotate_left(31).wrapping_mul(11_400_714_785_074_694_791);
            }
            acc.wrapping_add(t.items.len() as u64 ^ TUPLE_END)
        }
        Value::Set(s) if s.frozen => {
            let mut acc: u64 = 0;
            for (hash, _) in s.table.borrow().iter() {
                acc ^= (hash ^ 0x055b_4db3 ^ (hash << 16)).wrapping_mul(3_644_798_167);
            }
            acc ^ (s.table.borrow().len() as u64 + 1).wrapping_mul(1_927_868_237)
        }
        Value::List(_) | Value::Dict(_) | Value::Set(_) => return Err(NoHash::Unhashable),
        Value::Range(r) => hash_int(r.start ^ r.stop.rotate_left(20) ^ r.step.rotate_left(40)) as u64,
        Value::Slice(s) => {
            let parts = [&s.start, &s.stop, &s.step];
            let mut acc: u64 = 0;
            for part in parts {
                acc = (acc ^ hash_of(part)?).rotate_left(31).wrapping_mul(14_029_467_366_897_019_727);
            }
            acc
        }
        Value::Builtin(b) => super::str::hash_bytes(b.name.as_bytes()),
        Value::Object(o) => {
            if o.class.traits().python_hash {
                return Err(NoHash::Python);
            }
            if o.class.traits().unhashable {
                return Err(NoHash::Unhashable);
            }
            match &o.base {
                Base::Value(v) => return hash_of(v),
                _ => u64::from(o.id).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 3,
            }
        }
        Value::Class(c) => u64::from(c.id).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 3,
        Value::Method(m) => hash_of(&m.func)? ^ hash_of(&m.this).unwrap_or(7).rotate_left(9),
        Value::Native(n) => return n.hash(),
        Value::Generator(g) => u64::from(g.id).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 3,
        // Identity, without the address: that differs from run to run, and a set shows the order of its hashes.
        Value::Function(f) => hash_code(&f.code),
        Value::Code(c) => hash_code(c),
        _ => 0x0fca_9999,
    })
}

/// Functions made of the same code share it.
fn hash_code(code: &super::Code) -> u64 {
    super::str::hash_bytes(code.def.qualname.as_bytes()).rotate_left(7) ^ u64::from(code.def.firstlineno)
}

/// The hash of a copy of a key: it differs where a hash comes from an address.
pub fn hash_of_copy(hash: u64, old: &Value, new: &Value) -> u64 {
    let plain = match old {
        Value::Str(_) | Value::Int(_) | Value::None | Value::Class(_) => true,
        Value::Object(o) => !matches!(o.base, Base::Value(_)),
        _ => false,
    };
    if plain {
        return hash;
    }
    match (hash_of(old), hash_of(new)) {
        (Ok(before), Ok(after)) if before == hash => after,
        _ => hash,
    }
}

/// `hash(int)` of a number that fits.
pub fn hash_int(n: i64) -> i64 {
    let magnitude = (n.unsigned_abs() % MODULUS) as i64;
    match if n < 0 { -magnitude } else { magnitude } {
        -1 => -2,
        hash => hash,
    }
}

fn hash_big(n: &BigInt) -> i64 {
    let magnitude = (n.magnitude() % MODULUS).to_i64().unwrap_or(0);
    match if n.sign() == num_bigint::Sign::Minus { -magnitude } else { magnitude } {
        -1 => -2,
        hash => hash,
    }
}

/// `hash(float)` (`_Py_HashDouble`): equal numbers of different types hash alike.
pub fn hash_float(x: f64) -> i64 {
    if x.is_infinite() {
        return if x > 0.0 { 314_159 } else { -314_159 };
    }
    if x.is_nan() {
        return 0;
    }
    if x == x.trunc() && x.abs() < 9.0e18 {
        return hash_int(x as i64);
    }
    let bits = x.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i64;
    let mut mantissa = bits & ((1 << 52) - 1);
    let mut shift = exponent - 1075;
    if exponent == 0 {
        shift += 1;
    } else {
        mantissa |= 1 << 52;
    }
    // mantissa * 2**shift modulo 2**61 - 1: multiplying by two is a rotation of 61 bits.
    let shift = shift.rem_euclid(61) as u32;
    let value = (mantissa << shift) & MODULUS | (mantissa >> (61 - shift));
    let value = (value % MODULUS) as i64;
    match if x < 0.0 { -value } else { value } {
        -1 => -2,
        hash => hash,
    }
}

/// `a == b` where both are built-in or compared by identity. Containers compare their items the same way; what would
/// need Python counts as different unless identical.
pub fn native_eq(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Str(x), Value::Str(y)) => std::rc::Rc::ptr_eq(x, y) || x.as_str() == y.as_str(),
        (Value::Int(x), Value::Int(y)) => x == y,
        _ => a.is(b) || compare_eq(a, b) == Some(true),
    }
}

/// Whether only Python code could say if two different values are equal.
pub fn needs_python_eq(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Str(_), Value::Str(_)) | (Value::Int(_), Value::Int(_)) => false,
        _ => !a.is(b) && compare_eq(a, b).is_none(),
    }
}

/// Equality of two built-in values; `None` where Python code would have to decide.
pub fn compare_eq(a: &Value, b: &Value) -> Option<bool> {
    eq_within(a, b, 0)
}

/// Containers nested deeper than this are left to Python, whose recursion has an end.
const DEEPEST: u32 = 100;

fn eq_within(a: &Value, b: &Value, depth: u32) -> Option<bool> {
    use Value::{Big, Bool, Bytes, Dict, Float, Int, List, Method, Object, Range, Set, Str, Tuple};
    if depth > DEEPEST {
        return None;
    }
    Some(match (a, b) {
        (Int(x), Int(y)) => x == y,
        (Str(x), Str(y)) => x.as_str() == y.as_str(),
        (Float(x), Float(y)) => x == y,
        (Bool(x), Bool(y)) => x == y,
        (Bool(x), Int(y)) | (Int(y), Bool(x)) => i64::from(*x) == *y,
        (Bool(x), Float(y)) | (Float(y), Bool(x)) => f64::from(u8::from(*x)) == *y,
        (Int(x), Float(y)) | (Float(y), Int(x)) => int_eq_float(*x, *y),
        (Big(x), Big(y)) => x == y,
        (Big(x), Float(y)) | (Float(y), Big(x)) => {
            y.is_finite()
                && num_traits::FromPrimitive::from_f64(*y).is_some_and(|z: BigInt| z == **x && *y == y.trunc())
        }
        (Bytes(x), Bytes(y)) => x.data == y.data,
        (Tuple(x), Tuple(y)) => return eq_slices(&x.items, &y.items, depth),
        (List(x), List(y)) => {
            if std::rc::Rc::ptr_eq(x, y) {
                return Some(true);
            }
            return eq_slices(&x.items.borrow(), &y.items.borrow(), depth);
        }
        (Dict(x), Dict(y)) => {
            if std::rc::Rc::ptr_eq(x, y) {
                return Some(true);
            }
            let (x, y) = (x.table.borrow(), y.table.borrow());
            if x.len() != y.len() {
                return Some(false);
            }
            for (hash, key, value) in x.iter_hashed() {
                let Some((_, other)) = y.lookup(hash, key).ok()?.and_then(|at| y.entry(at)) else { return Some(false) };
                if !value.is(other) && !eq_within(value, other, depth + 1)? {
                    return Some(false);
                }
            }
            true
        }
        (Set(x), Set(y)) => {
            let (x, y) = (x.table.borrow(), y.table.borrow());
            if x.len() != y.len() {
                return Some(false);
            }
            for (hash, key) in x.iter() {
                if !y.lookup(hash, key).ok()? {
                    return Some(false);
                }
            }
            true
        }
        (Range(x), Range(y)) => {
            x.len() == y.len() && (x.is_empty() || x.start == y.start && (x.len() == 1 || x.step == y.step))
        }
        (Method(x), Method(y)) => x.this.is(&y.this) && x.func.is(&y.func),
        (Value::Native(x), Value::Native(y)) if x.same_traceback(y) => true,
        (Value::Native(n), Int(_) | Bool(_) | Float(_) | Big(_))
        | (Int(_) | Bool(_) | Float(_) | Big(_), Value::Native(n))
            if matches!(&**n, super::Native::Complex(..)) =>
        {
            let other = if matches!(a, Value::Native(_)) { b } else { a };
            match &**n {
                super::Native::Complex(re, im) => *im == 0.0 && eq_within(&Float(*re), other, depth + 1)?,
                _ => false,
            }
        }
        (Object(x), _) if x.class.traits().python_eq => return None,
        (_, Object(y)) if y.class.traits().python_eq => return None,
        (Object(x), _) => match &x.base {
            Base::Value(v) => return eq_within(v, b, depth + 1),
            _ => a.is(b),
        },
        (_, Object(y)) => match &y.base {
            Base::Value(v) => return eq_within(a, v, depth + 1),
            _ => false,
        },
        (Value::Slice(x), Value::Slice(y)) => {
            let parts = [(&x.start, &y.start), (&x.stop, &y.stop), (&x.step, &y.step)];
            for (x, y) in parts {
                if !x.is(y) && !eq_within(x, y, depth + 1)? {
                    return Some(false);
                }
            }
            true
        }
        (Value::Native(x), Bytes(y)) | (Bytes(y), Value::Native(x)) if let Native::ByteArray(x) = &**x => {
            *x.borrow() == *y.data
        }
        (Value::Native(x), _) if let Native::MappingProxy(mapping) = &**x => return eq_within(mapping, b, depth + 1),
        (_, Value::Native(y)) if let Native::MappingProxy(mapping) = &**y => return eq_within(a, mapping, depth + 1),
        (Value::Native(x), Value::Native(y)) => match view_eq(a, b) {
            Some(answer) => return answer,
            None => return x.eq(y),
        },
        (Value::Native(_), Set(_)) | (Set(_), Value::Native(_)) => return view_eq(a, b).unwrap_or(Some(false)),
        _ => a.is(b),
    })
}

/// Equality of views of dicts as sets; the outer `None` if that is not what they are.
#[allow(clippy::option_option)]
fn view_eq(a: &Value, b: &Value) -> Option<Option<bool>> {
    let (a, b) = (SetLike::of(a)?, SetLike::of(b)?);
    if a.len() != b.len() {
        return Some(Some(false));
    }
    for element in a.elements() {
        match b.has(&element) {
            Some(true) => {}
            other => return Some(other),
        }
    }
    Some(Some(true))
}

/// A set, or a view of a dict that behaves like one.
enum SetLike<'a> {
    Set(&'a super::Set),
    Keys(&'a super::Dict),
    Items(&'a super::Dict),
}

impl<'a> SetLike<'a> {
    fn of(value: &'a Value) -> Option<Self> {
        match value {
            Value::Set(set) => Some(Self::Set(set)),
            Value::Native(native) => match &**native {
                Native::DictView(dict, DictPart::Keys) => Some(Self::Keys(dict)),
                Native::DictView(dict, DictPart::Items) => Some(Self::Items(dict)),
                _ => None,
            },
            _ => None,
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Set(set) => set.table.borrow().len(),
            Self::Keys(dict) | Self::Items(dict) => dict.table.borrow().len(),
        }
    }

    fn elements(&self) -> Vec<Value> {
        match self {
            Self::Set(set) => set.table.borrow().iter().map(|(_, key)| key.clone()).collect(),
            Self::Keys(dict) => dict.table.borrow().iter().map(|(key, _)| key.clone()).collect(),
            Self::Items(dict) => dict.table.borrow().iter().map(|(k, v)| DictPart::Items.of(k, v)).collect(),
        }
    }

    fn has(&self, element: &Value) -> Option<bool> {
        let hash = |value: &Value| match hash_of(value) {
            Ok(hash) => Ok(hash),
            Err(NoHash::Unhashable) => Err(Some(false)),
            Err(NoHash::Python) => Err(None),
        };
        let answer = match self {
            Self::Set(set) => hash(element).map(|hash| set.table.borrow().lookup(hash, element).ok()),
            Self::Keys(dict) => {
                hash(element).map(|hash| dict.table.borrow().lookup(hash, element).ok().map(|at| at.is_some()))
            }
            Self::Items(dict) => {
                let Value::Tuple(pair) = element else { return Some(false) };
                let [key, value] = &*pair.items else { return Some(false) };
                hash(key).map(|hash| {
                    let table = dict.table.borrow();
                    let Some(at) = table.lookup(hash, key).ok()? else { return Some(false) };
                    let (_, found) = table.entry(at)?;
                    if found.is(value) { Some(true) } else { compare_eq(found, value) }
                })
            }
        };
        answer.unwrap_or_else(|unknown| unknown)
    }
}

fn eq_slices(a: &[Value], b: &[Value], depth: u32) -> Option<bool> {
    if a.len() != b.len() {
        return Some(false);
    }
    for (x, y) in a.iter().zip(b) {
        if !x.is(y) && !eq_within(x, y, depth + 1)? {
            return Some(false);
        }
    }
    Some(true)
}

fn int_eq_float(n: i64, x: f64) -> bool {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    x == x.trunc() && (-LIMIT..LIMIT).contains(&x) && x as i64 == n
}
