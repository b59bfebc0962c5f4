"""Actors: a mailbox and a thread each, replies by futures, a supervisor that restarts one that crashed."""
import queue
import threading
from abc import ABC, abstractmethod
from concurrent.futures import Future
from typing import Any, NamedTuple


class Ask(NamedTuple):
    message: Any
    reply: Future


class Actor(ABC):
    STOP = object()

    def __init__(self, name=None):
        self.name = name or type(self).__name__.lower()
        self.mailbox = queue.SimpleQueue()
        self.restarts = 0
        self.thread = threading.Thread(target=self._loop, name=self.name, daemon=True)
        self.thread.start()

    def tell(self, message):
        self.mailbox.put(message)

    def ask(self, message, timeout=2):
        reply = Future()
        self.mailbox.put(Ask(message, reply))
        return reply.result(timeout)

    def stop(self):
        self.mailbox.put(self.STOP)
        self.thread.join()

    def _loop(self):
        while (message := self.mailbox.get()) is not self.STOP:
            ask = message if isinstance(message, Ask) else None
            try:
                answer = self.receive(ask.message if ask else message)
            except Exception as error:
                self.restarts += 1
                self.reset()
                if ask:
                    ask.reply.set_exception(error)
            else:
                if ask:
                    ask.reply.set_result(answer)

    def reset(self):
        pass

    @abstractmethod
    def receive(self, message): ...


class Counter(Actor):
    value = 0

    def reset(self):
        self.value = 0

    def receive(self, message):
        match message:
            case 'get':
                return self.value
            case ('add', int(n)):
                self.value += n
            case {'multiply': n}:
                self.value *= n
            case ['fail', *rest]:
                raise LookupError(*rest)
            case _:
                raise TypeError(f'{self.name} does not understand {message!r}')
        return self.value


try:
    Actor()
except TypeError as error:
    print(error)
counter = Counter()
for n in range(1, 11):
    counter.tell(('add', n))
print('sum', counter.ask('get'))
print('times 3', counter.ask({'multiply': 3}))
for bad in (['fail', 'broken', 7], 'what?', ('add', 1.5)):
    try:
        counter.ask(bad)
    except Exception as error:
        print(f'{type(error).__name__}: {error}')
print('after restarts', counter.ask('get'), counter.restarts, counter.thread.name)
counter.stop()
print(counter.thread.is_alive())
try:
    Counter('dead').ask('get', timeout=0) and None
except TimeoutError as error:
    print(repr(error))
