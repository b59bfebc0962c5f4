"""What an uncaught error of json looks like, in reading and in writing."""

import json, traceback, sys, io, datetime


class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


def hook(d):
    raise KeyError('hook')


def dflt(o):
    return 1 / 0


a = []
a.append(a)
for f in (
    lambda: json.loads(''),
    lambda: json.loads("{'a': 1}"),
    lambda: json.loads('{"a": [1, 2,, 3]}'),
    lambda: json.loads('[1, 2] x'),
    lambda: json.loads('{"a" 1}'),
    lambda: json.loads('{"a": 1'),
    lambda: json.loads('[1,]'),
    lambda: json.loads('"abc'),
    lambda: json.loads(5),
    lambda: json.loads(None),
    lambda: json.loads(b'{}x'),
    lambda: json.loads('{"a": 1}', object_hook=hook),
    lambda: json.loads('nope', parse_int=float),
    lambda: json.load(io.StringIO('x')),
    lambda: json.loads('\ufeff1'),
    lambda: json.loads('"\x01"'),
    lambda: json.loads('"\\q"'),
    lambda: json.dumps({1, 2}),
    lambda: json.dumps({'a': [1, {'b': object}]}),
    lambda: json.dumps({'t': datetime.datetime(2024, 1, 1)}, indent=2),
    lambda: json.dumps({(1, 2): 3}),
    lambda: json.dumps(a),
    lambda: json.dumps([float('nan')], allow_nan=False),
    lambda: json.dumps([1j], cls=E),
    lambda: json.dumps({1j: b'x'}, cls=E),
    lambda: json.dumps([b'x'], cls=E),
    lambda: json.dumps({'k': b''}, default=dflt),
    lambda: json.dumps({'x': 1}, default=dflt, sort_keys=True),
    lambda: json.dumps({'b': 1, 2: 1}, sort_keys=True),
    lambda: E().encode({1}),
    lambda: list(E().iterencode([1, {'a': 2}])),
    lambda: json.JSONDecoder().raw_decode('x'),
    lambda: json.JSONDecoder().raw_decode('[1] 2'),
    lambda: json.JSONDecoder().decode('{"a": tru}'),
):
    try:
        print(f())
    except Exception as e:
        traceback.print_exc(file=sys.stdout)
    print('--')
