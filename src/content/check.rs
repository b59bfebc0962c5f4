//! What only shows when all pages are known: missing translations, dead links, differences between languages.

use std::collections::BTreeMap;

use super::{HOME, Lab, Page, Problem, path};
use crate::i18n::Lang;

/// Every mistake between pages.
pub(super) fn check(pages: &[Page]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut by_place: BTreeMap<(Lang, &str), &Page> = BTreeMap::new();
    for page in pages {
        if let Some(other) = by_place.insert((page.lang, &page.slug), page) {
            let message = format!("{} has the slug `{}` too", other.file, page.slug);
            problems.push(Problem::new(&page.file, 1, message));
        }
    }
    for lang in Lang::ALL {
        if !by_place.contains_key(&(lang, HOME)) {
            let file = format!("content/{}/home.md", lang.code());
            problems.push(Problem::new(&file, 0, "there is no page with an empty slug"));
        }
        let mut orders = BTreeMap::new();
        for page in pages.iter().filter(|page| page.lang == lang) {
            if let Some(other) = orders.insert(page.order, page) {
                let message = format!("{} has the order {} too", other.file, page.order);
                problems.push(Problem::new(&page.file, 1, message));
            }
        }
    }
    for page in pages {
        for lang in Lang::ALL.into_iter().filter(|lang| *lang != page.lang) {
            match by_place.get(&(lang, &*page.slug)) {
                None => {
                    let message = format!("no translation: content/{}/ has no page `{}`", lang.code(), page.slug);
                    problems.push(Problem::new(&page.file, 1, message));
                }
                Some(other) => translations(page, other, &mut problems),
            }
        }
        links(page, &by_place, &mut problems);
    }
    problems.sort();
    problems
}

/// Both languages run the same labs on the same machines, so that switching keeps the place.
fn translations(page: &Page, other: &Page, problems: &mut Vec<Problem>) {
    if page.order != other.order {
        problems.push(Problem::new(&page.file, 1, format!("{} has the order {}", other.file, other.order)));
    }
    let machine = |lab: &Lab| (lab.request(), lab.points, lab.fails, lab.prints.clone());
    for lab in page.shown() {
        match other.shown().find(|candidate| candidate.id == lab.id) {
            None => {
                problems.push(Problem::new(&page.file, lab.line, format!("{} has no lab `{}`", other.file, lab.id)));
            }
            Some(twin) if machine(twin) != machine(lab) => {
                let message = format!("lab `{}` differs from {}:{}", lab.id, other.file, twin.line);
                problems.push(Problem::new(&page.file, lab.line, message));
            }
            Some(_) => {}
        }
    }
    // An answer is kept by its number, for both languages.
    let keys = |page: &Page| -> Vec<_> {
        page.quizzes()
            .map(|quiz| (quiz.id.clone(), quiz.choices.iter().map(|choice| choice.right).collect::<Vec<_>>()))
            .collect()
    };
    if keys(page) != keys(other) {
        let message = format!("{} has other quizzes, or their answers in another order", other.file);
        problems.push(Problem::new(&page.file, 1, message));
    }
}

fn links(page: &Page, by_place: &BTreeMap<(Lang, &str), &Page>, problems: &mut Vec<Problem>) {
    for link in &page.links {
        let Some(target) = by_place.get(&(page.lang, &*link.slug)) else {
            let message = format!("dead link: there is no page /{}", path(page.lang, &link.slug));
            problems.push(Problem::new(&page.file, link.line, message));
            continue;
        };
        if !link.anchor.is_empty() && !target.has_anchor(&link.anchor) {
            let message = format!("dead link: {} has no heading or lab `#{}`", target.file, link.anchor);
            problems.push(Problem::new(&page.file, link.line, message));
        }
    }
}
