//! Tells when the colours of the page change: the reader's choice on the page, or the system's.

use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// A number that is another one after each change of the page's colours.
#[hook]
pub fn use_theme() -> u32 {
    let changes = use_reducer_eq(Changes::default);
    let dispatcher = changes.dispatcher();
    use_effect_with((), move |()| {
        let changed = Closure::<dyn FnMut()>::new(move || dispatcher.dispatch(()));
        let window = web_sys::window();
        let dark = window.as_ref().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
        let listener: &js_sys::Function = changed.as_ref().unchecked_ref();
        if let Some(window) = &window {
            let _ = window.add_event_listener_with_callback("themechange", listener);
            let _ = window.add_event_listener_with_callback("storage", listener);
        }
        if let Some(dark) = &dark {
            let _ = dark.add_event_listener_with_callback("change", listener);
        }
        move || {
            let listener: &js_sys::Function = changed.as_ref().unchecked_ref();
            if let Some(window) = &window {
                let _ = window.remove_event_listener_with_callback("themechange", listener);
                let _ = window.remove_event_listener_with_callback("storage", listener);
            }
            if let Some(dark) = &dark {
                let _ = dark.remove_event_listener_with_callback("change", listener);
            }
        }
    });
    changes.0
}

#[derive(Clone, Copy, Default, PartialEq)]
struct Changes(u32);

impl Reducible for Changes {
    type Action = ();

    fn reduce(self: std::rc::Rc<Self>, (): ()) -> std::rc::Rc<Self> {
        Self(self.0 + 1).into()
    }
}
