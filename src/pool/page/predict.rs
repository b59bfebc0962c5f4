//! [`Prediction`]: one run of the simulator with the costs of this device, in a worker of its own.
//!
//! The lab's own runs stay those of the model, so that both can be compared.

use std::cell::RefCell;
use std::rc::Rc;

use super::link::{Link, loader};
use crate::protocol::message::{FromWorker, ToWorker, decode, encode};
use crate::protocol::{RunReply, RunRequest};

/// See the module. Dropping it ends the worker.
pub(super) struct Prediction {
    link: RefCell<Option<Link>>,
}

impl Prediction {
    /// Runs it; `done` is called at most once, with nothing if there is no engine to ask.
    pub(super) fn start(request: &RunRequest, done: fn(Option<Box<RunReply>>)) -> Rc<Self> {
        let prediction = Rc::new(Self { link: RefCell::new(None) });
        let job = encode(&ToWorker::Run(0, Box::new(request.clone())));
        let heard = Rc::downgrade(&prediction);
        let hear = move |bytes: Vec<u8>| {
            let Some(prediction) = heard.upgrade() else { return };
            match decode(&bytes) {
                Ok(FromWorker::Ready(_)) => {
                    if let Some(link) = &*prediction.link.borrow() {
                        link.post(&job);
                    }
                }
                Ok(FromWorker::Ran(_, reply)) => done(Some(reply)),
                _ => done(None),
            }
        };
        let link = loader().and_then(|loader| Link::start(&loader, hear, move || done(None)).ok());
        *prediction.link.borrow_mut() = link;
        prediction
    }
}
