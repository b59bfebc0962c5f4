//! The dialog that hands a moment on: a link, markup for embedding, files.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlDialogElement, window};
use yew::prelude::*;

use super::export::{self, Format};
use super::link::{LONGEST, Link, sibling};
use super::{download, packing};
use crate::app::lab::state::Run;
use crate::i18n::{Lang, reading, share};
use crate::timeline::Viewport;

/// Properties of [`Panel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::app) struct PanelProps {
    /// The lab's id.
    pub id: AttrValue,
    /// Language.
    pub lang: Lang,
    /// The moment.
    pub link: Link,
    /// The run, for the files.
    pub run: Option<Rc<Run>>,
    /// What is in view.
    pub view: Viewport,
    /// The dialog was left.
    pub onclose: Callback<()>,
}

/// What became of the link's data.
#[derive(Clone, PartialEq)]
enum Data {
    Making,
    Made(AttrValue),
    TooLong,
    TooOld,
}

/// See the module.
#[component]
pub(in crate::app) fn Panel(props: &PanelProps) -> Html {
    let words = share::words(props.lang);
    let data = use_state_eq(|| Data::Making);
    let dialog = use_node_ref();
    {
        let (dialog, data, link) = (dialog.clone(), data.clone(), props.link.clone());
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
            spawn_local(async move {
                data.set(match packing::pack(&link).await {
                    Some(text) if text.len() > LONGEST => Data::TooLong,
                    Some(text) => Data::Made(text.into()),
                    None => Data::TooOld,
                });
            });
        });
    }
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    // A click on what is around the dialog hits the dialog element itself.
    let outside = {
        let (dialog, close) = (dialog.clone(), close.clone());
        Callback::from(move |event: MouseEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if target.is_some() && target == dialog.cast::<Element>() {
                close.emit(event);
            }
        })
    };
    let heading = format!("{}-share", props.id);
    html! {
        <dialog ref={dialog.clone()} class="share" aria-labelledby={heading.clone()} onclick={outside}
            onclose={props.onclose.reform(|_: Event| ())}>
            <div class="share-body">
                <header class="share-head">
                    <h2 id={heading}>{ words.title }</h2>
                    <button type="button" class="icon-button" aria-label={words.close} title={words.close} onclick={close}>
                        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                            <path fill="none" stroke="currentColor" stroke-width="2" d="M3 3l10 10M13 3L3 13" />
                        </svg>
                    </button>
                </header>
                <p class="faint">{ words.about }</p>
                { links(props, &data) }
                if props.run.is_some() {
                    <h3>{ words.files }</h3>
                    <div class="share-files">
                        { for Format::ALL.into_iter().zip(words.formats).map(|(format, name)| {
                            let (props, dialog) = (props.clone(), dialog.clone());
                            let onclick = Callback::from(move |_: MouseEvent| save(&props, format, &dialog));
                            html! { <button type="button" class="button" data-format={format.kind().0} {onclick}>{ name }</button> }
                        }) }
                    </div>
                }
            </div>
        </dialog>
    }
}

/// The link and the markup, or why there is none.
fn links(props: &PanelProps, data: &Data) -> Html {
    let words = share::words(props.lang);
    let data = match data {
        Data::Making => AttrValue::default(),
        Data::Made(data) => data.clone(),
        Data::TooLong => return html! { <p class="problem">{ words.too_long }</p> },
        Data::TooOld => return html! { <p class="problem">{ words.too_old }</p> },
    };
    let here = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = |to: &str, lab: &str| {
        sibling(&here, props.lang.code(), to).filter(|_| !data.is_empty()).map(|page| format!("{page}#{lab}~{data}"))
    };
    let playground = page("playground/", "playground").unwrap_or_default();
    let is_framed = here.contains("/embed/");
    let link = if is_framed || data.is_empty() {
        playground.clone()
    } else {
        format!("{}#{}~{data}", here.split('#').next().unwrap_or_default(), props.id)
    };
    let embed = page("embed/", "embed").map(|address| {
        let title = props.link.filename.replace('&', "&amp;").replace('"', "&quot;");
        format!(
            "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"720\" style=\"border:0\" loading=\"lazy\"></iframe>"
        )
    });
    html! {
        <>
            { text(props, "link", words.link, link) }
            { text(props, "embed", words.embed, embed.unwrap_or_default()) }
            <p><a class="share-playground" href={playground} target={is_framed.then_some("_blank")} rel={is_framed.then_some("noopener")}>
                { words.playground }
            </a></p>
        </>
    }
}

fn save(props: &PanelProps, format: Format, dialog: &NodeRef) {
    let (Some(run), Some(element)) = (&props.run, dialog.cast::<Element>()) else { return };
    let style = download::style(&element).unwrap_or_default();
    let text = export::write(format, props.lang, run, props.view, &style);
    let (end, media) = format.kind();
    let stem = run.request.filename.trim_end_matches(".py");
    let name = format!("{stem}.{end}");
    if format == Format::Png {
        spawn_local(async move {
            let _ = download::pixels(&text, &name).await;
        });
    } else {
        let _ = download::text(&text, media, &name);
    }
}

/// A text to copy; `reading::copy` hears its button.
fn text(props: &PanelProps, name: &str, label: &'static str, text: String) -> Html {
    let id = format!("{}-{name}", props.id);
    html! {
        <div class="share-text">
            <label for={id.clone()}>{ label }</label>
            <input {id} type="text" readonly=true value={text} />
            <button type="button" class="button" data-copy="" aria-live="polite">{ reading::words(props.lang).copy }</button>
        </div>
    }
}
