//! The fragment of the page's address, now and whenever it changes.

use wasm_bindgen::prelude::*;
use web_sys::window;
use yew::prelude::*;

/// Calls with the fragment (`#lab~data`, decoded) once the component lives, and after each change.
#[hook]
pub fn use_fragment(call: Callback<String>) {
    use_effect_with((), move |()| {
        tell(&call);
        let changed = Closure::<dyn FnMut()>::new(move || tell(&call));
        if let Some(window) = window() {
            let _ = window.add_event_listener_with_callback("hashchange", changed.as_ref().unchecked_ref());
        }
        move || {
            if let Some(window) = window() {
                let _ = window.remove_event_listener_with_callback("hashchange", changed.as_ref().unchecked_ref());
            }
        }
    });
}

fn tell(call: &Callback<String>) {
    let Some(hash) = window().and_then(|window| window.location().hash().ok()) else { return };
    // Some programs that pass links on encode what need not be.
    let text = js_sys::decode_uri_component(&hash).map_or(hash, String::from);
    if !text.is_empty() {
        call.emit(text);
    }
}
