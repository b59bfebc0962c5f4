# status: 1
"""Three-stage pipeline with sentinels."""
import queue
import threading
import time
from typing import Callable, Any, Iterable

STOP = object()


class Stage(threading.Thread):
    def __init__(self, func: Callable[[Any], Any], source: queue.Queue, sink: queue.Queue, *, name=None):
        super().__init__(name=name)
        self.func, self.source, self.sink = func, source, sink
        self.handled = 0
        self.errors: list[Exception] = []

    def run(self) -> None:
        for item in iter(self.source.get, STOP):
            try:
                self.sink.put(self.func(item))
            except Exception as exc:
                exc.add_note(f"while handling {item!r} in {self.name}")
                self.errors.append(exc)
            self.handled += 1
        self.sink.put(STOP)


def feed(items: Iterable, q: queue.Queue):
    for i in items:
        q.put(i)
    q.put(STOP)


q1, q2, q3 = queue.Queue(2), queue.Queue(2), queue.Queue()
stages = [Stage(str.strip, q1, q2, name="strip"), Stage(int, q2, q3, name="parse")]
for s in stages:
    s.start()
feed(["  1", "2 ", " x ", "40\n"], q1)
for s in stages:
    s.join()
print([*iter(q3.get, STOP)])
for s in stages:
    print(s.name, s.handled, s.errors)
    for e in s.errors:
        print(e.__notes__)
raise stages[1].errors[0]
