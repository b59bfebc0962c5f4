"""requests against a server of one's own: answers, errors, bodies, cookies."""
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
import requests
r = requests.get(U + '/json', params={'a': 1, 'b': 'x y'}, headers={'X-Test': 'y'}, timeout=5)
t(lambda: r); t(lambda: r.status_code); t(lambda: r.ok); t(lambda: r.json()); t(lambda: r.text); t(lambda: r.content); t(lambda: r.headers['content-type']); t(lambda: r.url); t(lambda: r.encoding); t(lambda: r.reason); t(lambda: r.elapsed.total_seconds() < 2); t(lambda: r.request.method); t(lambda: r.history); t(lambda: bool(r)); t(lambda: r.raise_for_status()); t(lambda: r.cookies); t(lambda: type(r.headers)); t(lambda: r.is_redirect)
t(lambda: requests.get(U + '/status/404').raise_for_status()); t(lambda: requests.get(U + '/status/500').raise_for_status()); t(lambda: requests.get(U + '/status/404')); t(lambda: bool(requests.get(U+'/status/404'))); t(lambda: requests.get(U + '/redirect').history); t(lambda: requests.get(U + '/redirect', allow_redirects=False).status_code); t(lambda: requests.get(U + '/slow', timeout=0.1)); t(lambda: requests.get('http://127.0.0.1:1/')); t(lambda: requests.get('nope')); t(lambda: requests.get('http://')); t(lambda: requests.get('ftp://x/')); t(lambda: requests.get(U, timeout=(1, 2)).text); t(lambda: requests.get()); t(lambda: requests.get(U + '/text').text); t(lambda: requests.get(U + '/text').json()); t(lambda: requests.get(U, foo=1))
t(lambda: requests.post(U, data={'a': 1, 'b': 2}).json()); t(lambda: requests.post(U, json={'a': 1}).json()); t(lambda: requests.post(U, data='raw').json()); t(lambda: requests.put(U, data=b'x').json()); t(lambda: requests.delete(U).json()); t(lambda: requests.patch(U).status_code); t(lambda: requests.head(U).status_code); t(lambda: requests.request('GET', U).status_code); t(lambda: requests.codes.ok); t(lambda: requests.codes.not_found)
with requests.Session() as s:
    s.headers.update({'X-Test': 'sess'}); t(lambda: s.get(U + '/json').json()['x']); t(lambda: s.get(U + '/cookie').cookies.get('k')); t(lambda: s.cookies.get_dict()); t(lambda: s)
    t(lambda: s.post(U, json=[1]).json()); 
with requests.get(U + '/big', stream=True) as r: t(lambda: sum(len(c) for c in r.iter_content(chunk_size=1024))); 
t(lambda: [l for l in requests.get(U + '/json').iter_lines()][0][:5]); t(lambda: requests.exceptions.RequestException.__mro__); t(lambda: requests.ConnectionError.__mro__[1]); t(lambda: requests.Timeout.__mro__[1]); t(lambda: requests.HTTPError); t(lambda: requests.exceptions.ConnectTimeout.__mro__[1:3]); t(lambda: requests.adapters.HTTPAdapter(pool_connections=1)); t(lambda: requests.__version__ > '2'); t(lambda: requests.get(U+'/json', auth=('u','p')).status_code)
try: requests.get(U + '/status/404').raise_for_status()
except requests.exceptions.HTTPError as e: print(e.response.status_code, e.request.url == U + '/status/404')
