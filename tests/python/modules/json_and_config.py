"""JSON as programs use it: dumps with options, custom encoders and hooks, errors with places, files, round trips, records."""
import dataclasses
import datetime
import enum
import io
import json
import os
import tempfile
from collections import OrderedDict
from pathlib import Path


class Mode(str, enum.Enum):
    FAST = 'fast'
    SLOW = 'slow'


@dataclasses.dataclass
class Server:
    host: str
    port: int = 8080
    tags: set = dataclasses.field(default_factory=set)
    mode: Mode = Mode.FAST

    @classmethod
    def from_dict(cls, data):
        names = {f.name for f in dataclasses.fields(cls)}
        if unknown := data.keys() - names:
            raise TypeError(f'unknown: {", ".join(sorted(unknown))}')
        return cls(**{**data, 'tags': set(data.get('tags', [])), 'mode': Mode(data.get('mode', 'fast'))})


class Encoder(json.JSONEncoder):
    def default(self, o):
        if dataclasses.is_dataclass(o):
            return dataclasses.asdict(o)
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        if isinstance(o, (datetime.date, datetime.datetime)):
            return {'__date__': o.isoformat()}
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


def hook(d):
    return datetime.date.fromisoformat(d['__date__']) if d.keys() == {'__date__'} else d


data = {'name': 'Grüße ☃', 'n': [1, 2.0, 1e100, -0.0, True, None], 'nested': {'b': [], 'a': {}}, 'esc': 'tab\t"quote"\\ \x07'}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2))
print(json.dumps(data['n'], separators=(',', ':')), json.dumps({1: 'int', None: 'none', 1.5: 'float', True: 'bool'}), json.dumps([float('inf'), float('nan')]))
servers = [Server('a.test', tags={'x', 'b'}), Server('b.test', 80, mode=Mode.SLOW)]
text = json.dumps({'servers': servers, 'when': datetime.date(2024, 2, 29), 'z': 1 + 2j}, cls=Encoder, indent='\t')
print(text)
back = json.loads(text, object_hook=hook)
print(back['when'], Server.from_dict(back['servers'][0]) == servers[0], Server.from_dict(back['servers'][1]))
try:
    Server.from_dict({'host': 'c', 'colour': 1, 'a': 2})
except TypeError as error:
    print(error)
for bad in ('{"a": 1,}', '[1, 2', '{"a" 1}', '"open', '', 'nul', "{'a': 1}", '[1] x', '{"a":\n  [1,\n   oops]}'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(f'{bad!r:<24} {error.msg}: line {error.lineno} column {error.colno} (char {error.pos})')
for bad in ({1, 2}, {(1, 2): 3}, object, float('nan')):
    try:
        json.dumps(bad, allow_nan=False)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error))
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)
print(json.loads('[1.10, 3]', parse_float=lambda text: f'<{text}>'), json.loads('{"b": 1, "a": 2}', object_pairs_hook=OrderedDict), json.loads('"\\u00e9\\ud83d\\ude00"'))
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / 'conf' / 'app.json'
    path.parent.mkdir(parents=True)
    with path.open('w', encoding='utf-8') as file:
        json.dump({'retries': 3, 'hosts': ['a', 'b']}, file, indent=1)
    print(path.read_text().splitlines(), path.suffix, path.stem, os.path.getsize(path))
    with open(path) as file:
        config = {'timeout': 5, **json.load(file)}
    print(config, path.exists(), sorted(p.name for p in Path(folder).rglob('*')))
lines = io.StringIO('{"n": 1}\n{"n": 2}\n\n{"n": 3}\n')
print(sum(json.loads(line)['n'] for line in lines if line.strip()))
