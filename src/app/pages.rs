//! The pages: the course's home, a chapter, the choice of a language, and the page for addresses that lead nowhere.

use std::rc::Rc;

use yew::prelude::*;

use super::islands::{Host, Island, LabData};
use super::shell::Shell;
use super::table::Table;
use crate::content::{self, Block, Compare, Heading, Lab, Page, Quiz, Term};
use crate::i18n::{Lang, desk, reading, site};

/// What a lab's first run showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstRun {
    /// The timeline as SVG.
    pub svg: String,
    /// What it printed.
    pub output: String,
    /// What follows `#playground~` in a link that opens it there; empty if there is no such link.
    pub link: String,
}

/// Properties of [`CoursePage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PageProps {
    /// The page.
    pub page: Rc<Page>,
    /// All pages of its language in order, for the list of chapters and the way to the neighbours.
    pub course: Rc<Vec<Page>>,
    /// First runs of the page's labs and quizzes, in order.
    pub runs: Rc<Vec<FirstRun>>,
    /// Its tables, in order.
    pub tables: Rc<Vec<Table>>,
}

/// The home page or a chapter.
#[component]
pub fn CoursePage(props: &PageProps) -> Html {
    let page = &*props.page;
    let content = if page.is_home() { home(props) } else { chapter(props) };
    html! { <Shell lang={page.lang} slug={page.slug.clone()}>{ content }</Shell> }
}

fn home(props: &PageProps) -> Html {
    let page = &*props.page;
    let words = site::words(page.lang);
    let extras = props.course.iter().filter(|other| !other.chapter && !other.is_home());
    html! {
        <article class="home">
            <header class="masthead">
                <h1>{ &page.title }</h1>
                <p class="question">{ &page.question }</p>
            </header>
            <div class="flow">{ blocks(props) }</div>
            <section class="chapters" aria-labelledby="chapters">
                <h2 id="chapters">{ words.chapters }</h2>
                { progress(page.lang) }
                <ol>
                    { for props.course.iter().filter(|other| other.chapter).map(chapter_entry) }
                </ol>
                <ul class="extras">{ for extras.map(chapter_entry) }</ul>
            </section>
        </article>
    }
}

/// A line of the list of chapters. Its data let the script say how far the reader is.
fn chapter_entry(chapter: &Page) -> Html {
    let quizzes: Vec<_> = chapter
        .quizzes()
        .filter_map(|quiz| Some(format!("{}={}", quiz.id, quiz.choices.iter().position(|choice| choice.right)?)))
        .collect();
    html! {
        <li data-slug={chapter.slug.clone()} data-quizzes={quizzes.join(" ")}>
            <a href={format!("{}/", chapter.slug)}>
                <span class="number">{ if chapter.chapter { chapter.order.to_string() } else { String::new() } }</span>
                <span class="title">{ &chapter.title }</span>
                <span class="question">{ &chapter.question }</span>
                if chapter.slug != content::GLOSSARY {
                    <span class="time">{ site::reading_time(chapter.lang, chapter.minutes) }</span>
                }
                <span class="state"></span>
            </a>
        </li>
    }
}

/// How far the reader is. The script fills it and shows it.
fn progress(lang: Lang) -> Html {
    let words = reading::words(lang);
    html! {
        <section class="progress" aria-label={words.progress} hidden=true>
            <p class="progress-sum" role="status"></p>
            <p class="progress-on" hidden=true><a class="progress-continue" href="#chapters"></a></p>
            <p class="progress-actions">
                <a class="progress-export" download="gilscope-progress.json" href="#chapters">{ words.export }</a>
                <label>
                    { words.import }
                    <input class="progress-import" type="file" accept="application/json,.json" />
                </label>
                <button class="progress-clear" type="button">{ words.clear }</button>
            </p>
            <p class="progress-kept">{ words.kept }</p>
        </section>
    }
}

fn chapter(props: &PageProps) -> Html {
    let page = &*props.page;
    let words = site::words(page.lang);
    html! {
        <article class="chapter" data-slug={page.chapter.then(|| page.slug.clone())}>
            <header class="masthead">
                <p class="eyebrow">
                    if page.chapter { <span>{ site::chapter_number(page.lang, page.order) }</span> }
                    if page.slug != content::GLOSSARY { <span>{ site::reading_time(page.lang, page.minutes) }</span> }
                    if page.labs().count() > 0 { <span>{ site::labs(page.lang, page.labs().count()) }</span> }
                </p>
                <h1>{ &page.title }</h1>
                <p class="question">{ &page.question }</p>
            </header>
            <nav class="toc" aria-labelledby="toc">
                <h2 id="toc">{ if page.chapter { words.contents } else { words.on_this_page } }</h2>
                <ol>
                    { for page.toc.iter().filter(|heading| heading.level == 2).map(|heading| html! {
                        <li><a href={format!("#{}", heading.id)}>{ raw(&heading.html) }</a></li>
                    }) }
                </ol>
            </nav>
            <div class="flow">{ blocks(props) }</div>
            { pager(props) }
            { cards(page) }
        </article>
    }
}

fn pager(props: &PageProps) -> Html {
    let words = site::words(props.page.lang);
    let at = props.course.iter().position(|page| page.slug == props.page.slug);
    let neighbour =
        |step: isize| at.and_then(|at| props.course.get(at.checked_add_signed(step)?)).filter(|page| !page.is_home());
    let link = |page: &Page, class: &'static str, label: &str| {
        html! {
            <a {class} rel={class} href={format!("../{}/", page.slug)}>
                <span class="label">{ label }</span>
                <span class="title">{ &page.title }</span>
            </a>
        }
    };
    html! {
        <nav class="pager" aria-label={words.pager}>
            { for neighbour(-1).map(|page| link(page, "prev", words.previous)) }
            { for neighbour(1).map(|page| link(page, "next", if page.chapter { words.next } else { words.on })) }
            <a class="all" href="../#chapters">{ words.all_chapters }</a>
        </nav>
    }
}

fn blocks(props: &PageProps) -> Html {
    let lang = props.page.lang;
    let words = site::words(lang);
    let mut runs = props.runs.iter();
    let mut tables = props.tables.iter();
    let mut labs = 0;
    let blocks: Vec<Html> = props
        .page
        .blocks
        .iter()
        .map(|block| match block {
            Block::Prose(html) => raw(html),
            Block::Exercise(spec) => super::exercise::section(lang, spec, runs.next().cloned().unwrap_or_default()),
            Block::Lab(spec) => {
                let run = runs.next().cloned().unwrap_or_default();
                labs += 1;
                html! {
                    <>
                        if labs == 1 { <noscript><p class="no-script">{ words.no_script }</p></noscript> }
                        { lab(lang, spec, run, false) }
                    </>
                }
            }
            Block::Note(html) => html! {
                <aside class="box note"><p class="box-title">{ words.note }</p>{ raw(html) }</aside>
            },
            Block::Correction { title, html } => html! {
                <aside class="box correction">
                    <p class="box-title">{ words.correction }</p>
                    <p class="claim">{ raw(title) }</p>
                    { raw(html) }
                </aside>
            },
            Block::Quiz(quiz) => {
                let run = quiz.run.as_ref().map(|_| runs.next().cloned().unwrap_or_default());
                self::quiz(&props.page, quiz, run)
            }
            Block::Compare(spec) => compare(lang, spec, &mut runs),
            Block::Check(_) => Html::default(),
            Block::Table(_) => tables.next().map(Table::html).unwrap_or_default(),
            Block::Glossary(groups) => groups.iter().map(|(heading, terms)| group(lang, heading, terms)).collect(),
        })
        .collect();
    html! { <>{ for blocks }</> }
}

/// A lab; `desk`: for programs of the reader's own.
pub(super) fn lab(lang: Lang, spec: &Lab, run: FirstRun, desk: bool) -> Html {
    let island = Island::Lab(LabData {
        id: spec.id.clone(),
        program: spec.program.clone(),
        source: spec.source.clone(),
        cores: spec.cores,
        gil: spec.gil,
        interval: spec.interval,
        points: spec.points,
        seed: spec.seed,
        limit: spec.limit,
        lang: lang.code().to_owned(),
        output: run.output,
        caption: spec.caption.clone(),
        desk,
    });
    html! { <Host {island} picture={run.svg} /> }
}

/// Several runs side by side: pictures and output only; each opens in the playground.
fn compare<'a>(lang: Lang, spec: &Compare, runs: &mut impl Iterator<Item = &'a FirstRun>) -> Html {
    html! {
        <figure class="compare" id={spec.id.clone()}>
            <div class="compare-runs">
                { for spec.runs.iter().map(|lab| {
                    let run = runs.next().cloned().unwrap_or_default();
                    html! {
                        <section class="compare-run" role="group" id={lab.id.clone()} aria-label={lab.caption.clone()}>
                            <p>
                                <code>{ &lab.caption }</code>
                                <a href={format!("../{}/#{}~{}", content::PLAYGROUND, content::PLAYGROUND, run.link)}>
                                    { desk::words(lang).title }
                                </a>
                            </p>
                            <div class="compare-picture">{ raw(&run.svg) }</div>
                            <pre>{ run.output }</pre>
                        </section>
                    }
                }) }
            </div>
            <figcaption>{ raw(&spec.caption) }</figcaption>
        </figure>
    }
}

/// Each answer opens by itself and needs no script; the script remembers which was opened first.
fn quiz(page: &Page, quiz: &Quiz, run: Option<FirstRun>) -> Html {
    let words = site::words(page.lang);
    let id = format!("quiz-{}", quiz.id);
    let title = format!("{id}-title");
    html! {
        <section class="box quiz" role="group" {id} data-quiz={format!("{}/{}", page.slug, quiz.id)} aria-labelledby={title.clone()}>
            <p class="box-title" id={title}>
                { words.quiz }<span class="hint">{ words.quiz_hint }</span><span class="score" role="status"></span>
            </p>
            { raw(&quiz.question) }
            { for quiz.choices.iter().map(|choice| html! {
                <details class={if choice.right { "answer right" } else { "answer wrong" }}>
                    <summary><span>{ raw(&choice.html) }</span></summary>
                    <p><strong>{ if choice.right { words.right } else { words.wrong } }</strong>{ " " }{ raw(&choice.reason) }</p>
                </details>
            }) }
            if let Some(run) = run {
                <details class="proof">
                    <summary>{ words.quiz_run }</summary>
                    <div class="proof-picture">{ raw(&run.svg) }</div>
                    <pre>{ run.output }</pre>
                    if let Some(lab) = &quiz.run {
                        <details class="proof-source">
                            <summary><code>{ &lab.program }</code></summary>
                            <pre tabindex="0"><code>{ &lab.source }</code></pre>
                        </details>
                    }
                </details>
            }
        </section>
    }
}

/// Some terms of the glossary.
fn group(lang: Lang, heading: &Heading, terms: &[Term]) -> Html {
    html! {
        <>
            <h2 id={heading.id.clone()}>{ raw(&heading.html) }</h2>
            <dl class="terms">
                { for terms.iter().map(|term| html! {
                    <div id={term.id.clone()}>
                        <dt>{ &term.name }<span class="other" lang={lang.other().tag()}>{ &term.other }</span></dt>
                        <dd>{ raw(&term.means) }{ " " }<a href={format!("../../{}", term.place)}>{ &term.chapter }</a></dd>
                    </div>
                }) }
            </dl>
        </>
    }
}

/// What the terms of a page mean. The script shows a card beside its term; without it a term is a link to the glossary.
fn cards(page: &Page) -> Html {
    let root = content::root_of(&page.path());
    html! {
        { for page.terms.iter().map(|term| html! {
            <div class="card" id={format!("card-{}", term.id)} popover="auto">
                <p class="card-name">
                    { &term.name }<span class="other" lang={page.lang.other().tag()}>{ &term.other }</span>
                </p>
                <p id={format!("means-{}", term.id)}>{ raw(&term.means) }</p>
                <p class="card-place"><a href={format!("{root}{}", term.place)}>{ &term.chapter }</a></p>
            </div>
        }) }
    }
}

fn raw(html: &str) -> Html {
    Html::from_html_unchecked(AttrValue::from(html.to_owned()))
}

/// The page at the root of the site: a choice of languages (its script, in the prerenderer, makes it for the reader).
#[component]
pub fn ChoicePage() -> Html {
    html! {
        <main class="choice" id="main">
            <h1>{ "gilscope" }</h1>
            { for Lang::ALL.map(|lang| html! {
                <p>
                    <a href={content::path(lang, content::HOME)} lang={lang.tag()} hreflang={lang.tag()}>
                        { site::language_name(lang) }
                    </a>
                </p>
            }) }
        </main>
    }
}

/// What a server shows for an address that leads nowhere. It may stand at any depth, so it has no links.
#[component]
pub fn LostPage() -> Html {
    html! {
        <main class="choice" id="main">
            <h1>{ "404" }</h1>
            { for Lang::ALL.map(|lang| html! { <p lang={lang.tag()}>{ site::lost(lang) }</p> }) }
        </main>
    }
}
