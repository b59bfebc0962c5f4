//! `_processes`: what `multiprocessing` and `os` need of the operating system: processes, pipes, shared memory.
//!
//! Times are those of `Process.start` on Linux: how long the parent waits is a pause here, how long the child's
//! interpreter takes to start is computed by its main thread.

use std::cell::RefCell;
use std::rc::Rc;

use super::world::{ask, failed, tell, value};
use super::{class, device, functions};
use crate::base::{GilId, Ns, ThreadId, US};
use crate::kernel::api::{Syscall, Wake};
use crate::kernel::world::process::{Process, pid_of};
use crate::kernel::world::{Reply, Request, resident};
use crate::python::builtins::{Builtin, Exc, Type};
use crate::python::bytecode::CodeDef;
use crate::python::bytecode::op::Op;
use crate::python::compiler::{compile, compile_source};
use crate::python::object::{Function, Module, Namespace, Value};
use crate::python::syntax::parse;
use crate::python::vm::collector;
use crate::python::vm::control::{After, Args, Ctl, Res, Stop};
use crate::python::vm::import::error_in;
use crate::python::vm::interp::Interp;
use crate::python::vm::link::link;
use crate::python::vm::machine::main_module;
use crate::python::vm::processes::Birth;

/// A `read(2)`, `write(2)`, `pipe(2)`… that need not wait, in ns.
pub const CALL_NS: Ns = 1_400;

/// What `multiprocessing.connection.wait` spends on each of several objects, in ns: it registers them with a new
/// selector every time.
pub const REGISTER_NS: Ns = 4_000;

/// What starting a process takes, in ns: the parts that the library waits for or has the child compute. Only the sums,
/// from a start to its join, were measured.
pub const STARTS: [(&str, Ns); 10] = [
    // 2.1 to 3.5 ms in all; a hundred of them, one after the other, keep their parent busy for 2.6 to 3.6 ms each.
    ("FORK_COPY", 2_600 * US),
    ("FORK_CHILD", 300 * US),
    // 81 to 130 ms for the first process, which starts the server; 2.7 ms for each later one.
    ("SERVER_START", 88_970 * US),
    ("SERVER_FORK", 900 * US),
    ("SERVER_CHILD", 2_300 * US),
    // 75 ms in all: most of it is the child's start.
    ("SPAWN_EXEC", 1_500 * US),
    ("SPAWN_CHILD", 75_000 * US),
    // 0.6 ms for `true` in all, 0.13 ms of them until `Popen` is back; 10.9 ms for `python -c pass`.
    ("EXEC", 80 * US),
    ("PROGRAM_CHILD", 400 * US),
    ("PYTHON_CHILD", 9_500 * US),
];

/// Copying between a process and the kernel, in bytes for each ns.
const COPY: usize = 6;

/// Most processes that live at a time.
const MOST: i64 = 512;

/// A system call that releases the GIL.
const fn released(ns: Ns) -> Syscall {
    Syscall::Compute { ns, releases_gil: true }
}

fn int(interp: &mut Interp, value: &Value) -> Res<i64> {
    match value.unwrap_base() {
        Value::Int(n) => Ok(*n),
        Value::Bool(b) => Ok(i64::from(*b)),
        other => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(other));
            Err(interp.type_error(text))
        }
    }
}

fn bytes_of(interp: &mut Interp, value: &Value) -> Res<Vec<u8>> {
    device::bytes_of(interp, value)
}

/// Seconds or None as a timeout in ns.
fn timeout(interp: &mut Interp, value: &Value) -> Res<Option<Ns>> {
    match value.unwrap_base() {
        Value::None => Ok(None),
        Value::Int(n) => Ok(Some((*n).max(0) as Ns * 1_000_000_000)),
        Value::Float(x) => Ok(Some((x.max(0.0) * 1e9) as Ns)),
        other => {
            let text = format!("must be real number, not {}", interp.type_name(other));
            Err(interp.type_error(text))
        }
    }
}

fn pipe(interp: &mut Interp, args: Args<'_>) -> Res {
    let [duplex] = args.exact::<1>(interp, "pipe", false)?;
    let kind = int(interp, duplex)?;
    let request = Request::Pipe { duplex: kind == 1, unbounded: kind == 2 };
    ask(interp, released(CALL_NS), request, None, value, Value::None)
}

fn listen(interp: &mut Interp, _: Args<'_>) -> Res {
    ask(interp, released(CALL_NS), Request::Listen, None, value, Value::None)
}

fn connect(interp: &mut Interp, args: Args<'_>) -> Res {
    let [place] = args.exact::<1>(interp, "connect", false)?;
    let place = int(interp, place)? as u32;
    ask(interp, released(10 * CALL_NS), Request::Connect { place }, None, value, Value::None)
}

fn read(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, most] = args.exact::<2>(interp, "read", false)?;
    let (fd, most) = (int(interp, fd)? as i32, int(interp, most)?.max(0) as usize);
    let copied = |interp: &mut Interp, reply: Reply, data: Value| {
        if let Reply::Bytes(bytes) = &reply {
            interp.charge((bytes.len() / COPY) as Ns);
        }
        value(interp, reply, data)
    };
    ask(interp, released(CALL_NS), Request::Read { fd, most }, None, copied, Value::None)
}

fn write(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fd, bytes] = args.exact::<2>(interp, "write", false)?;
    let (fd, bytes) = (int(interp, fd)? as i32, bytes_of(interp, bytes)?);
    let call = released(CALL_NS + (bytes.len() / COPY) as Ns);
    ask(interp, call, Request::Write { fd, bytes, done: 0 }, None, value, Value::None)
}

/// A request about one number, which takes no time.
fn about(interp: &mut Interp, args: Args<'_>, name: &str, request: fn(i64) -> Request) -> Res {
    let [number] = args.exact::<1>(interp, name, false)?;
    let request = request(int(interp, number)?);
    ask(interp, Syscall::Sync, request, None, value, Value::None)
}

fn close(interp: &mut Interp, args: Args<'_>) -> Res {
    about(interp, args, "close", |fd| Request::Close { fd: fd as i32 })
}

fn pack(interp: &mut Interp, args: Args<'_>) -> Res {
    about(interp, args, "pack", |fd| Request::Pack { fd: fd as i32 })
}

fn unpack(interp: &mut Interp, args: Args<'_>) -> Res {
    about(interp, args, "unpack", |ticket| Request::Unpack { ticket: ticket as u32 })
}

fn hand(interp: &mut Interp, args: Args<'_>) -> Res {
    let [pid, ticket] = args.exact::<2>(interp, "hand", false)?;
    let (pid, ticket) = (int(interp, pid)?, int(interp, ticket)? as u32);
    ask(interp, Syscall::Sync, Request::Hand { pid, ticket }, None, value, Value::None)
}

fn reopen(interp: &mut Interp, args: Args<'_>) -> Res {
    about(interp, args, "reopen", |semaphore| Request::Reopen { semaphore: semaphore as u32 })
}

fn unname(interp: &mut Interp, args: Args<'_>) -> Res {
    about(interp, args, "unname", |semaphore| Request::Unname { semaphore: semaphore as u32 })
}

/// `ready(fds, pids, timeout)`: one flag for each, or None if the time ran out.
fn ready(interp: &mut Interp, args: Args<'_>) -> Res {
    let [fds, pids, limit] = args.exact::<3>(interp, "ready", false)?;
    let limit = timeout(interp, limit)?;
    let (Value::List(fds), Value::List(pids)) = (fds, pids) else {
        return Err(interp.type_error("ready() needs lists"));
    };
    let fds = fds.items.borrow().iter().map(|fd| int(interp, fd).map(|fd| fd as i32)).collect::<Res<Vec<_>>>()?;
    let pids = pids.items.borrow().iter().map(|pid| int(interp, pid)).collect::<Res<Vec<_>>>()?;
    let several = fds.len() + pids.len();
    if several > 1 {
        interp.charge(REGISTER_NS * several as Ns);
    }
    let request = Request::Ready { fds, pids, queue: None };
    ask(interp, Syscall::Sync, request, limit, value, Value::None)
}

/// `spawn(pause, boot, data, server)`: waits, then makes a process that runs `_boot.main(data)`; its number.
/// One that takes long to start is a new interpreter, the others are children of the fork server with this number;
/// or a program that gets these of the parent's descriptors: a list of pairs, first the number here.
fn spawn(interp: &mut Interp, args: Args<'_>) -> Res {
    let [pause, boot, data, server] = args.exact::<4>(interp, "spawn", false)?;
    let (pause, boot) = (int(interp, pause)?.max(0) as Ns, int(interp, boot)?.max(0));
    if is_real(interp) {
        if matches!(server, Value::List(_)) {
            return Err(interp.unsupported("another program beside real processes"));
        }
        // What it costs is seen, not modelled.
        let data = bytes_of(interp, data)?;
        return ask(interp, Syscall::Sync, Request::Start { data }, None, value, Value::None);
    }
    let apart = interp.settings.apart;
    let (pause, boot) = apart.map_or((pause, boot), |apart| (apart.message, apart.start as i64));
    let data = Value::tuple(vec![Value::Int(boot), data.clone(), server.clone()]);
    let then = |interp: &mut Interp, _: Wake, data: Value| {
        room(interp)?;
        let boot = match &data {
            Value::Tuple(data) => int(interp, &data.items[0])? as Ns,
            _ => 0,
        };
        let call = Syscall::Process { boot, apart: interp.settings.apart.is_some() };
        Err(Box::new(Ctl::Syscall(call, After::Then(born, data))))
    };
    Err(Box::new(Ctl::Syscall(Syscall::Io { ns: pause }, After::Then(then, data))))
}

fn born(interp: &mut Interp, wake: Wake, data: Value) -> Res {
    let (Wake::Born(process, thread), Value::Tuple(data)) = (wake, &data) else { return Ok(Value::None) };
    let items = &data.items;
    let own = if int(interp, &items[0])? > 10_000_000 { resident::SPAWN } else { resident::SERVER };
    interp.world.borrow_mut().resident.add(process, own);
    let data = bytes_of(interp, &items[1])?;
    let mut given = Vec::new();
    let server = if let Value::List(pairs) = &items[2] {
        for pair in &*pairs.items.borrow() {
            let [from, to] = device::items(pair) else { continue };
            given.push((int(interp, from)? as i32, int(interp, to)? as i32));
        }
        0
    } else {
        int(interp, &items[2])?
    };
    interp.births.push(Birth::Process { process, thread, server, given, data });
    Ok(Value::Int(pid_of(thread)))
}

/// Whether children of a fork server are copies of it: those on other computers are not.
fn serves(interp: &Interp) -> bool {
    !is_real(interp) && interp.settings.apart.is_none()
}

/// `serve(data)`: makes this process the fork server. Its children come back from this call as well, with their data.
fn serve(interp: &mut Interp, args: Args<'_>) -> Res {
    let [data] = args.exact::<1>(interp, "serve", false)?;
    // A child has none of the descriptors, so it would have to open the program's files itself.
    let idle = interp.world.borrow().processes.get(interp.process).is_some_and(Process::has_nothing_open);
    if !serves(interp) || !idle {
        return Ok(data.clone());
    }
    interp.births.push(Birth::Server(interp.thread));
    Err(Box::new(Ctl::Syscall(Syscall::Sync, After::Then(|_, _, data| Ok(data), data.clone()))))
}

/// `compute(ns)`: what a process does before its Python begins.
fn compute(interp: &mut Interp, args: Args<'_>) -> Res {
    let [ns] = args.exact::<1>(interp, "compute", false)?;
    let ns = int(interp, ns)?.max(0) as Ns;
    Err(Box::new(Ctl::Syscall(released(ns), After::Then(|_, _, none| Ok(none), Value::None))))
}

/// `status(pid)`: the exit status; None while it runs, and of what never was.
fn status(interp: &mut Interp, args: Args<'_>) -> Res {
    let [pid] = args.exact::<1>(interp, "status", false)?;
    let pid = int(interp, pid)?;
    let then = |interp: &mut Interp, reply: Reply, data: Value| match reply {
        Reply::Error(_) => Ok(Value::None),
        reply => value(interp, reply, data),
    };
    ask(interp, Syscall::Sync, Request::Status { pid }, None, then, Value::None)
}

/// `exit(status)`: ends this process at once.
pub fn exit(interp: &mut Interp, args: Args<'_>) -> Res {
    let [status] = args.exact::<1>(interp, "_exit", false)?;
    let status = int(interp, status)? as i32 & 0xff;
    Err(Box::new(Ctl::Stop(Stop::Exit(status))))
}

fn set_process_name(interp: &mut Interp, args: Args<'_>) -> Res {
    let [name, program] = args.bind(interp, "set_name", ["name", "program"], 1)?;
    let name = name.and_then(Value::as_str).unwrap_or_default().to_owned();
    tell(interp, Request::Rename { thread: None, name });
    if program.is_some() {
        interp.world.borrow_mut().names.programs.push(interp.process);
    }
    Ok(Value::None)
}

/// `mute(on)`: what is written from now on is not shown.
fn mute(interp: &mut Interp, args: Args<'_>) -> Res {
    let [on] = args.exact::<1>(interp, "mute", false)?;
    interp.muted = int(interp, on)? != 0;
    Ok(Value::None)
}

/// `run_main(name, text)`: runs the program's file as a module of this name, which is `__main__` from now on; false if
/// the file has another text by now.
fn run_main(interp: &mut Interp, args: Args<'_>) -> Res {
    let [name, text] = args.bind(interp, "run_main", ["name", "text"], 1)?;
    if text.and_then(Value::as_str).is_some_and(|text| *text != *interp.settings.source) {
        return Ok(Value::Bool(false));
    }
    let name = name.and_then(Value::as_str).unwrap_or_default().to_owned();
    let (module, body) = main_module(interp, &name);
    interp.modules.add(&name, &module);
    Err(Box::new(Ctl::ModuleBody(module, body)))
}

fn alias_main(interp: &mut Interp, args: Args<'_>) -> Res {
    let [name] = args.exact::<1>(interp, "alias_main", false)?;
    let name = name.as_str().unwrap_or_default();
    if let (Some(main), None) = (interp.modules.get("__main__"), interp.modules.value(name)) {
        interp.modules.add(name, &main);
    }
    Ok(Value::None)
}

fn memory(interp: &mut Interp, args: Args<'_>) -> Res {
    let [name, size] = args.exact::<2>(interp, "memory", false)?;
    let (name, size) = (name.as_str().map(str::to_owned), int(interp, size)?.max(0) as usize);
    ask(interp, Syscall::Sync, Request::Memory { name, size }, None, named, args.pos[0].clone())
}

fn open_memory(interp: &mut Interp, args: Args<'_>) -> Res {
    let [name] = args.exact::<1>(interp, "open_memory", false)?;
    let request = Request::Open { name: name.as_str().unwrap_or_default().to_owned() };
    ask(interp, Syscall::Sync, request, None, named, name.clone())
}

fn unlink_memory(interp: &mut Interp, args: Args<'_>) -> Res {
    let [name] = args.exact::<1>(interp, "unlink_memory", false)?;
    let request = Request::Unlink { name: name.as_str().unwrap_or_default().to_owned() };
    ask(interp, Syscall::Sync, request, None, named, name.clone())
}

/// An error about something with a name.
fn named(interp: &mut Interp, reply: Reply, name: Value) -> Res {
    let Reply::Error(error) = reply else { return value(interp, reply, name) };
    let ctl = failed(interp, error);
    if let Ctl::Raise(Value::Object(o)) = &*ctl
        && let (Some(data), Some(text)) = (o.exc(), name.as_str())
    {
        let mut data = data.borrow_mut();
        let mut args = data.args.as_ref().map(|args| args.items.to_vec()).unwrap_or_default();
        args.push(Value::string(format!("/{text}")));
        data.args = Some(crate::python::object::Tuple::new(args));
    }
    Err(ctl)
}

fn load(interp: &mut Interp, args: Args<'_>) -> Res {
    let [memory, at, len] = args.exact::<3>(interp, "load", false)?;
    let (memory, at, len) = (int(interp, memory)? as u32, int(interp, at)? as usize, int(interp, len)? as usize);
    ask(interp, Syscall::Sync, Request::Load { memory, at, len }, None, value, Value::None)
}

fn store(interp: &mut Interp, args: Args<'_>) -> Res {
    let [memory, at, bytes] = args.exact::<3>(interp, "store", false)?;
    let (memory, at) = (int(interp, memory)? as u32, int(interp, at)? as usize);
    let bytes = bytes_of(interp, bytes)?;
    ask(interp, Syscall::Sync, Request::Store { memory, at, bytes }, None, value, Value::None)
}

/// `get(memory, at, size, kind)`: the number that lies there; `kind` is 0 for one without a sign, 1 with, 2 a float.
fn get(interp: &mut Interp, args: Args<'_>) -> Res {
    let [memory, at, len, kind] = args.exact::<4>(interp, "get", false)?;
    let (memory, at, len) = (int(interp, memory)? as u32, int(interp, at)? as usize, int(interp, len)? as usize);
    let number = |interp: &mut Interp, reply: Reply, kind: Value| {
        let Reply::Bytes(bytes) = reply else { return value(interp, reply, kind) };
        let negative = bytes.last().is_some_and(|high| *high >= 0x80);
        let mut eight = [if negative && matches!(kind, Value::Int(1)) { 0xFF } else { 0 }; 8];
        eight[..bytes.len()].copy_from_slice(&bytes);
        match kind {
            Value::Int(0) => Ok(Value::int(u64::from_le_bytes(eight).into())),
            Value::Int(1) => Ok(Value::Int(i64::from_le_bytes(eight))),
            _ => float(interp, &bytes),
        }
    };
    ask(interp, Syscall::Sync, Request::Load { memory, at, len }, None, number, kind.clone())
}

/// `put(memory, at, value, size)`: puts an int, or bytes, there. Too large a number loses its high bits, as in C.
fn put(interp: &mut Interp, args: Args<'_>) -> Res {
    let [memory, at, value, size] = args.exact::<4>(interp, "put", false)?;
    let (memory, at, size) = (int(interp, memory)? as u32, int(interp, at)? as usize, int(interp, size)? as usize);
    let mut bytes = match value {
        Value::Int(n) => n.to_le_bytes().to_vec(),
        Value::Big(n) => n.to_signed_bytes_le(),
        other => bytes_of(interp, other)?,
    };
    bytes.resize(size, 0);
    ask(interp, Syscall::Sync, Request::Store { memory, at, bytes }, None, super::world::value, Value::None)
}

/// Making an interpreter takes 9.5 ms, ending one 1.4 ms (measured, least).
pub const INTERPRETER_NS: Ns = 9_500 * US;
/// See [`INTERPRETER_NS`].
pub const CLOSE_NS: Ns = 1_400 * US;

/// `interpreter()`: another interpreter in this process; its number.
fn interpreter(_: &mut Interp, _: Args<'_>) -> Res {
    let then = |_: &mut Interp, _: Wake, _: Value| {
        Err(Box::new(Ctl::Syscall(Syscall::Interpreter, After::Then(made, Value::None))))
    };
    Err(Box::new(Ctl::Syscall(released(INTERPRETER_NS), After::Then(then, Value::None))))
}

fn made(interp: &mut Interp, wake: Wake, _: Value) -> Res {
    let Wake::Interpreter(gil) = wake else { return Ok(Value::None) };
    interp.world.borrow_mut().resident.add(interp.process, resident::INTERPRETER);
    interp.births.push(Birth::Interpreter(gil));
    Ok(Value::Int(gil.0.into()))
}

fn close_interpreter(interp: &mut Interp, args: Args<'_>) -> Res {
    let [gil] = args.exact::<1>(interp, "close_interpreter", false)?;
    let then = |interp: &mut Interp, _: Wake, gil: Value| {
        let gil = GilId(int(interp, &gil)? as u32);
        interp.births.push(Birth::Close(gil));
        Ok(Value::None)
    };
    Err(Box::new(Ctl::Syscall(released(CLOSE_NS), After::Then(then, gil.clone()))))
}

/// `enter(interpreter, data)`: has it run `_boot.call(data)` and waits for the bytes that returns.
fn enter(interp: &mut Interp, args: Args<'_>) -> Res {
    let [gil, data] = args.exact::<2>(interp, "enter", false)?;
    let call = Syscall::Enter { gil: GilId(int(interp, gil)? as u32) };
    let data = Value::tuple(vec![gil.clone(), data.clone()]);
    Err(Box::new(Ctl::Syscall(call, After::Then(entered, data))))
}

fn entered(interp: &mut Interp, wake: Wake, data: Value) -> Res {
    let (Wake::Entered(thread), Value::Tuple(data)) = (wake, &data) else { return Ok(Value::None) };
    let gil = GilId(int(interp, &data.items[0])? as u32);
    let data = bytes_of(interp, &data.items[1])?;
    interp.births.push(Birth::Call(gil, thread, "_boot_call", data));
    let joined = |interp: &mut Interp, _: Wake, thread: Value| {
        let thread = ThreadId(int(interp, &thread)? as u32);
        let answer = interp.world.borrow_mut().answers.remove(&thread);
        Ok(answer.map_or(Value::None, |bytes| Value::Bytes(crate::python::object::Bytes::new(bytes))))
    };
    let after = After::Then(joined, Value::Int(thread.0.into()));
    Err(Box::new(Ctl::Syscall(Syscall::Join { thread, timeout: None }, after)))
}

/// `run_source(text, filename)`: runs text in this interpreter's main module, for another interpreter if there is no
/// name.
fn run_source(interp: &mut Interp, args: Args<'_>) -> Res {
    let [text, name] = args.bind(interp, "run_source", ["text", "filename"], 1)?;
    let text = text.and_then(Value::as_str).unwrap_or_default().to_owned();
    let name: Option<Rc<str>> = name.and_then(Value::as_str).map(Rc::from);
    if let Some(name) = &name {
        interp.sources.insert(0, (name.clone(), text.as_str().into()));
    }
    let def = match (compile_source(&text), &name) {
        (Ok(def), _) => def,
        (Err(errors), Some(name)) => return Err(error_in(interp, &errors, name, &text, true)),
        (Err(errors), None) => {
            let text = errors.first().map(|error| error.message.clone()).unwrap_or_default();
            return Err(interp.raise(Exc::SyntaxError, text));
        }
    };
    collector::prepare(interp, &def);
    Err(run_in_main(interp, &def, &name.unwrap_or_else(|| "<script>".into())))
}

/// `run_function(line)`: defines in this interpreter's main module the function that stands at this line of the
/// program, and nothing else of it.
fn run_function(interp: &mut Interp, args: Args<'_>) -> Res {
    let [line] = args.exact::<1>(interp, "run_function", false)?;
    let line = int(interp, line)?;
    let def = match parse(&interp.settings.source) {
        Ok(mut program) => {
            program.body.retain(|statement| i64::from(statement.span.line) == line);
            compile(&program).map_err(|error| error.message)
        }
        Err(errors) => Err(errors.first().map(|error| error.message.clone()).unwrap_or_default()),
    };
    let filename = interp.settings.filename.clone();
    match def {
        Ok(def) => Err(run_in_main(interp, &def, &filename)),
        Err(text) => Err(interp.raise(Exc::SyntaxError, text)),
    }
}

/// `stateless(callable)`: the line of a function of the program that needs nothing but its arguments and builtins, else
/// None (`_PyFunction_VerifyStateless`). Names that it only sets do not count, nor do those of the functions and generator
/// expressions inside.
fn stateless(interp: &mut Interp, args: Args<'_>) -> Res {
    let [callable] = args.exact::<1>(interp, "stateless", false)?;
    let Value::Function(function) = callable else { return Ok(Value::None) };
    let (def, meta) = (&function.code.def, function.meta.borrow());
    let is_global = |name: &Rc<str>| interp.symbols.find(name).is_some_and(|name| function.globals.get(name).is_some());
    let alone = *function.code.filename == *interp.settings.filename
        && function.closure.is_empty()
        && def.name == def.qualname
        && meta.defaults.is_none()
        && meta.kwdefaults.is_none()
        && !def.code.iter().any(|instr| instr.op == Op::LoadGlobal && is_global(&def.names[instr.arg as usize]));
    Ok(if alone { Value::Int(def.firstlineno.into()) } else { Value::None })
}

fn run_in_main(interp: &mut Interp, def: &Rc<CodeDef>, filename: &Rc<str>) -> Box<Ctl> {
    let module = interp.modules.get("__main__").unwrap_or_else(|| {
        let namespace = Rc::new(Namespace::default());
        interp.module_set(&namespace, "__name__", Value::str("__main__"));
        let module = Rc::new(Module { name: "__main__".into(), namespace });
        interp.modules.add("__main__", &module);
        module
    });
    let code = link(interp, def, filename, false);
    let body = Function { code, globals: module.namespace.clone(), closure: Box::default(), meta: RefCell::default() };
    Box::new(Ctl::ModuleBody(module, Rc::new(body)))
}

fn main_path(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::str(&interp.settings.filename))
}

/// `pack_float(x, bytes)`: an IEEE number, lowest byte first.
fn pack_float(interp: &mut Interp, args: Args<'_>) -> Res {
    let [x, size] = args.exact::<2>(interp, "pack_float", false)?;
    let (Value::Float(x), Value::Int(size)) = (x, size) else {
        return Err(interp.type_error("pack_float(float, int)"));
    };
    let bytes = if *size == 4 { (*x as f32).to_le_bytes().to_vec() } else { x.to_le_bytes().to_vec() };
    Ok(Value::Bytes(crate::python::object::Bytes::new(bytes)))
}

fn unpack_float(interp: &mut Interp, args: Args<'_>) -> Res {
    let [data] = args.exact::<1>(interp, "unpack_float", false)?;
    let data = bytes_of(interp, data)?;
    float(interp, &data)
}

fn float(interp: &mut Interp, data: &[u8]) -> Res {
    let (four, eight): (Result<[u8; 4], _>, Result<[u8; 8], _>) = (data.try_into(), data.try_into());
    Ok(match (four, eight) {
        (Ok(bytes), _) => Value::Float(f64::from(f32::from_le_bytes(bytes))),
        (_, Ok(bytes)) => Value::Float(f64::from_le_bytes(bytes)),
        _ => return Err(interp.value_error("a float has 4 or 8 bytes")),
    })
}

/// `fork(pause, boot)`: copies this process, which takes it `pause` ns, and the child `boot`; the child's number, and
/// there 0.
fn fork(interp: &mut Interp, args: Args<'_>) -> Res {
    let [pause, boot] = args.exact::<2>(interp, "fork", false)?;
    let (pause, boot) = (int(interp, pause)?.max(0) as Ns, int(interp, boot)?.max(0) as Ns);
    if is_real(interp) {
        return Err(interp.unsupported("fork of a real process"));
    }
    room(interp)?;
    interp.charge(pause);
    Err(Box::new(Ctl::Syscall(Syscall::Process { boot, apart: false }, After::Fork)))
}

/// Whether each process is one of its own, and not simulated.
fn is_real(interp: &Interp) -> bool {
    interp.world.borrow().remote.is_some()
}

/// Refuses one process too many.
fn room(interp: &Interp) -> Res<()> {
    match tell(interp, Request::Living) {
        Reply::Number(living) if living >= MOST => {
            let text = format!("it has more than {MOST} living processes");
            Err(Box::new(Ctl::Stop(Stop::Limit(text))))
        }
        _ => Ok(()),
    }
}

static FUNCTIONS: &[Builtin] = &[
    Builtin::function("main_path", main_path),
    Builtin::function("hand", hand).costing(0),
    Builtin::function("reopen", reopen),
    Builtin::function("unname", unname),
    Builtin::function("pack_float", pack_float),
    Builtin::function("unpack_float", unpack_float),
    Builtin::function("fork", fork),
    Builtin::function("interpreter", interpreter),
    Builtin::function("close_interpreter", close_interpreter),
    Builtin::function("enter", enter).costing(6_000),
    Builtin::function("run_source", run_source).costing(20_000),
    Builtin::function("pipe", pipe),
    Builtin::function("listen", listen),
    Builtin::function("connect", connect),
    Builtin::function("read", read).costing(60),
    Builtin::function("write", write).costing(60),
    Builtin::function("close", close),
    Builtin::function("pack", pack),
    Builtin::function("unpack", unpack),
    Builtin::function("ready", ready).costing(500),
    Builtin::function("spawn", spawn),
    Builtin::function("serve", serve),
    Builtin::function("compute", compute),
    Builtin::function("status", status).costing(300),
    Builtin::function("exit", exit),
    Builtin::function("set_name", set_process_name),
    Builtin::function("mute", mute),
    Builtin::function("run_main", run_main),
    Builtin::function("run_function", run_function),
    Builtin::function("stateless", stateless),
    Builtin::function("alias_main", alias_main),
    Builtin::function("memory", memory).costing(3_000),
    Builtin::function("open_memory", open_memory).costing(3_000),
    Builtin::function("unlink_memory", unlink_memory).costing(3_000),
    Builtin::function("load", load).costing(5),
    Builtin::function("store", store).costing(5),
    Builtin::function("get", get).costing(5),
    Builtin::function("put", put).costing(5),
];

/// The module's names.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
    for (name, ns) in STARTS {
        interp.module_set(namespace, name, Value::Int(ns as i64));
    }
    interp.module_set(namespace, "SERVES", Value::Bool(serves(interp)));
    class(interp, namespace, "SemLock", Type::SemLock);
}
