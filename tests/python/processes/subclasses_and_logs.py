"""Process subclasses, workers that log through a queue, results that come back, and what a child knows of its parent."""
import logging
import logging.handlers
import multiprocessing as mp
import os
import queue
import random
import sys
import time


class Worker(mp.Process):
    def __init__(self, tasks, results, **kwargs):
        super().__init__(**kwargs)
        self.tasks, self.results, self.done = tasks, results, 0

    def run(self):
        while True:
            task = self.tasks.get()
            if task is None:
                break
            self.results.put((task, task ** 2, self.name))
            self.done += 1
        self.results.put(('end', self.name, self.done > 0 or self.done))


class Failing(mp.Process):
    def run(self):
        raise RuntimeError(f'{self.name} fails')


def logs(q, n):
    root = logging.getLogger()
    root.addHandler(logging.handlers.QueueHandler(q))
    root.setLevel(logging.DEBUG)
    for i in range(n):
        logging.getLogger(f'child.{i}').warning('message %d of %s', i, 'a child')
    try:
        1 / 0
    except ZeroDivisionError:
        root.error('it failed', exc_info=True)


def pi(seed, n):
    r = random.Random(seed)
    return sum(r.random() ** 2 + r.random() ** 2 < 1 for _ in range(n))


def monte_carlo(seed, n, conn):
    conn.send(pi(seed, n))
    conn.close()


def knows():
    p, parent = mp.current_process(), mp.parent_process()
    print(p.name, p.daemon, p._identity, parent.name, parent.is_alive(),
          mp.active_children(), __name__, flush=True)
    parent.join(0.01)
    try:
        mp.Process(target=print).start()
    except AssertionError as e:
        print('AssertionError', e, flush=True)


def sleepy():
    time.sleep(30)


def main():
    print('-- workers and a poison pill each')
    tasks, results = mp.Queue(), mp.Queue()
    workers = [Worker(tasks, results, name=f'w{i}') for i in range(2)]
    for w in workers:
        w.start()
    for i in range(6):
        tasks.put(i)
    for w in workers:
        tasks.put(None)
    got = [results.get() for _ in range(8)]
    for w in workers:
        w.join()
    print(sorted(r[:2] for r in got if r[0] != 'end'), sorted(r[1] for r in got if r[0] == 'end'))
    print([w.done for w in workers], [w.exitcode for w in workers], isinstance(workers[0], mp.Process))

    print('-- a subclass that fails', flush=True)
    f = Failing(name='the one')
    f.start()
    f.join()
    print(f.exitcode, f.is_alive(), repr(f)[:25], flush=True)

    print('-- logging through a queue')
    q = mp.Queue()
    p = mp.Process(target=logs, args=(q, 2))
    p.start()
    p.join()
    records = []
    while True:
        try:
            records.append(q.get(timeout=0.2))
        except queue.Empty:
            break
    for record in records:
        print(record.name, record.levelname, record.getMessage().splitlines()[0], record.processName)
    print('ZeroDivisionError' in records[-1].getMessage(), records[-1].exc_info)

    print('-- numbers that do not depend on who computes them')
    here = [pi(seed, 2000) for seed in range(3)]
    ends = []
    for seed in range(3):
        r, w = mp.Pipe(False)
        p = mp.Process(target=monte_carlo, args=(seed, 2000, w))
        p.start()
        w.close()
        ends.append(r)
    there = [r.recv() for r in ends]
    print(here == there, here)

    print('-- what a child knows', flush=True)
    p = mp.Process(target=knows, daemon=True, name='curious')
    p.start()
    p.join()

    print('-- exit codes and close')
    p = mp.Process(target=sleepy)
    print(p.exitcode, p.pid, p.is_alive())
    for call in (p.join, p.terminate):
        try:
            call()
        except Exception as e:
            print(type(e).__name__, e)
    p.start()
    try:
        p.close()
    except ValueError as e:
        print(e)
    try:
        p.start()
    except AssertionError as e:
        print(e)
    p.join(0.01)
    print(p.exitcode, p.is_alive())
    p.kill()
    p.join()
    print(p.exitcode, mp.active_children())
    p.close()
    for call in (p.is_alive, p.join, lambda: p.exitcode, lambda: p.pid):
        try:
            call()
        except ValueError as e:
            print(e)
    print(repr(p)[:24], repr(p)[-8:])
    p = mp.Process(target=print, args=('x',), kwargs={'end': '!\n'}, daemon=None)
    for name, value in (('daemon', True), ('name', 'renamed'), ('authkey', b'secret')):
        setattr(p, name, value)
        print(name, getattr(p, name))
    try:
        p.name = 3
    except AssertionError as e:
        print('AssertionError', e)


if __name__ == '__main__':
    main()
