//! `import`: built-in modules made in Rust, library modules compiled from our own Python files.

use std::rc::Rc;

use super::attr;
use super::control::{Ctl, Res};
use super::interp::Interp;
use super::link;
use super::symbol::Sym;
use super::traceback_text;
use crate::python::builtins::Exc;
use crate::python::compiler;
use crate::python::object::{Function, FunctionMeta, Module, Namespace, Value};

/// What the library offers; handed in from outside so that this room does not depend on it.
#[derive(Clone, Copy, Debug)]
pub struct Library {
    /// The Python source of a library module.
    pub source: fn(&str) -> Option<&'static str>,
    /// Fills a module that is made in Rust; `false` if there is none of that name.
    pub native: fn(&mut Interp, &str, &Rc<Namespace>) -> bool,
    /// Whether a Python file stands for what CPython has in C: no eval breaker inside, not shown in tracebacks.
    pub hidden: fn(&str) -> bool,
    /// Hangs methods on the built-in types that live in the library.
    pub setup: fn(&mut Interp),
    /// Whether CPython has a standard module of this name.
    pub known_module: fn(&str) -> bool,
    /// Whether CPython's module has this name (for "not supported yet").
    pub known: fn(module: &str, name: &str) -> bool,
}

/// `IMPORT_NAME`.
pub fn import_name(interp: &mut Interp, name: Sym, fromlist: &Value, level: &Value) -> Res {
    if !matches!(level, Value::Int(0)) {
        return Err(interp.unsupported("relative imports"));
    }
    let full = interp.symbols.str(name).to_owned();
    let top = full.split('.').next().unwrap_or_default().to_owned();
    let wanted = if fromlist.is_none() { top } else { full.clone() };
    if full.contains('.') && fromlist.is_none() {
        // `import a.b` binds `a`; `b` must be loaded as well and hang on it.
        let data = Value::str(&full);
        return match load(interp, &wanted) {
            Ok(module) => load_submodules(interp, module, data),
            Err(ctl) => Err(match *ctl {
                Ctl::ModuleBody(module, func) => Box::new(Ctl::ModuleThen(module, func, load_submodules, data)),
                other => Box::new(other),
            }),
        };
    }
    load(interp, &wanted)
}

fn load_submodules(interp: &mut Interp, top: Value, full: Value) -> Res {
    let full = full.as_str().unwrap_or_default().to_owned();
    let then = |interp: &mut Interp, sub: Value, data: Value| {
        if let Value::Tuple(d) = &data {
            if let (Value::Module(top), Some(name)) = (&d.items[0], d.items[1].as_str()) {
                let namespace = top.namespace.clone();
                interp.module_set(&namespace, name.rsplit('.').next().unwrap_or_default(), sub);
            }
            return Ok(d.items[0].clone());
        }
        Ok(sub)
    };
    let data = Value::tuple(vec![top, Value::str(&full)]);
    match load(interp, &full) {
        Ok(sub) => then(interp, sub, data),
        Err(ctl) => Err(match *ctl {
            Ctl::ModuleBody(module, func) => Box::new(Ctl::ModuleThen(module, func, then, data)),
            other => Box::new(other),
        }),
    }
}

/// A module by its full name, made on first use.
pub fn load(interp: &mut Interp, name: &str) -> Res {
    if let Some((_, module)) = interp.modules.iter().find(|(n, _)| &**n == name) {
        return Ok(Value::Module(module.clone()));
    }
    let namespace = Rc::new(Namespace::default());
    let module = Rc::new(Module { name: name.into(), namespace: namespace.clone() });
    interp.module_set(&namespace, "__name__", Value::str(name));
    let library = interp.library;
    if (library.native)(interp, name, &namespace) {
        interp.modules.push((name.into(), module.clone()));
        return Ok(Value::Module(module));
    }
    let Some(source) = (library.source)(name) else {
        let top = name.split('.').next().unwrap_or(name);
        if top.starts_with('_') || traceback_text::is_library_module(top) {
            return Err(interp.unsupported(format!("the module {name}")));
        }
        let message = format!("No module named '{name}'");
        return Err(import_error(interp, Exc::ModuleNotFoundError, message, name, None));
    };
    let filename = library_file(name);
    let hidden = (library.hidden)(name);
    let func = load_source(interp, source, &filename, &namespace, hidden);
    interp.modules.push((name.into(), module.clone()));
    Err(Box::new(Ctl::ModuleBody(module, func)))
}

/// Compiles and links a library file. Its errors are our bugs.
pub fn load_source(
    interp: &mut Interp,
    source: &str,
    filename: &Rc<str>,
    namespace: &Rc<Namespace>,
    hidden: bool,
) -> Rc<Function> {
    let def = match compiler::compile_source(source) {
        Ok(def) => def,
        Err(e) => unreachable!("{filename}: {}", e.first().map_or("", |e| &e.message)),
    };
    let code = link::link(interp, &def, filename, namespace, hidden);
    let meta = FunctionMeta::default().into();
    Rc::new(Function { code, globals: namespace.clone(), closure: Box::default(), meta })
}

/// `IMPORT_FROM`.
pub fn import_from(interp: &mut Interp, module: &Value, name: Sym) -> Res {
    let Value::Module(m) = module else { return attr::get(interp, module, name).map(|f| f.bind(module)) };
    if let Some(found) = m.namespace.get(name) {
        return Ok(found);
    }
    let (module_name, text) = (m.name.to_string(), interp.symbols.str(name).to_owned());
    let sub = format!("{module_name}.{text}");
    if (interp.library.source)(&sub).is_some() {
        return load(interp, &sub);
    }
    if (interp.library.known)(&module_name, &text) {
        return Err(interp.unsupported(format!("{module_name}.{text}")));
    }
    let place = match (interp.library.source)(&module_name) {
        Some(_) => library_file(&module_name),
        None => "unknown location".into(),
    };
    let message = format!("cannot import name '{text}' from '{module_name}' ({place})");
    Err(import_error(interp, Exc::ImportError, message, &module_name, Some(&text)))
}

/// Where CPython has a module of its library.
fn library_file(name: &str) -> Rc<str> {
    format!("/usr/lib/python3.15/{}.py", name.replace('.', "/")).into()
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
    let (_, module) = interp.modules.iter().find(|(n, _)| &**n == module)?;
    module.namespace.get(name)
}
