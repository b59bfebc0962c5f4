//! What a program's threads wait for and work with, at one moment: locks, queues, semaphores, pools, event loops, tasks.
//!
//! Start at [`things`]: it follows the program's names, looks at library objects through their attributes, and runs no
//! Python. What only the kernel knows (who holds a lock, who waits) is named by its number.

use std::collections::HashSet;
use std::rc::Rc;

use super::glance::{self, Glance};
use super::interp::Interp;
use super::names::{is_own, parts};
use super::thread::Thread;
use crate::base::order::sort_by_key;
use crate::base::{LockId, Ns, SEC, ThreadId, WaitId};
use crate::python::object::{Generator, Native, Object, Value};

/// Objects looked at.
const MOST: usize = 3_000;
/// Attributes and items followed from a name.
const DEEPEST: usize = 4;
/// Things that are shown.
const MOST_THINGS: usize = 40;
/// Values of one aspect that are shown.
const MOST_VALUES: usize = 12;
/// Where `time.monotonic` stands when a run starts (`stdlib/time.rs`), in ns.
const MONOTONIC: Ns = 1000 * SEC;

/// What a thing has; the order is that of `i18n::lens::Words::aspects`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// Who holds it.
    Holder,
    /// Who waits for it.
    Waiters,
    /// How many items, of how many that fit.
    Length,
    /// What is in it, next first.
    Items,
    /// Permits of a semaphore.
    Permits,
    /// Whether an event is set, an asyncio lock held.
    Flag,
    /// How many have come to a barrier, of how many.
    Arrived,
    /// Who waits to take.
    Getters,
    /// Who waits to put.
    Putters,
    /// Items put and not yet reported as done.
    Unfinished,
    /// How often its holder took it.
    Depth,
    /// Callbacks of a loop that run in its next turn.
    Ready,
    /// Callbacks of a loop by time.
    Timers,
    /// Sockets and pipes a loop waits for.
    Io,
    /// Threads of a pool, of how many.
    Workers,
    /// Permits of a pool's idle workers.
    Idle,
    /// Calls that no worker has taken.
    Calls,
    /// States of futures.
    Futures,
}

/// A value of an aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In brief.
    Text(String),
    /// The same, due at this time, in ns.
    Due(String, Ns),
    /// Who holds a lock of the kernel.
    Holder(LockId),
    /// Who waits for it.
    Waiters(LockId),
    /// Who waits in a queue of the kernel.
    Queue(WaitId),
}

/// A lock, a queue, a pool, a loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// A path from one of the program's names; of a loop its thread.
    pub name: Name,
    /// Its class.
    pub kind: String,
    /// What it has.
    pub facts: Vec<(Aspect, Vec<Shown>)>,
}

/// What a thing goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A path.
    Path(String),
    /// It belongs to a thread.
    Of(ThreadId),
}

/// What the program's names lead to, in the order of the names.
pub fn things<'a>(interp: &mut Interp, threads: impl Iterator<Item = (ThreadId, &'a Thread)>) -> Vec<Thing> {
    let mut roots = Vec::new();
    if let Some(main) = interp.modules.get("__main__") {
        let globals = main.namespace.items().into_iter();
        roots.extend(globals.map(|(name, value)| (interp.symbols.str(name).to_owned(), value)));
    }
    let mut loops = Vec::new();
    for (id, thread) in threads {
        for (at, frame) in thread.frames.iter().enumerate() {
            if is_own(interp, frame) {
                roots.extend(glance::variables(interp, thread, &thread.frames[at]));
            } else if &*frame.func.code.def.name == "run_forever"
                && let Some(Value::Object(object)) = thread.stack.get(frame.base as usize)
            {
                loops.push((id, object.clone()));
            }
        }
    }
    let tasks = waiting(interp);
    for task in &tasks {
        for generator in chain(&task.coroutine) {
            roots.extend(glance::suspended_variables(interp, &generator));
        }
    }
    let waits = tasks.into_iter().filter_map(|task| Some((task.future.address()?, task.name))).collect();
    let mut look = Look { interp, seen: HashSet::new(), waits, found: Vec::new(), futures: Vec::new(), more: 0 };
    for (id, object) in loops {
        let facts = look.event_loop(&object);
        let kind = object.class.name.borrow().as_str().to_owned();
        look.seen.insert(Rc::as_ptr(&object).addr());
        look.found.push(Thing { name: Name::Of(id), kind, facts });
    }
    look.run(roots);
    if look.more > 0 {
        look.futures.push(Shown::Text(format!("… +{}", look.more)));
    }
    if !look.futures.is_empty() {
        let facts = vec![(Aspect::Futures, look.futures)];
        look.found.push(Thing { name: Name::Path(String::new()), kind: "Future".to_owned(), facts });
    }
    look.found
}

/// Tasks that wait, with the program's frames in them, outermost first.
pub fn tasks(interp: &mut Interp) -> Vec<(String, Vec<Glance>)> {
    let mut out = Vec::new();
    for task in waiting(interp) {
        let frames: Vec<Glance> =
            chain(&task.coroutine).iter().filter_map(|generator| glance::suspended(interp, generator)).collect();
        if !frames.is_empty() {
            out.push((task.name, frames));
        }
    }
    out
}

/// A task that does not run.
struct Waiting {
    name: String,
    /// What it waits for; `None`, if it is ready.
    future: Value,
    coroutine: Rc<Generator>,
}

/// Tasks with a lane in the picture that do not run, in the order of their lanes.
fn waiting(interp: &mut Interp) -> Vec<Waiting> {
    let mut lanes: Vec<_> =
        interp.task_lanes.values().filter_map(|(lane, task)| Some((*lane, task.upgrade()?))).collect();
    sort_by_key(&mut lanes, |(lane, _)| *lane);
    let mut out = Vec::new();
    for (_, task) in lanes {
        let Value::Generator(coroutine) = attribute(interp, &task, "_coro") else { continue };
        if coroutine.frame.borrow().is_none() {
            continue;
        }
        let name = match attribute(interp, &task, "_name") {
            Value::Int(number) => format!("Task-{number}"),
            other => other.as_str().unwrap_or("Task").to_owned(),
        };
        out.push(Waiting { name, future: attribute(interp, &task, "_fut_waiter"), coroutine });
    }
    out
}

/// A coroutine and those it waits for, outermost first.
fn chain(coroutine: &Rc<Generator>) -> Vec<Rc<Generator>> {
    let mut out = vec![coroutine.clone()];
    while let Some(next) = out.last().and_then(|last| last.delegate()) {
        match next {
            Value::Generator(next) if out.len() < 64 => out.push(next),
            _ => break,
        }
    }
    out
}

/// An attribute of an instance or its class.
fn attribute(interp: &mut Interp, object: &Object, name: &str) -> Value {
    let name = interp.intern(name);
    interp.instance_get(object, name).or_else(|| object.class.lookup(name)).unwrap_or_default()
}

/// The first items of a container, and how many it has.
fn items(value: &Value) -> (Vec<Value>, usize) {
    match value {
        Value::List(list) => {
            let items = list.items.borrow();
            (items.iter().take(MOST_VALUES).cloned().collect(), items.len())
        }
        Value::Native(native) => match &**native {
            Native::Deque(deque) => {
                let items = deque.items.borrow();
                (items.iter().take(MOST_VALUES).cloned().collect(), items.len())
            }
            Native::SimpleQueue { items, .. } => {
                let items = items.borrow();
                (items.iter().take(MOST_VALUES).cloned().collect(), items.len())
            }
            _ => (Vec::new(), 0),
        },
        Value::Set(set) => (Vec::new(), set.table.borrow().len()),
        Value::Dict(dict) => (Vec::new(), dict.table.borrow().len()),
        _ => (Vec::new(), 0),
    }
}

type Facts = Vec<(Aspect, Vec<Shown>)>;

struct Look<'a> {
    interp: &'a mut Interp,
    /// Addresses of objects that have been looked at.
    seen: HashSet<usize>,
    /// Addresses of futures that tasks wait for, and the tasks' names.
    waits: Vec<(usize, String)>,
    found: Vec<Thing>,
    futures: Vec<Shown>,
    /// Futures that were only counted.
    more: usize,
}

impl Look<'_> {
    /// Breadth first, so that a thing goes by its shortest path.
    fn run(&mut self, roots: Vec<(String, Value)>) {
        let mut level = roots;
        for _ in 0..DEEPEST {
            let mut next = Vec::new();
            for (path, value) in level {
                if self.seen.len() >= MOST || value.address().is_none_or(|address| !self.seen.insert(address)) {
                    continue;
                }
                if let Some(facts) = self.facts(&path, &value) {
                    if !facts.is_empty() && self.found.len() < MOST_THINGS {
                        let kind = self.interp.type_name(&value);
                        let kind = match kind.rsplit('.').next() {
                            Some("lock") => "Lock".to_owned(),
                            last => last.unwrap_or_default().to_owned(),
                        };
                        self.found.push(Thing { name: Name::Path(path), kind, facts });
                    }
                } else if self.leads_on(&value) {
                    parts(self.interp, &path, &value, &mut next);
                }
            }
            level = next;
        }
    }

    /// Whether what is inside belongs to the program.
    fn leads_on(&self, value: &Value) -> bool {
        match value {
            Value::Object(object) => &**object.class.module.borrow() == "__main__",
            Value::Class(class) => &**class.module.borrow() == "__main__",
            _ => true,
        }
    }

    /// `None` if it is none of the things that are shown.
    fn facts(&mut self, path: &str, value: &Value) -> Option<Facts> {
        match value {
            Value::Native(native) => match &**native {
                Native::Lock(lock) => Some(vec![holder(lock.id), waiters(lock.id)]),
                Native::RLock(lock) => {
                    let mut facts = vec![holder(lock.id), waiters(lock.id)];
                    if lock.count.get() > 1 {
                        facts.push((Aspect::Depth, text(lock.count.get())));
                    }
                    Some(facts)
                }
                Native::SimpleQueue { wait, .. } => {
                    let mut facts = self.contents(value, None);
                    facts.push((Aspect::Getters, vec![Shown::Queue(*wait)]));
                    Some(facts)
                }
                _ => None,
            },
            Value::Object(object) => self.object(path, object),
            _ => None,
        }
    }

    fn object(&mut self, path: &str, object: &Rc<Object>) -> Option<Facts> {
        let classes = std::iter::once(&object.class).chain(&object.class.mro);
        let classes: Vec<(Rc<str>, String)> =
            classes.map(|class| (class.module.borrow().clone(), class.name.borrow().as_str().to_owned())).collect();
        classes.iter().find_map(|(module, name)| match (&**module, &**name) {
            ("threading", "Condition") => Some(self.condition(object)),
            ("threading", "Semaphore") => Some(self.counted(object, Aspect::Permits)),
            ("threading", "Event") => Some(self.counted(object, Aspect::Flag)),
            ("threading" | "asyncio.locks", "Barrier") => Some(self.barrier(object)),
            ("queue", "Queue") => Some(self.queue(object)),
            ("asyncio.locks", "Lock") => Some(self.awaited(object, Aspect::Flag, "_locked")),
            ("asyncio.locks", "Event") => Some(self.awaited(object, Aspect::Flag, "_value")),
            ("asyncio.locks", "Semaphore") => Some(self.awaited(object, Aspect::Permits, "_value")),
            ("asyncio.locks", "Condition") => Some(vec![(Aspect::Waiters, self.awaiting(object, "_waiters"))]),
            ("asyncio.queues", "Queue") => Some(self.async_queue(object)),
            ("concurrent.futures.thread", "ThreadPoolExecutor") => Some(self.pool(object)),
            ("concurrent.futures._base", "Future") => {
                self.future(path, object);
                Some(Vec::new())
            }
            _ => None,
        })
    }

    fn get(&mut self, object: &Object, name: &str) -> Value {
        attribute(self.interp, object, name)
    }

    fn brief(&mut self, value: &Value) -> String {
        glance::brief(self.interp, value, 1)
    }

    /// Length and items of a container.
    fn contents(&mut self, container: &Value, most: Option<i64>) -> Facts {
        let (first, length) = items(container);
        let size =
            most.filter(|most| *most > 0).map_or_else(|| length.to_string(), |most| format!("{length} / {most}"));
        let mut shown: Vec<Shown> = first.iter().map(|item| Shown::Text(self.brief(item))).collect();
        if length > shown.len() {
            shown.push(Shown::Text(format!("… +{}", length - shown.len())));
        }
        vec![(Aspect::Length, text(size)), (Aspect::Items, shown)]
    }

    /// Those who sleep in a `threading.Condition`, each on a lock of its own.
    fn sleepers(&mut self, condition: &Value) -> Vec<Shown> {
        let Value::Object(condition) = condition else { return Vec::new() };
        let waiters = self.get(condition, "_waiters");
        let locks = items(&waiters).0.into_iter().filter_map(|waiter| lock_of(&waiter));
        locks.map(Shown::Waiters).collect()
    }

    fn condition(&mut self, object: &Rc<Object>) -> Facts {
        let lock = lock_of(&self.get(object, "_lock"));
        let mut facts: Facts = lock.map(holder).into_iter().collect();
        let mut sleepers = self.sleepers(&Value::Object(object.clone()));
        sleepers.extend(lock.map(Shown::Waiters));
        facts.push((Aspect::Waiters, sleepers));
        facts
    }

    /// A `Semaphore` or an `Event`.
    fn counted(&mut self, object: &Object, aspect: Aspect) -> Facts {
        let name = if aspect == Aspect::Flag { "_flag" } else { "_value" };
        let (value, condition) = (self.get(object, name), self.get(object, "_cond"));
        vec![(aspect, text(self.brief(&value))), (Aspect::Waiters, self.sleepers(&condition))]
    }

    fn barrier(&mut self, object: &Object) -> Facts {
        let (count, parties) = (self.get(object, "_count"), self.get(object, "_parties"));
        let (count, parties) = (self.brief(&count), self.brief(&parties));
        let condition = self.get(object, "_cond");
        let mut waiters = self.sleepers(&condition);
        if let Value::Object(condition) = &condition {
            waiters.extend(self.awaiting(condition, "_waiters"));
        }
        vec![(Aspect::Arrived, text(format!("{count} / {parties}"))), (Aspect::Waiters, waiters)]
    }

    fn queue(&mut self, object: &Object) -> Facts {
        let (queue, most) = (self.get(object, "queue"), self.get(object, "maxsize"));
        let mut facts = self.contents(&queue, integer(&most));
        for (aspect, name) in [(Aspect::Getters, "not_empty"), (Aspect::Putters, "not_full")] {
            let condition = self.get(object, name);
            facts.push((aspect, self.sleepers(&condition)));
        }
        let unfinished = self.get(object, "unfinished_tasks");
        facts.push((Aspect::Unfinished, text(self.brief(&unfinished))));
        facts
    }

    /// Tasks that wait for the futures of a deque.
    fn awaiting(&mut self, object: &Object, name: &str) -> Vec<Shown> {
        let waiters = self.get(object, name);
        items(&waiters).0.iter().filter_map(|future| self.waiter(future)).map(Shown::Text).collect()
    }

    /// The task that waits for a future.
    fn waiter(&self, future: &Value) -> Option<String> {
        let address = future.address()?;
        self.waits.iter().find(|(other, _)| *other == address).map(|(_, name)| name.clone())
    }

    fn awaited(&mut self, object: &Object, aspect: Aspect, name: &str) -> Facts {
        let value = self.get(object, name);
        vec![(aspect, text(self.brief(&value))), (Aspect::Waiters, self.awaiting(object, "_waiters"))]
    }

    fn async_queue(&mut self, object: &Object) -> Facts {
        let (queue, most) = (self.get(object, "_queue"), self.get(object, "_maxsize"));
        let mut facts = self.contents(&queue, integer(&most));
        facts.push((Aspect::Getters, self.awaiting(object, "_getters")));
        facts.push((Aspect::Putters, self.awaiting(object, "_putters")));
        let unfinished = self.get(object, "_unfinished_tasks");
        facts.push((Aspect::Unfinished, text(self.brief(&unfinished))));
        facts
    }

    fn pool(&mut self, object: &Object) -> Facts {
        let (threads, most) = (self.get(object, "_threads"), self.get(object, "_max_workers"));
        let workers = format!("{} / {}", items(&threads).1, self.brief(&most));
        let queue = self.get(object, "_work_queue");
        let (first, length) = items(&queue);
        let mut calls: Vec<Shown> = first.iter().map(|item| Shown::Text(self.work_item(item))).collect();
        if length > calls.len() {
            calls.push(Shown::Text(format!("… +{}", length - calls.len())));
        }
        let mut facts = vec![(Aspect::Workers, text(workers))];
        if let Value::Object(semaphore) = self.get(object, "_idle_semaphore") {
            let idle = self.get(&semaphore, "_value");
            facts.push((Aspect::Idle, text(self.brief(&idle))));
        }
        facts.push((Aspect::Calls, calls));
        facts
    }

    /// `square(3)`.
    fn work_item(&mut self, item: &Value) -> String {
        let Value::Object(item) = item else { return self.brief(item) };
        match self.get(item, "task") {
            Value::Tuple(task) if task.items.len() == 3 => {
                let arguments = self.brief(&task.items[1]);
                let arguments = arguments.strip_suffix(",)").map_or(arguments.clone(), |one| format!("{one})"));
                self.callable(&task.items[0]) + &arguments
            }
            other => self.brief(&other),
        }
    }

    fn future(&mut self, path: &str, object: &Object) {
        if self.futures.len() >= 2 * MOST_VALUES {
            self.more += 1;
            return;
        }
        let state = self.get(object, "_state");
        let mut shown = format!("{path}: {}", state.as_str().unwrap_or_default());
        if state.as_str() == Some("FINISHED") {
            let exception = self.get(object, "_exception");
            let outcome = if exception.is_none() { self.get(object, "_result") } else { exception };
            shown = format!("{shown} {}", self.brief(&outcome));
        }
        self.futures.push(Shown::Text(shown));
    }

    fn event_loop(&mut self, object: &Object) -> Facts {
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
                        crate::python::object::Base::Value(Value::Tuple(key)) => key.items.first().cloned(),
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

    fn callable(&mut self, value: &Value) -> String {
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

fn integer(value: &Value) -> Option<i64> {
    if let Value::Int(n) = value { Some(*n) } else { None }
}

fn text(value: impl ToString) -> Vec<Shown> {
    vec![Shown::Text(value.to_string())]
}

fn holder(lock: LockId) -> (Aspect, Vec<Shown>) {
    (Aspect::Holder, vec![Shown::Holder(lock)])
}

fn waiters(lock: LockId) -> (Aspect, Vec<Shown>) {
    (Aspect::Waiters, vec![Shown::Waiters(lock)])
}

fn lock_of(value: &Value) -> Option<LockId> {
    let Value::Native(native) = value else { return None };
    match &**native {
        Native::Lock(lock) => Some(lock.id),
        Native::RLock(lock) => Some(lock.id),
        _ => None,
    }
}
