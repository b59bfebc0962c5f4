//! The page's colours and patterns as the canvas needs them.

use wasm_bindgen::prelude::*;
use web_sys::{CanvasPattern, CanvasRenderingContext2d, Element, HtmlCanvasElement, Path2d};

use crate::timeline::{ALL_STATES, svg};
use crate::trace::State;

/// The style sheet's colours for the theme chosen now, and the patterns made of them. Asking for them takes longer than
/// painting, so they are kept until the theme changes.
pub(super) struct Colours {
    /// Pixels of the screen for one of the page, for which the patterns are made.
    pub(super) ratio: f64,
    pub(super) ink: String,
    pub(super) faint: String,
    pub(super) line: String,
    pub(super) paper: String,
    pub(super) failed: String,
    pub(super) font: String,
    states: [String; 8],
    patterns: [Option<CanvasPattern>; 8],
    pattern_ink: String,
    on_held: String,
}

impl Colours {
    /// Reads the custom properties that hold for an element.
    pub(super) fn of(element: &Element, ctx: &CanvasRenderingContext2d, ratio: f64) -> Option<Self> {
        let style = web_sys::window()?.get_computed_style(element).ok()??;
        let get = |name: &str| style.get_property_value(name).unwrap_or_default().trim().to_owned();
        let mut colours = Self {
            ratio,
            ink: get("--ink"),
            faint: get("--ink-2"),
            line: get("--line"),
            paper: get("--paper"),
            failed: get("--state-failed"),
            font: get("font-family"),
            states: ALL_STATES.map(|state| get(&format!("--state-{}", svg::class(state)))),
            patterns: Default::default(),
            pattern_ink: get("--state-ink"),
            on_held: get("--state-label"),
        };
        colours.patterns = ALL_STATES.map(|state| colours.drawn(ctx, state));
        Some(colours)
    }

    pub(super) fn state(&self, state: State) -> &str {
        &self.states[state as usize]
    }

    /// Colour of text in a bar.
    pub(super) fn label(&self, state: State) -> &str {
        match state {
            State::Running | State::Held => &self.on_held,
            _ => &self.ink,
        }
    }

    /// The pattern of a state in its colour; `None` for a plain one.
    pub(super) fn pattern(&self, state: State) -> Option<&CanvasPattern> {
        self.patterns[state as usize].as_ref()
    }

    /// One tile, at the screen's own resolution.
    fn drawn(&self, ctx: &CanvasRenderingContext2d, state: State) -> Option<CanvasPattern> {
        let (size, path) = svg::pattern(state)?;
        let document = web_sys::window()?.document()?;
        let tile: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        let pixels = (size * self.ratio).round().max(1.0);
        tile.set_width(pixels as u32);
        tile.set_height(pixels as u32);
        let brush: CanvasRenderingContext2d = tile.get_context("2d").ok()??.dyn_into().ok()?;
        brush.scale(pixels / size, pixels / size).ok()?;
        brush.set_fill_style_str(self.state(state));
        brush.fill_rect(0.0, 0.0, size, size);
        brush.set_stroke_style_str(&self.pattern_ink);
        brush.set_line_width(svg::PATTERN_STROKE);
        brush.stroke_with_path(&Path2d::new_with_path_string(path).ok()?);
        ctx.create_pattern_with_html_canvas_element(&tile, "repeat").ok()?
    }
}
