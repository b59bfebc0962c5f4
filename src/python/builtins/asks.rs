//! [`Asks`]: native work that meets Python on its way.
//!
//! The VM never recurses, so native code cannot call Python and go on. Work that needs an answer from Python stops,
//! and starts again from its beginning once the answer is there; answers it already has are given at once, in order.
//! That suits short work (formatting a text), not loops over many objects: those are written in Python.

use crate::python::object::{Tuple, Value};
use crate::python::vm::control::{Call, Ctl, Res, ThenFn};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::Sym;

use super::{Type, repr};

/// The answers so far.
#[derive(Debug)]
pub struct Asks {
    data: Value,
    answers: Vec<Value>,
    next: usize,
    again: ThenFn,
}

impl Asks {
    /// Work on `data`; `again` goes on with it by way of [`Asks::resume`].
    pub fn new(data: Value, again: ThenFn) -> Self {
        Self { data, answers: Vec::new(), next: 0, again }
    }

    /// What the work goes on with after an answer.
    pub fn resume(answer: Value, state: &Value, again: ThenFn) -> Self {
        let mut answers: Vec<Value> = items(state).to_vec();
        let data = answers.pop().unwrap_or_default();
        answers.push(answer);
        Self { data, answers, next: 0, again }
    }

    /// What the work is about.
    pub fn data(&self) -> Value {
        self.data.clone()
    }

    /// The result of calling `func`: at once if Python has given it before.
    pub fn ask(&mut self, func: Value, args: Vec<Value>) -> Res {
        if let Some(known) = self.answers.get(self.next) {
            self.next += 1;
            return Ok(known.clone());
        }
        let mut state = self.answers.clone();
        state.push(self.data.clone());
        let call = Call { func, args, kwargs: Vec::new() };
        Err(Box::new(Ctl::Then(call, self.again, Value::tuple(state))))
    }

    /// The result of a builtin function.
    pub fn ask_builtin(&mut self, interp: &mut Interp, name: &str, args: Vec<Value>) -> Res {
        let sym = interp.intern(name);
        let func = interp.builtins.get(&sym).cloned().unwrap_or_default();
        self.ask(func, args)
    }

    /// `str(value)`.
    pub fn str(&mut self, interp: &mut Interp, value: &Value) -> Res<String> {
        if let Some(text) = repr::str(interp, value)? {
            return Ok(text);
        }
        let func = Value::Class(interp.types[Type::Str].clone());
        let text = self.ask(func, vec![value.clone()])?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// `repr(value)`.
    pub fn repr(&mut self, interp: &mut Interp, value: &Value) -> Res<String> {
        if let Some(text) = repr::repr(interp, value)? {
            return Ok(text);
        }
        let text = self.ask_builtin(interp, "repr", vec![value.clone()])?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// The result of a special method written in Python; `None` if the value's class has none.
    pub fn special(&mut self, value: &Value, name: Sym) -> Res<Option<Value>> {
        match special(value, name) {
            Some(func) => self.ask(func, vec![value.clone()]).map(Some),
            None => Ok(None),
        }
    }
}

/// A special method of an object, written in Python.
pub fn special(value: &Value, name: Sym) -> Option<Value> {
    match value {
        Value::Object(o) => o.class.special(name).filter(|f| !matches!(f, Value::Builtin(_) | Value::None)),
        Value::Class(c) => {
            c.metaclass.as_ref()?.special(name).filter(|f| !matches!(f, Value::Builtin(_) | Value::None))
        }
        _ => None,
    }
}

/// The items of a tuple.
pub fn items(value: &Value) -> &[Value] {
    match value {
        Value::Tuple(t) => {
            let tuple: &Tuple = t;
            &tuple.items
        }
        _ => &[],
    }
}
