"""A circuit breaker and retries with growing pauses around an unreliable service, as decorators for coroutines."""
import asyncio
import enum
import functools
import random
import time


class State(enum.StrEnum):
    CLOSED = enum.auto()
    OPEN = enum.auto()
    HALF_OPEN = 'half-open'


class CircuitOpen(RuntimeError):
    pass


class CircuitBreaker:
    def __init__(self, failures=3, rest=0.2, expected=Exception):
        self.limit, self.rest, self.expected = failures, rest, expected
        self.state, self.failures, self.opened, self.history = State.CLOSED, 0, 0.0, []

    def _to(self, state):
        self.history.append(f'{self.state} -> {state}')
        self.state = state

    def __call__(self, function):
        @functools.wraps(function)
        async def guarded(*args, **kwargs):
            if self.state is State.OPEN:
                if time.monotonic() - self.opened < self.rest:
                    raise CircuitOpen(f'{function.__name__} rests')
                self._to(State.HALF_OPEN)
            try:
                result = await function(*args, **kwargs)
            except self.expected:
                self.failures += 1
                if self.state is State.HALF_OPEN or self.failures >= self.limit:
                    self.opened = time.monotonic()
                    self._to(State.OPEN)
                raise
            if self.state is State.HALF_OPEN:
                self._to(State.CLOSED)
            self.failures = 0
            return result
        guarded.breaker = self
        return guarded


def retry(*exceptions, tries=4, pause=0.01, factor=2, jitter=lambda x: x):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            delay = pause
            for attempt in range(tries):
                try:
                    return await function(*args, **kwargs)
                except exceptions as error:
                    if attempt == tries - 1:
                        error.add_note(f'gave up after {tries} tries')
                        raise
                    pauses.append(round(delay, 3))
                    await asyncio.sleep(jitter(delay))
                    delay *= factor
        return wrapper
    return decorate


pauses = []
breaker = CircuitBreaker(expected=(ConnectionError, TimeoutError))
plan = iter([1, 1, 1, 0, 0, 1, 0, 0])


@breaker
async def service(x):
    """Fails as planned."""
    await asyncio.sleep(0)
    if next(plan):
        raise ConnectionResetError(104, 'reset by peer')
    return x * 2


@retry(OSError, tries=3)
async def hopeless(path):
    raise FileNotFoundError(2, 'No such file or directory', path)


@retry(ValueError, jitter=lambda d: random.uniform(0, d))
async def third_time_lucky():
    if len(pauses) % 5 < 4:
        raise ValueError('not yet')
    return 'lucky'


async def main():
    for n in range(10):
        try:
            print(n, await service(n))
        except (CircuitOpen, ConnectionError) as error:
            print(n, type(error).__name__, error)
        if n == 4:
            await asyncio.sleep(0.25)
    print(*breaker.history, sep='; ')
    try:
        await hopeless('/nowhere')
    except OSError as error:
        print(error, error.__notes__, error.errno, error.filename)
    print(await third_time_lucky(), pauses)
    print(service.__name__, service.__doc__, service.breaker.state, repr(service.breaker.state), service.__wrapped__ is not service)
    print(f'{State.HALF_OPEN:>12}|')


asyncio.run(main())
