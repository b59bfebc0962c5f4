//! How the thread that forks is copied.

use super::Copier;
use crate::python::object::Value;
use crate::python::vm::control::After;
use crate::python::vm::thread::{Frame, FrameExtra, Pending, Ret, Thread};

impl Copier {
    pub(super) fn whole_thread(&mut self, old: &Thread) -> Thread {
        let Thread { stack, frames, handled, pending, clock, executed, entry, ended } = old;
        Thread {
            stack: self.values(stack),
            frames: frames.iter().map(|frame| self.frame(frame)).collect(),
            handled: self.value(handled),
            pending: pending.as_ref().map(|pending| self.pending(pending)),
            clock: *clock,
            executed: *executed,
            entry: entry.as_ref().map(|(function, args)| (self.value(function), self.values(args))),
            ended: ended.as_ref().map(|ended| match ended {
                Ok(value) => Ok(self.value(value)),
                Err(exception) => Err(self.value(exception)),
            }),
        }
    }

    fn frame(&mut self, old: &Frame) -> Frame {
        let Frame { func, ip, base, sp, ret_sp, ret, extra } = old;
        Frame {
            func: self.function(func),
            ip: *ip,
            base: *base,
            sp: *sp,
            ret_sp: *ret_sp,
            ret: self.ret(ret),
            extra: extra.as_ref().map(|extra| Box::new(self.frame_extra(extra))),
        }
    }

    pub(super) fn frame_extra(&mut self, old: &FrameExtra) -> FrameExtra {
        let FrameExtra { class_namespace, class_mapping, generator, saved_handled, spare: _ } = old;
        FrameExtra {
            class_namespace: self.optional_dict(class_namespace.as_ref()),
            class_mapping: class_mapping.as_ref().map(|mapping| self.value(mapping)),
            generator: generator.as_ref().map(|generator| self.generator(generator)),
            saved_handled: self.value(saved_handled),
            spare: None,
        }
    }

    fn pending(&mut self, old: &Pending) -> Pending {
        let Pending { after, ret, call, since } = old;
        let after = match after {
            After::None => After::None,
            After::Bool => After::Bool,
            After::Fork => After::Fork,
            After::Then(then, data) => After::Then(*then, self.value(data)),
        };
        Pending { after, ret: self.ret(ret), call: *call, since: *since }
    }

    fn ret(&mut self, old: &Ret) -> Ret {
        match old {
            Ret::Push => Ret::Push,
            Ret::Discard => Ret::Discard,
            Ret::Then(wanted) => Ret::then(wanted.0, self.value(&wanted.1), Ret::Push),
            Ret::Chain(chain) => Ret::then(chain.0, self.value(&chain.1), self.ret(&chain.2)),
            Ret::Outcome(wanted) => Ret::outcome(wanted.0, self.value(&wanted.1), self.ret(&wanted.2)),
            Ret::Init(object) => match self.value(&Value::Object(object.clone())) {
                Value::Object(object) => Ret::Init(object),
                _ => Ret::Push,
            },
            Ret::ForIter(to) => Ret::ForIter(*to),
            Ret::Send(to) => Ret::Send(*to),
            Ret::GenNext => Ret::GenNext,
            Ret::GenClose => Ret::GenClose,
            Ret::AttrOr(parts) => {
                let (function, object, name, method): &(Value, Value, Value, bool) = parts;
                Ret::AttrOr(Box::new((self.value(function), self.value(object), self.value(name), *method)))
            }
            Ret::Finalize(value) => Ret::Finalize(Box::new(self.value(value))),
            Ret::ThrowAfter(value) => Ret::ThrowAfter(Box::new(self.value(value))),
            Ret::Step(step) => Ret::Step(Box::new((self.value(&step.0), self.ret(&step.1)))),
            Ret::ExitContext(left) => Ret::ExitContext(Box::new((self.value(&left.0), self.ret(&left.1)))),
            Ret::Signal => Ret::Signal,
            Ret::Retry(pending) => Ret::Retry(Box::new(self.pending(pending))),
            Ret::MethodSlot => Ret::MethodSlot,
            Ret::Unpack => Ret::Unpack,
            Ret::GroupMatch => Ret::GroupMatch,
            Ret::Bottom => Ret::Bottom,
        }
    }
}
