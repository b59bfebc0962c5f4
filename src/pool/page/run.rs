//! [`Real`]: one run on real processes: the hub, and a worker for each process.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;
use web_sys::Performance;

use super::link::{Link, can_start, loader};
use crate::base::{MS, Ns, ProcessId};
use crate::pool::hub::{Command, Hub};
use crate::protocol::{Device, Outcome, Output, RunReply, RunRequest};
use crate::trace::Trace;

/// What the owner of a run is told.
pub(super) enum Update {
    /// It goes on.
    Goes {
        /// Workers there are.
        workers: usize,
        /// A process that has not answered for so many seconds.
        silent: Option<(i64, u32)>,
        /// Everything that was written.
        written: Vec<Output>,
        /// The picture up to now.
        picture: Box<Trace>,
    },
    /// It is over.
    Over {
        /// The whole run.
        reply: Box<RunReply>,
        /// Exit statuses of processes but the first that did not end well.
        bad: Vec<i32>,
        /// What it cost here.
        device: Option<Device>,
    },
}

/// How often the owner is told that the run goes on, in ns; less often if that takes long.
const NEWS: Ns = 200 * MS;
/// Telling and drawing may take one in so many parts of the time.
const SHARE: Ns = 8;

struct State {
    hub: Hub,
    links: BTreeMap<ProcessId, Link>,
    timer: Option<Timeout>,
    /// When the owner is told again, in ns.
    news: Ns,
    is_over: bool,
}

/// See the module. Dropping it ends every worker.
pub(super) struct Real {
    state: RefCell<State>,
    report: fn(Update),
    loader: String,
    performance: Performance,
    /// Its start, in ms since the page was opened.
    start: f64,
}

impl Real {
    /// Starts a run in which at most `limit` processes compute at a time; `None` where there are no workers.
    pub(super) fn start(request: RunRequest, limit: Option<u32>, report: fn(Update)) -> Option<Rc<Self>> {
        let window = web_sys::window().filter(|_| can_start())?;
        let performance = window.performance()?;
        let loader = loader()?;
        let start = performance.now();
        let mut hub = Hub::new(request, performance.time_origin() + start);
        hub.limit(limit);
        let state = State { hub, links: BTreeMap::new(), timer: None, news: 0, is_over: false };
        let real = Rc::new(Self { state: RefCell::new(state), report, loader, performance, start });
        real.act(|_, _| {});
        Some(real)
    }

    /// Ends it.
    pub(super) fn stop(self: &Rc<Self>, outcome: Outcome) {
        self.act(|hub, now| hub.stop(outcome, now));
    }

    /// Ends the oldest process but the first.
    pub(super) fn strike(self: &Rc<Self>) {
        self.act(Hub::strike);
    }

    fn now(&self) -> Ns {
        ((self.performance.now() - self.start).max(0.0) * 1e6) as Ns
    }

    /// Changes the hub and does what it says; the owner is told when its state is whole again.
    fn act(self: &Rc<Self>, change: impl FnOnce(&mut Hub, Ns)) {
        let now = self.now();
        let mut state = self.state.borrow_mut();
        let state = &mut *state;
        if state.is_over {
            return;
        }
        change(&mut state.hub, now);
        loop {
            let commands = state.hub.take_commands();
            if commands.is_empty() {
                break;
            }
            for command in commands {
                match command {
                    Command::Start(id) => match self.link(id) {
                        Ok(link) => drop(state.links.insert(id, link)),
                        Err(_) => state.hub.broke(id, now),
                    },
                    Command::Post(id, bytes) => {
                        if let Some(link) = state.links.get(&id) {
                            link.post(&bytes);
                        }
                    }
                    Command::End(id) => drop(state.links.remove(&id)),
                }
            }
        }
        if let Some(reply) = state.hub.result() {
            state.is_over = true;
            state.timer = None;
            state.links.clear();
            let (bad, device) = (state.hub.bad(), state.hub.device());
            self.later(Update::Over { reply: Box::new(reply), bad, device });
            return;
        }
        if now >= state.news {
            let hub = &state.hub;
            let (workers, silent, written) = (hub.workers(), hub.silent(), hub.written());
            let picture = Box::new(hub.so_far(now));
            state.news = now + NEWS.max((self.now() - now) * SHARE);
            self.later(Update::Goes { workers, silent, written, picture });
        }
        let delay = state.hub.due().min(state.news).saturating_sub(now).div_ceil(MS).clamp(1, 1_000_000) as u32;
        let real = Rc::downgrade(self);
        state.timer = Some(Timeout::new(delay, move || {
            if let Some(real) = real.upgrade() {
                real.act(Hub::tick);
            }
        }));
    }

    /// Tells the owner, who may drop this run at that.
    fn later(self: &Rc<Self>, update: Update) {
        let real = Rc::downgrade(self);
        let tell = move || {
            if let Some(real) = real.upgrade() {
                let start = real.now();
                (real.report)(update);
                let took = real.now().saturating_sub(start);
                let news = &mut real.state.borrow_mut().news;
                *news = (*news).max(start + took * SHARE);
            }
        };
        Timeout::new(0, tell).forget();
    }

    fn link(self: &Rc<Self>, id: ProcessId) -> Result<Link, JsValue> {
        let (heard, failed) = (Rc::downgrade(self), Rc::downgrade(self));
        let hear = move |bytes: Vec<u8>| {
            if let Some(real) = heard.upgrade() {
                real.act(|hub, now| hub.hear(id, &bytes, now));
            }
        };
        let fail = move || {
            if let Some(real) = failed.upgrade() {
                real.act(|hub, now| hub.broke(id, now));
            }
        };
        Link::start(&self.loader, hear, fail)
    }
}
