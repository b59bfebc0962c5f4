//! The ways control leaves native code: [`Res`], [`Ctl`], and how arguments come in: [`Args`].

use std::rc::Rc;

use super::interp::Interp;
use crate::kernel::api::{Syscall, Wake};
use crate::python::builtins::Exc;
use crate::python::object::{Function, Generator, Module, Str, Value};

/// What native code answers: a value, or a reason to do something else first.
pub type Res<T = Value> = Result<T, Box<Ctl>>;

/// Everything but a value that native code can answer. The VM never recurses: native code that needs Python to run
/// says so here and is done.
#[derive(Debug)]
pub enum Ctl {
    /// Raise this exception.
    Raise(Value),
    /// Call this instead; its result is the result.
    Call(Call),
    /// Call this; the function makes the result from its result and the value.
    Then(Call, ThenFn, Value),
    /// Run a class body in this namespace; then as in `Then`.
    ClassBody(Value, Value, ThenFn, Value),
    /// Look at the calling thread's frames.
    Frames(fn(&mut Interp, &super::thread::Thread, Value) -> Res, Value),
    /// Run a module body; the module is the result.
    ModuleBody(Rc<Module>, Rc<Function>),
    /// Run a module body; then as in `Then`, with the module.
    ModuleThen(Rc<Module>, Rc<Function>, ThenFn, Value),
    /// Call this; the function makes the result from what comes of it, be it an exception, and the value.
    Attempt(Call, OutcomeFn, Value),
    /// Run a generator to its next yield; what it yields is the result, its end raises `StopIteration`.
    Resume(Rc<Generator>, Resumption),
    /// Run a generator to its next yield or its end; then as in `Attempt`.
    Drive(Rc<Generator>, Resumption, OutcomeFn, Value),
    /// Run an asynchronous generator for one of its steps ([`crate::python::object::AsyncStep`]).
    Step(Value, Rc<Generator>, Resumption),
    /// Call this in a context (`Context.run`).
    InContext(Value, Call),
    /// Ask the kernel; `After` makes the result from the answer.
    Syscall(Syscall, After),
    /// The run cannot go on.
    Stop(Stop),
}

/// Makes a result from another one and a value kept for it.
pub type ThenFn = fn(&mut Interp, Value, Value) -> Res;

/// What came of a call or of a generator that was run.
#[derive(Debug)]
pub enum Outcome {
    /// The call returned this, or the generator yielded it.
    Value(Value),
    /// The generator returned this.
    End(Value),
    /// It raised this.
    Raised(Value),
}

/// Makes a result from what came of something and a value kept for it.
pub type OutcomeFn = fn(&mut Interp, Outcome, Value) -> Res;

/// A call that native code asks for.
#[derive(Debug)]
pub struct Call {
    /// What.
    pub func: Value,
    /// Positional arguments.
    pub args: Vec<Value>,
    /// Keyword arguments.
    pub kwargs: Vec<(Rc<Str>, Value)>,
}

/// How a generator goes on.
#[derive(Debug)]
pub enum Resumption {
    /// `send(value)`.
    Send(Value),
    /// `throw(exception)`.
    Throw(Value),
    /// `close()`: throws `GeneratorExit` and expects it back.
    Close,
}

/// What a system call's answer becomes.
#[derive(Debug)]
pub enum After {
    /// `None`.
    None,
    /// `True` if it succeeded, `False` if it timed out.
    Bool,
    /// The number of the new process, and 0 there.
    Fork,
    /// Whatever this makes of it; the value is handed through.
    Then(fn(&mut Interp, Wake, Value) -> Res, Value),
}

/// Why a run ends before the program does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// "gilscope does not support {0} yet".
    Unsupported(String),
    /// A limit, in words.
    Limit(String),
    /// The process ends at once with this status (`os._exit`).
    Exit(i32),
}

/// Arguments of a native call.
#[derive(Clone, Copy, Debug)]
pub struct Args<'a> {
    /// Positional ones; a method finds `self` first.
    pub pos: &'a [Value],
    /// Names of the keyword ones (`str` values).
    pub kwnames: &'a [Value],
    /// Values of the keyword ones.
    pub kwvalues: &'a [Value],
}

impl<'a> Args<'a> {
    /// Only positional arguments.
    pub fn positional(pos: &'a [Value]) -> Self {
        Self { pos, kwnames: &[], kwvalues: &[] }
    }

    /// The value of a keyword argument.
    pub fn kw(&self, name: &str) -> Option<&'a Value> {
        self.kwnames.iter().position(|k| k.as_str() == Some(name)).map(|at| &self.kwvalues[at])
    }

    /// Without the first positional argument.
    pub fn rest(&self) -> Self {
        Self { pos: self.pos.get(1..).unwrap_or(&[]), ..*self }
    }

    /// Copies everything into a call of something else.
    pub fn forward(&self, func: Value) -> Box<Ctl> {
        let name = |v: &Value| match v {
            Value::Str(s) => s.clone(),
            other => Str::new(other.as_str().unwrap_or_default()),
        };
        let kwargs = self.kwnames.iter().map(name).zip(self.kwvalues.iter().cloned()).collect();
        Box::new(Ctl::Call(Call { func, args: self.pos.to_vec(), kwargs }))
    }

    /// Refuses keyword arguments, in CPython's words: `{name}() takes no keyword arguments`.
    pub fn no_keywords(&self, interp: &mut Interp, name: &str) -> Res<()> {
        if self.kwnames.is_empty() {
            return Ok(());
        }
        let text = format!("{}() takes no keyword arguments", interp.calling.full_name(name));
        Err(interp.raise(Exc::TypeError, text))
    }

    /// Exactly `N` positional arguments, no keywords; for methods, `self` included but not counted in messages when
    /// `method` is set.
    pub fn exact<const N: usize>(&self, interp: &mut Interp, name: &str, method: bool) -> Res<&'a [Value; N]> {
        self.no_keywords(interp, name)?;
        if let Ok(all) = self.pos.try_into() {
            return Ok(all);
        }
        let hidden = usize::from(method);
        let (want, got) = (N - hidden, self.pos.len().saturating_sub(hidden));
        let full = interp.calling.full_name(name);
        let text = match want {
            0 => format!("{full}() takes no arguments ({got} given)"),
            1 => format!("{full}() takes exactly one argument ({got} given)"),
            _ => format!("{name} expected {want} arguments, got {got}"),
        };
        Err(interp.raise(Exc::TypeError, text))
    }

    /// Between `min` and `max` positional arguments, no keywords; `self` is counted by neither.
    pub fn between(&self, interp: &mut Interp, name: &str, min: usize, max: usize, method: bool) -> Res<&'a [Value]> {
        self.no_keywords(interp, name)?;
        let shown = &self.pos[usize::from(method).min(self.pos.len())..];
        if shown.len() < min {
            let (s, least) = (if min == 1 { "" } else { "s" }, if min == max { "" } else { "at least " });
            let text = format!("{name} expected {least}{min} argument{s}, got {}", shown.len());
            return Err(interp.raise(Exc::TypeError, text));
        }
        if shown.len() > max {
            let (s, most) = (if max == 1 { "" } else { "s" }, if min == max { "" } else { "at most " });
            let text = format!("{name} expected {most}{max} argument{s}, got {}", shown.len());
            return Err(interp.raise(Exc::TypeError, text));
        }
        Ok(shown)
    }

    /// Binds positional and keyword arguments to `names`, the first `required` of which must be given.
    pub fn bind<const N: usize>(
        &self,
        interp: &mut Interp,
        function: &str,
        names: [&str; N],
        required: usize,
    ) -> Res<[Option<&'a Value>; N]> {
        let mut bound = [None; N];
        let given = self.pos.len() + self.kwnames.len();
        if given > N {
            let (s, kind) = (if N == 1 { "" } else { "s" }, if self.pos.is_empty() { "keyword " } else { "" });
            let text = format!("{function}() takes at most {N} {kind}argument{s} ({given} given)");
            return Err(interp.raise(Exc::TypeError, text));
        }
        for (slot, value) in bound.iter_mut().zip(self.pos) {
            *slot = Some(value);
        }
        let mut wrong = None;
        for (key, value) in self.kwnames.iter().zip(self.kwvalues) {
            let key = key.as_str().unwrap_or_default();
            match names.iter().position(|n| *n == key) {
                Some(at) if bound[at].is_none() => bound[at] = Some(value),
                Some(at) => {
                    let text = format!("argument for {function}() given by name ('{key}') and position ({})", at + 1);
                    wrong.get_or_insert(text);
                }
                None => {
                    wrong.get_or_insert(super::call::unexpected_text(function, &names, key));
                }
            }
        }
        if let Some(at) = bound.iter().take(required).position(Option::is_none) {
            wrong = Some(format!("{function}() missing required argument '{}' (pos {})", names[at], at + 1));
        }
        if let Some(text) = wrong {
            return Err(interp.raise(Exc::TypeError, text));
        }
        Ok(bound)
    }
}
