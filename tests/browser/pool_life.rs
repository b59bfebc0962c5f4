//! Real mode when it is left, restarted, clicked twice, calibrated, or not possible: what is on the page, and which
//! workers the browser has, counted from outside the page.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

use crate::pool::{PROGRAM, SOLUTION, end, open, start};
use crate::tab::{Options, Tab, with_tab};

/// Three processes that never end.
const ENDLESS: &str = "import multiprocessing, time

def work():
    while True:
        print('on', flush=True)
        time.sleep(0.02)

if __name__ == '__main__':
    for _ in range(2):
        multiprocessing.Process(target=work).start()
    while True:
        time.sleep(0.01)
";

const STATUS: &str = "document.querySelector('[data-part=status]').textContent";

/// Workers of the browser. The engine of the page's labs is one of them.
async fn workers(tab: &Tab) -> WebDriverResult<usize> {
    let answer = tab.driver.cdp().send_raw("Target.getTargets", json!({ "filter": [{}] })).await?;
    let targets = answer["targetInfos"].as_array().cloned().unwrap_or_default();
    Ok(targets.iter().filter(|target| target["type"] == "worker").count())
}

async fn until_workers(tab: &Tab, what: &str, holds: impl Fn(usize) -> bool) -> WebDriverResult<()> {
    let start = Instant::now();
    while !holds(workers(tab).await?) {
        assert!(start.elapsed() < Duration::from_secs(20), "{what}: there are {} workers", workers(tab).await?);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

async fn click(tab: &Tab, act: &str) -> WebDriverResult<()> {
    let script = format!("document.querySelector('[data-act={act}]').click()");
    tab.driver.execute(script, vec![]).await.map(drop)
}

/// Runs a script in every page before its own.
async fn before(tab: &Tab, source: &str) -> WebDriverResult<()> {
    tab.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await
}

#[test]
fn a_page_that_is_left_keeps_no_worker() {
    with_tab(Options::default(), |tab| async move {
        open(&tab).await?;
        start(&tab, ENDLESS).await?;
        until_workers(&tab, "it runs", |n| n >= 4).await?;
        tab.driver.goto("about:blank").await?;
        until_workers(&tab, "another page", |n| n <= 1).await?;
        // The browser may have kept the page. It says what became of the run, and can do another one.
        tab.driver.back().await?;
        tab.ready().await?;
        until_workers(&tab, "back again", |n| n <= 1).await?;
        let status = tab.eval(STATUS).await?;
        assert!(["", "stopped"].contains(&status.as_str().unwrap_or("?")), "{status}");
        start(&tab, "print('once more')\n").await?;
        assert_eq!(end(&tab).await?, "once more\n");
        start(&tab, ENDLESS).await?;
        until_workers(&tab, "it runs", |n| n >= 4).await?;
        tab.driver.refresh().await?;
        tab.ready().await?;
        until_workers(&tab, "after a reload", |n| n <= 1).await?;
        assert_eq!(tab.eval(STATUS).await?, "");
        Ok(())
    });
}

/// Bytes of the page after the garbage is gone: its script's, and those of its wasm modules.
async fn memory(tab: &Tab) -> WebDriverResult<(f64, f64)> {
    tab.devtools("HeapProfiler.collectGarbage", json!({})).await?;
    let script = tab.eval("performance.memory.usedJSHeapSize").await?;
    let wasm = tab.eval("memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)").await?;
    Ok((script.as_f64().unwrap_or_default(), wasm.as_f64().unwrap_or_default()))
}

#[test]
fn fifty_restarts_do_not_grow() {
    with_tab(Options::default(), |tab| async move {
        let keep = "memories = [];
            const given = WebAssembly.instantiateStreaming;
            WebAssembly.instantiateStreaming = async (...all) => {
                const result = await given.apply(WebAssembly, all);
                memories.push(result.instance.exports.memory);
                return result;
            };";
        before(&tab, keep).await?;
        open(&tab).await?;
        start(&tab, ENDLESS).await?;
        let mut sizes = Vec::new();
        for restart in 0..=50 {
            // Some while the worker loads, some while three processes run.
            if restart % 5 == 0 {
                until_workers(&tab, "it runs", |n| n >= 4).await?;
            }
            if restart % 7 == 0 {
                click(&tab, "stop").await?;
                end(&tab).await?;
            }
            click(&tab, "real").await?;
            if restart % 10 == 0 {
                sizes.push(memory(&tab).await?);
            }
            assert!(workers(&tab).await? <= 9, "workers of earlier runs are left");
        }
        click(&tab, "stop").await?;
        end(&tab).await?;
        until_workers(&tab, "the end", |n| n <= 1).await?;
        let (first, last) = (sizes[1], sizes[sizes.len() - 1]);
        assert!(first.1 > 1e6, "the wasm's memory was found");
        assert!(last.0 < first.0 + 3e6 && last.1 < first.1 + 1e6, "{sizes:?}");
        Ok(())
    });
}

#[test]
fn many_clicks_are_one_run() {
    with_tab(Options::default(), |tab| async move {
        open(&tab).await?;
        start(&tab, "import time\nprint('begins')\ntime.sleep(0.2)\nprint('ends')\n").await?;
        for act in ["real", "real", "stop", "stop", "kill", "real", "stop", "real", "kill", "real", "real"] {
            click(&tab, act).await?;
        }
        // What is edited meanwhile is the next run's.
        let edit = "const field = document.querySelector('.exercise .listing-field');
            field.value = 'print(1)\\n';
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        tab.driver.execute(edit, vec![]).await?;
        assert_eq!(end(&tab).await?, "begins\nends\n");
        until_workers(&tab, "one run", |n| n <= 1).await?;
        click(&tab, "real").await?;
        tab.until("document.querySelector('[data-part=output]').textContent === '1\\n'").await?;
        end(&tab).await.map(drop)
    });
}

#[test]
fn the_picture_grows_and_the_simulator_learns_the_costs() {
    with_tab(Options::default(), |tab| async move {
        open(&tab).await?;
        let source = PROGRAM.replace("\nTASKS = 20", "\nTASKS = 11");
        let source = gilscope::pool::checks::with_part(&source, SOLUTION);
        let edit = "const field = document.querySelector('.exercise .listing-field');
            field.focus();
            field.value = arguments[0];
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        tab.driver.execute(edit, vec![Value::from(source)]).await?;
        let holds = "document.querySelectorAll('.exercise-checks .holds').length === 8";
        tab.until(&format!("{holds} && !document.querySelector('.exercise-checks .broken')")).await?;
        click(&tab, "real").await?;
        // The prediction stands there already; the real picture grows below it on the same axis.
        let bars = "document.querySelectorAll('.exercise-pictures .measured .tl-bar rect').length";
        tab.until(&format!("{bars} > 0 && !{STATUS}.includes('No worker')")).await?;
        let axis = "[...document.querySelectorAll('.exercise-pictures .predicted .tl-ticks text')].map(t => t.textContent).join() \
            === [...document.querySelectorAll('.exercise-pictures .measured .tl-ticks text')].map(t => t.textContent).join()";
        assert_eq!(tab.eval(axis).await?, true);
        end(&tab).await?;
        tab.until("document.querySelectorAll('.exercise-numbers thead th').length === 2").await?;
        assert_eq!(tab.eval(axis).await?, true);
        click(&tab, "calibrate").await?;
        tab.until("document.querySelectorAll('.exercise-numbers thead th').length === 3").await?;
        let text = tab.eval("document.querySelector('[data-part=calibrated]').textContent").await?;
        let text = text.as_str().unwrap_or_default();
        assert!(text.contains("the simulator says") && text.contains("times as long as in the model"), "{text}");
        // It comes nearer to what was measured, and starts a process as slowly.
        let cells = "[...document.querySelectorAll('.exercise-numbers tbody tr')].slice(0, 2).map(row =>
            [...row.querySelectorAll('td')].map(cell => parseFloat(cell.textContent)))";
        let cells = tab.eval(cells).await?;
        let cell = |row: usize, column: usize| cells[row][column].as_f64().unwrap_or(f64::NAN);
        assert!((cell(0, 1) - cell(0, 2)).abs() < (cell(0, 0) - cell(0, 2)).abs(), "{cells}");
        assert!(cell(1, 1) > cell(1, 2) * 0.5 && cell(1, 1) < cell(1, 2) * 4.0, "{cells}");
        // A change is predicted with these costs, too, and one click later with the model's again.
        let pressed = "document.querySelector('[data-act=calibrate]').getAttribute('aria-pressed')";
        assert_eq!(tab.eval(pressed).await?, "true");
        click(&tab, "calibrate").await?;
        tab.until("document.querySelectorAll('.exercise-numbers thead th').length === 2").await?;
        assert_eq!(tab.eval(pressed).await?, "false");
        Ok(())
    });
}

#[test]
fn one_core_is_said_and_works() {
    with_tab(Options::default(), |tab| async move {
        before(&tab, "Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 1 })").await?;
        open(&tab).await?;
        tab.driver.execute("document.querySelector('.exercise .listing-field').focus()", vec![]).await?;
        tab.until(&format!("{STATUS}.includes('one core')")).await?;
        tab.until("document.querySelectorAll('.exercise-checks tbody tr').length >= 8").await?;
        start(&tab, "print('on one')\n").await?;
        assert_eq!(end(&tab).await?, "on one\n");
        tab.until(&format!("{STATUS}.includes('one core')")).await
    });
}

#[test]
fn without_workers_the_simulator_works() {
    with_tab(Options::default(), |tab| async move {
        before(&tab, "delete self.Worker").await?;
        open(&tab).await?;
        tab.driver.execute("document.querySelector('.exercise .listing-field').focus()", vec![]).await?;
        tab.until(&format!("{STATUS}.includes('no Web Workers')")).await?;
        tab.until("document.querySelectorAll('.exercise-checks tbody tr').length >= 8").await?;
        click(&tab, "solve").await?;
        tab.until("!document.querySelector('.exercise-checks .broken')").await?;
        click(&tab, "real").await?;
        tab.until(&format!("{STATUS}.includes('no Web Workers')")).await?;
        assert_eq!(workers(&tab).await?, 0);
        Ok(())
    });
}

#[test]
fn an_attempt_that_never_ends_is_ended() {
    with_tab(Options::default(), |tab| async move {
        open(&tab).await?;
        let edit = "const field = document.querySelector('.exercise .listing-field');
            field.focus();
            field.value = arguments[0];
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        let endless = "import time\nwhile True:\n    time.sleep(0.1)\n";
        tab.driver.execute(edit, vec![Value::from(endless)]).await?;
        tab.until("document.querySelector('.exercise .lab').textContent.includes('it ran longer than 60 s')").await?;
        tab.until("document.querySelector('.exercise-checks tbody tr:last-child .broken')").await
    });
}
