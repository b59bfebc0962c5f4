//! The reference page: every figure of the engine beside the measured one, and words for every price.

use std::collections::BTreeSet;
use std::path::Path;
use std::thread;

use gilscope::content::figures::{Figures, Unit};
use gilscope::engine;
use gilscope::i18n::Lang;

fn figures() -> Figures {
    Figures::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).expect("a sound table")
}

#[test]
fn simulated_figures_are_as_measured() {
    let figures = figures();
    let replies: Vec<_> = thread::scope(|scope| {
        let runs: Vec<_> = figures.requests.iter().map(|request| scope.spawn(|| engine::run(request))).collect();
        runs.into_iter().map(|run| run.join().expect("a run")).collect()
    });
    let simulated = figures.simulated(replies.iter()).expect("a figure for every row");
    let mut wrong = Vec::new();
    for group in &figures.groups {
        for row in &group.rows {
            let figure = simulated[&row.name];
            let (measured, shown) = (group.unit.show_measured(&row.measured), group.unit.show(figure));
            let text = format!("{:<24} {measured:>14} {shown:>10} {:>6.2}", row.name, row.ratio(figure));
            println!("{text}");
            let off = row.off(figure) > group.factor;
            if off && row.reason(Lang::En).is_none() {
                wrong.push(text);
            }
        }
    }
    assert!(wrong.is_empty(), "further off than they may be, without a reason:\n{}", wrong.join("\n"));
}

#[test]
fn every_price_has_its_words_and_its_source() {
    let figures = figures();
    let described: BTreeSet<_> = figures.costs.iter().map(|cost| (cost.group.clone(), cost.name.clone())).collect();
    let charged = engine::costs().into_iter().filter(|cost| cost.group != "instructions");
    let charged: BTreeSet<_> = charged.map(|cost| (cost.group, cost.name)).collect();
    assert_eq!(described, charged);
    for cost in &figures.costs {
        assert!(Lang::ALL.iter().all(|lang| !cost.words(*lang).is_empty() && !cost.source(*lang).is_empty()));
    }
}

#[test]
fn figures_are_shown_with_the_digits_that_count() {
    let shown = [(53.0, "53 ns"), (4812.0, "4.81 µs"), (999.6, "1 µs"), (2.1e6, "2.1 ms"), (7.5e7, "75 ms")];
    for (number, text) in shown {
        assert_eq!(Unit::Ns.show(number), text);
    }
    assert_eq!(Unit::S.show(0.1015), "102 ms");
    assert_eq!(Unit::S.show_measured("1.5 - 2.3"), "1.5–2.3 s");
    assert_eq!(Unit::Times.show_measured("1.05 - 1.20"), "1.05–1.2×");
    assert_eq!(Unit::Kb.show(2400.0), "2.4 MB");
}
