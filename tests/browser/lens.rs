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
        tab.driver.execute(part(2), vec![]).await?;
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
