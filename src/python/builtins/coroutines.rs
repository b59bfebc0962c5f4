//! Generators, coroutines and asynchronous generators as objects: their methods and members, `aiter` and `anext`.

use std::rc::Rc;

use super::{Builtin, Exc, Type};
use crate::python::object::{Dict, Generator, GeneratorKind, GeneratorState, Native, StepKind, Value};
use crate::python::vm::awaiting;
use crate::python::vm::control::{Args, Call, Ctl, Res, Resumption, ThenFn};
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::{Sym, sym};
use crate::python::vm::thread::Thread;

/// The generator that a method's `self` is or wraps.
fn receiver(args: Args<'_>) -> Option<Rc<Generator>> {
    match args.pos.first()? {
        Value::Generator(g) => Some(g.clone()),
        Value::Native(n) => match &**n {
            Native::CoroutineWrapper(g) => Some(g.clone()),
            _ => None,
        },
        _ => None,
    }
}

fn resume(args: Args<'_>, how: Resumption) -> Res {
    receiver(args).map_or(Ok(Value::None), |g| Err(Box::new(Ctl::Resume(g, how))))
}

fn send(interp: &mut Interp, args: Args<'_>) -> Res {
    let [_, value] = args.exact::<2>(interp, "send", true)?;
    resume(args, Resumption::Send(value.clone()))
}

fn next(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<1>(interp, "__next__", true)?;
    resume(args, Resumption::Send(Value::None))
}

fn close(interp: &mut Interp, args: Args<'_>) -> Res {
    args.exact::<1>(interp, "close", true)?;
    resume(args, Resumption::Close)
}

/// Makes an exception of the arguments of `throw` and goes on with it.
pub(super) fn with_exception(interp: &mut Interp, args: Args<'_>, then: ThenFn) -> Res {
    let given = args.between(interp, "throw", 1, 3, true)?;
    let this = args.pos[0].clone();
    if given.len() > 1 {
        return Err(interp.prelude_call("_old_throw", args.pos.to_vec()));
    }
    match &given[0] {
        Value::Class(class) if class.is_subclass(&interp.types[Exc::BaseException]) => {
            let args = given[1..].iter().take(1).filter(|v| !v.is_none()).cloned().collect();
            let call = Call { func: given[0].clone(), args, kwargs: Vec::new() };
            Err(Box::new(Ctl::Then(call, then, this)))
        }
        Value::Object(o) if o.exc().is_some() => then(interp, given[0].clone(), this),
        other => {
            let name = interp.type_name(other);
            let text = format!("exceptions must be classes or instances deriving from BaseException, not {name}");
            Err(interp.type_error(text))
        }
    }
}

fn throw(interp: &mut Interp, args: Args<'_>) -> Res {
    with_exception(interp, args, |_, exception, this| resume(Args::positional(&[this]), Resumption::Throw(exception)))
}

pub(super) fn itself(_: &mut Interp, args: Args<'_>) -> Res {
    Ok(args.pos.first().cloned().unwrap_or(Value::None))
}

fn wrapper(interp: &mut Interp, args: Args<'_>) -> Res {
    Ok(receiver(args).map_or(Value::None, |g| interp.native(Native::CoroutineWrapper(g))))
}

/// Methods of generators.
pub static GENERATOR: &[Builtin] = &[
    Builtin::method("generator", "send", send),
    Builtin::method("generator", "throw", throw),
    Builtin::method("generator", "close", close),
    Builtin::method("generator", "__next__", next),
    Builtin::method("generator", "__iter__", itself),
];

/// Methods of coroutines.
pub static COROUTINE: &[Builtin] = &[
    Builtin::method("coroutine", "send", send),
    Builtin::method("coroutine", "throw", throw),
    Builtin::method("coroutine", "close", close),
    Builtin::method("coroutine", "__await__", wrapper),
];

/// Methods of what `coroutine.__await__()` gives.
pub static WRAPPER: &[Builtin] = &[
    Builtin::method("coroutine_wrapper", "send", send),
    Builtin::method("coroutine_wrapper", "throw", throw),
    Builtin::method("coroutine_wrapper", "close", close),
    Builtin::method("coroutine_wrapper", "__next__", next),
    Builtin::method("coroutine_wrapper", "__iter__", itself),
];

fn anext_method(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "__anext__", true)?;
    awaiting::step_of(interp, this, StepKind::Send(Value::None))
}

fn asend(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, value] = args.exact::<2>(interp, "asend", true)?;
    awaiting::step_of(interp, this, StepKind::Send(value.clone()))
}

fn athrow(interp: &mut Interp, args: Args<'_>) -> Res {
    with_exception(interp, args, |interp, exception, this| awaiting::step_of(interp, &this, StepKind::Throw(exception)))
}

fn aclose(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "aclose", true)?;
    awaiting::step_of(interp, this, StepKind::Close)
}

/// Methods of asynchronous generators.
pub static ASYNC_GENERATOR: &[Builtin] = &[
    Builtin::method("async_generator", "__aiter__", itself),
    Builtin::method("async_generator", "__anext__", anext_method),
    Builtin::method("async_generator", "asend", asend),
    Builtin::method("async_generator", "athrow", athrow),
    Builtin::method("async_generator", "aclose", aclose),
];

fn step_send(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this, value] = args.exact::<2>(interp, "send", true)?;
    awaiting::step_send(interp, this, value.clone())
}

fn step_next(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "__next__", true)?;
    awaiting::step_send(interp, this, Value::None)
}

fn step_throw(interp: &mut Interp, args: Args<'_>) -> Res {
    with_exception(interp, args, |interp, exception, this| awaiting::step_throw(interp, &this, exception))
}

fn step_close(interp: &mut Interp, args: Args<'_>) -> Res {
    let [this] = args.exact::<1>(interp, "close", true)?;
    if !awaiting::step_open(this) {
        return Ok(Value::None);
    }
    Err(interp.prelude_call("_close_step", vec![this.clone()]))
}

/// Methods of what `asend`, `athrow` and `aclose` give.
pub static STEP: &[Builtin] = &[
    Builtin::method("async_generator_asend", "__await__", itself),
    Builtin::method("async_generator_asend", "__iter__", itself),
    Builtin::method("async_generator_asend", "__next__", step_next),
    Builtin::method("async_generator_asend", "send", step_send),
    Builtin::method("async_generator_asend", "throw", step_throw),
    Builtin::method("async_generator_asend", "close", step_close),
];

fn aiter(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "aiter", false)?;
    awaiting::builtin_aiter(interp, value)
}

fn anext(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "anext", 1, 2, false)?;
    let Some(method) = interp.type_of(&given[0]).lookup(sym::__anext__) else {
        let text = format!("'{}' object is not an async iterator", interp.type_name(&given[0]));
        return Err(interp.type_error(text));
    };
    let call = Call { func: method, args: vec![given[0].clone()], kwargs: Vec::new() };
    match given.get(1) {
        None => Err(Box::new(Ctl::Call(call))),
        Some(default) => {
            let then: ThenFn =
                |interp, awaitable, default| Err(interp.prelude_call("_anext_awaitable", vec![awaitable, default]));
            Err(Box::new(Ctl::Then(call, then, default.clone())))
        }
    }
}

/// `aiter` and `anext`.
pub static FUNCTIONS: &[Builtin] = &[Builtin::function("aiter", aiter), Builtin::function("anext", anext)];

/// A member of a generator or coroutine: `cr_await`, `gi_running`…
pub fn member(interp: &mut Interp, g: &Rc<Generator>, name: Sym) -> Res<Option<Value>> {
    let text = match name {
        sym::__name__ => return Ok(Some(Value::Str(g.name.borrow().clone()))),
        sym::__qualname__ => return Ok(Some(Value::Str(g.qualname.borrow().clone()))),
        _ => interp.name_text(name),
    };
    let prefix = match g.kind {
        GeneratorKind::Generator => "gi_",
        GeneratorKind::Coroutine => "cr_",
        GeneratorKind::AsyncGenerator => "ag_",
    };
    let Some(rest) = text.as_str().strip_prefix(prefix) else { return Ok(None) };
    let state = g.state.get();
    Ok(Some(match (rest, g.kind) {
        ("running", GeneratorKind::AsyncGenerator) => {
            Value::Bool(g.asynchronous.as_ref().is_some_and(|own| own.running.get()))
        }
        ("running", _) => Value::Bool(state == GeneratorState::Running),
        ("suspended", _) => Value::Bool(state == GeneratorState::Suspended),
        ("code", _) => Value::Code(g.func.code.clone()),
        ("frame", _) if state == GeneratorState::Closed => Value::None,
        ("frame", _) => interp.native(Native::GeneratorFrame(g.clone())),
        ("yieldfrom", GeneratorKind::Generator)
        | ("await", GeneratorKind::Coroutine | GeneratorKind::AsyncGenerator) => g.delegate().unwrap_or(Value::None),
        ("origin", GeneratorKind::Coroutine) => g.origin.clone(),
        ("state", _) => Value::str(match state {
            GeneratorState::Created => "CREATED",
            GeneratorState::Suspended => "SUSPENDED",
            GeneratorState::Running => "RUNNING",
            GeneratorState::Closed => "CLOSED",
        }),
        _ => return Ok(None),
    }))
}

/// A member of a generator's frame.
pub fn frame_member(interp: &mut Interp, g: &Rc<Generator>, name: Sym) -> Res<Option<Value>> {
    Ok(Some(match interp.symbols.str(name) {
        "f_code" => Value::Code(g.func.code.clone()),
        "f_back" => return Err(Box::new(Ctl::Frames(caller, Value::Generator(g.clone())))),
        "f_globals" => interp.globals(&g.func.globals),
        "f_locals" => Value::Dict(locals(interp, g)),
        "f_lineno" => match g.suspended_at() {
            Some(at) => Value::Int(i64::from(line(g, at))),
            None => return Err(Box::new(Ctl::Frames(running_line, Value::Generator(g.clone())))),
        },
        _ => return Ok(None),
    }))
}

/// The variables of a generator that does not run.
fn locals(interp: &Interp, g: &Generator) -> Rc<Dict> {
    let dict = Dict::new();
    let frame = g.frame.borrow();
    let values = frame.iter().flat_map(|frame| frame.stack.0.iter());
    for (&name, value) in g.func.code.locals.iter().zip(values) {
        let value = if let Value::Cell(cell) = value { cell.value.borrow().clone() } else { value.clone() };
        if !value.is_null() {
            let name = interp.symbols.text(name);
            dict.table.borrow_mut().insert(name.hash(), Value::Str(name), value);
        }
    }
    dict
}

fn line(g: &Generator, ip: u32) -> u32 {
    match g.state.get() {
        GeneratorState::Created => g.func.code.def.firstlineno,
        _ => g.func.code.span(ip.saturating_sub(1)).line,
    }
}

fn running_line(_: &mut Interp, t: &Thread, value: Value) -> Res {
    let Value::Generator(g) = &value else { return Ok(Value::None) };
    let its = |frame: &&crate::python::vm::thread::Frame| {
        frame.extra.as_ref().and_then(|extra| extra.generator.as_ref()).is_some_and(|own| Rc::ptr_eq(own, g))
    };
    let line = t.frames.iter().rev().find(its).map(|frame| g.func.code.span(frame.ip.saturating_sub(1)).line);
    Ok(Value::Int(i64::from(line.unwrap_or(g.func.code.def.firstlineno))))
}

/// The frame below that of a generator that runs.
fn caller(interp: &mut Interp, t: &Thread, value: Value) -> Res {
    let Value::Generator(g) = &value else { return Ok(Value::None) };
    let at = t.frames.iter().rposition(|frame| {
        frame.extra.as_ref().and_then(|extra| extra.generator.as_ref()).is_some_and(|own| Rc::ptr_eq(own, g))
    });
    Ok(at.map_or(Value::None, |at| super::frame::below(interp, t, at)))
}

/// The tables of this file by type.
pub fn tables() -> [(Type, &'static [Builtin]); 7] {
    [
        (Type::Generator, GENERATOR),
        (Type::Coroutine, COROUTINE),
        (Type::CoroutineWrapper, WRAPPER),
        (Type::AsyncGenerator, ASYNC_GENERATOR),
        (Type::AsyncSend, STEP),
        (Type::AsyncThrow, STEP),
        (Type::FutureIter, super::future_iter::METHODS),
    ]
}
