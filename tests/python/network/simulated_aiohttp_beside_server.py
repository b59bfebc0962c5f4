"""aiohttp against a server of one's own: answers, errors, bodies, what was left too early."""
# simulated: the same as with the real library
import threading, http.server, json, time
class Hd(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.0'
    def log_message(self, *a): pass
    def do_GET(self):
        path, _, query = self.path.partition('?')
        if path == '/json': self.out(200, json.dumps({'a': [1, 2], 'q': query, 'ua': 'User-Agent' in self.headers, 'x': self.headers.get('X-Test')}).encode(), 'application/json')
        elif path == '/slow': time.sleep(1); self.out(200, b'slow')
        elif path == '/redirect': self.send_response(302); self.send_header('Location', '/json'); self.send_header('Content-Length', '0'); self.end_headers()
        elif path.startswith('/status/'): self.out(int(path[8:]), b'st')
        elif path == '/cookie': self.send_response(200); self.send_header('Set-Cookie', 'k=v'); self.send_header('Content-Length', '2'); self.end_headers(); self.wfile.write(b'ok')
        elif path == '/text': self.out(200, 'h\u00e9llo'.encode(), 'text/html; charset=utf-8')
        elif path == '/big': self.out(200, b'0123456789' * 1000, 'application/octet-stream')
        else: self.out(200, b'<html>hi</html>', 'text/html')
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
        self.out(201, json.dumps({'m': self.command, 'b': body.decode(), 't': self.headers.get('Content-Type')}).encode(), 'application/json')
    do_PUT = do_DELETE = do_PATCH = do_POST
    def do_HEAD(self): self.out(200, b'')
    def out(self, code, body, kind='text/plain'):
        self.send_response(code); self.send_header('Content-Type', kind); self.send_header('Content-Length', str(len(body))); self.end_headers(); self.wfile.write(body)
srv = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Hd); srv.daemon_threads = True
threading.Thread(target=srv.serve_forever, daemon=True).start()
U = 'http://127.0.0.1:%d' % srv.server_address[1]
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__module__, type(e).__name__, str(e)[:200])
import aiohttp, asyncio, warnings
warnings.simplefilter('ignore')
async def a(c):
    try: print(repr(await c()))
    except BaseException as e: print(type(e).__module__, type(e).__name__, str(e)[:160])
async def main():
    async with aiohttp.ClientSession(headers={'X-Test': 's'}) as s:
        async with s.get(U + '/json', params={'q': 'x'}) as r:
            print(r.status, r.reason, r.ok, r.method, r.url.path, str(r.url)[-7:], r.content_type, r.charset, r.headers['Content-Type'], r.headers.get('content-length'))
            print(await r.json()); print(await r.text(), await r.read())
            print(repr(r)[:26])
        async with s.get(U + '/text') as r: print(await r.text()); await a(r.json)
        async with s.get(U + '/big') as r:
            n = 0
            async for ch in r.content.iter_chunked(1024): n += len(ch)
            print(n)
        async with s.get(U + '/big') as r: print(len(await r.content.read(10)), len(await r.content.read()))
        r = await s.get(U + '/json'); print((await r.json())['x']); r.release()
        async with s.post(U, json={'a': 1}) as r: print(r.status, await r.json())
        async with s.post(U, data={'a': 1}) as r: print(r.status, await r.json())
        async with s.post(U, data=b'raw') as r: print(r.status, await r.json())
        async with s.put(U, data='x') as r: print(await r.json())
        async with s.delete(U) as r: print(r.status)
        async with s.head(U) as r: print(r.status)
        async with s.request('GET', U) as r: print(r.status)
        async with s.get(U + '/redirect') as r: print(r.status, len(r.history), r.url.path)
        async with s.get(U + '/redirect', allow_redirects=False) as r: print(r.status)
        async with s.get(U + '/status/404') as r:
            print(r.status, r.ok)
            try: r.raise_for_status()
            except aiohttp.ClientResponseError as e: print(e.status, e.message, str(e)[:40], type(e).__mro__[1])
        await a(lambda: s.get(U + '/status/500', raise_for_status=True))
        await a(lambda: s.get(U + '/slow', timeout=aiohttp.ClientTimeout(total=0.1)))
        await a(lambda: s.get('http://127.0.0.1:1/')); await a(lambda: s.get('nope')); await a(lambda: s.get('')); await a(lambda: s.get('ftp://x')); await a(lambda: s.get(U, foo=1)); await a(lambda: s.get(U, params={'a': None}))
        print(s.closed)
        async def fetch(p):
            async with s.get(U + p) as r: return r.status, len(await r.text())
        print(await asyncio.gather(*(fetch(p) for p in ('/', '/json', '/big', '/status/503'))))
        try:
            with s: pass
        except TypeError as e: print(e)
        try:
            async with s.get(U) as r: pass
            await r.text()
        except Exception as e: print(type(e), e)
    print(s.closed); await a(lambda: s.get(U))
    async with aiohttp.ClientSession(base_url=U, timeout=aiohttp.ClientTimeout(total=3), connector=aiohttp.TCPConnector(limit=2), raise_for_status=True) as s:
        async with s.get('/json') as r: print(r.status)
        await a(lambda: s.get('/status/404'))
    async with aiohttp.request('GET', U + '/json') as r: print(r.status)
    s = aiohttp.ClientSession(); await s.close(); print(s.closed)
    print(aiohttp.ClientTimeout(total=5))
    for n in 'ClientError ClientConnectorError ClientResponseError ServerTimeoutError ClientOSError InvalidURL ClientPayloadError ContentTypeError ServerDisconnectedError ConnectionTimeoutError TooManyRedirects ClientConnectionError NonHttpUrlClientError'.split(): print(n, [k.__name__ for k in getattr(aiohttp, n).__mro__[1:4]])
asyncio.run(main())
