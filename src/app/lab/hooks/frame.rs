//! Work for the next frame of the screen.

use wasm_bindgen::prelude::*;

/// A call that comes with the next frame, with the frame's time in ms. Dropping it takes the call back.
#[derive(Debug)]
pub struct Frame {
    id: i32,
    _call: Closure<dyn FnMut(f64)>,
}

impl Frame {
    /// Asks for the call; `None` where there is no window.
    pub fn request(call: impl FnOnce(f64) + 'static) -> Option<Self> {
        let mut call = Some(call);
        let closure = Closure::<dyn FnMut(f64)>::new(move |time| {
            if let Some(call) = call.take() {
                call(time);
            }
        });
        let id = web_sys::window()?.request_animation_frame(closure.as_ref().unchecked_ref()).ok()?;
        Some(Self { id, _call: closure })
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let _ = window.cancel_animation_frame(self.id);
        }
    }
}
