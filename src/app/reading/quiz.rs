//! Quizzes: the answer opened first is kept, and the run that proves it opens with it.

use web_sys::Element;

use super::{Reader, elements};

/// Opens the answers that were given before.
pub(super) fn show(reader: &Reader) {
    for quiz in reader.all("[data-quiz]") {
        let Some(choice) = quiz.get_attribute("data-quiz").and_then(|id| reader.progress.answers.get(&id)) else {
            continue;
        };
        if let Some(choice) = choices(&quiz).get(choice as usize) {
            let _ = choice.set_attribute("open", "");
            mark(reader, &quiz, choice);
        }
    }
}

/// A `<details>` was opened or closed.
pub(super) fn toggled(reader: &mut Reader, details: &Element) {
    if !details.has_attribute("open") || !details.matches(".answer").unwrap_or(false) {
        return;
    }
    let Ok(Some(quiz)) = details.closest("[data-quiz]") else { return };
    let Some(id) = quiz.get_attribute("data-quiz") else { return };
    let Some(at) = choices(&quiz).iter().position(|choice| choice == details) else { return };
    // Also when it was restored, or another answer is opened later.
    if quiz.has_attribute("data-answered") {
        return;
    }
    reader.change(|progress| progress.note_answer(&id, at as u32));
    mark(reader, &quiz, details);
    if let Ok(Some(proof)) = quiz.query_selector(".proof") {
        let _ = proof.set_attribute("open", "");
    }
}

fn choices(quiz: &Element) -> Vec<Element> {
    quiz.query_selector_all(".answer").map(|list| elements(&list)).unwrap_or_default()
}

/// Says above a quiz whether the first answer was right.
fn mark(reader: &Reader, quiz: &Element, choice: &Element) {
    let right = choice.matches(".right").unwrap_or(false);
    let _ = quiz.set_attribute("data-answered", if right { "right" } else { "wrong" });
    if let Ok(Some(score)) = quiz.query_selector(".score") {
        score.set_text_content(Some(if right { reader.words.right } else { reader.words.wrong }));
    }
}
