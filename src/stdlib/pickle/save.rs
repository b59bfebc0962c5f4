//! [`Pickler`]: from an object to bytes. What is still to be done stands on a list, the next thing last.

use std::collections::HashMap;
use std::rc::Rc;

use super::names::{find, module_of, place_of};
use super::reduce::{self, Reduced};
use super::{STEP_NS, error, kept, op, python_method};
use crate::python::builtins::{Builtin, Exc, Type, repr};
use crate::python::object::hash::hash_of;
use crate::python::object::{Bytes, Dict, Native, Tuple, Value};
use crate::python::vm::control::{Args, Call, Ctl, Res};
use crate::python::vm::interp::Interp;

/// Items of a list or dict that are written together.
const BATCH: usize = 1000;

/// A frame is closed when it is this long, in bytes.
const FRAME: usize = 65_536;

/// Bytes of a frame's header.
const HEADER: usize = 9;

/// Something to do.
#[derive(Debug)]
enum Task {
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
enum Place {
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

/// What the result of a call is for.
#[derive(Debug)]
enum Waiting {
    /// It is how this object reduces.
    Reduction(Value),
    /// It is what `__new__` of this object's class is to get; with keywords or not.
    NewArguments(Value, bool),
    /// It is the state of this object, the rest of which is known.
    State(Value, Box<Reduced>),
    /// It is the list of items to append (or else to set) of this object, the rest of which is known.
    Items(Value, Box<Reduced>, Value, bool),
}

/// A pickle in the making.
#[derive(Debug)]
pub(super) struct Pickler {
    out: Vec<u8>,
    /// Where the header of the open frame stands.
    frame: usize,
    protocol: u8,
    memo: HashMap<usize, u32>,
    /// Keeps the remembered objects alive, so that addresses stay theirs.
    alive: Vec<Value>,
    tasks: Vec<Task>,
    table: Option<Rc<Dict>>,
    waiting: Option<Waiting>,
}

impl Pickler {
    pub(super) fn new(object: Value, protocol: u8, table: Option<Rc<Dict>>) -> Self {
        let mut out = vec![op::PROTO, protocol];
        out.resize(2 + HEADER, 0);
        let tasks = vec![Task::Emit(op::STOP), Task::Save(object)];
        Self { out, frame: 2, protocol, memo: HashMap::new(), alive: Vec::new(), tasks, table, waiting: None }
    }

    fn close_frame(&mut self) {
        let length = self.out.len() - self.frame - HEADER;
        if length >= 4 {
            self.out[self.frame] = op::FRAME;
            self.out[self.frame + 1..self.frame + HEADER].copy_from_slice(&(length as u64).to_le_bytes());
        } else {
            self.out.drain(self.frame..self.frame + HEADER);
        }
    }

    fn open_frame(&mut self) {
        self.frame = self.out.len();
        self.out.resize(self.frame + HEADER, 0);
    }

    fn emit(&mut self, code: u8) {
        self.out.push(code);
    }

    fn sized(&mut self, head: &[u8], data: &[u8]) {
        let large = data.len() >= FRAME;
        if large {
            self.close_frame();
        }
        self.out.extend_from_slice(head);
        self.out.extend_from_slice(data);
        if large {
            self.open_frame();
        }
    }

    fn remember(&mut self, value: &Value) {
        if let Some(address) = value.address() {
            self.emit(op::MEMOIZE);
            let n = self.memo.len() as u32;
            self.memo.insert(address, n);
            self.alive.push(value.clone());
        }
    }

    /// Where the value was remembered.
    fn known(&self, value: &Value) -> Option<u32> {
        self.memo.get(&value.address()?).copied()
    }

    fn get(&mut self, n: u32) {
        match u8::try_from(n) {
            Ok(n) => self.out.extend_from_slice(&[op::BINGET, n]),
            Err(_) => {
                self.emit(op::LONG_BINGET);
                self.out.extend_from_slice(&n.to_le_bytes());
            }
        }
    }

    fn text(&mut self, value: &Value, text: &str) {
        match u8::try_from(text.len()) {
            Ok(n) => self.sized(&[op::SHORT_BINUNICODE, n], text.as_bytes()),
            Err(_) => {
                let mut head = vec![op::BINUNICODE];
                head.extend_from_slice(&(text.len() as u32).to_le_bytes());
                self.sized(&head, text.as_bytes());
            }
        }
        self.remember(value);
    }

    fn int(&mut self, n: i64) {
        if let Ok(n) = u8::try_from(n) {
            self.out.extend_from_slice(&[op::BININT1, n]);
        } else if let Ok(n) = u16::try_from(n) {
            self.emit(op::BININT2);
            self.out.extend_from_slice(&n.to_le_bytes());
        } else if let Ok(n) = i32::try_from(n) {
            self.emit(op::BININT);
            self.out.extend_from_slice(&n.to_le_bytes());
        } else {
            self.long(&num_bigint::BigInt::from(n).to_signed_bytes_le());
        }
    }

    fn long(&mut self, bytes: &[u8]) {
        match u8::try_from(bytes.len()) {
            Ok(n) => self.out.extend_from_slice(&[op::LONG1, n]),
            Err(_) => {
                self.emit(op::LONG4);
                self.out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
            }
        }
        self.out.extend_from_slice(bytes);
    }

    fn push(&mut self, task: Task) {
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
    fn global(&mut self, interp: &mut Interp, value: &Value, name: Option<String>) -> Res<()> {
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
    fn instance(&mut self, interp: &mut Interp, value: Value) -> Res<()> {
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
    fn with_state(&mut self, interp: &mut Interp, value: Value, reduced: Reduced) -> Res<()> {
        let getstate = interp.intern("__getstate__");
        if let Some(func) = python_method(interp, &value, getstate) {
            let waiting = Waiting::State(value.clone(), Box::new(reduced));
            return Err(self.ask(waiting, func, vec![value]));
        }
        self.reduced(reduced, &value);
        Ok(())
    }

    /// Lists what is to be written of an object in parts.
    fn reduced(&mut self, reduced: Reduced, value: &Value) {
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

    /// Calls Python; its result goes to [`answered`].
    fn ask(&mut self, waiting: Waiting, func: Value, args: Vec<Value>) -> Box<Ctl> {
        self.waiting = Some(waiting);
        Box::new(Ctl::Call(Call { func, args, kwargs: Vec::new() }))
    }

    /// What `__reduce_ex__` or a function of the table has answered.
    fn reduction(&mut self, interp: &mut Interp, value: Value, answer: &Value) -> Res<()> {
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
    fn collect(
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

    fn answered(&mut self, interp: &mut Interp, answer: Value) -> Res<()> {
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

    fn run(&mut self, interp: &mut Interp) -> Res<()> {
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

    /// The notes of an error, innermost place first.
    fn notes(&mut self, interp: &mut Interp) -> Vec<Value> {
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

fn shown(interp: &mut Interp, value: &Value) -> String {
    match repr::repr(interp, value) {
        Ok(Some(text)) => text,
        _ => format!("<{} object>", interp.type_name(value)),
    }
}
