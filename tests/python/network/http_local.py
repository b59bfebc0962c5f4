# http.server and http.client in one program; urllib.request against it.
import http.client
import threading
import urllib.error
import urllib.request
from http import HTTPMethod, HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def answer(self, status, body, **headers):
        self.send_response(status)
        self.send_header('Content-Type', 'text/plain; charset=utf-8')
        self.send_header('Content-Length', str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path == '/old':
            self.answer(302, b'', Location='/new')
        elif self.path.startswith('/missing'):
            self.send_error(404)
        else:
            self.answer(200, f'you asked for {self.path} as {self.headers["X-Name"]}'.encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        self.answer(201, b'got ' + body)

    def log_message(self, format, *args):
        pass


server = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
server.daemon_threads = True
thread = threading.Thread(target=server.serve_forever, args=(0.01,))
thread.start()
host, port = server.server_address

connection = http.client.HTTPConnection(host, port, timeout=5)
for path in ('/a', '/b?x=1'):
    connection.request('GET', path, headers={'X-Name': 'me'})
    response = connection.getresponse()
    print(response.status, response.reason, response.version, response.getheader('content-type'), response.read(),
          response.isclosed())
connection.request('POST', '/form', b'data=1')
response = connection.getresponse()
print(response.status, response.reason, response.read(4), response.read(), response.getheader('nothing', 'default'))
connection.request('GET', '/missing')
response = connection.getresponse()
print(response.status, response.reason, response.getheader('Content-Type'), b'Error code: 404' in response.read())
connection.request('PUT', '/x')
response = connection.getresponse()
print(response.status, response.reason)
response.read()
connection.close()

base = f'http://{host}:{port}'
with urllib.request.urlopen(base + '/page') as response:
    print(response.status, response.getcode(), response.headers.get_content_type(), response.headers.get_content_charset(),
          response.read().decode(), response.geturl() == base + '/page')
with urllib.request.urlopen(base + '/old') as response:
    print(response.url == base + '/new', response.read())
request = urllib.request.Request(base + '/h', headers={'X-Name': 'urllib'})
print(request.get_method(), request.host == f'{host}:{port}', urllib.request.urlopen(request).read())
print(urllib.request.urlopen(base + '/form', data=b'posted').read())
try:
    urllib.request.urlopen(base + '/missing/x')
except urllib.error.HTTPError as e:
    print(e, e.code, e.reason, e.headers['Connection'], isinstance(e, urllib.error.URLError))
name, headers = urllib.request.urlretrieve(base + '/file')
print(open(name).read(), headers['Content-Length'])
server.shutdown()
thread.join()
server.server_close()
try:
    urllib.request.urlopen(base + '/gone')
except urllib.error.URLError as e:
    print(e, e.reason.errno)
for url in ('nothing', 'ftp2://x/', 'http://'):
    try:
        urllib.request.urlopen(url)
    except (ValueError, urllib.error.URLError) as e:
        print(type(e).__name__, e)

print('--- statuses')
print(HTTPStatus.OK, repr(HTTPStatus.NOT_FOUND), HTTPStatus(503).phrase, HTTPStatus.IM_A_TEAPOT.value,
      HTTPStatus.NOT_FOUND.description, HTTPStatus.OK == 200, HTTPStatus['CREATED'], f'{HTTPStatus.OK}')
print(HTTPStatus.OK.is_success, HTTPStatus.NOT_FOUND.is_client_error, len(HTTPStatus), HTTPStatus.FOUND in (301, 302))
print(HTTPMethod.GET, repr(HTTPMethod.POST), HTTPMethod.PUT == 'PUT', HTTPMethod.DELETE.description)
