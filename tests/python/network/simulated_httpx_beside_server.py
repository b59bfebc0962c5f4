"""httpx against a server of one's own: answers, errors, bodies, both clients."""
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
import httpx, asyncio
r = httpx.get(U + '/json', params={'a': 1, 'b': 'x y'}, headers={'X-Test': 'y'}, timeout=5)
t(lambda: r); t(lambda: r.status_code); t(lambda: r.is_success); t(lambda: r.json()); t(lambda: r.text); t(lambda: r.content); t(lambda: r.headers['content-type']); t(lambda: r.url); t(lambda: str(r.url)); t(lambda: r.encoding); t(lambda: r.reason_phrase); t(lambda: r.elapsed.total_seconds() < 2); t(lambda: r.request.method); t(lambda: r.request); t(lambda: r.history); t(lambda: r.raise_for_status()); t(lambda: r.is_error); t(lambda: r.http_version); t(lambda: r.has_redirect_location)
t(lambda: httpx.get(U + '/status/404').raise_for_status()); t(lambda: httpx.get(U + '/status/500').raise_for_status()); t(lambda: httpx.get(U + '/redirect')); t(lambda: httpx.get(U + '/redirect').raise_for_status()); t(lambda: httpx.get(U + '/redirect', follow_redirects=True).history); t(lambda: httpx.get(U + '/slow', timeout=0.1)); t(lambda: httpx.get('http://127.0.0.1:1/')); t(lambda: httpx.get('nope')); t(lambda: httpx.get('http://')); t(lambda: httpx.get('ftp://x/')); t(lambda: httpx.get(U, foo=1)); t(lambda: httpx.get(U + '/text').text); t(lambda: httpx.post(U, data={'a': 1, 'b': 2}).json()); t(lambda: httpx.post(U, json={'a': 1}).json()); t(lambda: httpx.post(U, content='raw').json()); t(lambda: httpx.put(U, content=b'x').json()); t(lambda: httpx.delete(U).json()); t(lambda: httpx.head(U).status_code); t(lambda: httpx.request('GET', U).status_code); t(lambda: httpx.codes.OK); t(lambda: httpx.codes.NOT_FOUND); t(lambda: httpx.Timeout(5.0)); t(lambda: httpx.Limits(max_connections=5)); t(lambda: httpx.URL('http://a/b?c=d').path)
with httpx.Client(base_url=U, headers={'X-Test': 'cl'}, timeout=httpx.Timeout(2.0, connect=1)) as c:
    t(lambda: c.get('/json').json()['x']); t(lambda: c.get('/cookie').cookies.get('k')); t(lambda: dict(c.cookies)); 
    with c.stream('GET', '/big') as r: t(lambda: sum(len(x) for x in r.iter_bytes()))
t(lambda: c.get('/')); t(lambda: c.is_closed)
async def main():
    async with httpx.AsyncClient() as c:
        rs = await asyncio.gather(*(c.get(U + p) for p in ('/json', '/status/404', '/')))
        print(rs, [r.text[:9] for r in rs])
        for call in (lambda: c.get(U + '/slow', timeout=0.1), lambda: c.get('http://127.0.0.1:1/'), lambda: c.get('nope'), lambda: c.get(U + '/status/404')):
            try: (await call()).raise_for_status()
            except httpx.HTTPStatusError as e: print('status', e.response.status_code, e.request.url.path, e)
            except httpx.TimeoutException as e: print('timeout', type(e), repr(str(e)))
            except httpx.RequestError as e: print('req', type(e), e, e.request.url if type(e) is not httpx.UnsupportedProtocol else '')
        async with c.stream('GET', U + '/big') as r:
            print(r.status_code, len(await r.aread()))
        r = await c.post(U, json={'z': 1}); print(r.json(), r.status_code)
        try: (c.get(U)).text
        except AttributeError as e: print(e)
        await c.aclose()
    try: await c.get(U)
    except RuntimeError as e: print(e)
    try:
        with httpx.AsyncClient() as x: pass
    except TypeError as e: print(e)
import warnings; warnings.simplefilter('ignore')
asyncio.run(main())
for n in ('HTTPError','RequestError','TransportError','TimeoutException','ConnectTimeout','ReadTimeout','ConnectError','HTTPStatusError','InvalidURL','TooManyRedirects','UnsupportedProtocol','ReadError','PoolTimeout'): print(n, [k.__name__ for k in getattr(httpx, n).__mro__[1:3]])
