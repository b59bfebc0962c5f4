"""Events in a log, followed by a projection: dataclasses, JSON, single dispatch."""
# status: 1
from __future__ import annotations
import asyncio
import json
import enum
import uuid
import random
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Awaitable
from dataclasses import dataclass, field, asdict, fields, is_dataclass, make_dataclass
from datetime import datetime, timezone, timedelta
from functools import singledispatchmethod
from types import MappingProxyType
from typing import Any, ClassVar, get_type_hints, TypeGuard, assert_never, Never


@dataclass(frozen=True)
class Event(ABC):
    aggregate: str
    at: datetime
    registry: ClassVar[dict[str, type[Event]]] = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Event.registry[cls.__name__] = cls

    def to_json(self) -> str:
        return json.dumps({'type': type(self).__name__, **asdict(self)}, default=self._default, sort_keys=True)

    @staticmethod
    def _default(o):
        if isinstance(o, datetime):
            return o.isoformat()
        raise TypeError(f'not serializable: {o!r}')

    @classmethod
    def from_json(cls, text: str) -> Event:
        d = json.loads(text, object_hook=lambda o: {k: datetime.fromisoformat(v) if k == 'at' else v for k, v in o.items()})
        return cls.registry[d.pop('type')](**d)


@dataclass(frozen=True)
class Opened(Event):
    owner: str = ''


@dataclass(frozen=True)
class Deposited(Event):
    cents: int = 0


@dataclass(frozen=True)
class Withdrawn(Event):
    cents: int = 0


@dataclass
class Account:
    id: str
    owner: str = '?'
    cents: int = 0
    version: int = field(default=0, compare=False)

    @singledispatchmethod
    def apply(self, ev):
        raise NotImplementedError(type(ev).__name__)

    @apply.register
    def _(self, ev: Opened):
        self.owner = ev.owner

    @apply.register
    def _(self, ev: Deposited):
        self.cents += ev.cents

    @apply.register
    def _(self, ev: Withdrawn):
        if ev.cents > self.cents:
            raise ValueError(f'overdraft: {ev.cents / 100:.2f} > {self.cents / 100:.2f}')
        self.cents -= ev.cents


class Store:
    def __init__(self):
        self._log: list[str] = []
        self._cond = asyncio.Condition()

    async def append(self, *events: Event) -> int:
        async with self._cond:
            self._log += [e.to_json() for e in events]
            self._cond.notify_all()
            return len(self._log)

    async def follow(self, start: int = 0) -> AsyncIterator[Event]:
        while True:
            async with self._cond:
                await self._cond.wait_for(lambda: len(self._log) > start)
                batch = self._log[start:]
            for line in batch:
                start += 1
                yield Event.from_json(line)


async def project(store: Store, out: dict[str, Account], upto: int):
    n = 0
    async for ev in store.follow():
        acc = out.setdefault(ev.aggregate, Account(ev.aggregate))
        try:
            acc.apply(ev)
        except ValueError as e:
            print('rejected', ev.aggregate, e)
        acc.version += 1
        if (n := n + 1) == upto:
            return n


async def main():
    t = datetime(2026, 1, 1, tzinfo=timezone.utc)
    ids = [str(uuid.UUID(int=random.Random(i).getrandbits(128), version=4)) for i in range(2)]
    store, accounts = Store(), {}
    p = asyncio.create_task(project(store, accounts, 5))
    await store.append(Opened(ids[0], t, 'ann'), Deposited(ids[0], t + timedelta(hours=1), 1250))
    await asyncio.sleep(0)
    print(await store.append(Opened(ids[1], t, owner='bob'), Withdrawn(ids[1], t, cents=1), Withdrawn(ids[0], t, 250)))
    print('handled', await p)
    for i, a in sorted(accounts.items(), key=lambda kv: kv[1].owner):
        print(i, a.owner, f'{a.cents / 100:>10,.2f}', a.version)
    print(store._log[0])
    e = Event.from_json(store._log[1])
    print(e == Deposited(ids[0], t + timedelta(hours=1), 1250), hash(e) == hash(Event.from_json(e.to_json())), sorted(Event.registry))
    print([f.name for f in fields(Deposited)], is_dataclass(e), get_type_hints(Deposited)['at'], Deposited.__annotations__)
    Point = make_dataclass('Point', [('x', int), ('y', int, field(default=0))], frozen=True, namespace={'norm': lambda s: abs(s.x) + abs(s.y)})
    print(Point(3), Point(3, -4).norm(), Point.__match_args__)
    try:
        Account('z').apply(3)
    except NotImplementedError as ex:
        print('NotImplementedError', ex)
    e.cents = 5

asyncio.run(main())
