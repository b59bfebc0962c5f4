//! An exercise: its lab, and under it what comes of each attempt, as the prerenderer writes it.
//!
//! What it does is in a wasm module of its own (`pool::page`), which the small script here loads when the reader first
//! touches the exercise.

use yew::prelude::*;

use super::pages::{FirstRun, lab};
use crate::content::Exercise;
use crate::i18n::{Lang, exercise};

/// Remembers the first click and loads the module.
const LOAD: &str = "(function(s){function f(e){var b=e.target.closest&&e.target.closest('[data-act]');\
    if(b&&e.type==='click'&&!s.dataset.here)s.dataset.want=b.dataset.act;if(s.dataset.on)return;s.dataset.on='';\
    var m=document.createElement('script');m.type='module';m.src=document.getElementById('pool-loader').href;\
    document.head.append(m)}['click','focusin','input'].forEach(function(n){s.addEventListener(n,f)})})\
    (document.currentScript.parentElement)";

/// The section. The parts that the script fills are named `data-part`, the buttons `data-act`.
pub(super) fn section(lang: Lang, spec: &Exercise, run: FirstRun) -> Html {
    let words = exercise::words(lang);
    let raw = |html: String| Html::from_html_unchecked(AttrValue::from(html));
    let button = |act: &'static str, label: &'static str, class: &'static str, disabled: bool| {
        html! { <button type="button" class={classes!("button", class)} data-act={act} {disabled}>{ label }</button> }
    };
    html! {
        <section class="exercise" data-exercise={lang.code()}>
            { lab(lang, &spec.lab, run, false) }
            <h3>{ words.verdicts }</h3>
            <div class="exercise-checks" data-part="checks">
                <p class="faint">{ words.no_verdicts }</p>
            </div>
            <h3>{ words.real_title }</h3>
            <p>{ words.real_hint }</p>
            <p class="exercise-actions">
                { button("real", words.real, "primary", false) }
                { button("stop", words.stop, "", true) }
                { button("kill", words.kill, "", true) }
                <button type="button" class="button" data-act="calibrate" aria-pressed="false" title={words.calibrate_hint} disabled={true}>
                    { words.calibrate }
                </button>
            </p>
            <noscript><p>{ words.no_script }</p></noscript>
            <p class="exercise-status" data-part="status" role="status"></p>
            <div class="exercise-pictures" data-part="pictures"></div>
            <div class="exercise-numbers" data-part="numbers"></div>
            <pre class="exercise-output" data-part="output" tabindex="0" aria-label={words.output}></pre>
            <h3>{ words.help }</h3>
            { for words.hints.iter().map(|(title, text)| html! {
                <details><summary>{ title }</summary><p>{ text }</p></details>
            }) }
            <details>
                <summary>{ words.solution }</summary>
                <p class="exercise-actions">{ button("solve", words.solve, "", false) }</p>
                <pre><code data-part="solution">{ &spec.solution }</code></pre>
            </details>
            { raw(format!("<script>{LOAD}</script>")) }
        </section>
    }
}
