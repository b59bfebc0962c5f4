//! [`Pickler`]: from an object to bytes. What is still to be done stands on a list, the next thing last.

use std::collections::HashMap;
use std::rc::Rc;

use super::answers::Waiting;
use super::emit::{FRAME, HEADER};
use super::names::{find, module_of, place_of};
use super::reduce::{self, Reduced};
use super::{STEP_NS, error, op, python_method};
use crate::python::builtins::{Exc, Type, repr};
use crate::python::object::hash::hash_of;
use crate::python::object::{Dict, Native, Tuple, Value};
use crate::python::vm::control::{Ctl, Res};
use crate::python::vm::interp::Interp;

/// Items of a list or dict that are written together.
const BATCH: usize = 1000;

/// Something to do.
#[derive(Debug)]
pub(super) enum Task {
    Save(Value),
    Emit(u8),
    /// The parts of an instance are written: remember it.
    Made(Value),
    /// The items of a tuple are written.
    Tuple(Rc<Tuple>),
    FrozenSet(Value),
    /// The items of a list, from an index on; whose they are.
    Items(Vec<Value>, usize, Value),
    /// The items of a dict, from an index on; whose they are.
    Pairs(Vec<(Value, Value)>, usize, Value),
    /// Things to do that belong to a place.
    Group(Place, Vec<Task>),
    /// What is above this on the list belongs to a place, as the notes of an error say.
    Within(Place),
}

/// What is being written.
#[derive(Debug)]
pub(super) enum Place {
    Item(Value, usize),
    Value(Value, Value),
    Element(Value),
    Object(Value),
    Class(Value),
    NewArguments(Value),
    Maker(Value),
    Arguments(Value),
    State(Value),
}

/// A pickle in the making.
#[derive(Debug)]
pub(super) struct Pickler {
    pub(super) out: Vec<u8>,
    /// Where the header of the open frame stands.
    pub(super) frame: usize,
    pub(super) protocol: u8,
    pub(super) memo: HashMap<usize, u32>,
    /// Keeps the remembered objects alive, so that addresses stay theirs.
    pub(super) alive: Vec<Value>,
    pub(super) tasks: Vec<Task>,
    pub(super) table: Option<Rc<Dict>>,
    pub(super) waiting: Option<Waiting>,
}

impl Pickler {
    pub(super) fn new(object: Value, protocol: u8, table: Option<Rc<Dict>>) -> Self {
        let mut out = vec![op::PROTO, protocol];
        out.resize(2 + HEADER, 0);
        let tasks = vec![Task::Emit(op::STOP), Task::Save(object)];
        Self { out, frame: 2, protocol, memo: HashMap::new(), alive: Vec::new(), tasks, table, waiting: None }
    }

    pub(super) fn push(&mut self, task: Task) {
        self.tasks.push(task);
    }

    fn save(&mut self, interp: &mut Interp, value: Value) -> Res<()> {
        if self.out.len() - self.frame >= FRAME + HEADER {
            self.close_frame();
            self.open_frame();
        }
        if let Some(n) = self.known(&value) {
            self.get(n);
            return Ok(());
        }
        match &value {
            Value::Null | Value::None => self.emit(op::NONE),
            Value::Bool(true) => self.emit(op::NEWTRUE),
            Value::Bool(false) => self.emit(op::NEWFALSE),
            Value::Int(n) => self.int(*n),
            Value::Big(n) => self.long(&n.to_signed_bytes_le()),
            Value::Float(x) => {
                self.emit(op::BINFLOAT);
                self.out.extend_from_slice(&x.to_be_bytes());
            }
            Value::Str(s) => self.text(&value, s.as_str()),
            Value::Bytes(b) => {
                match u8::try_from(b.data.len()) {
                    Ok(n) => self.sized(&[op::SHORT_BINBYTES, n], &b.data),
                    Err(_) => {
                        let mut head = vec![op::BINBYTES];
                        head.extend_from_slice(&(b.data.len() as u32).to_le_bytes());
                        self.sized(&head, &b.data);
                    }
                }
                self.remember(&value);
            }
            Value::Tuple(tuple) => self.tuple(tuple, &value),
            Value::List(list) => {
                self.emit(op::EMPTY_LIST);
                self.remember(&value);
                let items = list.items.borrow().clone();
                self.push(Task::Items(items, 0, value));
            }
            Value::Dict(dict) => {
                self.emit(op::EMPTY_DICT);
                self.remember(&value);
                let pairs = dict.table.borrow().iter().map(|(k, v)| (k.clone(), v.clone())).collect();
                self.push(Task::Pairs(pairs, 0, value));
            }
            Value::Set(set) => {
                let items: Vec<Value> = set.table.borrow().iter().map(|(_, item)| item.clone()).collect();
                if set.frozen {
                    self.emit(op::MARK);
                    self.push(Task::FrozenSet(value.clone()));
                    let items = items.into_iter().map(Task::Save).collect();
                    self.push(Task::Group(Place::Element(value), items));
                } else {
                    self.emit(op::EMPTY_SET);
                    self.remember(&value);
                    for batch in items.chunks(BATCH).rev() {
                        self.push(Task::Emit(op::ADDITEMS));
                        let items = batch.iter().cloned().map(Task::Save).collect();
                        self.push(Task::Group(Place::Element(value.clone()), items));
                        self.push(Task::Emit(op::MARK));
                    }
                }
            }
            Value::Class(class) if class.id == interp.types[Type::NoneType].id => {
                self.type_of(interp, Value::None, value);
            }
            Value::Class(class) if class.id == interp.types[Type::Ellipsis].id => {
                self.type_of(interp, Value::Ellipsis, value);
            }
            Value::Class(_) | Value::Function(_) => return self.global(interp, &value, None),
            Value::Builtin(b) if b.owner.is_empty() => return self.global(interp, &value, None),
            Value::Ellipsis => self.named("builtins", "Ellipsis", &value),
            Value::NotImplemented => self.named("builtins", "NotImplemented", &value),
            Value::Native(n) if matches!(**n, Native::ByteArray(_)) && self.protocol >= 5 => {
                if let Native::ByteArray(bytes) = &**n {
                    let bytes = bytes.borrow();
                    let mut head = vec![op::BYTEARRAY8];
                    head.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
                    self.sized(&head, &bytes);
                }
                self.remember(&value);
            }
            _ => return self.instance(interp, value),
        }
        Ok(())
    }

    fn type_of(&mut self, interp: &Interp, example: Value, value: Value) {
        let func = Value::Class(interp.types[Type::Type].clone());
        self.reduced(Reduced { func, args: vec![example], ..Reduced::default() }, &value);
    }

    fn tuple(&mut self, tuple: &Rc<Tuple>, value: &Value) {
        if tuple.items.is_empty() {
            return self.emit(op::EMPTY_TUPLE);
        }
        if tuple.items.len() > 3 {
            self.emit(op::MARK);
        }
        self.push(Task::Tuple(tuple.clone()));
        for (at, item) in tuple.items.iter().enumerate().rev() {
            self.push(Task::Group(Place::Item(value.clone(), at), vec![Task::Save(item.clone())]));
        }
    }

    fn tuple_end(&mut self, tuple: Rc<Tuple>) {
        let n = tuple.items.len();
        let value = Value::Tuple(tuple);
        if let Some(known) = self.known(&value) {
            // It contains itself and has been made on the way.
            if n > 3 {
                self.emit(op::POP_MARK);
            } else {
                self.out.extend(std::iter::repeat_n(op::POP, n));
            }
            return self.get(known);
        }
        self.emit(match n {
            1 => op::TUPLE1,
            2 => op::TUPLE2,
            3 => op::TUPLE3,
            _ => op::TUPLE,
        });
        self.remember(&value);
    }

    fn items(&mut self, items: Vec<Value>, at: usize, owner: Value) {
        let n = items.len();
        if n == 1 && at == 0 {
            self.push(Task::Emit(op::APPEND));
        } else if n > 1 {
            if at > 0 && (at == n || at.is_multiple_of(BATCH)) {
                self.emit(op::APPENDS);
            }
            if at < n && at.is_multiple_of(BATCH) {
                self.emit(op::MARK);
            }
        }
        if at >= n {
            return;
        }
        let item = items[at].clone();
        if n > 1 {
            self.push(Task::Items(items, at + 1, owner.clone()));
        }
        self.push(Task::Within(Place::Item(owner, at)));
        self.push(Task::Save(item));
    }

    fn pairs(&mut self, pairs: Vec<(Value, Value)>, at: usize, owner: Value) {
        let n = pairs.len();
        if n == 1 && at == 0 {
            self.push(Task::Emit(op::SETITEM));
        } else if n > 1 {
            if at > 0 && (at == n || at.is_multiple_of(BATCH)) {
                self.emit(op::SETITEMS);
            }
            if at < n && at.is_multiple_of(BATCH) {
                self.emit(op::MARK);
            }
        }
        if at >= n {
            return;
        }
        let (key, value) = pairs[at].clone();
        if n > 1 {
            self.push(Task::Pairs(pairs, at + 1, owner.clone()));
        }
        self.push(Task::Group(Place::Value(owner, key.clone()), vec![Task::Save(value)]));
        self.push(Task::Save(key));
    }

    /// A class or function by its name.
    pub(super) fn global(&mut self, interp: &mut Interp, value: &Value, name: Option<String>) -> Res<()> {
        let (module, own) = place_of(interp, value);
        let name = name.unwrap_or(own);
        if name.contains("<locals>") {
            let text = format!("Can't pickle local object {}", shown(interp, value));
            return Err(error(interp, "_PicklingError", text));
        }
        let module = match module {
            Some(module) => module,
            None => module_of(interp, value, &name),
        };
        match find(interp, &module, &name) {
            Some(found) if found.is(value) => {}
            Some(_) => {
                let text =
                    format!("Can't pickle {}: it's not the same object as {module}.{name}", shown(interp, value));
                return Err(error(interp, "_PicklingError", text));
            }
            None => {
                let missing = name.split('.').next().unwrap_or_default();
                let text = format!("module '{module}' has no attribute '{missing}'");
                let cause = interp.exception(Exc::AttributeError, vec![Value::string(text)]);
                let text = format!("Can't pickle {}: it's not found as {module}.{name}", shown(interp, value));
                let ctl = error(interp, "_PicklingError", text);
                if let (Ctl::Raise(Value::Object(new)), Value::Object(old)) = (&*ctl, cause)
                    && let Some(data) = new.exc()
                {
                    data.borrow_mut().context = Some(old);
                }
                return Err(ctl);
            }
        }
        self.global_name(interp, &module, &name, value);
        Ok(())
    }

    fn global_name(&mut self, interp: &mut Interp, module: &str, name: &str, value: &Value) {
        let (module, name) = (interp.symbols_text(module), interp.symbols_text(name));
        self.push(Task::Made(value.clone()));
        self.push(Task::Emit(op::STACK_GLOBAL));
        self.push(Task::Save(Value::Str(name)));
        self.push(Task::Save(Value::Str(module)));
    }

    fn named(&mut self, module: &str, name: &str, value: &Value) {
        self.text(&Value::str(module), module);
        self.text(&Value::str(name), name);
        self.emit(op::STACK_GLOBAL);
        if value.address().is_none() {
            // It has no identity of its own here, but takes its number.
            let stand_in = Value::tuple(vec![Value::None]);
            self.remember(&stand_in);
        }
    }

    /// Anything that is made by a call.
    pub(super) fn instance(&mut self, interp: &mut Interp, value: Value) -> Res<()> {
        let class = interp.type_of(&value);
        if let Some(table) = &self.table {
            let key = Value::Class(class);
            let found = hash_of(&key).ok().and_then(|hash| table.table.borrow().get(hash, &key).cloned());
            if let Some(func) = found {
                return Err(self.ask(Waiting::Reduction(value.clone()), func, vec![value]));
            }
        }
        let (reduce_ex, reduce) = (interp.intern("__reduce_ex__"), interp.intern("__reduce__"));
        if let Some(func) = python_method(interp, &value, reduce_ex) {
            let protocol = Value::Int(self.protocol.into());
            return Err(self.ask(Waiting::Reduction(value.clone()), func, vec![value, protocol]));
        }
        if let Some(func) = python_method(interp, &value, reduce) {
            return Err(self.ask(Waiting::Reduction(value.clone()), func, vec![value]));
        }
        for (name, keywords) in [("__getnewargs_ex__", true), ("__getnewargs__", false)] {
            let name = interp.intern(name);
            if let Some(func) = python_method(interp, &value, name) {
                return Err(self.ask(Waiting::NewArguments(value.clone(), keywords), func, vec![value]));
            }
        }
        let reduced = reduce::instance(interp, &value, None)?;
        self.with_state(interp, value, reduced)
    }

    /// Asks for the object's state, if its class has its own idea of it.
    pub(super) fn with_state(&mut self, interp: &mut Interp, value: Value, reduced: Reduced) -> Res<()> {
        let getstate = interp.intern("__getstate__");
        if let Some(func) = python_method(interp, &value, getstate) {
            let waiting = Waiting::State(value.clone(), Box::new(reduced));
            return Err(self.ask(waiting, func, vec![value]));
        }
        self.reduced(reduced, &value);
        Ok(())
    }

    /// Lists what is to be written of an object in parts.
    pub(super) fn reduced(&mut self, reduced: Reduced, value: &Value) {
        self.push(Task::Within(Place::Object(value.clone())));
        if let Some(state) = reduced.state {
            self.push(Task::Emit(op::BUILD));
            self.push(Task::Group(Place::State(value.clone()), vec![Task::Save(state)]));
        }
        if let Some(pairs) = reduced.pairs {
            self.push(Task::Pairs(pairs, 0, value.clone()));
        }
        if let Some(items) = reduced.items {
            self.push(Task::Items(items, 0, value.clone()));
        }
        self.push(Task::Made(value.clone()));
        let args = Task::Save(Value::tuple(reduced.args));
        if reduced.func.is_null() {
            let place = Place::NewArguments(value.clone());
            if let Some(kwargs) = reduced.kwargs {
                self.push(Task::Emit(op::NEWOBJ_EX));
                self.push(Task::Group(place, vec![args, Task::Save(Value::Dict(kwargs))]));
            } else {
                self.push(Task::Emit(op::NEWOBJ));
                self.push(Task::Group(place, vec![args]));
            }
            self.push(Task::Group(Place::Class(value.clone()), vec![Task::Save(reduced.class)]));
        } else {
            self.push(Task::Emit(op::REDUCE));
            self.push(Task::Group(Place::Arguments(value.clone()), vec![args]));
            self.push(Task::Group(Place::Maker(value.clone()), vec![Task::Save(reduced.func)]));
        }
    }

    pub(super) fn run(&mut self, interp: &mut Interp) -> Res<()> {
        while let Some(task) = self.tasks.pop() {
            match task {
                Task::Save(value) => {
                    interp.charge(STEP_NS);
                    self.save(interp, value)?;
                }
                Task::Emit(code) => self.emit(code),
                Task::Made(value) => {
                    if let Some(known) = self.known(&value) {
                        self.emit(op::POP);
                        self.get(known);
                    } else {
                        self.remember(&value);
                    }
                }
                Task::Tuple(tuple) => self.tuple_end(tuple),
                Task::FrozenSet(value) => {
                    if let Some(known) = self.known(&value) {
                        self.emit(op::POP_MARK);
                        self.get(known);
                    } else {
                        self.emit(op::FROZENSET);
                        self.remember(&value);
                    }
                }
                Task::Items(items, at, owner) => self.items(items, at, owner),
                Task::Pairs(pairs, at, owner) => self.pairs(pairs, at, owner),
                Task::Within(_) => {}
                Task::Group(place, tasks) => {
                    self.push(Task::Within(place));
                    self.tasks.extend(tasks.into_iter().rev());
                }
            }
        }
        Ok(())
    }
}

pub(super) fn shown(interp: &mut Interp, value: &Value) -> String {
    match repr::repr(interp, value) {
        Ok(Some(text)) => text,
        _ => format!("<{} object>", interp.type_name(value)),
    }
}
