//! What `eval`, `exec` and `compile` need of the interpreter; the rest of them is the library's `_evaluate`.

use std::rc::Rc;

use super::Builtin;
use super::scope::locals_at;
use crate::kernel::world::disk::absolute;
use crate::python::bytecode::{CodeDef, CodeKind};
use crate::python::compiler::{compile_expression, compile_source};
use crate::python::object::{Class, Code, Function, FunctionMeta, Module, Namespace, Native, Value};
use crate::python::vm::control::{Args, Ctl, Res};
use crate::python::vm::import;
use crate::python::vm::interp::Interp;
use crate::python::vm::link::link;
use crate::python::vm::thread::Thread;

/// `compiled(source, filename, is_expression)`: a code object.
fn compiled(interp: &mut Interp, args: Args<'_>) -> Res {
    let [source, filename, Value::Bool(expression)] = args.exact::<3>(interp, "compile", false)? else {
        return Ok(Value::None);
    };
    let (source, filename) = (source.as_str().unwrap_or_default(), filename.as_str().unwrap_or_default());
    interp.charge(20_000 + source.len() as u64 * 100);
    // The tokenizer ends every text with a line's end.
    let ended = if *expression || source.ends_with('\n') { None } else { Some(format!("{source}\n")) };
    let source = ended.as_deref().unwrap_or(source);
    let made = if *expression { compile_expression(source) } else { compile_source(source).map(Some) };
    let def = match made {
        Ok(Some(def)) => def,
        Ok(None) => return Ok(Value::None),
        Err(errors) => {
            // What the compiler refuses it shows from the file.
            let path = absolute(&interp.folder(), filename);
            let with_line =
                crate::python::syntax::parse(source).is_err() || interp.world.borrow().disk.find(&path).is_ok();
            return Err(import::error_in(interp, &errors, filename, source, with_line));
        }
    };
    Ok(Value::Code(link(interp, &def, &filename.into(), false)))
}

/// `scope()`: globals and locals of the innermost frame that programs see.
fn scope(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<0>(interp, "scope", false)?;
    Err(Box::new(Ctl::Frames(scope_of, Value::None)))
}

fn scope_of(interp: &mut Interp, thread: &Thread, _: Value) -> Res {
    let shown = |(_, frame): &(usize, &crate::python::vm::thread::Frame)| !frame.func.code.hidden;
    let Some((at, frame)) = thread.frames.iter().enumerate().rev().find(shown) else { return Ok(Value::None) };
    let globals = interp.globals(&frame.func.globals);
    let locals = locals_at(interp, thread, at)?;
    Ok(Value::tuple(vec![globals, locals]))
}

/// `namespace(dict)`: it as globals.
fn namespace(interp: &mut Interp, args: Args<'_>) -> Res {
    let [dict] = args.exact::<1>(interp, "namespace", false)?;
    let names = Rc::new(Namespace::default());
    if let Value::Dict(inner) = dict.unwrap_base() {
        for name in ["__name__", "__package__", "__path__"] {
            if let Some(value) = inner.table.borrow().get_str(name).cloned() {
                interp.module_set(&names, name, value);
            }
        }
        let _ = names.dict.set(dict.clone());
    }
    Ok(interp.native(Native::Globals(names)))
}

/// `types.ModuleType(name, doc=None)`.
pub fn module_new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    let doc = args.kw("doc").cloned();
    let (name, doc) = match (args.pos, args.kw("name"), doc) {
        ([name], None, doc) | ([], Some(name), doc) => (name, doc.unwrap_or(Value::None)),
        ([name, doc], None, None) => (name, doc.clone()),
        _ => return Err(interp.type_error("module() missing required argument 'name' (pos 1)")),
    };
    let Value::Str(name) = name else {
        let text = format!("module() argument 'name' must be str, not {}", interp.type_name(name));
        return Err(interp.type_error(text));
    };
    let namespace = Rc::new(Namespace::default());
    interp.module_set(&namespace, "__name__", Value::Str(name.clone()));
    interp.module_set(&namespace, "__doc__", doc);
    for empty in ["__package__", "__loader__", "__spec__"] {
        interp.module_set(&namespace, empty, Value::None);
    }
    Ok(Value::Module(Rc::new(Module { name: name.as_str().into(), namespace })))
}

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None)`.
pub fn function_new(interp: &mut Interp, _: &Rc<Class>, args: Args<'_>) -> Res {
    const NAMES: [&str; 5] = ["code", "globals", "name", "argdefs", "closure"];
    let mut given = [const { Value::None }; 5];
    for (at, (slot, name)) in given.iter_mut().zip(NAMES).enumerate() {
        if let Some(value) = args.pos.get(at).or_else(|| args.kw(name)) {
            *slot = value.clone();
        }
    }
    let [Value::Code(code), globals, name, defaults, closure] = &given else {
        return Err(interp.type_error("function() argument 'code' must be code"));
    };
    let globals = match globals.unwrap_base() {
        Value::Dict(_) => namespace(interp, Args::positional(std::slice::from_ref(globals)))?,
        other => other.clone(),
    };
    let names = match &globals {
        Value::Native(native) if let Native::Globals(names) = &**native => names.clone(),
        _ => return Err(interp.type_error("function() argument 'globals' must be dict")),
    };
    let cells: Vec<_> = match closure {
        Value::Tuple(cells) => cells
            .items
            .iter()
            .filter_map(|cell| if let Value::Cell(c) = cell { Some(c.clone()) } else { None })
            .collect(),
        _ => Vec::new(),
    };
    let code = link(interp, &code.def, &code.filename, code.hidden);
    let mut meta = FunctionMeta::default();
    if let Value::Str(name) = name {
        meta.name = Some(name.clone());
    }
    if let Value::Tuple(defaults) = defaults {
        meta.defaults = Some(defaults.clone());
    }
    Ok(Value::Function(Rc::new(Function { code, globals: names, closure: cells.into(), meta: meta.into() })))
}

/// `run(code, globals, locals)`: the code's value. Without locals (None) names are globals, as in a module.
fn run(interp: &mut Interp, args: Args<'_>) -> Res {
    let [Value::Code(code), Value::Native(globals), locals] = args.exact::<3>(interp, "run", false)? else {
        return Err(interp.type_error("exec() globals must be a dict"));
    };
    let Native::Globals(names) = &**globals else { return Err(interp.type_error("exec() globals must be a dict")) };
    let kind = if locals.is_none() { CodeKind::Module } else { CodeKind::Class };
    let kind = if code.def.kind == CodeKind::Module { kind } else { code.def.kind };
    let def = if kind == code.def.kind { code.def.clone() } else { Rc::new(CodeDef { kind, ..(*code.def).clone() }) };
    let code: Rc<Code> = link(interp, &def, &code.filename, false);
    let meta = FunctionMeta::default().into();
    let func = Value::Function(Rc::new(Function { code, globals: names.clone(), closure: Box::default(), meta }));
    if locals.is_none() {
        return Err(interp.call(func, Vec::new()));
    }
    Err(Box::new(Ctl::ClassBody(func, locals.clone(), |_, value, _| Ok(value), Value::None)))
}

/// The names of `_gilscope` that are about code.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin::function("compiled", compiled),
    Builtin::function("scope", scope),
    Builtin::function("namespace", namespace),
    Builtin::function("run", run),
];
