//! Answers run requests: `Questions` as bytes on standard input, `Answers` on standard output.
//!
//! The prerenderer starts it. Two programs, so that a change to the pages does not compile the engine again.

use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use gilscope::engine;
use gilscope::protocol::message::{Answers, Questions, decode, encode};

fn main() -> ExitCode {
    let mut bytes = Vec::new();
    if let Err(error) = io::stdin().read_to_end(&mut bytes) {
        eprintln!("answer: {error}");
        return ExitCode::FAILURE;
    }
    let Ok(Questions { requests }) = decode(&bytes) else {
        eprintln!("answer: these are no questions of this version");
        return ExitCode::FAILURE;
    };
    let replies: Vec<_> = requests.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((request, reply)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    requests.get(at).zip(replies.get(at))
                } {
                    *reply.lock().expect("nobody panics with it") = Some(engine::run(request));
                }
            });
        }
    });
    let replies = replies.into_iter().filter_map(|reply| reply.into_inner().ok().flatten()).collect();
    match io::stdout().write_all(&encode(&Answers { replies, library: engine::library_archive() })) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
