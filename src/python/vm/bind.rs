//! Binding arguments where they lie: a call of a Python function whose arguments are on the stack makes them the locals
//! of the new frame. What does not fit is left to [`super::call::bind`], which knows the errors.

use std::rc::Rc;

use super::interp::Interp;
use super::thread::{Frame, Ret, Thread};
use crate::python::object::{Dict, Function, Str, Tuple, Value};

/// Where a call lies on the stack.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Where the result goes.
    pub result: usize,
    /// The first argument.
    pub first: usize,
    /// Above the last one.
    pub top: usize,
}

/// Enters a function. `names` are those of the last arguments, in a tuple, or Null. Whether the arguments fit; if they
/// do not, nothing has changed.
pub fn enter(interp: &mut Interp, t: &mut Thread, f: &Rc<Function>, place: Place, names: &Value) -> bool {
    let (code, Place { result, first, top }) = (&f.code, place);
    let def = &code.def;
    let (argcount, named) = (def.argcount as usize, def.argcount as usize + def.kwonlyargcount as usize);
    let names: &[Value] = if let Value::Tuple(names) = names { &names.items } else { &[] };
    let positional = top - first - names.len();
    if named > 63 || positional > argcount && !def.varargs || t.frames.len() >= interp.recursion_limit {
        return false;
    }
    let meta = f.meta.borrow();
    // Which parameters have a value, and which parameter each named argument is for.
    let mut filled = (1u64 << positional.min(argcount)) - 1;
    let mut targets = [u8::MAX; 16];
    for (target, name) in targets.iter_mut().zip(names) {
        let name = name.as_str().unwrap_or_default();
        match def.locals[..named].iter().position(|local| **local == *name) {
            Some(at) if filled >> at & 1 == 0 && at >= def.posonlyargcount as usize => {
                filled |= 1 << at;
                *target = at as u8;
            }
            None if def.varkeywords => {}
            _ => return false,
        }
    }
    let defaults: &[Value] = meta.defaults.as_ref().map_or(&[], |d| &d.items);
    let first_default = argcount - defaults.len().min(argcount);
    let kwdefault = |interp: &Interp, at: usize| {
        let name = interp.symbols.text(code.locals[at]);
        let table = meta.kwdefaults.as_ref()?.table.borrow();
        table.get(name.hash(), &Value::Str(name)).cloned()
    };
    let missing = |at: usize| {
        let given = filled >> at & 1 == 1;
        !given && if at < argcount { at < first_default } else { kwdefault(interp, at).is_none() }
    };
    if names.len() > targets.len() || (0..named).any(missing) {
        return false;
    }
    // Everything fits.
    t.reserve(first + code.framesize as usize);
    let s = &mut t.stack;
    let mut extra = def.varkeywords.then(Dict::new);
    let given: Vec<Value> = s[top - names.len()..top].iter_mut().map(std::mem::take).collect();
    let rest = s[(first + argcount).min(first + positional)..first + positional].iter_mut();
    let rest = def.varargs.then(|| Value::Tuple(Tuple::new(rest.map(std::mem::take).collect())));
    for ((value, target), name) in given.into_iter().zip(targets).zip(names) {
        match (target, &mut extra, name) {
            (u8::MAX, Some(extra), Value::Str(name)) => {
                let name: Rc<Str> = name.clone();
                extra.table.borrow_mut().insert(name.hash(), Value::Str(name), value);
            }
            _ => s[first + usize::from(target)] = value,
        }
    }
    for at in positional.min(argcount)..named {
        if filled >> at & 1 == 0 {
            s[first + at] = if at < argcount {
                defaults[at - first_default].clone()
            } else {
                kwdefault(interp, at).unwrap_or_default()
            };
        }
    }
    let mut at = first + named;
    for value in rest.into_iter().chain(extra.map(Value::Dict)) {
        s[at] = value;
        at += 1;
    }
    let sp = first + code.locals.len();
    for slot in &mut s[at..sp] {
        *slot = Value::Null;
    }
    drop(meta);
    let (base, sp, ret_sp) = (first as u32, sp as u32, result as u32);
    t.frames.push(Frame { func: f.clone(), ip: 0, base, sp, ret_sp, ret: Ret::Push, extra: None });
    true
}
