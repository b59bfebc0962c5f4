//! The lens itself: it hears its lab, and shows one of its parts.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, window};
use yew::prelude::*;

use super::stack::{Seen, stacks};
use super::{figures::figures, keys::keys, why};
use crate::app::lab::state::Run;
use crate::app::share::link::Link;
use crate::app::share::panel::Panel;
use crate::base::Ns;
use crate::client::wire::{self, Ear, INTO, MOUNT, OUT, WANTED, tell, to_bytes};
use crate::i18n::lens::{self, Part};
use crate::i18n::{Lang, lab};
use crate::protocol::RunRequest;
use crate::protocol::message::{FromWorker, decode};
use crate::timeline::{Group, Target, Timeline, Viewport, svg};

/// Attribute of elements that have their lens.
const MOUNTED: &str = "data-lens-here";

/// Gives a lens to every element of the page that wants one, now and later.
pub fn start() {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let tag = document.document_element().and_then(|root| root.get_attribute("lang"));
    let lang = Lang::ALL.into_iter().find(|lang| Some(lang.tag()) == tag.as_deref()).unwrap_or_default();
    let asked = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if let Some(host) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            mount(lang, &host);
        }
    });
    let _ = document.add_event_listener_with_callback(MOUNT, asked.as_ref().unchecked_ref());
    // As long as the page.
    asked.forget();
    for host in wanted(&document) {
        mount(lang, &host);
    }
}

fn wanted(document: &Document) -> Vec<Element> {
    let Ok(hosts) = document.query_selector_all(&format!("[{WANTED}]")) else { return Vec::new() };
    (0..hosts.length()).filter_map(|index| hosts.get(index)?.dyn_into().ok()).collect()
}

fn mount(lang: Lang, host: &Element) {
    if host.has_attribute(MOUNTED) {
        return;
    }
    let _ = host.set_attribute(MOUNTED, "");
    let lab = host.get_attribute(WANTED).unwrap_or_default();
    let props = LensProps { lang, host: host.clone(), lab: lab.into() };
    yew::Renderer::<Lens>::with_root_and_props(host.clone(), props).render();
}

#[derive(Clone, PartialEq, Properties)]
struct LensProps {
    lang: Lang,
    /// Where the lab speaks.
    host: Element,
    /// Its lab's id.
    lab: AttrValue,
}

/// What the lab said last.
#[derive(Clone, Default, PartialEq)]
struct Heard {
    open: bool,
    sharing: bool,
    part: usize,
    link: Option<Link>,
    run: Option<Rc<Run>>,
    /// The newest run has no picture.
    blank: bool,
    seen: Seen,
    at: Ns,
    view: Option<Viewport>,
}

impl Heard {
    fn hear(&mut self, word: &str, value: &JsValue) {
        match word {
            "open" => self.open = value.is_truthy(),
            "keys" => (self.open, self.part) = (true, 3),
            "share" => self.sharing = true,
            "link" => self.link = Link::from_bytes(&to_bytes(value)).ok(),
            "run" => self.take_run(&to_bytes(value)),
            "lines" => {
                if let Ok(FromWorker::Inspected(_, reply)) = decode(&to_bytes(value)) {
                    let before = std::mem::take(&mut self.seen.threads);
                    self.seen = Seen { at: reply.at, threads: reply.threads.into(), before };
                }
            }
            "at" => self.at = value.as_f64().unwrap_or_default() as Ns,
            "view" => {
                let number = |index| Array::from(value).get(index).as_f64();
                if let (Some(start), Some(end), Some(width)) = (number(0), number(1), number(2)) {
                    self.view = Some(Viewport { start, end, width });
                }
            }
            _ => {}
        }
    }

    fn take_run(&mut self, bytes: &[u8]) {
        let (Ok(FromWorker::Ran(_, reply)), Some(link)) = (decode(bytes), &self.link) else { return };
        self.blank = reply.trace.end == 0 || reply.trace.slices.is_empty();
        self.seen = Seen::default();
        if self.blank {
            return;
        }
        let mut request = RunRequest::new(link.source.as_str());
        request.filename.clone_from(&link.filename);
        let timeline = Timeline::new(reply.trace);
        self.run = Some(Rc::new(Run { request, timeline, output: reply.output, stats: reply.stats }));
    }
}

#[component]
fn Lens(props: &LensProps) -> Html {
    let heard = use_state(Heard::default);
    {
        let (heard, host) = (heard.setter(), props.host.clone());
        use_effect_with((), move |()| {
            // Words come faster than renders.
            let now = Rc::new(RefCell::new(Heard::default()));
            let ear = Ear::new(&host, INTO, move |word, value| {
                let mut now = now.borrow_mut();
                if word == "part" {
                    now.part = value.as_f64().unwrap_or_default() as usize;
                } else if word == "shared" {
                    now.sharing = false;
                } else {
                    now.hear(word, &value);
                }
                heard.set(now.clone());
            });
            tell(&host, OUT, "ready", &JsValue::UNDEFINED);
            move || drop(ear)
        });
    }
    let shared = {
        let host = props.host.clone();
        Callback::from(move |()| tell(&host, INTO, "shared", &JsValue::UNDEFINED))
    };
    html! {
        <>
            if heard.open { { body(props, &heard) } }
            if heard.sharing && let Some(link) = &heard.link {
                <Panel
                    id={props.lab.clone()}
                    lang={props.lang}
                    link={link.clone()}
                    run={heard.run.clone()}
                    view={heard.view.unwrap_or_else(|| Viewport::fit(heard.run.as_ref().map_or(0, |run| run.timeline.end), 720.0))}
                    onclose={shared}
                />
            }
        </>
    }
}

fn body(props: &LensProps, heard: &Heard) -> Html {
    let words = lens::words(props.lang);
    let Some(run) = heard.run.as_ref().filter(|_| !heard.blank) else {
        return html! { <div class="lens"><p class="faint">{ words.nothing }</p></div> };
    };
    let choose = |part: usize| {
        let host = props.host.clone();
        Callback::from(move |_: MouseEvent| tell(&host, INTO, "part", &(part as f64).into()))
    };
    html! {
        <div class="lens">
            <div class="lens-head">
                <div class="lens-parts" role="tablist" aria-label={words.open}>
                    { for words.parts.iter().enumerate().map(|(part, name)| html! {
                        <button type="button" class="button" role="tab" id={format!("{}-lens-{part}", props.lab)}
                            aria-controls={format!("{}-lens", props.lab)}
                            aria-selected={(heard.part == part).to_string()} onclick={choose(part)}>{ *name }</button>
                    }) }
                </div>
                { jumps(props, heard, &run.timeline) }
            </div>
            <div class="lens-part" role="tabpanel" id={format!("{}-lens", props.lab)} aria-labelledby={format!("{}-lens-{}", props.lab, heard.part)}>
                { match heard.part {
                    0 => reasons(props, heard, &run.timeline),
                    1 => stacks(props.lang, &run.timeline, &heard.seen),
                    2 => figures(props.lang, run),
                    _ => keys(props.lang),
                } }
            </div>
        </div>
    }
}

/// Buttons to the moments of each kind, before and after the playhead.
fn jumps(props: &LensProps, heard: &Heard, timeline: &Timeline) -> Html {
    let words = lens::words(props.lang);
    let targets = [Target::Switch, Target::Output, Target::Failure];
    let button = |label: &'static str, sign: &'static str, to: Option<Ns>| {
        let onclick = seek(&props.host, to.unwrap_or_default());
        html! { <button type="button" class="button" aria-label={label} title={label} disabled={to.is_none()} {onclick}>{ sign }</button> }
    };
    html! {
        <div class="lens-jumps" role="group" aria-label={words.jump}>
            { for targets.into_iter().enumerate().map(|(index, target)| {
                html! {
                    <span class="lens-jump">
                        { button(words.before[index], "‹", timeline.jump(target, heard.at, false)) }
                        <span aria-hidden="true">{ words.targets[index] }</span>
                        { button(words.after[index], "›", timeline.jump(target, heard.at, true)) }
                    </span>
                }
            }) }
        </div>
    }
}

/// Why each thread and task is where it is.
fn reasons(props: &LensProps, heard: &Heard, timeline: &Timeline) -> Html {
    let words = lab::words(props.lang);
    let lanes = timeline.lanes.iter().filter(|lane| matches!(lane.group, Group::Thread(_) | Group::Task));
    html! {
        <dl class="lens-why" aria-live="off">
            { for lanes.map(|lane| {
                let found = why::facts(timeline, lane, heard.at);
                let state = timeline.why(lane, heard.at).map_or("none", |why| svg::class(why.slice.state));
                html! {
                    <div key={lane.track}>
                        <dt class={format!("tl-edge-{state}")} translate="no">{ timeline.name(lane.track) }</dt>
                        <dd>
                            { match found {
                                Some((facts, moments)) => lens::sentence(props.lang, &facts)
                                    .into_iter()
                                    .map(|part| self::part(props, part, &facts.moments, moments))
                                    .collect::<Html>(),
                                None if timeline.slices(lane).first().is_some_and(|slice| slice.start > heard.at) => {
                                    words.not_started.into()
                                }
                                None => words.ended.into(),
                            } }
                        </dd>
                    </div>
                }
            }) }
        </dl>
    }
}

fn part(props: &LensProps, part: Part, names: &[String; 4], moments: [Ns; 4]) -> Html {
    match part {
        Part::Text(text) => text.into(),
        Part::Name(name) => html! { <code>{ name }</code> },
        Part::Moment(index) => html! {
            <button type="button" class="link" onclick={seek(&props.host, moments[index])}>{ &names[index] }</button>
        },
    }
}

fn seek(host: &Element, to: Ns) -> Callback<MouseEvent> {
    let host = host.clone();
    Callback::from(move |_: MouseEvent| tell(&host, OUT, "seek", &wire::number(to)))
}
