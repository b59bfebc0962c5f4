//! Files from the page to the reader's disk.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, Element, HtmlAnchorElement, HtmlCanvasElement};
use web_sys::{HtmlImageElement, Url, window};

use super::export;
use crate::timeline::ALL_STATES;

/// Pixels of a saved picture for each px.
const RATIO: f64 = 2.0;

/// The style sheet of a saved picture, in the colours that hold for an element.
pub(super) fn style(element: &Element) -> Option<String> {
    let style = window()?.get_computed_style(element).ok()??;
    let get = |name: &str| style.get_property_value(name).unwrap_or_default().trim().to_owned();
    Some(export::style(&ALL_STATES, &get("font-family").replace('"', "'"), get))
}

/// Saves a text.
pub(super) fn text(text: &str, media: &str, name: &str) -> Result<(), JsValue> {
    save(&blob(text, media)?, name)
}

/// Saves a vector picture as pixels.
pub(super) async fn pixels(svg: &str, name: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(&blob(svg, "image/svg+xml")?)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    Url::revoke_object_url(&address)?;
    decoded?;
    let document = window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width((f64::from(image.width()) * RATIO) as u32);
    canvas.set_height((f64::from(image.height()) * RATIO) as u32);
    let brush = canvas.get_context("2d")?.ok_or(JsValue::UNDEFINED)?;
    let brush: CanvasRenderingContext2d = brush.unchecked_into();
    brush.scale(RATIO, RATIO)?;
    brush.draw_image_with_html_image_element(&image, 0.0, 0.0)?;
    let made = js_sys::Promise::new(&mut |resolve, _| {
        // The canvas holds only what was drawn here, so it may be read.
        let _ = canvas.to_blob(&resolve);
    });
    save(JsFuture::from(made).await?.unchecked_ref(), name)
}

fn blob(text: &str, media: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
}

fn save(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let document = window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    let address = Url::create_object_url_with_blob(blob)?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // The browser has taken hold of the blob by then.
    gloo_timers::callback::Timeout::new(10_000, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}
