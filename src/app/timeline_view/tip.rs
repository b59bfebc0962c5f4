//! What is under the mouse, in words. Fingers and keyboards have the lanes' own words at the playhead.

use std::rc::Rc;

use yew::prelude::*;

use super::place_on;
use crate::app::lab::state::Run;
use crate::app::lab::words;
use crate::i18n::{Lang, lab};
use crate::timeline::{self, Folded, Viewport, clock, duration};

/// Listeners and markup of the tip.
pub(super) struct Tip {
    pub(super) moved: Callback<PointerEvent>,
    pub(super) left: Callback<PointerEvent>,
    pub(super) content: Html,
}

#[derive(Clone, Debug, PartialEq)]
struct Shown {
    x: f64,
    y: f64,
    lane: usize,
    slice: usize,
    /// What was in view: in another view something else is under the mouse.
    view: Viewport,
}

#[hook]
pub(super) fn use_tip(lang: Lang, run: &Rc<Run>, view: Viewport, folded: &Folded, body: &NodeRef, top: f64) -> Tip {
    let shown = use_state_eq(|| None::<Shown>);
    let moved = {
        let (shown, run, body, folded) = (shown.clone(), run.clone(), body.clone(), folded.clone());
        Callback::from(move |event: PointerEvent| {
            if event.pointer_type() != "mouse" || event.buttons() != 0 {
                shown.set(None);
                return;
            }
            let hit = place_on(&body, &event).and_then(|(x, y)| {
                let (lane, slice) = timeline::hit(&run.timeline, &view, &folded, (x, y))?;
                Some(Shown { x: x.round(), y: y.round(), lane, slice: slice?, view })
            });
            shown.set(hit);
        })
    };
    let left = {
        let shown = shown.clone();
        Callback::from(move |_| shown.set(None))
    };
    let content = shown
        .as_ref()
        .filter(|shown| shown.view == view)
        .and_then(|shown| content(lang, run, view, top, shown))
        .unwrap_or_default();
    Tip { moved, left, content }
}

fn content(lang: Lang, run: &Run, view: Viewport, top: f64, shown: &Shown) -> Option<Html> {
    let picture = &run.timeline;
    let lane = picture.lanes.get(shown.lane)?;
    let slice = picture.slices(lane).get(shown.slice)?;
    let words = words::now(lang, picture, lane, slice.start);
    let on_left = shown.x > view.width / 2.0;
    let place = if on_left {
        format!("right:{}px;top:{}px", view.width - shown.x + 12.0, shown.y - top + 14.0)
    } else {
        format!("left:{}px;top:{}px", shown.x + 12.0, shown.y - top + 14.0)
    };
    Some(html! {
        <div class="tip" style={place} aria-hidden="true">
            <b>{ picture.name(lane.track) }</b>{ " " }{ words }
            <br />
            { duration(slice.end - slice.start) }{ " · " }{ clock(slice.start, picture.end) }{ " → " }{ clock(slice.end, picture.end) }
            if slice.line > 0 { { " · " }{ lab::line(lang, slice.line) } }
        </div>
    })
}
