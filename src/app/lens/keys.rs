//! The keys of the timeline, as a table.

use yew::prelude::*;

use crate::i18n::{Lang, lens};

pub(super) fn keys(lang: Lang) -> Html {
    let words = lens::words(lang);
    html! {
        <table class="lens-keys">
            <thead><tr><th scope="col">{ words.key }</th><th scope="col">{ words.does }</th></tr></thead>
            <tbody>
                { for words.keys.iter().map(|(key, does)| html! {
                    <tr><th scope="row"><kbd>{ *key }</kbd></th><td>{ *does }</td></tr>
                }) }
            </tbody>
        </table>
    }
}
