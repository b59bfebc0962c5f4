"""Errors of urllib.request and where they come from."""

import threading, traceback
from http.server import HTTPServer, BaseHTTPRequestHandler
from urllib.request import urlopen, Request, build_opener, HTTPHandler
class H(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/moved":
            self.send_response(302); self.send_header("Location", "/gone"); self.end_headers(); return
        if self.path == "/loop":
            self.send_response(302); self.send_header("Location", "/loop"); self.end_headers(); return
        if self.path == "/odd":
            self.send_response(302); self.send_header("Location", "ftp2://x/"); self.end_headers(); return
        self.send_error(404 if self.path == "/gone" else 503)
    def log_message(self, *a): pass
srv = HTTPServer(("127.0.0.1", 0), H)
threading.Thread(target=srv.serve_forever, daemon=True).start()
base = "http://127.0.0.1:%d" % srv.server_port
for make in (lambda: base + "/gone", lambda: base + "/moved", lambda: base + "/loop", lambda: base + "/odd", lambda: Request(base + "/x", method="GET"), lambda: "http:///nohost", lambda: "nothing", lambda: "ftpx://a/b", lambda: "http://127.0.0.1:1/", lambda: Request(base, data="text")):
    try:
        r = urlopen(make())
        print(r.status)
    except Exception as e:
        print(traceback.format_exc().replace(str(srv.server_port), "PORT"))


srv.shutdown()
