//! [`Real`]: one run on real processes: the hub, and a worker for each process.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ErrorEvent, HtmlLinkElement, MessageEvent, Performance, Worker, WorkerOptions, WorkerType};

use crate::base::{MS, Ns, ProcessId};
use crate::pool::hub::{Command, Hub};
use crate::protocol::{Outcome, Output, RunReply, RunRequest};

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
    },
    /// It is over.
    Over {
        /// The whole run.
        reply: Box<RunReply>,
        /// Exit statuses of processes but the first that did not end well.
        bad: Vec<i32>,
    },
}

/// How often the owner is told that the run goes on, in ns.
const NEWS: Ns = 100 * MS;

/// A worker and who listens to it. Dropping it ends the worker at once.
struct Link {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Gives a worker the engine's compiled wasm and the library, which the page's loader has prepared
/// (`prerender/assets.rs`).
async fn give_engine(worker: Worker) {
    let prepared = js_sys::Reflect::get(&js_sys::global(), &"gilscopeEngine".into()).ok();
    let engine = match prepared.and_then(|prepared| prepared.dyn_into::<js_sys::Promise>().ok()) {
        Some(prepared) => JsFuture::from(prepared).await.unwrap_or(JsValue::NULL),
        None => JsValue::NULL,
    };
    let _ = worker.post_message(&engine);
}

struct State {
    hub: Hub,
    links: BTreeMap<ProcessId, Link>,
    timer: Option<Timeout>,
    told: Ns,
    is_over: bool,
}

/// Whether this browser has workers.
pub(super) fn can_start() -> bool {
    js_sys::Reflect::get(&js_sys::global(), &"Worker".into()).is_ok_and(|worker| worker.is_function())
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
        let link = window.document()?.get_element_by_id("engine-loader")?;
        let loader = link.dyn_into::<HtmlLinkElement>().ok()?.href();
        let start = performance.now();
        let mut hub = Hub::new(request, performance.time_origin() + start);
        hub.limit(limit);
        let state = State { hub, links: BTreeMap::new(), timer: None, told: 0, is_over: false };
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
                            let buffer = js_sys::Uint8Array::from(&*bytes).buffer();
                            let _ = link.worker.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer));
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
            self.later(Update::Over { reply: Box::new(reply), bad: state.hub.bad() });
            return;
        }
        if now >= state.told + NEWS {
            state.told = now;
            let hub = &state.hub;
            let (workers, silent, written) = (hub.workers(), hub.silent(), hub.written());
            self.later(Update::Goes { workers, silent, written });
        }
        let delay = state.hub.due().saturating_sub(now).div_ceil(MS).clamp(1, 1_000_000) as u32;
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
                (real.report)(update);
            }
        };
        Timeout::new(0, tell).forget();
    }

    fn link(self: &Rc<Self>, id: ProcessId) -> Result<Link, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        // Its loader waits for the engine then, and fetches it itself if it is given none.
        options.set_name("process");
        let worker = Worker::new_with_options(&self.loader, &options)?;
        spawn_local(give_engine(worker.clone()));
        let real = Rc::downgrade(self);
        let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
            let bytes = js_sys::Uint8Array::new(&event.data()).to_vec();
            if let Some(real) = real.upgrade() {
                real.act(|hub, now| hub.hear(id, &bytes, now));
            }
        });
        let real = Rc::downgrade(self);
        let on_error = Closure::<dyn FnMut(_)>::new(move |event: ErrorEvent| {
            web_sys::console::warn_2(&"a process's worker:".into(), &event.message().into());
            if let Some(real) = real.upgrade() {
                real.act(|hub, now| hub.broke(id, now));
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Link { worker, _on_message: on_message, _on_error: on_error })
    }
}
