//! How fast a lab answers its reader, in the built site: `make bench` prints the table.
//!
//! Each time is from the reader's input to the end of the frame that shows its effect.

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::tab::{Options, Tab, pages, with_tab};

/// Waits until a lab of the page has run, and closes nothing.
const WAKE: &str = "const [id, done] = arguments; const lab = document.getElementById(id); lab.scrollIntoView(); \
    const began = performance.now(); const look = () => lab.querySelector('.sum') ? done(true) \
    : performance.now() - began > 20000 ? done(false) : setTimeout(look, 30); look()";

/// Moves the lab's first slider there and back; answers for each move the ms until the new picture was painted, and of
/// those the ms until the engine was asked and until it had answered; null where no picture came.
const SLIDE: &str = r"
const [id, rounds, done] = arguments;
const lab = document.getElementById(id);
const slider = [...lab.querySelectorAll('.lab-settings input[type=range]')].find(input => !input.disabled);
let painted = null, asked = 0, answered = 0;
const clear = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function (...box) {
  // The first call of each painting clears everything.
  if (painted && answered && box[1] === 0 && lab.contains(this.canvas)) { const call = painted; painted = null; setTimeout(call); }
  return clear.apply(this, box);
};
const post = Worker.prototype.postMessage, heard = new WeakSet();
Worker.prototype.postMessage = function (...message) {
  if (!heard.has(this)) { heard.add(this); this.addEventListener('message', () => { answered ||= asked && performance.now() }); }
  asked ||= performance.now();
  return post.apply(this, message);
};
const once = value => new Promise(resolve => {
  [asked, answered] = [0, 0];
  const start = performance.now();
  const late = setTimeout(() => { painted = null; resolve(null) }, 3000);
  painted = () => { clearTimeout(late); resolve([performance.now() - start, asked - start, answered - start]) };
  slider.value = value;
  slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
});
const rest = () => new Promise(resolve => setTimeout(resolve, 70));
(async () => {
  const times = [];
  if (slider) {
    const [low, high, step] = ['min', 'max', 'step'].map(name => Number(slider[name]));
    const from = Number(slider.value), to = from + step <= high ? from + step : Math.max(low, from - step);
    // The first run of a program compiles it.
    for (let round = 0; round <= rounds; round++) {
      for (const value of [to, from]) { await rest(); const time = await once(value); if (round) times.push(time); }
    }
  }
  CanvasRenderingContext2D.prototype.clearRect = clear;
  Worker.prototype.postMessage = post;
  done(times);
})();
";

/// Puts the playhead at the quarters of the run; answers the ms until its state was known to the lens.
const LOOK: &str = r"
const [id, done] = arguments;
const lab = document.getElementById(id), host = lab.querySelector('.lab-lens > div'), head = lab.querySelector('.playhead');
const press = key => head.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
let known = null;
host.addEventListener('lens-in', event => { if (event.detail[0] === 'lines' && known) { const call = known; known = null; call() } });
const once = key => new Promise(resolve => {
  const start = performance.now();
  const late = setTimeout(() => { known = null; resolve(null) }, 3000);
  known = () => { clearTimeout(late); requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start))) };
  press(key);
});
const rest = () => new Promise(resolve => setTimeout(resolve, 90));
(async () => {
  lab.querySelector('.open-lens').click();
  const began = performance.now();
  while (!lab.querySelector('.lens') && performance.now() - began < 10000) await rest();
  press('Home');
  press('0');
  await rest();
  const times = [];
  for (let quarter = 0; quarter < 3; quarter++) { await rest(); times.push(await once('PageUp')); }
  lab.querySelector('.open-lens').click();
  done(times);
})();
";

/// Pans by the wheel, once a frame, where slices share columns; zooms in until each has a bar of its own, pans there, and
/// zooms out again. Answers for each frame that was painted the ms of work on the page's thread, and the ms since the
/// frame before.
const PAN: &str = r"
const [id, frames, done] = arguments;
// A step of the wheel by this makes 2^0.6.
const zoom = 120;
const lab = document.getElementById(id), body = lab.querySelector('.timeline-body');
const box = body.getBoundingClientRect();
const wheel = (deltaX, ctrlKey, deltaY) => body.dispatchEvent(new WheelEvent('wheel',
  { deltaX, deltaY, ctrlKey, bubbles: true, cancelable: true, clientX: box.left + box.width / 2, clientY: box.top + 60 }));
// All that the page does in a frame is timed: handling the input with what that leaves for later, then frame callbacks.
const plain = window.requestAnimationFrame.bind(window);
let work = 0, painted = false;
window.requestAnimationFrame = call => plain(time => { const start = performance.now(); call(time); work += performance.now() - start });
const clear = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function (...box) { painted = true; return clear.apply(this, box) };
const channel = new MessageChannel();
const later = call => { channel.port1.onmessage = call; channel.port2.postMessage(0) };
const times = [], gaps = [];
let last = 0, count = 0;
const frame = now => {
  if (last) gaps.push(now - last);
  last = now;
  if (painted) times.push(work);
  if (count++ === frames) {
    window.requestAnimationFrame = plain;
    CanvasRenderingContext2D.prototype.clearRect = clear;
    return done([times, gaps]);
  }
  later(() => {
    [work, painted] = [0, false];
    const start = performance.now();
    const part = count % 120;
    // Twenty steps closer, 4000 times, and as many back.
    if (part >= 40 && part < 60) wheel(0, true, -zoom);
    else if (part >= 100) wheel(0, true, zoom);
    else wheel(part % 20 < 10 ? 20 : -20, false, 0);
    // The framework renders when the handler is done; what comes next in line is after that.
    later(() => { work += performance.now() - start; plain(frame) });
  });
};
wheel(0, true, -400);
plain(frame);
";

/// A program whose picture has a million slices.
const CROWD: &str = "import queue, threading\ndef answer():\n    while there.get():\n        back.put(True)\n\
there, back = queue.SimpleQueue(), queue.SimpleQueue()\nthread = threading.Thread(target=answer)\nthread.start()\n\
for _ in range(200_000):\n    there.put(True)\n    back.get()\nthere.put(False)\nthread.join()\n";

/// Prints a row: median, 95th percentile, worst, and what they should be.
fn row(name: &str, times: &[f64], goal: &str) {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times.get((times.len() * percent).div_ceil(100).max(1) - 1).copied().unwrap_or(f64::NAN);
    println!("{name:<34} {:>6} {:>9.1} {:>9.1} {:>9.1}   {goal}", times.len(), at(50), at(95), at(100));
}

fn numbers(value: &Value) -> Vec<Option<f64>> {
    value.as_array().map(|all| all.iter().map(Value::as_f64).collect()).unwrap_or_default()
}

async fn ask(tab: &Tab, script: &str, id: &str, count: Option<u32>) -> WebDriverResult<Value> {
    let args: Vec<Value> = std::iter::once(id.into()).chain(count.map(Value::from)).collect();
    Ok(tab.driver.execute_async(script, args).await?.json().clone())
}

/// What was measured.
#[derive(Default)]
struct Times {
    slides: Vec<f64>,
    /// Of the slides: until the engine was asked, in the engine, after it.
    parts: [Vec<f64>; 3],
    looks: Vec<f64>,
    slowest: Vec<(f64, f64, String)>,
    missed: usize,
}

impl Times {
    async fn measure(&mut self, tab: &Tab, path: &str, id: &str) -> WebDriverResult<()> {
        if ask(tab, WAKE, id, None).await? != true {
            println!("{path}#{id} did not run");
            return Ok(());
        }
        for slide in ask(tab, SLIDE, id, Some(2)).await?.as_array().into_iter().flatten() {
            let [Some(all), Some(asked), Some(answered)] = numbers(slide)[..] else {
                self.missed += 1;
                continue;
            };
            self.slides.push(all);
            for (times, time) in self.parts.iter_mut().zip([asked, answered - asked, all - answered]) {
                times.push(time);
            }
            self.slowest.push((all, answered - asked, format!("{path}#{id}")));
        }
        let looked = numbers(&ask(tab, LOOK, id, None).await?);
        self.missed += looked.iter().filter(|time| time.is_none()).count();
        self.looks.extend(looked.into_iter().flatten());
        Ok(())
    }

    fn print(&mut self) {
        println!("{:<34} {:>6} {:>9} {:>9} {:>9}   ms in Chromium", "", "times", "median", "p95", "worst");
        row("slider to new picture", &self.slides, "goal: 50, 100");
        for (name, times) in
            ["until the engine is asked", "in the engine", "until it is painted"].iter().zip(&self.parts)
        {
            row(&format!("    {name}"), times, "");
        }
        row("state at the playhead", &self.looks, "goal: 100; 60 of them wait for the playhead to rest");
        self.slowest.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut seen = Vec::new();
        for (time, engine, place) in &self.slowest {
            if !seen.contains(&place) && seen.len() < 5 {
                println!("    {time:>6.0} ms, {engine:.0} of them in the engine: {place}");
                seen.push(place);
            }
        }
    }
}

#[test]
#[ignore = "takes a minute; run it with `make bench`"]
fn pace() {
    // `PACE=gil` looks at all labs of the chapters whose address contains that, else there is a sample of one a chapter.
    let only = std::env::var("PACE").ok();
    with_tab(Options::default(), |tab| async move {
        tab.driver.set_script_timeout(std::time::Duration::from_mins(3)).await?;
        let mut times = Times::default();
        let wanted = |path: &String| path.starts_with("/en/") && path.contains(only.as_deref().unwrap_or_default());
        for (number, path) in pages().into_iter().filter(wanted).enumerate() {
            tab.open(&path).await?;
            tab.ready().await?;
            let ids = tab.eval("[...document.querySelectorAll('figure.lab')].map(lab => lab.id)").await?;
            let ids: Vec<&str> = ids.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let sample =
                if only.is_some() { &ids[..] } else { ids.get(number % ids.len().max(1)..).unwrap_or_default() };
            for id in sample.iter().take(if only.is_some() { usize::MAX } else { 1 }) {
                times.measure(&tab, &path, id).await?;
            }
        }
        times.print();

        tab.open("/en/playground/").await?;
        tab.ready().await?;
        assert_eq!(ask(&tab, WAKE, "playground", None).await?, true);
        let field = tab.driver.find(By::Css("#playground .listing-field")).await?;
        let set = "const f = arguments[0]; f.value = arguments[1]; f.setSelectionRange(0, 0); f.dispatchEvent(new InputEvent('input', { bubbles: true }))";
        let before = tab.eval("document.querySelector('#playground .playhead').getAttribute('aria-valuemax')").await?;
        tab.driver.execute(set, vec![field.to_json()?, CROWD.into()]).await?;
        tab.until(&format!(
            "document.querySelector('#playground .playhead').getAttribute('aria-valuemax') !== {before}"
        ))
        .await?;
        let panned = ask(&tab, PAN, "playground", Some(240)).await?;
        let all = |index: usize| numbers(&panned[index]).into_iter().flatten().collect::<Vec<_>>();
        assert!(all(0).len() > 200, "only {} frames were painted", all(0).len());
        row("work of a frame of a million slices", &all(0), "goal: 16, 33");
        row("    between two frames", &all(1), "");
        assert!(times.missed == 0, "{} inputs had no effect within 3 s", times.missed);
        Ok(())
    });
}
