//! Real mode: the exercise's programs on Web Workers.

use std::collections::BTreeSet;
use std::time::Duration;

use gilscope::engine;
use gilscope::pool::checks::with_part;
use gilscope::protocol::RunRequest;
use serde_json::Value;
use thirtyfour::error::WebDriverResult;

use crate::tab::{Options, Tab, with_tab};

/// Twenty computations in a pool of so many processes. The lines that begin with `at` say when, and where.
const COMPUTE: &str = "
import multiprocessing
import os
import time
from fractions import Fraction

PROCESSES = 1


def job(number):
    start, total = time.time(), 0
    for n in range(300_000):
        total += n
    return number, total * Fraction(2, 2), f'at {os.getpid()} {start} {time.time()}'


if __name__ == '__main__':
    with multiprocessing.Pool(PROCESSES) as pool:
        for number, total, when in pool.imap_unordered(job, range(20)):
            print(f'task {number} done: {total}')
            print(when)
    print('all done')
";

pub(crate) const PROGRAM: &str = include_str!("../../content/programs/elastic_exercise.py");
pub(crate) const SOLUTION: &str = include_str!("../../content/programs/elastic_solution.py");

pub(crate) async fn open(tab: &Tab) -> WebDriverResult<()> {
    tab.open("/en/exercise/").await?;
    tab.ready().await?;
    tab.until("document.querySelector('.exercise .listing-field')").await
}

/// Writes a program into the lab, which runs it in the simulator.
async fn write(tab: &Tab, source: &str) -> WebDriverResult<()> {
    let script = "const field = document.querySelector('.exercise .listing-field');
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    tab.driver.execute(script, vec![Value::from(source)]).await.map(drop)
}

/// Starts a program on real processes.
pub(crate) async fn start(tab: &Tab, source: &str) -> WebDriverResult<()> {
    let script = "const field = document.querySelector('.exercise .listing-field');
        if (field.value !== arguments[0]) {
            field.value = arguments[0];
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
        document.querySelector('[data-part=status]').textContent = '';
        document.querySelector('[data-act=real]').click();";
    tab.driver.execute(script, vec![Value::from(source)]).await.map(drop)
}

/// Waits for its end and returns what it printed.
pub(crate) async fn end(tab: &Tab) -> WebDriverResult<String> {
    tab.until("document.querySelector('[data-part=status]').textContent.includes('No worker is left')").await?;
    let output = tab.eval("document.querySelector('[data-part=output]').textContent").await?;
    Ok(output.as_str().unwrap_or_default().to_owned())
}

fn lines(text: &str) -> BTreeSet<String> {
    text.lines().filter(|line| !line.starts_with("at ")).map(str::to_owned).collect()
}

/// The process of each task, and when it began and ended, in s.
fn stretches(text: &str) -> Vec<(u32, f64, f64)> {
    let words = text.lines().filter_map(|line| line.strip_prefix("at ")).map(|line| line.split(' '));
    words
        .map(|mut words| {
            let mut next = || words.next().expect("three words");
            (next().parse().expect("a pid"), next().parse().expect("s"), next().parse().expect("s"))
        })
        .collect()
}

#[test]
fn real_processes_do_every_task_once() {
    with_tab(Options::default(), |tab| async move {
        open(&tab).await?;
        let fetched = "performance.getEntriesByType('resource').some(entry => /pool-.*wasm/.test(entry.name))";
        assert_eq!(tab.eval(fetched).await?, false, "nobody touched the exercise yet");
        for processes in [1, 2, 5] {
            let source = COMPUTE.replace("PROCESSES = 1", &format!("PROCESSES = {processes}"));
            start(&tab, &source).await?;
            let real = end(&tab).await?;
            assert_eq!(real.lines().count(), 41, "{processes}: {real}");
            let simulated = engine::run(&RunRequest::new(source));
            let text: String = simulated.output.iter().map(|piece| piece.text.as_str()).collect();
            assert_eq!(lines(&real), lines(&text), "{processes} processes");
            let at = stretches(&real);
            let pids: BTreeSet<u32> = at.iter().map(|(pid, ..)| *pid).collect();
            assert!(pids.len() <= processes && (processes == 1 || pids.len() > 1), "{real}");
            let at_once = at.iter().any(|a| at.iter().any(|b| a.0 != b.0 && a.1 < b.2 && b.1 < a.2));
            assert_eq!(at_once, processes > 1, "{real}");
        }
        // Both pictures stand on one axis, and both runs have figures and a sentence that compares them.
        tab.until("document.querySelectorAll('.exercise-pictures svg').length === 2").await?;
        assert_eq!(tab.eval("document.querySelectorAll('.exercise-numbers tbody tr').length").await?, 6);
        tab.until("document.querySelector('.exercise-numbers p').textContent.includes('Predicted')").await
    });
}

/// Needs both cores for itself, so `make bench` runs it.
#[test]
#[ignore = "measures; run it with `make bench`"]
fn two_workers_are_faster_than_one() {
    if std::thread::available_parallelism().is_ok_and(|cores| cores.get() < 2) {
        println!("size: one core: two workers against one not measured");
        return;
    }
    with_tab(Options::default(), |tab| async move {
        open(&tab).await?;
        let mut ratios = Vec::new();
        for _ in 0..3 {
            let mut spans = Vec::new();
            for processes in [1, 2] {
                // Long enough for starts, messages and the browser's own compiling of the engine not to matter; and too
                // long for the simulator, which then says where it stopped: that shall not take a core meanwhile.
                let source = COMPUTE.replace("PROCESSES = 1", &format!("PROCESSES = {processes}"));
                let source = source.replace("300_000", "6_000_000");
                write(&tab, &source).await?;
                tokio::time::sleep(Duration::from_secs(4)).await;
                start(&tab, &source).await?;
                let at = stretches(&end(&tab).await?);
                assert_eq!(at.len(), 20);
                let first = at.iter().map(|(_, start, _)| *start).fold(f64::INFINITY, f64::min);
                spans.push(at.iter().map(|(.., end)| end - first).fold(0.0, f64::max));
            }
            ratios.push(spans[0] / spans[1]);
        }
        ratios.sort_by(f64::total_cmp);
        println!("size: two workers are {:.2}, {:.2} and {:.2} times as fast as one", ratios[0], ratios[1], ratios[2]);
        assert!(ratios[1] >= 1.6, "two workers are only {:.2} times as fast as one", ratios[1]);
        Ok(())
    });
}

#[test]
fn the_checks_say_where_a_program_is_wrong() {
    with_tab(Options::default(), |tab| async move {
        open(&tab).await?;
        tab.driver.execute("document.querySelector('.exercise .listing-field').focus()", vec![]).await?;
        tab.until("document.querySelectorAll('.exercise-checks tbody tr').length >= 8").await?;
        // The playhead goes to the moment.
        let playhead = "document.querySelector('.exercise .playhead').getAttribute('aria-valuenow')";
        let before = tab.eval(playhead).await?;
        tab.driver.execute("document.querySelector('.exercise-checks [data-act=seek]').click()", vec![]).await?;
        tab.until(&format!("{playhead} !== {before}")).await?;
        // With the solution every check holds.
        tab.driver.execute("document.querySelector('[data-act=solve]').click()", vec![]).await?;
        tab.until("!document.querySelector('.exercise-checks .broken')").await?;
        // A browser without workers says so, and the checks go on.
        tab.driver.execute("Worker = undefined; document.querySelector('[data-act=real]').click()", vec![]).await?;
        tab.until("document.querySelector('[data-part=status]').textContent.includes('no Web Workers')").await
    });
}

/// The verdicts of a program that was changed since are not left there as if they were the new one's.
#[test]
fn the_checks_wait_for_the_run_of_a_changed_program() {
    with_tab(Options::default(), |tab| async move {
        open(&tab).await?;
        tab.driver.execute("document.querySelector('.exercise .listing-field').focus()", vec![]).await?;
        tab.until("document.querySelectorAll('.exercise-checks tbody tr').length >= 8").await?;
        assert_eq!(tab.eval("document.querySelectorAll('.exercise-checks .late').length").await?, 0);
        let edit = "const field = document.querySelector('.exercise .listing-field');
            field.value = arguments[0];
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        tab.driver.execute(edit, vec![Value::from("while True:\n    pass\n")]).await?;
        let late = |word: &str| {
            format!("(document.querySelector('.exercise-checks .late') || {{}}).textContent?.includes('{word}')")
        };
        tab.until(&late("Waiting for the run")).await?;
        tab.until("document.querySelector('.exercise .busy .button')").await?;
        tab.driver.execute("document.querySelector('.exercise .busy .button').click()", vec![]).await?;
        tab.until(&late("has no run")).await?;
        tab.driver.execute(edit, vec![Value::from(with_part(PROGRAM, SOLUTION))]).await?;
        tab.until("!document.querySelector('.exercise-checks .late')").await?;
        tab.until("!document.querySelector('.exercise-checks .broken')").await
    });
}

#[test]
fn a_killed_process_loses_no_task() {
    with_tab(Options::default(), |tab| async move {
        open(&tab).await?;
        let source = with_part(PROGRAM, SOLUTION).replace("TASKS = 20", "TASKS = 14");
        start(&tab, &source).await?;
        tab.until("document.querySelector('[data-part=output]').textContent.includes('task 7 begins')").await?;
        tab.until("!document.querySelector('[data-act=kill]').disabled").await?;
        tab.driver.execute("document.querySelector('[data-act=kill]').click()", vec![]).await?;
        let output = end(&tab).await?;
        assert!(output.contains("ended with -9"), "{output}");
        for task in 0..14 {
            assert!(output.contains(&format!("task {task} ends\n")), "task {task}: {output}");
        }
        assert!(output.ends_with("all done\n"), "{output}");
        tab.until("document.querySelector('[data-part=status]').textContent.includes('ended with −9')").await
    });
}

#[test]
fn stop_ends_every_worker() {
    with_tab(Options::default(), |tab| async move {
        open(&tab).await?;
        let endless = "import multiprocessing, time

def work():
    while True:
        print('on')
        time.sleep(0.02)

if __name__ == '__main__':
    for _ in range(2):
        multiprocessing.Process(target=work).start()
    while True:
        pass
";
        start(&tab, endless).await?;
        tab.until("document.querySelector('[data-part=output]').textContent.includes('on')").await?;
        tab.driver.execute("document.querySelector('[data-act=stop]').click()", vec![]).await?;
        let before = end(&tab).await?;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        let after = tab.eval("document.querySelector('[data-part=output]').textContent").await?;
        assert_eq!(after.as_str(), Some(&*before));
        assert_eq!(tab.eval("document.querySelector('[data-act=stop]').disabled").await?, true);
        Ok(())
    });
}
