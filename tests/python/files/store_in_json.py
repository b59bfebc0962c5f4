"""A store in a file, edited by threads; archives, pickles and tables beside it."""
# status: 1
import json
import os
import tempfile
import threading
import pathlib
import shutil
import io
import zipfile
import gzip
import csv
import pickle
import time
from contextlib import contextmanager
from datetime import datetime, date
from decimal import Decimal
from uuid import UUID
from enum import Enum


class Kind(Enum):
    A = 'a'


class Encoder(json.JSONEncoder):
    def default(self, o):
        match o:
            case datetime() | date():
                return {'__type__': type(o).__name__, 'value': o.isoformat()}
            case Decimal() | UUID():
                return str(o)
            case set() | frozenset():
                return sorted(o)
            case Enum():
                return o.value
            case bytes():
                return o.hex()
            case _ if hasattr(o, '__json__'):
                return o.__json__()
        return super().default(o)


def decode(d):
    match d:
        case {'__type__': 'datetime', 'value': v}:
            return datetime.fromisoformat(v)
        case {'__type__': 'date', 'value': v}:
            return date.fromisoformat(v)
    return d


class Store:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.lock = threading.RLock()

    @contextmanager
    def edit(self):
        with self.lock:
            data = json.loads(self.path.read_text(), object_hook=decode) if self.path.exists() else {}
            yield data
            tmp = self.path.with_suffix('.tmp')
            tmp.write_text(json.dumps(data, cls=Encoder, indent=1, sort_keys=True))
            os.replace(tmp, self.path)


with tempfile.TemporaryDirectory() as d:
    s = Store(pathlib.Path(d) / 'db.json')

    def add(i):
        with s.edit() as data:
            data[f'k{i}'] = {'n': i, 'when': datetime(2024, 1, 1 + i), 'tags': {3, 1, 2}, 'price': Decimal('1.10'), 'kind': Kind.A, 'raw': b'\x00\xff'}
    ts = [threading.Thread(target=add, args=(i,)) for i in range(3)]
    [t.start() for t in ts]
    [t.join() for t in ts]
    print(s.path.read_text())
    with s.edit() as data:
        print(data['k1']['when'] + (data['k2']['when'] - data['k0']['when']), sorted(data))
    print(sorted(p.name for p in pathlib.Path(d).iterdir()), s.path.stat().st_size)
    try:
        with s.edit() as data:
            data['bad'] = object()
    except TypeError as e:
        print(str(e), e.__notes__)
    z = pathlib.Path(d, 'a.zip')
    with zipfile.ZipFile(z, 'w', zipfile.ZIP_DEFLATED) as zf:
        zf.write(s.path, 'in/db.json')
        zf.writestr('readme.txt', 'hello ' * 50)
    with zipfile.ZipFile(z) as zf:
        print(zf.namelist(), [(i.filename, i.file_size) for i in zf.infolist()], zf.read('readme.txt')[:5], zf.testzip())
        with zf.open('readme.txt') as f:
            print(f.readline()[:11])
    with gzip.open(pathlib.Path(d, 'x.gz'), 'wt') as f:
        f.write('line1\nline2\n')
    with gzip.open(pathlib.Path(d, 'x.gz'), 'rt') as f:
        print(f.read().split(), gzip.decompress(gzip.compress(b'abc' * 10))[:4])
    with open(pathlib.Path(d, 'p.pkl'), 'wb') as f:
        pickle.dump({'a': [1, (2, 3)], 'd': date(2024, 1, 1)}, f)
        pickle.dump(Kind.A, f)
    with open(pathlib.Path(d, 'p.pkl'), 'rb') as f:
        print(pickle.load(f), pickle.load(f))
        try:
            pickle.load(f)
        except EOFError as e:
            print('EOFError', e)
    buf = io.StringIO(newline='')
    w = csv.DictWriter(buf, fieldnames=['id', 'name'], quoting=csv.QUOTE_STRINGS)
    w.writeheader()
    w.writerows([{'id': 1, 'name': 'O"Neil'}, {'id': 2.5, 'name': None}])
    print(repr(buf.getvalue()))
    with open(os.path.join(d, 'log.txt'), 'a+') as f:
        print('a', 1, sep='|', file=f)
        f.seek(0)
        print(f.readlines(), f.readable(), f.writable(), f.seekable())
    os.chmod(z, 0o600)
    print(oct(z.stat().st_mode & 0o777), shutil.disk_usage('/').total > 0 if False else '', shutil.copytree(d, d + '2', ignore=shutil.ignore_patterns('*.zip')) == d + '2', sorted(os.listdir(d + '2')))
    shutil.rmtree(d + '2')
print(os.path.exists(d))
json.loads('{"a": [1, 2, {"b": tru}]}')
