//! The lens itself: it hears its lab, and shows one of its parts.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, window};
use yew::prelude::*;

use super::span::Span;
use super::stack::stacks;
use super::strip::Strip;
use super::versus::MOST;
use super::{code, compare, figures::figures, jumps, keys::keys, reasons, things};
use crate::app::lab::state::Run;
use crate::app::share::link::Link;
use crate::app::share::panel::Panel;
use crate::base::Ns;
use crate::client::wire::{self, Ear, INTO, MOUNT, OUT, WANTED, tell, to_bytes};
use crate::i18n::{Lang, lens};
use crate::protocol::message::{FromWorker, decode};
use crate::protocol::{InspectReply, RunRequest};
use crate::timeline::{Timeline, Viewport};

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
pub(super) struct LensProps {
    pub(super) lang: Lang,
    /// Where the lab speaks.
    pub(super) host: Element,
    /// Its lab's id.
    pub(super) lab: AttrValue,
}

/// Part with the table of keys.
const KEYS: usize = 6;
/// Part with the figures.
const FIGURES: usize = 4;
/// Part with the runs beside each other.
const COMPARE: usize = 5;

/// What the lab said last, and what the reader chose.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Heard {
    open: bool,
    sharing: bool,
    part: usize,
    link: Option<Link>,
    pub(super) run: Option<Rc<Run>>,
    /// The choices made in it.
    pub(super) schedule: Rc<str>,
    /// The newest run has no picture.
    blank: bool,
    /// What the engine said about the playhead, and about the moment looked at before.
    pub(super) seen: [Rc<InspectReply>; 2],
    pub(super) at: Ns,
    view: Option<Viewport>,
    pub(super) breaks: Vec<u32>,
    /// Runs that are kept for comparing.
    pub(super) pins: Vec<Rc<Run>>,
    /// The library's frames are shown.
    pub(super) inside: bool,
    /// What is measured.
    span: Option<Span>,
    /// A drag in the picture measures.
    measuring: bool,
}

impl Heard {
    fn hear(&mut self, word: &str, value: &JsValue) {
        match word {
            "open" => self.open = value.is_truthy(),
            "keys" => (self.open, self.part) = (true, KEYS),
            "breaks" => {
                let lines = Array::from(value);
                self.breaks = lines.iter().filter_map(|line| line.as_f64()).map(|line| line as u32).collect();
            }
            "pin" => self.pin(),
            "unpin" => {
                let at = value.as_f64().unwrap_or_default() as usize;
                if at < self.pins.len() {
                    self.pins.remove(at);
                }
            }
            "fork" => {
                // Both futures stay in view, if need be in the place of the oldest run.
                if self.pins.len() + 1 >= MOST && self.run.as_ref().is_some_and(|run| !self.pins.contains(run)) {
                    self.pins.remove(0);
                }
                self.pin();
                self.part = COMPARE;
            }
            "share" => self.sharing = true,
            "mark" => self.span = Some(Span::mark(self.span, self.at)),
            "inside" => self.inside = !self.inside,
            "unmark" => self.span = None,
            "measuring" => self.measuring = !self.measuring,
            "span" => {
                let side = |index| Array::from(value).get(index).as_f64().unwrap_or_default() as Ns;
                self.span = Some(Span { from: side(0), to: Some(side(1)) });
            }
            "link" => self.link = Link::from_bytes(&to_bytes(value)).ok(),
            "run" => self.take_run(&to_bytes(value)),
            "lines" => {
                if let Ok(FromWorker::Inspected(_, reply)) = decode(&to_bytes(value)) {
                    self.seen.swap(0, 1);
                    self.seen[0] = reply.into();
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

    /// Keeps the run for comparing, if there is room.
    fn pin(&mut self) {
        if let Some(run) = &self.run
            && self.pins.len() + 1 < MOST
            && !self.pins.contains(run)
        {
            self.pins.push(run.clone());
        }
    }

    fn take_run(&mut self, bytes: &[u8]) {
        let (Ok(FromWorker::Ran(_, reply)), Some(link)) = (decode(bytes), &self.link) else { return };
        self.blank = reply.trace.end == 0 || reply.trace.slices.is_empty();
        self.seen = Default::default();
        if self.blank {
            return;
        }
        let mut request = RunRequest::new(link.source.as_str());
        request.filename.clone_from(&link.filename);
        request.machine = link.machine.clone();
        (request.seed, request.schedule) = (link.seed, link.schedule.clone());
        let timeline = Timeline::new(reply.trace);
        self.schedule = reply.schedule.into();
        // A span of a longer run is none of this one.
        self.span = self.span.filter(|span| span.from.max(span.to.unwrap_or(0)) <= timeline.end);
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
            </div>
            if let Some(view) = heard.view {
                <Strip lang={props.lang} host={props.host.clone()} run={run.clone()} at={heard.at} {view} span={heard.span} measuring={heard.measuring} />
            }
            { jumps::jumps(props, heard, &run.timeline) }
            <div class={classes!("lens-part", (heard.part >= FIGURES).then_some("is-whole"))} role="tabpanel" tabindex="0" id={format!("{}-lens", props.lab)} aria-labelledby={format!("{}-lens-{}", props.lab, heard.part)}>
                { match heard.part {
                    0 => reasons::reasons(props, heard, &run.timeline),
                    1 => stacks(props, heard, &run.timeline),
                    2 => things::things(props, heard, &run.timeline),
                    3 => code::code(props.lang, run, &heard.seen[0]),
                    FIGURES => figures(props, run, heard.span.map(|span| span.sides(heard.at))),
                    COMPARE => compare::compare(props, heard, run),
                    _ => keys(props.lang),
                } }
            </div>
        </div>
    }
}

/// Puts the playhead somewhere.
pub(super) fn seek(host: &Element, to: Ns) -> Callback<MouseEvent> {
    let host = host.clone();
    Callback::from(move |_: MouseEvent| tell(&host, OUT, "seek", &wire::number(to)))
}
