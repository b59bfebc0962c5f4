//! Labs as a reader uses them: sliders, playhead, editing, errors, an endless loop, keys.

use thirtyfour::prelude::*;

use crate::tab::{Options, Tab, with_tab};

const CHAPTER: &str = "/zh/threads-under-the-gil/";

/// A lab of a page.
struct Lab<'a> {
    tab: &'a Tab,
    id: &'static str,
}

impl Lab<'_> {
    /// Opens the page and waits for the lab's first run.
    async fn open<'a>(tab: &'a Tab, path: &str, id: &'static str) -> WebDriverResult<Lab<'a>> {
        tab.open(path).await?;
        tab.ready().await?;
        let lab = Lab { tab, id };
        tab.driver.execute(format!("document.getElementById('{id}').scrollIntoView()"), vec![]).await?;
        lab.until(".sum").await?;
        Ok(lab)
    }

    async fn find(&self, css: &str) -> WebDriverResult<WebElement> {
        self.tab.driver.find(By::Css(format!("#{} {css}", self.id))).await
    }

    async fn until(&self, css: &str) -> WebDriverResult<()> {
        self.tab.until(&format!("document.querySelector('#{} {css}')", self.id)).await
    }

    async fn until_gone(&self, css: &str) -> WebDriverResult<()> {
        self.tab.until(&format!("!document.querySelector('#{} {css}')", self.id)).await
    }

    async fn text(&self, css: &str) -> WebDriverResult<String> {
        let script = format!("document.querySelector('#{} {css}').textContent", self.id);
        Ok(self.tab.eval(&script).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the text of an element is another one.
    async fn until_not(&self, css: &str, text: &str) -> WebDriverResult<()> {
        let text = serde_json::to_string(text).expect("a string");
        self.tab.until(&format!("document.querySelector('#{} {css}').textContent !== {text}", self.id)).await
    }

    /// Waits until the printed median (ms) lies in a range; pictures of places on the way there may come first.
    async fn until_median(&self, range: std::ops::Range<f64>) -> WebDriverResult<()> {
        let start = std::time::Instant::now();
        loop {
            let text = self.text(".console-text").await?;
            if range.contains(&median(&text)) {
                return Ok(());
            }
            assert!(start.elapsed().as_secs() < 20, "the median never came into {range:?}: {text}");
            tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        }
    }

    /// Puts the caret at the start of the program and types.
    async fn type_at_start(&self, text: &str) -> WebDriverResult<()> {
        let field = self.find(".listing-field").await?;
        field.send_keys(Key::Control + "\u{e011}").await?;
        field.send_keys(text).await
    }

    /// Deletes what [`Lab::type_at_start`] typed.
    async fn delete_at_start(&self, text: &str) -> WebDriverResult<()> {
        self.type_at_start(&"\u{e017}".repeat(text.chars().count())).await
    }

    /// The playhead, in ns.
    async fn playhead(&self) -> WebDriverResult<u64> {
        let script = format!("Number(document.querySelector('#{} .playhead').getAttribute('aria-valuenow'))", self.id);
        Ok(self.tab.eval(&script).await?.as_u64().unwrap_or_default())
    }
}

/// The median that the convoy's program prints, in ms.
fn median(output: &str) -> f64 {
    let number = output.split("median ").nth(1).and_then(|rest| rest.split(' ').next());
    number.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("no median in {output:?}"))
}

#[test]
fn the_engine_comes_with_the_first_lab_in_view() {
    with_tab(Options::default(), |tab| async move {
        tab.open(CHAPTER).await?;
        tab.ready().await?;
        let loaded = "performance.getEntriesByType('resource').some(e => e.name.includes('worker-'))";
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(tab.eval(loaded).await?, false, "the engine was fetched before any lab was near");
        tab.driver.execute("document.querySelector('.lab').scrollIntoView()", vec![]).await?;
        tab.until(loaded).await
    });
}

#[test]
fn dragging_the_switch_interval_changes_the_round_trips() {
    with_tab(Options::default(), |tab| async move {
        let lab = Lab::open(&tab, CHAPTER, "convoy-lab").await?;
        let before = lab.text(".console-text").await?;
        let slider = lab.find("#convoy-lab-interval").await?;
        slider.scroll_into_view().await?;
        // From 5 ms (the sixth of ten places) three places to the right: 50 ms.
        let width = tab.eval("document.querySelector('#convoy-lab-interval').clientWidth").await?.as_i64().unwrap_or(0);
        let place = |index: i64| (width - 16) * index / 9 + 8 - width / 2;
        let actions = tab.driver.action_chain();
        let actions = actions.move_to_element_with_offset(&slider, place(5), 0).click_and_hold();
        actions
            .move_by_offset(place(6) - place(5), 0)
            .move_by_offset(place(8) - place(6), 0)
            .release()
            .perform()
            .await?;
        assert_eq!(tab.eval("document.querySelector('#convoy-lab-interval').value").await?, "8");
        assert!((4.0..8.0).contains(&median(&before)), "{before}");
        lab.until_median(40.0..65.0).await
    });
}

#[test]
fn a_figure_can_be_typed() {
    with_tab(Options::default(), |tab| async move {
        let lab = Lab::open(&tab, CHAPTER, "convoy-lab").await?;
        let before = lab.text(".console-text").await?;
        let field = lab.find("#convoy-lab-interval ~ .value input").await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys("1").await?;
        field.send_keys(Key::Enter + "").await?;
        assert!((4.0..8.0).contains(&median(&before)), "{before}");
        lab.until_median(1.0..2.6).await
    });
}

#[test]
fn the_playhead_goes_both_ways() {
    with_tab(Options::default(), |tab| async move {
        let lab = Lab::open(&tab, CHAPTER, "convoy-lab").await?;
        let end = lab.playhead().await?;
        assert!(end > 0, "a lab shows the end of its run first");
        let printed = lab.text(".console-text").await?;
        // Drag the playhead along the axis to the middle, then to the start.
        let body = lab.find(".timeline-body").await?;
        let axis = "(() => { const r = document.querySelector('#convoy-lab .timeline-body').getBoundingClientRect(); \
                    return [Math.round(r.width), Math.round(r.height)] })()";
        let size = tab.eval(axis).await?;
        let (width, height) = (size[0].as_i64().unwrap_or(0), size[1].as_i64().unwrap_or(0));
        let y = 8 - height / 2;
        let actions = tab.driver.action_chain().move_to_element_with_offset(&body, width / 2 - 4, y).click_and_hold();
        actions.move_by_offset(-width / 4, 0).move_by_offset(-width / 4, 0).release().perform().await?;
        let middle = lab.playhead().await?;
        assert!(middle > end / 3 && middle < end * 2 / 3, "{middle} is not in the middle of {end}");
        assert_ne!(lab.text(".console-text").await?, printed, "the console shows only what was printed so far");
        let playhead = lab.find(".playhead").await?;
        playhead.send_keys(Key::Home + "").await?;
        tab.until("document.querySelector('#convoy-lab .playhead').getAttribute('aria-valuenow') === '0'").await?;
        // One event on, one event back.
        let [_, previous, next] = &lab.tab.driver.find_all(By::Css("#convoy-lab .icon-button")).await?[..3] else {
            panic!("play, previous, next")
        };
        next.click().await?;
        tab.until("document.querySelector('#convoy-lab .playhead').getAttribute('aria-valuenow') !== '0'").await?;
        assert!(lab.playhead().await? < middle);
        previous.click().await?;
        tab.until("document.querySelector('#convoy-lab .playhead').getAttribute('aria-valuenow') === '0'").await
    });
}

#[test]
fn playing_moves_the_playhead_and_pauses() {
    with_tab(Options::default(), |tab| async move {
        let lab = Lab::open(&tab, CHAPTER, "convoy-lab").await?;
        lab.find(".playhead").await?.send_keys(Key::Home + "").await?;
        let play = lab.find(".icon-button").await?;
        play.click().await?;
        tab.until("Number(document.querySelector('#convoy-lab .playhead').getAttribute('aria-valuenow')) > 1e6")
            .await?;
        lab.find(".icon-button").await?.click().await?;
        let stopped = lab.playhead().await?;
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
        assert_eq!(lab.playhead().await?, stopped);
        Ok(())
    });
}

#[test]
fn an_error_appears_at_its_line_and_goes_when_it_is_mended() {
    with_tab(Options::default(), |tab| async move {
        let lab = Lab::open(&tab, CHAPTER, "convoy-lab").await?;
        let printed = lab.text(".console-text").await?;
        lab.type_at_start("x = (1,\n").await?;
        lab.until(".line.has-note").await?;
        assert_eq!(lab.text(".line-note").await?, "'(' was never closed");
        let line = tab
            .eval("[...document.querySelectorAll('#convoy-lab .line')].findIndex(l => l.matches('.has-note'))")
            .await?;
        assert_eq!(line, 0, "the error is at the line that opens the bracket");
        assert!(lab.text(".problem").await?.contains("never closed"));
        lab.delete_at_start("x = (1,\n").await?;
        lab.until_gone(".has-note").await?;
        lab.until_gone(".problem").await?;
        assert_eq!(lab.text(".console-text").await?, printed);
        // An exception at run time, too.
        lab.type_at_start("1 / 0\n").await?;
        lab.until(".line.has-note").await?;
        assert!(lab.text(".line-note").await?.contains("ZeroDivisionError: division by zero"));
        assert!(lab.text(".console-text").await?.contains("Traceback (most recent call last):"));
        Ok(())
    });
}

#[test]
fn an_endless_loop_can_be_stopped_and_the_next_run_works() {
    with_tab(Options::default(), |tab| async move {
        let lab = Lab::open(&tab, CHAPTER, "convoy-lab").await?;
        let printed = lab.text(".console-text").await?;
        lab.type_at_start("while True: pass\n").await?;
        lab.until(".busy button").await?;
        // The page stays awake: a frame comes within a few tens of milliseconds.
        let frame = "const done = arguments[0], t = performance.now(); \
                     requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - t)))";
        let waited = tab.driver.execute_async(frame, vec![]).await?.json().as_f64().unwrap_or(f64::MAX);
        assert!(waited < 250.0, "a frame took {waited} ms while a program ran");
        lab.find(".busy button").await?.click().await?;
        lab.until_gone(".busy").await?;
        lab.until(".problem").await?;
        lab.delete_at_start("while True: pass\n").await?;
        lab.until_gone(".problem").await?;
        assert_eq!(lab.text(".console-text").await?, printed);
        Ok(())
    });
}

#[test]
fn without_the_gil_threads_take_half_the_time() {
    with_tab(Options::default(), |tab| async move {
        let lab = Lab::open(&tab, CHAPTER, "convoy-lab").await?;
        let before = lab.text(".console-text").await?;
        lab.find("#convoy-lab-gil").await?.click().await?;
        lab.until_not(".console-text", &before).await?;
        assert!(median(&lab.text(".console-text").await?) < 1.0, "no lock to wait for");
        Ok(())
    });
}

/// Names that the machine gives are in the reader's language, before and after the page's script.
#[test]
fn lanes_speak_the_readers_language() {
    with_tab(Options::default(), |tab| async move {
        for (path, words) in [("zh", ["核心 0", "事件循环"]), ("en", ["Core 0", "event loop"])] {
            tab.open(&format!("/{path}/what-await-does/")).await?;
            let names =
                "Array.from(document.querySelectorAll('#waits-on-tasks .tl-names text'), name => name.textContent)";
            for word in words {
                let there = format!("!document.querySelector('#waits-on-tasks svg') || {names}.includes('{word}')");
                assert_eq!(tab.eval(&there).await?, true, "{path}: no {word} in the picture of the page");
            }
            let lab = Lab::open(&tab, &format!("/{path}/what-await-does/"), "waits-on-tasks").await?;
            let other = if path == "zh" { ["Core ", "event loop", "turn "] } else { ["核心", "事件循环", "圈"] };
            for part in [".timeline", ".lab-table"] {
                let text = lab.text(part).await?;
                assert!(words.iter().all(|word| text.contains(word)), "{path}: {part}: {text}");
                assert!(!other.iter().any(|word| text.contains(word)), "{path}: {part}: {text}");
            }
        }
        Ok(())
    });
}

/// What is wrong with a long line stands below the others, not over the next one; the words for a limit come once.
#[test]
fn a_note_leaves_the_next_line_free() {
    with_tab(Options::default(), |tab| async move {
        let lab = Lab::open(&tab, "/zh/threads-under-the-gil/", "convoy-lab").await?;
        lab.type_at_start("a_name_that_needs_much_room = unknown_name\n").await?;
        lab.until(".line.has-note").await?;
        let places = "['.line-note', '.listing-note', '.line:nth-child(2)'].map(css => \
                      document.querySelector(`#convoy-lab ${css}`).getBoundingClientRect()).map(r => [r.height > 0, r.top, r.bottom])";
        let places = tab.eval(places).await?;
        assert_eq!((&places[0][0], &places[1][0]), (&false.into(), &true.into()));
        assert!(places[1][1].as_f64() >= places[2][2].as_f64(), "below the next line: {places}");
        lab.delete_at_start("a_name_that_needs_much_room = unknown_name\n").await?;
        lab.until_gone(".has-note").await?;
        lab.type_at_start("while True: print('x' * 9999)\n").await?;
        lab.until(".line.has-note").await?;
        let text = lab.text(".problem").await?;
        assert_eq!(text.matches("输出超过了").count(), 1, "{text}");
        assert!(text.contains("gilscope 中止了这次运行"), "{text}");
        Ok(())
    });
}

/// On a phone a problem covers no other line, and tables of figures need no scrolling sideways.
#[test]
fn a_phone_shows_all_of_it() {
    with_tab(Options::default(), |tab| async move {
        tab.screen(390, 844).await?;
        tab.open("/zh/races-and-locks/").await?;
        tab.ready().await?;
        tab.driver.execute("document.getElementById('wrong-colon').scrollIntoView()", vec![]).await?;
        let lab = Lab { tab: &tab, id: "wrong-colon" };
        lab.until(".listing-note").await?;
        assert!(lab.text(".listing-note").await?.contains("U+FF1A"));
        let places = "['.line-note', '.listing-note'].map(css => \
                      document.querySelector(`#wrong-colon ${css}`).getBoundingClientRect().height > 0)";
        assert_eq!(tab.eval(places).await?, serde_json::json!([false, true]));

        let lab = Lab::open(&tab, "/zh/races-and-locks/", "dead-lock").await?;
        assert!(lab.text(".problem").await?.contains("在等 knife，它在 bob 手里"), "{}", lab.text(".problem").await?);
        tab.driver.execute("document.querySelector('#dead-lock .open-lens').click()", vec![]).await?;
        lab.until(".lens-parts button:nth-child(5)").await?;
        tab.driver
            .execute("document.querySelector('#dead-lock .lens-parts button:nth-child(5)').click()", vec![])
            .await?;
        lab.until(".lens-lengths").await?;
        let wide = "[...document.querySelectorAll('.table.numbers')].filter(e => e.scrollWidth > e.clientWidth).length";
        assert_eq!(tab.eval(wide).await?, 0, "the table of lengths");
        for lang in ["zh", "en"] {
            tab.open(&format!("/{lang}/reference/")).await?;
            assert_eq!(tab.eval(wide).await?, 0, "{lang}: tables of the reference");
        }
        Ok(())
    });
}
