//! The lab's side of its lens: fetches it when it is first wanted, and keeps it told. The exercise around a lab
//! (`pool::page`) hears the same words.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlLinkElement, window};
use yew::prelude::*;

use super::engine::SharedRaw;
use super::state::{Action, Looking, Phase, State};
use crate::base::Ns;
use crate::client::wire::{Ear, INTO, MOUNT, OUT, bytes, number, tell};
use crate::protocol::Sought;
use crate::timeline::Viewport;

/// Id of the script's element, of which a page has one.
const SCRIPT: &str = "lens-script";

/// Speaks with the lens in `host` as long as it is wanted.
#[hook]
pub(super) fn use_lens(host: &NodeRef, state: &UseReducerHandle<State>, raw: &SharedRaw) {
    let looking = state.looking;
    let is_wanted = looking.open || looking.shares > 0;
    // How often a lens said that it listens.
    let ready = use_state_eq(|| false);
    // Whether an exercise listens.
    let watched = use_state_eq(|| false);
    {
        let (host, dispatcher) = (host.clone(), state.dispatcher());
        let (ready, watched) = (ready.setter(), watched.setter());
        use_effect_with((), move |()| {
            let ear = host.cast::<Element>().map(|host| {
                Ear::new(&host, OUT, move |word, value| match word {
                    "ready" => ready.set(true),
                    "watch" => watched.set(true),
                    "fork" => dispatcher.dispatch(Action::Fork(value.as_string().unwrap_or_default())),
                    "find" => {
                        let code = value.as_f64().unwrap_or_default() as u32;
                        if let Some(sought) = sought(code / 2) {
                            dispatcher.dispatch(Action::Find(sought, code % 2 == 1));
                        }
                    }
                    "view" => {
                        let side = |index| Array::from(&value).get(index).as_f64();
                        if let (Some(start), Some(end), Some(width)) = (side(0), side(1), side(2)) {
                            dispatcher.dispatch(Action::View(Viewport { start, end, width }));
                        }
                    }
                    "seek" => dispatcher.dispatch(Action::Go(value.as_f64().unwrap_or_default() as Ns)),
                    _ => {}
                })
            });
            move || drop(ear)
        });
    }
    {
        let host = host.clone();
        use_effect_with(is_wanted, move |is_wanted| {
            if let Some(host) = host.cast::<Element>().filter(|_| *is_wanted) {
                fetch();
                tell(&host, MOUNT, "mount", &JsValue::UNDEFINED);
            }
        });
    }
    let told = *ready && is_wanted;
    // What was told once for each time it was asked for.
    let asked = use_mut_ref(Looking::default);
    // Words that are told again whenever what they depend on changes.
    {
        let (host, raw, asked) = (host.clone(), raw.clone(), asked.clone());
        let link = state.link();
        // The newest run is that of the text as it stands.
        let fresh = state.phase == Phase::Rest && !state.stale;
        let deps = (told, *watched, state.answered(), looking.shares);
        use_effect_with(deps, move |(told, watched, _, shares)| {
            let Some(host) = host.cast::<Element>().filter(|_| *told || *watched) else { return };
            if *watched && fresh {
                let cores = link.machine.cores.into();
                let (source, filename) = (link.source.as_str().into(), link.filename.as_str().into());
                tell(&host, INTO, "program", &Array::of3(&source, &cores, &filename));
            }
            tell(&host, INTO, "link", &bytes(&link.to_bytes()));
            if let Some(run) = raw.borrow().run.as_ref().filter(|_| *told || fresh) {
                tell(&host, INTO, "run", run);
            }
            if *told && std::mem::replace(&mut asked.borrow_mut().shares, *shares) != *shares {
                tell(&host, INTO, "share", &(*shares).into());
            }
        });
    }
    {
        let host = host.clone();
        use_effect_with((*ready, looking.open, looking.keys), move |(ready, open, keys)| {
            let Some(host) = host.cast::<Element>().filter(|_| *ready) else { return };
            tell(&host, INTO, "open", &(*open).into());
            if std::mem::replace(&mut asked.borrow_mut().keys, *keys) != *keys {
                tell(&host, INTO, "keys", &(*keys).into());
            }
        });
    }
    {
        let host = host.clone();
        use_effect_with((told, state.playhead, state.view), move |(told, playhead, view)| {
            let Some(host) = host.cast::<Element>().filter(|_| *told) else { return };
            let sides = Array::of3(&view.start.into(), &view.end.into(), &view.width.into());
            tell(&host, INTO, "view", &sides);
            tell(&host, INTO, "at", &number(*playhead));
        });
    }
    {
        let host = host.clone();
        use_effect_with((told, state.breaks.clone()), move |(told, breaks)| {
            let Some(host) = host.cast::<Element>().filter(|_| *told) else { return };
            let lines: js_sys::Array = breaks.iter().map(|line| JsValue::from(*line)).collect();
            tell(&host, INTO, "breaks", &lines);
        });
    }
    {
        let (host, raw) = (host.clone(), raw.clone());
        use_effect_with((told, state.lines.clone()), move |(told, lines)| {
            let Some(host) = host.cast::<Element>().filter(|_| *told && lines.is_some()) else { return };
            if let Some(lines) = &raw.borrow().lines {
                tell(&host, INTO, "lines", lines);
            }
        });
    }
}

/// Steps in the order of the lens's buttons.
fn sought(kind: u32) -> Option<Sought> {
    let all = [Sought::Line, Sought::Instruction, Sought::Turn, Sought::Lines(Vec::new()), Sought::Inside];
    all.into_iter().nth(kind as usize)
}

/// Puts the lens's script into the page, once.
fn fetch() {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    if document.get_element_by_id(SCRIPT).is_some() {
        return;
    }
    let loader = document.get_element_by_id("lens-loader").and_then(|link| link.dyn_into::<HtmlLinkElement>().ok());
    let (Some(loader), Ok(script), Some(head)) = (loader, document.create_element("script"), document.head()) else {
        return;
    };
    let _ = script.set_attribute("type", "module");
    let _ = script.set_attribute("src", &loader.href());
    script.set_id(SCRIPT);
    let _ = head.append_child(&script);
}
