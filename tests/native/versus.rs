//! What the lens makes of several runs, and that it has a word for all the engine says.

use gilscope::app::lab::state::Run;
use gilscope::app::lens::versus::{Sums, labels};
use gilscope::engine::run;
use gilscope::i18n::{Lang, compare, inside};
use gilscope::protocol::RunRequest;
use gilscope::python::vm::things::Aspect;
use gilscope::timeline::Timeline;

#[test]
fn every_aspect_has_a_word() {
    for lang in Lang::ALL {
        assert_eq!(inside::words(lang).aspects.len(), Aspect::Futures as usize + 1);
    }
}

#[test]
fn two_runs_are_compared_in_figures_and_words() {
    let ran = |threads: u32, gil: bool| {
        let mut request = RunRequest::new(format!(
            "N = {threads}  # @param {{type:\"slider\", min:1, max:8, step:1}}\n\
             import threading\n\
             def work():\n    for _ in range(200_000):\n        pass\n\
             for _ in range(N):\n    threading.Thread(target=work).start()\n"
        ));
        request.machine.gil = gil;
        let reply = run(&request);
        Run { request, timeline: Timeline::new(reply.trace), output: reply.output, stats: reply.stats }
    };
    let (one, two, free) = (ran(1, true), ran(2, true), ran(2, false));
    assert_eq!(labels(Lang::En, &[&one, &two]), ["N 1", "N 2"]);
    assert_eq!(labels(Lang::Zh, &[&two, &free]), ["GIL 开", "GIL 关"]);
    assert_eq!(labels(Lang::En, &[&one, &one]), ["same settings", "same settings"]);
    let sums = |run: &Run| Sums::new(&run.timeline, &run.stats);
    let more = sums(&two).against(&sums(&one));
    assert!(
        more.is_longer && more.is_more && more.most.as_ref().is_some_and(|(row, _)| *row == 5 || *row == 1),
        "{more:?}"
    );
    let text = compare::sentence(Lang::En, "A", "B", &sums(&free).against(&sums(&two)));
    assert!(
        text.starts_with("B takes ") && text.contains(" less than A: 0.5") && text.contains("Waiting for the GIL"),
        "{text}"
    );
    let same = compare::sentence(Lang::Zh, "A", "B", &sums(&two).against(&sums(&two)));
    assert_eq!(same, "B 和 A 用时一样。");
}
