//! One worker of the exercise: started with the engine that the page has compiled, written to, listened to, ended.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ErrorEvent, HtmlLinkElement, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Whether this browser has workers, and not only the frame that stands in for one (`index.html`).
pub(super) fn can_start() -> bool {
    let Ok(worker) = js_sys::Reflect::get(&js_sys::global(), &"Worker".into()) else { return false };
    worker.is_function() && js_sys::Reflect::get(&worker, &"isFrame".into()).is_ok_and(|frame| frame.is_undefined())
}

/// Where the worker's loader is.
pub(super) fn loader() -> Option<String> {
    let link = web_sys::window()?.document()?.get_element_by_id("engine-loader")?;
    Some(link.dyn_into::<HtmlLinkElement>().ok()?.href())
}

/// A running worker. Dropping it ends it at once, whatever it does.
pub(super) struct Link {
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

impl Link {
    /// `hear` gets each message, `fail` is told that the worker is of no use any more.
    pub(super) fn start(
        loader: &str,
        hear: impl Fn(Vec<u8>) + 'static,
        fail: impl Fn() + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        // Its loader waits for the engine then, and fetches it itself if it is given none.
        options.set_name("process");
        let worker = Worker::new_with_options(loader, &options)?;
        spawn_local(give_engine(worker.clone()));
        let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
            hear(js_sys::Uint8Array::new(&event.data()).to_vec());
        });
        let on_error = Closure::<dyn FnMut(_)>::new(move |event: ErrorEvent| {
            web_sys::console::warn_2(&"a process's worker:".into(), &event.message().into());
            fail();
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Hands bytes over; the copy made here moves to the worker without another one.
    pub(super) fn post(&self, bytes: &[u8]) {
        let buffer = js_sys::Uint8Array::from(bytes).buffer();
        let _ = self.worker.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer));
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
