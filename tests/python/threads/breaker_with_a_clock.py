"""A circuit breaker as a decorator: protocols checked at run time, notes on exceptions."""
# status: 1
import enum, time, functools, random
from typing import Protocol, runtime_checkable, Callable, TypeVar, ParamSpec, Generic, Self

P = ParamSpec('P')
R = TypeVar('R')


class State(enum.StrEnum):
    CLOSED = enum.auto()
    OPEN = enum.auto()
    HALF_OPEN = 'half-open'


@runtime_checkable
class Clock(Protocol):
    def now(self) -> float: ...


class FakeClock:
    def __init__(self) -> None:
        self.t = 0.0

    def now(self) -> float:
        return self.t

    def advance(self, dt: float) -> Self:
        self.t += dt
        return self


class CircuitOpen(Exception):
    def __init__(self, retry_after: float):
        self.retry_after = retry_after
        super().__init__(f'circuit open, retry after {retry_after:.1f}s')


class Breaker:
    def __init__(self, clock: Clock, threshold: int = 3, reset: float = 10.0):
        if not isinstance(clock, Clock):
            raise TypeError(f'{clock!r} is no Clock')
        self.clock, self.threshold, self.reset = clock, threshold, reset
        self.failures, self.opened_at = 0, None
        self.state = State.CLOSED

    def __call__(self, func: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(func)
        def inner(*args: P.args, **kwargs: P.kwargs) -> R:
            if self.state is State.OPEN:
                wait = self.opened_at + self.reset - self.clock.now()
                if wait > 0:
                    raise CircuitOpen(wait)
                self.state = State.HALF_OPEN
            try:
                result = func(*args, **kwargs)
            except Exception as e:
                e.add_note(f'failure #{self.failures + 1} in state {self.state}')
                self._failed()
                raise
            self.failures, self.state = 0, State.CLOSED
            return result
        inner.breaker = self
        return inner

    def _failed(self):
        self.failures += 1
        if self.failures >= self.threshold or self.state == 'half-open':
            self.state, self.opened_at = State.OPEN, self.clock.now()


clock = FakeClock()


@Breaker(clock, threshold=2, reset=5)
def fetch(ok: bool, /, *, size: int = 1) -> str:
    """Fetch something."""
    if not ok:
        raise ConnectionError('refused')
    return 'x' * size


for dt, ok in [(0, True), (1, False), (1, False), (1, True), (5, False), (2, True), (4, True)]:
    clock.advance(dt)
    try:
        r = fetch(ok, size=2)
    except ConnectionError as e:
        r = f'{e} {e.__notes__}'
    except CircuitOpen as e:
        r = e
    print(f'{clock.now():>5.1f} {fetch.breaker.state:<10}|{fetch.breaker.state!r}', r)
print(fetch.__name__, fetch.__doc__, fetch.__annotations__)
try:
    Breaker(object)
except TypeError as e:
    print(e)
try:
    fetch(ok=True)
except TypeError as e:
    print(e)
fetch(False)
