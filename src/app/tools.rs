//! Pages around one lab: the playground, and the lab alone for other sites' frames.

use std::rc::Rc;

use yew::prelude::*;

use super::pages::{FirstRun, lab};
use super::shell::Shell;
use crate::content::{self, Lab};
use crate::i18n::{Lang, desk};

/// Examples of one chapter.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// The chapter's title.
    pub title: String,
    /// Its programs.
    pub examples: Vec<Example>,
}

/// A program to start from.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// File name.
    pub name: String,
    /// What it shows: the heading it stands under, rendered.
    pub about: String,
    /// Data of a link to it.
    pub data: String,
}

/// Properties of both pages.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ToolProps {
    /// Language.
    pub lang: Lang,
    /// The lab and what it starts with.
    pub lab: Rc<Lab>,
    /// Its first run.
    pub run: FirstRun,
    /// Examples; none on an embedded page.
    pub gallery: Rc<Vec<Topic>>,
}

/// A lab for the reader's own programs, and examples.
#[component]
pub fn PlaygroundPage(props: &ToolProps) -> Html {
    let words = desk::words(props.lang);
    html! {
        <Shell lang={props.lang} slug={content::PLAYGROUND}>
            <article class="playground">
                <header class="masthead">
                    <h1>{ words.title }</h1>
                    <p class="question">{ words.question }</p>
                </header>
                <div class="flow">
                    { lab(props.lang, &props.lab, props.run.clone(), true) }
                    <section class="gallery" aria-labelledby="examples">
                        <h2 id="examples">{ words.gallery }</h2>
                        <p>{ words.gallery_hint }</p>
                        { for props.gallery.iter().map(|topic| html! {
                            <section>
                                <h3>{ &topic.title }</h3>
                                <ul>
                                    { for topic.examples.iter().map(|example| html! {
                                        <li>
                                            <a href={format!("#{}~{}", props.lab.id, example.data)}>
                                                <code>{ &example.name }</code>
                                                { " " }
                                                <span>{ Html::from_html_unchecked(example.about.clone().into()) }</span>
                                            </a>
                                        </li>
                                    }) }
                                </ul>
                            </section>
                        }) }
                    </section>
                </div>
            </article>
        </Shell>
    }
}

/// A lab alone.
#[component]
pub fn EmbedPage(props: &ToolProps) -> Html {
    let words = desk::words(props.lang);
    let root = content::root_of(&content::path(props.lang, content::EMBED));
    html! {
        <main class="embed flow" id="main">
            <h1 class="visually-hidden">{ words.title }</h1>
            { lab(props.lang, &props.lab, props.run.clone(), false) }
            <p class="embed-site">
                <a href={format!("{root}{}", content::path(props.lang, content::HOME))} target="_blank" rel="noopener">{ words.site }</a>
            </p>
        </main>
    }
}
