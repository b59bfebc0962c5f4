//! Going on differently from the playhead: another thread comes, or a value is another one; both runs stay in view.

use thirtyfour::prelude::*;

use crate::tab::{Options, Tab, with_tab};

pub(crate) const LAB: &str = "document.querySelector('#playground.lab')";

/// Three threads want a lock that the main thread has until 20 ms; each keeps it for `N` times 10 ms.
pub(crate) const PROGRAM: &str = "N = 2  # @param {type:\"slider\", min:1, max:9, step:1}\n\
import threading, time\n\
lock = threading.Lock()\n\
order = []\n\
begun = time.monotonic()\n\
def work(name):\n    with lock:\n        order.append(name)\n        time.sleep(0.01 * N)\n\
lock.acquire()\n\
threads = [threading.Thread(target=work, args=(name,)) for name in 'abc']\n\
for thread in threads:\n    thread.start()\n\
time.sleep(0.02)\n\
lock.release()\n\
for thread in threads:\n    thread.join()\n\
print(*order, 'in', round(time.monotonic() - begun, 2))\n";

/// The playground with the program in it, and its lens open.
pub(crate) async fn open(tab: &Tab, lang: &str) -> WebDriverResult<WebElement> {
    tab.open(&format!("/{lang}/playground/")).await?;
    tab.ready().await?;
    tab.driver.execute(format!("{LAB}.scrollIntoView()"), vec![]).await?;
    tab.until(&format!("{LAB}.querySelector('.sum')")).await?;
    let field = tab.driver.find(By::Css("#playground .listing-field")).await?;
    let set = "const f = arguments[0]; f.value = arguments[1]; f.setSelectionRange(0, 0); f.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    tab.driver.execute(set, vec![field.to_json()?, PROGRAM.into()]).await?;
    tab.until(&format!("{LAB}.querySelector('.console-text').innerText.startsWith('a b c in 0.08')")).await?;
    tab.driver.execute(format!("{LAB}.querySelector('.open-lens').click()"), vec![]).await?;
    tab.until(&format!("{LAB}.querySelector('.lens-map svg')")).await?;
    tab.driver.find(By::Css("#playground .playhead")).await
}

/// Shows one part of the lens.
pub(crate) async fn part(tab: &Tab, index: usize) -> WebDriverResult<()> {
    tab.driver.execute(format!("{LAB}.querySelectorAll('.lens-parts button')[{index}].click()"), vec![]).await.map(drop)
}

/// Labels and number of the runs that are compared, their playheads.
async fn futures(tab: &Tab, count: usize) -> WebDriverResult<Vec<String>> {
    tab.until(&format!("{LAB}.querySelectorAll('.lens-runs svg.timeline-svg').length === {count}")).await?;
    assert_eq!(tab.eval(&format!("{LAB}.querySelectorAll('.lens-head-line').length")).await?, count);
    let labels = tab.eval(&format!("[...{LAB}.querySelectorAll('.lens-runs code')].map(c => c.textContent)")).await?;
    Ok(labels.as_array().into_iter().flatten().filter_map(|label| label.as_str().map(str::to_owned)).collect())
}

#[test]
fn another_thread_comes_and_both_futures_stay() {
    with_tab(Options::default(), |tab| async move {
        let playhead = open(&tab, "en").await?;
        let now = format!("Number({LAB}.querySelector('.playhead').getAttribute('aria-valuenow'))");
        // A tenth of the run: the main thread sleeps, the others wait for the lock.
        playhead.send_keys(Key::Home + "").await?;
        playhead.send_keys(Key::Shift + "\u{e014}").await?;
        tab.until(&format!("{now} > 7e6 && {now} < 10e6")).await?;
        part(&tab, 2).await?;
        tab.until(&format!("{LAB}.querySelectorAll('.lens-choice .lens-fork').length === 2")).await?;
        let text = tab.eval(&format!("{LAB}.querySelector('.lens-choice').innerText")).await?;
        assert!(
            text.as_str().is_some_and(|text| text.contains("A lock is free") && text.contains("came next")),
            "{text}"
        );
        let fork = tab.driver.find(By::Css("#playground .lens-choice li:nth-child(2) .lens-fork")).await?;
        fork.scroll_into_view().await?;
        fork.click().await?;
        let labels = futures(&tab, 2).await?;
        assert!(labels[0] == "same settings" && labels[1].starts_with('#'), "{labels:?}");
        tab.until(&format!("{now} > 7e6 && {now} < 10e6")).await?;
        playhead.send_keys(Key::End + "").await?;
        tab.until(&format!("{LAB}.querySelector('.console-text').innerText.startsWith('b a c in 0.08')")).await?;

        // From the middle of that one, each keeps the lock for longer: a third future beside the two.
        playhead.send_keys(Key::Home + "").await?;
        for _ in 0..3 {
            playhead.send_keys(Key::Shift + "\u{e014}").await?;
        }
        tab.until(&format!("{now} > 22e6 && {now} < 30e6")).await?;
        let button = format!("{LAB}.querySelector('.lens-go-on')");
        assert_eq!(tab.eval(&format!("{button}.disabled")).await?, true, "nothing is to change");
        let slider = tab.driver.find(By::Css("#playground-later-p-N")).await?;
        slider.scroll_into_view().await?;
        slider.send_keys(Key::Right + "\u{e014}").await?;
        tab.until(&format!("!{button}.disabled")).await?;
        tab.driver.execute(format!("{button}.click()"), vec![]).await?;
        let labels = futures(&tab, 3).await?;
        assert!(labels[2].contains("N 4") && labels[2].contains("from 2"), "{labels:?}");
        assert_eq!(
            tab.eval(&format!("{LAB}.querySelector('#playground-p-N').value")).await?,
            "2",
            "the program is the same"
        );
        playhead.send_keys(Key::End + "").await?;
        // The first had read `N` before; the others keep the lock for 40 ms each.
        tab.until(&format!("{LAB}.querySelector('.console-text').innerText.startsWith('b a c in 0.12')")).await?;
        let said = tab.eval(&format!("{LAB}.querySelector('.lens-differences').innerText")).await?;
        assert!(
            said.as_str().is_some_and(|said| said.contains("B takes as long as A") && said.contains("C takes 40")),
            "{said}"
        );
        Ok(())
    });
}
