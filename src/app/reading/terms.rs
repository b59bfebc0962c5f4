//! Terms: a card with the meaning beside a term that is pointed at, focused or tapped.
//!
//! The card is a popover that the page brings along, so Escape and a tap beside it close it. With a mouse it comes after
//! a moment and stays while the pointer is on it. A term is a link to the glossary; a tap shows the card instead, and so
//! does nothing that a mouse or a keyboard expects from a link.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

use super::{Reader, Shared};

/// A pointer that only passes over opens nothing, in ms.
const OPEN_AFTER: u32 = 150;
/// Time to move from the term to its card, in ms.
const CLOSE_AFTER: u32 = 250;
/// Room around a card, in px.
const GAP: f64 = 8.0;

/// The card that is shown and what is about to happen.
#[derive(Default)]
pub(super) struct Terms {
    shown: Option<(Element, HtmlElement)>,
    soon: Option<Timeout>,
    /// The last pointer was a finger or a pen.
    touch: bool,
}

fn term(target: &Element) -> Option<Element> {
    target.closest("[data-term]").ok()?
}

/// The pointer or the focus moved.
pub(super) fn pointed(shared: &Shared, reader: &mut Reader, kind: &str, event: &Event, target: &Element) {
    let term = term(target);
    let touch = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() != "mouse");
    match (kind, term) {
        ("pointerdown", _) => reader.terms.touch = touch,
        ("pointerover", Some(term)) if !touch => {
            let shared = shared.clone();
            reader.terms.soon = Some(Timeout::new(OPEN_AFTER, move || {
                if let Ok(mut reader) = shared.try_borrow_mut() {
                    open(&mut reader, &term);
                }
            }));
        }
        ("pointerover", None) if matches!(target.closest(".card"), Ok(Some(_))) => reader.terms.soon = None,
        ("focusin", Some(term)) if term.matches(":focus-visible").unwrap_or(false) => open(reader, &term),
        ("pointerout" | "focusout", term)
            if !touch && (term.is_some() || matches!(target.closest(".card"), Ok(Some(_)))) =>
        {
            let shared = shared.clone();
            reader.terms.soon = Some(Timeout::new(CLOSE_AFTER, move || {
                if let Ok(mut reader) = shared.try_borrow_mut() {
                    close(&mut reader);
                }
            }));
        }
        _ => {}
    }
}

/// A tap on a term shows its card.
pub(super) fn clicked(reader: &mut Reader, event: &Event, target: &Element) {
    if let Some(term) = term(target).filter(|_| reader.terms.touch) {
        open(reader, &term);
        if reader.terms.shown.is_some() {
            event.prevent_default();
        }
    }
}

/// The page moved under the card.
pub(super) fn moved(reader: &mut Reader) {
    let Some((term, card)) = &reader.terms.shown else { return };
    let rect = term.get_bounding_client_rect();
    if rect.bottom() < 0.0 || rect.top() > size().1 {
        close(reader);
    } else {
        place(term, card);
    }
}

fn open(reader: &mut Reader, term: &Element) {
    reader.terms.soon = None;
    let id = term.get_attribute("data-term").unwrap_or_default();
    let Some(card) = reader.document.get_element_by_id(&format!("card-{id}")) else { return };
    let Ok(card) = card.dyn_into::<HtmlElement>() else { return };
    // It fails where the card is open already, and there is nothing to do then.
    let opened = card.show_popover().is_ok();
    if opened || card.matches(":popover-open").unwrap_or(false) {
        place(term, &card);
        reader.terms.shown = Some((term.clone(), card));
    }
}

fn close(reader: &mut Reader) {
    if let Some((_, card)) = reader.terms.shown.take() {
        let _ = card.hide_popover();
    }
}

fn size() -> (f64, f64) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    root.map(|root| (f64::from(root.client_width()), f64::from(root.client_height()))).unwrap_or_default()
}

/// Below the term, or above it where there is no room below.
fn place(term: &Element, card: &HtmlElement) {
    let (width, height) = size();
    let (at, own) = (term.get_bounding_client_rect(), card.get_bounding_client_rect());
    let left = at.left().min(width - own.width() - GAP).max(GAP);
    let below = at.bottom() + GAP / 2.0;
    let above = at.top() - own.height() - GAP / 2.0;
    let top = if below + own.height() > height && above > 0.0 { above } else { below };
    let style = card.style();
    let _ = style.set_property("left", &format!("{left:.0}px"));
    let _ = style.set_property("top", &format!("{top:.0}px"));
}
