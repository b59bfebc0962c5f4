//! The canvas painter: a scene in the page's colours, at the screen's resolution.

use std::f64::consts::TAU;

use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::colours::Colours;
use crate::timeline::{ALL_STATES, AXIS_HEIGHT, Bar, Scene, Window, svg};
use crate::trace::{FlowKind, InstantKind};

/// Text in a bar starts this far from its edge, in px.
const PADDING: f64 = 4.0;
/// Narrower bars have no text.
const LABEL_ROOM: f64 = 22.0;
/// Lower ones neither.
const LABEL_HEIGHT: f64 = 11.0;

/// Paints the part of a scene that a window shows, in the colours that are kept. `None` only where there is no canvas to
/// paint on.
pub(super) fn paint(
    canvas: &HtmlCanvasElement,
    scene: &Scene<'_>,
    window: Window,
    kept: &mut Option<Colours>,
) -> Option<()> {
    let ratio = web_sys::window()?.device_pixel_ratio().clamp(1.0, 4.0);
    let (width, height) = (scene.width, window.height);
    let pixels = ((width * ratio).round() as u32, (height * ratio).round() as u32);
    if (canvas.width(), canvas.height()) != pixels {
        canvas.set_width(pixels.0);
        canvas.set_height(pixels.1);
    }
    let ctx: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    if kept.as_ref().is_none_or(|colours| colours.ratio != ratio) {
        *kept = Colours::of(canvas, &ctx, ratio);
    }
    let colours = kept.as_ref()?;
    let _ = ctx.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    ctx.clear_rect(0.0, 0.0, width, height);

    ctx.set_fill_style_str(&colours.line);
    for tick in scene.ticks.iter().filter(|tick| tick.label.is_some()) {
        ctx.fill_rect(tick.x.round(), AXIS_HEIGHT - 10.0, 1.0, height);
    }
    let _ = ctx.translate(0.0, -window.top);
    bars(&ctx, scene, colours, window.top);
    arrows(&ctx, scene, colours);
    marks(&ctx, scene, colours);
    let _ = ctx.translate(0.0, window.top);
    axis(&ctx, scene, colours);
    Some(())
}

fn axis(ctx: &CanvasRenderingContext2d, scene: &Scene<'_>, colours: &Colours) {
    // Lanes scroll away under the axis.
    ctx.clear_rect(0.0, 0.0, scene.width, AXIS_HEIGHT);
    ctx.set_font(&format!("11px {}", colours.font));
    ctx.set_text_baseline("alphabetic");
    for tick in &scene.ticks {
        let top = if tick.label.is_some() { 18.0 } else { 23.0 };
        ctx.set_fill_style_str(&colours.line);
        ctx.fill_rect(tick.x.round(), top, 1.0, AXIS_HEIGHT - top);
        if let Some(label) = &tick.label {
            ctx.set_fill_style_str(&colours.faint);
            let _ = ctx.fill_text(label, tick.x + 3.0, 13.0);
        }
    }
    ctx.set_fill_style_str(&colours.line);
    ctx.fill_rect(0.0, AXIS_HEIGHT - 1.0, scene.width, 1.0);
}

fn bars(ctx: &CanvasRenderingContext2d, scene: &Scene<'_>, colours: &Colours, top: f64) {
    let ratio = colours.ratio;
    for state in ALL_STATES {
        let mut bars = scene.bars.iter().filter(|bar| bar.state == state).peekable();
        if bars.peek().is_none() {
            continue;
        }
        if let Some(pattern) = colours.pattern(state) {
            // A pattern is laid out in the screen's pixels.
            ctx.save();
            let _ = ctx.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
            ctx.set_fill_style_canvas_pattern(pattern);
            for bar in bars {
                let (x, y, width, height) = edges(bar);
                ctx.fill_rect(x * ratio, (y - top) * ratio, width * ratio, height * ratio);
            }
            ctx.restore();
        } else {
            ctx.set_fill_style_str(colours.state(state));
            for bar in bars {
                let (x, y, width, height) = edges(bar);
                ctx.fill_rect(x, y, width, height);
            }
        }
    }
    ctx.set_font(&format!("10px {}", colours.font));
    ctx.set_text_baseline("middle");
    for bar in &scene.bars {
        label(ctx, bar, colours);
    }
}

/// A hair of paper between neighbours.
fn edges(bar: &Bar<'_>) -> (f64, f64, f64, f64) {
    let gap = if bar.merged || bar.width < 4.0 { 0.0 } else { 0.75 };
    (bar.x, bar.y, bar.width - gap, bar.height)
}

fn label(ctx: &CanvasRenderingContext2d, bar: &Bar<'_>, colours: &Colours) {
    if bar.label.is_empty() || bar.height < LABEL_HEIGHT {
        return;
    }
    // The text of a bar that begins before the window stays in view.
    let left = bar.x.max(0.0) + PADDING;
    let room = bar.x + bar.width - left - PADDING;
    if room < LABEL_ROOM {
        return;
    }
    let width = |text: &str| ctx.measure_text(text).map_or(f64::INFINITY, |size| size.width());
    let whole = width(bar.label);
    let text = if whole <= room {
        bar.label.to_owned()
    } else {
        let keep = (bar.label.chars().count() as f64 * room / whole) as usize;
        if keep < 3 {
            return;
        }
        bar.label.chars().take(keep - 1).chain(['…']).collect()
    };
    if svg::pattern(bar.state).is_some() {
        // Text on a pattern cannot be read; a strip of paper under it can.
        ctx.set_fill_style_str(&colours.paper);
        ctx.fill_rect(left - 2.0, bar.y, width(&text) + 4.0, bar.height);
    }
    ctx.set_fill_style_str(colours.label(bar.state));
    let _ = ctx.fill_text(&text, left, bar.y + bar.height / 2.0 + 0.5);
}

fn arrows(ctx: &CanvasRenderingContext2d, scene: &Scene<'_>, colours: &Colours) {
    ctx.set_stroke_style_str(&colours.faint);
    ctx.set_fill_style_str(&colours.faint);
    for arrow in &scene.arrows {
        let ((x0, y0), (x1, y1)) = (arrow.from, arrow.to);
        ctx.set_global_alpha(if arrow.kind == FlowKind::Gil { 0.3 } else { 0.6 });
        ctx.set_line_width(1.0);
        ctx.begin_path();
        ctx.move_to(x0, y0);
        let bend = ((x1 - x0).abs() / 2.0).clamp(4.0, 24.0);
        ctx.bezier_curve_to(x0 + bend, y0, x1 - bend, y1, x1, y1);
        ctx.stroke();
        ctx.begin_path();
        ctx.move_to(x1, y1);
        ctx.line_to(x1 - 5.0, y1 - 2.5);
        ctx.line_to(x1 - 5.0, y1 + 2.5);
        ctx.fill();
    }
    ctx.set_global_alpha(1.0);
}

fn marks(ctx: &CanvasRenderingContext2d, scene: &Scene<'_>, colours: &Colours) {
    for mark in &scene.marks {
        let (top, bottom) = (mark.y, mark.y + mark.height);
        match mark.kind {
            InstantKind::Output => {
                ctx.set_fill_style_str(&colours.ink);
                ctx.begin_path();
                let _ = ctx.arc(mark.x, top - 3.0, 2.5, 0.0, TAU);
                ctx.fill();
            }
            InstantKind::DropRequest => {
                ctx.set_fill_style_str(&colours.ink);
                ctx.fill_rect(mark.x - 0.75, top - 3.0, 1.5, 8.0);
            }
            InstantKind::Failed => {
                ctx.set_fill_style_str(&colours.paper);
                ctx.fill_rect(mark.x - 3.0, top - 3.0, 6.0, bottom - top + 6.0);
                ctx.set_stroke_style_str(&colours.failed);
                ctx.set_line_width(2.0);
                ctx.begin_path();
                let middle = f64::midpoint(top, bottom);
                ctx.move_to(mark.x - 5.0, middle - 5.0);
                ctx.line_to(mark.x + 5.0, middle + 5.0);
                ctx.move_to(mark.x + 5.0, middle - 5.0);
                ctx.line_to(mark.x - 5.0, middle + 5.0);
                ctx.stroke();
            }
            InstantKind::Exit => {
                ctx.set_fill_style_str(&colours.faint);
                ctx.fill_rect(mark.x - 1.0, top, 1.5, bottom - top);
            }
        }
    }
}
