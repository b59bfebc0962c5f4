//! [`Unpickler`]: from bytes to an object. A stack machine, whose instructions are the bytes.

use std::rc::Rc;

use num_bigint::BigInt;

use super::{STEP_NS, error, kept, op};
use crate::python::builtins::Exc;
use crate::python::object::hash::hash_of;
use crate::python::object::{Base, Bytes, Dict, Layout, Native, Set, SetTable, Value};
use crate::python::vm::attr;
use crate::python::vm::control::{Call, Ctl, Res};
use crate::python::vm::import;
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;

/// What the result of a call is for.
#[derive(Clone, Copy, Debug)]
enum Waiting {
    /// The stack.
    Push,
    /// Nothing.
    Discard,
    /// It is a module, and this is wanted of it.
    Module,
}

/// A pickle being read.
#[derive(Debug)]
pub(super) struct Unpickler {
    data: Rc<[u8]>,
    at: usize,
    stack: Vec<Value>,
    marks: Vec<usize>,
    memo: Vec<Value>,
    waiting: Waiting,
    /// What is wanted of the module that is being imported.
    name: String,
}

/// Why reading stops for now.
enum Pause {
    /// The pickle is read.
    End(Value),
    /// Python has to run.
    Ctl(Box<Ctl>),
}

impl From<Box<Ctl>> for Pause {
    fn from(ctl: Box<Ctl>) -> Self {
        Self::Ctl(ctl)
    }
}

type Step = Result<(), Pause>;

impl Unpickler {
    pub(super) fn new(data: Rc<[u8]>) -> Self {
        let (stack, marks, memo) = (Vec::new(), Vec::new(), Vec::new());
        Self { data, at: 0, stack, marks, memo, waiting: Waiting::Discard, name: String::new() }
    }

    fn take(&mut self, interp: &mut Interp, n: usize) -> Res<std::ops::Range<usize>> {
        let end = self.at.saturating_add(n);
        if end > self.data.len() {
            return Err(truncated(interp));
        }
        self.at = end;
        Ok(end - n..end)
    }

    fn number(&mut self, interp: &mut Interp, bytes: usize) -> Res<u64> {
        let range = self.take(interp, bytes)?;
        Ok(self.data[range].iter().rev().fold(0, |n, &byte| n << 8 | u64::from(byte)))
    }

    fn line(&mut self, interp: &mut Interp) -> Res<String> {
        let Some(length) = self.data[self.at..].iter().position(|&byte| byte == b'\n') else {
            return Err(truncated(interp));
        };
        let range = self.take(interp, length + 1)?;
        Ok(String::from_utf8_lossy(&self.data[range.start..range.end - 1]).into_owned())
    }

    fn text(&mut self, interp: &mut Interp, bytes: usize) -> Res<Value> {
        let length = self.number(interp, bytes)? as usize;
        let range = self.take(interp, length)?;
        match std::str::from_utf8(&self.data[range]) {
            // Names share one object with the attributes they will be.
            Ok(text) if text.len() < 32 => Ok(Value::Str(interp.symbols_text(text))),
            Ok(text) => Ok(Value::str(text)),
            Err(_) => Err(interp.value_error("text in a pickle is not UTF-8")),
        }
    }

    fn pop(&mut self, interp: &mut Interp) -> Res {
        if self.marks.last().is_some_and(|&mark| self.stack.len() <= mark) {
            return Err(error(interp, "_UnpicklingError", "unexpected MARK found".to_owned()));
        }
        self.stack.pop().ok_or_else(|| underflow(interp))
    }

    fn items(&mut self, interp: &mut Interp) -> Res<Vec<Value>> {
        match self.marks.pop() {
            Some(mark) if mark <= self.stack.len() => Ok(self.stack.split_off(mark)),
            _ => Err(error(interp, "_UnpicklingError", "could not find MARK".to_owned())),
        }
    }

    fn ask(&mut self, waiting: Waiting, func: Value, args: Vec<Value>) -> Step {
        self.waiting = waiting;
        Err(Pause::Ctl(Box::new(Ctl::Call(Call { func, args, kwargs: Vec::new() }))))
    }

    fn prelude(&mut self, interp: &mut Interp, waiting: Waiting, name: &str, args: Vec<Value>) -> Step {
        let func = interp.prelude_function(name);
        self.ask(waiting, func, args)
    }

    /// The module's attribute on a dotted path.
    fn found(&mut self, interp: &mut Interp, module: Value) -> Step {
        let mut at = module;
        for part in std::mem::take(&mut self.name).split('.') {
            let name = interp.intern(part);
            if let Value::Module(m) = &at
                && &*m.name == "builtins"
                && let Some(found) = interp.builtins.get(&name).cloned()
            {
                at = found;
                continue;
            }
            at = attr::get(interp, &at, name)?.bind(&at);
        }
        self.stack.push(at);
        Ok(())
    }

    fn global(&mut self, interp: &mut Interp, module: &str, name: &str) -> Step {
        name.clone_into(&mut self.name);
        if let Some(class) = interp.types.named(module, name) {
            self.stack.push(Value::Class(class));
            return Ok(());
        }
        self.waiting = Waiting::Module;
        let module = import::load(interp, module)?;
        self.found(interp, module)
    }

    fn make(&mut self, interp: &mut Interp, class: Value, args: Vec<Value>) -> Step {
        let Value::Class(c) = &class else {
            let text = format!("NEWOBJ class argument must be a type, not {}", interp.type_name(&class));
            return Err(error(interp, "_UnpicklingError", text).into());
        };
        let plain = args.is_empty() && matches!(c.lookup(sym::__new__), Some(Value::Builtin(b)) if b.owner == "object");
        if plain && c.heap && c.layout == Layout::Object && c.lookup(sym::__abstractmethods__).is_none() {
            let object = interp.object(c, Base::None);
            self.stack.push(object);
            return Ok(());
        }
        let args = Value::tuple(args);
        self.prelude(interp, Waiting::Push, "_pickle_new", vec![class, args, Value::Dict(Dict::new())])
    }

    fn append(&mut self, interp: &mut Interp, items: Vec<Value>) -> Step {
        match self.stack.last() {
            Some(Value::List(list)) => {
                list.items.borrow_mut().extend(items);
                Ok(())
            }
            Some(target) => {
                let args = vec![target.clone(), Value::list(items)];
                self.prelude(interp, Waiting::Discard, "_pickle_extend", args)
            }
            None => Err(underflow(interp).into()),
        }
    }

    fn set_items(&mut self, interp: &mut Interp, items: Vec<Value>) -> Step {
        let Some(target) = self.stack.last().cloned() else { return Err(underflow(interp).into()) };
        if let Value::Dict(dict) = &target {
            let hashes: Result<Vec<u64>, _> = items.iter().step_by(2).map(hash_of).collect();
            if let Ok(hashes) = hashes {
                let mut table = dict.table.borrow_mut();
                for (pair, hash) in items.chunks_exact(2).zip(hashes) {
                    table.insert(hash, pair[0].clone(), pair[1].clone());
                }
                return Ok(());
            }
        }
        self.prelude(interp, Waiting::Discard, "_pickle_update", vec![target, Value::list(items)])
    }

    fn add_items(&mut self, interp: &mut Interp, items: Vec<Value>) -> Step {
        let Some(target) = self.stack.last().cloned() else { return Err(underflow(interp).into()) };
        if let Value::Set(set) = &target {
            let hashes: Result<Vec<u64>, _> = items.iter().map(hash_of).collect();
            if let Ok(hashes) = hashes {
                let mut table = set.table.borrow_mut();
                for (item, hash) in items.into_iter().zip(hashes) {
                    table.insert(hash, item);
                }
                return Ok(());
            }
        }
        self.prelude(interp, Waiting::Discard, "_pickle_add", vec![target, Value::list(items)])
    }

    fn build(&mut self, interp: &mut Interp) -> Step {
        let state = self.pop(interp)?;
        let Some(object) = self.stack.last().cloned() else { return Err(underflow(interp).into()) };
        let setstate = interp.intern("__setstate__");
        if let Value::Object(o) = &object
            && o.class.lookup(setstate).is_none()
            && o.exc().is_none()
            && let Value::Dict(dict) = &state
        {
            for (key, value) in dict.table.borrow().iter() {
                if let Some(name) = key.as_str() {
                    let name = interp.intern(name);
                    interp.instance_set(o, name, value.clone());
                }
            }
            return Ok(());
        }
        self.prelude(interp, Waiting::Discard, "_pickle_build", vec![object, state])
    }

    fn step(&mut self, interp: &mut Interp) -> Step {
        let Some(&code) = self.data.get(self.at) else {
            return Err(interp.raise(Exc::EOFError, "Ran out of input").into());
        };
        self.at += 1;
        match code {
            op::PROTO => {
                let version = self.number(interp, 1)?;
                if version > 5 {
                    return Err(interp.value_error(format!("unsupported pickle protocol: {version}")).into());
                }
            }
            op::FRAME => {
                let length = self.number(interp, 8)? as usize;
                if self.at.saturating_add(length) > self.data.len() {
                    return Err(truncated(interp).into());
                }
            }
            op::STOP => {
                let value = self.pop(interp)?;
                return Err(Pause::End(value));
            }
            op::MARK => self.marks.push(self.stack.len()),
            op::POP => {
                if self.marks.last() == Some(&self.stack.len()) {
                    self.marks.pop();
                } else {
                    self.pop(interp)?;
                }
            }
            op::POP_MARK => drop(self.items(interp)?),
            op::NONE => self.stack.push(Value::None),
            op::NEWTRUE => self.stack.push(Value::Bool(true)),
            op::NEWFALSE => self.stack.push(Value::Bool(false)),
            op::BININT1 => {
                let n = self.number(interp, 1)?;
                self.stack.push(Value::Int(n as i64));
            }
            op::BININT2 => {
                let n = self.number(interp, 2)?;
                self.stack.push(Value::Int(n as i64));
            }
            op::BININT => {
                let n = self.number(interp, 4)?;
                self.stack.push(Value::Int(i64::from(n as u32 as i32)));
            }
            op::LONG1 | op::LONG4 => {
                let length = self.number(interp, if code == op::LONG1 { 1 } else { 4 })? as usize;
                let range = self.take(interp, length)?;
                let n = BigInt::from_signed_bytes_le(&self.data[range]);
                self.stack.push(Value::int(n));
            }
            op::BINFLOAT => {
                let range = self.take(interp, 8)?;
                let mut bytes = [0; 8];
                bytes.copy_from_slice(&self.data[range]);
                self.stack.push(Value::Float(f64::from_be_bytes(bytes)));
            }
            op::SHORT_BINUNICODE | op::BINUNICODE => {
                let text = self.text(interp, if code == op::BINUNICODE { 4 } else { 1 })?;
                self.stack.push(text);
            }
            op::SHORT_BINBYTES | op::BINBYTES => {
                let length = self.number(interp, if code == op::BINBYTES { 4 } else { 1 })? as usize;
                let range = self.take(interp, length)?;
                let bytes = Value::Bytes(Bytes::new(self.data[range].to_vec()));
                self.stack.push(bytes);
            }
            op::BYTEARRAY8 => {
                let length = self.number(interp, 8)? as usize;
                let range = self.take(interp, length)?;
                let bytes = interp.native(Native::ByteArray(self.data[range].to_vec().into()));
                self.stack.push(bytes);
            }
            op::EMPTY_TUPLE => self.stack.push(Value::tuple(Vec::new())),
            op::TUPLE1 | op::TUPLE2 | op::TUPLE3 => {
                let n = usize::from(code - op::TUPLE1) + 1;
                if self.stack.len() < n {
                    return Err(underflow(interp).into());
                }
                let items = self.stack.split_off(self.stack.len() - n);
                self.stack.push(Value::tuple(items));
            }
            op::TUPLE => {
                let items = self.items(interp)?;
                self.stack.push(Value::tuple(items));
            }
            op::EMPTY_LIST => self.stack.push(Value::list(Vec::new())),
            op::EMPTY_DICT => self.stack.push(Value::Dict(Dict::new())),
            op::EMPTY_SET => self.stack.push(Value::Set(Set::new(SetTable::default(), false))),
            op::FROZENSET => {
                let items = self.items(interp)?;
                return self.prelude(interp, Waiting::Push, "_pickle_frozenset", vec![Value::list(items)]);
            }
            op::APPEND => {
                let item = self.pop(interp)?;
                return self.append(interp, vec![item]);
            }
            op::APPENDS => {
                let items = self.items(interp)?;
                return self.append(interp, items);
            }
            op::SETITEM => {
                let value = self.pop(interp)?;
                let key = self.pop(interp)?;
                return self.set_items(interp, vec![key, value]);
            }
            op::SETITEMS => {
                let items = self.items(interp)?;
                return self.set_items(interp, items);
            }
            op::ADDITEMS => {
                let items = self.items(interp)?;
                return self.add_items(interp, items);
            }
            op::MEMOIZE => match self.stack.last() {
                Some(top) => self.memo.push(top.clone()),
                None => return Err(underflow(interp).into()),
            },
            op::BINPUT | op::LONG_BINPUT => {
                let at = self.number(interp, if code == op::BINPUT { 1 } else { 4 })? as usize;
                let Some(top) = self.stack.last().cloned() else { return Err(underflow(interp).into()) };
                if at > self.memo.len() + 65_536 {
                    return Err(interp.value_error("the memo of a pickle has a large gap").into());
                }
                if self.memo.len() <= at {
                    self.memo.resize(at + 1, Value::Null);
                }
                self.memo[at] = top;
            }
            op::BINGET | op::LONG_BINGET => {
                let at = self.number(interp, if code == op::BINGET { 1 } else { 4 })?;
                match self.memo.get(at as usize) {
                    Some(value) if !value.is_null() => self.stack.push(value.clone()),
                    _ => {
                        let text = format!("Memo value not found at index {at}");
                        return Err(error(interp, "_UnpicklingError", text).into());
                    }
                }
            }
            op::GLOBAL => {
                let (module, name) = (self.line(interp)?, self.line(interp)?);
                return self.global(interp, &module, &name);
            }
            op::STACK_GLOBAL => {
                let (name, module) = (self.pop(interp)?, self.pop(interp)?);
                let (Some(name), Some(module)) = (name.as_str(), module.as_str()) else {
                    return Err(error(interp, "_UnpicklingError", "STACK_GLOBAL requires str".to_owned()).into());
                };
                return self.global(interp, module, name);
            }
            op::REDUCE => {
                let (args, func) = (self.pop(interp)?, self.pop(interp)?);
                let Value::Tuple(args) = args else { return Err(interp.type_error("args must be a tuple").into()) };
                return self.ask(Waiting::Push, func, args.items.to_vec());
            }
            op::NEWOBJ => {
                let (args, class) = (self.pop(interp)?, self.pop(interp)?);
                let Value::Tuple(args) = args else { return Err(interp.type_error("args must be a tuple").into()) };
                return self.make(interp, class, args.items.to_vec());
            }
            op::NEWOBJ_EX => {
                let (kwargs, args, class) = (self.pop(interp)?, self.pop(interp)?, self.pop(interp)?);
                return self.prelude(interp, Waiting::Push, "_pickle_new", vec![class, args, kwargs]);
            }
            op::BUILD => return self.build(interp),
            b'g' => {
                let line = self.line(interp)?;
                let Ok(at) = line.trim().parse::<usize>() else {
                    return Err(interp.value_error("could not convert string to int").into());
                };
                match self.memo.get(at) {
                    Some(value) if !value.is_null() => self.stack.push(value.clone()),
                    _ => {
                        let text = format!("Memo value not found at index {at}");
                        return Err(error(interp, "_UnpicklingError", text).into());
                    }
                }
            }
            b'I' | b'L' | b'F' | b'S' | b'V' | b'p' | b'P' => {
                self.line(interp)?;
                return Err(interp.unsupported("loading what pickle's oldest protocols wrote").into());
            }
            b'd' | b'l' | b'o' | b'i' if self.marks.is_empty() => {
                return Err(error(interp, "_UnpicklingError", "could not find MARK".to_owned()).into());
            }
            b'd' | b'l' | b'o' | b'i' | b'2' | b'Q' | b'T' | b'U' | 0x82..=0x84 | 0x8d | 0x8e | 0x97 | 0x98 => {
                return Err(interp.unsupported("loading what other protocols of pickle wrote").into());
            }
            other => {
                let shown = match char::from(other) {
                    c @ (' '..='~') if c != '\'' && c != '\\' => c.to_string(),
                    _ => format!("\\x{other:02x}"),
                };
                let text = format!("invalid load key, '{shown}'.");
                return Err(error(interp, "_UnpicklingError", text).into());
            }
        }
        Ok(())
    }

    fn run(&mut self, interp: &mut Interp) -> Pause {
        loop {
            interp.charge(STEP_NS);
            if let Err(pause) = self.step(interp) {
                return pause;
            }
        }
    }
}

fn truncated(interp: &mut Interp) -> Box<Ctl> {
    error(interp, "_UnpicklingError", "pickle data was truncated".to_owned())
}

fn underflow(interp: &mut Interp) -> Box<Ctl> {
    error(interp, "_UnpicklingError", "unpickling stack underflow".to_owned())
}

/// Goes on reading: the object, or a call to Python after which it goes on.
pub(super) fn go_on(interp: &mut Interp, state: &Value) -> Res {
    let Some(unpickler) = kept::<Unpickler>(state) else { return Ok(Value::None) };
    let pause = unpickler.borrow_mut().run(interp);
    after(interp, state, pause)
}

fn after(interp: &mut Interp, state: &Value, pause: Pause) -> Res {
    match pause {
        Pause::End(value) => {
            let read = kept::<Unpickler>(state).map_or(0, |unpickler| unpickler.borrow().at);
            interp.charge(read as u64 / 16);
            Ok(Value::tuple(vec![value, Value::Int(read as i64)]))
        }
        Pause::Ctl(ctl) => Err(match *ctl {
            Ctl::Call(call) => Box::new(Ctl::Then(call, answered, state.clone())),
            Ctl::ModuleBody(module, body) => Box::new(Ctl::ModuleThen(module, body, answered, state.clone())),
            other => Box::new(other),
        }),
    }
}

fn answered(interp: &mut Interp, answer: Value, state: Value) -> Res {
    let Some(unpickler) = kept::<Unpickler>(&state) else { return Ok(Value::None) };
    let mut reading = unpickler.borrow_mut();
    let step = match reading.waiting {
        Waiting::Push => {
            reading.stack.push(answer);
            Ok(())
        }
        Waiting::Discard => Ok(()),
        Waiting::Module => reading.found(interp, answer),
    };
    let pause = match step {
        Ok(()) => reading.run(interp),
        Err(pause) => pause,
    };
    drop(reading);
    after(interp, &state, pause)
}
