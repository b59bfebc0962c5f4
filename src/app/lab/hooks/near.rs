//! Tells when an element comes near the reader's eyes.

use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// Calls once, when the element is less than a screen away from the viewport.
#[hook]
pub fn use_near(node: &NodeRef, call: Callback<()>) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let observer = node.cast::<Element>().and_then(|element| observe(&element, call));
        move || {
            if let Some((observer, _closure)) = observer {
                observer.disconnect();
            }
        }
    });
}

type Seen = Closure<dyn FnMut(js_sys::Array, IntersectionObserver)>;

fn observe(element: &Element, call: Callback<()>) -> Option<(IntersectionObserver, Seen)> {
    let seen: Seen = Closure::new(move |entries: js_sys::Array, observer: IntersectionObserver| {
        let near = entries.iter().any(|entry| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting());
        if near {
            observer.disconnect();
            call.emit(());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin("75% 0px");
    let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some((observer, seen))
}
