//! The worker as one process of a program in real mode: its own heap, its own interpreter, the reader's clock.
//!
//! It runs for a few ms and returns to the event loop, so that answers, signals and the end arrive; while all its
//! threads wait, only a message or a timer wakes it.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort};

use crate::base::{MS, Ns};
use crate::engine::live::{Ended, Live, Next};
use crate::pool::wire::{FromProcess, ToProcess};
use crate::protocol::Tally;
use crate::protocol::message::{Begin, own};

use super::post;

/// How long it runs before it looks for messages, in ns.
const TURN: Ns = 8 * MS;

/// How often it says what it did up to now, in ns; less often if that takes long.
const NEWS: Ns = 250 * MS;
/// The part of the time that this may take is one in so many.
const SHARE: Ns = 50;

/// See the module.
struct Process {
    live: Live,
    scope: DedicatedWorkerGlobalScope,
    /// A message to itself comes back as fast as the event loop allows; a timer would be made to wait.
    next_turn: MessagePort,
    /// A turn is on its way.
    soon: bool,
    takes_turns: bool,
    /// It has asked for a core.
    wants: bool,
    /// The core is its own until the end of this turn.
    may: bool,
    is_over: bool,
    /// When it may next say what it did up to now, in ns.
    news: Ns,
    timer: Option<i32>,
    on_timer: js_sys::Function,
}

thread_local! {
    /// The start of the run, in ms since 1970.
    static EPOCH: Cell<f64> = const { Cell::new(0.0) };
    static PROCESS: RefCell<Option<Process>> = const { RefCell::new(None) };
}

/// Time since the start of the run, the same in all its workers, in ns.
fn clock() -> Ns {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let Some(performance) = scope.performance() else { return 0 };
    ((performance.time_origin() + performance.now() - EPOCH.get()).max(0.0) * 1e6) as Ns
}

/// Is a process from now on.
pub(super) fn begin(scope: &DedicatedWorkerGlobalScope, begin: Begin) {
    EPOCH.set(begin.epoch);
    let takes_turns = begin.takes_turns;
    let live = match Live::new(begin, clock) {
        Ok(live) => live,
        Err(reply) => return post(scope, &FromProcess::Over(None, reply, Tally::default())),
    };
    post(scope, &FromProcess::Begun(clock()));
    let on_message = Closure::<dyn FnMut(_)>::new(|event: MessageEvent| {
        hear(&js_sys::Uint8Array::new(&event.data()).to_vec());
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let channel = MessageChannel::new().expect("every browser with workers has channels");
    let on_turn = Closure::<dyn FnMut()>::new(|| {
        with(|process| process.soon = false);
        turn();
    });
    channel.port1().set_onmessage(Some(on_turn.as_ref().unchecked_ref()));
    on_turn.forget();
    let on_timer = Closure::<dyn FnMut()>::new(|| {
        with(|process| process.timer = None);
        turn();
    });
    let on_timer: js_sys::Function = on_timer.into_js_value().unchecked_into();
    let (scope, next_turn) = (scope.clone(), channel.port2());
    PROCESS.set(Some(Process {
        live,
        scope,
        next_turn,
        soon: false,
        takes_turns,
        wants: false,
        may: false,
        is_over: false,
        news: 0,
        timer: None,
        on_timer,
    }));
    turn();
}

fn with(change: impl FnOnce(&mut Process)) {
    PROCESS.with_borrow_mut(|process| process.as_mut().map(change));
}

fn hear(bytes: &[u8]) {
    let message = own(bytes);
    with(|process| match message {
        ToProcess::Answer(ticket, reply, waited) => process.live.answer(ticket, reply, waited),
        ToProcess::Signal(number) => process.live.signal(number),
        ToProcess::Ping => post(&process.scope, &FromProcess::Pong),
        ToProcess::Turn => (process.may, process.wants) = (true, false),
        ToProcess::Die => {
            let ended = process.live.kill(9);
            process.over(ended);
        }
    });
    with(Process::turn_soon);
}

fn turn() {
    with(|process| {
        if process.is_over || !process.has_core() {
            return;
        }
        let next = process.live.go(TURN);
        process.tell();
        if std::mem::take(&mut process.may) {
            post(&process.scope, &FromProcess::Rests);
        }
        let news = process.draw();
        match next {
            Next::Now => process.turn_soon(),
            Next::At(at) => process.turn_at(at.min(news)),
            Next::Message if news < Ns::MAX => process.turn_at(news),
            Next::Message => {}
            Next::Over(ended) => process.over(*ended),
        }
    });
}

impl Process {
    /// Whether it may compute now; asks for a core if it needs one.
    fn has_core(&mut self) -> bool {
        if self.takes_turns && !self.may && !std::mem::replace(&mut self.wants, true) {
            post(&self.scope, &FromProcess::Wants);
        }
        !self.takes_turns || self.may
    }

    /// Sends what was written and asked.
    fn tell(&mut self) {
        let written = self.live.take_output();
        if !written.is_empty() {
            post(&self.scope, &FromProcess::Wrote(written));
        }
        for sent in self.live.take_requests() {
            post(&self.scope, &FromProcess::Asked(sent));
        }
    }

    /// Says what it did up to now if it is time; else when that will be.
    fn draw(&mut self) -> Ns {
        let start = clock();
        if start < self.news {
            return self.news;
        }
        post(&self.scope, &FromProcess::Drawn(Box::new(self.live.so_far())));
        let now = clock();
        self.news = now + NEWS.max((now - start) * SHARE);
        Ns::MAX
    }

    fn over(&mut self, ended: Ended) {
        self.tell();
        self.is_over = true;
        post(&self.scope, &FromProcess::Over(ended.status, Box::new(ended.reply), ended.tally));
    }

    fn turn_soon(&mut self) {
        if !std::mem::replace(&mut self.soon, true) {
            let _ = self.next_turn.post_message(&JsValue::NULL);
        }
    }

    fn turn_at(&mut self, at: Ns) {
        if let Some(timer) = self.timer.take() {
            self.scope.clear_timeout_with_handle(timer);
        }
        let ms = (at.saturating_sub(clock())).div_ceil(MS).min(1_000_000_000) as i32;
        self.timer = self.scope.set_timeout_with_callback_and_timeout_and_arguments_0(&self.on_timer, ms).ok();
    }
}
