//! The composition root of one run: request in, reply out, nothing else touched.

use crate::protocol::{InspectReply, InspectRequest, RunReply, RunRequest};

/// Runs a program on a machine. Total: every problem is part of the reply.
pub fn run(request: &RunRequest) -> RunReply {
    let _ = request;
    todo!("the VM lands here")
}

/// Replays a run up to one moment and says where every thread stands.
pub fn inspect(request: &InspectRequest) -> InspectReply {
    let _ = request;
    todo!("the VM lands here")
}
