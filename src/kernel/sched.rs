//! Scheduling policies, and the schedule: the answers of a policy, written down.

use std::fmt;
use std::str::FromStr;

use super::api::{Choice, Scheduler};
use crate::base::{Ns, ThreadId};

/// The default: always the first in line, as a quiet Linux machine does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fifo;

impl Scheduler for Fifo {
    fn choose(&mut self, _: Ns, _: Choice, _: &[ThreadId]) -> usize {
        0
    }
}

/// Chance, from a seed: every candidate is as likely as any other.
#[derive(Clone, Copy, Debug)]
pub struct Seeded(u64);

impl Seeded {
    /// Equal seeds make equal choices.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }
}

impl Scheduler for Seeded {
    fn choose(&mut self, _: Ns, _: Choice, candidates: &[ThreadId]) -> usize {
        // SplitMix64: one addition and two multiplications, good enough for dice.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((x ^ (x >> 31)) % candidates.len().max(1) as u64) as usize
    }
}

/// Asks another policy and writes its answers down.
#[derive(Clone, Debug, Default)]
pub struct Record<S> {
    inner: S,
    schedule: Schedule,
    /// Whether the next question is kept.
    pub listens: bool,
    /// The question that was kept.
    pub kept: Option<Kept>,
}

/// A question, its answer, and the answers before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// When it was asked, in ns.
    pub at: Ns,
    /// Which.
    pub choice: Choice,
    /// Who could come.
    pub candidates: Vec<ThreadId>,
    /// Index of who came.
    pub answer: usize,
    /// The answers before it.
    pub before: Schedule,
}

impl<S> Record<S> {
    /// Records `inner`.
    pub fn new(inner: S) -> Self {
        Self { inner, schedule: Schedule::default(), listens: false, kept: None }
    }

    /// The answers so far.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }
}

impl<S: Scheduler> Scheduler for Record<S> {
    fn choose(&mut self, at: Ns, choice: Choice, candidates: &[ThreadId]) -> usize {
        let answer = self.inner.choose(at, choice, candidates);
        if candidates.len() > 1 {
            if std::mem::take(&mut self.listens) {
                let (candidates, before) = (candidates.to_vec(), self.schedule.clone());
                self.kept = Some(Kept { at, choice, candidates, answer, before });
            }
            self.schedule.push(answer as u32);
        }
        answer
    }
}

/// Gives the answers of a schedule again. Where it ends, or does not fit, the first in line is chosen.
#[derive(Clone, Debug, Default)]
pub struct Replay {
    schedule: Schedule,
    run: usize,
    used: u32,
}

impl Replay {
    /// Replays `schedule` from its start.
    pub fn new(schedule: Schedule) -> Self {
        Self { schedule, run: 0, used: 0 }
    }
}

impl Scheduler for Replay {
    fn choose(&mut self, _: Ns, _: Choice, candidates: &[ThreadId]) -> usize {
        if candidates.len() < 2 {
            return 0;
        }
        let Some(&(count, answer)) = self.schedule.runs.get(self.run) else {
            return 0;
        };
        self.used += 1;
        if self.used == count {
            self.run += 1;
            self.used = 0;
        }
        if (answer as usize) < candidates.len() { answer as usize } else { 0 }
    }
}

/// The answers of a policy to all questions that had more than one, in order.
///
/// As text: answers joined by dots, `7x0` for seven zeros in a row, and no zeros at the end: `2.7x0.1`. The default
/// policy's schedule is the empty string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// `(how often, answer)`, neighbours differ.
    runs: Vec<(u32, u32)>,
}

impl Schedule {
    /// Adds one answer.
    pub fn push(&mut self, answer: u32) {
        self.extend(1, answer);
    }

    fn extend(&mut self, times: u32, answer: u32) {
        match self.runs.last_mut() {
            Some((count, last)) if *last == answer && *count <= u32::MAX - times => *count += times,
            _ => self.runs.push((times, answer)),
        }
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = self.runs.iter().rposition(|(_, answer)| *answer != 0).map_or(0, |last| last + 1);
        for (index, (count, answer)) in self.runs[..end].iter().enumerate() {
            if index > 0 {
                f.write_str(".")?;
            }
            match count {
                1 => write!(f, "{answer}")?,
                n => write!(f, "{n}x{answer}")?,
            }
        }
        Ok(())
    }
}

/// The part of a schedule's text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadSchedule(
    /// The offending item.
    pub String,
);

impl fmt::Display for BadSchedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a schedule is made of items like `3` or `12x0` joined by dots, not `{}`", self.0)
    }
}

impl std::error::Error for BadSchedule {}

impl FromStr for Schedule {
    type Err = BadSchedule;

    fn from_str(text: &str) -> Result<Self, BadSchedule> {
        let mut schedule = Self::default();
        for item in text.split('.').filter(|_| !text.is_empty()) {
            let bad = || BadSchedule(item.to_owned());
            let (count, answer) = item.split_once('x').unwrap_or(("1", item));
            let count: u32 = count.parse().map_err(|_| bad())?;
            let answer = answer.parse().map_err(|_| bad())?;
            if count == 0 {
                return Err(bad());
            }
            schedule.extend(count, answer);
        }
        Ok(schedule)
    }
}
