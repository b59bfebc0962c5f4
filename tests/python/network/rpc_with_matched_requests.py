"""Calls over streams as framed JSON, answered out of order; requests are matched."""
import asyncio
import json
import struct
import sys
import time
from itertools import count


class RPCError(Exception):
    def __init__(self, code, message, data=None):
        super().__init__(message)
        self.code, self.data = code, data

    def to_json(self):
        return {'code': self.code, 'message': str(self), **({'data': self.data} if self.data else {})}


async def read_msg(reader):
    head = await reader.readexactly(4)
    (n,) = struct.unpack('>I', head)
    return json.loads(await reader.readexactly(n))


def pack(obj):
    body = json.dumps(obj, separators=(',', ':'), ensure_ascii=False).encode()
    return struct.pack('>I', len(body)) + body


class Server:
    def __init__(self):
        self.methods = {name.removeprefix('rpc_'): getattr(self, name) for name in dir(self) if name.startswith('rpc_')}

    async def rpc_add(self, *xs):
        return sum(xs)

    async def rpc_echo(self, **kw):
        await asyncio.sleep(0.01)
        return kw

    async def rpc_fail(self):
        raise RPCError(-1, 'deliberate', ['x', None, 1.5])

    async def handle(self, reader, writer):
        peer = writer.get_extra_info('peername')[0]
        try:
            while True:
                req = await read_msg(reader)
                resp = {'id': req.get('id')}
                try:
                    match req:
                        case {'method': str(m), 'params': list(ps)} if m in self.methods:
                            resp['result'] = await self.methods[m](*ps)
                        case {'method': str(m), 'params': {**kw}} if m in self.methods:
                            resp['result'] = await self.methods[m](**kw)
                        case {'method': m}:
                            raise RPCError(-32601, f'no method {m!r}')
                        case _:
                            raise RPCError(-32600, 'invalid')
                except RPCError as e:
                    resp['error'] = e.to_json()
                except TypeError as e:
                    resp['error'] = {'code': -32602, 'message': str(e)}
                writer.write(pack(resp))
                await writer.drain()
        except asyncio.IncompleteReadError as e:
            print('client gone', peer, e.partial, e.expected)
        finally:
            writer.close()


class Client:
    def __init__(self, r, w):
        self.r, self.w, self.ids, self.pending = r, w, count(1), {}
        self.task = asyncio.create_task(self._reader())

    async def _reader(self):
        try:
            while True:
                m = await read_msg(self.r)
                f = self.pending.pop(m['id'])
                if 'error' in m:
                    f.set_exception(RPCError(m['error']['code'], m['error']['message'], m['error'].get('data')))
                else:
                    f.set_result(m['result'])
        except asyncio.IncompleteReadError:
            pass

    def call(self, method, *a, **k):
        i = next(self.ids)
        f = self.pending[i] = asyncio.get_running_loop().create_future()
        self.w.write(pack({'id': i, 'method': method, 'params': k or a}))
        return f


async def main():
    srv = await asyncio.start_server(Server().handle, 'localhost', 0, family=2)
    port = srv.sockets[0].getsockname()[1]
    c = Client(*await asyncio.open_connection('localhost', port))
    rs = await asyncio.gather(c.call('add', 1, 2, 3.5), c.call('echo', text='héllo', n=None), c.call('fail'),
                              c.call('nope'), c.call('add', x=1), return_exceptions=True)
    for r in rs:
        print(repr(r), getattr(r, 'code', ''), getattr(r, 'data', ''))
    c.w.write_eof()
    await c.task
    c.w.close()
    srv.close()
    await srv.wait_closed()
    print(srv.is_serving(), srv)

asyncio.run(main())
print(json.dumps({'b': [1, 2, {'c': None}], 'a': (1.0, float('inf'), True), 3: 'x'}, indent=2, sort_keys=False))
try:
    json.loads('{"a": 1,}')
except json.JSONDecodeError as e:
    print(e, e.lineno, e.colno, e.doc)
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e, e.__notes__ if hasattr(e, '__notes__') else '')
