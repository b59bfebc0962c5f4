//! Python that a pickle needs on its way (`__reduce_ex__`, `__getstate__`, iterators of items), and what its errors say.

use super::reduce::{self, Reduced};
use super::save::{Pickler, Place, Task, shown};
use super::{error, kept};
use crate::python::builtins::{Builtin, repr};
use crate::python::object::{Bytes, Value};
use crate::python::vm::control::{Args, Call, Ctl, Res};
use crate::python::vm::interp::Interp;

/// What the result of a call is for.
#[derive(Debug)]
pub(super) enum Waiting {
    /// It is how this object reduces.
    Reduction(Value),
    /// It is what `__new__` of this object's class is to get; with keywords or not.
    NewArguments(Value, bool),
    /// It is the state of this object, the rest of which is known.
    State(Value, Box<Reduced>),
    /// It is the list of items to append (or else to set) of this object, the rest of which is known.
    Items(Value, Box<Reduced>, Value, bool),
}

impl Pickler {
    /// Calls Python; its result goes to [`answered`].
    pub(super) fn ask(&mut self, waiting: Waiting, func: Value, args: Vec<Value>) -> Box<Ctl> {
        self.waiting = Some(waiting);
        Box::new(Ctl::Call(Call { func, args, kwargs: Vec::new() }))
    }

    /// What `__reduce_ex__` or a function of the table has answered.
    pub(super) fn reduction(&mut self, interp: &mut Interp, value: Value, answer: &Value) -> Res<()> {
        if let Some(name) = answer.as_str() {
            let name = name.to_owned();
            return self.global(interp, &value, Some(name));
        }
        let Value::Tuple(parts) = answer.unwrap_base() else {
            let text = format!("__reduce__ must return a string or tuple, not {}", reduce::type_name(interp, answer));
            self.push(Task::Within(Place::Object(value)));
            return Err(error(interp, "_PicklingError", text));
        };
        let parts = &parts.items;
        if !(2..=6).contains(&parts.len()) {
            self.push(Task::Within(Place::Object(value)));
            let text = "tuple returned by __reduce__ must contain 2 through 6 elements";
            return Err(error(interp, "_PicklingError", text.to_owned()));
        }
        let Value::Tuple(args) = parts[1].unwrap_base() else {
            self.push(Task::Within(Place::Object(value)));
            let text = format!(
                "second item of the tuple returned by __reduce__ must be a tuple, not {}",
                reduce::type_name(interp, &parts[1])
            );
            return Err(error(interp, "_PicklingError", text));
        };
        if parts.len() == 6 && !parts[5].is_none() {
            return Err(interp.unsupported("a state setter in __reduce__"));
        }
        let mut reduced = Reduced { args: args.items.to_vec(), ..Reduced::default() };
        reduced.state = parts.get(2).filter(|state| !state.is_none()).cloned();
        match &parts[0] {
            Value::Function(f) if repr::function_name(f) == "_newobj" || repr::function_name(f) == "__newobj__" => {
                if !reduced.args.is_empty() {
                    reduced.class = reduced.args.remove(0);
                }
            }
            func => reduced.func = func.clone(),
        }
        let part = |at: usize| parts.get(at).filter(|part| !part.is_none()).cloned();
        self.collect(interp, value, reduced, part(3), part(4))
    }

    /// Turns the iterators of a reduction into lists.
    pub(super) fn collect(
        &mut self,
        interp: &mut Interp,
        value: Value,
        reduced: Reduced,
        items: Option<Value>,
        pairs: Option<Value>,
    ) -> Res<()> {
        let list = interp.prelude_function("_list");
        if let Some(items) = items {
            let waiting = Waiting::Items(value, Box::new(reduced), pairs.unwrap_or_default(), true);
            return Err(self.ask(waiting, list, vec![items]));
        }
        if let Some(pairs) = pairs.filter(|pairs| !pairs.is_null()) {
            let waiting = Waiting::Items(value, Box::new(reduced), Value::Null, false);
            return Err(self.ask(waiting, list, vec![pairs]));
        }
        self.reduced(reduced, &value);
        Ok(())
    }

    pub(super) fn answered(&mut self, interp: &mut Interp, answer: Value) -> Res<()> {
        match self.waiting.take() {
            None => Ok(()),
            Some(Waiting::Reduction(value)) => self.reduction(interp, value, &answer),
            Some(Waiting::NewArguments(value, keywords)) => {
                let Value::Tuple(args) = answer.unwrap_base() else {
                    let name = if keywords { "__getnewargs_ex__" } else { "__getnewargs__" };
                    let text = format!("{name} should return a tuple, not '{}'", interp.type_name(&answer));
                    return Err(interp.type_error(text));
                };
                let (args, kwargs) = match (keywords, &*args.items) {
                    (true, [Value::Tuple(args), Value::Dict(kwargs)]) => {
                        let kwargs = Some(kwargs.clone()).filter(|kwargs| !kwargs.table.borrow().is_empty());
                        (args.items.to_vec(), kwargs)
                    }
                    (true, _) => return Err(interp.value_error("__getnewargs_ex__ should return a tuple of length 2")),
                    (false, args) => (args.to_vec(), None),
                };
                let reduced = Reduced { kwargs, ..reduce::instance(interp, &value, Some(args))? };
                self.with_state(interp, value, reduced)
            }
            Some(Waiting::State(value, mut reduced)) => {
                reduced.state = Some(answer).filter(|state| !state.is_none());
                self.reduced(*reduced, &value);
                Ok(())
            }
            Some(Waiting::Items(value, mut reduced, pairs, appended)) => {
                let Value::List(list) = &answer else { return Ok(()) };
                let list = list.items.borrow().clone();
                if appended {
                    reduced.items = Some(list);
                    return self.collect(interp, value, *reduced, None, Some(pairs));
                }
                let pair = |item: &Value| match item.unwrap_base() {
                    Value::Tuple(pair) if pair.items.len() == 2 => Some((pair.items[0].clone(), pair.items[1].clone())),
                    _ => None,
                };
                let Some(pairs) = list.iter().map(pair).collect() else {
                    return Err(interp.type_error("dict items iterator must return 2-tuples"));
                };
                reduced.pairs = Some(pairs);
                self.reduced(*reduced, &value);
                Ok(())
            }
        }
    }

    /// The notes of an error, innermost place first.
    pub(super) fn notes(&mut self, interp: &mut Interp) -> Vec<Value> {
        let mut notes = Vec::new();
        for task in std::mem::take(&mut self.tasks).into_iter().rev() {
            let Task::Within(place) = task else { continue };
            let (of, what) = match &place {
                Place::Item(of, at) => (of, format!("item {at}")),
                Place::Value(of, key) => (of, format!("item {}", shown(interp, key))),
                Place::Element(of) => (of, "element".to_owned()),
                Place::Object(of) => (of, "object".to_owned()),
                Place::Class(of) => (of, "class".to_owned()),
                Place::NewArguments(of) => (of, "__new__ arguments".to_owned()),
                Place::Maker(of) => (of, "reconstructor".to_owned()),
                Place::Arguments(of) => (of, "reconstructor arguments".to_owned()),
                Place::State(of) => (of, "state".to_owned()),
            };
            notes.push(Value::string(format!("when serializing {} {what}", reduce::type_name(interp, of))));
        }
        notes
    }
}

/// Goes on with a pickle: its bytes, or a call to Python after which it goes on.
pub(super) fn go_on(interp: &mut Interp, state: &Value) -> Res {
    let result = match kept::<Pickler>(state) {
        Some(pickler) => pickler.borrow_mut().run(interp),
        None => return Ok(Value::None),
    };
    after(interp, state, result)
}

fn answered(interp: &mut Interp, answer: Value, state: Value) -> Res {
    let result = match kept::<Pickler>(&state) {
        Some(pickler) => {
            let mut pickler = pickler.borrow_mut();
            pickler.answered(interp, answer).and_then(|()| pickler.run(interp))
        }
        None => return Ok(Value::None),
    };
    after(interp, &state, result)
}

fn after(interp: &mut Interp, state: &Value, result: Res<()>) -> Res {
    let Some(pickler) = kept::<Pickler>(state) else { return Ok(Value::None) };
    match result {
        Ok(()) => {
            let mut pickler = pickler.borrow_mut();
            pickler.close_frame();
            let out = std::mem::take(&mut pickler.out);
            interp.charge(out.len() as u64 / 16);
            Ok(Value::Bytes(Bytes::new(out)))
        }
        Err(ctl) => Err(match *ctl {
            Ctl::Call(Call { func, mut args, .. }) => {
                // An error in there gets its notes in the prelude.
                args.splice(0..0, [state.clone(), Value::Builtin(&ADD_NOTES), func]);
                let func = interp.prelude_function("_pickle_call");
                Box::new(Ctl::Then(Call { func, args, kwargs: Vec::new() }, answered, state.clone()))
            }
            Ctl::Raise(exception) => {
                let notes = pickler.borrow_mut().notes(interp);
                note(&exception, notes);
                Box::new(Ctl::Raise(exception))
            }
            other => Box::new(other),
        }),
    }
}

fn note(exception: &Value, notes: Vec<Value>) {
    if let Value::Object(o) = exception
        && let Some(data) = o.exc()
    {
        data.borrow_mut().notes.extend(notes);
    }
}

static ADD_NOTES: Builtin = Builtin::function("_add_notes", add_notes);

/// `_add_notes(state, exception)`: an error of Python code that was called for a pickle.
fn add_notes(interp: &mut Interp, args: Args<'_>) -> Res {
    let [state, exception] = args.exact::<2>(interp, "_add_notes", false)?;
    if let Some(pickler) = kept::<Pickler>(state) {
        let mut pickler = pickler.borrow_mut();
        let place = match pickler.waiting.take() {
            Some(Waiting::Items(value, ..)) => Some(Place::Object(value)),
            _ => None,
        };
        pickler.tasks.extend(place.map(Task::Within));
        let notes = pickler.notes(interp);
        note(exception, notes);
    }
    Ok(Value::None)
}
