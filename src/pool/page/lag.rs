//! Whether the verdicts are of the program as it stands: while the lab runs another one, they say that they wait.

use gloo_timers::callback::Timeout;

use super::{Desk, with};
use crate::i18n::exercise;

/// Between two looks at the lab, in ms.
const LOOK: u32 = 150;
/// Verdicts may be late for so many looks before it is said: most runs are over by then.
const LATE: u32 = 4;
/// So many looks after what the reader did last, the lab has noticed it.
const ENOUGH: u32 = 8;

/// See the module.
#[derive(Default)]
pub(super) struct Lag {
    timer: Option<Timeout>,
    /// Looks since the reader did something.
    looks: u32,
    /// The newest ones of them that found old verdicts.
    late: u32,
    /// What is said above the verdicts.
    pub(super) says: Option<&'static str>,
}

impl Lag {
    /// The verdicts are new.
    pub(super) fn over(&mut self) {
        (self.late, self.says) = (0, None);
    }
}

/// The reader did something, maybe to the program or its machine.
pub(super) fn changed() {
    with(|desk| {
        desk.lag.looks = 0;
        desk.lag.timer.get_or_insert_with(|| Timeout::new(LOOK, look));
    });
}

/// Looks at the lab, and again until its newest program has its verdicts.
fn look() {
    with(|desk| {
        let why = why(desk);
        let lag = &mut desk.lag;
        lag.looks += 1;
        lag.late = if why.is_some() { lag.late + 1 } else { 0 };
        let says = why.filter(|_| lag.late >= LATE);
        let goes_on = why.is_some() || lag.looks < ENOUGH;
        lag.timer = goes_on.then(|| Timeout::new(LOOK, look));
        if std::mem::replace(&mut lag.says, says) != says {
            desk.show();
        }
    });
}

/// Why the verdicts are of an older run, if they are.
fn why(desk: &Desk) -> Option<&'static str> {
    let run = desk.simulated.as_ref()?;
    let has = |selector| matches!(desk.section.query_selector(selector), Ok(Some(_)));
    let is_same = desk.field().is_none_or(|field| field.value() == run.source)
        && desk.cores().is_none_or(|cores| cores == run.cores);
    let words = exercise::words(desk.lang);
    match has(".lab-status.is-busy") {
        false if is_same => None,
        false if has(".problems .problem") => Some(words.no_run),
        _ => Some(words.waiting),
    }
}
