"""Events by priority to observers of their kinds."""
import abc, enum, typing, collections, threading, queue, time, dataclasses


class EventType(enum.Enum):
    ENTER = 'enter'
    LEAVE = 'leave'
    TICK = 'tick'


@dataclasses.dataclass(frozen=True, order=True)
class Event:
    time: float
    kind: EventType = dataclasses.field(compare=False)
    data: dict = dataclasses.field(default_factory=dict, compare=False, hash=False)


class Observer(abc.ABC):

    @abc.abstractmethod
    def update(self, e: Event) -> None:
        ...


class Logger(Observer):

    def __init__(self):
        self.lines: list[str] = []

    def update(self, e):
        self.lines.append(f"{e.time:05.2f} {e.kind.name:<6} {e.data or ''}".rstrip())


class Stats(Observer):

    def __init__(self):
        self.c: typing.Counter[EventType] = collections.Counter()

    def update(self, e):
        self.c[e.kind] += 1


class Dispatcher(threading.Thread):

    def __init__(self):
        super().__init__(name='dispatcher', daemon=True)
        self.q: 'queue.PriorityQueue[Event | None]' = queue.PriorityQueue()
        self.obs: dict[EventType, set[Observer]] = collections.defaultdict(set)

    def subscribe(self, o, *kinds):
        for k in kinds or EventType:
            self.obs[k].add(o)

    def post(self, e):
        self.q.put(e)

    def run(self):
        while (e := self.q.get()).kind is not EventType.LEAVE or e.data:
            for o in self.obs[e.kind]:
                o.update(e)
            self.q.task_done()
        self.q.task_done()


d, l, s = (Dispatcher(), Logger(), Stats())
d.subscribe(l)
d.subscribe(s, EventType.TICK, EventType.ENTER)
CASES_1 = [
    (3, EventType.TICK, {'n': 1}),
    (1, EventType.ENTER, {}),
    (2, EventType.LEAVE, {'who': 'x'}),
    (9, EventType.LEAVE, {}),
]
for t, k, data in CASES_1:
    d.post(Event(t, k, data))
d.start()
d.q.join()
d.join()
print(*l.lines, sep='\n')
print(s.c, dict(s.c)[EventType.TICK], d.is_alive())
try:
    Observer()
except TypeError as e:
    print(e)
try:
    Event(1, EventType.TICK).time = 5
except dataclasses.FrozenInstanceError as e:
    print(e)
print(Event(1, EventType.TICK) < Event(2, EventType.ENTER), Event(1, EventType.TICK) == Event(1, EventType.LEAVE),
      sorted([Event(2, EventType.TICK), Event(1, EventType.ENTER)])[0].kind, EventType('tick'),
      EventType.ENTER.value, repr(EventType.TICK), {e.name: e.value for e in EventType})
try:
    EventType('nope')
except ValueError as e:
    print(e)


class Chain:
    handlers: list['Chain'] = []

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Chain.handlers.append(cls())

    def handle(self, x) -> bool:
        raise NotImplementedError


class Even(Chain):

    def handle(self, x):
        return x % 2 == 0 and bool(print('even', x) or True)


class Big(Chain):

    def handle(self, x):
        return x > 10 and bool(print('big', x) or True)


for x in (4, 13, 3):
    if not any((h.handle(x) for h in Chain.handlers)):
        print('nobody', x)
print(typing.get_type_hints(Event)['kind'], Observer.__abstractmethods__, Chain.__annotations__)
