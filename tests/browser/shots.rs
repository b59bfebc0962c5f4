//! Pictures of every page for people to look at: `make shots` writes them to `target/shots`.

use std::fs;
use std::path::Path;

use crate::tab::{Options, pages, with_tab};

const SCREENS: [(u32, u32); 3] = [(390, 844), (768, 1024), (1440, 900)];

/// Scrolls through the page, so that labs which start when they come near have started.
const VISIT: &str = "const done = arguments[0]; let y = 0; const step = () => { scrollTo(0, y); y += innerHeight; \
                     y < document.body.scrollHeight ? setTimeout(step, 120) \
                     : setTimeout(() => { scrollTo(0, 0); setTimeout(done, 300) }, 300) }; step()";

#[test]
#[ignore = "draws pictures; run it with `make shots`"]
fn shots() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    fs::create_dir_all(&folder).expect("target/shots");
    // `SHOTS=en-gil` draws only what contains that.
    let only = std::env::var("SHOTS").unwrap_or_default();
    with_tab(Options::default(), |tab| async move {
        for path in pages() {
            for (width, height) in SCREENS {
                for scheme in ["light", "dark"] {
                    let name = format!("{}-{width}-{scheme}", path.trim_matches('/').replace('/', "-"));
                    if !name.contains(&only) {
                        continue;
                    }
                    tab.scheme(scheme).await?;
                    tab.screen(width, height).await?;
                    tab.open(&path).await?;
                    tab.ready().await?;
                    tab.driver.execute_async(VISIT, vec![]).await?;
                    for (whole, suffix) in [(false, ""), (true, "-full")] {
                        let file = folder.join(format!("{name}{suffix}.png"));
                        fs::write(file, tab.picture(whole).await?).expect("a picture");
                    }
                }
            }
        }
        Ok(())
    });
}
