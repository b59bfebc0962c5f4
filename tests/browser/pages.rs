//! Every page: it loads, hydrates, works without scripts, below any prefix and on a phone.

use std::collections::BTreeSet;

use thirtyfour::prelude::*;

use crate::server::PREFIX;
use crate::tab::{Options, Tab, pages, with_tab};

/// Small and usual phones, a tablet: width and height of the screen.
const WIDTHS: [(u32, u32); 3] = [(320, 640), (390, 844), (768, 1024)];

#[test]
fn every_page_hydrates_and_never_scrolls_sideways() {
    with_tab(Options::default(), |tab| async move {
        for path in pages() {
            tab.screen(WIDTHS[0].0, WIDTHS[0].1).await?;
            hydrates(&tab, "", &path).await?;
            fits(&tab, &path).await?;
        }
        Ok(())
    });
}

#[test]
fn every_page_hydrates_below_a_prefix_and_its_links_lead_somewhere() {
    with_tab(Options::default(), |tab| async move {
        let mut seen = BTreeSet::new();
        for path in pages() {
            hydrates(&tab, PREFIX, &path).await?;
            links_lead_somewhere(&tab, &path, &mut seen).await?;
        }
        Ok(())
    });
}

/// Opens a page and checks that it comes alive as the server wrote it.
async fn hydrates(tab: &Tab, prefix: &str, path: &str) -> WebDriverResult<()> {
    tab.open(&format!("{prefix}{path}")).await?;
    // The figure that the server wrote must be the one that comes alive, not a copy of it.
    let tag = "document.querySelectorAll('[data-island] > *').forEach(e => e.kept = true)";
    tab.driver.execute(tag, vec![]).await?;
    tab.ready().await?;
    let page = "[document.documentElement.lang, document.title, \
                [...document.querySelectorAll('[data-island] > *')].filter(e => !e.kept).length, \
                document.querySelector('a.language[hreflang]')?.pathname]";
    let page = tab.eval(page).await?;
    let (lang, from, to) = if path.starts_with("/zh/") { ("zh-Hans", "/zh/", "/en/") } else { ("en", "/en/", "/zh/") };
    assert_eq!(page[0], lang, "{path}");
    assert_ne!(page[1], "", "{path}");
    assert_eq!(page[2], 0, "{path}: hydration replaced what the server had rendered");
    let other = format!("{prefix}{}", path.replacen(from, to, 1));
    // A frame of another site has no room for it.
    assert!(path.ends_with("/embed/") || page[3] == other, "{path}: the link to the other language");
    Ok(())
}

/// Checks the open page at every width.
async fn fits(tab: &Tab, path: &str) -> WebDriverResult<()> {
    let wide = "document.documentElement.scrollWidth > innerWidth && [...document.querySelectorAll('body *')]\
                .filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5)\
                .map(e => e.tagName + '.' + e.getAttribute('class'))";
    for (width, height) in WIDTHS {
        tab.screen(width, height).await?;
        // Pictures follow the width with the next frame.
        let frame = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))";
        tab.driver.execute_async(frame, vec![]).await?;
        assert_eq!(tab.eval(wide).await?, false, "{path} at {width} px scrolls sideways");
        // The page's head and the head of each lab are one row, with nothing over their edges.
        let broken = "[...document.querySelectorAll('.top, .top nav, .lab-head')].filter(row => { \
                      const [box, middle] = [row.getBoundingClientRect(), e => (e.top + e.bottom) / 2]; \
                      return [...row.children].map(e => e.getBoundingClientRect()).filter(e => e.width).some(e => \
                      e.height > 50 || e.right > box.right || Math.abs(middle(e) - middle(box)) > 3) })\
                      .map(row => row.className)";
        assert_eq!(tab.eval(broken).await?.as_array().map(Vec::len), Some(0), "{path} at {width} px: a broken head");
    }
    Ok(())
}

/// Follows the links of the open page that were not `seen`, and looks for the anchors it names.
async fn links_lead_somewhere(tab: &Tab, path: &str, seen: &mut BTreeSet<String>) -> WebDriverResult<()> {
    let links = "[...document.querySelectorAll('a[href], link[href]')].map(a => a.href)\
                 .filter(h => h.startsWith(location.origin)).map(h => h.split('#')[0])";
    for link in tab.eval(links).await?.as_array().expect("an array") {
        let link = link.as_str().expect("a string");
        if !seen.insert(link.to_owned()) {
            continue;
        }
        assert!(link.contains(PREFIX), "{path}: {link} leaves the prefix");
        let script = "const done = arguments[1]; fetch(arguments[0]).then(r => done(r.status), e => done(`${e}`))";
        let status = tab.driver.execute_async(script, vec![link.into()]).await?;
        assert_eq!(*status.json(), 200, "{path}: {link}");
    }
    let lost = "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => decodeURIComponent(a.hash.slice(1).split('~')[0]))\
                .filter(id => !document.getElementById(id))";
    assert_eq!(tab.eval(lost).await?.as_array().map(Vec::len), Some(0), "{path}: anchors that lead nowhere");
    Ok(())
}

#[test]
fn the_root_sends_the_reader_to_a_language() {
    with_tab(Options::default(), |tab| async move {
        for prefix in ["", PREFIX] {
            tab.open(&format!("{prefix}/")).await?;
            tab.until("/\\/(zh|en)\\/$/.test(location.pathname)").await?;
        }
        Ok(())
    });
}

#[test]
fn the_language_link_stays_on_the_page() {
    with_tab(Options::default(), |tab| async move {
        let path = "/zh/threads-under-the-gil/";
        tab.open(&format!("{PREFIX}{path}")).await?;
        for to in ["/en/", "/zh/"] {
            tab.driver.find(By::Css("a.language[hreflang]")).await?.click().await?;
            let target = format!("{PREFIX}{}", path.replacen("/zh/", to, 1));
            tab.until(&format!("location.pathname === '{target}'")).await?;
            tab.ready().await?;
        }
        Ok(())
    });
}

#[test]
fn the_theme_is_kept() {
    with_tab(Options::default(), |tab| async move {
        tab.scheme("light").await?;
        tab.open("/en/").await?;
        let colour = "getComputedStyle(document.body).backgroundColor";
        let light = tab.eval(colour).await?;
        tab.driver.find(By::Css("[data-theme-choice=dark]")).await?.click().await?;
        let dark = tab.eval(colour).await?;
        assert_ne!(light, dark);
        tab.open("/zh/").await?;
        assert_eq!(tab.eval(colour).await?, dark);
        assert_eq!(tab.eval("document.querySelector('.theme [aria-pressed=true]').dataset.themeChoice").await?, "dark");
        tab.driver.find(By::Css("[data-theme-choice=auto]")).await?.click().await?;
        assert_eq!(tab.eval(colour).await?, light);
        tab.scheme("dark").await?;
        assert_eq!(tab.eval(colour).await?, dark);
        Ok(())
    });
}

#[test]
fn a_canvas_can_read_the_colours_of_the_theme() {
    with_tab(Options::default(), |tab| async move {
        tab.open("/en/").await?;
        let read = "getComputedStyle(document.documentElement).getPropertyValue('--state-running')";
        tab.scheme("light").await?;
        let light = tab.eval(read).await?;
        tab.scheme("dark").await?;
        let dark = tab.eval(read).await?;
        assert!(light.as_str().is_some_and(|colour| colour.starts_with("rgb")), "{light}");
        assert_ne!(light, dark);
        Ok(())
    });
}

#[test]
fn without_scripts_text_listings_and_pictures_are_there() {
    with_tab(Options { no_script: true }, |tab| async move {
        for path in pages() {
            tab.open(&path).await?;
            assert!(tab.driver.find(By::Css("html.no-js")).await.is_ok(), "scripts were not off");
            let figures = "[...document.querySelectorAll('figure.lab')].map(f => [f.id, f.checkVisibility(), \
                           f.textContent, [...f.querySelectorAll('svg')].some(s => s.checkVisibility())])";
            let figures = tab.eval(figures).await?;
            let figures = figures.as_array().expect("an array");
            if tab.eval("!!document.querySelector('article[data-slug]')").await? == true {
                assert!(figures.len() >= 3, "{path} has {} labs", figures.len());
            }
            for figure in figures {
                let (id, listing) = (&figure[0], figure[2].as_str().expect("a text"));
                assert_eq!(figure[1], true, "{path} {id} is hidden");
                assert!(listing.contains("import") || listing.contains("def "), "{path} {id}: no listing");
                assert_eq!(figure[3], true, "{path} {id}: a lab without a picture");
            }
        }
        Ok(())
    });
}

#[test]
fn quizzes_open_without_scripts() {
    with_tab(Options { no_script: true }, |tab| async move {
        tab.open(&pages()[1]).await?;
        let answer = tab.driver.find(By::Css(".quiz details")).await?;
        let reason = answer.find(By::Css("p")).await?;
        assert!(!reason.is_displayed().await?);
        answer.find(By::Css("summary")).await?.click().await?;
        assert!(reason.is_displayed().await?);
        Ok(())
    });
}

#[test]
fn an_address_that_leads_nowhere_says_so() {
    let body = std::fs::read_to_string(crate::server::dist().join("404.html")).expect("404.html");
    assert!(body.contains("404") && !body.contains("href="), "it may stand at any depth, so it cannot link");
}
