"""Calls over streams, each frame after its length; a filter puts the connection into the log."""

import asyncio
import contextvars
import itertools
import json
import logging
import struct
import sys

# A JSON-RPC-ish server with framing, middleware, and clients; in the manner of asyncio docs & blog posts.
request_id = contextvars.ContextVar('request_id', default='-')


class Ctx(logging.Filter):
    def filter(self, record):
        record.rid = request_id.get()
        return True


h = logging.StreamHandler(sys.stdout)
h.addFilter(Ctx())
h.setFormatter(logging.Formatter('{rid:>4} {levelname[0]} {message}', style='{'))
log = logging.getLogger('rpc')
log.addHandler(h)
log.setLevel(logging.INFO)
log.propagate = False


class RPCError(Exception):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code


async def read_frame(r):
    hdr = await r.readexactly(4)
    (n,) = struct.unpack('!I', hdr)
    if n > 4096:
        raise RPCError(413, f'too large: {n}')
    return json.loads(await r.readexactly(n))


def frame(o):
    b = json.dumps(o, separators=(',', ':'), sort_keys=True).encode()
    return struct.pack('!I', len(b)) + b


class Server:
    methods = {}
    ids = itertools.count(1)

    @classmethod
    def expose(cls, fn):
        cls.methods[fn.__name__] = fn
        return fn

    async def handle(self, reader, writer):
        request_id.set(f'c{next(self.ids)}')
        try:
            while True:
                try:
                    req = await read_frame(reader)
                except asyncio.IncompleteReadError as e:
                    log.info('eof, partial=%r expected=%s', e.partial, e.expected)
                    break
                try:
                    res = self.methods[req['m']](*req.get('p', []))
                    if asyncio.iscoroutine(res):
                        res = await res
                    out = {'id': req['id'], 'r': res}
                except KeyError as e:
                    out = {'id': req.get('id'), 'e': f'unknown {e}'}
                except Exception as e:
                    log.exception('handler failed')
                    out = {'id': req['id'], 'e': f'{type(e).__name__}: {e}'}
                writer.write(frame(out))
                await writer.drain()
        except RPCError as e:
            log.error('%s %s', e.code, e)
            writer.write(frame({'e': e.code}))
        finally:
            writer.close()
            await writer.wait_closed()


@Server.expose
def add(*a):
    return sum(a)


@Server.expose
async def slow(t):
    await asyncio.sleep(t)
    return 'slept'


@Server.expose
def fail(x):
    return int(x)


class Client:
    def __init__(self, port):
        self.port = port
        self.ids = itertools.count(1)
        self.waiting = {}

    async def __aenter__(self):
        self.r, self.w = await asyncio.open_connection('127.0.0.1', self.port)
        self.pump_task = asyncio.create_task(self.pump())
        return self

    async def __aexit__(self, *a):
        self.w.close()
        await self.w.wait_closed()
        self.pump_task.cancel()
        await asyncio.gather(self.pump_task, return_exceptions=True)

    async def pump(self):
        while True:
            m = await read_frame(self.r)
            fut = self.waiting.pop(m.get('id'), None)
            if fut is None:
                print('unsolicited', m)
            elif 'e' in m:
                fut.set_exception(RuntimeError(m['e']))
            else:
                fut.set_result(m['r'])

    async def call(self, m, *p):
        i = next(self.ids)
        fut = self.waiting[i] = asyncio.get_running_loop().create_future()
        self.w.write(frame({'id': i, 'm': m, 'p': p}))
        await self.w.drain()
        return await fut


async def main():
    srv = await asyncio.start_server(Server().handle, '127.0.0.1', 0)
    port = srv.sockets[0].getsockname()[1]
    async with srv:
        async with Client(port) as c:
            print(await c.call('add', 1, 2, 3))
            print(
                await asyncio.gather(
                    c.call('slow', 0.05), c.call('add'), c.call('fail', 'x1'), c.call('nope'), return_exceptions=True
                )
            )
            try:
                await asyncio.wait_for(c.call('slow', 10), 0.02)
            except TimeoutError as e:
                print('timeout', repr(e))
        r, w = await asyncio.open_connection('127.0.0.1', port)
        w.write(struct.pack('!I', 9999))
        print(await read_frame(r), await r.read(), r.at_eof())
        w.close()
        r, w = await asyncio.open_connection('127.0.0.1', port)
        w.write(b'\0\0')
        w.write_eof()
        print(await r.read())
        w.close()
        r, w = await asyncio.open_connection('127.0.0.1', port)
        w.writelines([frame({'id': 1, 'm': 'add', 'p': [1]})[:6], frame({'id': 1, 'm': 'add', 'p': [1]})[6:]])
        print(await r.readuntil(b'}'))
        w.close()
        await w.wait_closed()
        print(w.get_extra_info('peername')[0], w.is_closing(), w.can_write_eof())
    try:
        await asyncio.open_connection('127.0.0.1', port)
    except OSError as e:
        print(type(e).__name__, e.errno)
    r = asyncio.StreamReader(limit=8)
    r.feed_data(b'0123456789abcdef\n')
    try:
        await r.readline()
    except ValueError as e:
        print(e)
    r = asyncio.StreamReader()
    r.feed_data(b'a\nb\nc')
    r.feed_eof()
    print([x async for x in r])


asyncio.run(main())
