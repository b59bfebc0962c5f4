//! The bars of buttons that move the playhead: to moments in the picture, by steps of the program.

use yew::prelude::*;

use super::view::{Heard, LensProps, seek};
use crate::base::Ns;
use crate::client::wire::{OUT, tell};
use crate::i18n::{inside, lens};
use crate::timeline::{Group, Target, Timeline};

/// A step to a breakpoint, and to a turn of a loop, as the lab counts them (`lab::lens`).
const TURN: usize = 2;
const BREAK: usize = 3;

/// Buttons to the moments of each kind, before and after the playhead; and steps.
pub(super) fn jumps(props: &LensProps, heard: &Heard, timeline: &Timeline) -> Html {
    let words = lens::words(props.lang);
    let targets = [Target::Switch, Target::Output, Target::Failure];
    let jump = |label: &'static str, sign: &'static str, to: Option<Ns>| {
        button(label, sign, to.is_none(), seek(&props.host, to.unwrap_or_default()))
    };
    let steps = inside::words(props.lang);
    let has_loop = timeline.lanes.iter().any(|lane| lane.group == Group::Task);
    let possible = |kind: usize| match kind {
        TURN => has_loop,
        BREAK => !heard.breaks.is_empty(),
        _ => true,
    };
    let step = |label: &'static str, sign: &'static str, kind: usize, forwards: bool| {
        let off = !possible(kind) || if forwards { heard.at >= timeline.end } else { heard.at == 0 };
        button(label, sign, off, find(props, kind, forwards))
    };
    html! {
        <div class="lens-bars-of-jumps">
            <div class="lens-jumps" role="group" aria-label={words.jump}>
                <span class="faint">{ words.jump }</span>
                { for targets.into_iter().enumerate().map(|(index, target)| html! {
                    <span class="lens-jump">
                        { jump(words.before[index], "‹", timeline.jump(target, heard.at, false)) }
                        <span aria-hidden="true">{ words.targets[index] }</span>
                        { jump(words.after[index], "›", timeline.jump(target, heard.at, true)) }
                    </span>
                }) }
            </div>
            <div class="lens-jumps lens-steps" role="group" aria-label={steps.step} title={steps.break_hint}>
                <span class="faint">{ steps.step }</span>
                { for (0..5).filter(|kind| *kind != TURN || has_loop).map(|kind| html! {
                    <span class="lens-jump">
                        { step(steps.steps_before[kind], "‹", kind, false) }
                        <span aria-hidden="true">{ steps.steps[kind] }</span>
                        { step(steps.steps_after[kind], "›", kind, true) }
                    </span>
                }) }
            </div>
        </div>
    }
}

fn button(label: &'static str, sign: &'static str, off: bool, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button" aria-label={label} title={label} disabled={off} {onclick}>{ sign }</button> }
}

fn find(props: &LensProps, kind: usize, forwards: bool) -> Callback<MouseEvent> {
    let host = props.host.clone();
    let code = (2 * kind + usize::from(forwards)) as u32;
    Callback::from(move |_: MouseEvent| tell(&host, OUT, "find", &code.into()))
}
