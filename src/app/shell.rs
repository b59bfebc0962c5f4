//! The frame of every page: header with language and theme, the main part, the foot.

use yew::prelude::*;

use crate::content;
use crate::i18n::{Lang, desk, site};

/// Properties of [`Shell`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ShellProps {
    /// Language of the page.
    pub(super) lang: Lang,
    /// Its slug, the same in the other language.
    pub(super) slug: AttrValue,
    /// The main part.
    pub(super) children: Html,
}

/// Header, main part, foot. The theme buttons are wired by the script in `index.html`.
#[component]
pub(super) fn Shell(props: &ShellProps) -> Html {
    let words = site::words(props.lang);
    let root = content::root_of(&content::path(props.lang, &props.slug));
    let other = props.lang.other();
    let themes = [("auto", words.theme_auto), ("light", words.theme_light), ("dark", words.theme_dark)];
    html! {
        <>
            <a class="skip" href="#main">{ words.skip }</a>
            <header class="top">
                <a class="brand" href={format!("{root}{}", content::path(props.lang, content::HOME))}>
                    <svg viewBox="0 0 24 18" width="24" height="18" aria-hidden="true">
                        <path class="brand-a" d="M1 3h10" />
                        <path class="brand-b" d="M11 9h12" />
                        <path class="brand-c" d="M1 15h6m8 0h8" />
                    </svg>
                    { "gilscope" }
                </a>
                <nav aria-label={words.site}>
                    <a class="language" href={format!("{root}{}", content::path(props.lang, content::GLOSSARY))}>
                        { words.glossary }
                    </a>
                    <a class="to-playground" href={format!("{root}{}", content::path(props.lang, content::PLAYGROUND))}>
                        { desk::words(props.lang).title }
                    </a>
                    <a class="language" hreflang={other.tag()} lang={other.tag()} title={words.switch_hint}
                        href={format!("{root}{}", content::path(other, &props.slug))}>
                        { words.switch }
                    </a>
                    <div class="theme" role="group" aria-label={words.theme}>
                        { for themes.map(|(value, label)| html! {
                            <button type="button" data-theme-choice={value} aria-label={label} title={label}
                                aria-pressed={(value == "auto").to_string()}>
                                { theme_icon(value) }
                            </button>
                        }) }
                    </div>
                </nav>
            </header>
            <main id="main">{ props.children.clone() }</main>
            <footer class="foot">
                <p>{ words.foot }</p>
                <p class="foot-links">
                    <a href={format!("{root}{}", content::path(props.lang, content::REFERENCE))}>{ words.reference }</a>
                    <a href={format!("{root}{}", content::path(props.lang, content::PLAYGROUND))}>{ desk::words(props.lang).title }</a>
                </p>
            </footer>
        </>
    }
}

fn theme_icon(value: &str) -> Html {
    let shape = match value {
        "light" => html! {
            <>
                <circle cx="12" cy="12" r="4.2" />
                <path d="M12 3v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4" />
            </>
        },
        "dark" => html! { <path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z" /> },
        _ => html! {
            <>
                <circle cx="12" cy="12" r="8" />
                <path class="half" d="M12 4a8 8 0 0 1 0 16Z" />
            </>
        },
    };
    html! { <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">{ shape }</svg> }
}
