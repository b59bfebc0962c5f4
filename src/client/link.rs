//! One worker: started, written to, listened to, thrown away.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::protocol::message::{FromWorker, decode};

/// What a worker reports.
#[derive(Debug)]
pub(super) enum Event {
    /// And the bytes it came in.
    Message(FromWorker, Uint8Array),
    /// An error nobody caught, a file that did not load, a message of another version.
    Broke(String),
}

/// A running worker. Dropping it ends it at once, whatever it does.
pub(super) struct Link {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Link {
    pub(super) fn start(url: &str, report: impl Fn(Event) + Clone + 'static) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name("engine");
        let worker = Worker::new_with_options(url, &options)?;
        let heard = report.clone();
        let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
            let raw = Uint8Array::new(&event.data());
            let message = decode(&raw.to_vec());
            heard(message.map_or_else(|error| Event::Broke(error.to_string()), |message| Event::Message(message, raw)));
        });
        let on_error = Closure::<dyn FnMut(_)>::new(move |event: ErrorEvent| report(Event::Broke(event.message())));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Hands bytes over; the copy made here moves to the worker without another one.
    pub(super) fn post(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let buffer = Uint8Array::from(bytes).buffer();
        self.worker.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer))
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
