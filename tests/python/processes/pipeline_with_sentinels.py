"""Stages in processes joined by queues, a sentinel for each worker, a results collector, a JoinableQueue at the end."""
import multiprocessing as mp
import os
import queue
import time
from multiprocessing import Event, JoinableQueue, Queue
from typing import NamedTuple


class Item(NamedTuple):
    number: int
    text: str
    path: tuple = ()

    def through(self, stage):
        return self._replace(path=(*self.path, stage))


STOP = None


def generate(out, n):
    for number in range(n):
        out.put(Item(number, chr(ord('a') + number)))
    for _ in range(2):
        out.put(STOP)


def upper(source, sink):
    for item in iter(source.get, STOP):
        sink.put(item._replace(text=item.text.upper()).through('upper'))
    sink.put(STOP)


def double(source, sink, ended):
    stops = 0
    while stops < 2:
        item = source.get()
        if item is STOP:
            stops += 1
            continue
        sink.put(item._replace(text=item.text * 2).through('double'))
    sink.join()
    ended.set()


def main():
    first, second, results, ended = Queue(), Queue(maxsize=3), JoinableQueue(), Event()
    stages = [mp.Process(target=generate, args=(first, 7), name='generate')]
    stages += [mp.Process(target=upper, args=(first, second), name=f'upper-{n}') for n in range(2)]
    stages += [mp.Process(target=double, args=(second, results, ended), name='double')]
    for s in stages:
        s.start()
    got = []
    while not ended.is_set():
        try:
            got.append(results.get(timeout=0.1))
        except queue.Empty:
            continue
        results.task_done()
    for s in stages:
        s.join()
    for item in sorted(got):
        print(item.number, item.text, '->'.join(item.path))
    print([s.exitcode for s in stages], [s.name for s in stages], sorted(got)[0]._asdict())
    print(Item._fields, Item._field_defaults, all(s.pid != os.getpid() for s in stages))
    try:
        results.get(block=False)
    except queue.Empty as error:
        print(repr(error))
    try:
        results.task_done()
    except ValueError as error:
        print(error)


if __name__ == '__main__':
    main()
