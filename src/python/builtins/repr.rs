//! `repr`, `str` and `ascii` of every built-in value.
//!
//! Start with [`repr`] and [`str`]: native, `None` where a class has its own `__repr__` or `__str__` in Python.
//! The VM then calls that, or the prelude for a container of such objects. Text of exceptions is in
//! [`super::exception_text`], quoting in [`super::escape`].

use std::rc::Rc;

use super::{Builtin, escape, exception_text, float_text, number};
use crate::base::Ns;
use crate::python::object::{Base, Class, DictPart, Function, GeneratorKind, Native, Object, Value};
use crate::python::vm::attr;
use crate::python::vm::control::{Ctl, Res};
use crate::python::vm::import;
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::{Sym, sym};

/// Deepest nesting of containers that is shown.
const DEPTH_LIMIT: usize = 400;

/// `repr(value)`; `None` where Python has to do it.
pub fn repr(interp: &mut Interp, value: &Value) -> Res<Option<String>> {
    let mut writer = Writer { interp, out: String::new(), open: Vec::new() };
    let done = writer.value(value)?;
    let out = writer.out;
    interp.charge(40 + out.len() as Ns);
    Ok(done.then_some(out))
}

/// `str(value)`; `None` where Python has to do it.
pub fn str(interp: &mut Interp, value: &Value) -> Res<Option<String>> {
    match value {
        Value::Str(s) => return Ok(Some(s.as_str().to_owned())),
        Value::Object(o) => {
            if is_python(&o.class, sym::__str__) {
                return Ok(None);
            }
            match &o.base {
                Base::Exc(_) => return exception_text::str(interp, o),
                // `str.__str__` before `__repr__`, even one written in Python.
                Base::Value(Value::Str(s)) => return Ok(Some(s.as_str().to_owned())),
                _ => {}
            }
        }
        _ => {}
    }
    repr(interp, value)
}

/// `ascii(value)`; `None` where Python has to do it.
pub fn ascii(interp: &mut Interp, value: &Value) -> Res<Option<String>> {
    Ok(repr(interp, value)?.map(escape::to_ascii))
}

/// `repr(value)` as built-in types make it, whatever `__repr__` the value's own class has.
pub fn default(interp: &mut Interp, value: &Value) -> Res<Option<String>> {
    let mut writer = Writer { interp, out: String::new(), open: Vec::new() };
    let done = match value {
        Value::Object(o) => writer.plain_object(value, o)?,
        _ => writer.value(value)?,
    };
    Ok(done.then_some(writer.out))
}

/// Whether a class has a special method that is written in Python.
pub fn is_python(class: &Class, name: Sym) -> bool {
    class.lookup(name).is_some_and(|f| !matches!(f, Value::Builtin(_) | Value::None))
}

/// The made-up address of an object as reprs show it: the same on every machine.
pub fn address(value: &Value) -> u64 {
    const START: u64 = 0x7f00_0000_0000;
    let by_id = |id: u32| START + u64::from(id) * 16;
    let by_name = |text: &str| START + (crate::python::object::str::hash_bytes(text.as_bytes()) & 0xffff_fff0);
    match value {
        Value::Object(o) => by_id(o.id),
        Value::Generator(g) => by_id(g.id),
        Value::Class(c) => START - 0x1_0000_0000 + u64::from(c.id) * 0x400,
        Value::Function(f) => by_name(&format!("{}:{}", f.code.def.qualname, f.code.def.firstlineno)),
        Value::Code(c) => by_name(&format!("code {}:{}", c.def.qualname, c.def.firstlineno)),
        Value::Builtin(b) => by_name(&format!("{}.{}", b.owner, b.name)),
        Value::Method(m) => address(&m.func) + 0x40,
        Value::Native(n) => match &**n {
            Native::Lock(l) => START + 0x1000_0000 + u64::from(l.id.0) * 32,
            Native::RLock(l) => START + 0x1000_0000 + u64::from(l.id.0) * 32,
            Native::SimpleQueue { wait, .. } => START + 0x2000_0000 + u64::from(wait.0) * 64,
            Native::Local { id, .. } => by_id(*id),
            Native::BuiltinMethod(f, _) => by_name(f.name),
            _ => by_name("native"),
        },
        Value::Int(n) => START - 0x2_0000_0000 + (*n as u64 & 0xfff_ffff) * 32,
        _ => START,
    }
}

/// The qualified name of a function.
pub fn function_name(f: &Function) -> String {
    match &f.meta.borrow().qualname {
        Some(name) => name.as_str().to_owned(),
        None => f.code.def.qualname.to_string(),
    }
}

/// A class's name with its module, unless that is `builtins`.
pub fn class_name(class: &Class) -> String {
    let (module, name) = (class.module.borrow(), class.qualname.borrow());
    if &**module == "builtins" { name.as_str().to_owned() } else { format!("{module}.{}", name.as_str()) }
}

/// A class's name as errors show it: with its module, unless that is `builtins` or `__main__`.
pub fn full_name(class: &Class) -> String {
    let (module, name) = (class.module.borrow(), class.qualname.borrow());
    match &**module {
        "builtins" | "__main__" => name.as_str().to_owned(),
        module => format!("{module}.{}", name.as_str()),
    }
}

/// `TypeError` of a special method that answered with the wrong type: `A.__str__() must return a str, not int`.
pub fn wrong_result(interp: &mut Interp, value: &Value, method: &str, wanted: &str, result: &Value) -> Box<Ctl> {
    let (class, got) = (full_name(&interp.type_of(value)), full_name(&interp.type_of(result)));
    interp.type_error(format!("{class}.{method}() must return {wanted}, not {got}"))
}

/// Writes one `repr`; `false` where it met something that needs Python.
struct Writer<'a> {
    interp: &'a mut Interp,
    out: String,
    /// Containers being written, by address: a container inside itself is shown as dots.
    open: Vec<usize>,
}

impl Writer<'_> {
    fn push(&mut self, text: &str) -> bool {
        self.out.push_str(text);
        true
    }

    fn value(&mut self, value: &Value) -> Res<bool> {
        Ok(match value {
            Value::Null => self.push("<NULL>"),
            Value::None => self.push("None"),
            Value::NotImplemented => self.push("NotImplemented"),
            Value::Ellipsis => self.push("Ellipsis"),
            Value::Bool(b) => self.push(if *b { "True" } else { "False" }),
            Value::Int(n) => self.push(&n.to_string()),
            Value::Float(x) => self.push(&float_text::repr(*x)),
            Value::Big(n) => match number::big_text(n) {
                Ok(text) => {
                    self.interp.charge(n.bits() * n.bits() / 1000);
                    self.push(&text)
                }
                Err(fault) => return Err(fault.raise(self.interp)),
            },
            Value::Str(s) => self.push(&escape::quote(s.as_str(), false)),
            Value::Bytes(b) => self.push(&escape::quote_bytes(&b.data)),
            Value::Tuple(t) => {
                let close = if t.items.len() == 1 { ",)" } else { ")" };
                return self.container(value, "(...)", |w| w.items("(", &t.items, close));
            }
            Value::List(l) => {
                return self.container(value, "[...]", |w| {
                    let items = l.items.borrow().clone();
                    w.items("[", &items, "]")
                });
            }
            Value::Dict(d) => {
                return self.container(value, "{...}", |w| {
                    let pairs: Vec<(Value, Value)> =
                        d.table.borrow().iter().map(|(k, v)| (k.clone(), v.clone())).collect();
                    w.pairs(&pairs)
                });
            }
            Value::Set(_) => {
                let name = self.interp.type_name(value);
                return self.set(value, &name);
            }
            Value::Range(r) => {
                let step = if r.step == 1 { String::new() } else { format!(", {}", r.step) };
                self.push(&format!("range({}, {}{step})", r.start, r.stop))
            }
            Value::Slice(s) => {
                let parts = [s.start.clone(), s.stop.clone(), s.step.clone()];
                return self.items("slice(", &parts, ")");
            }
            Value::Function(f) => {
                let name = function_name(f);
                let in_c = f.code.hidden && !name.contains('.');
                let at = if in_c { String::new() } else { format!(" at {:#x}", self.interp.identity(value)) };
                self.push(&format!("<{}function {name}{at}>", if in_c { "built-in " } else { "" }))
            }
            Value::Builtin(b) => self.push(&builtin_text(b)),
            Value::Method(m) => {
                if let Value::Builtin(b) = &m.func {
                    let text = self.bound_builtin(b, &m.this);
                    return Ok(self.push(&text));
                }
                let name = match &m.func {
                    Value::Function(f) => function_name(f),
                    _ => "?".to_owned(),
                };
                self.push(&format!("<bound method {name} of "));
                let done = self.value(&m.this)?;
                self.push(">");
                done
            }
            Value::Class(c) => {
                if c.metaclass.as_ref().is_some_and(|m| m.traits().repr) {
                    return Ok(false);
                }
                self.push(&format!("<class '{}'>", class_name(c)))
            }
            Value::Object(o) => return self.object(value, o),
            Value::Module(m) => {
                let file = m.namespace.get(sym::__file__);
                let from = match file.as_ref().and_then(Value::as_str) {
                    Some(file) => format!(" from {}", escape::quote(file, false)),
                    // Modules that programs make have no loader.
                    None if self
                        .interp
                        .symbols
                        .find("__loader__")
                        .is_some_and(|name| m.namespace.get(name).is_some()) =>
                    {
                        String::new()
                    }
                    None => import::origin(self.interp, &m.name),
                };
                self.push(&format!("<module '{}'{from}>", m.name))
            }
            Value::Code(c) => {
                let (name, line) = (&c.def.name, c.def.firstlineno);
                let at = self.interp.identity(value);
                self.push(&format!("<code object {name} at {at:#x}, file \"{}\", line {line}>", c.filename))
            }
            Value::Cell(c) => {
                let held = c.value.borrow().clone();
                let text = if held.is_null() {
                    "empty".to_owned()
                } else {
                    format!("{} object at {:#x}", self.interp.type_name(&held), self.interp.identity(&held))
                };
                let at = self.interp.identity(value);
                self.push(&format!("<cell at {at:#x}: {text}>"))
            }
            // A generator of the prelude stands for an iterator that CPython has in C.
            Value::Generator(g) if Rc::ptr_eq(&g.func.globals, &self.interp.prelude) => {
                let text = format!("<{} object at {:#x}>", self.interp.type_name(value), self.interp.identity(value));
                self.push(&text)
            }
            Value::Generator(g) => {
                let kind = match g.kind {
                    GeneratorKind::Generator => "generator",
                    GeneratorKind::Coroutine => "coroutine",
                    GeneratorKind::AsyncGenerator => "async_generator",
                };
                let text = format!("<{kind} object {} at {:#x}>", g.qualname.borrow().as_str(), address(value));
                self.push(&text)
            }
            Value::Iter(it) => {
                let at = self.interp.identity(value);
                self.push(&format!("<{} object at {at:#x}>", it.type_name()))
            }
            Value::Native(n) => return self.native(value, n),
        })
    }

    fn object(&mut self, value: &Value, o: &Rc<Object>) -> Res<bool> {
        if is_python(&o.class, sym::__repr__) {
            return Ok(false);
        }
        self.plain_object(value, o)
    }

    fn plain_object(&mut self, value: &Value, o: &Rc<Object>) -> Res<bool> {
        match &o.base {
            Base::None => {
                let text = format!("<{} object at {:#x}>", class_name(&o.class), address(value));
                Ok(self.push(&text))
            }
            Base::Exc(_) => {
                let (name, args, import) = exception_text::repr_parts(o);
                self.push(&name);
                self.container(value, "(...)", |w| match import {
                    None => w.items("(", &args, ")"),
                    Some(import) => {
                        let open = if args.is_empty() { "name=" } else { ", name=" };
                        Ok(w.items("(", &args, "")? && w.items(open, &[import], ")")?)
                    }
                })
            }
            Base::Value(v @ Value::Set(_)) => {
                let name = o.class.name.borrow().as_str().to_owned();
                self.set(v, &name)
            }
            Base::Value(Value::Native(n)) if let Native::ByteArray(data) = &**n => {
                let text = format!("{}({})", o.class.name.borrow().as_str(), escape::quote_bytes(&data.borrow()));
                Ok(self.push(&text))
            }
            Base::Value(Value::Native(n)) if matches!(**n, Native::Random(_) | Native::Local { .. }) => {
                let text = format!("<{} object at {:#x}>", class_name(&o.class), address(value));
                Ok(self.push(&text))
            }
            Base::Value(Value::Native(n)) if matches!(**n, Native::Deque(_)) => {
                let name = o.class.name.borrow().as_str().to_owned();
                self.deque(value, n, &name)
            }
            Base::Value(v) => self.value(v),
        }
    }

    fn native(&mut self, value: &Value, n: &Rc<Native>) -> Res<bool> {
        let at = self.interp.identity(value);
        let text = match &**n {
            Native::StaticMethod(f) | Native::ClassMethod(f) => {
                let name = self.interp.type_name(value);
                return self.items(&format!("<{name}("), std::slice::from_ref(f), ")>");
            }
            Native::Super { class, this, this_class } => {
                let (class, this_class) =
                    (class.name.borrow().as_str().to_owned(), this_class.name.borrow().as_str().to_owned());
                match this {
                    Value::Null => format!("<super: <class '{class}'>, NULL>"),
                    _ => format!("<super: <class '{class}'>, <{this_class} object>>"),
                }
            }
            Native::BuiltinMethod(f, this) => self.bound_builtin(f, this),
            Native::DictView(d, part) => {
                let open = format!("{}([", self.interp.type_name(value));
                let items: Vec<Value> = d.table.borrow().iter().map(|(k, v)| part.of(k, v)).collect();
                // The dict may hold its own values; its keys cannot.
                return match part {
                    DictPart::Keys => self.items(&open, &items, "])"),
                    _ => self.container(&Value::Dict(d.clone()), "...", |w| w.items(&open, &items, "])")),
                };
            }
            Native::MappingProxy(mapping) => {
                return self.items("mappingproxy(", std::slice::from_ref(mapping), ")");
            }
            Native::ClassDict(c) => {
                let attrs = c.attrs.borrow().clone();
                let name = |s: &Sym| Value::Str(self.interp.name_text(*s));
                let pairs: Vec<(Value, Value)> = attrs.iter().map(|(k, v)| (name(k), v.clone())).collect();
                self.push("mappingproxy(");
                let done = self.pairs(&pairs)?;
                self.push(")");
                return Ok(done);
            }
            Native::Globals(names) => {
                let name = |s: Sym| Value::Str(self.interp.name_text(s));
                let pairs: Vec<(Value, Value)> = names.items().into_iter().map(|(k, v)| (name(k), v)).collect();
                return self.container(value, "{...}", |w| w.pairs(&pairs));
            }
            Native::Lock(l) => {
                let state = if l.held.get() { "locked" } else { "unlocked" };
                format!("<{state} _thread.lock object at {at:#x}>")
            }
            Native::RLock(l) => {
                let state = if l.count.get() > 0 { "locked" } else { "unlocked" };
                let owner = l.owner.get().map_or(0, |t| 0x7f00_0000_0000 + u64::from(t.0) * 0x1000);
                format!("<{state} _thread.RLock object owner={owner} count={} at {at:#x}>", l.count.get())
            }
            Native::Deque(_) => return self.deque(value, n, "deque"),
            Native::Stream(1) => "<_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>".to_owned(),
            Native::Stream(_) => "<_io.TextIOWrapper name='<stderr>' mode='w' encoding='utf-8'>".to_owned(),
            Native::WeakRef(target) => match target.upgrade() {
                Some(o) => {
                    let (name, to) = (self.interp.type_name(&o), self.interp.identity(&o));
                    format!("<weakref at {at:#x}; to '{name}' at {to:#x}>")
                }
                None => format!("<weakref at {at:#x}; dead>"),
            },
            Native::Complex(re, im) => super::complex::text(*re, *im),
            Native::Frame(view) => super::frame::repr(self.interp, value, view),
            Native::ByteArray(data) => format!("bytearray({})", escape::quote_bytes(&data.borrow())),
            _ => {
                let class = self.interp.type_of(value);
                format!("<{} object at {at:#x}>", class_name(&class))
            }
        };
        Ok(self.push(&text))
    }

    /// Runs `body` with a container marked as being written; writes `dots` if it already is.
    fn container(&mut self, value: &Value, dots: &str, body: impl FnOnce(&mut Self) -> Res<bool>) -> Res<bool> {
        let Some(at) = value.address() else { return body(self) };
        if self.open.contains(&at) {
            return Ok(self.push(dots));
        }
        if self.open.len() >= DEPTH_LIMIT {
            let text = "maximum recursion depth exceeded while getting the repr of an object";
            return Err(self.interp.raise(super::Exc::RecursionError, text));
        }
        self.open.push(at);
        let done = body(self);
        self.open.pop();
        done
    }

    fn items(&mut self, open: &str, items: &[Value], close: &str) -> Res<bool> {
        self.push(open);
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.push(", ");
            }
            if !self.value(item)? {
                return Ok(false);
            }
        }
        Ok(self.push(close))
    }

    fn pairs(&mut self, pairs: &[(Value, Value)]) -> Res<bool> {
        self.push("{");
        for (i, (key, value)) in pairs.iter().enumerate() {
            if i > 0 {
                self.push(", ");
            }
            if !self.value(key)? {
                return Ok(false);
            }
            self.push(": ");
            if !self.value(value)? {
                return Ok(false);
            }
        }
        Ok(self.push("}"))
    }

    fn set(&mut self, value: &Value, name: &str) -> Res<bool> {
        let Value::Set(s) = value else { return Ok(false) };
        let items: Vec<Value> = s.table.borrow().iter().map(|(_, key)| key.clone()).collect();
        if items.is_empty() {
            return Ok(self.push(&format!("{name}()")));
        }
        let (open, close) = if name == "set" { ("{".to_owned(), "}") } else { (format!("{name}({{"), "})") };
        self.container(value, &format!("{name}(...)"), |w| w.items(&open, &items, close))
    }

    fn deque(&mut self, value: &Value, n: &Native, name: &str) -> Res<bool> {
        let Native::Deque(d) = n else { return Ok(false) };
        let items: Vec<Value> = d.items.borrow().iter().cloned().collect();
        let close = d.maxlen.get().map_or_else(|| "])".to_owned(), |most| format!("], maxlen={most})"));
        self.container(value, "[...]", |w| w.items(&format!("{name}(["), &items, &close))
    }

    fn bound_builtin(&self, f: &Builtin, this: &Value) -> String {
        if let Value::Module(_) | Value::Null = this {
            return format!("<built-in function {}>", f.name);
        }
        let kind = if is_special(f.name) { "method-wrapper" } else { "built-in method" };
        let name = if is_special(f.name) { format!("'{}'", f.name) } else { f.name.to_owned() };
        format!("<{kind} {name} of {} object at {:#x}>", self.interp.type_name(this), address(this))
    }
}

fn is_special(name: &str) -> bool {
    name.starts_with("__") && name.ends_with("__")
}

fn builtin_text(b: &Builtin) -> String {
    if b.owner.is_empty() {
        format!("<built-in function {}>", b.name)
    } else if b.owner == attr::MADE {
        format!("<attribute '{}'>", b.name)
    } else if is_special(b.name) && b.owner == "object" {
        format!("<slot wrapper '{}'>", b.name)
    } else if is_special(b.name) {
        format!("<slot wrapper '{}' of '{}' objects>", b.name, b.owner)
    } else {
        format!("<method '{}' of '{}' objects>", b.name, b.owner)
    }
}
