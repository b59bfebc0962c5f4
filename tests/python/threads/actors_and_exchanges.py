"""Actors: mailbox threads, sentinel, pub/sub exchange, gateway, results through Event (Cookbook 12)."""
from queue import Queue
from threading import Thread, Event, current_thread
from contextlib import contextmanager, ExitStack, closing, redirect_stdout, nullcontext, suppress, AbstractContextManager, contextmanager
from collections import defaultdict, deque
import io, weakref, types
class ActorExit(Exception): pass
class Actor:
    def __init__(self): self._mailbox = Queue()
    def send(self, msg): self._mailbox.put(msg)
    def recv(self):
        msg = self._mailbox.get()
        if msg is ActorExit: raise ActorExit()
        return msg
    def close(self): self.send(ActorExit)
    def start(self):
        self._terminated = Event()
        t = Thread(target=self._bootstrap); t.daemon = True; t.start()
    def _bootstrap(self):
        try: self.run()
        except ActorExit: pass
        finally: self._terminated.set()
    def join(self): self._terminated.wait()
    def run(self):
        while True: msg = self.recv()
class PrintActor(Actor):
    def run(self):
        while True: print('Got:', self.recv())
class TaggedActor(Actor):
    def run(self):
        while True:
            tag, *payload = self.recv(); getattr(self, 'do_' + tag)(*payload)
    def do_A(self, x): print('Running A', x)
    def do_B(self, x, y): print('Running B', x, y)
class Result:
    def __init__(self): self._evt = Event(); self._result = None
    def set_result(self, value): self._result = value; self._evt.set()
    def result(self): self._evt.wait(); return self._result
class Worker(Actor):
    def submit(self, func, *args, **kwargs):
        r = Result(); self.send((func, args, kwargs, r)); return r
    def run(self):
        while True: func, args, kwargs, r = self.recv(); r.set_result(func(*args, **kwargs))
p = PrintActor(); p.start(); p.send('Hello'); p.send('World'); p.close(); p.join()
a = TaggedActor(); a.start(); a.send(('A', 1)); a.send(('B', 2, 3)); a.close(); a.join()
w = Worker(); w.start(); print(w.submit(pow, 2, 3).result(), w.submit(lambda *, k: k * 2, k='ab').result())
class Exchange:
    def __init__(self): self._subscribers = set()
    def attach(self, task): self._subscribers.add(task)
    def detach(self, task): self._subscribers.remove(task)
    @contextmanager
    def subscribe(self, *tasks):
        for t in tasks: self.attach(t)
        try: yield
        finally:
            for t in tasks: self.detach(t)
    def send(self, msg):
        for s in sorted(self._subscribers, key=lambda t: t.n): s.send(msg)
_exchanges = defaultdict(Exchange)
class Sub:
    def __init__(self, n): self.n = n; self.got = []
    def send(self, m): self.got.append(m)
s1, s2 = Sub(1), Sub(2); e = _exchanges['x']
with e.subscribe(s1, s2): e.send('m1')
with e.subscribe(s1): e.send('m2')
print(s1.got, s2.got, len(e._subscribers))
class DisplayMessages:
    def __init__(self): self.count = 0
    def send(self, msg): self.count += 1; print(f'msg[{self.count}]: {msg!r}')
dm = DisplayMessages(); dm.n = 0; e.attach(dm); e.send("m3")
with ExitStack() as stack:
    for i in range(3): stack.callback(print, 'closing', i)
    stack.push(lambda *exc: print('exc', exc[0] and exc[0].__name__) or True)
    buf = stack.enter_context(redirect_stdout(io.StringIO())); print('hidden')
    x = 1 / 0
print(repr(buf.getvalue()))
@contextmanager
def tag(n):
    print(f'<{n}>')
    try: yield n.upper()
    except ValueError as exc: print('swallowed', exc)
    finally: print(f'</{n}>')
with tag('h1') as t, tag('b'): print(t)
with tag('i'): raise ValueError('v')
@tag('deco')
def f(): print('inside')
f(); f()
with nullcontext(5) as n, suppress(KeyError, IndexError): print(n); [][1]
class Res:
    def __init__(s, n): s.n = n
    def close(s): print('close', s.n)
with closing(Res('r')) as r: print(r.n)
