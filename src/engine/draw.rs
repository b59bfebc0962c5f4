//! From what was recorded to a [`Trace`]: tracks get numbers, threads and locks get names.

use std::collections::HashMap;

use super::lanes::{Calls, Lane, What};
use super::lines::Watched;
use super::recorder::{Moment, Recorder};
use super::tasks::TaskTracks;
use crate::base::{GilId, LockId, Ns, ProcessId, ThreadId};
use crate::kernel::world::console::Written;
use crate::kernel::world::tasks::Tasks;
use crate::trace::build::Builder;
use crate::trace::{Flow, Instant, InstantKind, Slice, Trace, Track, TrackId, TrackKind};

/// Draws a run that ends, or ends as far as is known, at `end`.
pub(super) fn draw(
    recorder: &mut Recorder,
    program: &Watched,
    mut tasks: Tasks,
    written: &[(Written, u32)],
    end: Ns,
) -> (Trace, crate::protocol::Stats) {
    recorder.close(end);
    tasks.close(end);
    let mut builder = Builder::default();
    let tracks = Tracks::open(&mut builder, recorder, program, &tasks);
    let mut by_thread = vec![Vec::new(); if tasks.tasks.is_empty() { 0 } else { recorder.threads.len() }];
    let locks: Vec<LockId> = recorder.locks.contended().collect();
    let of_locks = locks.iter().flat_map(|lock| recorder.locks.pieces(*lock));
    let pieces = std::mem::take(&mut recorder.pieces);
    let mut details = HashMap::from([(What::Nothing, 0)]);
    builder.reserve(pieces.len());
    for piece in pieces.drain().chain(of_locks) {
        // Not drawn: no real program but Python has one.
        if matches!(piece.lane, Lane::Gil(gil) if !tracks.gils.contains_key(&gil.0)) {
            continue;
        }
        let describe = || builder.string(&describe(piece.what, &recorder.calls, program));
        let detail = *details.entry(piece.what).or_insert_with(describe);
        let slice = Slice {
            track: tracks.of(piece.lane),
            start: piece.start,
            end: piece.end,
            state: piece.state,
            line: piece.line,
            owner: piece.owner.map(|owner| tracks.of(Lane::Thread(owner))),
            detail,
        };
        builder.slice(slice);
        if let Lane::Thread(thread) = piece.lane
            && tracks.tasks.has_loop(thread)
            && let Some(slices) = by_thread.get_mut(thread.index())
        {
            slices.push(slice);
        }
    }
    let thread_track = |thread| tracks.of(Lane::Thread(thread));
    tracks.tasks.draw(&mut builder, &tasks, thread_track, &by_thread, recorder.last(end));
    for &(at, thread, moment, line) in &recorder.moments {
        let kind = match moment {
            Moment::DropRequest => InstantKind::DropRequest,
            Moment::Exit => InstantKind::Exit,
        };
        builder.instant(Instant { track: tracks.of(Lane::Thread(thread)), at, kind, detail: 0, line });
    }
    for (written, line) in written {
        if recorder.covers(written.at) {
            let detail = builder.string(&written.text);
            let track = tracks.of(Lane::Thread(written.thread));
            builder.instant(Instant { track, at: written.at, kind: InstantKind::Output, detail, line: *line });
        }
    }
    for failure in program.processes.failures() {
        let detail = builder.string(&failure.message);
        let track = tracks.of(Lane::Thread(failure.thread));
        let line = failure.span.line;
        builder.instant(Instant { track, at: failure.at, kind: InstantKind::Failed, detail, line });
    }
    for arrow in &recorder.arrows {
        let (from, to) = (tracks.of(Lane::Thread(arrow.from.1)), tracks.of(Lane::Thread(arrow.to.1)));
        builder.flow(Flow { from, from_at: arrow.from.0, to, to_at: arrow.to.0, kind: arrow.kind });
    }
    let mut stats = recorder.stats.clone();
    stats.makespan = end;
    stats.memory = program.processes.world.borrow().resident.most();
    stats.instructions = program.processes.instructions();
    (builder.finish(end), stats)
}

/// The tracks of a run: the processes, each with its threads and GILs, the cores, the locks.
struct Tracks {
    threads: Vec<TrackId>,
    tasks: TaskTracks,
    gils: HashMap<u32, TrackId>,
    cores: TrackId,
    locks: HashMap<u32, TrackId>,
}

impl Tracks {
    fn open(builder: &mut Builder, recorder: &Recorder, program: &Watched, of_tasks: &Tasks) -> Self {
        let open = |builder: &mut Builder, kind, name: String, parent| builder.track(Track { kind, name, parent });
        let mut tasks = TaskTracks::new(of_tasks);
        let mut threads = vec![0; recorder.threads.len()];
        let mut gils = HashMap::new();
        let mut first = 0;
        for process in (0..recorder.processes).map(ProcessId) {
            let track = open(builder, TrackKind::Process, program.processes.process_name(process), None);
            if process.0 == 0 {
                first = track;
            }
            for (id, _) in recorder.homes.iter().enumerate().filter(|(_, home)| **home == process) {
                let id = id as u32;
                let name = program.processes.thread_name(ThreadId(id));
                let thread = open(builder, TrackKind::Thread(id), name, Some(track));
                threads[id as usize] = thread;
                tasks.open(builder, of_tasks, ThreadId(id), thread);
            }
            if program.processes.world.borrow().names.programs.contains(&process) {
                continue;
            }
            for (GilId(gil), _) in recorder.gils().filter(|(_, home)| *home == process) {
                gils.insert(gil, open(builder, TrackKind::Gil, "GIL".into(), Some(track)));
            }
        }
        let mut cores = None;
        for id in 0..recorder.cores() {
            let track = open(builder, TrackKind::Core(id), format!("Core {id}"), None);
            cores.get_or_insert(track);
        }
        let mut locks = HashMap::new();
        for lock in recorder.locks.contended() {
            let track = open(builder, TrackKind::Lock(lock.0), program.lock_name(lock), Some(first));
            locks.insert(lock.0, track);
        }
        Self { threads, tasks, gils, cores: cores.unwrap_or_default(), locks }
    }

    fn of(&self, lane: Lane) -> TrackId {
        match lane {
            Lane::Thread(thread) => self.threads.get(thread.index()).copied().unwrap_or_default(),
            Lane::Gil(gil) => self.gils.get(&gil.0).copied().unwrap_or_default(),
            Lane::Core(core) => self.cores + core,
            Lane::Lock(lock) => self.locks.get(&lock.0).copied().unwrap_or_default(),
        }
    }
}

fn describe(what: What, calls: &Calls, program: &Watched) -> String {
    match what {
        What::Nothing => String::new(),
        What::Lock(lock) => program.lock_name(lock),
        What::Join(thread) => format!("join {}", program.processes.thread_name(thread)),
        What::Call(function) => calls.name(function).to_owned(),
    }
}
