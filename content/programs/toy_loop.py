"""An event loop in a few lines: a queue of what is ready, a heap of timers."""
import collections
import heapq
import time

SLEEPS_MS = 20  # @param {type:"slider", min:0, max:60, step:1}


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self.seconds  # tell the loop when to come back


class Loop:
    def __init__(self):
        self.ready = collections.deque()
        self.timers = []
        self.count = 0  # earlier timers first when times are equal

    def add(self, name, coroutine):
        self.ready.append((name, coroutine))

    def run(self):
        while self.ready or self.timers:
            if not self.ready:  # nothing to do before the next timer
                time.sleep(max(0, self.timers[0][0] - time.perf_counter()))
            while self.timers and self.timers[0][0] <= time.perf_counter():
                self.ready.append(heapq.heappop(self.timers)[2])
            for _ in range(len(self.ready)):  # only what is ready now
                name, coroutine = self.ready.popleft()
                try:
                    seconds = coroutine.send(None)
                except StopIteration:
                    print(f"{name} is done")
                    continue
                self.count += 1
                due = time.perf_counter() + seconds
                heapq.heappush(self.timers, (due, self.count, (name, coroutine)))


async def job(name, steps):
    for step in range(steps):
        print(f"{name}{step} at {(time.perf_counter() - start) * 1000:.0f} ms")
        await Sleep(SLEEPS_MS / 1000)


start = time.perf_counter()
loop = Loop()
loop.add("a", job("a", 2))
loop.add("b", job("b", 3))
loop.run()
print(f"loop ends at {(time.perf_counter() - start) * 1000:.0f} ms")
