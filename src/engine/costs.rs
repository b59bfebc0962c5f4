//! The cost model as data: every figure that the engine charges, for the page that shows them.

use litemap::LiteMap;

use crate::kernel::api::Config;
use crate::kernel::world::semaphore::FUTEX_NS;
use crate::kernel::world::socket::LOOPBACK;
use crate::protocol::message::Cost;
use crate::python::builtins::{COST, print};
use crate::python::bytecode::op::{BinaryOp, Op};
use crate::python::vm::cost;
use crate::stdlib::device::cost as device;
use crate::stdlib::{aio, aio_tasks, pickle, process};

/// Everything that has a price, by topic.
pub fn costs() -> Vec<Cost> {
    let config = Config::default();
    let machine = [
        ("switch_interval", config.switch_interval),
        ("lock_fairness", config.lock_fairness.unwrap_or_default()),
        ("quantum", config.quantum),
        ("context_switch", config.context_switch),
        ("wake_latency", config.wake_latency),
        ("timer_slack", config.timer_slack),
        ("thread_start", config.thread_start),
    ];
    let calls = [
        ("builtin", COST.into()),
        ("print", print::WRITE_NS),
        ("loop", aio::LOOP),
        ("epoll", aio::POLL),
        ("far_task", aio_tasks::FAR),
        ("timer_compare", aio::COMPARE),
        ("pipe_call", process::CALL_NS),
        ("futex", FUTEX_NS),
        ("register", process::REGISTER_NS),
        ("pickle_step", pickle::STEP_NS),
        ("open", device::OPEN),
        ("stat", device::STAT),
        ("cached", device::CACHED),
        ("disk", device::COLD),
        ("fsync", device::SYNC),
        ("socket", device::SOCKET),
        ("packet", device::PACKET),
        ("loopback", LOOPBACK),
    ];
    let starts = process::STARTS
        .into_iter()
        .chain([("interpreter", process::INTERPRETER_NS), ("interpreter_close", process::CLOSE_NS)]);
    let topic =
        |group: &'static str| move |(name, ns): (&str, u64)| Cost { group: group.into(), name: name.into(), ns };
    let mut costs: Vec<Cost> = machine.into_iter().map(topic("machine")).collect();
    costs.extend(starts.map(topic("starts")));
    costs.extend(calls.into_iter().map(topic("calls")));
    costs.extend(instructions());
    costs
}

/// The instructions, cheapest first; names that share a price in one line.
fn instructions() -> impl Iterator<Item = Cost> {
    let mut by_price: LiteMap<u64, Vec<&str>> = LiteMap::new();
    for op in Op::ALL {
        let names = by_price.entry(cost::of(*op, 0).into()).or_default();
        let name = op.name().split(' ').next().unwrap_or_default();
        // Pairs that run as one are no names of CPython's.
        if !name.ends_with(',') && !names.contains(&name) {
            names.push(name);
        }
    }
    let subscript = cost::of(Op::BinaryOp, BinaryOp::Subscript as u32);
    by_price.entry(subscript.into()).or_default().push("BINARY_OP [ ]");
    by_price.into_iter().map(|(ns, names)| Cost { group: "instructions".into(), name: names.join(", "), ns })
}
