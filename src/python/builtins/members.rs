//! Attributes that built-in objects keep outside any `__dict__`: `__class__`, `__name__`, `args`, `__traceback__`…
//! (`tp_members` and `tp_getset` in CPython).

use std::rc::Rc;

use crate::python::builtins::{Exc, Type, annotations, complex, docs, frame};
use crate::python::bytecode::{CodeDef, CodeKind};
use crate::python::object::{Class, Dict, InstanceAttrs, Module, Native, Object, Str, Value};
use crate::python::vm::attr;
use crate::python::vm::control::Res;
use crate::python::vm::import;
use crate::python::vm::interp::Interp;
use crate::python::vm::link::body;
use crate::python::vm::symbol::{Sym, sym};
use crate::python::vm::traceback::ExcData;

/// A member of a built-in object.
pub fn get(interp: &mut Interp, obj: &Value, name: Sym) -> Res<Option<Value>> {
    if name == sym::__class__ {
        return Ok(Some(Value::Class(interp.type_of(obj))));
    }
    Ok(match obj {
        Value::Object(o) => match o.exc() {
            Some(data) => exception_member(interp, obj, &mut data.borrow_mut(), name),
            None => None,
        }
        .or_else(|| (name == sym::__dict__ && !o.class.traits().slotted).then(|| Value::Dict(interp.instance_dict(o))))
        .or_else(|| match &o.base {
            crate::python::object::Base::Value(Value::Native(n)) => deque_member(interp, n, name),
            _ => None,
        }),
        Value::Function(f) => {
            let meta = f.meta.borrow();
            match name {
                sym::__name__ => Some(meta.name.clone().map_or_else(|| Value::str(&f.code.def.name), Value::Str)),
                sym::__qualname__ => {
                    Some(meta.qualname.clone().map_or_else(|| Value::str(&f.code.def.qualname), Value::Str))
                }
                sym::__doc__ if docs::unknown(interp, obj) => {
                    return Err(interp.unsupported("the docstrings of library functions"));
                }
                sym::__doc__ => Some(meta.doc.clone().unwrap_or_else(|| {
                    if f.code.def.has_docstring { body(interp, f).consts[0].clone() } else { Value::None }
                })),
                sym::__module__ => {
                    Some(meta.module.clone().or_else(|| f.globals.get(sym::__name__)).unwrap_or(Value::None))
                }
                sym::__defaults__ => Some(meta.defaults.clone().map_or(Value::None, Value::Tuple)),
                sym::__kwdefaults__ => Some(meta.kwdefaults.clone().map_or(Value::None, Value::Dict)),
                sym::__code__ => Some(Value::Code(f.code.clone())),
                sym::__globals__ => Some(interp.globals(&f.globals)),
                sym::__type_params__
                    if meta
                        .dict
                        .as_ref()
                        .is_none_or(|dict| dict.table.borrow().get_str("__type_params__").is_none()) =>
                {
                    Some(Value::tuple(Vec::new()))
                }
                _ if interp.symbols.str(name) == "__annotate__" => {
                    Some(meta.annotate.as_ref().map_or(Value::None, annotations::callable))
                }
                sym::__closure__ if f.closure.is_empty() => Some(Value::None),
                sym::__closure__ => Some(Value::tuple(f.closure.iter().cloned().map(Value::Cell).collect())),
                sym::__annotations__ if meta.annotations.is_none() && meta.annotate.is_some() => {
                    let annotate = meta.annotate.clone().unwrap_or_default();
                    drop(meta);
                    return Err(annotations::evaluate(annotate, annotations::keep, obj.clone()));
                }
                sym::__annotations__ => {
                    drop(meta);
                    let mut meta = f.meta.borrow_mut();
                    Some(Value::Dict(meta.annotations.get_or_insert_with(Dict::new).clone()))
                }
                sym::__dict__ => {
                    drop(meta);
                    let mut meta = f.meta.borrow_mut();
                    Some(Value::Dict(meta.dict.get_or_insert_with(Dict::new).clone()))
                }
                _ => {
                    let key = interp.name_text(name);
                    meta.dict.as_ref().and_then(|d| d.table.borrow().get(key.hash(), &Value::Str(key)).cloned())
                }
            }
        }
        Value::Builtin(_) if name == sym::__doc__ => {
            return Err(interp.unsupported("the docstrings of built-in functions"));
        }
        Value::Builtin(b) if b.owner.is_empty() && (name == sym::__module__ || name == sym::__self__) => {
            let home = home(interp, b);
            if name == sym::__module__ { Some(Value::str(&home)) } else { interp.modules.get(&home).map(Value::Module) }
        }
        Value::Builtin(b) => builtin_member(b, name),
        Value::Method(m) => match name {
            sym::__self__ => Some(m.this.clone()),
            sym::__func__ => Some(m.func.clone()),
            _ => {
                let func = m.func.clone();
                return attr::get(interp, &func, name).map(|f| Some(f.bind(&func)));
            }
        },
        Value::Class(c) => match name {
            sym::__name__ => Some(Value::Str(c.name.borrow().clone())),
            sym::__qualname__ => Some(Value::Str(c.qualname.borrow().clone())),
            sym::__module__ => Some(Value::str(&c.module.borrow())),
            sym::__doc__ if docs::is_library_class(interp, c) => {
                return Err(interp.unsupported("the docstrings of library classes"));
            }
            sym::__doc__ => Some(Value::None),
            sym::__dict__ => Some(interp.native(Native::ClassDict(c.clone()))),
            sym::__bases__ => Some(Value::tuple(shown_bases(interp, c))),
            sym::__base__ => Some(shown_bases(interp, c).first().cloned().unwrap_or(Value::None)),
            sym::__mro__ => Some(Value::tuple(shown_mro(interp, c))),
            sym::__type_params__ => Some(Value::tuple(Vec::new())),
            _ => None,
        },
        Value::Generator(g) => return super::coroutines::member(interp, g, name),
        Value::Slice(s) => match name {
            sym::start => Some(s.start.clone()),
            sym::stop => Some(s.stop.clone()),
            sym::step => Some(s.step.clone()),
            _ => None,
        },
        Value::Range(r) => match name {
            sym::start => Some(Value::Int(r.start)),
            sym::stop => Some(Value::Int(r.stop)),
            sym::step => Some(Value::Int(r.step)),
            _ => None,
        },
        Value::Int(_) | Value::Big(_) | Value::Float(_) if name == sym::real => Some(obj.clone()),
        Value::Bool(b) if name == sym::real || name == sym::numerator => Some(Value::Int(i64::from(*b))),
        Value::Int(_) | Value::Big(_) if name == sym::numerator => Some(obj.clone()),
        Value::Int(_) | Value::Bool(_) if name == sym::imag => Some(Value::Int(0)),
        Value::Int(_) | Value::Bool(_) if name == sym::denominator => Some(Value::Int(1)),
        Value::Float(_) if name == sym::imag => Some(Value::Float(0.0)),
        Value::Cell(c) if interp.symbols.str(name) == "cell_contents" => {
            let value = c.value.borrow().clone();
            if value.is_null() {
                return Err(interp.value_error("Cell is empty"));
            }
            Some(value)
        }
        Value::Code(c) => match interp.symbols.str(name) {
            "co_name" => Some(Value::str(&c.def.name)),
            "co_qualname" => Some(Value::str(&c.def.qualname)),
            "co_filename" => Some(Value::str(&c.filename)),
            "co_firstlineno" => Some(Value::Int(i64::from(c.def.firstlineno))),
            "co_freevars" => {
                let names = c.def.locals[c.def.locals.len() - c.def.freevars as usize..].iter();
                Some(Value::tuple(names.map(|n| Value::str(n)).collect()))
            }
            "co_cellvars" => {
                let names = c.def.cells.iter().map(|&at| Value::str(&c.def.locals[at as usize]));
                Some(Value::tuple(names.collect()))
            }
            "co_posonlyargcount" => Some(Value::Int(i64::from(c.def.posonlyargcount))),
            "co_flags" => Some(Value::Int(code_flags(&c.def))),
            "co_argcount" => Some(Value::Int(i64::from(c.def.argcount))),
            "co_kwonlyargcount" => Some(Value::Int(i64::from(c.def.kwonlyargcount))),
            "co_varnames" => {
                let names = c.def.locals[..c.def.locals.len() - c.def.freevars as usize].iter();
                Some(Value::tuple(names.map(|n| Value::str(n)).collect()))
            }
            _ => None,
        },
        Value::Native(n) => return native_member(interp, obj, n, name),
        _ => None,
    })
}

/// `co_flags` (`Include/cpython/code.h`).
fn code_flags(def: &CodeDef) -> i64 {
    let kind = match def.kind {
        CodeKind::Module | CodeKind::Class => 0,
        CodeKind::Function => 3,
        CodeKind::Generator => 0x23,
        CodeKind::Coroutine => 0x83,
        CodeKind::AsyncGenerator => 0x203,
    };
    let nested = if def.qualname.contains("<locals>") { 0x10 } else { 0 };
    kind | nested | if def.varargs { 4 } else { 0 } | if def.varkeywords { 8 } else { 0 }
}

/// The module of a built-in function: the first one that has it under a name that is not private.
fn home(interp: &mut Interp, b: &'static super::Builtin) -> String {
    let name = interp.intern(b.name);
    let names: Vec<String> = {
        let table = interp.modules.0.table.borrow();
        table.iter().filter_map(|(name, _)| name.as_str().map(str::to_owned)).collect()
    };
    let here = |module: &&String| {
        let found = import::module_function(interp, module, name);
        matches!(found, Some(Value::Builtin(found)) if std::ptr::eq(found, b))
    };
    let public = |module: &&String| !module.starts_with('_') && *module != "os";
    let found = names.iter().filter(public).find(here).or_else(|| names.iter().find(here));
    found.map_or_else(|| "builtins".to_owned(), Clone::clone)
}

fn builtin_member(b: &'static super::Builtin, name: Sym) -> Option<Value> {
    match name {
        sym::__name__ => Some(Value::str(b.name)),
        sym::__qualname__ if b.owner.is_empty() => Some(Value::str(b.name)),
        sym::__qualname__ => Some(Value::string(format!("{}.{}", b.owner, b.name))),
        sym::__module__ => Some(Value::str("builtins")),
        _ => None,
    }
}

fn native_member(interp: &mut Interp, obj: &Value, n: &Rc<Native>, name: Sym) -> Res<Option<Value>> {
    Ok(match &**n {
        Native::BuiltinMethod(b, this) => match name {
            sym::__self__ => Some(this.clone()),
            sym::__doc__ => return Err(interp.unsupported("the docstrings of built-in functions")),
            _ => builtin_member(b, name),
        },
        Native::Property { get, set, del, doc } => match name {
            sym::fget => Some(none_if_null(get)),
            sym::fset => Some(none_if_null(set)),
            sym::fdel => Some(none_if_null(del)),
            sym::__doc__ if doc.is_null() && docs::unknown(interp, get) => {
                return Err(interp.unsupported("the docstrings of library properties"));
            }
            sym::__doc__ => Some(none_if_null(doc)),
            sym::__isabstractmethod__ => {
                let get = get.clone();
                let found = matches!(&get, Value::Function(_)) && attr::get(interp, &get, name).is_ok();
                Some(Value::Bool(found))
            }
            _ => None,
        },
        Native::StaticMethod(f) | Native::ClassMethod(f) => match name {
            sym::__func__ | sym::__wrapped__ => Some(f.clone()),
            sym::__dict__ => None,
            _ => {
                let f = f.clone();
                return attr::get(interp, &f, name).map(|found| Some(found.bind(&f)));
            }
        },
        Native::Local { .. } => {
            let dict = local_dict(interp, n);
            if name == sym::__dict__ {
                return Ok(Some(Value::Dict(dict)));
            }
            let key = interp.name_text(name);

            dict.table.borrow().get(key.hash(), &Value::Str(key)).cloned()
        }
        Native::Stream(which) => match interp.symbols.str(name) {
            "name" => Some(Value::str(["<stdin>", "<stdout>", "<stderr>"][usize::from(*which).min(2)])),
            "encoding" => Some(Value::str("utf-8")),
            "mode" => Some(Value::str(if *which == 0 { "r" } else { "w" })),
            "closed" => Some(Value::Bool(false)),
            "buffer" => return Err(interp.prelude_call("_StreamBuffer", vec![obj.clone()])),
            _ => None,
        },
        Native::Complex(re, im) => complex::member(interp, *re, *im, name),
        Native::Frame(view) => return frame::member(interp, obj, view, name),
        Native::Traceback(entries) => frame::traceback_member(interp, entries, name),
        Native::Deque(_) => deque_member(interp, n, name),
        Native::ThreadHandle(id) if interp.symbols.str(name) == "ident" => {
            Some(id.get().map_or(Value::None, |t| Value::Int(interp.thread_ident(t))))
        }
        Native::GeneratorFrame(g) => return super::coroutines::frame_member(interp, g, name),
        _ => {
            let _ = obj;
            None
        }
    })
}

/// The calling thread's attributes of a `threading.local`.
pub fn local_dict(interp: &Interp, n: &Native) -> Rc<Dict> {
    let Native::Local { dicts, .. } = n else { return Dict::new() };
    let mut dicts = dicts.borrow_mut();
    if let Some((_, dict)) = dicts.iter().find(|(t, _)| *t == interp.thread) {
        return dict.clone();
    }
    let fresh = Dict::new();
    dicts.push((interp.thread, fresh.clone()));
    fresh
}

/// The calling thread's attributes of an instance of a subclass of `threading.local`.
pub fn local_part(interp: &Interp, o: &Object) -> Option<Rc<Dict>> {
    match &o.base {
        crate::python::object::Base::Value(Value::Native(n)) if matches!(**n, Native::Local { .. }) => {
            Some(local_dict(interp, n))
        }
        _ => None,
    }
}

/// Before a thread's first use of an instance of a subclass of `threading.local`: what `__init__` is to be called with.
pub fn local_init(interp: &Interp, o: &Object) -> Option<Value> {
    let crate::python::object::Base::Value(Value::Native(n)) = &o.base else { return None };
    let Native::Local { dicts, init, .. } = &**n else { return None };
    if init.is_null() || dicts.borrow().iter().any(|(t, _)| *t == interp.thread) {
        return None;
    }
    local_dict(interp, n);
    Some(init.clone())
}

fn deque_member(interp: &Interp, native: &Native, name: Sym) -> Option<Value> {
    match native {
        Native::Deque(d) if interp.symbols.str(name) == "maxlen" => {
            Some(d.maxlen.get().map_or(Value::None, |m| Value::Int(m as i64)))
        }
        _ => None,
    }
}

fn none_if_null(value: &Value) -> Value {
    if value.is_null() { Value::None } else { value.clone() }
}

/// Members of a `SyntaxError`: its message, and what is in the tuple beside it.
const SYNTAX_ERROR: [&str; 7] = ["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset"];

/// Members of errors of encodings, in the order of their arguments.
const UNICODE_ERROR: [&str; 5] = ["encoding", "object", "start", "end", "reason"];

fn exception_member(interp: &mut Interp, obj: &Value, data: &mut ExcData, name: Sym) -> Option<Value> {
    let first = |data: &ExcData| data.args.as_ref().and_then(|a| a.items.first().cloned()).unwrap_or(Value::None);
    let is = |class: Exc| matches!(obj, Value::Object(o) if o.class.is_subclass(&interp.types[class]));
    Some(match name {
        sym::args => match &data.args {
            // The name of a file is not among them.
            Some(args)
                if (3..=5).contains(&args.items.len()) && is(Exc::OSError) && {
                    let third = &args.items[2];
                    !(third.is_none() || is(Exc::BlockingIOError) && matches!(third, Value::Int(_)))
                } =>
            {
                Value::tuple(args.items[..2].to_vec())
            }
            Some(args) => Value::Tuple(args.clone()),
            None => Value::tuple(Vec::new()),
        },
        sym::__cause__ => data.cause.clone().unwrap_or(Value::None),
        sym::__context__ => data.context.clone().map_or(Value::None, Value::Object),
        sym::__suppress_context__ => Value::Bool(data.suppress_context),
        sym::__traceback__ => data.traceback(),
        sym::__notes__ if data.notes.is_empty() => return None,
        sym::__notes__ => Value::list(data.notes.clone()),
        sym::value if is(Exc::StopIteration) => first(data),
        sym::code if is(Exc::SystemExit) => match data.args.as_ref().map_or(0, |a| a.items.len()) {
            0 | 1 => first(data),
            _ => Value::Tuple(data.args.clone()?),
        },
        sym::name if is(Exc::NameError) || is(Exc::AttributeError) || is(Exc::ImportError) => {
            data.name.clone().unwrap_or(Value::None)
        }
        _ if is(Exc::UnicodeDecodeError) || is(Exc::UnicodeEncodeError) => {
            let at = UNICODE_ERROR.iter().position(|member| *member == interp.symbols.str(name))?;
            data.args.as_ref()?.items.get(at)?.clone()
        }
        _ if is(Exc::BaseExceptionGroup) => {
            let args = data.args.clone()?;
            return super::exception_group::member(interp, &args.items, name);
        }
        _ if is(Exc::ImportError) && interp.symbols.str(name) == "msg" => match data.args.as_ref()?.items.as_ref() {
            [message] => message.clone(),
            _ => Value::None,
        },
        _ if is(Exc::ImportError) && interp.symbols.str(name) == "path" => Value::None,
        _ if is(Exc::ImportError) && interp.symbols.str(name) == "name_from" => data.obj.clone().unwrap_or(Value::None),
        _ if is(Exc::AttributeError) && interp.symbols.str(name) == "obj" => data.obj.clone().unwrap_or(Value::None),
        _ if is(Exc::SyntaxError) && SYNTAX_ERROR.contains(&interp.symbols.str(name)) => {
            let at = SYNTAX_ERROR.iter().position(|member| *member == interp.symbols.str(name))?;
            let args = data.args.clone()?;
            match (at, args.items.get(1)) {
                (0, _) => args.items.first().cloned().unwrap_or(Value::None),
                (at, Some(Value::Tuple(place))) => place.items.get(at - 1).cloned().unwrap_or(Value::None),
                _ => Value::None,
            }
        }
        _ if is(Exc::OSError)
            && matches!(interp.symbols.str(name), "errno" | "strerror" | "filename" | "filename2") =>
        {
            let args = data.args.clone()?;
            let at = match interp.symbols.str(name) {
                "errno" => 0,
                "strerror" => 1,
                "filename2" => 4,
                _ => 2,
            };
            if args.items.len() < 2 { Value::None } else { args.items.get(at).cloned().unwrap_or(Value::None) }
        }
        _ => return None,
    })
}

/// `exception.__traceback__`.
pub fn traceback_of(interp: &mut Interp, exception: &Value) -> Value {
    get(interp, exception, sym::__traceback__).ok().flatten().unwrap_or(Value::None)
}

/// Whether the library has a class only for what others have in common, so that CPython knows no such class.
fn is_helper(interp: &Interp, class: &Class) -> bool {
    interp.symbols.find("_helper_").is_some_and(|mark| class.attrs.borrow().contains_key(&mark))
}

/// The order in which a class and its bases are searched, as programs see it.
pub fn shown_mro(interp: &Interp, class: &Rc<Class>) -> Vec<Value> {
    let all = std::iter::once(class).chain(class.mro.iter());
    all.filter(|class| !is_helper(interp, class)).cloned().map(Value::Class).collect()
}

fn shown_bases(interp: &Interp, class: &Class) -> Vec<Value> {
    let mut shown = Vec::new();
    for base in &class.bases {
        if is_helper(interp, base) {
            shown.extend(shown_bases(interp, base));
        } else {
            shown.push(Value::Class(base.clone()));
        }
    }
    let object = |value: &Value| matches!(value, Value::Class(class) if class.bases.is_empty());
    if shown.len() > 1 {
        shown.retain(|base| !object(base));
    }
    shown
}

/// Sets a member of an instance that is not in its `__dict__`; `false` if there is no such member.
pub fn set_special(interp: &mut Interp, obj: &Value, name: Sym, value: &Value) -> Res<bool> {
    let Value::Object(o) = obj else { return Ok(false) };
    if name == sym::__dict__
        && let Value::Dict(d) = value
    {
        interp.instance_dict(o);
        if let InstanceAttrs::Dict(dict, _) = &mut *o.attrs.borrow_mut() {
            *dict = d.clone();
        }
        return Ok(true);
    }
    if name == sym::__class__ {
        return Err(interp.unsupported("assigning to __class__"));
    }
    let Some(data) = o.exc() else { return Ok(false) };
    let raised = value.is_none() || matches!(value, Value::Object(other) if other.exc().is_some());
    let wrong = match name {
        sym::__cause__ if !raised => "exception cause must be None or derive from BaseException",
        sym::__context__ if !raised => "exception context must be None or derive from BaseException",
        sym::__traceback__ if !matches!(value, Value::None | Value::Native(_)) => {
            "__traceback__ must be a traceback or None"
        }
        _ => "",
    };
    if !wrong.is_empty() {
        return Err(interp.type_error(wrong));
    }
    let is = |class: Exc| o.class.is_subclass(&interp.types[class]);
    let named = name == sym::name && (is(Exc::NameError) || is(Exc::AttributeError) || is(Exc::ImportError));
    let whose = is(Exc::AttributeError) && interp.symbols.str(name) == "obj";
    let mut data = data.borrow_mut();
    match (name, value) {
        (_, v) if named => data.name = (!v.is_none()).then(|| v.clone()),
        (_, v) if whose => data.obj = (!v.is_none()).then(|| v.clone()),
        (sym::args, Value::Tuple(t)) => data.args = Some(t.clone()),
        (sym::__cause__, v) => {
            data.cause = (!v.is_none()).then(|| v.clone());
            data.suppress_context = true;
        }
        (sym::__context__, Value::Object(c)) => data.context = Some(c.clone()),
        (sym::__context__, _) => data.context = None,
        (sym::__suppress_context__, Value::Bool(b)) => data.suppress_context = *b,
        (sym::__traceback__, Value::None | Value::Native(_)) => data.set_traceback(value),
        (sym::__notes__, Value::List(l)) => data.notes.clone_from(&l.items.borrow()),
        _ => return Ok(false),
    }
    Ok(true)
}

/// `obj.name = value` for anything but instances, classes and modules.
pub fn set(interp: &mut Interp, obj: &Value, name: Sym, value: Value) -> Res<()> {
    match obj {
        Value::Function(f) => {
            if matches!(name, sym::__name__ | sym::__qualname__) && value.unwrap_base().as_str().is_none() {
                let text = format!("{} must be set to a string object", interp.symbols.str(name));
                return Err(interp.type_error(text));
            }
            let mut meta = f.meta.borrow_mut();
            match (name, value) {
                (sym::__name__, Value::Str(s)) => meta.name = Some(s),
                (sym::__qualname__, Value::Str(s)) => meta.qualname = Some(s),
                (sym::__doc__, v) => {
                    meta.doc = Some(v);
                    meta.unknown_doc = false;
                }
                (sym::__module__, v) => meta.module = Some(v),
                (sym::__defaults__, Value::Tuple(t)) => meta.defaults = Some(t),
                (sym::__defaults__, Value::None) => meta.defaults = None,
                (sym::__kwdefaults__, Value::Dict(d)) => meta.kwdefaults = Some(d),
                (sym::__annotations__, Value::Dict(d)) => {
                    meta.annotations = Some(d);
                    meta.annotate = None;
                }
                (name, v) if interp.symbols.str(name) == "__annotate__" => {
                    meta.annotations = None;
                    meta.annotate = (!v.is_none()).then(|| annotations::inner(v));
                }
                (_, v) => {
                    let key = interp.name_text(name);
                    let dict = meta.dict.get_or_insert_with(Dict::new);
                    dict.table.borrow_mut().insert(key.hash(), Value::Str(key), v);
                }
            }
            Ok(())
        }
        Value::Generator(g) => {
            match (name, value) {
                (sym::__name__, Value::Str(s)) => *g.name.borrow_mut() = s,
                (sym::__qualname__, Value::Str(s)) => *g.qualname.borrow_mut() = s,
                _ => return Err(no_attribute(interp, obj, name)),
            }
            Ok(())
        }
        Value::Native(n) if matches!(**n, Native::Local { .. }) => {
            check_local_dict(interp, obj, name)?;
            let dict = local_dict(interp, n);
            let key = interp.name_text(name);
            dict.table.borrow_mut().insert(key.hash(), Value::Str(key), value);
            Ok(())
        }
        Value::Native(n) => {
            not_writable(interp, obj, n, name)?;
            Err(no_attribute(interp, obj, name))
        }
        _ => Err(no_attribute(interp, obj, name)),
    }
}

/// What C defines for reading only.
pub fn not_writable(interp: &mut Interp, obj: &Value, native: &Native, name: Sym) -> Res<()> {
    if deque_member(interp, native, name).is_none() {
        return Ok(());
    }
    let text = "attribute 'maxlen' of 'collections.deque' objects is not writable".to_owned();
    Err(attr::attribute_error(interp, text, obj, name))
}

fn no_attribute(interp: &mut Interp, obj: &Value, name: Sym) -> Box<crate::python::vm::control::Ctl> {
    let attr = interp.symbols.str(name).to_owned();
    let class = interp.type_name(obj);
    let text = if interp.type_of(obj).lookup(name).is_some() {
        format!("'{class}' object attribute '{attr}' is read-only")
    } else {
        format!("'{class}' object has no attribute '{attr}' and no __dict__ for setting new attributes")
    };
    attr::attribute_error(interp, text, obj, name)
}

/// The `__dict__` of a `threading.local` can be neither set nor deleted.
pub fn check_local_dict(interp: &mut Interp, obj: &Value, name: Sym) -> Res<()> {
    match obj.unwrap_base() {
        Value::Native(n) if name == sym::__dict__ && matches!(**n, Native::Local { .. }) => {
            let text = format!("'{}' object attribute '__dict__' is read-only", interp.type_name(obj));
            Err(attr::attribute_error(interp, text, obj, name))
        }
        _ => Ok(()),
    }
}

/// `del obj.name` for anything but instances, classes and modules.
pub fn delete(interp: &mut Interp, obj: &Value, name: Sym) -> Res<()> {
    check_local_dict(interp, obj, name)?;
    let dict = match obj {
        Value::Function(f) => f.meta.borrow().dict.clone(),
        Value::Native(n) if matches!(**n, Native::Local { .. }) => Some(local_dict(interp, n)),
        _ => None,
    };
    let key = interp.name_text(name);
    match dict.and_then(|d| d.table.borrow_mut().remove(key.hash(), &Value::Str(key))) {
        Some(_) => Ok(()),
        None => match obj {
            Value::Function(_) | Value::Native(_) => Err(attr::missing(interp, obj, name)),
            _ => Err(no_attribute(interp, obj, name)),
        },
    }
}

/// Where CPython has a module of the library, without the ending, and whether it is a package.
fn library_path(interp: &Interp, name: &str) -> (String, bool) {
    let package = (interp.library.source)(name).is_some() && (interp.library.package)(name);
    (format!("/usr/lib/python3.15/{}", name.replace('.', "/")), package)
}

/// An attribute of a module that is not among its names.
pub fn module_attribute(interp: &mut Interp, module: &Rc<Module>, name: Sym) -> Res {
    let obj = Value::Module(module.clone());
    match name {
        sym::__dict__ => Ok(interp.native(Native::Globals(module.namespace.clone()))),
        sym::__class__ => Ok(Value::Class(interp.types[Type::Module].clone())),
        sym::__doc__ if (interp.library.source)(&module.name).is_some() => {
            Err(interp.unsupported("the docstrings of library modules"))
        }
        sym::__file__ if (interp.library.source)(&module.name).is_some() => {
            let (path, package) = library_path(interp, &module.name);
            Ok(Value::string(if package { format!("{path}/__init__.py") } else { format!("{path}.py") }))
        }
        sym::__doc__ | sym::__file__ | sym::__spec__ => Ok(Value::None),
        _ if interp.symbols.str(name) == "__path__" && library_path(interp, &module.name).1 => {
            Ok(Value::list(vec![Value::string(library_path(interp, &module.name).0)]))
        }
        sym::__annotations__ => annotations::of_module(interp, module),
        _ => Err(attr::missing(interp, &obj, name)),
    }
}

/// If CPython has the attribute and we do not: what to call it in "gilscope does not support … yet".
pub fn known_in_cpython(interp: &Interp, obj: &Value, name: &str) -> Option<String> {
    let owners = (interp.library.owners)(name);
    // Whoever copies or pickles asks for `__setstate__`, and can do without.
    if owners.is_empty() || name == "__setstate__" {
        return None;
    }
    let named = |owner: &str| owners.contains(&owner).then(|| format!("{owner}.{name}"));
    match obj {
        Value::Module(m) => named(&m.name),
        Value::Object(o) => lacking_class(owners, &o.class, name),
        Value::Class(c) if !c.heap => named(c.name.borrow().as_str()).or_else(|| lacking_class(owners, c, name)),
        Value::Class(c) => lacking_class(owners, c, name),
        other => named(&interp.type_name(other)).or_else(|| lacking_class(owners, &interp.type_of(other), name)),
    }
}

/// The library module that has a builtin which is loaded when it is first asked for.
pub fn lazy_builtin(name: &str) -> Option<&'static str> {
    match name {
        "__builtins__" | "compile" | "eval" | "exec" => Some("_evaluate"),
        "memoryview" => Some("_memoryview"),
        ".template" => Some("string.templatelib"),
        ".syntax_warnings" => Some("_evaluate"),
        ".TypeVar" | ".ParamSpec" | ".TypeVarTuple" | ".TypeAlias" | ".params" | ".generic" => Some("_typevars"),
        _ => None,
    }
}

/// The class of the library, among this one and its bases, that has the attribute in CPython.
fn lacking_class(owners: &[&str], class: &Rc<Class>, name: &str) -> Option<String> {
    let named = |class: &Class, owner: &str| {
        let module = class.module.borrow();
        let inner = owner.strip_prefix(&**module).and_then(|rest| rest.strip_prefix('.'));
        (if &**module == "builtins" { Some(owner) } else { inner }) == Some(class.qualname.borrow().as_str())
    };
    let mut classes = std::iter::once(class).chain(&class.mro);
    classes.find_map(|class| owners.iter().find(|owner| named(class, owner))).map(|owner| format!("{owner}.{name}"))
}

/// Whether CPython has a builtin of this name that we lack.
pub fn known_builtin(name: &str) -> bool {
    matches!(name, "breakpoint" | "copyright" | "credits" | "frozendict" | "help" | "license" | "open" | "sentinel")
}

/// An exception's text argument, for messages.
pub fn first_arg(o: &Object) -> Option<Rc<Str>> {
    let data = o.exc()?.borrow();
    match data.args.as_ref()?.items.first()? {
        Value::Str(s) => Some(s.clone()),
        _ => None,
    }
}
