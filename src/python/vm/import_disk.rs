//! Imports from the program's own disk: modules and packages beside the program, as `sys.path[0]` has them, and
//! relative imports within packages.

use std::rc::Rc;

use super::collector;
use super::control::{Ctl, Res};
use super::interp::Interp;
use super::link;
use crate::kernel::world::disk::{HOME, absolute};
use crate::python::builtins::Exc;
use crate::python::compiler;
use crate::python::object::{Function, FunctionMeta, Module, Namespace, Value};
use crate::python::syntax::{SyntaxError, SyntaxErrorKind};

/// Reading and compiling a small module, in ns.
const COST: u64 = 200_000;

/// Modules that the interpreter has loaded before it looks at `sys.path`: a file of that name does not hide them.
const FROZEN: &[&str] = &["abc", "codecs", "io", "os", "posixpath", "genericpath", "stat", "site", "sys", "builtins"];

/// Where a module's text lies.
struct Found {
    path: String,
    text: Vec<u8>,
    package: bool,
}

/// The folders of `sys.path` up to the library's own.
fn folders(interp: &Interp) -> Vec<String> {
    let path = interp.modules.get("sys").and_then(|module| {
        let names = module.namespace.items();
        names.into_iter().find(|(name, _)| interp.symbols.str(*name) == "path").map(|(_, value)| value)
    });
    let Some(Value::List(path)) = path else { return vec![HOME.to_owned()] };
    let entries = path.items.borrow();
    let own = entries.iter().filter_map(Value::as_str).filter(|entry| !entry.starts_with("/usr/lib/"));
    own.map(|entry| absolute(&interp.folder(), entry)).collect()
}

fn find(interp: &Interp, name: &str) -> Option<Found> {
    if FROZEN.contains(&name) {
        return None;
    }
    let inside = name.replace('.', "/");
    let folders = folders(interp);
    let disk = &interp.world.borrow().disk;
    let read = |path: &str| {
        let inode = disk.find(path).ok()?;
        disk.read(inode, 0, usize::MAX).ok().map(<[u8]>::to_vec)
    };
    for folder in folders {
        let base = absolute(&folder, &inside);
        for (path, package) in [(format!("{base}/__init__.py"), true), (format!("{base}.py"), false)] {
            if let Some(text) = read(&path) {
                return Some(Found { path, text, package });
            }
        }
        // A folder without `__init__.py` is a namespace package.
        if let Ok(inside) = disk.list(&base)
            && inside.iter().any(|(name, stat)| stat.folder || name.strip_suffix(".py").is_some())
        {
            return Some(Found { path: format!("{base}/"), text: Vec::new(), package: true });
        }
    }
    None
}

/// Whether there is a module of this name on the disk.
pub(super) fn exists(interp: &Interp, name: &str) -> bool {
    find(interp, name).is_some()
}

/// Whether a loaded module is a package of the disk.
pub(super) fn is_package(interp: &mut Interp, name: &str) -> bool {
    let path = interp.intern("__path__");
    let module = interp.modules.get(name);
    module.is_some_and(|module| module.namespace.get(path).is_some())
}

/// Why a module of the disk may lack a name that its user expects.
pub(super) enum Excuse {
    /// It may hide another one: what to do about it.
    Hides(String),
    /// It is not loaded to the end; its file.
    Partial(String),
}

/// See [`Excuse`].
pub(super) fn excuse(interp: &mut Interp, module: &Module) -> Option<Excuse> {
    let file = interp.intern("__file__");
    let Some(Value::Str(file)) = module.namespace.get(file) else { return None };
    let (file, name) = (file.as_str().to_owned(), &*module.name);
    let place = file.strip_suffix("/__init__.py").unwrap_or(&file);
    let beside = place.rsplit_once('/').is_some_and(|(folder, _)| folder == HOME);
    if beside && (interp.library.known_module)(name) {
        return Some(Excuse::Hides(format!(
            "consider renaming '{file}' since it has the same name as the standard library module named '{name}' and \
             prevents importing that standard library module"
        )));
    }
    if !interp.importing.iter().any(|loading| **loading == *name) {
        return None;
    }
    if beside {
        let text = "if it has the same name as a library you intended to import";
        return Some(Excuse::Hides(format!("consider renaming '{file}' {text}")));
    }
    Some(Excuse::Partial(file))
}

/// Makes a module of the disk and runs its body; `None` if there is none.
pub(super) fn load(interp: &mut Interp, name: &str, module: &Rc<Module>) -> Option<Res> {
    let found = find(interp, name)?;
    interp.charge(COST);
    let namespace = &module.namespace;
    let folder = found.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let parent = name.rsplit_once('.').map_or("", |(parent, _)| parent);
    interp.module_set(namespace, "__package__", Value::str(if found.package { name } else { parent }));
    if found.package {
        interp.module_set(namespace, "__path__", Value::list(vec![Value::str(folder)]));
    }
    if found.path.ends_with('/') {
        interp.modules.add(name, module);
        return Some(Ok(Value::Module(module.clone())));
    }
    interp.module_set(namespace, "__file__", Value::str(&found.path));
    interp.module_set(namespace, "__doc__", Value::None);
    // Tracebacks name a module as they name the program: by its place from where the program was started.
    let main = interp.settings.filename.clone();
    let start = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let shown: Rc<str> = match found.path.strip_prefix(HOME).and_then(|path| path.strip_prefix('/')) {
        Some(inner) => format!("{start}{inner}").into(),
        None => found.path.as_str().into(),
    };
    let text = String::from_utf8_lossy(&found.text).into_owned();
    // Other runs, and this one later, may have another text under this name.
    let key: Rc<str> = format!("{shown}\n{text}").into();
    let known = interp.compiled.borrow().get(&key);
    let def = match known.map_or_else(|| compiler::compile_source(&text), Ok) {
        Ok(def) => def,
        Err(errors) => return Some(Err(syntax_error(interp, &errors, &shown, &text))),
    };
    interp.compiled.borrow_mut().insert(key, def.clone());
    interp.sources.insert(0, (shown.clone(), text.into()));
    collector::prepare(interp, &def);
    let code = link::link(interp, &def, &shown, false);
    let meta = FunctionMeta::default().into();
    let func = Rc::new(Function { code, globals: namespace.clone(), closure: Box::default(), meta });
    interp.modules.add(name, module);
    Some(Err(Box::new(Ctl::ModuleBody(module.clone(), func))))
}

/// The exception for a text that is no program.
pub(super) fn syntax_error(interp: &mut Interp, errors: &[SyntaxError], file: &str, text: &str) -> Box<Ctl> {
    error_in(interp, errors, file, text, true)
}

/// The same; without the line where CPython, which reads it from the file, finds none.
pub fn error_in(interp: &mut Interp, errors: &[SyntaxError], file: &str, text: &str, with_line: bool) -> Box<Ctl> {
    let Some(error) = errors.first() else { return interp.unsupported("this module") };
    if error.kind == SyntaxErrorKind::Unsupported {
        let what = error.message.trim_start_matches("gilscope does not support ");
        let what = what.split(" yet (line ").next().unwrap_or(what);
        return interp.unsupported(format!("{what} (line {} of {file})", error.span.line));
    }
    let class = match error.kind {
        SyntaxErrorKind::Indentation => Exc::IndentationError,
        SyntaxErrorKind::Tab => Exc::TabError,
        _ => Exc::SyntaxError,
    };
    let line = text.lines().nth(error.span.line.saturating_sub(1) as usize).unwrap_or_default();
    // An expression, whose text has no line's end, may be over too early: that is no place.
    let ended = text.ends_with('\n');
    let early = !ended && error.span.col as usize >= line.chars().count();
    let column = |col: u32| Value::Int(if early { 0 } else { i64::from(col) + 1 });
    let place = vec![
        Value::str(file),
        Value::Int(if text.is_empty() { 0 } else { error.span.line.into() }),
        column(error.span.col),
        if with_line { Value::string(if ended { format!("{line}\n") } else { line.to_owned() }) } else { Value::None },
        Value::Int(if text.is_empty() { 0 } else { error.span.end_line.into() }),
        column(error.span.end_col),
    ];
    interp.raise_args(class, vec![Value::str(&error.message), Value::tuple(place)])
}

/// `from . import x`, `from ..a import b`: the full name, once the caller's package is known.
pub(super) fn relative(name: &str, level: i64, fromlist: &Value) -> Box<Ctl> {
    let data = Value::tuple(vec![Value::str(name), Value::Int(level), fromlist.clone()]);
    Box::new(Ctl::Frames(
        |interp, thread, data| {
            let Value::Tuple(d) = &data else { return Ok(Value::None) };
            let [Value::Str(name), Value::Int(level), fromlist] = &d.items[..] else { return Ok(Value::None) };
            let globals = thread.frames.last().map(|frame| frame.func.globals.clone()).unwrap_or_default();
            let package = package_of(interp, &globals);
            let mut package = match package {
                Some(package) if !package.is_empty() => package,
                _ => {
                    let text = "attempted relative import with no known parent package";
                    return Err(interp.raise(Exc::ImportError, text));
                }
            };
            for _ in 1..*level {
                match package.rsplit_once('.') {
                    Some((above, _)) => package.truncate(above.len()),
                    None => {
                        let text = "attempted relative import beyond top-level package";
                        return Err(interp.raise(Exc::ImportError, text));
                    }
                }
            }
            let full = if name.as_str().is_empty() { package } else { format!("{package}.{}", name.as_str()) };
            super::import::load_full(interp, full, fromlist.clone())
        },
        data,
    ))
}

fn package_of(interp: &mut Interp, globals: &Rc<Namespace>) -> Option<String> {
    let (package, name, path) = (interp.intern("__package__"), interp.intern("__name__"), interp.intern("__path__"));
    if let Some(Value::Str(package)) = globals.get(package) {
        return Some(package.as_str().to_owned());
    }
    let name = globals.get(name)?.as_str()?.to_owned();
    if globals.get(path).is_some() {
        return Some(name);
    }
    name.rsplit_once('.').map(|(parent, _)| parent.to_owned())
}
