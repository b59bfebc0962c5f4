//! The one queue and the one worker of a page, and who waits for which answer.

use std::cell::{OnceCell, RefCell};

use gloo_timers::callback::Timeout;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;

use super::link::{Event, Link};
use super::queue::{Command, Job, Kind, Queue};
pub use super::queue::{Failure, LabId};
use crate::protocol::message::{FromWorker, JobId, ToWorker, encode};
use crate::protocol::{InspectReply, InspectRequest, RunReply, RunRequest, VERSION};

/// What came of a job.
#[derive(Debug)]
pub enum Answer {
    /// To [`run`], and the bytes it came in.
    Ran(Box<RunReply>, Uint8Array),
    /// To [`inspect`], and the bytes it came in.
    Inspected(Box<InspectReply>, Uint8Array),
    /// To either.
    Failed(Failure),
}

type Asker = Box<dyn FnOnce(Answer)>;

#[derive(Default)]
struct Page {
    queue: Queue,
    link: Option<Link>,
    /// By job; a few at most.
    askers: Vec<(JobId, Asker)>,
    jobs: JobId,
    labs: u32,
    timer: Option<Timeout>,
    /// Counts workers, so that a last word of one that was thrown away is not taken for the new one's.
    worker: u32,
}

impl Page {
    fn take(&mut self, id: JobId) -> Option<Asker> {
        let at = self.askers.iter().position(|(other, _)| *other == id)?;
        Some(self.askers.swap_remove(at).1)
    }
}

thread_local! {
    static PAGE: RefCell<Page> = RefCell::default();
    static LOADER: OnceCell<Option<String>> = const { OnceCell::new() };
}

/// Reads where the worker is from `<link id="engine-loader">`. Call it before the page's address can change: the
/// link may be relative.
pub fn locate() {
    LOADER.with(|loader| {
        loader.get_or_init(|| {
            let link = web_sys::window()?.document()?.get_element_by_id("engine-loader")?;
            Some(link.dyn_into::<web_sys::HtmlLinkElement>().ok()?.href())
        });
    });
}

/// A name for a lab that will ask for runs.
pub fn new_lab() -> LabId {
    PAGE.with_borrow_mut(|page| {
        page.labs += 1;
        LabId(page.labs)
    })
}

/// Asks for a run. `done` is called once, unless a newer run of the same lab or [`cancel`] takes its place.
pub fn run(lab: LabId, request: RunRequest, done: impl FnOnce(Answer) + 'static) {
    submit(lab, Kind::Run, Box::new(done), |id| ToWorker::Run(id, Box::new(request)));
}

/// Asks where the threads of a run stand at a moment. `done` as for [`run`].
pub fn inspect(lab: LabId, request: InspectRequest, done: impl FnOnce(Answer) + 'static) {
    submit(lab, Kind::Inspect, Box::new(done), |id| ToWorker::Inspect(id, Box::new(request)));
}

/// Ends what a lab has asked for, at once.
pub fn cancel(lab: LabId) {
    act(|page, now| page.queue.cancel(lab, now));
}

fn submit(lab: LabId, kind: Kind, asker: Asker, message: impl FnOnce(JobId) -> ToWorker) {
    act(|page, now| {
        page.jobs += 1;
        let id = page.jobs;
        page.askers.push((id, asker));
        page.queue.submit(Job { id, lab, kind, bytes: encode(&message(id)) }, now)
    });
}

/// Changes the queue, does what it says, and calls askers only after the page's state is whole again: they may ask for
/// more.
fn act(change: impl FnOnce(&mut Page, f64) -> Vec<Command>) {
    let mut calls: Vec<(Asker, Answer)> = Vec::new();
    PAGE.with_borrow_mut(|page| {
        let mut commands = change(page, now());
        while !commands.is_empty() {
            let mut broke = false;
            for command in commands.drain(..) {
                match command {
                    Command::Spawn => {
                        page.worker += 1;
                        page.link = spawn(page.worker);
                        broke |= page.link.is_none();
                    }
                    Command::Terminate => page.link = None,
                    Command::Post(bytes) => {
                        broke |= page.link.as_ref().is_none_or(|link| link.post(&bytes).is_err());
                    }
                    Command::Fail(id, failure) => {
                        calls.extend(page.take(id).map(|asker| (asker, Answer::Failed(failure))));
                    }
                    Command::Drop(id) => drop(page.take(id)),
                }
            }
            if broke {
                commands = page.queue.broke(now());
            }
        }
        page.timer = page.queue.due().map(|due| {
            let delay = (due - now()).clamp(0.0, 1e8) as u32 + 1;
            Timeout::new(delay, check)
        });
    });
    for (asker, answer) in calls {
        asker(answer);
    }
}

fn check() {
    act(|page, now| page.queue.check(now));
}

fn spawn(number: u32) -> Option<Link> {
    locate();
    let url = LOADER.with(|loader| loader.get().cloned().flatten())?;
    Link::start(&url, move |event| hear(number, event)).ok()
}

fn hear(number: u32, event: Event) {
    let is_current = PAGE.with_borrow(|page| page.worker == number && page.link.is_some());
    if !is_current {
        return;
    }
    match event {
        Event::Message(FromWorker::Ready(VERSION), _) => act(|page, now| page.queue.ready(now)),
        Event::Message(FromWorker::Ready(_), _) => act(|page, now| page.queue.broke(now)),
        Event::Message(FromWorker::Ran(id, reply), raw) => deliver(id, Answer::Ran(reply, raw)),
        Event::Message(FromWorker::Inspected(id, reply), raw) => deliver(id, Answer::Inspected(reply, raw)),
        Event::Broke(message) => {
            web_sys::console::error_2(&"engine worker:".into(), &message.into());
            act(|page, now| page.queue.broke(now));
        }
    }
}

fn deliver(id: JobId, answer: Answer) {
    let asker = PAGE.with_borrow_mut(|page| page.take(id));
    act(|page, now| page.queue.answered(id, now));
    if let Some(asker) = asker {
        asker(answer);
    }
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}
