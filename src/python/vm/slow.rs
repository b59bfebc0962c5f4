//! Instructions without a fast path, executed from the saved frame.

use std::fmt::Write as _;
use std::rc::Rc;

use super::control::{Call, Ctl, Res};
use super::flow::{self, Flow, Wish, pop, push};
use super::globals::{global, name_error};
use super::interp::Interp;
use super::iteration::{for_iter, send, unpack, unpack_ex};
use super::load_attr::{cache_store, load_attr};
use super::raise::{exception_matches, link_cause, raise_varargs};
use super::symbol::{Sym, sym};
use super::thread::{Ret, Thread};
use super::unwind;
use super::{attr, awaiting, collector, sameness};
use super::{build_class, import, matching, special, text};
use crate::python::builtins::objects::FOREIGN_METHOD;
use crate::python::builtins::repr::full_name;
use crate::python::builtins::{Exc, arith, item, iterate};
use crate::python::bytecode::op::{CompareOp, FunctionAttr, Op};
use crate::python::object::{Class, Dict, Function, FunctionMeta, GeneratorKind, Native, Set, SetTable, Slice, Value};

/// The class of a value of a built-in type that has methods worth caching.
pub fn class_of_builtin(interp: &Interp, value: &Value) -> Rc<Class> {
    interp.type_of(value)
}

/// Executes one instruction; its operands are still on the stack.
pub fn execute(interp: &mut Interp, t: &mut Thread, op: Op, arg: u32) -> Flow {
    match run(interp, t, op, arg) {
        Ok(flow) => flow,
        Err((ctl, ret)) => flow::handle(interp, t, ctl, ret),
    }
}

fn done(t: &mut Thread, value: Res) -> Result<Flow, Wish> {
    match value {
        Ok(value) => {
            push(t, value);
            Ok(Flow::Continue)
        }
        Err(ctl) => Err((ctl, Ret::Push)),
    }
}

fn effect(value: Res<()>) -> Result<Flow, Wish> {
    value.map(|()| Flow::Continue).map_err(|ctl| (ctl, Ret::Discard))
}

fn func_of(t: &Thread) -> Option<Rc<Function>> {
    t.frames.last().map(|f| f.func.clone())
}

fn class_namespace(t: &Thread) -> Option<Rc<Dict>> {
    t.frames.last()?.extra.as_ref()?.class_namespace.clone()
}

fn local(t: &Thread, at: u32) -> &Value {
    let base = t.frames.last().map_or(0, |f| f.base);
    &t.stack[(base + at) as usize]
}

pub(super) fn peek(t: &Thread, depth: u32) -> Value {
    t.frames.last().map_or(Value::Null, |f| t.stack[(f.sp - depth) as usize].clone())
}

/// The name of a global slot or an attribute.
fn name_at(t: &Thread, arg: u32) -> Sym {
    let body = t.frames.last().and_then(|f| f.func.code.body.get());
    body.map_or(sym::__name__, |body| body.names[arg as usize])
}

fn global_name(f: &Function, slot: u32) -> Sym {
    f.globals.names.borrow()[slot as usize]
}

#[allow(clippy::cognitive_complexity)]
fn run(interp: &mut Interp, t: &mut Thread, op: Op, arg: u32) -> Result<Flow, Wish> {
    let Some(func) = func_of(t) else { return Ok(Flow::Continue) };
    match op {
        Op::LoadFastCheck | Op::DeleteFast => {
            if local(t, arg).is_null() {
                let name = interp.symbols.str(func.code.locals[arg as usize]).to_owned();
                let text = format!("cannot access local variable '{name}' where it is not associated with a value");
                return Err((interp.raise(Exc::UnboundLocalError, text), Ret::Push));
            }
            if op == Op::DeleteFast {
                let base = t.frames.last().map_or(0, |f| f.base);
                t.stack[(base + arg) as usize] = Value::Null;
            } else {
                let value = local(t, arg).clone();
                push(t, value);
            }
        }
        Op::LoadDeref | Op::DeleteDeref | Op::LoadFromClassOrDeref => {
            if op == Op::LoadFromClassOrDeref {
                let name = interp.name_text(func.code.locals[arg as usize]);
                let found = class_namespace(t).and_then(|ns| ns.table.borrow().get(name.hash(), &name.into()).cloned());
                if let Some(value) = found {
                    push(t, value);
                    return Ok(Flow::Continue);
                }
            }
            let value = match local(t, arg) {
                Value::Cell(c) if op == Op::DeleteDeref => c.value.take(),
                Value::Cell(c) => c.value.borrow().clone(),
                _ => Value::Null,
            };
            if value.is_null() {
                let code = &func.code;
                let name = interp.symbols.str(code.locals[arg as usize]).to_owned();
                let own = (arg as usize) < code.locals.len() - code.def.freevars as usize;
                let ctl = if own {
                    let text = format!("cannot access local variable '{name}' where it is not associated with a value");
                    interp.raise(Exc::UnboundLocalError, text)
                } else {
                    let text = format!(
                        "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
                    );
                    let exception = interp.exception(Exc::NameError, vec![Value::string(text)]);
                    if let Value::Object(o) = &exception
                        && let Some(data) = o.exc()
                    {
                        data.borrow_mut().name = Some(Value::str(&name));
                    }
                    Box::new(Ctl::Raise(exception))
                };
                return Err((ctl, Ret::Push));
            }
            if op != Op::DeleteDeref {
                push(t, value);
            }
        }
        Op::LoadGlobal => {
            let name = global_name(&func, arg);
            return match global(interp, &func, name) {
                Some(found) => done(t, found),
                None => Err((name_error(interp, t, &func, name), Ret::Push)),
            };
        }
        Op::StoreInDict => {
            let (name, value) = (global_name(&func, arg), pop(t));
            interp.bind_global(&func.globals, name, value);
        }
        Op::DeleteGlobal => {
            let name = global_name(&func, arg);
            let text = interp.name_text(name);
            let gone = match func.globals.dict() {
                Some(dict) => dict.table.borrow_mut().remove(text.hash(), &text.into()),
                None => func.globals.delete(name),
            };
            if gone.is_none() {
                return Err((name_error(interp, t, &func, name), Ret::Push));
            }
        }
        Op::LoadName => {
            let name = global_name(&func, arg);
            let text = interp.name_text(name);
            let namespace = class_namespace(t);
            let found = namespace.and_then(|ns| ns.table.borrow().get(text.hash(), &text.into()).cloned());
            return match found.map(Ok).or_else(|| global(interp, &func, name)) {
                Some(found) => done(t, found),
                None => Err((name_error(interp, t, &func, name), Ret::Push)),
            };
        }
        Op::StoreName | Op::DeleteName => {
            let name = global_name(&func, arg);
            let text = interp.name_text(name);
            let Some(namespace) = class_namespace(t) else { return Ok(Flow::Continue) };
            if op == Op::StoreName {
                let value = pop(t);
                let mapping = t.frames.last().and_then(|frame| frame.extra.as_ref()?.class_mapping.clone());
                if let Some(mapping) = mapping
                    && let Some(set) = interp.type_of(&mapping).lookup(sym::__setitem__)
                {
                    return effect(Err(interp.call(set, vec![mapping, Value::Str(text), value])));
                }
                namespace.table.borrow_mut().insert(text.hash(), text.into(), value);
            } else if namespace.table.borrow_mut().remove(text.hash(), &text.into()).is_none() {
                return Err((name_error(interp, t, &func, name), Ret::Push));
            }
        }
        Op::LoadLocals => {
            let namespace = class_namespace(t).unwrap_or_default();
            push(t, Value::Dict(namespace));
        }
        Op::SetupAnnotations => match class_namespace(t) {
            Some(namespace) => {
                let mut table = namespace.table.borrow_mut();
                if table.get_str("__annotations__").is_none() {
                    table.insert_str("__annotations__", Value::Dict(Dict::new()));
                }
            }
            None => {
                if func.globals.dict().is_some() || func.globals.get(sym::__annotations__).is_none() {
                    interp.bind_global(&func.globals, sym::__annotations__, Value::Dict(Dict::new()));
                }
            }
        },
        Op::IsOp => {
            let Some(same) = sameness::same(t) else {
                return Err((interp.unsupported("telling whether equal numbers are one object"), Ret::Push));
            };
            drop((pop(t), pop(t)));
            push(t, Value::Bool(same != (arg == 1)));
        }
        Op::LoadAssertionError => {
            let class = interp.types[Exc::AssertionError].clone();
            push(t, Value::Class(class));
        }
        Op::LoadBuildClass => push(t, Value::Builtin(&build_class::BUILD_CLASS)),
        Op::LoadAttr | Op::LoadMethod => {
            let name = name_at(t, arg & 0xffff);
            let obj = pop(t);
            return load_attr(interp, t, &func, obj, name, arg >> 16, op == Op::LoadMethod);
        }
        Op::StoreAttr => {
            let name = name_at(t, arg & 0xffff);
            let obj = pop(t);
            let value = pop(t);
            let result = attr::set(interp, &obj, name, value);
            cache_store(interp, &func, &obj, name, arg >> 16);
            return effect(result);
        }
        Op::DeleteAttr => {
            let name = name_at(t, arg);
            let obj = pop(t);
            return effect(attr::delete(interp, &obj, name));
        }
        Op::BinaryOp => {
            let (b, a) = (pop(t), pop(t));
            let result = special::binary(interp, arg, &a, &b);
            return done(t, result);
        }
        Op::CompareOp => {
            let (b, a) = (pop(t), pop(t));
            let result = special::rich_compare(interp, CompareOp::ALL[arg as usize], &a, &b);
            return done(t, result);
        }
        Op::ContainsOp => {
            let (container, value) = (pop(t), pop(t));
            return contains(interp, t, &container, &value, arg == 1);
        }
        Op::UnaryNegative | Op::UnaryPositive | Op::UnaryInvert => {
            let value = pop(t);
            let (name, kind) = match op {
                Op::UnaryNegative => (sym::__neg__, arith::UnaryKind::Negative),
                Op::UnaryPositive => (sym::__pos__, arith::UnaryKind::Positive),
                _ => (sym::__invert__, arith::UnaryKind::Invert),
            };
            if let Some(f) = special::method(interp, &value, name) {
                return Err((interp.call(f, vec![value]), Ret::Push));
            }
            let result = arith::unary(interp, kind, &value);
            return done(t, result);
        }
        Op::UnaryNot => {
            let value = pop(t);
            push(t, Value::Bool(!matches!(value, Value::Bool(true))));
        }
        Op::ToBool => {
            let value = pop(t);
            let result = special::truth(interp, &value);
            return done(t, result);
        }
        Op::StoreSubscr => {
            let (key, container, value) = (pop(t), pop(t), pop(t));
            return store_item(interp, &container, &key, value);
        }
        Op::DeleteSubscr => {
            let (key, container) = (pop(t), pop(t));
            if let Some(f) = special::method(interp, &container, sym::__delitem__) {
                return Err((interp.call(f, vec![container, key]), Ret::Discard));
            }
            return match item::delete(interp, &container, &key) {
                Ok(true) => Ok(Flow::Continue),
                Ok(false) => {
                    let text = format!("'{}' object doesn't support item deletion", interp.type_name(&container));
                    Err((interp.type_error(text), Ret::Discard))
                }
                Err(ctl) => Err((ctl, Ret::Discard)),
            };
        }
        Op::BinarySlice => {
            let (stop, start, container) = (pop(t), pop(t), pop(t));
            let slice = Value::Slice(Rc::new(Slice { start, stop, step: Value::None }));
            let result = special::subscript(interp, &container, &slice);
            return done(t, result);
        }
        Op::StoreSlice => {
            let (stop, start, container, value) = (pop(t), pop(t), pop(t), pop(t));
            let slice = Value::Slice(Rc::new(Slice { start, stop, step: Value::None }));
            return store_item(interp, &container, &slice, value);
        }
        Op::BuildSlice => {
            let step = if arg == 3 { pop(t) } else { Value::None };
            let (stop, start) = (pop(t), pop(t));
            push(t, Value::Slice(Rc::new(Slice { start, stop, step })));
        }
        Op::BuildSet => {
            let items = pop_n(t, arg as usize);
            let mut table = SetTable::default();
            for value in &items {
                match crate::python::object::hash::hash_of(value) {
                    Ok(hash) => {
                        table.insert(hash, value.clone());
                    }
                    // Hashing needs Python, or fails: let `set()` find out.
                    Err(_) => return Err((interp.prelude_call("_build_set", vec![Value::list(items)]), Ret::Push)),
                }
            }
            push_tracked(interp, t, Value::Set(Set::new(table, false)));
        }
        Op::BuildMap => {
            let items = pop_n(t, 2 * arg as usize);
            let dict = Dict::new();
            for pair in items.chunks(2) {
                match crate::python::object::hash::hash_of(&pair[0]) {
                    Ok(hash) => {
                        dict.table.borrow_mut().insert(hash, pair[0].clone(), pair[1].clone());
                    }
                    Err(_) => return Err((interp.prelude_call("_build_map", vec![Value::list(items)]), Ret::Push)),
                }
            }
            push_tracked(interp, t, Value::Dict(dict));
        }
        Op::BuildString => {
            let items = pop_n(t, arg as usize);
            let text: String = items.iter().filter_map(Value::as_str).collect();
            push(t, Value::string(text));
        }
        Op::SetAdd => {
            let value = pop(t);
            let set = peek(t, arg);
            let result = item::set_add(interp, &set, value);
            return effect(result);
        }
        Op::MapAdd => {
            let (value, key) = (pop(t), pop(t));
            let dict = peek(t, arg);
            return store_item(interp, &dict, &key, value);
        }
        Op::ListExtend => {
            let iterable = pop(t);
            let list = peek(t, arg);
            return extend_list(interp, &list, &iterable);
        }
        Op::SetUpdate | Op::DictUpdate => {
            let other = pop(t);
            let target = peek(t, arg);
            let name = if op == Op::SetUpdate { "_set_update" } else { "_dict_update" };
            return Err((interp.prelude_call(name, vec![target, other]), Ret::Discard));
        }
        Op::DictMerge => {
            let mapping = pop(t);
            let dict = peek(t, arg);
            let callable = peek(t, arg + 3);
            return Err((interp.prelude_call("_dict_merge", vec![callable, dict, mapping]), Ret::Discard));
        }
        Op::ListToTuple => {
            if let Value::List(list) = pop(t) {
                push(t, Value::tuple(list.items.take()));
            }
        }
        Op::UnpackSequence => return unpack(interp, t, arg as usize),
        Op::UnpackEx => return unpack_ex(interp, t, (arg & 0xff) as usize, (arg >> 8) as usize),
        Op::ConvertValue => {
            let value = pop(t);
            let result = match arg {
                1 => text::to_str(interp, &value),
                2 => text::to_repr(interp, &value),
                _ => text::to_ascii(interp, &value),
            };
            return done(t, result);
        }
        Op::FormatSimple | Op::FormatWithSpec => {
            let spec = if op == Op::FormatWithSpec { pop(t) } else { Value::str("") };
            let value = pop(t);
            let result = text::to_format(interp, &value, &spec);
            return done(t, result);
        }
        Op::GetIter => {
            let value = pop(t);
            let result = iterate::iter(interp, &value);
            return done(t, result);
        }
        Op::GetYieldFromIter => {
            let value = pop(t);
            if let Value::Generator(g) = &value {
                let coroutine = g.kind == GeneratorKind::Coroutine || g.awaitable;
                if coroutine && !func.meta.borrow().awaitable {
                    let text = "cannot 'yield from' a coroutine object in a non-coroutine generator";
                    return Err((interp.type_error(text), Ret::Push));
                }
                push(t, value);
            } else {
                let result = iterate::iter(interp, &value);
                return done(t, result);
            }
        }
        Op::ForIter => return for_iter(interp, t, arg),
        Op::Send => return send(interp, t, arg),
        Op::EndSend => {
            let value = pop(t);
            pop(t);
            push(t, value);
        }
        Op::CleanupThrow => {
            let exception = pop(t);
            let (_last, _sub) = (pop(t), pop(t));
            if unwind::is(interp, &exception, Exc::StopIteration) {
                push(t, Value::None);
                push(t, flow::stop_value(&exception));
            } else {
                return Ok(unwind::unwind_again(interp, t, exception));
            }
        }
        Op::StopIterationError => {
            let exception = pop(t);
            let kind = match func.code.def.kind {
                crate::python::bytecode::CodeKind::Coroutine => "coroutine",
                crate::python::bytecode::CodeKind::AsyncGenerator => "async generator",
                _ => "generator",
            };
            if unwind::is(interp, &exception, Exc::StopIteration) {
                let new =
                    interp.exception(Exc::RuntimeError, vec![Value::string(format!("{kind} raised StopIteration"))]);
                link_cause(&new, &exception);
                push(t, new);
            } else if kind == "async generator" && unwind::is(interp, &exception, Exc::StopAsyncIteration) {
                let text = Value::str("async generator raised StopAsyncIteration");
                let new = interp.exception(Exc::RuntimeError, vec![text]);
                link_cause(&new, &exception);
                push(t, new);
            } else {
                push(t, exception);
            }
        }
        Op::GetAwaitable => return awaiting::get_awaitable(interp, t, arg),
        Op::GetAiter => return awaiting::get_aiter(interp, t),
        Op::GetAnext => return awaiting::get_anext(interp, t),
        Op::EndAsyncFor => return awaiting::end_async_for(interp, t),
        Op::AsyncGenWrap => super::generators::wrap(interp, t),
        Op::MakeFunction => {
            if let Value::Code(code) = pop(t) {
                let meta = FunctionMeta::default().into();
                let f = Function { code, globals: func.globals.clone(), closure: Box::default(), meta };
                push(t, Value::Function(Rc::new(f)));
            }
        }
        Op::SetFunctionAttribute => {
            let (f, value) = (pop(t), pop(t));
            push_tracked(interp, t, set_function_attribute(f, value, arg));
        }
        Op::RaiseVarargs => return raise_varargs(interp, t, arg),
        Op::Reraise => {
            let exception = pop(t);
            if arg > 0 {
                // The frame's position becomes that of the original raise; the entry is there already.
                pop(t);
            }
            return Ok(unwind::unwind_again(interp, t, exception));
        }
        Op::PushExcInfo => {
            let exception = pop(t);
            interp.handled = exception.clone();
            let previous = std::mem::replace(&mut t.handled, exception.clone());
            push(t, if previous.is_null() { Value::None } else { previous });
            push(t, exception);
        }
        Op::PopExcept => {
            let previous = pop(t);
            t.handled = if previous.is_none() { Value::Null } else { previous };
            interp.handled = t.handled.clone();
        }
        Op::CheckExcMatch => {
            let class = pop(t);
            let exception = peek(t, 1);
            let result = exception_matches(interp, &exception, &class);
            return done(t, result.map(Value::Bool));
        }
        Op::LoadSpecial => {
            let manager = pop(t);
            let (name, word) = [
                (sym::__enter__, "__enter__"),
                (sym::__exit__, "__exit__"),
                (sym::__aenter__, "__aenter__"),
                (sym::__aexit__, "__aexit__"),
            ][arg as usize];
            let class = interp.type_of(&manager);
            let Some(method) = class.special(name) else {
                let (a, other, with, others) = if arg >= 2 {
                    ("asynchronous ", "", "with", [sym::__enter__, sym::__exit__])
                } else {
                    ("", "asynchronous ", "async with", [sym::__aenter__, sym::__aexit__])
                };
                let mut text = format!(
                    "'{}' object does not support the {a}context manager protocol (missed {word} method)",
                    full_name(&class)
                );
                if others.iter().all(|name| class.special(*name).is_some()) {
                    let _ = write!(
                        text,
                        " but it supports the {other}context manager protocol. Did you mean to use '{with}'?"
                    );
                }
                return Err((interp.type_error(text), Ret::Push));
            };
            match method {
                Value::Function(_) | Value::Builtin(_) => {
                    push(t, method);
                    push(t, manager);
                }
                Value::Native(ref native) if matches!(**native, Native::BuiltinMethod(b, _) if std::ptr::eq(b, &raw const FOREIGN_METHOD)) =>
                {
                    push(t, method);
                    push(t, manager);
                }
                _ => match attr::get(interp, &manager, name) {
                    Ok(found) => {
                        push(t, found.bind(&manager));
                        push(t, Value::Null);
                    }
                    Err(ctl) => return Err((ctl, Ret::Push)),
                },
            }
        }
        Op::WithExceptStart => {
            let exception = peek(t, 1);
            let (exit, this) = (peek(t, 5), peek(t, 4));
            let class = Value::Class(interp.type_of(&exception));
            let mut args = Vec::new();
            if !this.is_null() {
                args.push(this);
            }
            args.extend([class, exception.clone(), crate::python::builtins::members::traceback_of(interp, &exception)]);
            return Err((interp.call(exit, args), Ret::Push));
        }
        Op::ImportName => {
            let (fromlist, level) = (pop(t), pop(t));
            let name = name_at(t, arg);
            let result = import::import_name(interp, name, &fromlist, &level);
            return done(t, result);
        }
        Op::ImportFrom => {
            let name = name_at(t, arg);
            let module = peek(t, 1);
            let value = import::import_from(interp, &module, name)?;
            push(t, value);
        }
        Op::CheckEgMatch => {
            let (class, exception) = (pop(t), pop(t));
            return Err((interp.prelude_call("_group_match", vec![exception, class]), Ret::GroupMatch));
        }
        Op::ImportStar => {
            let module = pop(t);
            let Some(into) = t.frames.last().map(|frame| frame.func.globals.clone()) else { return Ok(Flow::Continue) };
            import::import_star(interp, &module, &into)?;
        }
        Op::MatchSequence | Op::MatchMapping => {
            let subject = peek(t, 1);
            let fits = if op == Op::MatchMapping { matching::is_mapping } else { matching::is_sequence };
            push(t, Value::Bool(fits(&subject)));
        }
        Op::GetLen => {
            let subject = peek(t, 1);
            let result = matching::len(interp, &subject);
            return done(t, result);
        }
        Op::MatchKeys => {
            let (subject, keys) = (peek(t, 2), peek(t, 1));
            let result = matching::keys(interp, &subject, &keys);
            return done(t, result);
        }
        Op::MatchClass => {
            let (names, class, subject) = (pop(t), pop(t), pop(t));
            let result = matching::class(interp, subject, class, names, arg);
            return done(t, result);
        }
        Op::PrepReraiseStar => {
            let (raised, original) = (pop(t), pop(t));
            return Err((interp.prelude_call("_group_reraise", vec![original, raised]), Ret::Push));
        }
        // What is left are operations of the fast loop that found nothing to do but leave.
        Op::Nop => {}
        other => return Err((interp.unsupported(format!("the instruction {}", other.name())), Ret::Push)),
    }
    Ok(Flow::Continue)
}

fn pop_n(t: &mut Thread, n: usize) -> Vec<Value> {
    let Some(frame) = t.frames.last_mut() else { return Vec::new() };
    let top = frame.sp as usize;
    frame.sp -= n as u32;
    t.stack[top - n..top].iter_mut().map(std::mem::take).collect()
}

fn contains(
    interp: &mut Interp,
    t: &mut Thread,
    container: &Value,
    value: &Value,
    negated: bool,
) -> Result<Flow, Wish> {
    let then: super::control::ThenFn = if negated { not_true } else { is_true };
    if let Some(f) = special::method(interp, container, sym::__contains__) {
        let call = call(f, vec![container.clone(), value.clone()]);
        return Err((Box::new(Ctl::Then(call, then, Value::None)), Ret::Push));
    }
    match item::contains(interp, container, value) {
        Ok(Some(found)) => {
            push(t, Value::Bool(found != negated));
            Ok(Flow::Continue)
        }
        Ok(None) if !crate::python::builtins::iterate::is_iterable(interp, container) => {
            let text = format!("argument of type '{}' is not a container or iterable", interp.type_name(container));
            Err((interp.type_error(text), Ret::Push))
        }
        Ok(None) => {
            let f = interp.prelude_function("_contains");
            let call = call(f, vec![container.clone(), value.clone()]);
            Err((Box::new(Ctl::Then(call, then, Value::None)), Ret::Push))
        }
        Err(ctl) => Err((ctl, Ret::then(then, Value::None, Ret::Push))),
    }
}

fn call(func: Value, args: Vec<Value>) -> Call {
    Call { func, args, kwargs: Vec::new() }
}

fn is_true(interp: &mut Interp, value: Value, _: Value) -> Res {
    special::truth(interp, &value)
}

fn not_true(interp: &mut Interp, value: Value, _: Value) -> Res {
    match special::truth(interp, &value)? {
        Value::Bool(b) => Ok(Value::Bool(!b)),
        other => Ok(other),
    }
}

fn store_item(interp: &mut Interp, container: &Value, key: &Value, value: Value) -> Result<Flow, Wish> {
    if let Some(f) = special::method(interp, container, sym::__setitem__) {
        return Err((interp.call(f, vec![container.clone(), key.clone(), value]), Ret::Discard));
    }
    match item::set(interp, container, key, value) {
        Ok(true) => Ok(Flow::Continue),
        Ok(false) => {
            let text = format!("'{}' object does not support item assignment", interp.type_name(container));
            Err((interp.type_error(text), Ret::Discard))
        }
        Err(ctl) => Err((ctl, Ret::Discard)),
    }
}

fn extend_list(interp: &mut Interp, list: &Value, iterable: &Value) -> Result<Flow, Wish> {
    match interp.native_items(iterable) {
        Ok(Some(items)) => {
            if let Value::List(list) = list {
                let fresh = list.items.borrow().is_empty() && crate::python::builtins::list::has_length(iterable);
                list.items.borrow_mut().extend(items);
                if fresh {
                    list.note_room(true);
                }
            }
            Ok(Flow::Continue)
        }
        Ok(None) if !iterate::is_iterable(interp, iterable) => Err((not_iterable_star(interp, iterable), Ret::Discard)),
        Ok(None) if !iterate::is_iterable(interp, iterable) => {
            let text = format!("Value after * must be an iterable, not {}", interp.type_name(iterable));
            Err((interp.type_error(text), Ret::Discard))
        }
        Ok(None) => Err((interp.prelude_call("_list_extend", vec![list.clone(), iterable.clone()]), Ret::Discard)),
        Err(ctl) => Err((ctl, Ret::Discard)),
    }
}

/// The error of `*value` in a call or a display.
pub fn not_iterable_star(interp: &mut Interp, value: &Value) -> Box<Ctl> {
    let text = format!("Value after * must be an iterable, not {}", interp.type_name(value));
    interp.type_error(text)
}

fn push_tracked(interp: &Interp, t: &mut Thread, value: Value) {
    collector::track(interp, &value);
    push(t, value);
}

fn set_function_attribute(f: Value, value: Value, which: u32) -> Value {
    let Value::Function(f) = &f else { return f };
    if which == FunctionAttr::Closure as u32 {
        let Value::Tuple(cells) = &value else { return Value::Function(f.clone()) };
        let cells = cells.items.iter().filter_map(|c| match c {
            Value::Cell(c) => Some(c.clone()),
            _ => None,
        });
        let meta = f.meta.borrow().clone().into();
        let new = Function { code: f.code.clone(), globals: f.globals.clone(), closure: cells.collect(), meta };
        return Value::Function(Rc::new(new));
    }
    let mut meta = f.meta.borrow_mut();
    match value {
        Value::Tuple(t) if which == FunctionAttr::Defaults as u32 => meta.defaults = Some(t),
        Value::Dict(d) if which == FunctionAttr::KwDefaults as u32 => meta.kwdefaults = Some(d),
        Value::Dict(d) if which == FunctionAttr::Scope as u32 => meta.scope = Some(d),
        Value::Function(_) => meta.annotate = Some(value),
        Value::Dict(d) => meta.annotations = Some(d),
        _ => {}
    }
    drop(meta);
    Value::Function(f.clone())
}
