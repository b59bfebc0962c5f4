"""Stands in for CPython's `wsgiref.simple_server`: as much of it as a server for tests needs."""

from http.server import BaseHTTPRequestHandler, HTTPServer


class WSGIServer(HTTPServer):
    application = None

    def server_bind(self):
        super().server_bind()
        self.setup_environ()

    def setup_environ(self):
        self.base_environ = {'SERVER_NAME': self.server_name, 'SERVER_PORT': str(self.server_port)}

    def get_app(self):
        return self.application

    def set_app(self, application):
        self.application = application


class WSGIRequestHandler(BaseHTTPRequestHandler):
    def answer(self):
        environ = dict(self.server.base_environ, REQUEST_METHOD=self.command, PATH_INFO=self.path.partition('?')[0],
                       CONTENT_LENGTH=self.headers.get('Content-Length') or '0')
        environ['wsgi.input'] = self.rfile

        def start_response(status, headers):
            code, _, reason = status.partition(' ')
            self.send_response(int(code), reason)
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()

        for part in self.server.get_app()(environ, start_response):
            self.wfile.write(part)

    do_GET = do_POST = answer
