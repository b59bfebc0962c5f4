"""Bookings of a hotel by several threads: enumerations of flags, ordered requests, errors with members."""
# status: 1

from __future__ import annotations

import enum
import heapq
import itertools
import threading
from collections import ChainMap, deque
from dataclasses import KW_ONLY, InitVar, astuple, dataclass, field, fields, replace
from datetime import date, datetime, timedelta, timezone
from typing import ClassVar, NamedTuple


class Amenity(enum.Flag):
    WIFI = enum.auto()
    POOL = enum.auto()
    SPA = enum.auto()
    ALL = WIFI | POOL | SPA


class Status(enum.StrEnum):
    PENDING = enum.auto()
    CONFIRMED = enum.auto()
    CANCELLED = 'void'

    @classmethod
    def _missing_(cls, value):
        return cls.PENDING if value == '?' else None


class Priority(enum.IntEnum):
    LOW = 1
    HIGH = 10

    def __str__(self):
        return f'<{self.name.lower()}>'


class Range(NamedTuple):
    start: date
    end: date
    label: str = 'stay'

    @property
    def nights(self) -> int:
        return (self.end - self.start).days

    def overlaps(self, other: Range) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(order=True, slots=True)
class Request:
    priority: int
    seq: int = field(default_factory=itertools.count(1).__next__)
    guest: str = field(compare=False, default='anon')
    stay: Range = field(compare=False, default=None, repr=False)
    _: KW_ONLY
    amenities: Amenity = field(default=Amenity(0), compare=False)
    scale: InitVar[int] = 1
    total: ClassVar[int] = 0

    def __post_init__(self, scale):
        self.priority *= -scale


class BookingError(Exception):
    def __init__(self, room, *, reason='full'):
        super().__init__(room, reason)
        self.room, self.reason = room, reason

    def __str__(self):
        return f'room {self.room}: {self.reason}'


class Hotel:
    def __init__(self, rooms):
        self._lock = threading.RLock()
        self._free = threading.Condition(self._lock)
        self.rooms = {r: [] for r in rooms}
        self.log = deque(maxlen=5)

    def book(self, room, rng):
        with self._lock:
            if room not in self.rooms:
                raise BookingError(room, reason='no such room')
            for other in self.rooms[room]:
                if rng.overlaps(other):
                    raise BookingError(room)
            self.rooms[room].append(rng)
            self.log.append((threading.current_thread().name, room, rng.nights))
            self._free.notify_all()
            return Status.CONFIRMED


base = date(2024, 2, 26)
reqs = [
    Request(Priority.LOW, guest='ann', stay=Range(base, base + timedelta(3))),
    Request(
        Priority.HIGH,
        guest='bob',
        stay=Range(base + timedelta(days=1), base + timedelta(weeks=1), 'long'),
        amenities=Amenity.WIFI | Amenity.SPA,
    ),
    Request(5, guest='cy', stay=Range(base + timedelta(2), base + timedelta(4)), scale=3),
]
heapq.heapify(reqs)
hotel = Hotel([101, 102])
while reqs:
    r = heapq.heappop(reqs)
    print(r)

    def attempt(r=r):
        for room in (101, 102, 999):
            try:
                print(f'{r.guest:>5} -> {room}: {hotel.book(room, r.stay)!r:^32}|{Status("?"):_<12}')
                break
            except BookingError as e:
                print(f'{r.guest:>5} !! {e} {e.args} {e!r}')

    t = threading.Thread(target=attempt, name=f'T-{r.guest}')
    t.start()
    t.join()
print(list(hotel.log))
print(
    Amenity.ALL,
    Amenity.WIFI | Amenity.SPA,
    ~Amenity.WIFI,
    Amenity(0),
    Amenity.POOL in Amenity.ALL,
    list(Amenity.ALL),
    len(Amenity.ALL),
)
print(f'{Priority.HIGH} {Priority.HIGH:d} {Priority.LOW!r} {Priority.HIGH + 1}')
try:
    Status('nope')
except ValueError as e:
    print(e)
r = Range(base, date(2024, 3, 1))
print(r, r._asdict(), r._replace(label='x'), Range._fields, Range._field_defaults)
q = replace(Request(2, guest='z'), guest='y', scale=1)
print(q, astuple(q)[:3], [f.name for f in fields(q)])
try:
    q.nope = 3
except AttributeError as e:
    print(type(e).__name__, e)
try:
    Request()
except TypeError as e:
    print(e)
try:
    Request(1, 2, 'a', None, Amenity.POOL)
except TypeError as e:
    print(e)
print(ChainMap({'a': 1}, {'a': 2, 'b': 3}), dict(ChainMap({'a': 1}, {'b': 3})))
print(
    datetime(2024, 2, 29, 23, 59, tzinfo=timezone.utc).isoformat(),
    (base + timedelta(days=366)).strftime('%A %d %B %Y %j %U'),
)
hotel.book(7, r)
