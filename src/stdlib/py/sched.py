"""An event scheduler: functions to call at given times, in order of time, then of priority."""

import heapq
import threading
import time
from collections import namedtuple
from itertools import count

__all__ = ['scheduler']

_sentinel = object()

_Event = namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')


class Event(_Event):
    """An entry of the queue. Its action does not take part in comparisons."""

    __slots__ = ()

    def __lt__(self, other):
        return self[:3] < other[:3]


class scheduler:
    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self._lock = threading.RLock()
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence_generator = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_sentinel):
        """Plan a call at an absolute time. The returned event can be cancelled."""
        with self._lock:
            event = Event(time, priority, next(self._sequence_generator), action, argument, {} if kwargs is _sentinel else kwargs)
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_sentinel):
        """Plan a call after a delay."""
        time = self.timefunc() + delay
        return self.enterabs(time, priority, action, argument, kwargs)

    def cancel(self, event):
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self):
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Wait for each event's time and call its action, until there are no more."""
        while True:
            with self._lock:
                if not self._queue:
                    break
                (time, priority, sequence, action,
                 argument, kwargs) = self._queue[0]
                now = self.timefunc()
                wait = time > now
                if not wait:
                    heapq.heappop(self._queue)
            if wait:
                if not blocking:
                    return time - now
                self.delayfunc(time - now)
            else:
                action(*argument, **kwargs)
                self.delayfunc(0)  # let other threads run

    @property
    def queue(self):
        with self._lock:
            events = self._queue[:]
        return [heapq.heappop(events) for _ in range(len(events))]
