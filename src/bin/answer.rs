//! Answers run requests: `Questions` as bytes on standard input, `Answers` on standard output.
//!
//! The prerenderer starts it. Two programs, so that a change to the pages does not compile the engine again; and the last
//! answers are kept beside this program, since the same engine says the same to the same questions.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

use gilscope::engine;
use gilscope::protocol::message::{Answers, Questions, decode, encode};
use gilscope::protocol::{RunReply, RunRequest};

fn main() -> ExitCode {
    let mut bytes = Vec::new();
    if let Err(error) = io::stdin().read_to_end(&mut bytes) {
        eprintln!("answer: {error}");
        return ExitCode::FAILURE;
    }
    let kept = Kept::of(&bytes);
    let answers = if let Some(answers) = kept.as_ref().and_then(Kept::read) {
        answers
    } else {
        let Ok(Questions { requests }) = decode(&bytes) else {
            eprintln!("answer: these are no questions of this version");
            return ExitCode::FAILURE;
        };
        let answers = encode(&Answers {
            replies: run(&requests),
            library: [false, true].map(engine::library_archive),
            costs: engine::costs(),
        });
        if let Some(kept) = &kept {
            kept.write(&answers);
        }
        answers
    };
    match io::stdout().write_all(&answers) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// All requests, on all cores.
fn run(requests: &[RunRequest]) -> Vec<RunReply> {
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
    replies.into_iter().filter_map(|reply| reply.into_inner().ok().flatten()).collect()
}

/// The file with the last answers. It opens with a number made of this program and the questions.
struct Kept {
    file: PathBuf,
    mark: [u8; 8],
}

impl Kept {
    fn of(questions: &[u8]) -> Option<Self> {
        let program = env::current_exe().ok()?;
        let mut hasher = DefaultHasher::new();
        (fs::read(&program).ok()?, questions).hash(&mut hasher);
        Some(Self { file: program.with_extension("kept"), mark: hasher.finish().to_le_bytes() })
    }

    fn read(&self) -> Option<Vec<u8>> {
        fs::read(&self.file).ok()?.strip_prefix(&self.mark).map(<[u8]>::to_vec)
    }

    /// A file that cannot be written is not missed.
    fn write(&self, answers: &[u8]) {
        let _ = fs::write(&self.file, [&self.mark, answers].concat());
    }
}
