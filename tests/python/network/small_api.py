from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from http import HTTPStatus
import http.client
import json
import threading
import urllib.request
import urllib.error
from urllib.parse import urlparse, parse_qs, urlencode

ITEMS = {1: "tea"}


class Api(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, obj):
        body = json.dumps(obj).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        u = urlparse(self.path)
        if u.path == "/items":
            q = parse_qs(u.query)
            self.reply(200, {"items": ITEMS, "q": q})
        elif u.path == "/boom":
            self.send_error(HTTPStatus.IM_A_TEAPOT, "short and stout")
        else:
            self.reply(404, {"error": "not found"})

    def do_POST(self):
        n = int(self.headers["Content-Length"])
        data = json.loads(self.rfile.read(n))
        ITEMS[len(ITEMS) + 1] = data["name"]
        self.reply(HTTPStatus.CREATED, {"id": len(ITEMS)})

    def log_message(self, format, *args):
        print("LOG", format % args)


srv = ThreadingHTTPServer(("127.0.0.1", 0), Api)
threading.Thread(target=srv.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{srv.server_port}"
with urllib.request.urlopen(base + "/items?" + urlencode({"a": "1 2", "b": "x"})) as r:
    print(r.status, r.headers["content-type"], r.headers.get_content_type(), json.load(r))
req = urllib.request.Request(base + "/items", data=json.dumps({"name": "milk"}).encode(), headers={"Content-Type": "application/json"})
print(req.get_method())
with urllib.request.urlopen(req, timeout=5) as r:
    print(r.getcode(), r.read())
try:
    urllib.request.urlopen(base + "/nope")
except urllib.error.HTTPError as e:
    print(e, e.code, e.reason, e.read())
c = http.client.HTTPConnection("127.0.0.1", srv.server_port, timeout=5)
c.request("GET", "/boom", headers={"X-Test": "1"})
r = c.getresponse()
body = r.read()
print(r.status, r.reason, r.getheader("Content-Type"), b"teapot" in body.lower() or b"short" in body)
c.request("DELETE", "/items")
r = c.getresponse(); r.read()
print(r.status, r.reason)
c.close()
srv.shutdown(); srv.server_close()
try:
    urllib.request.urlopen(base, timeout=1)
except urllib.error.URLError as e:
    print(e, type(e.reason).__name__)
print(HTTPStatus.NOT_FOUND, HTTPStatus(404).phrase, HTTPStatus.OK == 200, HTTPStatus.OK.is_success, repr(HTTPStatus.FOUND))
