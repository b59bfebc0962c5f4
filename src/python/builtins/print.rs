//! `print` (`Python/bltinmodule.c`) to the program's streams.
//!
//! A terminal is line-buffered: text with a newline ends in a `write(2)`, for which the GIL is released.

use super::reduce::check_keywords;
use super::{Builtin, Exc};
use crate::base::Ns;
use crate::kernel::api::Syscall;
use crate::python::object::{Native, Value};
use crate::python::vm::control::{After, Args, Ctl, Res};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::sym;
use crate::python::vm::text;

/// How long the kernel takes for a `write(2)` to a terminal.
pub const WRITE_NS: Ns = 2_000;

/// Writes text to a stream; what must be waited for is an error.
pub fn write(interp: &mut Interp, stream: u8, text: &str, flush: bool) -> Res {
    interp.charge(text.len() as Ns / 4);
    elsewhere(interp, stream, text)?;
    interp.write(stream, text)?;
    if text.contains('\n') || (flush && !text.is_empty()) {
        let call = Syscall::Compute { ns: WRITE_NS, releases_gil: true };
        return Err(Box::new(Ctl::Syscall(call, After::None)));
    }
    Ok(Value::None)
}

/// Has text written to what a stream's descriptor refers to, where that is no longer the terminal.
pub fn elsewhere(interp: &mut Interp, stream: u8, text: &str) -> Res<()> {
    match interp.opened(stream.into()) {
        Some(_) => Err(interp.prelude_call("_write_to", vec![Value::Int(stream.into()), Value::str(text)])),
        None => Ok(()),
    }
}

/// `sys.stdout` as the program left it.
fn standard_output(interp: &Interp) -> Value {
    let sys = interp.modules.get("sys");
    sys.and_then(|module| module.namespace.get(sym::stdout))
        .unwrap_or_else(|| Value::Native(std::rc::Rc::new(Native::Stream(1))))
}

fn stream_of(file: &Value) -> Option<u8> {
    match file {
        Value::Native(native) => match **native {
            Native::Stream(which) => Some(which),
            _ => None,
        },
        _ => None,
    }
}

/// A separator or end: its text, or the default for `None`.
fn text_option(interp: &mut Interp, args: Args<'_>, name: &str, default: &str) -> Res<String> {
    match args.kw(name) {
        None | Some(Value::None) => Ok(default.to_owned()),
        Some(value) => match value.as_str() {
            Some(text) => Ok(text.to_owned()),
            None => {
                let text = format!("{name} must be None or a string, not {}", interp.type_name(value));
                Err(interp.type_error(text))
            }
        },
    }
}

fn print(interp: &mut Interp, args: Args<'_>) -> Res {
    const NAMES: [&str; 4] = ["sep", "end", "file", "flush"];
    check_keywords(interp, args, "print", &NAMES)?;
    let sep = text_option(interp, args, "sep", " ")?;
    let end = text_option(interp, args, "end", "\n")?;
    let file = args.kw("file").filter(|file| !file.is_none()).cloned();
    let file = file.unwrap_or_else(|| standard_output(interp));
    let flush = args.kw("flush").map_or(Some(false), super::operators::native_truth);
    if file.is_none() {
        return Ok(Value::None);
    }
    let shown = stream_of(&file).filter(|stream| interp.opened(i64::from(*stream)).is_none());
    let (Some(stream), Some(flush)) = (shown, flush) else {
        return python_print(interp, args, sep, end, file);
    };
    let mut line = String::new();
    for (at, value) in args.pos.iter().enumerate() {
        if at > 0 {
            line.push_str(&sep);
        }
        match text::to_str(interp, value) {
            Ok(part) => line.push_str(part.as_str().unwrap_or_default()),
            Err(ctl) if matches!(*ctl, Ctl::Raise(_) | Ctl::Stop(_)) => return Err(ctl),
            Err(_) => return python_print(interp, args, sep, end, file),
        }
    }
    line.push_str(&end);
    write(interp, stream, &line, flush)
}

/// `print` where an argument's text or the file needs Python.
fn python_print(interp: &mut Interp, args: Args<'_>, sep: String, end: String, file: Value) -> Res {
    let flush = args.kw("flush").cloned().unwrap_or(Value::Bool(false));
    let values = Value::tuple(args.pos.to_vec());
    Err(interp.prelude_call("_print", vec![values, Value::string(sep), Value::string(end), file, flush]))
}

/// Writes text to one of the program's own streams; `False` if the file is another object.
fn is_stream(interp: &mut Interp, args: Args<'_>) -> Res {
    let [file] = args.exact::<1>(interp, "_is_stream", false)?;
    Ok(Value::Bool(stream_of(file).is_some()))
}

fn write_helper(interp: &mut Interp, args: Args<'_>) -> Res {
    let [file, text, flush] = args.exact::<3>(interp, "_write", false)?;
    let flush = super::operators::native_truth(flush).unwrap_or(true);
    match stream_of(file) {
        Some(stream) => write(interp, stream, text.as_str().unwrap_or_default(), flush),
        None => Err(interp.raise(Exc::TypeError, "not a stream of this program")),
    }
}

/// `sys.stdin` as the program left it.
fn stdin(interp: &mut Interp, _: Args<'_>) -> Res {
    let name = interp.intern("stdin");
    let found = interp.modules.get("sys").and_then(|module| module.namespace.get(name));
    Ok(found.unwrap_or_else(|| Value::Native(std::rc::Rc::new(Native::Stream(0)))))
}

fn stdout(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(standard_output(interp))
}

/// Helpers of the prelude.
pub static HELPERS: &[Builtin] = &[
    Builtin::function("_is_stream", is_stream),
    Builtin::function("_write", write_helper),
    Builtin::function("_stdout", stdout),
    Builtin::function("_stdin", stdin),
];

/// `print`.
pub static FUNCTIONS: &[Builtin] = &[Builtin::function("print", print).costing(300)];
