//! What a page does for its reader: answers and progress are kept, terms explain themselves, code can be copied.

use base64ct::{Base64, Encoding};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::server::PREFIX;
use crate::tab::{Options, Tab, with_tab};

const CHAPTER: &str = "/en/processes/";
const READY: &str = "document.documentElement.hasAttribute('data-ready')";

/// Opens a page and waits until it listens.
async fn open(tab: &Tab, path: &str) -> WebDriverResult<()> {
    tab.open(path).await?;
    tab.until(READY).await
}

async fn click(tab: &Tab, css: &str) -> WebDriverResult<()> {
    let element = tab.driver.find(By::Css(css)).await?;
    element.scroll_into_view().await?;
    element.click().await
}

async fn text(tab: &Tab, css: &str) -> WebDriverResult<String> {
    let text = tab.eval(&format!("document.querySelector(`{css}`).textContent")).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// What the home page says about the chapter.
const STATE: &str = "[data-slug=processes] .state";

#[test]
fn the_first_answer_is_kept_and_shows_its_run() {
    with_tab(Options::default(), |tab| async move {
        open(&tab, CHAPTER).await?;
        assert_eq!(tab.eval("document.querySelector('.quiz .proof').open").await?, false);
        click(&tab, "#quiz-fork-n .wrong summary").await?;
        tab.until("document.querySelector('#quiz-fork-n').dataset.answered === 'wrong'").await?;
        assert_eq!(text(&tab, "#quiz-fork-n .score").await?, "not right at the first try");
        tab.until("document.querySelector('#quiz-fork-n .proof').open").await?;
        let picture = tab.driver.find(By::Css("#quiz-fork-n .proof svg")).await?;
        assert!(picture.is_displayed().await?, "no timeline");
        assert!(text(&tab, "#quiz-fork-n .proof pre").await?.contains("n = 4"));
        let reason = tab.driver.find(By::Css("#quiz-fork-n .wrong p")).await?;
        assert!(reason.is_displayed().await?, "no reason");
        // A second thought is shown, and does not count.
        click(&tab, "#quiz-fork-n .right summary").await?;
        click(&tab, "#quiz-travels .right summary").await?;
        tab.until("document.querySelector('#quiz-travels').dataset.answered === 'right'").await?;
        // The other language knows the answers.
        open(&tab, "/zh/processes/").await?;
        assert_eq!(text(&tab, "#quiz-fork-n .score").await?, "第一次没有答对");
        assert_eq!(tab.eval("document.querySelector('#quiz-travels .right').open").await?, true);
        open(&tab, "/en/").await?;
        let state = text(&tab, STATE).await?;
        assert!(state.contains("quiz 1/6"), "{state}");
        Ok(())
    });
}

#[test]
fn answers_can_be_given_with_the_keyboard() {
    with_tab(Options::default(), |tab| async move {
        open(&tab, CHAPTER).await?;
        let summary = tab.driver.find(By::Css("#quiz-fork-n .right summary")).await?;
        summary.send_keys(Key::Enter + "").await?;
        tab.until("document.querySelector('#quiz-fork-n').dataset.answered === 'right'").await
    });
}

#[test]
fn progress_is_shown_exported_cleared_and_imported() {
    with_tab(Options::default(), |tab| async move {
        open(&tab, CHAPTER).await?;
        tab.driver.execute("document.querySelector('#quiz').scrollIntoView({ behavior: 'instant' })", vec![]).await?;
        tab.until("document.querySelector('.toc [aria-current]')?.hash === '#quiz'").await?;
        assert_ne!(tab.eval("document.querySelector('.top').style.getPropertyValue('--read')").await?, "");
        // A change there computes the styles of the whole page again, at each step of scrolling.
        assert_eq!(tab.eval("document.documentElement.getAttribute('style')").await?, Value::Null);
        tab.driver.execute("scrollTo({ top: 1e6, behavior: 'instant' })", vec![]).await?;
        tab.until("JSON.parse(localStorage['gilscope-progress']).read.processes === 100").await?;
        open(&tab, "/en/").await?;
        assert_eq!(text(&tab, STATE).await?, "read");
        assert!(text(&tab, ".progress-sum").await?.starts_with("1 of 12 chapters read"));
        // Back to where reading stopped.
        let place = tab.eval("new URL(document.querySelector('.progress-continue').href).pathname").await?;
        assert_eq!(place, CHAPTER);
        let href = tab.eval("decodeURIComponent(document.querySelector('.progress-export').href)").await?;
        let file = href.as_str().unwrap_or_default().trim_start_matches("data:application/json,").to_owned();
        let json: Value = serde_json::from_str(&file).expect("JSON");
        assert_eq!(json["read"]["processes"], 100);

        click(&tab, ".progress-clear").await?;
        tab.driver.accept_alert().await?;
        tab.until("document.querySelector('[data-slug=processes] .state').textContent === ''").await?;
        assert_eq!(tab.eval("localStorage.getItem('gilscope-progress')").await?, Value::Null);

        let path = std::env::temp_dir().join(format!("gilscope-import-{}.json", std::process::id()));
        std::fs::write(&path, &file).expect("a file");
        let input = tab.driver.find(By::Css(".progress-import")).await?;
        input.send_keys(path.display().to_string()).await?;
        tab.until("document.querySelector('[data-slug=processes] .state').textContent === 'read'").await?;
        std::fs::write(&path, "[1]").expect("a file");
        input.send_keys(path.display().to_string()).await?;
        tab.until("document.querySelector('.progress-sum').textContent.startsWith('This file is not')").await?;
        let _ = std::fs::remove_file(&path);
        Ok(())
    });
}

#[test]
fn without_storage_everything_else_works() {
    with_tab(Options::default(), |tab| async move {
        let source = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
        tab.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        open(&tab, CHAPTER).await?;
        click(&tab, "#quiz-fork-n .right summary").await?;
        tab.until("document.querySelector('#quiz-fork-n').dataset.answered === 'right'").await?;
        tab.until("document.querySelector('#quiz-fork-n .proof').open").await?;
        open(&tab, "/en/").await?;
        assert!(text(&tab, ".progress-kept").await?.contains("does not let pages keep data"));
        Ok(())
    });
}

#[test]
fn a_term_explains_itself() {
    with_tab(Options::default(), |tab| async move {
        open(&tab, &format!("{PREFIX}/en/threads-under-the-gil/")).await?;
        let term = tab.driver.find(By::Css(".term[data-term=gil]")).await?;
        let shown = "document.querySelector('#card-gil').matches(':popover-open')";
        let inside = "(() => { const r = document.querySelector('#card-gil').getBoundingClientRect(); \
                      return r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight })()";
        // Pointed at.
        term.scroll_into_view().await?;
        tab.driver.action_chain().move_to_element_center(&term).perform().await?;
        tab.until(shown).await?;
        assert_eq!(tab.eval(inside).await?, true);
        assert!(text(&tab, "#card-gil").await?.contains("A lock that CPython has once per interpreter"));
        tab.driver.action_chain().send_keys(Key::Escape + "").perform().await?;
        tab.until(&format!("!{shown}")).await?;
        // Reached with the keyboard.
        let previous = "const all = [...document.querySelectorAll('a, button, summary, input, select, textarea')]; \
                        all[all.indexOf(document.querySelector('.term[data-term=gil]')) - 1].focus()";
        tab.driver.execute(previous, vec![]).await?;
        tab.driver.action_chain().send_keys(Key::Tab + "").perform().await?;
        tab.until(shown).await?;
        assert_eq!(tab.eval("document.activeElement.dataset.term").await?, "gil");
        let described = "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent";
        assert!(tab.eval(described).await?.as_str().is_some_and(|text| text.starts_with("A lock")));
        tab.driver.action_chain().send_keys(Key::Escape + "").perform().await?;
        tab.until(&format!("!{shown}")).await?;
        // Tapped: the card comes, the page stays.
        let at = tab
            .eval(
                "(() => { const r = document.querySelector('.term[data-term=gil]').getBoundingClientRect(); \
                           return [r.x + 3, r.y + r.height / 2] })()",
            )
            .await?;
        let point = json!([{ "x": at[0], "y": at[1] }]);
        tab.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": point })).await?;
        tab.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await?;
        tab.until(shown).await?;
        assert!(tab.driver.current_url().await?.path().ends_with("/en/threads-under-the-gil/"));
        // And from the card to the section.
        assert_eq!(tab.eval("new URL(document.querySelector('#card-gil a').href).hash").await?, "#one-key");
        Ok(())
    });
}

#[test]
fn without_scripts_a_term_leads_to_the_glossary() {
    with_tab(Options { no_script: true }, |tab| async move {
        tab.open(&format!("{PREFIX}/zh/threads-under-the-gil/")).await?;
        let term = tab.driver.find(By::Css(".term[data-term=gil]")).await?;
        term.scroll_into_view().await?;
        term.click().await?;
        let url = tab.driver.current_url().await?;
        assert_eq!((url.path(), url.fragment()), (&*format!("{PREFIX}/zh/glossary/"), Some("gil")));
        assert!(tab.driver.find(By::Css("#gil dt")).await?.text().await?.contains("GIL"));
        Ok(())
    });
}

#[test]
fn programs_can_be_copied_and_saved() {
    with_tab(Options::default(), |tab| async move {
        open(&tab, CHAPTER).await?;
        let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        tab.devtools("Browser.grantPermissions", permissions).await?;
        click(&tab, "#global-n [data-copy]").await?;
        tab.until("document.querySelector('#global-n [data-copy]').textContent === 'Copied'").await?;
        let read = "const done = arguments[0]; navigator.clipboard.readText().then(done, e => done(`${e}`))";
        let copied = tab.driver.execute_async(read, vec![]).await?;
        assert!(copied.json().as_str().is_some_and(|text| text.contains("n += 1")), "{}", copied.json());
        let stub = "HTMLAnchorElement.prototype.click = function () { window.saved = [this.download, this.href] }";
        tab.driver.execute(stub, vec![]).await?;
        click(&tab, "#global-n [data-save]").await?;
        assert_eq!(tab.eval("saved[0]").await?, "global_n.py");
        let saved = tab.eval("decodeURIComponent(saved[1])").await?;
        assert!(saved.as_str().is_some_and(|text| text.contains("n += 1")), "{saved}");
        Ok(())
    });
}

#[test]
fn a_chapter_can_be_printed() {
    with_tab(Options::default(), |tab| async move {
        open(&tab, CHAPTER).await?;
        let answer = tab.driver.cdp().send_raw("Page.printToPDF", json!({ "printBackground": true })).await?;
        let pdf = Base64::decode_vec(answer["data"].as_str().unwrap_or_default()).expect("base64 from Chromium");
        assert!(pdf.starts_with(b"%PDF") && pdf.len() > 50_000, "{} bytes", pdf.len());
        tab.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        for css in [".top", ".transport", ".lab-settings", ".pager", ".lab-head .button"] {
            let gone = format!("getComputedStyle(document.querySelector('{css}')).display === 'none'");
            assert_eq!(tab.eval(&gone).await?, true, "{css} is printed");
        }
        let shown = tab.driver.find(By::Css(".lab .listing-lines")).await?;
        assert!(shown.is_displayed().await?, "no listing");
        Ok(())
    });
}
