//! A call with every frame while something moves.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::Frame;

/// Calls with the ms since the last frame as long as `active`.
#[hook]
pub fn use_frames(active: bool, call: Callback<f64>) {
    use_effect_with(active, move |active| {
        let slot: Rc<RefCell<Option<Frame>>> = Rc::default();
        if *active {
            next(&slot, None, call);
        }
        move || drop(slot.take())
    });
}

fn next(slot: &Rc<RefCell<Option<Frame>>>, last: Option<f64>, call: Callback<f64>) {
    let weak = Rc::downgrade(slot);
    let frame = Frame::request(move |time| {
        let Some(slot) = weak.upgrade() else { return };
        next(&slot, Some(time), call.clone());
        if let Some(last) = last {
            // After a pause of the page (another tab) go on, do not jump.
            call.emit((time - last).clamp(0.0, 100.0));
        }
    });
    *slot.borrow_mut() = frame;
}
