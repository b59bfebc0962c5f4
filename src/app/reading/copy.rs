//! Copies a program, or saves it as a file.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::Reader;

/// How long a button says that it has copied, in ms.
const SAID_FOR: u32 = 1600;

/// Only pages from a safe origin may use the clipboard: without it there are no buttons to copy.
pub(super) fn show(reader: &Reader) {
    if let Some(root) = reader.document.document_element()
        && web_sys::window().is_some_and(|window| window.is_secure_context())
    {
        let _ = root.class_list().add_1("can-copy");
    }
}

/// Perhaps a button that copies or saves.
pub(super) fn clicked(reader: &Reader, target: &Element) {
    let Ok(Some(button)) = target.closest("[data-copy], [data-save]") else { return };
    let Some(code) = code(&button) else { return };
    match button.get_attribute("data-save") {
        Some(name) => save(reader, &name, &code),
        None => copy(reader, &button, &code),
    }
}

/// The program that a button stands beside: a lab's as the reader has changed it, or a listing in the text; or the text
/// of a field.
fn code(button: &Element) -> Option<String> {
    let home = button.closest(".share-text, .lab, .code").ok()??;
    if let Ok(Some(field)) = home.query_selector(":scope > input") {
        return Some(field.dyn_into::<HtmlInputElement>().ok()?.value());
    }
    if let Ok(Some(field)) = home.query_selector("textarea") {
        return Some(field.dyn_into::<HtmlTextAreaElement>().ok()?.value());
    }
    home.query_selector("pre").ok()??.text_content()
}

fn copy(reader: &Reader, button: &Element, code: &str) {
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else { return };
    let promise = window.navigator().clipboard().write_text(code);
    let (button, words) = (button.clone(), reader.words);
    wasm_bindgen_futures::spawn_local(async move {
        if wasm_bindgen_futures::JsFuture::from(promise).await.is_ok() {
            button.set_text_content(Some(words.copied));
            Timeout::new(SAID_FOR, move || button.set_text_content(Some(words.copy))).forget();
        }
    });
}

fn save(reader: &Reader, name: &str, code: &str) {
    let Some(link) = reader.document.create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let code = String::from(js_sys::encode_uri_component(code));
    let _ = link.set_attribute("href", &format!("data:text/x-python;charset=utf-8,{code}"));
    let _ = link.set_attribute("download", name);
    link.click();
}
