//! How a lab and its lens, or the exercise around it, talk: events on the lens's element, each a word and a value.
//!
//! They are wasm modules of their own, so only values of JavaScript cross: numbers, texts, and bytes as the engine sent
//! them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, EventTarget};

/// Event from the lab.
pub const INTO: &str = "lens-in";
/// Event from the lens.
pub const OUT: &str = "lens-out";
/// Event that asks the page's lens module to look after one more element.
pub const MOUNT: &str = "lens-mount";
/// Attribute of elements that want a lens: the id of the lab.
pub const WANTED: &str = "data-lens";

/// Says a word to the other side. It is heard before this returns.
pub fn tell(host: &Element, direction: &str, word: &str, value: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(direction == MOUNT);
    init.set_detail(&Array::of2(&word.into(), value));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(direction, &init) {
        let _ = host.dispatch_event(&event);
    }
}

/// Bytes as a value that can be told.
pub fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// The bytes of a value; empty if it has none.
pub fn to_bytes(value: &JsValue) -> Vec<u8> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

/// Hears the other side until it is dropped.
#[derive(Debug)]
pub struct Ear {
    host: EventTarget,
    direction: &'static str,
    heard: Closure<dyn FnMut(CustomEvent)>,
}

impl Ear {
    /// `hear` gets the word and the value.
    pub fn new(host: &Element, direction: &'static str, mut hear: impl FnMut(&str, JsValue) + 'static) -> Self {
        let heard = Closure::<dyn FnMut(CustomEvent)>::new(move |event: CustomEvent| {
            if let Ok(detail) = event.detail().dyn_into::<Array>()
                && let Some(word) = detail.get(0).as_string()
            {
                hear(&word, detail.get(1));
            }
        });
        let host: EventTarget = host.clone().into();
        let _ = host.add_event_listener_with_callback(direction, heard.as_ref().unchecked_ref());
        Self { host, direction, heard }
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        let _ = self.host.remove_event_listener_with_callback(self.direction, self.heard.as_ref().unchecked_ref());
    }
}

/// A moment as a value that can be told; exact up to 104 days.
pub fn number(ns: crate::base::Ns) -> JsValue {
    JsValue::from_f64(ns as f64)
}
