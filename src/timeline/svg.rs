//! The SVG painter: the picture a page shows before any script runs, or none ever does.
//!
//! Start at [`render`]. Horizontal positions are percentages and vertical ones pixels, so the picture fills any width
//! at one height and its text keeps its size. Colours come from the page's style sheet (`style/lab.css`).

use std::fmt::Write;

use super::tracks::ALL_STATES;
use super::{AXIS_HEIGHT, Group, Scene, Timeline, Viewport, Window, layout};
use crate::base::Ns;
use crate::trace::{InstantKind, State, Trace};

/// The width that decides what is merged and how many ticks there are, in px.
const NOMINAL_WIDTH: f64 = 720.0;

/// Width of the lines of a pattern, in px; `.tl-ink` in the style sheet says the same.
pub const PATTERN_STROKE: f64 = 1.2;

/// What the picture is called.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Unique on the page: prefix of the ids of the patterns inside.
    pub id: &'a str,
    /// Read aloud in place of the picture.
    pub title: &'a str,
    /// For a picture without a page around it.
    pub alone: Option<Alone<'a>>,
}

/// What a picture brings along when no page does.
#[derive(Clone, Copy, Debug)]
pub struct Alone<'a> {
    /// Style sheet with the colours of all classes, `tl-paper` for the ground.
    pub style: &'a str,
    /// Width in px.
    pub width: f64,
}

/// CSS class of a state: `running`, `waiting-gil`. Its colour is the custom property `--state-` and this name.
pub fn class(state: State) -> &'static str {
    match state {
        State::Running => "running",
        State::RunningNoGil => "running-nogil",
        State::WaitingGil => "waiting-gil",
        State::Ready => "ready",
        State::Blocked => "blocked",
        State::Sleeping => "sleeping",
        State::Io => "io",
        State::Held => "held",
    }
}

/// The pattern that tells a state apart without colour: size of its tile and the path stroked on it, in px. `None`:
/// plain.
pub fn pattern(state: State) -> Option<(f64, &'static str)> {
    match state {
        State::Running | State::Held => None,
        State::RunningNoGil => Some((6.0, "M3 0V6")),
        State::WaitingGil => Some((6.0, "M-1 1L1 -1M0 6L6 0M5 7L7 5")),
        State::Ready => Some((5.0, "M1.5 2.5h1.5")),
        State::Blocked => Some((6.0, "M0 0L6 6M6 0L0 6")),
        State::Sleeping => Some((4.0, "M0 2h2")),
        State::Io => Some((5.0, "M0 2.5H5")),
    }
}

/// A whole run as an SVG element.
pub fn render(trace: &Trace, options: &Options<'_>) -> String {
    render_until(trace, 0, options)
}

/// The same, with room up to a moment: pictures of several runs on one scale.
pub fn render_until(trace: &Trace, end: Ns, options: &Options<'_>) -> String {
    let timeline = Timeline::new(trace.clone());
    let view = Viewport::fit(timeline.end.max(end), NOMINAL_WIDTH);
    paint(&layout(&timeline, &view, Window::ALL), options)
}

/// A scene as an SVG element.
pub fn paint(scene: &Scene<'_>, options: &Options<'_>) -> String {
    let mut out = String::new();
    write_scene(&mut out, scene, options).expect("a String takes everything");
    out
}

fn write_scene(out: &mut String, scene: &Scene<'_>, options: &Options<'_>) -> std::fmt::Result {
    let Options { id, title, alone } = options;
    let percent = |x: f64| Trimmed(x / scene.width * 100.0, 3);
    let width = alone.map_or("100%".into(), |alone| alone.width.to_string());
    write!(
        out,
        r#"<svg class="timeline-svg" role="img" aria-label="{}" width="{width}" height="{}" xmlns="http://www.w3.org/2000/svg">"#,
        Escaped(title),
        scene.height
    )?;
    if let Some(alone) = alone {
        let style = Escaped(alone.style);
        write!(out, r#"<style>{style}</style><rect class="tl-paper" width="100%" height="100%"/>"#)?;
    }
    out.push_str("<defs>");
    for state in ALL_STATES {
        if scene.bars.iter().any(|bar| bar.state == state) {
            write_pattern(out, id, state)?;
        }
    }
    out.push_str("</defs><g class=\"tl-ticks\">");
    // A run that did not begin has no time either.
    for tick in scene.ticks.iter().filter(|_| !scene.lanes.is_empty()) {
        let x = percent(tick.x);
        let (top, bottom) = if tick.label.is_some() { (18.0, scene.height) } else { (22.0, AXIS_HEIGHT) };
        write!(out, r#"<line x1="{x}%" x2="{x}%" y1="{top}" y2="{bottom}"/>"#)?;
        if let Some(label) = &tick.label {
            write!(out, r#"<text x="{x}%" dx="3" y="13">{}</text>"#, Escaped(label))?;
        }
    }
    out.push_str("</g>");
    for state in ALL_STATES {
        let mut bars = scene.bars.iter().filter(|bar| bar.state == state).peekable();
        if bars.peek().is_none() {
            continue;
        }
        if pattern(state).is_some() {
            write!(out, r#"<g class="tl-bar" fill="url(#{id}-{})">"#, class(state))?;
        } else {
            write!(out, r#"<g class="tl-bar tl-{}">"#, class(state))?;
        }
        for bar in bars {
            let (x, width) = (percent(bar.x), percent(bar.width));
            let (y, height) = (Trimmed(bar.y, 1), Trimmed(bar.height, 1));
            write!(out, r#"<rect x="{x}%" y="{y}" width="{width}%" height="{height}"/>"#)?;
        }
        out.push_str("</g>");
    }
    out.push_str("<g class=\"tl-marks\">");
    for mark in &scene.marks {
        let x = percent(mark.x);
        let (top, bottom) = (mark.y, mark.y + mark.height);
        match mark.kind {
            InstantKind::Output => write!(out, r#"<circle class="output" cx="{x}%" cy="{}" r="2.5"/>"#, top - 3.0)?,
            InstantKind::DropRequest => {
                write!(out, r#"<line class="drop" x1="{x}%" x2="{x}%" y1="{}" y2="{}"/>"#, top - 3.0, top + 5.0)?;
            }
            InstantKind::Failed => {
                write!(out, r#"<line class="failed" x1="{x}%" x2="{x}%" y1="{}" y2="{}"/>"#, top - 3.0, bottom + 3.0)?;
            }
            InstantKind::Exit => {
                write!(out, r#"<line class="exit" x1="{x}%" x2="{x}%" y1="{top}" y2="{bottom}"/>"#)?;
            }
        }
    }
    // Over marks that stand where a name is.
    out.push_str("</g><g class=\"tl-names\">");
    for lane in &scene.lanes {
        let class = match lane.group {
            Group::Process => "process",
            Group::Thread(_) => "thread",
            Group::Task | Group::More => "task",
            Group::Held => "held",
        };
        write!(
            out,
            r#"<text class="{class}" x="{}" y="{}">{}</text>"#,
            lane.group.indent(),
            lane.bar_top - 5.0,
            Escaped(lane.name)
        )?;
    }
    out.push_str("</g></svg>");
    Ok(())
}

fn write_pattern(out: &mut String, id: &str, state: State) -> std::fmt::Result {
    let Some((size, path)) = pattern(state) else { return Ok(()) };
    let class = class(state);
    write!(
        out,
        r#"<pattern id="{id}-{class}" width="{size}" height="{size}" patternUnits="userSpaceOnUse"><path class="tl-{class}" d="M0 0H{size}V{size}H0z"/><path class="tl-ink" d="{path}"/></pattern>"#
    )
}

/// A number with at most so many decimals and no zeros at its end.
struct Trimmed(f64, usize);

impl std::fmt::Display for Trimmed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.*}", self.1, self.0);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// Text inside markup.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
