//! What keeps readers out who see, hear or move differently: axe-core finds nothing on any kind of page.

use std::path::PathBuf;

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::tab::{Options, Tab, with_tab};

/// Answers each violation with its places; a second pass over a page looks at the colours only.
const RUN: &str = "const [root, colours, done] = arguments; \
    axe.run(root, { resultTypes: ['violations'], ...(colours ? { runOnly: ['color-contrast'] } : {}) }) \
    .then(result => done(result.violations.map(found => found.id + ': ' + found.nodes.slice(0, 4) \
    .map(node => node.target.join(' ') + ' ' + (node.any[0] || node.all[0] || node.none[0] || {}).message).join('; '))), \
    error => done([`${error}`]))";

fn axe() -> String {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| std::env::home_dir().map(|home| home.join(".cache"))).expect("a home");
    let file = cache.join("gilscope/axe/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error} (make setup)", file.display()))
}

/// Looks at a part of the page in light colours and, for the contrasts, in dark ones.
async fn check(tab: &Tab, path: &str, root: &str) -> WebDriverResult<()> {
    for (scheme, colours) in [("light", false), ("dark", true)] {
        tab.scheme(scheme).await?;
        // Colours change in a moment, not at once.
        tab.until("document.getAnimations().every(a => a.playState !== 'running')").await?;
        let found = tab.driver.execute_async(RUN, vec![root.into(), Value::Bool(colours)]).await?;
        let found = found.json().as_array().cloned().unwrap_or_default();
        assert!(found.is_empty(), "{path}, {root}, {scheme}: {found:#?}");
    }
    Ok(())
}

#[test]
fn axe_finds_no_barrier() {
    let axe = axe();
    with_tab(Options::default(), |tab| async move {
        tab.screen(1280, 900).await?;
        for path in ["/en/", "/zh/reference/", "/zh/threads-under-the-gil/", "/en/playground/"] {
            tab.open(path).await?;
            tab.ready().await?;
            tab.driver.execute(&axe, vec![]).await?;
            check(&tab, path, "html").await?;
        }
        // A lab with its lens; each part of it is a page of its own to a reader.
        tab.driver.execute("document.querySelector('.lab').scrollIntoView()", vec![]).await?;
        tab.until("document.querySelector('.lab .sum')").await?;
        tab.driver.execute("document.querySelector('.lab .open-lens').click()", vec![]).await?;
        let parts = "document.querySelectorAll('.lab .lens-parts button')";
        tab.until(&format!("{parts}.length")).await?;
        for part in 0..tab.eval(&format!("{parts}.length")).await?.as_u64().unwrap_or_default() {
            tab.driver.execute(format!("{parts}[{part}].click()"), vec![]).await?;
            tab.until(&format!("{parts}[{part}].ariaSelected === 'true'")).await?;
            check(&tab, "/en/playground/", ".lab").await?;
        }
        Ok(())
    });
}
