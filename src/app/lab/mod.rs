//! A lab: a Python program, a machine and the timeline of its run.
//!
//! Start at [`Lab`]; what it does is in [`state`]. Without script it is a static figure: listing, picture, output. With
//! it the same markup comes alive, and the engine is fetched when the lab comes near the viewport.

mod breaks;
mod console;
pub(super) mod controls;
mod desk;
mod engine;
pub mod highlight;
pub mod hooks;
mod lens;
mod listing;
mod slider;
pub mod state;
mod status;
mod table;
mod transport;
pub mod typing;
pub mod words;

use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use self::console::Console;
use self::controls::Controls;
use self::desk::Desk;
use self::engine::{Raw, use_lines, use_runs};
use self::hooks::{use_fragment, use_frames, use_near};
use self::lens::use_lens;
use self::listing::{Listing, Marker, Note};
use self::state::{Action, State};
use self::status::{Problems, Status};
use self::table::Table;
use self::transport::Transport;
use super::share::link;
use super::share::packing::unpack;
use super::timeline_view::{Legend, TimelineView};
use crate::base::Ns;
use crate::client;
use crate::i18n::{self, Lang, lab, reading, share};
use crate::protocol::{Machine, form};
use crate::timeline::{Group, Now};

/// The machine a lab starts with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabSetup {
    /// Cores, GIL, switch interval, switch points.
    pub machine: Machine,
    /// Seed of the run.
    pub seed: u64,
    /// When a run is ended, in ns of virtual time, if earlier than usual.
    pub limit: Option<Ns>,
    /// Whether the reader may choose the switch points.
    pub choose_points: bool,
}

/// What a chapter says about a lab.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LabProps {
    /// Unique on its page; becomes the figure's `id`, so links can point at it.
    pub id: AttrValue,
    /// File name of the program, shown above the listing and used in tracebacks (`convoy.py`).
    pub program: AttrValue,
    /// The program as the chapter shows it.
    pub source: AttrValue,
    /// The machine it starts with.
    #[prop_or_default]
    pub setup: LabSetup,
    /// Language of everything around the program.
    pub lang: Lang,
    /// SVG of the first run, from [`timeline::svg::render`](crate::timeline::svg::render) with a title from
    /// [`words::title`]; empty in the browser, where it is already in the page.
    #[prop_or_default]
    pub initial_svg: AttrValue,
    /// What the first run printed.
    #[prop_or_default]
    pub initial_output: AttrValue,
    /// Whether it is a place for programs of the reader's own: they can be opened, and drafts are kept.
    #[prop_or_default]
    pub desk: bool,
    /// Caption under the lab: what to try and what to look for.
    #[prop_or_default]
    pub children: Html,
}

/// A program that the reader can change and run, and the picture of its run.
#[component]
pub fn Lab(props: &LabProps) -> Html {
    let state = use_reducer(|| State::new(&props.program, &props.source, &props.setup));
    // Effects do not run in the prerenderer, so the first render is the page's markup and the second one is alive.
    let alive = use_state_eq(|| false);
    let lab_id = *use_memo((), |()| client::new_lab());
    let figure = use_node_ref();
    {
        let alive = alive.clone();
        use_effect_with((), move |()| {
            client::locate();
            alive.set(true);
            move || client::cancel(lab_id)
        });
    }
    let act = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| {
            if matches!(action, Action::Stop) {
                client::cancel(lab_id);
            }
            dispatcher.dispatch(action);
        })
    };
    use_near(&figure, act.reform(|()| Action::Wake));
    let raw = use_mut_ref(Raw::default);
    use_runs(&state, lab_id, &raw);
    use_lines(&state, lab_id, &raw);
    let lens_host = use_node_ref();
    use_lens(&lens_host, &state, &raw);
    {
        let (act, id, figure) = (act.clone(), props.id.clone(), figure.clone());
        use_fragment(Callback::from(move |fragment: String| {
            let Some((_, data)) = link::split(&fragment).filter(|(lab, _)| *lab == id) else { return };
            if let Some(figure) = figure.cast::<Element>() {
                figure.scroll_into_view();
            }
            let (act, data) = (act.clone(), data.to_owned());
            spawn_local(async move {
                act.emit(match unpack(&data).await {
                    Ok(link) => Action::Follow(Box::new(link)),
                    Err(broken) => Action::Lost(broken),
                });
            });
        }));
    }
    use_frames(state.playing, act.reform(Action::Tick));

    let params = use_memo(state.source.clone(), |source| form::parse(source));
    let share = act.reform(|_: MouseEvent| Action::Share);
    let is_open = state.looking.open;
    let look = act.reform(move |_: MouseEvent| Action::Look(!is_open));
    let words = lab::words(props.lang);
    let lang = props.lang;
    let lens_words = i18n::lens::words(lang);
    let reading = reading::words(lang);
    html! {
        <figure class={classes!("lab", alive.then_some("is-alive"))} id={props.id.clone()} ref={figure}>
            if props.desk {
                <Desk {lang} link={state.link()} changes={state.asked.generation} ready={*alive} act={act.clone()} />
            }
            <div class="lab-body">
                <section class="lab-code">
                    <header class="lab-head">
                        // It may break where its words end.
                        <p class="lab-label"><code>{ state.filename.replace('_', "_\u{200b}") }</code></p>
                        <button
                            type="button"
                            class="button reset"
                            disabled={!(*alive && state.is_changed())}
                            onclick={act.reform(|_: MouseEvent| Action::Reset)}
                        >
                            { words.reset }
                        </button>
                        // `reading::copy` hears these two.
                        <button type="button" class="button" data-copy="" aria-live="polite">{ reading.copy }</button>
                        <button type="button" class="button" data-save={props.program.clone()}>{ reading.save }</button>
                        <button
                            type="button"
                            class="button open-lens"
                            title={lens_words.open_hint}
                            disabled={!*alive}
                            aria-expanded={is_open.to_string()}
                            onclick={look}
                        >
                            { if is_open { lens_words.close } else { lens_words.open } }
                        </button>
                        <button type="button" class="button open-share" disabled={!*alive} onclick={share}>
                            { share::words(lang).open }
                        </button>
                    </header>
                    <Listing
                        id={props.id.clone()}
                        {lang}
                        source={state.source.clone()}
                        editable={*alive}
                        markers={markers(&state)}
                        notes={notes(&state)}
                        breaks={state.breaks.clone()}
                        onedit={act.reform(Action::Edit)}
                        onrun={act.reform(|()| Action::RunNow)}
                        onbreak={act.reform(Action::Break)}
                    />
                </section>
                <section class="lab-stage" role="group" aria-label={words.timeline}>
                    <Transport
                        {lang}
                        ready={state.run.is_some()}
                        playing={state.playing}
                        playhead={state.playhead}
                        end={state.end()}
                        speed={state.speed}
                        pace={state.pace()}
                        view={state.view}
                        act={act.clone()}
                    />
                    <div class={classes!("lab-picture", state.stale.then_some("is-stale"))}>
                        if let Some(run) = &state.run {
                            <TimelineView
                                {lang}
                                run={run.clone()}
                                view={state.view}
                                playhead={state.playhead}
                                playing={state.playing}
                                lines={state.lines.clone()}
                                act={act.clone()}
                            />
                        } else {
                            { Html::from_html_unchecked(props.initial_svg.clone()) }
                        }
                    </div>
                    <Status
                        {lang}
                        phase={state.phase}
                        run={state.run.clone()}
                        stale={state.stale}
                        trouble={state.trouble.clone()}
                        diagnostics={state.diagnostics.clone()}
                        act={act.clone()}
                    />
                    <Problems
                        {lang}
                        phase={state.phase}
                        run={state.run.clone()}
                        stale={state.stale}
                        trouble={state.trouble.clone()}
                        diagnostics={state.diagnostics.clone()}
                        lost={state.lost}
                        act={act.clone()}
                    />
                </section>
                <section class="lab-lens" role="group" aria-label={lens_words.open}>
                    // The lens's own module fills it (`app::lens`).
                    <div ref={lens_host} data-lens={(is_open || state.looking.shares > 0).then(|| props.id.clone())}></div>
                </section>
                <section class="lab-settings">
                    <Controls
                        id={props.id.clone()}
                        {lang}
                        params={(*params).clone()}
                        machine={state.machine.clone()}
                        choose_points={props.setup.choose_points}
                        seed={state.seed}
                        disabled={!*alive}
                        act={act.clone()}
                    />
                </section>
                <section class="lab-output">
                    <Console
                        {lang}
                        run={state.run.clone()}
                        initial={props.initial_output.clone()}
                        playhead={state.playhead}
                        playing={state.playing}
                    />
                </section>
                <section class="lab-notes">
                    <Legend id={props.id.clone()} {lang} />
                    <Table {lang} run={state.run.clone()} />
                </section>
            </div>
            <figcaption>{ props.children.clone() }</figcaption>
        </figure>
    }
}

/// Where the threads are at the playhead, as long as the listing is the program that ran.
fn markers(state: &State) -> Vec<Marker> {
    let Some(run) = state.run.as_ref().filter(|run| run.request.source == *state.source) else { return Vec::new() };
    let picture = &run.timeline;
    let threads = picture.lanes.iter().filter(|lane| matches!(lane.group, Group::Thread(_)));
    threads
        .filter_map(|lane| {
            let line = words::line(picture, lane, state.playhead, state.lines.as_ref())?;
            let Now::In(slice) = picture.now(lane, state.playhead) else { return None };
            Some(Marker { line, name: picture.name(lane.track).to_owned(), state: slice.state })
        })
        .collect()
}

fn notes(state: &State) -> Vec<Note> {
    let diagnostics = state.diagnostics.iter().filter(|diagnostic| diagnostic.span.line > 0);
    diagnostics.map(|diagnostic| Note { line: diagnostic.span.line, text: diagnostic.message.clone() }).collect()
}
