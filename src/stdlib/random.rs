//! `_random.Random`: the Mersenne Twister (`Modules/_randommodule.c`). Without a seed of the program's it has the run's.

use std::cell::RefCell;
use std::rc::Rc;

use crate::python::builtins::string::int_argument;
use crate::python::builtins::{Builtin, Twister};
use crate::python::object::{Base, Class, Native, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// A new generator.
pub(super) fn new(interp: &mut Interp, class: &Rc<Class>, _: Args<'_>) -> Res {
    let seed = interp.settings.seed;
    let twister = Twister::new(&[seed as u32, (seed >> 32) as u32, 0x6765_7473]);
    let native = interp.native(Native::Random(RefCell::new(Box::new(twister))));
    Ok(if class.heap { interp.object(class, Base::Value(native)) } else { native })
}

fn twister(args: Args<'_>, f: impl FnOnce(&mut Twister) -> Value) -> Value {
    match args.pos.first().map(Value::unwrap_base) {
        Some(Value::Native(n)) => match &**n {
            Native::Random(t) => f(&mut t.borrow_mut()),
            _ => Value::None,
        },
        _ => Value::None,
    }
}

fn random(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<1>(interp, "random", true)?;
    Ok(twister(args, |t| Value::Float(t.next_f64())))
}

fn getrandbits(interp: &mut Interp, args: Args<'_>) -> Res {
    let [_, bits] = args.exact::<2>(interp, "getrandbits", true)?;
    let bits = int_argument(interp, bits)?;
    if bits < 0 {
        return Err(interp.value_error("Cannot convert negative int"));
    }
    Ok(twister(args, |t| {
        // 32-bit words, lowest first; the last one is cut from its high end.
        let mut words = Vec::new();
        let mut left = bits;
        while left > 0 {
            let mut word = t.next_u32();
            if left < 32 {
                word >>= 32 - left;
            }
            words.push(word);
            left -= 32;
        }
        Value::int(num_bigint::BigInt::from(num_bigint::BigUint::new(words)))
    }))
}

fn seed(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.pos.get(1).cloned().unwrap_or(Value::None);
    let key = match given.unwrap_base() {
        Value::Int(n) => {
            let n = n.unsigned_abs();
            if n >> 32 == 0 { vec![n as u32] } else { vec![n as u32, (n >> 32) as u32] }
        }
        Value::Big(n) => n.magnitude().to_u32_digits(),
        Value::Bool(b) => vec![u32::from(*b)],
        // Without a seed: what the machine draws.
        _ => {
            let drawn = [interp.draw(), interp.draw()];
            drawn.iter().flat_map(|n| [*n as u32, (*n >> 32) as u32]).collect()
        }
    };
    Ok(twister(args, |t| {
        *t = Twister::new(&key);
        Value::None
    }))
}

fn getstate(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(twister(args, |t| Value::tuple(t.words().map(|word| Value::Int(word.into())).collect())))
}

fn setstate(interp: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Tuple(state)) = args.pos.get(1) else {
        return Err(interp.type_error("state vector must be a tuple"));
    };
    if state.items.len() != 625 {
        return Err(interp.value_error("state vector is the wrong size"));
    }
    let word = |item: &Value| match item {
        Value::Int(n) => u32::try_from(*n).ok(),
        _ => None,
    };
    let words: Option<Vec<u32>> = state.items.iter().map(word).collect();
    match words.as_deref().and_then(Twister::from_words) {
        Some(new) => Ok(twister(args, |t| {
            *t = new;
            Value::None
        })),
        None => Err(interp.value_error("invalid state")),
    }
}

/// Methods of `_random.Random`.
pub static RANDOM: &[Builtin] = &[
    Builtin::method("Random", "random", random),
    Builtin::method("Random", "getrandbits", getrandbits),
    Builtin::method("Random", "seed", seed),
    Builtin::method("Random", "getstate", getstate),
    Builtin::method("Random", "setstate", setstate),
];
