//! What an event loop has, and what its callbacks are called.

use super::facts::{Facts, Look, MOST_VALUES, items};
use super::{Aspect, Shown};
use crate::base::order::sort_by_key;
use crate::base::{Ns, SEC};
use crate::python::object::{Base, Object, Value};

/// Where `time.monotonic` stands when a run starts (`stdlib/time.rs`), in ns.
const MONOTONIC: Ns = 1000 * SEC;

impl Look<'_> {
    pub(super) fn event_loop(&mut self, object: &Object) -> Facts {
        let ready = self.get(object, "_ready");
        let (first, length) = items(&ready);
        let mut shown: Vec<Shown> = first.iter().map(|handle| Shown::Text(self.handle(handle))).collect();
        if length > shown.len() {
            shown.push(Shown::Text(format!("… +{}", length - shown.len())));
        }
        let mut facts = vec![(Aspect::Ready, shown)];
        let mut timers = Vec::new();
        if let Value::List(scheduled) = self.get(object, "_scheduled") {
            for handle in scheduled.items.borrow().iter() {
                let Value::Object(timer) = handle else { continue };
                if let Value::Float(when) = self.get(timer, "_when") {
                    timers.push((((when * 1e9).round() as Ns).saturating_sub(MONOTONIC), handle.clone()));
                }
            }
        }
        sort_by_key(&mut timers, |(when, _)| *when);
        let length = timers.len();
        let first = timers.into_iter().take(MOST_VALUES);
        let mut shown: Vec<Shown> = first.map(|(when, handle)| Shown::Due(self.handle(&handle), when)).collect();
        if length > shown.len() {
            shown.push(Shown::Text(format!("… +{}", length - shown.len())));
        }
        facts.push((Aspect::Timers, shown));
        let mut files = Vec::new();
        if let Value::Object(selector) = self.get(object, "_selector")
            && let Value::Dict(keys) = self.get(&selector, "_fd_to_key")
        {
            for (fd, key) in keys.table.borrow().iter().take(MOST_VALUES) {
                let of = match key {
                    Value::Object(key) => match &key.base {
                        Base::Value(Value::Tuple(key)) => key.items.first().cloned(),
                        _ => None,
                    },
                    _ => None,
                };
                let kind = of.map(|of| self.interp.type_name(&of)).filter(|kind| kind != "int").unwrap_or_default();
                files.push(Shown::Text(format!("{} {kind}", self.brief(fd)).trim_end().to_owned()));
            }
        }
        facts.push((Aspect::Io, files));
        facts
    }

    /// What a handle will call: the task that goes on, if it is a step of one.
    fn handle(&mut self, handle: &Value) -> String {
        let Value::Object(handle) = handle else { return self.brief(handle) };
        let callback = self.get(handle, "_callback");
        // A timer's future: whoever waits for it goes on.
        if let Value::Tuple(args) = self.get(handle, "_args")
            && let Some(name) = args.items.first().and_then(|future| self.waiter(future))
        {
            return name;
        }
        self.callable(&callback)
    }

    pub(super) fn callable(&mut self, value: &Value) -> String {
        match value {
            Value::Method(method) => {
                if let Value::Object(task) = &method.this
                    && &*task.class.name.borrow().as_str().to_owned() == "Task"
                {
                    return match self.get(task, "_name") {
                        Value::Int(number) => format!("Task-{number}"),
                        other => other.as_str().unwrap_or("Task").to_owned(),
                    };
                }
                self.callable(&method.func)
            }
            Value::Function(function) => function.code.def.qualname.to_string(),
            Value::Class(class) => class.name.borrow().as_str().to_owned(),
            Value::Builtin(builtin) => builtin.name.to_owned(),
            Value::None => "—".to_owned(),
            other => self.brief(other),
        }
    }
}
