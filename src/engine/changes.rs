//! What a reader changes in the middle of a run: the run pauses, the change is made, the run goes on.
//!
//! A pause anywhere changes no run, so up to that moment it is the run without the change. What the program has made of
//! the old value by then stays as it is, as when a debugger sets a variable.

use super::Session;
use crate::base::ProcessId;
use crate::kernel::sched::{BadSchedule, Schedule};
use crate::protocol::form::{Value as Literal, value_of};
use crate::protocol::later::{self, Later, What};
use crate::python::object::Value;

/// The choices and the changes of a schedule's text.
pub(super) fn read(text: &str) -> Result<(Schedule, Vec<Later>), BadSchedule> {
    let (schedule, changes) = later::split(text).map_err(BadSchedule)?;
    Ok((schedule.parse()?, changes))
}

impl Session {
    /// A schedule as text, with the changes of this run behind it.
    pub(super) fn schedule(&self, choices: &Schedule) -> String {
        let mut text = choices.to_string();
        for change in &self.changes {
            text += &change.to_string();
        }
        text
    }

    /// Makes a change now.
    pub(super) fn change(&mut self, change: &Later) {
        match &change.what {
            What::Interval(ns) => {
                self.kernel.set_switch_interval(*ns);
                for (_, machine) in self.program.processes.machines() {
                    machine.interp.switch_interval = *ns;
                }
            }
            What::Global(name, literal) => {
                let first = self.program.processes.machines().find(|(process, _)| *process == ProcessId(0));
                if let (Some((_, machine)), Some(value)) = (first, value(literal)) {
                    machine.set_global(name, value);
                }
            }
        }
    }
}

/// The value of a literal.
fn value(literal: &str) -> Option<Value> {
    Some(match value_of(literal)? {
        Literal::Bool(yes) => Value::Bool(yes),
        Literal::Text(text) => Value::string(text),
        Literal::Number(number) if literal.contains('.') => Value::Float(number),
        Literal::Number(_) => Value::Int(literal.replace('_', "").parse().ok()?),
    })
}
