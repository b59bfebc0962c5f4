//! The bar over the playground's lab: new program, open a file, machines ready to use; and the draft that is kept.
//!
//! What the reader writes here is theirs: it is put into this browser's storage after each change, and comes back when
//! the page is opened without a link. Where nothing can be stored everything else works.

use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, File, HtmlInputElement, HtmlSelectElement, Storage, window};
use yew::prelude::*;

use super::state::Action;
use crate::app::share::link::Link;
use crate::base::MS;
use crate::i18n::{Lang, desk};
use crate::protocol::{Locks, Machine, SwitchPoints};

/// Where the draft is kept.
const KEY: &str = "gilscope-draft";

/// So long after the last change the draft is kept, in ms.
const PAUSE: u32 = 500;

/// Larger files are no programs, in bytes.
const LARGEST: f64 = 400_000.0;

/// What a new program starts with.
const EMPTY: &str = "import threading\n\n\ndef work(name):\n    print(name)\n\n\nthreading.Thread(target=work, args=(\"hello\",)).start()\n";

/// Properties of [`Desk`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DeskProps {
    /// Language.
    pub lang: Lang,
    /// What is on the desk.
    pub link: Link,
    /// Raised with each change of it.
    pub changes: u64,
    /// Whether the lab is alive.
    pub ready: bool,
    /// What the reader wants.
    pub act: Callback<Action>,
}

/// See the module.
#[component]
pub(super) fn Desk(props: &DeskProps) -> Html {
    let words = desk::words(props.lang);
    let refused = use_state_eq(|| None);
    let over = use_state_eq(|| false);
    use_draft(props);
    let onnew = {
        let (act, machine) = (props.act.clone(), props.link.machine.clone());
        Callback::from(move |_: MouseEvent| act.emit(follow("main.py", EMPTY, machine.clone())))
    };
    let take = {
        let (act, machine, refused) = (props.act.clone(), props.link.machine.clone(), refused.clone());
        Callback::from(move |file: File| {
            let (act, machine, refused) = (act.clone(), machine.clone(), refused.clone());
            spawn_local(async move {
                let text = match file.size() {
                    size if size > LARGEST => None,
                    _ => JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()),
                };
                // What is no text has characters that no program has.
                match text.filter(|text| !text.contains(['\0', '\u{FFFD}'])) {
                    Some(text) => {
                        refused.set(None);
                        act.emit(follow(&file.name(), &text, machine));
                    }
                    None => refused.set(Some(file.name())),
                }
            });
        })
    };
    let onpick = {
        let take = take.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
                return;
            };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                take.emit(file);
            }
            // The same file can be picked again.
            input.set_value("");
        })
    };
    let hover = |inside: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(inside);
        })
    };
    let ondrop = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
                take.emit(file);
            }
        })
    };
    let onmachine = {
        let (act, link) = (props.act.clone(), props.link.clone());
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            let Some(machine) = select.and_then(|select| machines().into_iter().nth(select.selected_index() as usize))
            else {
                return;
            };
            act.emit(follow(&link.filename, &link.source, machine));
        })
    };
    let known = machines().iter().position(|machine| *machine == props.link.machine);
    html! {
        <div class={classes!("desk", over.then_some("is-over"))} ondragover={hover(true)} ondragleave={hover(false)} {ondrop}>
            <button type="button" class="button" disabled={!props.ready} onclick={onnew}>{ words.new }</button>
            <label class="button desk-open">
                { words.open }
                <input type="file" class="visually-hidden" accept=".py,.pyw,text/x-python,text/plain" disabled={!props.ready} onchange={onpick} />
            </label>
            <label class="desk-machine">
                <span>{ words.machine }</span>
                <select disabled={!props.ready} onchange={onmachine}>
                    { for words.machines.iter().enumerate().map(|(at, name)| html! {
                        <option selected={known == Some(at)}>{ *name }</option>
                    }) }
                    <option hidden=true selected={known.is_none()}>{ words.own }</option>
                </select>
            </label>
            <span class="faint desk-drop">{ words.drop }</span>
            if let Some(name) = &*refused {
                <p class="problem" role="status">{ desk::refused(props.lang, name) }</p>
            }
        </div>
    }
}

/// Machines ready to use, in the order of `i18n::desk::Words::machines`.
fn machines() -> [Machine; 5] {
    let usual = Machine::default();
    [
        usual.clone(),
        Machine { switch_points: SwitchPoints::EveryBytecode, locks: Locks::Barging, ..usual.clone() },
        Machine { gil: false, ..usual.clone() },
        Machine { cores: 1, switch_interval: 5 * MS, ..usual.clone() },
        Machine { cores: 64, ..usual },
    ]
}

fn follow(filename: &str, source: &str, machine: Machine) -> Action {
    Action::Follow(Box::new(Link {
        filename: filename.to_owned(),
        source: source.replace("\r\n", "\n"),
        machine,
        seed: 0,
        schedule: None,
        shuffle: None,
        stop_at: None,
        playhead: u64::MAX,
        view: None,
    }))
}

/// Brings the draft back, and keeps the newest.
#[hook]
fn use_draft(props: &DeskProps) {
    {
        let act = props.act.clone();
        use_effect_with(props.ready, move |ready| {
            let has_link = || window()?.location().hash().ok().map(|hash| hash.len() > 1);
            if *ready
                && has_link() != Some(true)
                && let Some(draft) = read()
            {
                act.emit(Action::Follow(Box::new(draft)));
            }
        });
    }
    let link = props.link.clone();
    use_effect_with(props.changes, move |changes| {
        // The first run is of what the page came with.
        let timeout = (*changes > 1).then(|| Timeout::new(PAUSE, move || keep(&link)));
        move || drop(timeout)
    });
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

fn read() -> Option<Link> {
    let text = window()?.atob(&storage()?.get_item(KEY).ok()??).ok()?;
    let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
    // The playhead was that of the program before the last change.
    Some(Link { playhead: u64::MAX, view: None, ..Link::from_bytes(&bytes).ok()? })
}

fn keep(link: &Link) {
    let text: String = link.to_bytes().into_iter().map(char::from).collect();
    let kept = window().and_then(|window| window.btoa(&text).ok());
    if let (Some(storage), Some(kept)) = (storage(), kept) {
        let _ = storage.set_item(KEY, &kept);
    }
}
