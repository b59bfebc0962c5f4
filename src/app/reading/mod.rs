//! What a page does for its reader beside the labs: keeps progress and answers, shows what a term means, copies code.
//!
//! Start at [`start`]. All of it improves a page that works without: links stay links, answers stay `<details>`. One
//! listener hears every event of the document and hands it to the part it belongs to: `quiz`, `place` (how far the page
//! was read), `course` (the list of chapters), `terms`, `copy`. `progress` is what is remembered, `store` where.
//!
//! Leaves out the words of the glossary: they are in the page, put there by the prerenderer.

#[cfg(feature = "hydrate")]
mod copy;
#[cfg(feature = "hydrate")]
mod course;
#[cfg(feature = "hydrate")]
mod place;
pub mod progress;
#[cfg(feature = "hydrate")]
mod quiz;
#[cfg(feature = "hydrate")]
mod store;
#[cfg(feature = "hydrate")]
mod terms;

#[cfg(feature = "hydrate")]
pub(super) use hydrate::start;

#[cfg(feature = "hydrate")]
mod hydrate {
    use std::cell::RefCell;
    use std::rc::Rc;

    use wasm_bindgen::prelude::*;
    use web_sys::{AddEventListenerOptions, Document, Element, Event};

    use super::progress::Progress;
    use super::{copy, course, place, quiz, store, terms};
    use crate::i18n::{Lang, reading};

    /// Events of the document, all heard on their way down, since some do not bubble.
    const EVENTS: [&str; 9] =
        ["click", "toggle", "scroll", "change", "pointerdown", "pointerover", "pointerout", "focusin", "focusout"];

    /// One page and its reader.
    pub(in super::super) struct Reader {
        pub(in super::super) document: Document,
        pub(in super::super) lang: Lang,
        pub(in super::super) words: &'static reading::Words,
        pub(super) progress: Progress,
        /// Whether the browser keeps it.
        pub(super) kept: bool,
        pub(super) terms: terms::Terms,
    }

    pub(super) type Shared = Rc<RefCell<Reader>>;

    /// Begins to listen.
    pub(in super::super) fn start(document: &Document) {
        let tag = document.document_element().and_then(|root| root.get_attribute("lang"));
        let lang = Lang::ALL.into_iter().find(|lang| Some(lang.tag()) == tag.as_deref()).unwrap_or_default();
        let (progress, kept) = store::load();
        let words = reading::words(lang);
        let reader = Reader { document: document.clone(), lang, words, progress, kept, terms: terms::Terms::default() };
        let reader: Shared = Rc::new(RefCell::new(reader));
        {
            let mut reader = reader.borrow_mut();
            copy::show(&reader);
            quiz::show(&reader);
            place::look(&mut reader);
            course::show(&reader);
        }
        let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| hear(&reader, &event));
        let function: &js_sys::Function = listener.as_ref().unchecked_ref();
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        for name in EVENTS {
            let _ = document.add_event_listener_with_callback_and_add_event_listener_options(name, function, &options);
        }
        if let Some(window) = web_sys::window() {
            for name in ["resize", "storage"] {
                let _ = window.add_event_listener_with_callback(name, function);
            }
        }
        listener.forget();
    }

    fn hear(reader: &Shared, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // An event that a part itself causes comes while it is at work.
        let Ok(mut borrowed) = reader.try_borrow_mut() else { return };
        match (&*event.type_(), target) {
            ("scroll" | "resize", _) => {
                place::look(&mut borrowed);
                terms::moved(&mut borrowed);
            }
            ("storage", _) => {
                (borrowed.progress, borrowed.kept) = store::load();
                course::show(&borrowed);
            }
            ("toggle", Some(target)) => quiz::toggled(&mut borrowed, &target),
            ("change", Some(target)) => {
                drop(borrowed);
                course::changed(reader, &target);
            }
            ("click", Some(target)) => {
                terms::clicked(&mut borrowed, event, &target);
                course::clicked(&mut borrowed, &target);
                copy::clicked(&borrowed, &target);
            }
            (kind, Some(target)) => terms::pointed(reader, &mut borrowed, kind, event, &target),
            _ => {}
        }
    }

    impl Reader {
        /// Changes the progress and keeps it. Another tab may have written meanwhile, so it is read first.
        pub(super) fn change(&mut self, change: impl FnOnce(&mut Progress)) {
            if self.kept {
                self.progress = store::load().0;
            }
            change(&mut self.progress);
            self.kept = store::save(&self.progress);
        }

        /// All elements that a selector finds.
        pub(super) fn all(&self, selector: &str) -> Vec<Element> {
            self.document.query_selector_all(selector).map(|list| elements(&list)).unwrap_or_default()
        }

        /// The first element that a selector finds.
        pub(super) fn one(&self, selector: &str) -> Option<Element> {
            self.document.query_selector(selector).ok()?
        }
    }

    /// The elements of a list.
    pub(super) fn elements(list: &web_sys::NodeList) -> Vec<Element> {
        (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
    }
}

#[cfg(feature = "hydrate")]
use hydrate::{Reader, Shared, elements};
