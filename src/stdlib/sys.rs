//! `sys`: streams, the switch interval, exit, what build this is (`Python/sysmodule.c`).

use std::rc::Rc;

use super::functions;
use crate::base::Ns;
use crate::kernel::api::Syscall;
use crate::kernel::world::disk::HOME;
use crate::python::builtins::{Builtin, Exc, frame, members};
use crate::python::object::{Namespace, Native, Value};
use crate::python::vm::control::{After, Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;
use crate::python::vm::thread::Thread;

fn setswitchinterval(interp: &mut Interp, args: Args<'_>) -> Res {
    let [interval] = args.exact::<1>(interp, "setswitchinterval", false)?;
    let seconds = match interval.unwrap_base() {
        Value::Float(x) => *x,
        Value::Int(n) => *n as f64,
        other => {
            let text = format!("must be real number, not {}", interp.type_name(other));
            return Err(interp.type_error(text));
        }
    };
    if seconds <= 0.0 {
        return Err(interp.value_error("switch interval must be strictly positive"));
    }
    // CPython keeps whole microseconds (`_PyEval_SetSwitchInterval`).
    let ns = ((seconds * 1e6) as Ns).max(1) * 1000;
    interp.switch_interval = ns;
    Err(Box::new(Ctl::Syscall(Syscall::SetSwitchInterval { ns }, After::None)))
}

fn getswitchinterval(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Float(interp.switch_interval as f64 / 1e9))
}

fn exit(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "exit", 0, 1, false)?;
    let args = given.iter().filter(|v| !v.is_none()).cloned().collect();
    Err(interp.raise_args(Exc::SystemExit, args))
}

fn is_finalizing(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Bool(interp.types.finalizers.last.get()))
}

fn is_gil_enabled(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Bool(interp.settings.gil))
}

fn getrecursionlimit(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int(interp.recursion_limit as i64))
}

fn setrecursionlimit(interp: &mut Interp, args: Args<'_>) -> Res {
    let [limit] = args.exact::<1>(interp, "setrecursionlimit", false)?;
    match limit {
        Value::Int(n) if *n > 0 => {
            interp.recursion_limit = (*n as usize).min(100_000);
            Ok(Value::None)
        }
        Value::Str(_) | Value::Float(_) | Value::None => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(limit));
            Err(interp.type_error(text))
        }
        _ => Err(interp.value_error("recursion limit must be greater or equal than 1")),
    }
}

fn exception(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(if interp.handled.is_null() { Value::None } else { interp.handled.clone() })
}

fn exc_info(interp: &mut Interp, _: Args<'_>) -> Res {
    if interp.handled.is_null() {
        return Ok(Value::tuple(vec![Value::None, Value::None, Value::None]));
    }
    let exception = interp.handled.clone();
    let class = Value::Class(interp.type_of(&exception));
    let traceback = members::traceback_of(interp, &exception);
    Ok(Value::tuple(vec![class, exception, traceback]))
}

fn intern(interp: &mut Interp, args: Args<'_>) -> Res {
    let [text] = args.exact::<1>(interp, "intern", false)?;
    Ok(text.clone())
}

/// What immortal objects answer: small numbers, None, True, texts of the program.
const IMMORTAL: i64 = 3 << 30;

/// `getrefcount(object)`: its references with the argument's own, as in CPython.
fn getrefcount(interp: &mut Interp, args: Args<'_>) -> Res {
    let [object] = args.exact::<1>(interp, "getrefcount", false)?;
    let count = match object {
        Value::Object(object) => Rc::strong_count(object),
        Value::List(list) => Rc::strong_count(list),
        Value::Dict(dict) => Rc::strong_count(dict),
        Value::Set(set) => Rc::strong_count(set),
        Value::Tuple(tuple) => Rc::strong_count(tuple),
        Value::Native(native) => Rc::strong_count(native),
        Value::None | Value::Bool(_) | Value::Int(-5..=1024) | Value::Str(_) => return Ok(Value::Int(IMMORTAL)),
        _ => return Err(interp.unsupported("sys.getrefcount of such an object")),
    };
    Ok(Value::Int(count as i64))
}

/// The frame `depth` calls up, hidden ones not counted: 0 is the caller.
fn frame_at(t: &Thread, depth: i64) -> Option<&crate::python::vm::thread::Frame> {
    t.frames.iter().rev().filter(|f| !f.func.code.hidden).nth(depth.max(0) as usize)
}

fn getframe(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "_getframe", 0, 1, false)?;
    let depth = given.first().cloned().unwrap_or(Value::Int(0));
    let look = |interp: &mut Interp, t: &Thread, depth: Value| {
        let Value::Int(depth) = depth else { return Err(interp.type_error("an integer is required")) };
        match frame::at_depth(interp, t, depth.max(0) as usize) {
            Some(frame) => Ok(frame),
            None => Err(interp.value_error("call stack is not deep enough")),
        }
    };
    Err(Box::new(Ctl::Frames(look, depth)))
}

fn getframemodulename(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "_getframemodulename", 0, 1, false)?;
    let depth = given.first().cloned().unwrap_or(Value::Int(0));
    let look = |_: &mut Interp, t: &Thread, depth: Value| {
        let Value::Int(depth) = depth else { return Ok(Value::None) };
        Ok(frame_at(t, depth).and_then(|f| f.func.globals.get(sym::__name__)).unwrap_or(Value::None))
    };
    Err(Box::new(Ctl::Frames(look, depth)))
}

fn warnings_where(interp: &mut Interp, args: Args<'_>) -> Res {
    let [depth] = args.exact::<1>(interp, "_where", false)?;
    let look = |interp: &mut Interp, t: &Thread, depth: Value| {
        let Value::Int(depth) = depth else { return Ok(Value::None) };
        let Some(frame) = frame_at(t, depth) else {
            let unknown = [Value::str("<sys>"), Value::Int(0), Value::str("sys"), Value::str("")];
            return Ok(Value::tuple(unknown.to_vec()));
        };
        let code = &frame.func.code;
        let line = code.span(frame.ip.saturating_sub(1)).line;
        let module = frame.func.globals.get(sym::__name__).unwrap_or(Value::None);
        let text = Value::str(source_line(interp, &code.filename, i64::from(line)));
        Ok(Value::tuple(vec![Value::str(&code.filename), Value::Int(i64::from(line)), module, text]))
    };
    Err(Box::new(Ctl::Frames(look, depth.clone())))
}

/// A line of a source file, or an empty text; also for what is no file, as the text of `-c`.
fn warnings_line(interp: &mut Interp, args: Args<'_>) -> Res {
    let [filename, line] = args.exact::<2>(interp, "_line", false)?;
    let (Some(filename), Value::Int(line)) = (filename.as_str(), line) else { return Ok(Value::str("")) };
    Ok(Value::str(if filename.starts_with('<') { "" } else { source_line(interp, filename, *line) }))
}

fn source_line<'a>(interp: &'a Interp, filename: &str, line: i64) -> &'a str {
    let at = usize::try_from(line - 1).unwrap_or(usize::MAX);
    super::errors::source_text(interp, filename).and_then(|text| text.lines().nth(at)).unwrap_or_default()
}

/// Functions of `_warnings`.
pub static WARNINGS: &[Builtin] =
    &[Builtin::function("_where", warnings_where), Builtin::function("_line", warnings_line)];

static FUNCTIONS: &[Builtin] = &[
    Builtin::function("setswitchinterval", setswitchinterval),
    Builtin::function("getswitchinterval", getswitchinterval),
    Builtin::function("exit", exit),
    Builtin::function("_is_gil_enabled", is_gil_enabled),
    Builtin::function("is_finalizing", is_finalizing),
    Builtin::function("getrecursionlimit", getrecursionlimit),
    Builtin::function("setrecursionlimit", setrecursionlimit),
    Builtin::function("exception", exception),
    Builtin::function("exc_info", exc_info),
    Builtin::function("intern", intern),
    Builtin::function("getrefcount", getrefcount),
    Builtin::function("_getframe", getframe),
    Builtin::function("_getframemodulename", getframemodulename),
];

/// The module's names.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
    functions(interp, namespace, super::aio::SYS);
    for name in ["set_asyncgen_hooks", "get_asyncgen_hooks"] {
        let hook = interp.prelude_function(&format!("_{name}"));
        interp.module_set(namespace, name, hook);
    }
    for (name, which) in [("stdout", 1), ("stderr", 2), ("__stdout__", 1), ("__stderr__", 2)] {
        let stream = interp.stream(which);
        interp.module_set(namespace, name, stream);
    }
    let stdin = interp.native(Native::Stream(0));
    for name in ["stdin", "__stdin__"] {
        interp.module_set(namespace, name, stdin.clone());
    }
    let argv = Value::list(interp.settings.argv.iter().map(|arg| Value::str(arg)).collect());
    interp.module_set(namespace, "argv", argv);
    // The defaults of CPython started without options; what a free-threaded build changes comes last.
    let gil = interp.settings.gil;
    let zeros = |count| std::iter::repeat_n(Value::Int(0), count);
    let flags = zeros(11)
        .chain([Value::Int(1), Value::Int(0), Value::Bool(false), Value::Int(1), Value::Int(0), Value::Bool(false)])
        .chain([4300, i64::from(gil), i64::from(!gil), i64::from(!gil)].map(Value::Int));
    let flags = Value::tuple(flags.collect());
    let flags = interp.prelude_value("_flags", flags);
    interp.module_set(namespace, "flags", flags);
    interp.module_set(namespace, "warnoptions", Value::list(Vec::new()));
    let build = if interp.settings.gil { "" } else { " free-threading build" };
    let version = Value::string(format!("3.15.2{build} (gilscope)"));
    interp.module_set(namespace, "version", version);
    let numbers = [3, 15, 2].into_iter().map(Value::Int);
    let info = Value::tuple(numbers.chain([Value::str("final"), Value::Int(0)]).collect());
    let info = interp.prelude_value("_version_info", info);
    interp.module_set(namespace, "version_info", info);
    for name in ["excepthook", "__excepthook__"] {
        let hook = interp.prelude_function("_excepthook");
        interp.module_set(namespace, name, hook);
    }
    interp.module_set(namespace, "maxsize", Value::Int(i64::MAX));
    interp.module_set(namespace, "platform", Value::str("linux"));
    interp.module_set(namespace, "byteorder", Value::str("little"));
    interp.module_set(namespace, "path", Value::list(vec![Value::str(HOME), Value::str("/usr/lib/python3.15")]));
    interp.module_set(namespace, "prefix", Value::str("/usr"));
    interp.module_set(namespace, "executable", Value::str("/usr/bin/python3.15"));
    let modules = Value::Dict(interp.modules.0.clone());
    interp.module_set(namespace, "modules", modules);
}
