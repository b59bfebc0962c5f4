//! When a lab talks to its engine: after each change, and for the exact lines at a resting playhead.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Uint8Array;
use yew::prelude::*;

use super::hooks::Frame;
use super::state::{Action, Phase, State, When};
use crate::client::{self, Answer, LabId};
use crate::protocol::InspectRequest;

/// So long after the last key the program runs, in ms.
const TYPING_PAUSE: u32 = 400;
/// After this many ms a run is called slow.
const SLOW: u32 = 150;
/// Between a run or a question for lines and the next question, in ms: a moving slider's runs come first.
const PAUSE: f64 = 60.0;

/// The newest answers as the engine sent them, for the lens.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub(super) run: Option<Uint8Array>,
    pub(super) lines: Option<Uint8Array>,
}

pub(super) type SharedRaw = Rc<RefCell<Raw>>;

/// Runs the newest program whenever it changed.
#[hook]
pub(super) fn use_runs(state: &UseReducerHandle<State>, lab: LabId, raw: &SharedRaw) {
    let raw = raw.clone();
    let dispatcher = state.dispatcher();
    let asked = state.asked;
    let request = state.request();
    use_effect_with(asked, move |asked| {
        let asked = *asked;
        let send = move || {
            let answered = dispatcher.clone();
            let sent = request.clone();
            client::run(lab, request, move |answer| {
                answered.dispatch(match answer {
                    Answer::Ran(reply, bytes) => {
                        raw.borrow_mut().run = Some(bytes);
                        Action::Replied(asked.generation, Box::new(sent), reply)
                    }
                    Answer::Failed(failure) => Action::Failed(asked.generation, failure),
                    Answer::Inspected(..) => return,
                });
            });
        };
        let (frame, timeout) = match asked.when {
            _ if asked.generation == 0 => (None, None),
            When::Now => (Frame::request(move |_| send()), None),
            When::Pause => (None, Some(Timeout::new(TYPING_PAUSE, send))),
        };
        move || drop((frame, timeout))
    });

    let dispatcher = state.dispatcher();
    let waits = (state.phase == Phase::Running { slow: false }).then_some(asked);
    use_effect_with(waits, move |waits| {
        let timeout = waits.map(|asked| {
            let delay = if asked.when == When::Pause { SLOW + TYPING_PAUSE } else { SLOW };
            Timeout::new(delay, move || dispatcher.dispatch(Action::Slow))
        });
        move || drop(timeout)
    });
}

/// Asks where the threads stand at the playhead, one question at a time and not faster than anyone reads.
#[hook]
pub(super) fn use_lines(state: &UseReducerHandle<State>, lab: LabId, raw: &SharedRaw) {
    let raw = raw.clone();
    let dispatcher = state.dispatcher();
    // What to ask about; which run was asked about last, and when.
    let latest = use_mut_ref(|| (None, 0, 0.0));
    latest.borrow_mut().0 = state.run.clone().map(|run| (run, state.playhead, state.seek.clone()));
    let is_known = state.lines.as_ref().is_some_and(|(at, _)| *at == state.playhead);
    // Who waits for ever is still there at the end.
    let is_inside = state.playhead < state.end() || state.trouble.is_some();
    let steps = state.seek.is_some();
    let wanted = steps || is_inside && !is_known;
    let wanted = wanted && !state.inspecting && state.phase == Phase::Rest && !state.stale;
    use_effect_with((wanted, steps, state.answered()), move |(wanted, steps, generation)| {
        let generation = *generation;
        let pause = match *latest.borrow() {
            _ if *steps => 0.0,
            (_, run, at) if run == generation => PAUSE - (client::now() - at),
            _ => PAUSE,
        };
        let timeout = wanted.then(|| {
            // A number below zero becomes zero.
            Timeout::new(pause as u32, move || {
                let mut latest = latest.borrow_mut();
                let Some((run, at, seek)) = latest.0.clone() else { return };
                (latest.1, latest.2) = (generation, client::now());
                drop(latest);
                dispatcher.dispatch(Action::Inspecting);
                let request = InspectRequest { run: run.request.clone(), at, seek: seek.clone() };
                client::inspect(lab, request, move |answer| {
                    let threads = match answer {
                        Answer::Inspected(reply, bytes) => {
                            raw.borrow_mut().lines = Some(bytes);
                            let threads = Rc::from(reply.threads);
                            if seek.is_some() && reply.found {
                                return dispatcher.dispatch(Action::Found(generation, reply.at, threads));
                            }
                            Some(threads)
                        }
                        _ => None,
                    };
                    dispatcher.dispatch(Action::Lines(generation, at, threads));
                });
            })
        });
        move || drop(timeout)
    });
}
