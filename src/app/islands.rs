//! The parts of a page that run in the browser.
//!
//! The prerenderer writes each as markup inside an element that carries the component's properties; [`hydrate`] finds
//! those elements and attaches the same component to the same markup. Between the islands a page is plain HTML.

use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::lab::{Lab, LabProps, LabSetup};
use crate::base::Ns;
use crate::i18n::Lang;
use crate::protocol::{Locks, Machine, SwitchPoints};

/// The attribute that carries an [`Island`].
#[cfg(feature = "hydrate")]
const ATTRIBUTE: &str = "data-island";

/// A component and what it needs to start; both sides must build the same markup from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Island {
    /// A program to run.
    Lab(LabData),
}

/// [`LabProps`] as they travel. The picture of the first run does not: it is already in the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LabData {
    /// Anchor.
    pub id: String,
    /// File name.
    pub program: String,
    /// The listing.
    pub source: String,
    /// Cores of the machine.
    pub cores: u32,
    /// `false` is a free-threaded build.
    pub gil: bool,
    /// Switch interval in ns.
    pub interval: Ns,
    /// Where threads may be switched, if the reader may choose.
    pub points: Option<SwitchPoints>,
    /// Seed of the run.
    pub seed: u64,
    /// When a run is ended, in ns of virtual time, if earlier than usual.
    pub limit: Option<Ns>,
    /// Path part of the language.
    pub lang: String,
    /// What the first run printed.
    pub output: String,
    /// Caption, rendered.
    pub caption: String,
    /// Whether it is a place for programs of the reader's own.
    pub desk: bool,
}

impl LabData {
    /// The component's properties; `picture` is the first run's SVG, empty in the browser.
    fn props(self, picture: AttrValue) -> LabProps {
        let caption = AttrValue::from(self.caption);
        LabProps {
            id: self.id.into(),
            program: self.program.into(),
            source: self.source.into(),
            setup: LabSetup {
                machine: Machine {
                    cores: self.cores,
                    gil: self.gil,
                    switch_interval: self.interval,
                    switch_points: self.points.unwrap_or(SwitchPoints::Modern),
                    locks: Locks::Fair,
                },
                seed: self.seed,
                limit: self.limit,
                choose_points: self.points.is_some(),
            },
            lang: Lang::from_code(&self.lang).unwrap_or_default(),
            initial_svg: picture,
            initial_output: self.output.into(),
            desk: self.desk,
            children: Html::from_html_unchecked(caption),
        }
    }
}

/// Properties of [`Host`].
#[cfg(feature = "prerender")]
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HostProps {
    /// What to put there.
    pub island: Island,
    /// SVG of the first run.
    pub picture: AttrValue,
}

/// An island's markup inside the element that [`hydrate`] looks for.
#[cfg(feature = "prerender")]
#[component]
pub fn Host(props: &HostProps) -> Html {
    use base64ct::{Base64, Encoding};

    let bytes = postcard::to_allocvec(&props.island).expect("an island is plain data");
    let content = match props.island.clone() {
        Island::Lab(data) => {
            let props = data.props(props.picture.clone());
            html! { <Lab ..props /> }
        }
    };
    html! { <div class="island" data-island={Base64::encode_string(&bytes)}>{ content }</div> }
}

/// Brings every island of the page to life and begins to listen for its reader, then marks the document with `data-ready`.
#[cfg(feature = "hydrate")]
pub fn hydrate() {
    use wasm_bindgen::JsCast;

    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(hosts) = document.query_selector_all(&format!("[{ATTRIBUTE}]")) else { return };
    for index in 0..hosts.length() {
        let Some(host) = hosts.get(index).and_then(|node| node.dyn_into::<web_sys::Element>().ok()) else { continue };
        match decode(&host) {
            Some(Island::Lab(data)) => {
                yew::Renderer::<Lab>::with_root_and_props(host, data.props(AttrValue::default())).hydrate();
            }
            None => web_sys::console::error_1(&"an island's data cannot be read".into()),
        }
    }
    super::reading::start(&document);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("data-ready", "");
    }
}

#[cfg(feature = "hydrate")]
fn decode(host: &web_sys::Element) -> Option<Island> {
    let text = web_sys::window()?.atob(&host.get_attribute(ATTRIBUTE)?).ok()?;
    // `atob` gives one character for each byte.
    let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
    postcard::from_bytes(&bytes).ok()
}
