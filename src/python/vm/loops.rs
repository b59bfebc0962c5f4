//! [`Loops`]: what an interpreter knows of its event loops: which one runs in which thread, in the step of which task,
//! and all tasks there are.

use super::interp::Interp;
use crate::python::object::Value;
use crate::python::object::weak::WeakValue;

/// So many tasks are kept before those that are over are looked for.
const ROOM: usize = 64;

/// Event loops and tasks.
#[derive(Debug, Default)]
pub struct Loops {
    /// By thread: the loop that runs there and the task in whose step it is; Null for none.
    pub running: Vec<[Value; 2]>,
    /// All tasks in order of their creation, and perhaps some that are over.
    pub tasks: Vec<WeakValue>,
    /// At this many, those that are over are dropped.
    pub room: usize,
    /// The number of the last task that was given one as its name.
    pub names: i64,
    /// The version of the last class of loops that was found to be as usual, and where its instances keep what is
    /// asked of them.
    pub usual: (u32, [usize; 3]),
    /// The versions of classes of futures that were found to be as usual, by their remainder.
    pub usual_futures: [u32; 4],
}

impl Interp {
    /// The running loop of this thread and its current task; Null for none.
    pub fn running(&self) -> [Value; 2] {
        self.loops.running.get(self.thread.index()).cloned().unwrap_or_default()
    }

    /// The place where those are kept.
    pub fn running_mut(&mut self) -> &mut [Value; 2] {
        let at = self.thread.index();
        if self.loops.running.len() <= at {
            self.loops.running.resize(at + 1, [Value::Null, Value::Null]);
        }
        &mut self.loops.running[at]
    }

    /// Adds a task to those there are; `over` tells of a living one whether it is over.
    pub fn add_task(&mut self, task: &Value, over: impl Fn(&Self, &Value) -> bool) {
        if self.loops.tasks.len() >= self.loops.room {
            let mut tasks = std::mem::take(&mut self.loops.tasks);
            tasks.retain(|task| task.upgrade().is_some_and(|task| !over(self, &task)));
            self.loops.room = (2 * tasks.len()).max(ROOM);
            self.loops.tasks = tasks;
        }
        self.loops.tasks.extend(WeakValue::of(task));
    }
}
