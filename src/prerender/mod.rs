//! Writes the static site: every page in every language, as trunk's last build step.
//!
//! Start at [`main`]. `runs` says which programs are run for the labs' first pictures, `ask` lets the engine run them,
//! `tables` sets simulated figures beside measured ones, `document` wraps a page into the template that trunk prepared, `assets` gives the worker's files names that caches can
//! keep.
//!
//! All hooks of trunk run at the same time, so one program does everything. The engine is in another one, which it
//! starts: it need not be compiled again when a page changes.

mod ask;
mod assets;
mod document;
mod gallery;
mod runs;
mod tables;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::pages::{ChoicePage, CoursePage, LostPage, PageProps};
use crate::app::tools::{EmbedPage, PlaygroundPage, ToolProps};
use crate::content::figures::Figures;
use crate::content::{self, Page, Problem};
use crate::i18n::{Lang, desk};
use crate::protocol::{RunReply, RunRequest};
use document::Template;
use tables::Tables;

/// Runs in trunk's post-build hook: `TRUNK_SOURCE_DIR` has the sources, `TRUNK_STAGING_DIR` the site so far.
pub fn main() -> ExitCode {
    let (Some(source), Some(site)) = (directory("TRUNK_SOURCE_DIR"), directory("TRUNK_STAGING_DIR")) else {
        eprintln!("prerender runs as a hook of trunk; build with `make dist`");
        return ExitCode::FAILURE;
    };
    match write_site(&source, &site) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                eprintln!("{problem}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Runs every lab and check of the pages.
///
/// # Errors
/// A run that is not as its chapter says.
pub fn check_runs(pages: &[Page], run: impl Fn(&RunRequest) -> RunReply) -> Result<(), Vec<Problem>> {
    runs::check(pages, &runs::requests(pages).iter().map(|(key, request)| (key.clone(), run(request))).collect())
}

fn directory(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

/// Errors are lines for the terminal.
fn write_site(source: &Path, site: &Path) -> Result<(), Vec<String>> {
    let lines = |problems: Vec<content::Problem>| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    let io = |error: std::io::Error| vec![format!("prerender: {error}")];
    let pages = content::load(&source.join("content")).map_err(lines)?;
    let figures = Figures::load(&source.join("content")).map_err(lines)?;
    let (keys, mut requests): (Vec<_>, Vec<_>) = runs::requests(&pages).into_iter().unzip();
    requests.extend(figures.requests.iter().cloned());
    let answers = ask::ask(source, requests).map_err(|error| vec![error])?;
    let simulated = figures.simulated(answers.replies[keys.len()..].iter()).map_err(lines)?;
    let tables = Tables { figures: &figures, simulated: &simulated, costs: &answers.costs };
    let runs: BTreeMap<_, _> = keys.into_iter().zip(answers.replies).collect();
    runs::check(&pages, &runs).map_err(lines)?;

    let loader = assets::name_worker(site, &answers.library).map_err(io)?;
    let lens = assets::name_module(site, "lens").map_err(io)?;
    let pool = assets::name_pool(site, &loader).map_err(io)?;
    let template = Template::new(std::fs::read_to_string(site.join("index.html")).map_err(io)?, loader, lens, pool);
    for lang in Lang::ALL {
        let course: Rc<Vec<Page>> = Rc::new(pages.iter().filter(|page| page.lang == lang).cloned().collect());
        for page in &*course {
            let props = PageProps {
                page: Rc::new(page.clone()),
                course: course.clone(),
                runs: Rc::new(runs::first_runs(page, &runs)),
                tables: Rc::new(tables.of(page).map_err(|problem| vec![problem.to_string()])?),
            };
            let html = template.page(page, &render::<CoursePage>(props));
            if let Some(id) = document::id_used_twice(&html) {
                return Err(vec![format!("{}: two elements have the id `{id}`", page.file)]);
            }
            write(site, &format!("{}index.html", page.path()), &html).map_err(io)?;
        }
        let words = desk::words(lang);
        for (slug, title) in [(content::PLAYGROUND, words.title), (content::EMBED, words.site)] {
            let Some(first) = course.iter().flat_map(Page::labs).next() else { continue };
            let lab = content::Lab { id: slug.into(), caption: format!("<p>{}</p>", words.caption), ..first.clone() };
            let props = ToolProps {
                lang,
                run: runs::first_run(lang, &lab, &runs[&runs::key(&lab)]),
                lab: Rc::new(lab),
                gallery: Rc::new(if slug == content::PLAYGROUND { gallery::topics(&course) } else { Vec::new() }),
            };
            let body = match slug {
                content::EMBED => render::<EmbedPage>(props),
                _ => render::<PlaygroundPage>(props),
            };
            let html = template.whole(lang, slug, Some(title), words.description, &body);
            write(site, &format!("{}index.html", content::path(lang, slug)), &html).map_err(io)?;
        }
    }
    write(site, "index.html", &template.choice(&render::<ChoicePage>(()))).map_err(io)?;
    write(site, "404.html", &document::lost(&render::<LostPage>(()))).map_err(io)
}

fn write(site: &Path, file: &str, text: &str) -> std::io::Result<()> {
    let path = site.join(file);
    if let Some(directory) = path.parent() {
        std::fs::create_dir_all(directory)?;
    }
    std::fs::write(path, text)
}

/// A component as HTML that islands can be hydrated from.
fn render<C: BaseComponent>(props: C::Properties) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime without I/O always starts");
    tokio::task::LocalSet::new().block_on(&runtime, yew::LocalServerRenderer::<C>::with_props(props).render())
}
