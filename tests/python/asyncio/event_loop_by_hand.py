"""An event loop in sixty lines: generators, futures, timers, a select, next to asyncio's for the same program."""
import asyncio
import heapq
import itertools
import select
import socket
import time
from collections import deque


class Future:
    def __init__(self):
        self.result, self.callbacks, self.done = None, [], False

    def set_result(self, value):
        self.result, self.done = value, True
        for callback in self.callbacks:
            callback(self)

    def __await__(self):
        if not self.done:
            yield self
        return self.result


class Loop:
    def __init__(self):
        self.ready, self.timers, self.readers, self.count = deque(), [], {}, itertools.count()

    def spawn(self, coroutine):
        done = Future()
        self.ready.append((self._step, coroutine, done, None))
        return done

    def _step(self, coroutine, done, value):
        try:
            future = coroutine.send(value)
        except StopIteration as stop:
            done.set_result(stop.value)
        else:
            future.callbacks.append(lambda f: self.ready.append((self._step, coroutine, done, f.result)))

    def sleep(self, seconds, value=None):
        future = Future()
        heapq.heappush(self.timers, (time.monotonic() + seconds, next(self.count), future, value))
        return future

    def readable(self, sock):
        future = self.readers[sock] = Future()
        return future

    def run(self, coroutine):
        main = self.spawn(coroutine)
        while not main.done:
            if not self.ready:
                pause = max(0, self.timers[0][0] - time.monotonic()) if self.timers else None
                for sock in select.select(list(self.readers), [], [], pause)[0]:
                    self.readers.pop(sock).set_result(sock)
                while self.timers and self.timers[0][0] <= time.monotonic():
                    _, _, future, value = heapq.heappop(self.timers)
                    future.set_result(value)
            while self.ready:
                function, *args = self.ready.popleft()
                function(*args)
        return main.result


def program(sleep, spawn, log):
    async def child(name, pause):
        for n in range(3):
            log.append(f'{name}{n}')
            await sleep(pause)
        return name.upper()

    async def main():
        children = [spawn(child('a', 0.1)), spawn(child('b', 0.25))]
        log.append('spawned')
        results = [await c for c in children]
        log.append(' '.join(results))
        return 'finished'
    return main()


ours, theirs = [], []
loop = Loop()
print(loop.run(program(loop.sleep, loop.spawn, ours)))


async def outer():
    return await program(asyncio.sleep, asyncio.create_task, theirs)

print(asyncio.run(outer()))
print(ours == theirs, *ours)
left, right = socket.socketpair()
loop = Loop()


async def sender():
    for word in b'one', b'two':
        await loop.sleep(0.05)
        left.send(word)
    left.shutdown(socket.SHUT_WR)


async def receiver():
    spawned, words = loop.spawn(sender()), []
    while True:
        sock = await loop.readable(right)
        if not (data := sock.recv(100)):
            await spawned
            return words
        words.append(data.decode())

print(loop.run(receiver()))
