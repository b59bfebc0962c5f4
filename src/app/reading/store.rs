//! Where the progress is kept: this browser's `localStorage`, or nowhere if it does not allow it.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Storage;

use super::progress::{NAME, Progress, is_plain};

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was kept, and whether anything can be.
pub(super) fn load() -> (Progress, bool) {
    let Some(storage) = storage() else { return (Progress::default(), false) };
    let text = storage.get_item(NAME).ok().flatten().unwrap_or_default();
    (parse(&text).unwrap_or_default(), true)
}

/// Whether it could be kept.
pub(super) fn save(progress: &Progress) -> bool {
    storage().is_some_and(|storage| storage.set_item(NAME, &progress.to_json()).is_ok())
}

/// Forgets it.
pub(super) fn clear() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(NAME);
    }
}

/// Reads what [`Progress::to_json`] wrote; `None` for anything else.
pub(super) fn parse(text: &str) -> Option<Progress> {
    let value = JSON::parse(text).ok()?;
    let get = |name: &str| Reflect::get(&value, &name.into()).ok();
    get(NAME)?.as_f64()?;
    let numbers = |name: &str| {
        let entries = get(name).and_then(|value| value.dyn_into::<Object>().ok()).map(|map| Object::entries(&map));
        entries
            .unwrap_or_default()
            .iter()
            .filter_map(|entry| {
                let entry: Array = entry.dyn_into().ok()?;
                let (key, number) = (entry.get(0).as_string()?, entry.get(1).as_f64()?);
                is_plain(&key).then_some((key, number as u32))
            })
            .collect()
    };
    let last = get("last").and_then(|last| last.as_string()).filter(|last| is_plain(last));
    Some(Progress { read: numbers("read"), answers: numbers("answers"), last })
}
