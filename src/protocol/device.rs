//! What real processes cost on the reader's device: as they note it, and as a setting of the simulator.

use serde::{Deserialize, Serialize};

use crate::base::Ns;

/// Measured costs, in place of the model's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// From the start of the run to the program's first instruction, in ns.
    pub start: Ns,
    /// From asking for another process to its first instruction, in ns.
    pub child: Ns,
    /// What a process then needs to compile the library, in ns.
    pub compile: Ns,
    /// A question about what processes share and the answer to it, in ns.
    pub message: Ns,
    /// Time that code takes on one core, in thousandths of the model's.
    pub pace: u32,
}

/// What a real process notes about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Time it took to compile the library, in ns; the model has none, since CPython keeps what it compiled.
    pub compiled: Ns,
    /// For each of the first questions, the way there and back, in ns.
    pub messages: Vec<u32>,
    /// How long code took in each stretch of some ms, in thousandths of the model's time.
    pub paces: Vec<u32>,
}
