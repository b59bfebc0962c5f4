//! The table of how long things took, and the chart of one row.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use super::lengths::{Kind, kinds};
use super::view::seek;
use crate::app::lab::state::Run;
use crate::app::lab::words;
use crate::base::Ns;
use crate::i18n::{Lang, lab, measure};
use crate::timeline::{clock, duration, svg};

/// Rows of the table; what took least together is left out.
const MOST_ROWS: usize = 14;
/// Columns of the chart.
const COLUMNS: usize = 32;
/// Size of the chart's drawing; it is stretched to the room there is.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 64.0;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct LengthsProps {
    pub(super) lang: Lang,
    pub(super) host: Element,
    /// Prefix of the ids.
    pub(super) lab: AttrValue,
    pub(super) run: Rc<Run>,
    /// Only slices that begin in this stretch, in ns.
    pub(super) within: Option<(Ns, Ns)>,
}

/// See the module.
#[component]
pub(super) fn Lengths(props: &LengthsProps) -> Html {
    let words = measure::words(props.lang);
    let chosen = use_state(|| None::<String>);
    let kinds = use_memo((props.run.clone(), props.within), |(run, within)| kinds(&run.timeline, *within));
    let title = html! {
        <p class="lens-title">{ words.lengths }if props.within.is_some() { { " " }<span class="faint">{ words.in_span }</span> }</p>
    };
    if kinds.is_empty() {
        return html! { <>{ title }<p class="faint">{ words.nothing }</p></> };
    }
    let names: Vec<String> = kinds.iter().take(MOST_ROWS).map(|kind| name(props, kind)).collect();
    // What waits first: how long others take is why one looks here.
    let waits = || kinds.iter().take(MOST_ROWS).position(|kind| !svg::class(kind.state).starts_with("running"));
    let shown =
        chosen.as_ref().and_then(|chosen| names.iter().position(|name| name == chosen)).or_else(waits).unwrap_or(0);
    let onchange = {
        let (chosen, names) = (chosen.clone(), names.clone());
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            chosen.set(select.and_then(|select| names.get(select.selected_index() as usize).cloned()));
        })
    };
    let id = format!("{}-lengths", props.lab);
    html! {
        <>
            { title }
            <p class="faint">{ words.lengths_hint }</p>
            <div class="table numbers" tabindex="0">
                <table class="lens-lengths">
                    <thead><tr>{ for words.columns.iter().map(|column| html! { <th scope="col">{ *column }</th> }) }</tr></thead>
                    <tbody>
                        { for kinds.iter().zip(&names).map(|(kind, name)| html! {
                            <tr>
                                <th scope="row" class={format!("tl-edge-{}", svg::class(kind.state))}>{ name }</th>
                                <td>{ kind.lengths.len() }</td>
                                { for [kind.percentile(50), kind.percentile(95), kind.longest, kind.total].into_iter().map(|time| html! {
                                    <td>{ duration(time) }</td>
                                }) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            <p class="lengths-choice">
                <label for={id.clone()}>{ words.chart }</label>
                { " " }
                <select {id} {onchange}>
                    { for names.iter().enumerate().map(|(index, name)| html! {
                        <option value={name.clone()} selected={index == shown}>{ name }</option>
                    }) }
                </select>
            </p>
            { chart(props, &kinds[shown], &names[shown]) }
        </>
    }
}

/// `blocked: Queue.get`.
fn name(props: &LengthsProps, kind: &Kind) -> String {
    lab::about(props.lang, words::state(props.lang, kind.state), props.run.timeline.text(kind.detail))
}

/// How often which length came, with the median, the 95th percentile and the longest marked; and the same in words.
fn chart(props: &LengthsProps, kind: &Kind, name: &str) -> Html {
    let (counts, place) = kind.histogram(COLUMNS);
    let most = counts.iter().copied().max().unwrap_or(1).max(1) as f64;
    let column = WIDTH / COLUMNS as f64;
    let marks = [("p50", 50), ("p95", 95)].map(|(label, percent)| (label, kind.percentile(percent)));
    let said = measure::lengths(props.lang, name, kind.lengths.len(), &duration(marks[0].1), &duration(marks[1].1));
    let class = format!("tl-{}", svg::class(kind.state));
    let share = |length: Ns| place(length) * 100.0;
    // Where both lie at about the same place, one mark names them.
    let [(median, at), (late, later)] = marks;
    let both = share(later) - share(at) < 10.0;
    let drawn =
        if both { vec![(format!("{median} {late}"), later)] } else { vec![(median.into(), at), (late.into(), later)] };
    html! {
        <figure class="lengths-chart">
            <div class="lengths-plot" aria-hidden="true">
                <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} preserveAspectRatio="none">
                    { for counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(index, count)| {
                        let height = (*count as f64 / most * HEIGHT).max(1.5);
                        html! { <rect class={class.clone()} x={format!("{:.1}", index as f64 * column + 0.5)} y={format!("{:.1}", HEIGHT - height)} width={format!("{:.1}", column - 1.0)} height={format!("{height:.1}")} /> }
                    }) }
                </svg>
                { for drawn.iter().map(|(label, length)| html! {
                    <span class={classes!("lengths-mark", (share(*length) > 80.0).then_some("is-left"))} style={format!("left:{:.1}%", share(*length))}><span>{ label }</span></span>
                }) }
            </div>
            <div class="lengths-axis" aria-hidden="true">
                <span>{ duration(kind.lengths.first().copied().unwrap_or(0)) }</span>
                <span>{ duration(kind.longest) }</span>
            </div>
            <p>
                { said }{ " " }
                <button type="button" class="link" onclick={seek(&props.host, kind.longest_at)}>{ clock(kind.longest_at, props.run.timeline.end) }</button>
                { if props.lang == Lang::En { "." } else { "。" } }
            </p>
        </figure>
    }
}
