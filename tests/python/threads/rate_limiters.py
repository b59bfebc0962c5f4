"""Four ways to limit a rate: fixed window, sliding window, token bucket, leaky bucket, on a clock of their own."""
import collections
import functools
import threading
import time


class FixedWindow:
    def __init__(self, limit, window):
        self.limit, self.window, self.start, self.used = limit, window, 0.0, 0

    def allow(self, now):
        if now - self.start >= self.window:
            self.start, self.used = now - now % self.window, 0
        self.used += 1
        return self.used <= self.limit


class SlidingWindow:
    def __init__(self, limit, window):
        self.limit, self.window, self.times = limit, window, collections.deque()

    def allow(self, now):
        while self.times and now - self.times[0] >= self.window:
            self.times.popleft()
        if len(self.times) < self.limit:
            self.times.append(now)
            return True
        return False


class TokenBucket:
    def __init__(self, capacity, per_second):
        self.capacity, self.rate, self.tokens, self.last = capacity, per_second, capacity, 0.0
        self.lock = threading.Lock()

    def allow(self, now, cost=1):
        with self.lock:
            self.tokens = min(self.capacity, self.tokens + (now - self.last) * self.rate)
            self.last = now
            if self.tokens >= cost:
                self.tokens -= cost
                return True
            return False


class LeakyBucket(TokenBucket):
    def allow(self, now, cost=1):
        self.tokens = max(0, self.tokens - (now - self.last) * self.rate) if self.last else 0
        self.last = now
        if self.tokens + cost <= self.capacity:
            self.tokens += cost
            return True
        return False


moments = [n * 0.25 for n in range(16)]
for limiter in FixedWindow(2, 1), SlidingWindow(2, 1), TokenBucket(3, 1), LeakyBucket(3, 1):
    line = ''.join('#' if limiter.allow(t) else '.' for t in moments)
    print(f'{type(limiter).__name__:>13} {line} {line.count("#"):2} of {len(line)}')


def limited(per_second):
    """A decorator: calls are spaced."""
    gap = 1 / per_second

    def decorate(function):
        lock, state = threading.Lock(), {'next': 0.0}

        @functools.wraps(function)
        def call(*args, **kwargs):
            with lock:
                wait = state['next'] - time.monotonic()
                if wait > 0:
                    time.sleep(wait)
                state['next'] = time.monotonic() + gap
            return function(*args, **kwargs)
        call.gap = gap
        return call
    return decorate


@limited(20)
def request(n):
    """Asks a server."""
    done.append(n)


done = []
began = time.monotonic()
threads = [threading.Thread(target=request, args=(n,)) for n in range(8)]
[t.start() for t in threads]
[t.join() for t in threads]
print(len(done), 'calls in', round(time.monotonic() - began, 1), 's;', request.__name__, request.__doc__, request.gap)
