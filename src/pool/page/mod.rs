//! The exercise on its page: what the checks say of each attempt, real runs, both pictures on one axis.
//!
//! A wasm module of its own (`bin/pool.rs`), fetched when the reader first touches the exercise (`app/exercise.rs`). It
//! hears every run of the exercise's lab (`client::wire`). [`run`] owns the workers of a real run, [`predict`] asks the
//! simulator with the costs of this device, [`lag`] sees when the verdicts are late, [`view`] makes the markup.

mod lag;
mod link;
mod predict;
mod run;
mod view;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlButtonElement, HtmlInputElement, HtmlTextAreaElement, window};

use crate::client::wire::{Ear, INTO, OUT, number, tell, to_bytes};
use crate::i18n::{Lang, exercise};
use crate::pool::checks;
use crate::protocol::message::{FromWorker, decode};
use crate::protocol::{Device, Outcome, RunReply, RunRequest};
use predict::Prediction;
use run::{Real, Update};
use view::{Runs, Shown};

/// How long to wait for the lab to come alive, in ms.
const PATIENCE: u32 = 60;
/// How long a real run waits at most for the simulator to be done with the program, in ms.
const MOST_PATIENCE: u32 = 15_000;

/// The section and what it shows.
struct Desk {
    section: Element,
    /// Where its lab speaks.
    lab: Element,
    lang: Lang,
    /// What the lab runs: its program and the cores of its machine.
    program: Program,
    simulated: Option<Shown>,
    /// Whether that is of an older program.
    lag: lag::Lag,
    /// A real run is to start when the simulator is done.
    waiting: Option<Timeout>,
    /// The real run that goes on, and its program.
    real: Option<(Rc<Real>, Program)>,
    measured: Option<Shown>,
    /// What the newest real run cost.
    device: Option<Device>,
    /// What the simulator is to reckon with, if the reader wants that.
    calibrated: Option<Device>,
    /// The question for that, and the answer to the newest one.
    prediction: Option<(Rc<Prediction>, Program)>,
    foretold: Option<Shown>,
}

#[derive(Clone, Default)]
struct Program {
    source: String,
    filename: String,
    cores: u32,
}

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

/// Brings the exercise of this page to life, and does what was clicked first.
pub fn serve() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let Ok(Some(section)) = document.query_selector("[data-exercise]") else { return };
    let Ok(Some(lab)) = section.query_selector(".lab-lens > div") else { return };
    let lang = section.get_attribute("data-exercise").and_then(|code| Lang::from_code(&code)).unwrap_or_default();
    let program = Program { cores: view::device_cores(), ..Program::default() };
    DESK.set(Some(Desk {
        section: section.clone(),
        lab: lab.clone(),
        lang,
        program,
        simulated: None,
        lag: lag::Lag::default(),
        waiting: None,
        real: None,
        measured: None,
        device: None,
        calibrated: None,
        prediction: None,
        foretold: None,
    }));
    listen(&section, &lab);
    let _ = section.set_attribute("data-here", "");
    with(|desk| {
        let words = exercise::words(desk.lang);
        if !link::can_start() {
            desk.say(words.no_workers);
        } else if view::device_cores() < 2 {
            desk.say(words.one_core);
        }
    });
    watch();
    if let Some(name) = section.get_attribute("data-want") {
        act(&name);
    }
}

/// Hears the lab, clicks, and that the page is left; as long as the page lives.
fn listen(section: &Element, lab: &Element) {
    std::mem::forget(Ear::new(lab, INTO, |word, value| match word {
        "program" => {
            let value = Array::from(&value);
            let text = |at| value.get(at).as_string().unwrap_or_default();
            let cores = value.get(1).as_f64().unwrap_or(1.0) as u32;
            with(|desk| desk.program = Program { source: text(0), filename: text(2), cores });
        }
        "run" => {
            if let Ok(FromWorker::Ran(_, reply)) = decode(&to_bytes(&value)) {
                with(|desk| {
                    desk.simulated = Some(desk.program.clone().shown(reply));
                    desk.lag.over();
                    desk.foretell(desk.program.clone());
                    desk.show();
                });
            }
        }
        _ => {}
    }));
    let on_input = Closure::<dyn FnMut()>::new(lag::changed);
    let _ = section.add_event_listener_with_callback("input", on_input.as_ref().unchecked_ref());
    on_input.forget();
    let on_click = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        lag::changed();
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("[data-act]").ok().flatten());
        let Some(button) = button else { return };
        match (button.get_attribute("data-act"), button.get_attribute("data-at")) {
            (Some(name), Some(at)) if name == "seek" => {
                if let Some(lab) = with(|desk| desk.lab.clone()) {
                    tell(&lab, OUT, "seek", &number(at.parse().unwrap_or_default()));
                }
            }
            (Some(name), _) => act(&name),
            _ => {}
        }
    });
    let _ = section.add_event_listener_with_callback("click", on_click.as_ref().unchecked_ref());
    on_click.forget();
    // A page that is left keeps no worker, also when the browser keeps the page.
    let on_leave = Closure::<dyn FnMut()>::new(|| {
        with(|desk| {
            desk.prediction = None;
            if desk.real.take().is_some() || desk.waiting.take().is_some() {
                desk.busy(false);
                desk.say(exercise::words(desk.lang).stopped);
            }
        });
    });
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback("pagehide", on_leave.as_ref().unchecked_ref());
    }
    on_leave.forget();
}

/// Asks the lab to speak, as soon as it can hear.
fn watch() {
    let Some((section, lab)) = with(|desk| (desk.section.clone(), desk.lab.clone())) else { return };
    if matches!(section.query_selector(".lab.is-alive"), Ok(Some(_))) {
        // Not while this module may be asked for something: the lab answers at once.
        tell(&lab, OUT, "watch", &JsValue::UNDEFINED);
    } else {
        Timeout::new(PATIENCE, watch).forget();
    }
}

fn with<T>(change: impl FnOnce(&mut Desk) -> T) -> Option<T> {
    DESK.with_borrow_mut(|desk| desk.as_mut().map(change))
}

fn act(name: &str) {
    match name {
        "real" => {
            if let Some(program) = asked() {
                start_after(program, 0);
            }
        }
        "stop" => stop(),
        "kill" => {
            if let Some(real) = with(|desk| desk.real.as_ref().map(|(real, _)| real.clone())).flatten() {
                real.strike();
            }
        }
        "calibrate" => drop(with(Desk::calibrate)),
        "solve" => solve(),
        _ => {}
    }
}

/// The program as it stands in the lab.
fn asked() -> Option<Program> {
    with(|desk| {
        // The lab tells what it has run; the reader may have gone on since.
        let mut program = desk.program.clone();
        program.source = desk.field().map_or(program.source, |field| field.value());
        program.cores = desk.cores().unwrap_or(program.cores);
        program
    })
}

/// Starts a program when the simulator has run it, which would take a core from the real processes; or when that takes
/// too long, `waited` ms already, or the reader has gone on to another.
fn start_after(program: Program, waited: u32) {
    let waits = with(|desk| {
        let is_foretold = desk.simulated.as_ref().is_some_and(|run| run.source == program.source);
        let is_quiet = is_foretold && desk.prediction.is_none();
        let is_edited = desk.field().is_some_and(|field| field.value() != program.source);
        let waits = !is_quiet && !is_edited && waited < MOST_PATIENCE && link::can_start();
        let same = program.clone();
        desk.waiting = waits.then(|| Timeout::new(PATIENCE, move || start_after(same, waited + PATIENCE)));
        if waits && waited == 0 {
            desk.real = None;
            desk.say(exercise::words(desk.lang).foretelling);
            desk.busy(true);
        }
        (waits, desk.lang)
    });
    if let Some((false, lang)) = waits {
        start(program, lang);
    }
}

/// Starts a program on real processes.
fn start(program: Program, lang: Lang) {
    let there = view::device_cores();
    let request = program.request();
    // One run at a time: the one before ends with its workers.
    with(|desk| desk.real = None);
    let limit = (program.cores < there).then_some(program.cores);
    let words = exercise::words(lang);
    match Real::start(request, limit, hear) {
        Some(real) => with(|desk| {
            desk.measured = None;
            desk.real = Some((real, program));
            desk.say(words.starting);
            desk.fill("output", "");
            desk.busy(true);
            desk.show();
        }),
        None => with(|desk| desk.say(words.no_workers)),
    };
}

/// What a run reports.
fn hear(update: Update) {
    with(|desk| match update {
        Update::Goes { workers, silent, written, picture } => {
            let Some((_, program)) = &desk.real else { return };
            desk.say(&match silent {
                Some((pid, seconds)) => exercise::silent(desk.lang, pid, seconds),
                None => exercise::running(desk.lang, workers, picture.end),
            });
            // The first process is never struck.
            desk.enable("kill", workers > 1);
            desk.fill("output", &view::output(&written));
            desk.fill("pictures", &view::growing(desk.lang, desk.runs(), &program.source, &picture));
        }
        Update::Over { reply, bad, device } => {
            let Some((_, program)) = desk.real.take() else { return };
            desk.busy(false);
            desk.device = device.or(desk.device);
            desk.enable("calibrate", desk.device.is_some());
            let mut text = view::ending(desk.lang, &reply.outcome, &bad);
            if view::device_cores() < 2 {
                text.push(' ');
                text.push_str(exercise::words(desk.lang).one_core);
            }
            desk.say(&text);
            desk.fill("output", &view::output(&reply.output));
            desk.measured = Some(program.shown(reply));
            desk.show();
        }
    });
}

fn stop() {
    with(|desk| {
        if desk.waiting.take().is_some() {
            let words = exercise::words(desk.lang);
            desk.busy(false);
            desk.say(&format!("{} {}", words.stopped, words.no_worker_left));
        }
    });
    if let Some((real, lang)) = with(|desk| Some((desk.real.as_ref()?.0.clone(), desk.lang))).flatten() {
        real.stop(Outcome::Limit(exercise::words(lang).stopped.to_owned()));
    }
}

/// The simulator has run a program with the costs of this device.
fn foretold(reply: Option<Box<RunReply>>) {
    with(|desk| {
        if let Some((_, program)) = desk.prediction.take() {
            desk.foretold = reply.map(|reply| program.shown(reply));
            desk.show();
        }
    });
}

/// Puts the solution into the program.
fn solve() {
    let Some((Some(field), Some(part))) = with(|desk| (desk.field(), desk.part("solution"))) else { return };
    field.set_value(&checks::with_part(&field.value(), &part.text_content().unwrap_or_default()));
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &init) {
        let _ = field.dispatch_event(&event);
    }
    field.scroll_into_view();
}

impl Program {
    fn request(&self) -> RunRequest {
        let mut request = RunRequest::new(self.source.clone());
        request.filename.clone_from(&self.filename);
        request.machine.cores = self.cores;
        request
    }

    fn shown(self, reply: Box<RunReply>) -> Shown {
        Shown { source: self.source, cores: self.cores, reply }
    }
}

impl Desk {
    fn part(&self, name: &str) -> Option<Element> {
        self.section.query_selector(&format!("[data-part={name}]")).ok().flatten()
    }

    /// The lab's text.
    fn field(&self) -> Option<HtmlTextAreaElement> {
        self.section.query_selector(".listing-field").ok().flatten()?.dyn_into().ok()
    }

    /// The cores of the lab's machine.
    fn cores(&self) -> Option<u32> {
        let input = self.section.query_selector("input[type=range][id$='-cores']").ok().flatten()?;
        input.dyn_into::<HtmlInputElement>().ok()?.value().parse().ok()
    }

    fn fill(&self, part: &str, html: &str) {
        if let Some(element) = self.part(part) {
            element.set_inner_html(html);
        }
    }

    fn say(&self, text: &str) {
        if let Some(element) = self.part("status") {
            element.set_text_content(Some(text));
        }
    }

    fn busy(&self, is_busy: bool) {
        self.enable("stop", is_busy);
        self.enable("kill", false);
    }

    fn button(&self, act: &str) -> Option<HtmlButtonElement> {
        self.section.query_selector(&format!("[data-act={act}]")).ok().flatten()?.dyn_into().ok()
    }

    fn enable(&self, act: &str, can: bool) {
        if let Some(button) = self.button(act) {
            button.set_disabled(!can);
        }
    }

    /// The simulator reckons with the costs of the newest real run from now on, or with the model's again.
    fn calibrate(&mut self) {
        self.calibrated = if self.calibrated.is_some() { None } else { self.device };
        if let Some(button) = self.button("calibrate") {
            let _ = button.set_attribute("aria-pressed", if self.calibrated.is_some() { "true" } else { "false" });
        }
        let program = self.measured.as_ref().map(|run| Program {
            source: run.source.clone(),
            filename: self.program.filename.clone(),
            cores: run.cores,
        });
        self.foretell(program.unwrap_or_else(|| self.program.clone()));
        self.show();
    }

    /// Asks the simulator what a program does with the costs of this device, if the reader wants that.
    fn foretell(&mut self, program: Program) {
        self.prediction = None;
        self.foretold = None;
        if let Some(device) = self.calibrated {
            let mut request = program.request();
            // What processes took to compile contains their wait for cores: it is waited for, not computed once more.
            let (start, child) = (device.start + device.compile, device.child + device.compile);
            request.device = Some(Device { start, child, compile: 0, ..device });
            request.machine.cores = program.cores.min(view::device_cores());
            self.prediction = Some((Prediction::start(&request, foretold), program));
        }
    }

    fn runs(&self) -> Runs<'_> {
        Runs {
            simulated: self.simulated.as_ref(),
            calibrated: self.foretold.as_ref().zip(self.calibrated),
            measured: self.measured.as_ref(),
        }
    }

    /// Verdicts, pictures and figures of the runs there are.
    fn show(&self) {
        let runs = self.runs();
        if runs.simulated.is_some() || runs.measured.is_some() {
            self.fill("checks", &view::checks(self.lang, runs, self.lag.says));
        }
        if self.real.is_none() {
            self.fill("pictures", &view::pictures(self.lang, runs));
        }
        self.fill("numbers", &view::numbers(self.lang, runs));
    }
}
