//! The same programs natively and in the built worker: the replies must be equal, byte for byte.

use base64ct::{Base64, Encoding};
use gilscope::engine;
use gilscope::protocol::message::{FromWorker, ToWorker, decode, encode};
use serde_json::Value;

use crate::corpus::{PROGRAMS, digest, request};
use crate::tab::{Options, with_tab};

/// Starts the worker that the page names and waits until it listens.
pub(crate) const START: &str = "
const done = arguments[0];
const worker = new Worker(document.getElementById('engine-loader').href, { type: 'module' });
worker.onmessage = () => { window.engine = worker; done('ready') };
worker.onerror = event => done(event.message);
";

/// Posts one message and returns the answer.
const ASK: &str = "
const [text, done] = arguments;
engine.onerror = event => done('!' + event.message);
engine.onmessage = event => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.split(',')[1]);
  reader.readAsDataURL(new Blob([event.data]));
};
engine.postMessage(Uint8Array.from(atob(text), c => c.charCodeAt(0)).buffer);
";

#[test]
fn replies_are_the_same_natively_and_in_the_browser() {
    with_tab(Options::default(), |tab| async move {
        tab.open("/en/").await?;
        tab.ready().await?;
        let started = tab.driver.execute_async(START, vec![]).await?;
        assert_eq!(*started.json(), "ready");
        let mut different = Vec::new();
        for (number, (name, source)) in (1..).zip(PROGRAMS) {
            let request = request(name, source);
            let message = Base64::encode_string(&encode(&ToWorker::Run(number, Box::new(request.clone()))));
            let answer = tab.driver.execute_async(ASK, vec![Value::from(message)]).await?;
            let answer = answer.json().as_str().unwrap_or_default().to_owned();
            let bytes = Base64::decode_vec(&answer).unwrap_or_else(|_| panic!("{name}: the worker says {answer}"));
            let Ok(FromWorker::Ran(_, theirs)) = decode(&bytes) else { panic!("{name}: not an answer to a run") };
            let ours = engine::run(&request);
            if digest(&ours) != digest(&theirs) {
                different.push(format!("{name}: {:?} here, {:?} in the browser", ours.outcome, theirs.outcome));
            }
        }
        assert!(different.is_empty(), "\n{}", different.join("\n"));
        println!("size: {} programs give the same bytes natively and in the browser", PROGRAMS.len());
        Ok(())
    });
}
