//! How far a page is read: the bar under the header, the mark in the table of contents, and what the home page tells.

use web_sys::Element;

use super::Reader;

/// Smaller steps of reading are not kept, in percent.
const STEP: u32 = 5;

/// Looks where the reader is.
pub(super) fn look(reader: &mut Reader) {
    let Some(window) = web_sys::window() else { return };
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let Some(flow) = reader.one(".chapter > .flow") else { return };
    let rect = flow.get_bounding_client_rect();
    let part = ((height - rect.top()) / rect.height().max(1.0)).clamp(0.0, 1.0);
    // Not the page itself: the styles of all that is in it would be computed again at each step.
    if let Some(bar) = reader.one(".top") {
        let _ = bar.set_attribute("style", &format!("--read:{part:.3}"));
    }
    let section = current(reader, height);
    let Some(slug) = reader.one(".chapter[data-slug]").and_then(|chapter| chapter.get_attribute("data-slug")) else {
        return;
    };
    let percent = (part * 100.0) as u32 / STEP * STEP;
    let last = section.map_or_else(|| slug.clone(), |section| format!("{slug}#{section}"));
    let known = reader.progress.read.get(&slug).unwrap_or_default();
    if percent > known || reader.progress.last.as_ref() != Some(&last) {
        reader.change(|progress| {
            progress.note_read(&slug, percent);
            progress.last = Some(last);
        });
    }
}

/// The section at the upper part of the window, which is also marked in the table of contents.
fn current(reader: &Reader, height: f64) -> Option<String> {
    let headings = reader.all(".flow > h2");
    let above = |heading: &&Element| heading.get_bounding_client_rect().top() < height * 0.35;
    let id = headings.iter().take_while(above).last().map(Element::id);
    for link in reader.all(".toc a") {
        let here = id.as_ref().is_some_and(|id| link.get_attribute("href") == Some(format!("#{id}")));
        if here != link.has_attribute("aria-current") {
            let _ =
                if here { link.set_attribute("aria-current", "true") } else { link.remove_attribute("aria-current") };
        }
    }
    id
}
