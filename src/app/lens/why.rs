//! The facts of a sentence about a lane at a moment. Pure; the words are `i18n::lens`, the facts `timeline::Why`.

use crate::base::Ns;
use crate::i18n::lens::{Facts, Reason};
use crate::timeline::{Cause, Lane, Timeline, clock, duration};
use crate::trace::FlowKind;

/// What to say, and the moments that the sentence names, in the order of [`Facts::moments`]. `None` before the lane's
/// owner starts and after it ended.
pub fn facts(timeline: &Timeline, lane: &Lane, t: Ns) -> Option<(Facts, [Ns; 4])> {
    let why = timeline.why(lane, t)?;
    let person = |cause: Cause| {
        let reason = match cause.kind {
            FlowKind::Spawn => Reason::Started,
            FlowKind::Wake => Reason::Woken,
            FlowKind::Gil => Reason::Gil,
        };
        (timeline.name(cause.from).to_owned(), reason)
    };
    let at = |cause: Option<Cause>| cause.map_or(0, |cause| cause.at);
    let moments = [why.slice.start, why.slice.end, at(why.cause), at(why.release)];
    let detail = timeline.text(why.slice.detail);
    let holder = why.holder.map(|owner| timeline.name(owner)).filter(|owner| !owner.is_empty());
    let facts = Facts {
        state: why.slice.state as usize,
        detail: detail.to_owned(),
        // `join cpu-0` names it already.
        holder: holder.filter(|owner| !detail.contains(owner)).map(str::to_owned),
        holds_it: why.slice.owner == Some(lane.track),
        cause: why.cause.map(person),
        release: why.release.map(person),
        length: duration(why.slice.end - why.slice.start),
        is_last: why.is_last,
        next: why.next.map(|next| next.state as usize),
        moments: moments.map(|moment| clock(moment, timeline.end)),
    };
    Some((facts, moments))
}
