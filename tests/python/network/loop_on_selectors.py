"""An event loop of our own on selectors: coroutines that wait for sockets, for time and for each other."""
# status: 1

import collections
import errno
import heapq
import inspect
import selectors
import socket
import time
import types


class Loop:
    def __init__(self):
        self.ready = collections.deque()
        self.sleeping = []
        self.sel = selectors.DefaultSelector()
        self.seq = 0
        self.current = None

    def spawn(self, coro, name=None):
        t = Task(coro, name or coro.__qualname__)
        self.ready.append(t)
        return t

    def run(self):
        while self.ready or self.sleeping or self.sel.get_map():
            if not self.ready:
                timeout = max(0, self.sleeping[0][0] - time.monotonic()) if self.sleeping else None
                for key, mask in self.sel.select(timeout):
                    self.sel.unregister(key.fileobj)
                    self.ready.append(key.data)
                now = time.monotonic()
                while self.sleeping and self.sleeping[0][0] <= now:
                    self.ready.append(heapq.heappop(self.sleeping)[2])
            while self.ready:
                self.current = t = self.ready.popleft()
                try:
                    op, *args = t.step()
                except StopIteration as e:
                    t.result = e.value
                    t.done = True
                    [self.ready.append(w) for w in t.waiters]
                except Exception as e:
                    t.done = True
                    t.exc = e
                    print(f'task {t.name} crashed: {type(e).__name__}: {e}')
                    [self.ready.append(w) for w in t.waiters]
                else:
                    getattr(self, 'do_' + op)(t, *args)

    def do_sleep(self, t, d):
        self.seq += 1
        heapq.heappush(self.sleeping, (time.monotonic() + d, self.seq, t))

    def do_read(self, t, s):
        self.sel.register(s, selectors.EVENT_READ, t)

    def do_write(self, t, s):
        self.sel.register(s, selectors.EVENT_WRITE, t)

    def do_join(self, t, other):
        (self.ready.append(t) if other.done else other.waiters.append(t))


class Task:
    def __init__(self, coro, name):
        self.coro, self.name, self.waiters, self.done, self.result, self.exc = coro, name, [], False, None, None

    def step(self):
        return self.coro.send(None)

    def __repr__(self):
        return f'<Task {self.name} {inspect.getcoroutinestate(self.coro)}>'


@types.coroutine
def op(*a):
    return (yield a)


async def sleep(d):
    await op('sleep', d)


async def recv(s, n):
    await op('read', s)
    return s.recv(n)


async def accept(s):
    await op('read', s)
    return s.accept()


async def sendall(s, data):
    while data:
        await op('write', s)
        data = data[s.send(data) :]


async def join(t):
    await op('join', t)
    if t.exc:
        raise RuntimeError('child failed') from t.exc
    return t.result


loop = Loop()


async def echo(conn, addr):
    total = 0
    while data := await recv(conn, 4):
        total += len(data)
        await sendall(conn, data.swapcase())
    conn.close()
    return total


async def server(sock, n):
    kids = []
    for _ in range(n):
        conn, addr = await accept(sock)
        conn.setblocking(False)
        kids.append(loop.spawn(echo(conn, addr), f'echo{_}'))
    res = [await join(k) for k in kids]
    sock.close()
    return res


async def client(port, msg):
    s = socket.socket()
    s.setblocking(False)
    err = s.connect_ex(('127.0.0.1', port))
    print('connect_ex', err in (0, errno.EINPROGRESS))
    await sendall(s, msg)
    s.shutdown(socket.SHUT_WR)
    out = b''
    while d := await recv(s, 100):
        out += d
    s.close()
    return out.decode()


async def broken():
    await sleep(0.01)
    raise KeyError('k')


async def main():
    srv = socket.create_server(('127.0.0.1', 0))
    srv.setblocking(False)
    port = srv.getsockname()[1]
    st = loop.spawn(server(srv, 2))
    cs = [loop.spawn(client(port, m)) for m in (b'Hello World', b'abcDEF')]
    print(cs[0])
    print([await join(c) for c in cs], await join(st))
    b = loop.spawn(broken())
    try:
        await join(b)
    except RuntimeError as e:
        print(repr(e), repr(e.__cause__))
    print(cs[0], loop.current)


loop.spawn(main())
loop.run()
print('loop done', len(loop.sel.get_map()))
a, b = socket.socketpair()
a.settimeout(0.02)
try:
    a.recv(1)
except TimeoutError as e:
    print(repr(e), isinstance(e, OSError), socket.timeout is TimeoutError)
a.setblocking(False)
try:
    a.recv(1)
except BlockingIOError as e:
    print(repr(e))
b.sendall(b'line1\nline2\nrest')
b.close()
a.setblocking(True)
with a.makefile('r', encoding='utf-8', newline='\n') as f:
    print(f.readline(), list(f))
a.close()
for fn in (
    lambda: a.send(b'x'),
    lambda: socket.create_connection(('127.0.0.1', 1), timeout=1),
    lambda: loop.sel.register(a, 1),
    lambda: loop.sel.unregister(0),
    lambda: socket.socket().bind(('127.0.0.1', 'x')),
    lambda: socket.inet_aton('999'),
    lambda: socket.socket().connect('x'),
    lambda: socket.htons(70000),
):
    try:
        print(fn())
    except Exception as e:
        print(type(e).__name__, e)
print(
    a,
    a.fileno(),
    socket.AF_INET,
    repr(socket.SOCK_STREAM),
    socket.inet_ntoa(b'\x7f\0\0\1'),
    socket.htons(1),
    socket.gethostname() != '',
)
socket.socket().listen('x')
