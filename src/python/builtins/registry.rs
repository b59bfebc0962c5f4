//! What hangs where: methods on the built-in types, functions among the builtins, the prelude's helpers.

use std::collections::HashMap;
use std::rc::Rc;

use super::{
    Builtin, Exc, NewFn, Type, Types, bytearray, bytes, complex, coroutines, deque, dict, dict_view, exception_group,
    float, functions, int, iterate, keyed, list, mapping_proxy, number_functions, objects, print, range, reduce, scope,
    set, slice, string, tuple, view,
};
use crate::python::object::{Native, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::machine::Failure;
use crate::python::vm::symbol::{Sym, SymHasher, Symbols, sym};
use crate::python::vm::traceback_text::{self, Sources};

/// The prelude: built-in functions written in Python (`prelude_*.py`). By this name
/// the library has its text.
pub const PRELUDE: &str = "<prelude>";

/// The built-in classes with their methods.
pub fn make_types(symbols: &mut Symbols) -> Types {
    let types = Types::new(constructor, objects::exception_new);
    let tables: &[(Type, &'static [Builtin])] = &[
        (Type::Object, objects::OBJECT),
        (Type::Type, objects::TYPE),
        (Type::Function, objects::FUNCTION),
        (Type::Property, objects::PROPERTY),
        (Type::List, list::METHODS),
        (Type::Tuple, tuple::METHODS),
        (Type::Dict, dict::METHODS),
        (Type::Set, set::METHODS),
        (Type::FrozenSet, set::FROZENSET_METHODS),
        (Type::Range, range::METHODS),
        (Type::Slice, slice::METHODS),
        (Type::DictKeys, dict_view::KEYS_METHODS),
        (Type::DictItems, dict_view::ITEMS_METHODS),
        (Type::DictValues, dict_view::VALUES_METHODS),
        (Type::MappingProxy, mapping_proxy::METHODS),
        (Type::Globals, mapping_proxy::METHODS),
        (Type::Globals, mapping_proxy::GLOBALS_METHODS),
        (Type::ByteArray, bytearray::METHODS),
        (Type::ByteArray, bytearray::OF_BYTES),
        (Type::View, view::METHODS),
        (Type::Deque, deque::METHODS),
        (Type::Complex, complex::METHODS),
        (Type::Stream, STREAM),
    ];
    for (which, table) in tables {
        types.add_methods(*which, symbols, table);
    }
    for (which, table) in coroutines::tables() {
        types.add_methods(which, symbols, table);
    }
    for &which in Type::ITERATORS {
        types.add_methods(which, symbols, iterate::METHODS);
    }
    let families: [(Type, &[&'static [Builtin]]); 4] = [
        (Type::Str, &string::TABLES),
        (Type::Bytes, &bytes::TABLES),
        (Type::Int, &int::TABLES),
        (Type::Float, &float::TABLES),
    ];
    for (which, tables) in families {
        for table in tables {
            types.add_methods(which, symbols, table);
        }
    }
    let class_methods = [
        (Type::Object, objects::OBJECT_CLASS),
        (Type::Dict, dict::CLASS_METHODS),
        (Type::Int, int::CLASS_METHODS),
        (Type::Float, float::CLASS_METHODS),
        (Type::Complex, complex::CLASS_METHODS),
        (Type::Bytes, bytes::CLASS_METHODS),
    ];
    for (which, table) in class_methods {
        for method in table {
            let wrapped = Native::ClassMethod(Value::Builtin(method));
            types[which].attrs.borrow_mut().insert(symbols.intern(method.name), Value::Native(Rc::new(wrapped)));
        }
    }
    for which in [Type::List, Type::Dict, Type::Set, Type::Deque, Type::ByteArray] {
        types[which].attrs.borrow_mut().insert(sym::__hash__, Value::None);
    }
    for method in string::STATIC_METHODS {
        let wrapped = Native::StaticMethod(Value::Builtin(method));
        types[Type::Str].attrs.borrow_mut().insert(symbols.intern(method.name), Value::Native(Rc::new(wrapped)));
    }
    types.add_exception_methods(Exc::BaseException, symbols, objects::EXCEPTION);
    types.add_exception_methods(Exc::BaseExceptionGroup, symbols, exception_group::METHODS);
    types
}

fn constructor(which: Type) -> NewFn {
    match which {
        Type::Bool => objects::bool_new,
        Type::Str => string::new,
        Type::Bytes => bytes::new,
        Type::Int => int::new,
        Type::Float => float::new,
        Type::Complex => complex::new,
        Type::List => list::new,
        Type::Tuple => tuple::new,
        Type::Dict => dict::new,
        Type::Set => set::new,
        Type::FrozenSet => set::frozenset_new,
        Type::Range => range::new,
        Type::Slice => slice::new,
        Type::ByteArray => bytearray::new,
        Type::View => view::new,
        Type::Deque => deque::new,
        Type::MappingProxy => mapping_proxy::new,
        Type::Enumerate => iterate::enumerate_new,
        Type::Zip => iterate::zip_new,
        Type::Map => iterate::map_new,
        Type::Filter => iterate::filter_new,
        Type::Reversed => iterate::reversed_new,
        other => objects::constructor(other).unwrap_or(objects::refuse_new),
    }
}

/// The names of `builtins`.
pub fn make_builtins(symbols: &mut Symbols, types: &Types) -> HashMap<Sym, Value, SymHasher> {
    let mut names = HashMap::default();
    for table in [
        objects::FUNCTIONS,
        functions::FUNCTIONS,
        iterate::FUNCTIONS,
        reduce::FUNCTIONS,
        print::FUNCTIONS,
        scope::FUNCTIONS,
        coroutines::FUNCTIONS,
        number_functions::FUNCTIONS,
    ] {
        for (name, value) in super::table(table) {
            names.insert(symbols.intern(name), value);
        }
    }
    let public = [
        Type::Object,
        Type::Type,
        Type::Int,
        Type::Bool,
        Type::Float,
        Type::Complex,
        Type::Str,
        Type::Bytes,
        Type::ByteArray,
        Type::Tuple,
        Type::List,
        Type::Dict,
        Type::Set,
        Type::FrozenSet,
        Type::Range,
        Type::Slice,
        Type::Enumerate,
        Type::Zip,
        Type::Map,
        Type::Filter,
        Type::Reversed,
        Type::Property,
        Type::StaticMethod,
        Type::ClassMethod,
        Type::Super,
    ];
    let classes = public.iter().map(|&t| &types[t]).chain(Exc::ALL.iter().map(|&e| &types[e]));
    for class in classes {
        names.insert(symbols.intern(class.name.borrow().as_str()), Value::Class(class.clone()));
    }
    for (alias, exc) in [("IOError", Exc::OSError), ("EnvironmentError", Exc::OSError)] {
        names.insert(symbols.intern(alias), Value::Class(types[exc].clone()));
    }
    names.insert(symbols.intern("NotImplemented"), Value::NotImplemented);
    names.insert(symbols.intern("Ellipsis"), Value::Ellipsis);
    names.insert(symbols.intern("__debug__"), Value::Bool(true));
    names
}

/// Low-level functions that only the prelude sees.
pub fn prelude_helpers() -> impl Iterator<Item = (&'static str, Value)> {
    let tables = [functions::PRELUDE_HELPERS, keyed::HELPERS, print::HELPERS, reduce::HELPERS, HELPERS];
    tables.into_iter().flat_map(super::table)
}

/// Functions of the prelude without a leading underscore are builtins.
pub fn publish_prelude(interp: &mut Interp) {
    // What a class body finds where its module has no name.
    interp.builtins.insert(sym::__name__, Value::str("builtins"));
    for (name, value) in interp.prelude.clone().items() {
        let public = !interp.symbols.str(name).starts_with('_');
        if public && matches!(value, Value::Function(_) | Value::Class(_)) {
            interp.builtins.insert(name, value);
        }
    }
}

static HELPERS: &[Builtin] = &[
    Builtin::function("_exception_chain", exception_chain),
    Builtin::function("_traceback_text", traceback),
    Builtin::function("_write_stderr", write_stderr),
    Builtin::function("_note_failure", note_failure),
    Builtin::function("_sys_hook", sys_hook),
    Builtin::function("_get_ident", get_ident),
    Builtin::function("_is_deque", is_deque),
];

fn get_ident(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int(i64::from(interp.thread.0)))
}

fn is_deque(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Bool(matches!(args.pos, [Value::Native(n)] if matches!(**n, Native::Deque(_)))))
}

fn exception_chain(_: &mut Interp, args: Args<'_>) -> Res {
    let Some(Value::Object(o)) = args.pos.first() else { return Ok(Value::list(Vec::new())) };
    Ok(Value::list(traceback_text::chain(o).into_iter().map(Value::Object).collect()))
}

/// Texts made by `str()` beforehand, in the order of the chain.
struct Texts {
    said: Vec<(Rc<crate::python::object::Object>, String)>,
    program: (Rc<str>, Rc<str>),
    modules: Vec<(Rc<str>, Rc<str>)>,
    library: fn(&str) -> Option<&'static str>,
    /// The only files there are, at the very end.
    left: Option<Vec<Rc<str>>>,
}

impl Sources for Texts {
    fn without_parser(&self) -> bool {
        self.left.is_some()
    }

    fn source(&self, filename: &str) -> Option<Rc<str>> {
        if self.left.as_ref().is_some_and(|left| !left.iter().any(|name| **name == *filename)) {
            return None;
        }
        if *self.program.0 == *filename {
            return Some(self.program.1.clone());
        }
        if let Some((_, text)) = self.modules.iter().find(|(name, _)| **name == *filename) {
            return Some(text.clone());
        }
        let module = filename.strip_prefix("/usr/lib/python3.15/")?.strip_suffix(".py")?;
        let module = module.strip_suffix("/__init__").unwrap_or(module).replace('/', ".");
        (self.library)(&module).map(Rc::from)
    }

    fn text(&mut self, _: &mut Interp, exception: &Rc<crate::python::object::Object>) -> String {
        self.said.iter().find(|(e, _)| Rc::ptr_eq(e, exception)).map(|(_, t)| t.clone()).unwrap_or_default()
    }
}

fn traceback(interp: &mut Interp, args: Args<'_>) -> Res {
    let (Some(Value::Object(o)), Some(Value::List(texts))) = (args.pos.first(), args.pos.get(1)) else {
        return Ok(Value::str(""));
    };
    let texts: Vec<String> = texts.items.borrow().iter().map(|t| t.as_str().unwrap_or_default().to_owned()).collect();
    let mut sources = Texts {
        said: traceback_text::chain(o).into_iter().zip(texts).collect(),
        program: (interp.settings.filename.clone(), interp.settings.source.clone()),
        modules: interp.sources.clone(),
        library: interp.library.source,
        left: interp.without_files.then(|| interp.shown_files.clone()),
    };
    if !interp.without_files {
        for exception in traceback_text::chain(o) {
            for entry in exception.exc().iter().flat_map(|data| data.borrow().traceback.clone()) {
                if !interp.shown_files.contains(&entry.code.filename) {
                    interp.shown_files.push(entry.code.filename.clone());
                }
            }
        }
    }
    let text = traceback_text::format(interp, &mut sources, o);
    Ok(Value::string(text))
}

/// `sys.excepthook`, if `sys` was ever imported.
fn sys_hook(interp: &mut Interp, args: Args<'_>) -> Res {
    let name = interp.intern("excepthook");
    let found = crate::python::vm::import::module_function(interp, "sys", name);
    Ok(found.or_else(|| args.pos.first().cloned()).unwrap_or(Value::None))
}

fn write_stderr(interp: &mut Interp, args: Args<'_>) -> Res {
    let text = args.pos.first().and_then(Value::as_str).unwrap_or_default().to_owned();
    super::print::elsewhere(interp, 2, &text)?;
    interp.write(2, &text)?;
    Ok(Value::None)
}

fn note_failure(interp: &mut Interp, args: Args<'_>) -> Res {
    if let [exception, text, ..] = args.pos {
        note(interp, exception, text.as_str().unwrap_or_default(), true);
    }
    Ok(Value::None)
}

/// An exception that ended a thread or a child process. Its text is that of a single `str` it was made of: to ask its
/// `__str__` would run Python that CPython does not run here.
pub fn note_ended(interp: &mut Interp, args: Args<'_>) -> Res {
    if let Some(exception @ Value::Object(o)) = args.pos.first() {
        let text = o.exc().and_then(|data| match data.borrow().args.as_ref().map(|args| &*args.items) {
            Some([only]) => only.as_str().map(str::to_owned),
            _ => None,
        });
        note(interp, exception, &text.unwrap_or_default(), false);
    }
    Ok(Value::None)
}

fn note(interp: &mut Interp, exception: &Value, text: &str, fatal: bool) {
    let Value::Object(o) = exception else { return };
    let own = interp.settings.filename.clone();
    let span = o.exc().and_then(|data| {
        let data = data.borrow();
        let entry = data.traceback.iter().find(|e| e.code.filename == own)?;
        Some(entry.code.span(entry.at))
    });
    let class = interp.type_name(exception);
    let message = if text.is_empty() { class } else { format!("{class}: {text}") };
    let (thread, at) = (interp.thread, interp.now);
    interp.failures.push(Failure { thread, message, span: span.unwrap_or_default(), at, fatal });
}

fn stream_write(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, text] = args.exact::<2>(interp, "write", true)?;
    let Some(text) = text.as_str() else {
        let message = format!("write() argument must be str, not {}", interp.type_name(text));
        return Err(interp.type_error(message));
    };
    let text = text.to_owned();
    let Value::Native(n) = this else { return Ok(Value::None) };
    let Native::Stream(which) = **n else { return Ok(Value::None) };
    super::print::elsewhere(interp, which, &text)?;
    interp.write(which, &text)?;
    Ok(Value::Int(text.chars().count() as i64))
}

fn stream_flush(_: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::None)
}

fn stream_isatty(_: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Bool(true))
}

fn stream_number(args: Args<'_>) -> u8 {
    match args.pos.first() {
        Some(Value::Native(n)) => match **n {
            Native::Stream(which) => which,
            _ => 1,
        },
        _ => 1,
    }
}

fn stream_fileno(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Int(stream_number(args).into()))
}

fn stream_readable(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Bool(stream_number(args) == 0))
}

fn stream_writable(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(Value::Bool(stream_number(args) != 0))
}

/// What is typed, up to a number of characters, or of a line.
fn typed(interp: &mut Interp, args: Args<'_>, line: bool) -> Res {
    if stream_number(args) != 0 {
        let class = interp.prelude_function("_UnsupportedOperation");
        let Value::Class(class) = class else { return Ok(Value::None) };
        let error = interp.exception_of(&class, vec![Value::str("not readable")]);
        return Err(Box::new(crate::python::vm::control::Ctl::Raise(error)));
    }
    if interp.opened(0).is_some() {
        return Err(interp.unsupported("reading sys.stdin after dup2"));
    }
    let most = match args.pos.get(1) {
        Some(Value::Int(n)) if *n >= 0 => *n as usize,
        _ => usize::MAX,
    };
    interp.charge(2_000);
    let found = interp.world.borrow_mut().read_typed_text(most, line);
    Ok(Value::string(found))
}

fn stream_readline(interp: &mut Interp, args: Args<'_>) -> Res {
    typed(interp, args, true)
}

fn stream_read(interp: &mut Interp, args: Args<'_>) -> Res {
    typed(interp, args, false)
}

fn stream_iter(interp: &mut Interp, args: Args<'_>) -> Res {
    Err(interp.prelude_call("_stream_lines", args.pos.to_vec()))
}

fn stream_readlines(interp: &mut Interp, args: Args<'_>) -> Res {
    Err(interp.prelude_call("_stream_all_lines", args.pos[..1].to_vec()))
}

fn stream_writelines(interp: &mut Interp, args: Args<'_>) -> Res {
    Err(interp.prelude_call("_stream_writelines", args.pos.to_vec()))
}

/// Methods of `sys.stdin`, `sys.stdout` and `sys.stderr`.
static STREAM: &[Builtin] = &[
    Builtin::method("TextIOWrapper", "write", stream_write).costing(150),
    Builtin::method("TextIOWrapper", "flush", stream_flush),
    Builtin::method("TextIOWrapper", "isatty", stream_isatty),
    Builtin::method("TextIOWrapper", "fileno", stream_fileno),
    Builtin::method("TextIOWrapper", "readable", stream_readable),
    Builtin::method("TextIOWrapper", "writable", stream_writable),
    Builtin::method("TextIOWrapper", "readline", stream_readline).costing(150),
    Builtin::method("TextIOWrapper", "read", stream_read).costing(150),
    Builtin::method("TextIOWrapper", "readlines", stream_readlines),
    Builtin::method("TextIOWrapper", "writelines", stream_writelines),
    Builtin::method("TextIOWrapper", "reconfigure", stream_flush),
    Builtin::method("TextIOWrapper", "__iter__", stream_iter),
];
