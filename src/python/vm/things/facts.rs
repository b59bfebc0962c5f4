//! The walk over the program's objects, and what each thing it finds has.

use std::collections::HashSet;
use std::rc::Rc;

use super::tasks::attribute;
use super::{Aspect, Name, Shown, Thing};
use crate::base::LockId;
use crate::python::object::{Native, Object, Value};
use crate::python::vm::glance;
use crate::python::vm::interp::Interp;
use crate::python::vm::names::parts;

/// Objects looked at.
const MOST: usize = 3_000;
/// Attributes and items followed from a name.
const DEEPEST: usize = 4;
/// Things that are shown.
const MOST_THINGS: usize = 40;
/// Values of one aspect that are shown.
pub(super) const MOST_VALUES: usize = 12;
/// The first items of a container, and how many it has.
pub(super) fn items(value: &Value) -> (Vec<Value>, usize) {
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

pub(super) type Facts = Vec<(Aspect, Vec<Shown>)>;

pub(super) struct Look<'a> {
    pub(super) interp: &'a mut Interp,
    /// Addresses of objects that have been looked at.
    pub(super) seen: HashSet<usize>,
    /// Addresses of futures that tasks wait for, and the tasks' names.
    pub(super) waits: Vec<(usize, String)>,
    pub(super) found: Vec<Thing>,
    pub(super) futures: Vec<Shown>,
    /// Futures that were only counted.
    pub(super) more: usize,
}

impl Look<'_> {
    /// Breadth first, so that a thing goes by its shortest path.
    pub(super) fn run(&mut self, roots: Vec<(String, Value)>) {
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

    pub(super) fn get(&mut self, object: &Object, name: &str) -> Value {
        attribute(self.interp, object, name)
    }

    pub(super) fn brief(&mut self, value: &Value) -> String {
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
    pub(super) fn waiter(&self, future: &Value) -> Option<String> {
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
