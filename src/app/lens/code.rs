//! The line each thread stands at, opened into its instructions.

use yew::prelude::*;

use super::stack::name;
use crate::app::lab::state::Run;
use crate::i18n::{Lang, inside, lab};
use crate::protocol::{InspectReply, SwitchPoints, ThreadAt};

pub(super) fn code(lang: Lang, run: &Run, seen: &InspectReply) -> Html {
    let words = inside::words(lang);
    let machine = &run.request.machine;
    let rule = match machine.switch_points {
        _ if !machine.gil => 2,
        SwitchPoints::EveryBytecode => 1,
        SwitchPoints::Modern => 0,
    };
    let shown: Vec<&ThreadAt> = seen.threads.iter().filter(|thread| !thread.code.is_empty()).collect();
    if shown.is_empty() {
        return html! { <p class="faint">{ words.no_code }</p> };
    }
    html! {
        <>
            <p class="faint"><span class="lens-switch" aria-hidden="true">{ "⇄" }</span>{ " " }{ words.rules[rule] }</p>
            <div class="lens-stacks lens-codes">
                { for shown.into_iter().map(|thread| {
                    let line = thread.frames.last().map_or(0, |frame| frame.line);
                    let text = run.request.source.lines().nth((line as usize).saturating_sub(1)).unwrap_or_default();
                    html! {
                        <section key={thread.thread} class="lens-stack">
                            <p class="lens-title" translate="no">{ name(&run.timeline, thread.thread) }</p>
                            <p class="lens-frame"><code>{ text.trim() }</code>{ " " }<span class="lane-line">{ lab::line(lang, line) }</span></p>
                            <ol class="lens-code" translate="no">
                                { for thread.code.iter().map(|instruction| html! {
                                    <li class={instruction.is_here.then_some("is-here")} aria-current={instruction.is_here.then_some("step")}>
                                        <code>{ &instruction.text }</code>
                                        if instruction.is_here { <span class="lens-changed">{ words.here }</span> }
                                        if instruction.may_switch {
                                            <span class="lens-switch" role="img" aria-label={words.may_switch} title={words.may_switch}>{ "⇄" }</span>
                                        }
                                    </li>
                                }) }
                            </ol>
                        </section>
                    }
                }) }
            </div>
        </>
    }
}
