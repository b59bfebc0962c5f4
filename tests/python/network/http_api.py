"""A JSON API on http.server in a thread, asked by urllib and http.client: routes, methods, errors, headers."""
import http.client
import json
import threading
import urllib.error
import urllib.request
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

tasks = {1: {'title': 'write', 'done': False}}


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, format, *args):
        lines.append(format % args)

    def answer(self, status, data):
        body = json.dumps(data, sort_keys=True).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def body(self):
        return json.loads(self.rfile.read(int(self.headers.get('Content-Length', 0))) or b'{}')

    def do_GET(self):
        path, query = urlsplit(self.path).path, dict(parse_qsl(urlsplit(self.path).query))
        match path.strip('/').split('/'):
            case ['tasks']:
                wanted = query.get('done')
                self.answer(HTTPStatus.OK, [t for t in tasks.values() if wanted is None or str(t['done']) == wanted])
            case ['tasks', number] if number.isdigit() and int(number) in tasks:
                self.answer(200, tasks[int(number)])
            case _:
                self.send_error(HTTPStatus.NOT_FOUND, 'No such thing')

    def do_POST(self):
        try:
            data = self.body()
            tasks[number := max(tasks) + 1] = {'title': data['title'], 'done': False}
        except (json.JSONDecodeError, KeyError) as error:
            self.answer(HTTPStatus.BAD_REQUEST, {'error': f'{type(error).__name__}: {error}'})
        else:
            self.answer(HTTPStatus.CREATED, {'id': number})

    def do_DELETE(self):
        tasks.pop(int(self.path.rsplit('/', 1)[1]), None)
        self.answer(200, {'left': len(tasks)})


def ask(method, path, data=None):
    body = None if data is None else data if isinstance(data, bytes) else json.dumps(data).encode()
    request = urllib.request.Request(base + path, data=body, method=method, headers={'X-Reader': 'test'})
    try:
        with urllib.request.urlopen(request, timeout=3) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        text = error.read().decode()
        return error.code, error.reason, text[:1]


lines = []
with ThreadingHTTPServer(('127.0.0.1', 0), Handler) as server:
    base = f'http://127.0.0.1:{server.server_port}'
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(ask('GET', '/tasks'))
    print(ask('POST', '/tasks', {'title': 'read'}))
    print(ask('POST', '/tasks', {'name': 'x'}))
    print(ask('POST', '/tasks', b'{broken'))
    print(ask('GET', '/tasks/2'))
    print(ask('GET', '/nowhere'))
    print(ask('GET', '/tasks?' + urlencode({'done': 'False', 'q': 'a b&c'})))
    print(ask('DELETE', '/tasks/1'))
    print(ask('PUT', '/tasks/1', {}))
    connection = http.client.HTTPConnection('127.0.0.1', server.server_port, timeout=3)
    for _ in range(2):                      # twice over one connection
        connection.request('GET', '/tasks/2')
        response = connection.getresponse()
        print(response.status, response.reason, response.getheader('content-type'), response.read().decode())
    connection.close()
    server.shutdown()
print(*lines, sep='\n')
print(HTTPStatus(404), HTTPStatus.NOT_FOUND.phrase, HTTPStatus.OK == 200, f'{HTTPStatus.CREATED.value} {HTTPStatus(201)!r}')
