//! Looking inside a run: why, stacks and variables, figures, keys, jumps.

use thirtyfour::prelude::*;

use crate::tab::{Options, with_tab};

const CHAPTER: &str = "/en/threads-under-the-gil/";
const LAB: &str = "document.querySelector('#convoy-lab.lab')";

#[test]
fn the_lens_follows_the_playhead() {
    with_tab(Options::default(), |tab| async move {
        tab.open(CHAPTER).await?;
        tab.ready().await?;
        tab.driver.execute(format!("{LAB}.scrollIntoView()"), vec![]).await?;
        tab.until(&format!("{LAB}.querySelector('.playhead')")).await?;
        let fetched = "performance.getEntriesByType('resource').some(entry => /lens-.*wasm/.test(entry.name))";
        assert_eq!(tab.eval(fetched).await?, false, "nobody looked yet");

        let playhead = tab.driver.find(By::Css("#convoy-lab.lab .playhead")).await?;
        playhead.send_keys(Key::Home + "").await?;
        playhead.send_keys(Key::PageUp + "").await?;
        playhead.send_keys(Key::PageUp + "").await?;
        tab.driver.execute(format!("{LAB}.querySelector('.open-lens').click()"), vec![]).await?;
        tab.until(&format!("{LAB}.querySelector('.lens-why')")).await?;
        let why = format!("{LAB}.querySelector('.lens-why').innerText");
        let text = tab.eval(&why).await?;
        let text = text.as_str().expect("a text");
        assert!(text.contains("waits for the GIL") && text.contains("cpu-0") && text.contains("join cpu-0"), "{text}");

        // A moment in a sentence leads there, and the sentences follow.
        let now = format!("{LAB}.querySelector('.playhead').getAttribute('aria-valuenow')");
        let before = tab.eval(&now).await?;
        tab.driver.execute(format!("{LAB}.querySelector('.lens-why .link').click()"), vec![]).await?;
        tab.until(&format!("{now} !== {before}")).await?;
        tab.until(&format!("{why} !== {}", serde_json::json!(text))).await?;

        // To the next switch of the GIL, by button and by key.
        for step in [format!("{LAB}.querySelectorAll('.lens-jump .button')[1].click()"), String::new()] {
            let before = tab.eval(&now).await?;
            if step.is_empty() {
                playhead.send_keys("]").await?;
            } else {
                tab.driver.execute(step, vec![]).await?;
            }
            tab.until(&format!("Number({now}) > Number({before})")).await?;
        }

        // The stack, with variables.
        let part = |index: usize| format!("{LAB}.querySelectorAll('.lens-parts button')[{index}].click()");
        tab.driver.execute(part(1), vec![]).await?;
        tab.until(&format!(
            "{LAB}.querySelector('.lens-stack') && {LAB}.querySelector('.lens').innerText.includes('total')"
        ))
        .await?;
        tab.until(&format!("{LAB}.querySelector('.lens').innerText.includes('CPU_THREADS')")).await?;
        tab.driver.execute(part(4), vec![]).await?;
        tab.until(&format!(
            "{LAB}.querySelector('.lens-bars') && {LAB}.querySelector('.lens').innerText.includes('Core 1')"
        ))
        .await?;
        playhead.send_keys("?").await?;
        tab.until(&format!("{LAB}.querySelector('.lens-keys')")).await?;

        // A new run is looked into as well.
        tab.driver.execute(part(0), vec![]).await?;
        tab.driver.find(By::Css("#convoy-lab-gil")).await?.click().await?;
        tab.until(&format!("!{LAB}.querySelector('.lens').innerText.includes('waits for the GIL')")).await?;
        tab.driver.execute(format!("{LAB}.querySelector('.open-lens').click()"), vec![]).await?;
        tab.until(&format!("!{LAB}.querySelector('.lens')")).await?;

        // The dialog for sharing belongs to the lens, and a new run does not open it again.
        tab.driver.execute(format!("{LAB}.querySelector('.open-share').click()"), vec![]).await?;
        tab.until(&format!("{LAB}.querySelector('.share')")).await?;
        tab.driver.execute(format!("{LAB}.querySelector('.share-head button').click()"), vec![]).await?;
        tab.until(&format!("!{LAB}.querySelector('.share')")).await?;
        let end = format!("{LAB}.querySelector('.playhead').getAttribute('aria-valuemax')");
        let before = tab.eval(&end).await?;
        tab.driver.find(By::Css("#convoy-lab-gil")).await?.click().await?;
        tab.until(&format!("{end} !== {before}")).await?;
        assert_eq!(tab.eval(&format!("{LAB}.querySelector('.share') === null")).await?, true);
        Ok(())
    });
}

const PLAYGROUND: &str = "document.querySelector('#playground.lab')";

const PROGRAM: &str = "import threading, queue\n\
lock = threading.Lock()\n\
inbox = queue.Queue()\n\
def work():\n    with lock:\n        for n in range(3):\n            inbox.put(n)\n\
lock.acquire()\n\
thread = threading.Thread(target=work)\n\
thread.start()\n\
lock.release()\n\
thread.join()\n\
print(inbox.qsize())\n";

#[test]
fn steps_breakpoints_locks_and_instructions() {
    with_tab(Options::default(), |tab| async move {
        tab.open("/en/playground/").await?;
        tab.ready().await?;
        tab.driver.execute(format!("{PLAYGROUND}.scrollIntoView()"), vec![]).await?;
        tab.until(&format!("{PLAYGROUND}.querySelector('.sum')")).await?;
        let field = tab.driver.find(By::Css("#playground .listing-field")).await?;
        let set = "const f = arguments[0]; f.value = arguments[1]; f.setSelectionRange(0, 0); f.dispatchEvent(new InputEvent('input', { bubbles: true }))";
        tab.driver.execute(set, vec![field.to_json()?, PROGRAM.into()]).await?;
        tab.until(&format!("{PLAYGROUND}.querySelector('.console-text').innerText.trim() === '3'")).await?;

        let playhead = tab.driver.find(By::Css("#playground .playhead")).await?;
        let now = format!("Number({PLAYGROUND}.querySelector('.playhead').getAttribute('aria-valuenow'))");
        let line = |line: u32| format!("{PLAYGROUND}.querySelectorAll('.line')[{}].matches('.is-current')", line - 1);
        playhead.send_keys(Key::Home + "").await?;
        tab.until(&format!("{now} === 0")).await?;
        // Line by line, there and back.
        for number in [1, 2, 3] {
            playhead.send_keys("l").await?;
            tab.until(&line(number)).await?;
        }
        playhead.send_keys("L").await?;
        tab.until(&line(2)).await?;

        // A breakpoint by a click beside the number, and one by key.
        tab.driver.execute(format!("{PLAYGROUND}.querySelector('.gutter[data-line=\"7\"]').click()"), vec![]).await?;
        tab.until(&format!("{PLAYGROUND}.querySelectorAll('.line.has-break').length === 1")).await?;
        playhead.send_keys("b").await?;
        tab.until(&line(7)).await?;
        field.send_keys(Key::F9 + "").await?;
        tab.until(&format!("{PLAYGROUND}.querySelectorAll('.line.has-break').length === 2")).await?;
        let first = tab.eval(&now).await?;
        playhead.send_keys("b").await?;
        tab.until(&format!("{now} > {first}")).await?;

        // What the threads hold and wait for, and the line's instructions.
        tab.driver.execute(format!("{PLAYGROUND}.querySelector('.open-lens').click()"), vec![]).await?;
        let text = format!("({PLAYGROUND}.querySelector('.lens-part')?.innerText ?? '')");
        let part = |index: usize| format!("{PLAYGROUND}.querySelectorAll('.lens-parts button')[{index}].click()");
        tab.until(&format!("{PLAYGROUND}.querySelectorAll('.lens-parts button').length === 7")).await?;
        tab.driver.execute(part(2), vec![]).await?;
        tab.until(&format!(
            "({text}).includes('lock') && ({text}).includes('Thread-1 (work)') && ({text}).includes('inbox')"
        ))
        .await?;
        tab.driver.execute(part(3), vec![]).await?;
        tab.until(&format!("{PLAYGROUND}.querySelector('.lens-code .is-here') && ({text}).includes('LOAD_GLOBAL')"))
            .await?;
        let instruction =
            format!("{PLAYGROUND}.querySelector('.lens-steps .lens-jump:nth-of-type(3) button:last-child')");
        let before = tab.eval(&text).await?;
        tab.driver.execute(format!("{instruction}.click()"), vec![]).await?;
        tab.until(&format!("({text}) !== {before}")).await?;

        // Pin, change the machine, compare.
        tab.driver.execute(part(5), vec![]).await?;
        tab.until(&format!("{PLAYGROUND}.querySelector('.lens-pin')")).await?;
        tab.driver.execute(format!("{PLAYGROUND}.querySelector('.lens-pin').click()"), vec![]).await?;
        tab.driver.find(By::Css("#playground-gil")).await?.click().await?;
        tab.until(&format!("{PLAYGROUND}.querySelectorAll('.lens-runs svg').length >= 2")).await?;
        tab.until(&format!("({text}).includes('GIL off') && ({text}).includes('Makespan') && /B takes/.test({text})"))
            .await?;
        assert_eq!(tab.eval(&format!("{PLAYGROUND}.querySelectorAll('.lens-head-line').length")).await?, 2);
        let before = tab.eval(&now).await?;
        tab.driver.execute(format!("{PLAYGROUND}.querySelector('.lens-picture').click()"), vec![]).await?;
        tab.until(&format!("{now} !== {before}")).await?;
        Ok(())
    });
}
