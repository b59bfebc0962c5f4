"""A threaded HTTP server with a JSON API, urllib and http.client as clients."""
import json, threading, urllib.request, urllib.error, urllib.parse, http.client, socket
from http.server import ThreadingHTTPServer, BaseHTTPRequestHandler
from http import HTTPStatus
STORE = {}; LOCK = threading.Lock()
class API(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'; server_version = 'Demo/1'; sys_version = ''
    def log_message(self, fmt, *args): LOG.append(fmt % args)
    def date_time_string(self, timestamp=None): return 'today'
    def _send(self, code, obj=None):
        body = b'' if obj is None else json.dumps(obj).encode(); self.send_response(code); self.send_header('Content-Type', 'application/json'); self.send_header('Content-Length', str(len(body))); self.end_headers(); self.wfile.write(body)
    def do_GET(self):
        u = urllib.parse.urlsplit(self.path); q = urllib.parse.parse_qs(u.query)
        match u.path.strip('/').split('/'):
            case ['items']: self._send(200, {'items': STORE, 'q': q})
            case ['items', k] if k in STORE: self._send(200, STORE[k])
            case ['boom']: raise_it()
            case _: self.send_error(HTTPStatus.NOT_FOUND, explain=f'no {u.path}')
    def do_POST(self):
        n = int(self.headers.get('Content-Length', 0)); d = json.loads(self.rfile.read(n))
        with LOCK: STORE[d['k']] = d['v']
        self._send(HTTPStatus.CREATED, {'ok': True, 'ct': self.headers['content-type']})
    def do_DELETE(self): self._send(204)
LOG = []; srv = ThreadingHTTPServer(('127.0.0.1', 0), API); port = srv.server_address[1]; t = threading.Thread(target=srv.serve_forever, daemon=True); t.start(); base = f'http://127.0.0.1:{port}'
req = urllib.request.Request(base + '/items', data=json.dumps({'k': 'a', 'v': [1, 2]}).encode(), headers={'Content-Type': 'application/json'}); print(req.get_method(), req.full_url == base + '/items', req.host == f'127.0.0.1:{port}', req.get_header('Content-type'))
with urllib.request.urlopen(req) as r: print(r.status, r.reason, json.load(r), r.headers['Server'], r.getheader('Content-Type'), r.url == base + '/items')
with urllib.request.urlopen(base + '/items?x=1&x=2&y=') as r: print(r.read().decode(), r.headers.get_content_type(), r.info()['Date'])
try: urllib.request.urlopen(base + '/nope')
except urllib.error.HTTPError as e: print(e, e.code, e.reason, e.headers['Content-Type'], 'no /nope' in e.read().decode())
try: urllib.request.urlopen('http://127.0.0.1:1/')
except urllib.error.URLError as e: print(e, type(e.reason).__name__)
try: urllib.request.urlopen('nope://x')
except urllib.error.URLError as e: print(e)
try: urllib.request.urlopen('not a url')
except ValueError as e: print(e)
c = http.client.HTTPConnection('127.0.0.1', port, timeout=2)
for m, p in (('GET', '/items/a'), ('DELETE', '/items/a'), ('PUT', '/x')):
    c.request(m, p); r = c.getresponse(); print(r.status, r.reason, r.version, dict(r.getheaders()).get('Content-Length'), len(r.read()))
c.close(); s = socket.create_connection(('127.0.0.1', port)); s.sendall(b'GET /items HTTP/1.0\r\nHost: x\r\n\r\n'); data = b''
while chunk := s.recv(4096): data += chunk
s.close(); print(data.decode().split('\r\n')); srv.shutdown(); srv.server_close(); t.join(); print(*LOG, sep='\n'); print(HTTPStatus(418).phrase, HTTPStatus.OK == 200, HTTPStatus.NOT_FOUND, repr(HTTPStatus.OK), HTTPStatus.OK.description, http.client.responses[503], HTTPStatus(404).is_client_error)
