//! Runs that were kept, above the newest one, on one scale of time.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::fork::Fork;
use super::versus::{MOST, Sums, labels};
use super::view::{Heard, LensProps};
use crate::app::lab::state::Run;
use crate::app::lab::words;
use crate::base::Ns;
use crate::client::wire::{INTO, OUT, number, tell};
use crate::i18n::{Lang, compare as texts};
use crate::timeline::{Viewport, Window, layout, svg};

/// Width that decides what is merged, in px.
const WIDTH: f64 = 720.0;

/// Names of the runs.
const NAMES: [&str; MOST] = ["A", "B", "C", "D"];

pub(super) fn compare(props: &LensProps, heard: &Heard, newest: &Rc<Run>) -> Html {
    let words = texts::words(props.lang);
    let mut runs = heard.pins.clone();
    if !runs.contains(newest) {
        runs.push(newest.clone());
    }
    let end = runs.iter().map(|run| run.timeline.end).max().unwrap_or(1);
    let is_pinned = heard.pins.contains(newest);
    let is_full = heard.pins.len() + 1 >= MOST;
    let own = |word: &'static str, value: usize| {
        let host = props.host.clone();
        Callback::from(move |_: MouseEvent| tell(&host, INTO, word, &(value as f64).into()))
    };
    let told = labels(props.lang, &runs.iter().map(|run| &**run).collect::<Vec<_>>());
    html! {
        <div class="lens-compare">
            <p>
                <button type="button" class="button lens-pin" disabled={is_pinned || is_full} onclick={own("pin", 0)}>{ words.pin }</button>
                { " " }
                <span class="faint">{ if is_full { words.full } else { words.hint } }</span>
            </p>
            if runs.len() > 1 {
                <div class="lens-runs">
                    { for runs.iter().zip(&told).zip(NAMES).enumerate().map(|(index, ((run, label), name))| html! {
                        <section key={Rc::as_ptr(run) as usize} class="compare-run" role="group" aria-label={format!("{name}: {label}")}>
                            <p>
                                <span><strong>{ name }</strong>{ " " }<code>{ label }</code>
                                    if Rc::ptr_eq(run, newest) { <span class="lens-changed">{ words.now }</span> }
                                </span>
                                if index < heard.pins.len() {
                                    <button type="button" class="button" aria-label={format!("{} {name}", words.unpin)} onclick={own("unpin", index)}>{ words.unpin }</button>
                                }
                            </p>
                            <div class="compare-picture lens-picture" onclick={seek(props, end)}>
                                <Picture lang={props.lang} run={run.clone()} {end} id={format!("{}-run-{index}", props.lab)} />
                                <span class="lens-head-line" style={format!("left:{:.3}%", heard.at.min(end) as f64 / end as f64 * 100.0)}></span>
                            </div>
                        </section>
                    }) }
                </div>
                { differences(props.lang, &runs) }
            }
            <Fork
                key={Rc::as_ptr(newest) as usize}
                lang={props.lang}
                host={props.host.clone()}
                lab={props.lab.clone()}
                run={newest.clone()}
                schedule={heard.schedule.clone()}
                at={heard.at}
            />
        </div>
    }
}

/// The figures beside each other, and the difference in words.
fn differences(lang: Lang, runs: &[Rc<Run>]) -> Html {
    let words = texts::words(lang);
    let sums: Vec<Sums> = runs.iter().map(|run| Sums::new(&run.timeline, &run.stats)).collect();
    let cells: Vec<[String; 10]> = sums.iter().map(Sums::cells).collect();
    html! {
        <>
            <ul class="lens-differences">
                { for sums.iter().zip(NAMES).skip(1).map(|(other, name)| html! {
                    <li>{ texts::sentence(lang, NAMES[0], name, &other.against(&sums[0])) }</li>
                }) }
            </ul>
            <div class="table numbers" tabindex="0">
                <table>
                    <thead><tr>
                        <th scope="col">{ words.figure }</th>
                        { for NAMES.iter().take(runs.len()).map(|name| html! { <th scope="col">{ *name }</th> }) }
                    </tr></thead>
                    <tbody>
                        { for words.rows.iter().enumerate().map(|(row, name)| html! {
                            <tr>
                                <th scope="row">{ *name }</th>
                                { for cells.iter().map(|cells| html! { <td>{ &cells[row] }</td> }) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </>
    }
}

/// A click puts the playhead of all runs there.
fn seek(props: &LensProps, end: Ns) -> Callback<MouseEvent> {
    let host = props.host.clone();
    Callback::from(move |event: MouseEvent| {
        let target = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let Some(place) = target.map(|target| target.get_bounding_client_rect()) else { return };
        let share = (f64::from(event.client_x()) - place.left()) / place.width().max(1.0);
        tell(&host, OUT, "seek", &number((share.clamp(0.0, 1.0) * end as f64) as Ns));
    })
}

#[derive(Clone, PartialEq, Properties)]
struct PictureProps {
    lang: Lang,
    run: Rc<Run>,
    /// Right edge, in ns.
    end: Ns,
    /// Unique on the page.
    id: AttrValue,
}

/// A run's picture, drawn once however often the playhead moves.
#[component]
fn Picture(props: &PictureProps) -> Html {
    let run = &props.run;
    let title = words::title(props.lang, &run.request.filename, &run.timeline.trace());
    let scene = layout(&run.timeline, &Viewport::fit(props.end, WIDTH), Window::ALL);
    let picture = svg::paint(&scene, &svg::Options { id: &props.id, title: &title, alone: None });
    Html::from_html_unchecked(picture.into())
}
