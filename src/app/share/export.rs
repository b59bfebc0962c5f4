//! A run as a file: the program, a trace for Perfetto, a picture, a table.
//!
//! Pure but for the colours of a picture, which the caller reads from the page.

use std::fmt::Write as _;

use crate::app::lab::state::Run;
use crate::app::lab::words;
use crate::i18n::Lang;
use crate::timeline::svg::{self, Alone, Options};
use crate::timeline::{Viewport, Window, layout};
use crate::trace::{State, Trace, TrackKind, chrome, text};

/// Width of a picture that is saved, in px.
pub const WIDTH: f64 = 1200.0;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The program.
    Python,
    /// Chrome's trace format, which Perfetto opens.
    Trace,
    /// A vector picture of what is in view.
    Svg,
    /// The same as pixels.
    Png,
    /// The slices as a table.
    Csv,
    /// A timeline of characters, for mails and terminals.
    Text,
}

impl Format {
    /// All of them, in the order of `i18n::share::Words::formats`.
    pub const ALL: [Self; 6] = [Self::Python, Self::Trace, Self::Svg, Self::Png, Self::Csv, Self::Text];

    /// End of the file's name, and its media type.
    pub fn kind(self) -> (&'static str, &'static str) {
        match self {
            Self::Python => ("py", "text/x-python"),
            Self::Trace => ("trace.json", "application/json"),
            Self::Svg => ("svg", "image/svg+xml"),
            Self::Png => ("png", "image/png"),
            Self::Csv => ("csv", "text/csv"),
            Self::Text => ("txt", "text/plain"),
        }
    }
}

/// The file's text; of a picture that becomes pixels, the vector picture.
pub fn write(format: Format, lang: Lang, run: &Run, view: Viewport, style: &str) -> String {
    match format {
        Format::Python => run.request.source.clone(),
        Format::Trace => chrome::json(&run.timeline.trace()),
        Format::Csv => csv(&run.timeline.trace()),
        Format::Text => text::gantt(&run.timeline.trace(), 100),
        Format::Svg | Format::Png => {
            let title = words::title(lang, &run.request.filename, &run.timeline.trace());
            let scene_view = view.resized(WIDTH);
            let scene = layout(&run.timeline, &scene_view, Window::ALL);
            svg::paint(&scene, &Options { id: "run", title: &title, alone: Some(Alone { style, width: WIDTH }) })
        }
    }
}

/// One row a slice, by start. Times are ns; names are quoted where they must be.
pub fn csv(trace: &Trace) -> String {
    let mut out = String::from("track,kind,start_ns,end_ns,state,line,detail,owner\r\n");
    let name = |track: u32| trace.tracks.get(track as usize).map_or("", |track| track.name.as_str());
    for slice in &trace.slices {
        let kind = trace.tracks.get(slice.track as usize).map_or("", |track| match track.kind {
            TrackKind::Process => "process",
            TrackKind::Thread(_) => "thread",
            TrackKind::Task | TrackKind::MoreTasks => "task",
            TrackKind::Loop => "loop",
            TrackKind::Gil => "gil",
            TrackKind::Core(_) => "core",
            TrackKind::Lock(_) => "lock",
        });
        let detail = trace.strings.get(slice.detail as usize).map_or("", String::as_str);
        let _ = write!(
            out,
            "{},{kind},{},{},{},{},{},{}\r\n",
            field(name(slice.track)),
            slice.start,
            slice.end,
            svg::class(slice.state),
            slice.line,
            field(detail),
            field(slice.owner.map_or("", name)),
        );
    }
    out
}

/// A field as RFC 4180 has it.
fn field(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// The style sheet of a picture without a page; `colour` gives the value of a custom property (`--ink`).
pub fn style(states: &[State], font: &str, colour: impl Fn(&str) -> String) -> String {
    let mut out = format!("text{{font-family:{font}}}.tl-paper{{fill:{}}}", colour("--raised"));
    for state in states {
        let class = svg::class(*state);
        let _ = write!(out, ".tl-{class}{{fill:{}}}", colour(&format!("--state-{class}")));
    }
    let (ink, faint) = (colour("--ink"), colour("--ink-2"));
    let _ = write!(
        out,
        ".tl-ink{{fill:none;stroke:{};stroke-width:{}}}.tl-ticks line{{stroke:{}}}.tl-ticks text{{fill:{faint};font-size:11px}}\
         .tl-names text{{fill:{ink};font-size:12px;font-weight:550}}.tl-names .task,.tl-names .held{{font-size:11px;font-weight:400}}\
         .tl-names .held{{fill:{faint}}}.tl-marks .output{{fill:{ink}}}.tl-marks .drop{{stroke:{ink};stroke-width:1.5}}\
         .tl-marks .failed{{stroke:{};stroke-width:2.5}}.tl-marks .exit{{stroke:{faint};stroke-width:1.5}}",
        colour("--state-ink"),
        svg::PATTERN_STROKE,
        colour("--line"),
        colour("--state-failed"),
    );
    out
}
