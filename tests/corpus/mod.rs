//! The programs of `tests/python` as requests, and a digest of their replies: natively and in the browser it must be
//! the same.

mod programs;

use gilscope::engine;
use gilscope::protocol::{RunReply, RunRequest, SwitchPoints};

pub(crate) use programs::PROGRAMS;

/// The request of a program: the default machine, changed by its comment lines.
///
/// `# machine: cores=4 gil=off interval=0.001 points=3.9`, `# seed: 7`.
pub(crate) fn request(name: &str, source: &str) -> RunRequest {
    let mut request = RunRequest::new(source);
    request.filename = format!("{}.py", name.rsplit('/').next().unwrap_or(name));
    for line in source.lines() {
        if let Some(seed) = line.strip_prefix("# seed: ") {
            request.seed = seed.trim().parse().expect("a seed is a number");
        }
        for setting in line.strip_prefix("# machine: ").unwrap_or_default().split_whitespace() {
            match setting.split_once('=') {
                Some(("cores", n)) => request.machine.cores = n.parse().expect("cores are a number"),
                Some(("gil", on)) => request.machine.gil = on == "on",
                Some(("interval", s)) => {
                    let seconds: f64 = s.parse().expect("the interval is in seconds");
                    request.machine.switch_interval = (seconds * 1e9).round() as u64;
                }
                Some(("points", "3.9")) => request.machine.switch_points = SwitchPoints::EveryBytecode,
                _ => panic!("{name}: what is `{setting}`?"),
            }
        }
    }
    request
}

/// FNV-1a over the bytes of a reply.
pub(crate) fn digest(reply: &RunReply) -> u64 {
    let bytes = postcard::to_allocvec(reply).expect("a reply is plain data");
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

/// One line for each program: its name and the digest of its reply.
#[allow(dead_code)]
pub(crate) fn digests() -> String {
    let line = |(name, source): &(&str, &str)| {
        let reply = engine::run(&request(name, source));
        format!("{:016x} {name}\n", digest(&reply))
    };
    PROGRAMS.iter().map(line).collect()
}
