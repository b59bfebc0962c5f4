//! The inside of the engine worker: one request in, one reply out.
//!
//! Start at [`serve`]. A worker that is told to begin a process is one from then on ([`process`]). A run blocks this thread until it ends; whoever cannot wait throws the worker away.

mod process;

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::engine;
use crate::engine::checkpoints::Engine;
use crate::i18n::{Lang, endings, lanes};
use crate::protocol::message::{FromWorker, ToWorker, encode, own};
use crate::protocol::{Outcome, RunReply, VERSION};

/// Answers the page's messages until the worker is thrown away. Says that it listens first: messages posted before
/// that are lost.
///
/// # Panics
/// Outside a worker. A panic reaches the page as the worker's `error` event.
pub fn serve() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
    take_library();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let replies = scope.clone();
    let mut moments = Engine::default();
    // The page's language is behind the address of the loader (`src/prerender/document.rs`); none is the engine's own.
    let lang = Lang::from_code(scope.location().hash().trim_start_matches('#')).unwrap_or(Lang::En);
    let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
        let bytes = js_sys::Uint8Array::new(&event.data()).to_vec();
        match own(&bytes) {
            ToWorker::Run(id, request) => {
                let mut reply = engine::run(&request);
                translate(&mut reply, lang);
                post(&replies, &FromWorker::Ran(id, Box::new(reply)));
            }
            ToWorker::Inspect(id, request) => {
                post(&replies, &FromWorker::Inspected(id, Box::new(moments.inspect(&request))));
            }
            ToWorker::Begin(begin) => process::begin(&replies, *begin),
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&scope, &FromWorker::Ready(VERSION));
}

/// Says in the reader's language what the engine says, not the program.
fn translate(reply: &mut RunReply, lang: Lang) {
    reply.trace.rename(|name, is_turn| lanes::name(lang, name, is_turn));
    let outcome = match &mut reply.outcome {
        Outcome::Deadlock(text) | Outcome::Limit(text) | Outcome::Unsupported(text) => Some(text),
        Outcome::Exit(_) => None,
    };
    // What an exception says begins with its class, so it is never taken for the engine's words.
    let problems = reply.diagnostics.iter_mut().flat_map(|problem| [&mut problem.message, &mut problem.hint]);
    for text in outcome.into_iter().chain(problems) {
        if let Some(new) = endings::told(lang, text) {
            *text = new;
        }
    }
}

/// The worker's loader (`src/prerender/assets.rs`) has fetched the library's Python files and left them here.
fn take_library() {
    let global = js_sys::global();
    let name = JsValue::from_str("gilscopeLibrary");
    if let Some(text) = js_sys::Reflect::get(&global, &name).ok().and_then(|text| text.as_string()) {
        engine::install_library(text);
        let _ = js_sys::Reflect::delete_property(&global, &name);
    }
    engine::fetch_more_with(more);
}

/// The library's other modules, by the loader's function.
///
/// # Panics
/// If they cannot be fetched: the page says then that the engine broke.
fn more() -> String {
    let fetch = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("gilscopeMore"));
    let text = fetch.and_then(|fetch| fetch.unchecked_into::<js_sys::Function>().call0(&JsValue::NULL));
    text.ok().and_then(|text| text.as_string()).expect("the rest of the library can be fetched")
}

fn post<T: serde::Serialize>(scope: &DedicatedWorkerGlobalScope, message: &T) {
    let buffer = js_sys::Uint8Array::from(encode(message).as_slice()).buffer();
    scope.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer)).expect("a buffer can be transferred");
}
