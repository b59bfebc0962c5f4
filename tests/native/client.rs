//! The queue of the engine worker: latest wins, long jobs give way, nothing is answered twice or never.

use gilscope::client::queue::{Command, Failure, Job, Kind, LONGEST, LONGEST_START, LabId, PATIENCE, Queue};

const LAB: LabId = LabId(1);
const OTHER: LabId = LabId(2);

fn job(id: u64, lab: LabId, kind: Kind) -> Job {
    Job { id, lab, kind, bytes: vec![id as u8] }
}

fn run(id: u64) -> Job {
    job(id, LAB, Kind::Run)
}

/// A queue whose worker listens and works on job 1 of [`LAB`] since time 0.
fn busy() -> Queue {
    let mut queue = Queue::default();
    assert_eq!(queue.submit(run(1), 0.0), [Command::Spawn]);
    assert_eq!(queue.ready(0.0), [Command::Post(vec![1])]);
    queue
}

#[test]
fn nothing_is_posted_before_the_worker_listens() {
    let mut queue = Queue::default();
    assert_eq!(queue.check(0.0), []);
    assert_eq!(queue.submit(run(1), 0.0), [Command::Spawn]);
    assert_eq!(queue.submit(run(2), 1.0), [Command::Drop(1)], "a drag before the worker is there");
    assert_eq!(queue.ready(30.0), [Command::Post(vec![2])]);
    assert_eq!(queue.answered(2, 40.0), []);
    assert_eq!(queue.submit(run(3), 50.0), [Command::Post(vec![3])]);
}

#[test]
fn the_latest_wins_and_short_jobs_may_end() {
    let mut queue = busy();
    assert_eq!(queue.submit(run(2), 10.0), []);
    assert_eq!(queue.submit(run(3), 20.0), [Command::Drop(2)]);
    assert_eq!(queue.submit(job(4, OTHER, Kind::Run), 21.0), []);
    assert_eq!(queue.answered(1, 30.0), [Command::Post(vec![3])]);
    assert_eq!(queue.answered(3, 40.0), [Command::Post(vec![4])]);
}

#[test]
fn a_long_job_gives_way_to_a_newer_one_of_its_lab() {
    let mut queue = busy();
    assert_eq!(queue.submit(job(2, OTHER, Kind::Run), 10.0), []);
    assert_eq!(queue.due(), Some(LONGEST), "another lab has to wait");
    assert_eq!(queue.submit(run(3), 20.0), []);
    assert_eq!(queue.due(), Some(PATIENCE));
    assert_eq!(queue.check(PATIENCE), [Command::Terminate, Command::Drop(1), Command::Spawn]);
    assert_eq!(queue.ready(PATIENCE + 30.0), [Command::Post(vec![2])]);
    assert_eq!(queue.answered(1, PATIENCE + 31.0), [], "a late answer changes nothing");
}

#[test]
fn runs_go_before_inspections_and_end_the_interest_in_older_ones() {
    let mut queue = busy();
    assert_eq!(queue.submit(job(2, LAB, Kind::Inspect), 1.0), []);
    assert_eq!(queue.due(), Some(LONGEST), "an inspection does not disturb a run");
    assert_eq!(queue.submit(job(3, LAB, Kind::Inspect), 2.0), [Command::Drop(2)]);
    assert_eq!(queue.submit(job(4, OTHER, Kind::Run), 3.0), []);
    assert_eq!(queue.answered(1, 4.0), [Command::Post(vec![4])]);
    assert_eq!(queue.submit(run(5), 5.0), [Command::Drop(3)]);
    assert_eq!(queue.answered(4, 6.0), [Command::Post(vec![5])]);
}

#[test]
fn stop_ends_an_endless_run_and_the_next_one_works() {
    let mut queue = busy();
    assert_eq!(queue.cancel(OTHER, 500.0), []);
    assert_eq!(queue.cancel(LAB, 1000.0), [Command::Terminate, Command::Drop(1)]);
    assert_eq!(queue.due(), None);
    assert_eq!(queue.submit(run(2), 2000.0), [Command::Spawn]);
    assert_eq!(queue.ready(2030.0), [Command::Post(vec![2])]);
}

#[test]
fn a_broken_worker_fails_its_job_and_is_replaced() {
    let mut queue = busy();
    assert_eq!(queue.submit(job(2, OTHER, Kind::Run), 1.0), []);
    let commands = queue.broke(5.0);
    assert_eq!(commands, [Command::Terminate, Command::Fail(1, Failure::Crashed), Command::Spawn]);
    assert_eq!(queue.ready(30.0), [Command::Post(vec![2])]);
    assert_eq!(queue.check(30.0 + LONGEST), [Command::Terminate, Command::Fail(2, Failure::TooLong)]);
}

#[test]
fn a_worker_that_does_not_load_fails_every_job() {
    let mut queue = Queue::default();
    queue.submit(run(1), 0.0);
    queue.submit(job(2, OTHER, Kind::Run), 0.0);
    let failed = [Command::Terminate, Command::Fail(1, Failure::Unavailable), Command::Fail(2, Failure::Unavailable)];
    assert_eq!(queue.broke(3.0), failed);
    assert_eq!(queue.submit(run(3), 10.0), [Command::Spawn], "another try is made when asked");
    assert_eq!(queue.due(), Some(10.0 + LONGEST_START));
    assert_eq!(queue.check(10.0 + LONGEST_START), [Command::Terminate, Command::Fail(3, Failure::Unavailable)]);
}
