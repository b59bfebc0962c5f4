"""Dataclasses, enumerations, decimals, dates, patterns and JSON together."""
from __future__ import annotations
import dataclasses, enum, json, re, collections, itertools, operator, datetime as dt, decimal, textwrap


class Status(enum.StrEnum):
    TODO = enum.auto()
    DOING = enum.auto()
    DONE = enum.auto()


@dataclasses.dataclass(slots=True, kw_only=True)
class Task:
    id: int
    title: str
    status: Status = Status.TODO
    tags: set[str] = dataclasses.field(default_factory=set)
    due: dt.date | None = None
    cost: decimal.Decimal = decimal.Decimal('0')
    sub: list[Task] = dataclasses.field(default_factory=list, repr=False)

    def __post_init__(self):
        if not re.fullmatch('[A-Z][\\w ]+', self.title):
            raise ValueError(f'bad title {self.title!r}')

    @property
    def total(self):
        return self.cost + sum((t.total for t in self.sub), decimal.Decimal(0))

    @classmethod
    def parse(cls, line):
        m = re.match('(?P<id>\\d+)\\.\\s*(?P<title>[^#$@]+?)\\s*(?P<rest>(?:[#$@]\\S+\\s*)*)$', line)
        if m is None:
            raise ValueError(f'cannot parse {line!r}')
        t = cls(id=int(m['id']), title=m['title'])
        for kind, val in re.findall('([#$@])(\\S+)', m['rest']):
            match kind:
                case '#':
                    t.tags.add(val)
                case '$':
                    t.cost += decimal.Decimal(val)
                case '@':
                    t.due = dt.date.fromisoformat(val)
        return t


lines = '1. Write docs #doc #easy $12.50\n2. Fix bug @2024-03-01 $7\n3. Release'.splitlines()
ts = [Task.parse(l) for l in lines]
print(*ts, sep='\n')
ts[2].sub += ts[:2]
print(ts[2].total, ts[0] == Task.parse(lines[0]), dataclasses.replace(ts[1], status=Status.DONE).status)
for bad in ('x', '4. lower'):
    try:
        Task.parse(bad)
    except ValueError as e:
        print(e)
try:
    Task(1, 'x')
except TypeError as e:
    print(e)
try:
    ts[0].nope = 1
except AttributeError as e:
    print(e)


class Enc(json.JSONEncoder):

    def default(self, o):
        match o:
            case set():
                return sorted(o)
            case dt.date():
                return o.isoformat()
            case decimal.Decimal():
                return float(o)
            case _ if dataclasses.is_dataclass(o):
                return dataclasses.asdict(o)
        return super().default(o)


print(json.dumps(ts[1], cls=Enc, indent=2))
print(json.dumps([dataclasses.astuple(t)[:3] for t in ts]))
by = collections.defaultdict(list)
for t in ts:
    for tag in t.tags or {'none'}:
        by[tag].append(t.id)
print(dict(sorted(by.items())), Task.__slots__, [f.name for f in dataclasses.fields(Task) if f.kw_only][:2],
      Status('todo') is Status.TODO, [*Status], max(ts, key=operator.attrgetter('cost')).title)
print(textwrap.dedent('\n    table\n      %s\n    ' % '\n      '.join(('{0.id:>3} {0.title:.<20}{0.cost:>8}'.format(t) for t in ts))).strip())
