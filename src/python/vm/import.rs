//! `import`: built-in modules made in Rust, library modules compiled from our own Python files.

use std::rc::Rc;

use super::attr;
use super::control::{Ctl, Res};
use super::flow::Wish;
use super::import_disk::{self, Excuse};
use super::interp::Interp;
use super::link;
use super::symbol::{Sym, sym};
use super::thread::Ret;
use crate::python::builtins::{Builtin, Exc};
use crate::python::compiler;
use crate::python::object::{Function, FunctionMeta, Module, Namespace, Value};

/// What the library offers; handed in from outside so that this room does not depend on it.
#[derive(Clone, Copy, Debug)]
pub struct Library {
    /// The Python source of a library module.
    pub source: fn(&str) -> Option<&'static str>,
    /// Whether a library module is a package.
    pub package: fn(&str) -> bool,
    /// Fills a module that is made in Rust; `false` if there is none of that name.
    pub native: fn(&mut Interp, &str, &Rc<Namespace>) -> bool,
    /// Whether a Python file stands for what CPython has in C: no eval breaker inside, not shown in tracebacks.
    pub hidden: fn(&str) -> bool,
    /// Hangs methods on the built-in types that live in the library.
    pub setup: fn(&mut Interp),
    /// Whether CPython has a standard module of this name.
    pub known_module: fn(&str) -> bool,
    /// The modules, types and classes (`module.qualname`) that have this name in CPython (for "not supported yet").
    pub owners: fn(name: &str) -> &'static [&'static str],
    /// Names that CPython has, in its order; none for an unknown section: `stdlib` all modules, `compiled` those that are
    /// no files, `built in builtins` the built-in names, `type NAME` what `dir()` shows of a built-in type, without what
    /// `object` has.
    pub names: fn(section: &str) -> Vec<&'static str>,
}

impl Library {
    /// Whether CPython's module or type has this name.
    pub fn known(&self, owner: &str, name: &str) -> bool {
        (self.owners)(name).contains(&owner)
    }
}

/// `IMPORT_NAME`.
pub fn import_name(interp: &mut Interp, name: Sym, fromlist: &Value, level: &Value) -> Res {
    let name = interp.symbols.str(name).to_owned();
    match level {
        Value::Int(level) if *level > 0 => Err(import_disk::relative(&name, *level, fromlist)),
        _ => load_full(interp, name, fromlist.clone()),
    }
}

/// An import by the full name.
pub(super) fn load_full(interp: &mut Interp, name: String, fromlist: Value) -> Res {
    let full = Value::string(name);
    let data = Value::tuple(vec![full, Value::Bool(fromlist.is_none()), Value::Int(0), Value::None]);
    load_next(interp, data)
}

/// Loads `a.b.c` part by part, each hung on the one before (`_find_and_load_unlocked`). The data: the full name,
/// whether the top package is the result, how many bytes of the name are loaded, the module they name.
fn load_next(interp: &mut Interp, data: Value) -> Res {
    let Value::Tuple(d) = &data else { return Ok(Value::None) };
    let (full, Value::Int(loaded)) = (d.items[0].as_str().unwrap_or_default(), &d.items[2]) else {
        return Ok(Value::None);
    };
    let from = if *loaded == 0 { 0 } else { *loaded as usize + 1 };
    let end = full[from..].find('.').map_or(full.len(), |at| from + at);
    let result = load(interp, &full[..end]);
    let data = Value::tuple(vec![d.items[0].clone(), d.items[1].clone(), Value::Int(end as i64), d.items[3].clone()]);
    match result {
        Ok(module) => loaded_part(interp, module, data),
        Err(ctl) => Err(match *ctl {
            Ctl::ModuleBody(module, func) => Box::new(Ctl::ModuleThen(module, func, loaded_part, data)),
            other => Box::new(other),
        }),
    }
}

fn loaded_part(interp: &mut Interp, module: Value, data: Value) -> Res {
    let Value::Tuple(d) = &data else { return Ok(module) };
    let (full, Value::Int(end)) = (d.items[0].as_str().unwrap_or_default(), &d.items[2]) else { return Ok(module) };
    if let Value::Module(parent) = &d.items[3] {
        let part = full[..*end as usize].rsplit('.').next().unwrap_or_default();
        let namespace = parent.namespace.clone();
        interp.module_set(&namespace, part, module.clone());
    }
    if full.len() > *end as usize {
        return load_next(
            interp,
            Value::tuple(vec![d.items[0].clone(), d.items[1].clone(), d.items[2].clone(), module]),
        );
    }
    let top = full.split('.').next().unwrap_or_default();
    if matches!(d.items[1], Value::Bool(true)) { load(interp, top) } else { Ok(module) }
}

/// A module by its full name, made on first use.
pub fn load(interp: &mut Interp, name: &str) -> Res {
    // `os` puts one of its modules under another name.
    let name = if name == "os.path" { "posixpath" } else { name };
    match interp.modules.value(name) {
        None => {}
        Some(Value::None) => {
            let message = format!("import of {name} halted; None in sys.modules");
            return Err(import_error(interp, Exc::ModuleNotFoundError, message, name, None));
        }
        Some(known) => return Ok(known),
    }
    let namespace = Rc::new(Namespace::default());
    let module = Rc::new(Module { name: name.into(), namespace: namespace.clone() });
    interp.module_set(&namespace, "__name__", Value::str(name));
    let library = interp.library;
    if (library.native)(interp, name, &namespace) {
        interp.modules.add(name, &module);
        return Ok(Value::Module(module));
    }
    if let Some(result) = import_disk::load(interp, name, &module) {
        return result;
    }
    let Some(source) = (library.source)(name) else {
        let top = name.split('.').next().unwrap_or(name);
        let ours = (library.source)(top).is_some();
        let standard = top.starts_with('_') || (library.known_module)(top);
        // A module that is no package has no others in it; of other people's packages only a part is here.
        let stray = top != name && ours && standard && !(library.package)(top) && !(library.known_module)(name);
        if !stray && (ours || standard) {
            return Err(interp.unsupported(format!("the module {name}")));
        }
        let mut message = format!("No module named '{name}'");
        let parent = name.rsplit_once('.').filter(|(parent, _)| !import_disk::is_package(interp, parent));
        if let Some((package, _)) = parent {
            message.push_str(&format!("; '{package}' is not a package"));
        }
        return Err(import_error(interp, Exc::ModuleNotFoundError, message, name, None));
    };
    let package = if (library.package)(name) { name } else { name.rsplit_once('.').map_or("", |(parent, _)| parent) };
    interp.module_set(&namespace, "__package__", Value::str(package));
    let filename = code_file(interp, name);
    let hidden = (library.hidden)(name);
    let func = load_source(interp, source, &filename, &namespace, hidden);
    interp.modules.add(name, &module);
    if name == "posixpath" {
        interp.modules.add("os.path", &module);
    }
    Err(Box::new(Ctl::ModuleBody(module, func)))
}

pub use super::import_disk::error_in;

/// Compiles and links a library file. Its errors are our bugs.
pub fn load_source(
    interp: &mut Interp,
    source: &str,
    filename: &Rc<str>,
    namespace: &Rc<Namespace>,
    hidden: bool,
) -> Rc<Function> {
    let known = interp.compiled.borrow().get(filename);
    let clock = interp.settings.clock;
    let def = known.unwrap_or_else(|| {
        let start = clock.map_or(0, |clock| clock());
        let def = match compiler::compile_library(source) {
            Ok(def) => def,
            Err(e) => unreachable!("{filename}: {}", e.first().map_or("", |e| &e.message)),
        };
        interp.compiled.borrow_mut().insert_library(filename.clone(), def.clone());
        interp.compiling += clock.map_or(0, |clock| clock().saturating_sub(start));
        def
    });
    let code = link::link(interp, &def, filename, hidden);
    let meta = FunctionMeta::default().into();
    Rc::new(Function { code, globals: namespace.clone(), closure: Box::default(), meta })
}

/// `from module import *`: the names of `__all__`, else all without an underscore in front (`import_all_from`). If the
/// module's `__getattr__` has to be asked, the prelude does it.
pub fn import_star(interp: &mut Interp, module: &Value, into: &Rc<Namespace>) -> Result<(), Wish> {
    let Value::Module(m) = module else { return Ok(()) };
    let all = interp.intern("__all__");
    let names: Vec<Sym> = match m.namespace.get(all) {
        Some(Value::List(list)) => {
            let items = list.items.borrow().clone();
            items.iter().filter_map(Value::as_str).map(|name| interp.intern(name)).collect()
        }
        Some(Value::Tuple(tuple)) => {
            tuple.items.iter().filter_map(Value::as_str).map(|name| interp.intern(name)).collect()
        }
        _ => {
            let mut public: Vec<Sym> = m.namespace.items().into_iter().map(|(name, _)| name).collect();
            public.retain(|&name| !interp.symbols.str(name).starts_with('_'));
            if &*m.name == "math" {
                // They are made when they are asked for.
                public.extend(["erf", "erfc", "gamma", "lgamma"].map(|name| interp.intern(name)));
            }
            public
        }
    };
    let missing = |name: &Sym| m.namespace.get(*name).is_none();
    if names.iter().any(missing) && m.namespace.get(sym::__getattr__).is_some() {
        let names = names.iter().map(|&name| Value::Str(interp.name_text(name))).collect();
        let into = interp.globals(into);
        return Err((
            interp.prelude_call("_import_star", vec![module.clone(), Value::list(names), into]),
            Ret::Discard,
        ));
    }
    for name in names {
        let value = import_from(interp, module, name)?;
        match into.dict() {
            Some(_) => interp.bind_global(into, name, value),
            None => into.set(name, value, Value::default),
        }
    }
    Ok(())
}

/// `IMPORT_FROM`. A package's submodule is imported if need be; then its `__getattr__` is asked (PEP 562).
pub fn import_from(interp: &mut Interp, module: &Value, name: Sym) -> Result<Value, Wish> {
    let Value::Module(m) = module else {
        return attr::get(interp, module, name).map(|f| f.bind(module)).map_err(|ctl| (ctl, Ret::Push));
    };
    if let Some(found) = m.namespace.get(name) {
        return Ok(found);
    }
    let text = interp.name_text(name);
    let sub = format!("{}.{}", m.name, text.as_str());
    if (interp.library.source)(&sub).is_some() || import_disk::exists(interp, &sub) {
        let data =
            Value::tuple(vec![Value::str(&sub), Value::Bool(false), Value::Int(m.name.len() as i64), module.clone()]);
        return load_next(interp, data).map_err(|ctl| (ctl, Ret::Push));
    }
    if let Some(ask) = m.namespace.get(sym::__getattr__) {
        static REFUSE: Builtin = Builtin::function("_cannot_import", |interp, args| match args.pos {
            [Value::Module(m), Value::Str(name)] => Err(cannot_import(interp, m, name.as_str())),
            _ => Ok(Value::None),
        });
        let text = Value::Str(text);
        let ret = Ret::AttrOr(Box::new((Value::Builtin(&REFUSE), module.clone(), text.clone(), false)));
        return Err((interp.call(ask, vec![text]), ret));
    }
    Err((cannot_import(interp, m, text.as_str()), Ret::Push))
}

fn cannot_import(interp: &mut Interp, module: &Module, text: &str) -> Box<Ctl> {
    let module_name = module.name.to_string();
    if let Some(why) = import_disk::excuse(interp, module) {
        let message = match why {
            Excuse::Hides(rename) => format!("cannot import name '{text}' from '{module_name}' ({rename})"),
            Excuse::Partial(file) => format!(
                "cannot import name '{text}' from partially initialized module '{module_name}' \
                 (most likely due to a circular import) ({file})"
            ),
        };
        return import_error(interp, Exc::ImportError, message, &module_name, Some(text));
    }
    if interp.library.known(&module_name, text) {
        return interp.unsupported(format!("{module_name}.{text}"));
    }
    let own = interp.intern("__file__");
    let place = match module.namespace.get(own) {
        Some(Value::Str(file)) => file.as_str().into(),
        _ if (interp.library.source)(&module_name).is_some() => library_file(interp, &module_name),
        _ => "unknown location".into(),
    };
    let message = format!("cannot import name '{text}' from '{module_name}' ({place})");
    import_error(interp, Exc::ImportError, message, &module_name, Some(text))
}

/// The file that code of a library module goes by.
fn code_file(interp: &Interp, name: &str) -> Rc<str> {
    let frozen = match name {
        "collections.abc" => "_collections_abc",
        "abc" | "codecs" | "genericpath" | "importlib.util" | "io" | "linecache" | "os" | "posixpath" | "runpy"
        | "stat" => name,
        _ => "",
    };
    if frozen.is_empty() { library_file(interp, name) } else { format!("<frozen {frozen}>").into() }
}

/// Where CPython has a module of its library.
fn library_file(interp: &Interp, name: &str) -> Rc<str> {
    let inside = if (interp.library.package)(name) { "/__init__" } else { "" };
    format!("/usr/lib/python3.15/{}{inside}.py", name.replace('.', "/")).into()
}

/// What the text of a library module says about where it comes from.
pub fn origin(interp: &Interp, name: &str) -> String {
    let library = interp.library;
    let file = code_file(interp, name);
    if name.starts_with('_') || (library.source)(name).is_none() || (library.owners)(name).contains(&"[compiled]") {
        " (built-in)".to_owned()
    } else if file.starts_with('<') {
        " (frozen)".to_owned()
    } else {
        format!(" from '{file}'")
    }
}

/// An `ImportError` that knows the module and the name it lacks, for suggestions.
fn import_error(interp: &mut Interp, class: Exc, message: String, module: &str, missing: Option<&str>) -> Box<Ctl> {
    let exception = interp.exception(class, vec![Value::string(message)]);
    if let Value::Object(o) = &exception
        && let Some(data) = o.exc()
    {
        let mut data = data.borrow_mut();
        data.name = Some(Value::str(module));
        data.obj = missing.map(Value::str);
    }
    Box::new(Ctl::Raise(exception))
}

/// Calls a module-level function by name once a module is loaded; used at the end of a run.
pub fn module_function(interp: &Interp, module: &str, name: Sym) -> Option<Value> {
    interp.modules.get(module)?.namespace.get(name)
}
