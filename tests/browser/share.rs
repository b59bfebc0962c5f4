//! Handing a moment on: links, frames, files; and the playground, which links lead to.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::tab::{Options, Tab, with_tab};

const CHAPTER: &str = "/zh/threads-under-the-gil/";

async fn figure(tab: &Tab, id: &str) -> WebDriverResult<()> {
    tab.driver.execute(format!("document.querySelector('#{id}.lab').scrollIntoView()"), vec![]).await?;
    tab.until(&format!("document.querySelector('#{id}.is-alive .playhead')")).await
}

/// Opens the dialog of a lab and waits for its link.
async fn share(tab: &Tab, id: &str) -> WebDriverResult<String> {
    // The sticky header may lie over it.
    tab.driver.execute(format!("document.querySelector('#{id} .open-share').click()"), vec![]).await?;
    let field = format!("document.querySelector('#{id} .share input')");
    tab.until(&format!("{field} && {field}.value")).await?;
    let link = tab.eval(&format!("{field}.value")).await?;
    Ok(link.as_str().expect("a text").to_owned())
}

/// What a reader sees of a lab: program, settings, playhead, what was printed.
fn seen(id: &str) -> String {
    format!(
        "(f => JSON.stringify([f.querySelector('.listing-field').value, f.querySelector('.lab-label').textContent, \
         [...f.querySelectorAll('.lab-controls input, .lab-controls select')].map(i => i.type === 'checkbox' ? i.checked : i.value), \
         f.querySelector('.playhead').getAttribute('aria-valuenow'), f.querySelector('.console-text').textContent]))\
         (document.querySelector('#{id}.lab'))"
    )
}

#[test]
fn a_link_shows_the_same_moment() {
    with_tab(Options::default(), |tab| async move {
        tab.open(CHAPTER).await?;
        tab.ready().await?;
        figure(&tab, "convoy-lab").await?;
        let before = tab.eval(&seen("convoy-lab")).await?;
        tab.driver.find(By::Css("#convoy-lab-gil")).await?.click().await?;
        tab.until(&format!("{} !== {before}", seen("convoy-lab"))).await?;
        for _ in 0..3 {
            let step = "document.querySelector('#convoy-lab .transport button:nth-of-type(2)').click()";
            tab.driver.execute(step, vec![]).await?;
        }
        let shown = tab.eval(&seen("convoy-lab")).await?;
        let link = share(&tab, "convoy-lab").await?;
        assert!(link.len() <= 2_000, "{} characters: {link}", link.len());
        let markup = tab.eval("document.querySelector('#convoy-lab-embed').value").await?;
        let playground = tab.eval("document.querySelector('.share-playground').href").await?;

        // Where the settings are the chapter's own, the link must bring them.
        tab.driver.goto("about:blank").await?;
        tab.driver.goto(&link).await?;
        tab.ready().await?;
        tab.until(&format!("document.querySelector('#convoy-lab .playhead') && {} === {shown}", seen("convoy-lab")))
            .await?;
        assert_eq!(
            tab.eval("document.querySelector('#convoy-lab.lab').getBoundingClientRect().top < innerHeight").await?,
            true
        );

        tab.driver.goto(playground.as_str().expect("an address")).await?;
        tab.ready().await?;
        tab.until(&format!("document.querySelector('#playground .playhead') && {} === {shown}", seen("playground")))
            .await?;

        let markup = markup.as_str().expect("a text");
        let address = markup.split('"').nth(1).expect("an address");
        tab.driver.goto(address).await?;
        tab.ready().await?;
        tab.until(&format!("document.querySelector('#embed .playhead') && {} === {shown}", seen("embed"))).await?;
        assert_eq!(tab.eval("document.querySelectorAll('header.top').length").await?, 0, "a frame shows the lab alone");
        Ok(())
    });
}

#[test]
fn a_broken_link_says_so_and_the_lab_runs() {
    with_tab(Options::default(), |tab| async move {
        // No base64, no deflated data, deflated nonsense, a later version, far too long.
        let long = "A".repeat(30_000);
        for data in ["%%%", "AAAA", "Y0xMSk5JTQMA", "40xMSgYA", &long] {
            tab.driver.goto("about:blank").await?;
            tab.open(&format!("{CHAPTER}#convoy-lab~{data}")).await?;
            tab.ready().await?;
            tab.until("document.querySelector('#convoy-lab .problems .problem')").await?;
            tab.until("document.querySelector('#convoy-lab .playhead')").await?;
        }
        Ok(())
    });
}

#[test]
fn a_run_can_be_saved() {
    with_tab(Options::default(), |tab| async move {
        tab.open(CHAPTER).await?;
        tab.ready().await?;
        figure(&tab, "convoy-lab").await?;
        share(&tab, "convoy-lab").await?;
        let spy = "window.saved = {}; \
                   HTMLAnchorElement.prototype.click = function () { window.saved[this.download] = this.href }";
        tab.driver.execute(spy, vec![]).await?;
        for button in tab.driver.find_all(By::Css(".share-files button")).await? {
            button.click().await?;
        }
        tab.until("Object.keys(window.saved).length === 6").await?;
        let read = "const done = arguments[0]; Promise.all(Object.entries(window.saved).map(async ([name, url]) => \
                    [name, await (await fetch(url)).bytes?.() ?? new Uint8Array(await (await fetch(url)).arrayBuffer())]))\
                    .then(all => done(Object.fromEntries(all.map(([name, bytes]) => \
                    [name, name.endsWith('.png') ? [...bytes.slice(0, 4)] : new TextDecoder().decode(bytes)]))))";
        let files = tab.driver.execute_async(read, vec![]).await?.json().clone();
        let text = |name: &str| files[name].as_str().unwrap_or_else(|| panic!("{name} in {files}")).to_owned();
        assert!(text("convoy.py").contains("@param"), "the program with its forms");
        let trace: Value = serde_json::from_str(&text("convoy.trace.json")).expect("JSON");
        let slices = trace["traceEvents"].as_array().expect("events").iter().filter(|event| event["ph"] == "X").count();
        assert!(slices > 10);
        assert_eq!(text("convoy.csv").lines().count(), slices + 1, "a row for each slice of the trace");
        assert!(text("convoy.txt").contains("talker"), "a lane a thread");
        let svg = text("convoy.svg");
        assert!(svg.starts_with("<svg") && svg.contains("<style>") && svg.contains(".tl-running{fill:rgb"), "{svg}");
        assert_eq!(files["convoy.png"], json!([0x89, 0x50, 0x4E, 0x47]));
        Ok(())
    });
}

#[test]
fn the_playground_keeps_what_is_written() {
    with_tab(Options::default(), |tab| async move {
        tab.open("/en/playground/").await?;
        tab.ready().await?;
        figure(&tab, "playground").await?;
        let console = "document.querySelector('#playground .console-text').textContent";

        // An example.
        tab.driver.execute("document.querySelector('.gallery a[href*=\"~\"]').click()", vec![]).await?;
        tab.until("document.querySelector('#playground .lab-label').textContent !== 'first_\u{200b}threads.py'")
            .await?;

        // A new program, which is the draft from now on.
        tab.driver.find(By::Css(".desk > button")).await?.click().await?;
        tab.until(&format!("{console}.trim() === 'hello'")).await?;
        let field = tab.driver.find(By::Css("#playground .listing-field")).await?;
        field.send_keys(Key::Control + "\u{e010}").await?;
        field.send_keys("print('once more')\n").await?;
        tab.until(&format!("{console}.includes('once more')")).await?;
        tab.until("localStorage.getItem('gilscope-draft') && atob(localStorage.getItem('gilscope-draft')).includes('once more')")
            .await?;
        tab.open("/zh/playground/").await?;
        tab.ready().await?;
        tab.until(&format!("{console}.includes('once more')")).await?;

        // A machine.
        tab.driver
            .execute(
                "const s = document.querySelector('.desk select'); s.selectedIndex = 2; \
                            s.dispatchEvent(new Event('change', { bubbles: true }))",
                vec![],
            )
            .await?;
        tab.until("!document.querySelector('#playground-gil').checked").await?;

        // A file, and one that is none.
        let folder = std::env::temp_dir().join(format!("gilscope-files-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let (program, picture) = (folder.join("mine.py"), folder.join("picture.py"));
        std::fs::write(&program, "print('数', 6 * 7)\r\n").expect("a file");
        std::fs::write(&picture, [0x89, 0x50, 0, 0xFF]).expect("a file");
        let input = tab.driver.find(By::Css(".desk input[type=file]")).await?;
        input.send_keys(program.to_string_lossy()).await?;
        tab.until(&format!("{console}.trim() === '数 42'")).await?;
        assert_eq!(tab.eval("document.querySelector('#playground .lab-label').textContent").await?, "mine.py");
        assert_eq!(tab.eval("document.querySelector('#playground-gil').checked").await?, false, "the machine stays");
        input.send_keys(picture.to_string_lossy()).await?;
        tab.until("document.querySelector('.desk .problem')").await?;
        let _ = std::fs::remove_dir_all(&folder);
        Ok(())
    });
}
