//! The benchmarks in the built worker beside CPython: `make bench` prints the table.

use base64ct::{Base64, Encoding};
use gilscope::protocol::RunReply;
use gilscope::protocol::message::{FromWorker, ToWorker, decode, encode};
use serde_json::Value;
use thirtyfour::error::WebDriverResult;

use crate::engine::START;
use crate::figures::{Program, ROUNDS, Table, Times, judge, large_programs, programs, request, scale_head, scale_row};
use crate::tab::{Options, Tab, with_tab};

/// Posts one message; returns the milliseconds until the answer, and the answer.
const TIME: &str = "
const [text, done] = arguments;
engine.onerror = event => done([0, '!' + event.message]);
engine.onmessage = event => {
  const time = performance.now() - start;
  const reader = new FileReader();
  reader.onload = () => done([time, reader.result.split(',')[1]]);
  reader.readAsDataURL(new Blob([event.data]));
};
const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0)).buffer;
const start = performance.now();
engine.postMessage(bytes);
";

/// Lets the worker run a program: the reply, and the seconds until it was there.
async fn time(tab: &Tab, program: &Program) -> WebDriverResult<(RunReply, f64)> {
    let message = encode(&ToWorker::Run(1, Box::new(request(program))));
    let message = Value::from(Base64::encode_string(&message));
    let answer = tab.driver.execute_async(TIME, vec![message]).await?;
    let (time, text) = (answer.json()[0].as_f64(), answer.json()[1].as_str().unwrap_or_default());
    let bytes = Base64::decode_vec(text).unwrap_or_else(|_| panic!("the worker says {text}"));
    let Ok(FromWorker::Ran(_, reply)) = decode(&bytes) else { panic!("not an answer to a run") };
    Ok((*reply, time.unwrap_or_default() / 1e3))
}

#[test]
#[ignore = "takes minutes; run it with `make bench`"]
fn bench() {
    with_tab(Options::default(), |tab| async move {
        tab.open("/en/").await?;
        tab.ready().await?;
        tab.driver.set_script_timeout(std::time::Duration::from_mins(5)).await?;
        let started = tab.driver.execute_async(START, vec![]).await?;
        assert_eq!(*started.json(), "ready");
        let mut table = Table::new("Chromium");
        for program in programs() {
            let mut times = Times::default();
            for _ in 0..ROUNDS {
                let (reply, seconds) = time(&tab, &program).await?;
                times.add(&table, &program, judge(reply, seconds));
            }
            table.row(&program, times);
        }
        assert!(table.end(), "not every program ran");
        scale_head("Chromium");
        let mut well = true;
        for program in large_programs() {
            let (reply, seconds) = time(&tab, &program).await?;
            well &= scale_row(&program, &reply, seconds, true);
        }
        assert!(well, "a large program takes too long or too much");
        Ok(())
    });
}
