//! The overview and measuring: by keys, by mouse, by finger; how long things took.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::futures::{LAB, open, part};
use crate::tab::{Options, Tab, with_tab};

/// What the strip says about the span.
async fn said(tab: &Tab) -> WebDriverResult<String> {
    let said = tab.eval(&format!("{LAB}.querySelector('.span-said').innerText")).await?;
    Ok(said.as_str().unwrap_or_default().replace('\u{a0}', " "))
}

/// Left, top, width and height of an element of the lab, in px of the screen.
async fn place(tab: &Tab, css: &str) -> WebDriverResult<[f64; 4]> {
    let script =
        format!("(r => [r.left, r.top, r.width, r.height])({LAB}.querySelector('{css}').getBoundingClientRect())");
    let found = tab.eval(&script).await?;
    Ok([0, 1, 2, 3].map(|index| found[index].as_f64().unwrap_or_default()))
}

const WINDOW: &str = "document.querySelector('#playground .map-window').getAttribute('aria-valuetext')";

#[test]
fn a_span_is_measured_by_keys_and_by_mouse() {
    with_tab(Options::default(), |tab| async move {
        let playhead = open(&tab, "en").await?;
        assert!(said(&tab).await?.contains("Shift"), "how to measure");
        playhead.send_keys(Key::Home + "m").await?;
        playhead.send_keys(Key::PageUp + "").await?;
        tab.until(&format!("{LAB}.querySelector('.span-said').innerText.includes('to the playhead at')")).await?;
        playhead.send_keys("m").await?;
        tab.until(&format!("!{LAB}.querySelector('.span-said').innerText.includes('playhead')")).await?;
        let text = said(&tab).await?;
        assert!(text.starts_with("20.") && text.contains(" ms, from 0.000 ms to 20."), "{text}");
        assert_eq!(tab.eval(&format!("{LAB}.hasAttribute('data-span')")).await?, true);
        let shade = format!("parseFloat(getComputedStyle({LAB}.querySelector('.timeline-body'), '::after').width)");
        let body = place(&tab, ".timeline-body").await?;
        let wide = tab.eval(&shade).await?.as_f64().unwrap_or_default();
        assert!((wide - body[2] / 4.0).abs() < 3.0, "{wide} of {body:?}");
        // The figures are those of the span.
        part(&tab, 4).await?;
        tab.until(&format!("{LAB}.querySelector('.lens-figures').innerText.includes('in the measured span')")).await?;

        // Zoom to it, see everything again, forget it.
        let before = tab.eval(WINDOW).await?;
        playhead.send_keys("f").await?;
        tab.until(&format!("{WINDOW} !== {before} && {WINDOW}.startsWith('0.000')")).await?;
        assert_eq!(tab.eval(&format!("{LAB}.querySelector('.lens-map.is-whole') === null")).await?, true);
        playhead.send_keys("0").await?;
        tab.until(&format!("{WINDOW} === {before}")).await?;
        playhead.send_keys(Key::Escape + "").await?;
        tab.until(&format!("!{LAB}.hasAttribute('data-span')")).await?;

        // A drag with Shift in the picture marks, and does not move the playhead.
        let now = format!("{LAB}.querySelector('.playhead').getAttribute('aria-valuenow')");
        let before = tab.eval(&now).await?;
        let body = tab.driver.find(By::Css("#playground .timeline-body")).await?;
        body.scroll_into_view().await?;
        let actions = tab.driver.action_chain().key_down(Key::Shift).move_to_element_with_offset(&body, 0, 40);
        actions
            .click_and_hold()
            .move_by_offset(60, 0)
            .move_by_offset(40, 0)
            .release()
            .key_up(Key::Shift)
            .perform()
            .await?;
        tab.until(&format!("{LAB}.hasAttribute('data-span')")).await?;
        assert_eq!(tab.eval(&now).await?, before);
        let text = said(&tab).await?;
        assert!(text.contains(" ms, from "), "{text}");
        tab.driver.execute(format!("{LAB}.querySelector('.span-clear').click()"), vec![]).await?;
        tab.until(&format!("!{LAB}.hasAttribute('data-span')")).await?;

        // The overview: a drag draws a window, a drag moves it, keys move and widen it.
        let map = tab.driver.find(By::Css("#playground .lens-map")).await?;
        map.scroll_into_view().await?;
        let drag = |from: i64, by: i64| {
            let actions = tab.driver.action_chain().move_to_element_with_offset(&map, from, 0);
            actions.click_and_hold().move_by_offset(by / 2, 0).move_by_offset(by - by / 2, 0).release()
        };
        let whole = tab.eval(WINDOW).await?;
        drag(-200, 200).perform().await?;
        tab.until(&format!("{WINDOW} !== {whole}")).await?;
        let [_, _, all, _] = place(&tab, ".lens-map").await?;
        let [_, _, window, _] = place(&tab, ".map-window").await?;
        assert!((window - 200.0).abs() < 8.0, "{window} of {all}");
        let drawn = tab.eval(WINDOW).await?;
        drag(-100, 150).perform().await?;
        tab.until(&format!("{WINDOW} !== {drawn}")).await?;
        let [_, _, moved, _] = place(&tab, ".map-window").await?;
        assert!((moved - window).abs() < 2.0, "{moved} is as wide as {window}");
        let slider = tab.driver.find(By::Css("#playground .map-window")).await?;
        for key in [Key::Left, Key::Down, Key::Home, Key::Up] {
            let before = tab.eval(WINDOW).await?;
            slider.send_keys(key + "").await?;
            tab.until(&format!("{WINDOW} !== {before}")).await?;
        }
        slider.send_keys("0").await?;
        tab.until(&format!("{WINDOW} === {whole}")).await
    });
}

#[test]
fn a_finger_measures_and_nothing_is_cut_on_a_phone() {
    with_tab(Options::default(), |tab| async move {
        tab.screen(390, 844).await?;
        tab.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 2 })).await?;
        for lang in ["zh", "en"] {
            open(&tab, lang).await?;
            tab.driver.execute(format!("{LAB}.querySelector('.span-drag').click()"), vec![]).await?;
            tab.until(&format!("{LAB}.querySelector('.span-drag').ariaPressed === 'true'")).await?;
            tab.driver
                .execute(format!("{LAB}.querySelector('.timeline').scrollIntoView({{ block: 'center' }})"), vec![])
                .await?;
            let [left, top, width, _] = place(&tab, ".timeline-body").await?;
            for (kind, share) in [("touchStart", 0.25), ("touchMove", 0.5), ("touchMove", 0.75), ("touchEnd", 0.0)] {
                let points = json!([{ "x": left + width * share, "y": top + 40.0 }]);
                let points = if kind == "touchEnd" { json!([]) } else { points };
                tab.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await?;
            }
            tab.until(&format!("{LAB}.hasAttribute('data-span')")).await?;
            let text = said(&tab).await?;
            assert!(text.starts_with("40") || text.starts_with("41"), "half of the run: {text}");
            for part in [4, 5] {
                self::part(&tab, part).await?;
                tab.until(&format!("{LAB}.querySelector('.lens-figures, .lens-later')")).await?;
                let wide = tab.eval("document.documentElement.scrollWidth").await?;
                assert!(wide.as_f64().is_some_and(|wide| wide <= 390.0), "the page is {wide} px wide");
                let out = "[...document.querySelectorAll('#playground .lens-strip *, #playground .lens-later *, #playground .lengths-chart *')]\
                    .filter(e => !e.closest('svg') && e.getBoundingClientRect().right > 390).map(e => e.className)";
                assert_eq!(tab.eval(out).await?, json!([]), "{lang}");
            }
        }
        Ok(())
    });
}

#[test]
fn waits_have_percentiles_and_a_chart() {
    with_tab(Options::default(), |tab| async move {
        open(&tab, "en").await?;
        part(&tab, 4).await?;
        let rows = format!("[...{LAB}.querySelectorAll('.lens-lengths tbody tr')]");
        tab.until(&format!("{rows}.some(row => row.innerText.includes('lock'))")).await?;
        let row = tab
            .eval(&format!("[...{rows}.find(row => row.innerText.includes('lock')).cells].map(c => c.innerText)"))
            .await?;
        // Three waits: until 20, 40 and 60 ms.
        assert_eq!(row[1], "3", "{row}");
        let times: Vec<f64> = (2..5).filter_map(|at| row[at].as_str()?.split('\u{a0}').next()?.parse().ok()).collect();
        assert!(matches!(times[..], [half, most, longest] if (38.0..42.0).contains(&half) && most == longest), "{row}");
        // Another row in the chart; its sentence leads to the longest.
        let chart = format!("{LAB}.querySelector('.lengths-chart')");
        let before = tab.eval(&format!("{chart}.innerText")).await?;
        let choose = format!(
            "const s = {LAB}.querySelector('.lengths-choice select'); s.selectedIndex = (s.selectedIndex + 1) % s.options.length; \
             s.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        );
        tab.driver.execute(choose, vec![]).await?;
        tab.until(&format!("{chart}.innerText !== {before}")).await?;
        let now = format!("{LAB}.querySelector('.playhead').getAttribute('aria-valuenow')");
        let before = tab.eval(&now).await?;
        tab.driver.execute(format!("{chart}.querySelector('.link').click()"), vec![]).await?;
        tab.until(&format!("{now} !== {before}")).await
    });
}
