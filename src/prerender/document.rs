//! A whole HTML document: trunk's `index.html` with language, head and body filled in and every path made relative.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::content::{self, Page, root_of};
use crate::i18n::{Lang, site};

/// Stands for the site's root in what trunk writes (`public_url` in `Trunk.toml`).
const ROOT: &str = "/__ROOT__/";

/// `index.html` as trunk left it, and the names of the scripts that load the worker, the lens and the exercise.
#[derive(Debug)]
pub(super) struct Template {
    text: String,
    loader: String,
    lens: String,
    pool: String,
}

impl Template {
    pub(super) fn new(text: String, loader: String, lens: String, pool: String) -> Self {
        Self { text, loader, lens, pool }
    }

    /// A page of the course.
    pub(super) fn page(&self, page: &Page, body: &str) -> String {
        let title = if page.is_home() { None } else { Some(&*page.title) };
        self.whole(page.lang, &page.slug, title, &page.description, body)
    }

    /// A page at `/{lang}/{slug}/`.
    pub(super) fn whole(&self, lang: Lang, slug: &str, title: Option<&str>, description: &str, body: &str) -> String {
        let root = root_of(&content::path(lang, slug));
        let title = title.map_or_else(|| site::site_title(lang).to_owned(), |title| site::window_title(lang, title));
        let mut head = meta(&title, description);
        for lang in Lang::ALL {
            let href = content::path(lang, slug);
            let _ = writeln!(head, "<link rel=\"alternate\" hreflang=\"{}\" href=\"{root}{href}\">", lang.tag());
        }
        let _ = writeln!(head, "<link rel=\"alternate\" hreflang=\"x-default\" href=\"{root}\">");
        let _ =
            writeln!(head, "<link id=\"engine-loader\" rel=\"help\" href=\"{root}{}#{}\">", self.loader, lang.code());
        let _ = writeln!(head, "<link id=\"lens-loader\" rel=\"help\" href=\"{root}{}\">", self.lens);
        if body.contains("data-exercise") {
            let _ = writeln!(head, "<link id=\"pool-loader\" rel=\"help\" href=\"{root}{}\">", self.pool);
        }
        self.fill(lang, &head, body, &root, true)
    }

    /// The page at the root, which sends the reader to a language.
    pub(super) fn choice(&self, body: &str) -> String {
        let mut head = meta(site::site_title(Lang::En), site::site_title(Lang::Zh));
        for lang in Lang::ALL {
            let (tag, href) = (lang.tag(), content::path(lang, content::HOME));
            let _ = writeln!(head, "<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{href}\">");
        }
        head.push_str(
            "<script>location.replace((navigator.languages || [navigator.language])\
             .map(function (tag) { return tag.slice(0, 2) })\
             .find(function (code) { return code === 'zh' || code === 'en' }) === 'zh' ? 'zh/' : 'en/')</script>\n",
        );
        self.fill(Lang::En, &head, body, "", false)
    }

    fn fill(&self, lang: Lang, head: &str, body: &str, root: &str, alive: bool) -> String {
        let mut text = self.text.clone();
        if !alive {
            text = without(&text, "<!--APP-->", "<!--/APP-->");
        }
        // An empty path would mean the page itself.
        let root = if root.is_empty() { "./" } else { root };
        text.replace("__LANG__", lang.tag())
            .replace("<!--HEAD-->", head)
            .replace("<!--BODY-->", body)
            .replace(ROOT, root)
    }
}

/// An id that two elements of a page have.
pub(super) fn id_used_twice(html: &str) -> Option<&str> {
    let mut seen = BTreeSet::new();
    html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).find(|id| !seen.insert(*id))
}

/// The page for addresses that lead nowhere: served at any depth, so it brings its own style and links to nothing.
pub(super) fn lost(body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>404 · gilscope</title>\n\
         <style>:root{{color-scheme:light dark}}body{{font:1rem/1.7 system-ui,sans-serif;margin:20vh auto;\
         max-width:30em;padding:0 1.5rem}}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}

fn meta(title: &str, description: &str) -> String {
    let (title, description) = (escape(title), escape(description));
    format!(
        "<title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n\
         <meta property=\"og:type\" content=\"article\">\n<meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{description}\">\n"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn without(text: &str, open: &str, close: &str) -> String {
    match (text.find(open), text.find(close)) {
        (Some(start), Some(end)) if start < end => format!("{}{}", &text[..start], &text[end + close.len()..]),
        _ => text.to_owned(),
    }
}
