//! What a lab is doing, and how each action changes it. Pure: no browser, no engine.
//!
//! Start at [`State::apply`]. The program text and the machine are what the reader asked for; [`Run`] is the newest
//! picture that came back, maybe of an older program. Each change that needs a run raises [`State::asked`].

use std::rc::Rc;

use yew::Reducible;

use super::{LabSetup, breaks};
use crate::app::share::link::{Broken, Link};
use crate::base::Ns;
use crate::client::Failure;
use crate::protocol::form::{self, Value};
use crate::protocol::{
    Diagnostic, Machine, Outcome, Output, RunReply, RunRequest, Seek, Sought, Stats, SwitchPoints, ThreadAt,
};
use crate::timeline::{Target, Timeline, Viewport};

/// A run takes this long in real time when played at normal speed and seen whole, in ms.
const PLAYING_TIME: f64 = 10_000.0;

/// Slices and instants of a lab's run: a million slices can be looked at. Each takes 40 bytes, twice that while the
/// picture is made.
const TRACE_LIMIT: u64 = 1_200_000;

/// A run that came back.
#[derive(Debug)]
pub struct Run {
    /// What was asked.
    pub request: RunRequest,
    /// Its picture.
    pub timeline: Timeline,
    /// What it printed.
    pub output: Vec<Output>,
    /// Its sums.
    pub stats: Stats,
}

/// A run is equal only to itself: comparing pictures would take longer than drawing them.
impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Why the newest program has no good end.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// It ended on its own with an error, or the engine ended it.
    Ended(Outcome),
    /// There was no engine to run it.
    Engine(Failure),
    /// The reader stopped it.
    Stopped,
}

/// Whether a run is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nobody looked at the lab yet; there is only the picture of the page.
    Asleep,
    /// The newest request was not answered yet; `slow` once that takes noticeably long.
    Running {
        /// Whether to say so.
        slow: bool,
    },
    /// Nothing is under way.
    Rest,
}

/// When a change should run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// With the next frame.
    Now,
    /// When the reader stops typing.
    Pause,
}

/// Which request the lab wants answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Raised with each change.
    pub generation: u64,
    /// When to send it.
    pub when: When,
}

/// What decides a run beside program, machine and seed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// A recorded schedule.
    pub schedule: Option<String>,
    /// Seed of a shuffled run.
    pub shuffle: Option<u64>,
    /// When Ctrl-C is pressed, in ns.
    pub stop_at: Option<Ns>,
}

/// What the reader wants of the lens (`app::lens`); the numbers count how often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looking {
    /// Whether it is open.
    pub open: bool,
    /// The table of keys was asked for.
    pub keys: u32,
    /// The dialog for handing the moment on was asked for.
    pub shares: u32,
}

/// See the module.
#[derive(Clone, Debug)]
pub struct State {
    /// The program as the reader sees it.
    pub source: Rc<str>,
    /// The machine as the reader set it.
    pub machine: Machine,
    /// The seed as the reader set it.
    pub seed: u64,
    /// Choices that a link brought; they hold until the reader changes something.
    pub choices: Choices,
    /// The newest request.
    pub asked: Asked,
    /// Whether it is under way.
    pub phase: Phase,
    /// The newest run with a picture.
    pub run: Option<Rc<Run>>,
    /// Whether [`State::run`] is of an older program because the newest one has no picture.
    pub stale: bool,
    /// Problems of the newest program that was run.
    pub diagnostics: Rc<[Diagnostic]>,
    /// Why it has no good end.
    pub trouble: Option<Trouble>,
    /// Why the link that led here could not be followed.
    pub lost: Option<Broken>,
    /// The moment looked at, in ns.
    pub playhead: Ns,
    /// Whether the playhead moves by itself.
    pub playing: bool,
    /// How fast, as a part of normal speed.
    pub speed: f64,
    /// The stretch of the run in view.
    pub view: Viewport,
    /// Exact lines of the threads at a moment of [`State::run`].
    pub lines: Option<(Ns, Rc<[ThreadAt]>)>,
    /// Whether such lines were asked for.
    pub inspecting: bool,
    /// A step that was asked for and has not begun.
    pub seek: Option<Seek>,
    /// Lines with a breakpoint, numbered from 1, in order.
    pub breaks: Rc<[u32]>,
    /// File name of the program.
    pub filename: Rc<str>,
    /// What the reader wants of the lens.
    pub looking: Looking,
    answered: u64,
    /// Playhead and stretch in view that the next run is shown with.
    target: Option<(Ns, Option<(Ns, Ns)>)>,
    /// File name, program and machine of the page.
    original: Rc<(String, String, LabSetup)>,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::unwrap_or_clone(self).apply(action).into()
    }
}

/// What can happen to a lab.
#[derive(Debug)]
pub enum Action {
    /// The lab came near the reader's eyes.
    Wake,
    /// The reader typed; the text is the whole program.
    Edit(String),
    /// The reader wants to see what was typed now.
    RunNow,
    /// A form of the program was set.
    Set(String, Value),
    /// Cores of the machine.
    Cores(u32),
    /// GIL on or off.
    Gil(bool),
    /// Switch interval in ns.
    Interval(Ns),
    /// Where threads may be switched.
    Points(SwitchPoints),
    /// Seed of the run.
    Seed(u64),
    /// Back to the chapter's program and machine.
    Reset,
    /// The same program on the same machine goes on by this schedule.
    Fork(String),
    /// A link to a moment was followed.
    Follow(Box<Link>),
    /// It leads nowhere.
    Lost(Broken),
    /// The newest request takes noticeably long.
    Slow,
    /// A request was answered.
    Replied(u64, Box<RunRequest>, Box<RunReply>),
    /// A request was not answered.
    Failed(u64, Failure),
    /// The reader ended the run.
    Stop,
    /// The playhead was put somewhere.
    Seek(Ns),
    /// To the next event (`true`) or the previous one.
    Step(bool),
    /// To a moment that may be out of view, in ns.
    Go(Ns),
    /// To the next moment of a kind (`true`) or the previous one.
    Jump(Target, bool),
    /// Open or close the lens.
    Look(bool),
    /// Show the table of keys in the lens.
    Keys,
    /// Hand this moment on.
    Share,
    /// Play or pause.
    Play(bool),
    /// Play if paused, pause if playing.
    Toggle,
    /// So many ms of real time went by while playing.
    Tick(f64),
    /// How fast to play.
    Speed(f64),
    /// Another stretch of the run.
    View(Viewport),
    /// The picture has another width, in px.
    Resize(f64),
    /// To the next moment of a kind (`true`) or the previous one, which the engine looks for; no lines means those
    /// with a breakpoint.
    Find(Sought, bool),
    /// Put a breakpoint on a line, or take it away.
    Break(u32),
    /// Exact lines were asked for.
    Inspecting,
    /// And came, or could not be had.
    Lines(u64, Ns, Option<Rc<[ThreadAt]>>),
    /// The moment of a step was found.
    Found(u64, Ns, Rc<[ThreadAt]>),
}

impl State {
    /// A lab as the page shows it.
    pub fn new(filename: &str, source: &str, setup: &LabSetup) -> Self {
        Self {
            source: source.into(),
            machine: setup.machine.clone(),
            seed: setup.seed,
            choices: Choices::default(),
            asked: Asked { generation: 0, when: When::Now },
            phase: Phase::Asleep,
            run: None,
            stale: false,
            diagnostics: Rc::new([]),
            trouble: None,
            lost: None,
            playhead: 0,
            playing: false,
            speed: 1.0,
            view: Viewport::fit(0, 720.0),
            lines: None,
            inspecting: false,
            seek: None,
            breaks: Rc::new([]),
            filename: filename.into(),
            looking: Looking::default(),
            answered: 0,
            target: None,
            original: Rc::new((filename.to_owned(), source.to_owned(), setup.clone())),
        }
    }

    /// What to run.
    pub fn request(&self) -> RunRequest {
        let mut request = RunRequest::new(&*self.source);
        request.filename = self.filename.to_string();
        request.machine = self.machine.clone();
        request.seed = self.seed;
        let Choices { schedule, shuffle, stop_at } = self.choices.clone();
        (request.schedule, request.shuffle, request.stop_at) = (schedule, shuffle, stop_at);
        request.limits.trace = TRACE_LIMIT;
        request.limits.time = self.original.2.limit.unwrap_or(request.limits.time);
        request
    }

    /// What a link to this moment carries.
    pub fn link(&self) -> Link {
        let Choices { schedule, shuffle, stop_at } = self.choices.clone();
        let whole = self.run.is_none() || self.view.shows_all(self.end());
        Link {
            filename: self.filename.to_string(),
            source: self.source.to_string(),
            machine: self.machine.clone(),
            seed: self.seed,
            schedule,
            shuffle,
            stop_at,
            playhead: self.playhead,
            view: (!whole).then(|| (self.view.start.max(0.0) as Ns, self.view.end.max(0.0) as Ns)),
        }
    }

    /// Length of the run shown, in ns.
    pub fn end(&self) -> Ns {
        self.run.as_ref().map_or(0, |run| run.timeline.end)
    }

    /// Whether program or machine differ from the chapter's.
    pub fn is_changed(&self) -> bool {
        let (_, source, setup) = &*self.original;
        *self.source != **source
            || self.machine != setup.machine
            || self.seed != setup.seed
            || self.choices != Choices::default()
    }

    /// Which request the shown run answers.
    pub fn answered(&self) -> u64 {
        self.answered
    }

    /// How much of the run a second of playing shows, in ns.
    pub fn pace(&self) -> f64 {
        self.view.span() / PLAYING_TIME * self.speed * 1000.0
    }

    /// What becomes of the lab.
    #[must_use]
    pub fn apply(mut self, action: Action) -> Self {
        match action {
            Action::Wake => {
                if self.phase == Phase::Asleep {
                    self.ask(When::Now);
                }
            }
            Action::Edit(source) => {
                if *self.source != *source {
                    self.breaks = breaks::moved(&self.breaks, &self.source, &source);
                    self.source = source.into();
                    self.change(When::Pause);
                }
            }
            Action::RunNow => self.ask(When::Now),
            Action::Set(name, value) => {
                let source = form::set(&self.source, &name, &value);
                if *self.source != *source {
                    self.source = source.into();
                    self.change(When::Now);
                }
            }
            Action::Cores(cores) => self.set_machine(|machine| machine.cores = cores.clamp(1, 64)),
            Action::Gil(gil) => self.set_machine(|machine| machine.gil = gil),
            Action::Interval(interval) => self.set_machine(|machine| machine.switch_interval = interval.max(1)),
            Action::Points(points) => self.set_machine(|machine| machine.switch_points = points),
            Action::Seed(seed) => {
                if self.seed != seed {
                    self.seed = seed;
                    self.change(When::Now);
                }
            }
            Action::Reset => {
                let (filename, source, setup) = &*self.original.clone();
                self.filename = filename.as_str().into();
                self.breaks = Rc::new([]);
                self.source = source.as_str().into();
                self.machine = setup.machine.clone();
                self.seed = setup.seed;
                self.view = Viewport::fit(self.end(), self.view.width);
                self.change(When::Now);
            }
            Action::Follow(link) => {
                let Link { filename, source, machine, seed, schedule, shuffle, stop_at, playhead, view } = *link;
                (self.filename, self.source) = (filename.into(), source.into());
                self.breaks = Rc::new([]);
                (self.machine, self.seed) = (machine, seed);
                self.choices = Choices { schedule, shuffle, stop_at };
                self.target = Some((playhead, view));
                self.playing = false;
                self.lost = None;
                self.ask(When::Now);
            }
            Action::Fork(schedule) => {
                let view = (!self.view.shows_all(self.end()))
                    .then_some((self.view.start.max(0.0) as Ns, self.view.end.max(0.0) as Ns));
                self.choices = Choices { schedule: Some(schedule), shuffle: None, ..self.choices };
                self.target = Some((self.playhead, view));
                self.playing = false;
                self.ask(When::Now);
            }
            Action::Lost(broken) => self.lost = Some(broken),
            Action::Slow => {
                if let Phase::Running { slow } = &mut self.phase {
                    *slow = true;
                }
            }
            Action::Replied(generation, request, reply) => self.replied(generation, *request, *reply),
            Action::Failed(generation, failure) => {
                if generation == self.asked.generation {
                    self.phase = Phase::Rest;
                    self.inspecting = false;
                    self.trouble = Some(Trouble::Engine(failure));
                    self.stale = self.run.is_some();
                }
            }
            Action::Stop => {
                self.phase = Phase::Rest;
                self.inspecting = false;
                self.trouble = Some(Trouble::Stopped);
                self.diagnostics = Rc::new([]);
                self.stale = self.run.is_some();
            }
            Action::Seek(t) => {
                self.playing = false;
                self.playhead = t.min(self.end());
            }
            Action::Step(forwards) => {
                self.playing = false;
                if let Some(run) = &self.run {
                    let step = if forwards { Timeline::next_event } else { Timeline::previous_event };
                    self.playhead = step(&run.timeline, self.playhead);
                    self.view = self.view.follow(self.playhead, run.timeline.end);
                }
            }
            Action::Go(t) => {
                self.playing = false;
                self.playhead = t.min(self.end());
                self.view = self.view.follow(self.playhead, self.end());
            }
            Action::Jump(target, forwards) => {
                let found = self.run.as_ref().and_then(|run| run.timeline.jump(target, self.playhead, forwards));
                if let Some(found) = found {
                    return self.apply(Action::Go(found));
                }
            }
            Action::Look(open) => self.looking.open = open,
            Action::Keys => {
                self.looking.open = true;
                self.looking.keys += 1;
            }
            Action::Share => self.looking.shares += 1,
            Action::Toggle => {
                let play = !self.playing;
                return self.apply(Action::Play(play));
            }
            Action::Play(play) => {
                self.playing = play && self.run.is_some();
                if self.playing && self.playhead >= self.end() {
                    self.playhead = self.view.start.max(0.0) as Ns;
                }
                if self.playing {
                    self.view = self.view.follow(self.playhead, self.end());
                }
            }
            Action::Tick(ms) => {
                if self.playing {
                    let end = self.end();
                    self.playhead = end.min(self.playhead + (self.pace() * ms / 1000.0).max(1.0) as Ns);
                    self.playing = self.playhead < end;
                    self.view = self.view.follow(self.playhead, end);
                }
            }
            Action::Speed(speed) => self.speed = speed,
            Action::View(view) => self.view = view,
            Action::Resize(width) => self.view = self.view.resized(width),
            Action::Find(sought, forwards) => {
                self.playing = false;
                let sought = match sought {
                    Sought::Lines(_) if self.breaks.is_empty() => return self,
                    Sought::Lines(_) => Sought::Lines(self.breaks.to_vec()),
                    other => other,
                };
                self.seek = Some(Seek { sought, forwards });
            }
            Action::Break(line) => self.breaks = breaks::toggled(&self.breaks, line),
            Action::Inspecting => {
                self.inspecting = true;
                self.seek = None;
            }
            Action::Found(generation, at, threads) => {
                self.inspecting = false;
                if generation == self.answered {
                    self.lines = Some((at, threads));
                    return self.apply(Action::Go(at));
                }
            }
            Action::Lines(generation, at, threads) => {
                self.inspecting = false;
                if generation == self.answered {
                    // Without an answer there are no better lines than the picture's; asking again would not help.
                    self.lines = Some((at, threads.unwrap_or_default()));
                }
            }
        }
        self
    }

    fn set_machine(&mut self, change: impl FnOnce(&mut Machine)) {
        let before = self.machine.clone();
        change(&mut self.machine);
        if self.machine != before {
            self.change(When::Now);
        }
    }

    /// Program or machine is another one: what a link said about this run no longer holds.
    fn change(&mut self, when: When) {
        self.choices = Choices::default();
        self.target = None;
        self.lost = None;
        self.ask(when);
    }

    fn ask(&mut self, when: When) {
        self.asked = Asked { generation: self.asked.generation + 1, when };
        // What was noticed as slow stays so, or the Stop button would blink while a slider moves.
        if !matches!(self.phase, Phase::Running { .. }) {
            self.phase = Phase::Running { slow: false };
        }
    }

    fn replied(&mut self, generation: u64, request: RunRequest, reply: RunReply) {
        if generation <= self.answered || self.phase == Phase::Rest {
            return;
        }
        self.answered = generation;
        if generation == self.asked.generation {
            self.phase = Phase::Rest;
        }
        self.trouble = (reply.outcome != Outcome::Exit(0)).then_some(Trouble::Ended(reply.outcome));
        self.diagnostics = reply.diagnostics.into();
        self.lines = None;
        self.inspecting = false;
        self.seek = None;
        let has_picture = reply.trace.end > 0 && !reply.trace.slices.is_empty();
        self.stale = !has_picture && self.run.is_some();
        if !has_picture {
            return;
        }
        let old_end = self.run.as_ref().map(|run| run.timeline.end);
        let timeline = Timeline::new(reply.trace);
        let end = timeline.end;
        self.view = match old_end {
            Some(old_end) => self.view.after_run(old_end, end),
            None => Viewport::fit(end, self.view.width),
        };
        // A playhead at the end shows everything that was printed, and goes on doing so.
        let was_at_end = old_end.is_none_or(|old_end| self.playhead >= old_end);
        self.playhead = if was_at_end && !self.playing { end } else { self.playhead.min(end) };
        if let Some((playhead, view)) = self.target.take() {
            self.playhead = playhead.min(end);
            self.view = match view {
                Some((start, stop)) => Viewport { start: start as f64, end: stop as f64, width: self.view.width },
                None => Viewport::fit(end, self.view.width),
            };
        }
        self.run = Some(Rc::new(Run { request, timeline, output: reply.output, stats: reply.stats }));
    }
}
