//! The list of chapters on the home page: what was read and answered, where to go on, export, import, clear.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::progress::Progress;
use super::{Reader, Shared, store};
use crate::i18n::reading;

/// A line of the list.
struct Line {
    element: Element,
    slug: String,
    /// Quizzes and their right choices.
    quizzes: Vec<(String, u32)>,
}

fn lines(reader: &Reader) -> Vec<Line> {
    let line = |element: Element| {
        let slug = element.get_attribute("data-slug")?;
        let quizzes = element.get_attribute("data-quizzes")?;
        let quizzes = quizzes
            .split(' ')
            .filter_map(|quiz| quiz.split_once('='))
            .filter_map(|(id, right)| Some((format!("{slug}/{id}"), right.parse().ok()?)))
            .collect();
        Some(Line { element, slug, quizzes })
    };
    reader.all(".chapters [data-slug]").into_iter().filter_map(line).collect()
}

fn find(element: &Element, selector: &str) -> Option<Element> {
    element.query_selector(selector).ok()?
}

/// Shows the progress, if this is the home page.
pub(super) fn show(reader: &Reader) {
    let Some(section) = reader.one(".progress") else { return };
    let Progress { read, answers, last } = &reader.progress;
    let lang = reader.lang;
    let (mut chapters, mut done, mut all, mut answered, mut all_right) = (0, 0, 0, 0, 0);
    for line in lines(reader) {
        let percent = read.get(&line.slug).unwrap_or_default();
        let given = line.quizzes.iter().filter(|(id, _)| answers.get(id).is_some()).count();
        let right = line.quizzes.iter().filter(|(id, right)| answers.get(id) == Some(*right)).count();
        let numbered = find(&line.element, ".number").is_some_and(|number| number.has_child_nodes());
        if numbered {
            chapters += 1;
            done += usize::from(percent == 100);
        }
        (all, answered, all_right) = (all + line.quizzes.len(), answered + given, all_right + right);
        let mut state = Vec::new();
        match percent {
            0 => {}
            100 => state.push(reader.words.read.to_owned()),
            _ => state.push(reading::part(lang, percent)),
        }
        if given > 0 {
            state.push(reading::score(lang, right, line.quizzes.len()));
        }
        if let Some(place) = find(&line.element, ".state") {
            place.set_text_content(Some(&state.join(" · ")));
        }
        let _ = line.element.class_list().toggle_with_force("is-read", percent == 100);
    }
    if let Some(sum) = find(&section, ".progress-sum") {
        sum.set_text_content(Some(&reading::sum(lang, done, chapters, all_right, answered, all)));
    }
    if let Some(kept) = find(&section, ".progress-kept") {
        kept.set_text_content(Some(if reader.kept { reader.words.kept } else { reader.words.not_kept }));
    }
    if let Some(export) = find(&section, ".progress-export") {
        let json = String::from(js_sys::encode_uri_component(&reader.progress.to_json()));
        let _ = export.set_attribute("href", &format!("data:application/json,{json}"));
    }
    if let (Some(place), Some(link)) = (find(&section, ".progress-on"), find(&section, ".progress-continue")) {
        let goal = last.as_ref().and_then(|last| {
            let (slug, anchor) = last.split_once('#').unwrap_or((last, ""));
            let line = lines(reader).into_iter().find(|line| line.slug == slug)?;
            let title = find(&line.element, ".title")?.text_content()?;
            let hash = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
            Some((title, format!("{slug}/{hash}")))
        });
        let _ = place.toggle_attribute_with_force("hidden", goal.is_none());
        if let Some((title, href)) = goal {
            link.set_text_content(Some(&reading::go_on(lang, &title)));
            let _ = link.set_attribute("href", &href);
        }
    }
    let _ = section.remove_attribute("hidden");
}

/// Perhaps the button that clears.
pub(super) fn clicked(reader: &mut Reader, target: &Element) {
    if !target.matches(".progress-clear").unwrap_or(false) {
        return;
    }
    let sure =
        web_sys::window().is_some_and(|window| window.confirm_with_message(reader.words.clear_really).unwrap_or(false));
    if sure {
        store::clear();
        reader.progress = Progress::default();
        show(reader);
    }
}

/// Perhaps a file to import.
pub(super) fn changed(reader: &Shared, target: &Element) {
    if !target.matches(".progress-import").unwrap_or(false) {
        return;
    }
    let Some(input) = target.dyn_ref::<HtmlInputElement>() else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    // So that the same file can be chosen once more.
    let input = input.clone();
    let reader = reader.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let text = wasm_bindgen_futures::JsFuture::from(file.text()).await;
        input.set_value("");
        let progress = text.ok().and_then(|text| text.as_string()).and_then(|text| store::parse(&text));
        let Ok(mut reader) = reader.try_borrow_mut() else { return };
        match progress {
            Some(progress) => {
                reader.change(|known| known.merge(progress));
                show(&reader);
            }
            None => {
                if let Some(sum) = reader.one(".progress-sum") {
                    sum.set_text_content(Some(reader.words.import_failed));
                }
            }
        }
    });
}
