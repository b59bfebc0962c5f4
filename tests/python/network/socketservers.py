import socketserver
import threading
import socket


class MyTCPHandler(socketserver.BaseRequestHandler):
    def handle(self):
        self.data = self.request.recv(1024).strip()
        print("{} wrote:".format(self.client_address[0]), self.data)
        self.request.sendall(self.data.upper())


class LineHandler(socketserver.StreamRequestHandler):
    def setup(self):
        super().setup()
        self.n = 0

    def handle(self):
        for line in self.rfile:
            self.n += 1
            self.wfile.write(b"%d:%s" % (self.n, line))

    def finish(self):
        super().finish()


class ThreadedServer(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    allow_reuse_address = True


def client(addr, msg):
    with socket.create_connection(addr) as s:
        s.sendall(msg)
        s.shutdown(socket.SHUT_WR)
        out = b""
        while chunk := s.recv(64):
            out += chunk
        return out


with socketserver.TCPServer(("localhost", 0), MyTCPHandler) as server:
    t = threading.Thread(target=server.serve_forever, daemon=True)
    t.start()
    print(client(server.server_address, b"hello"))
    server.shutdown()
    t.join()
with ThreadedServer(("127.0.0.1", 0), LineHandler) as server:
    t = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    t.start()
    print(client(server.server_address, b"a\nbb\nccc\n"))
    server.shutdown()


class Bad(socketserver.BaseRequestHandler):
    def handle(self):
        raise ValueError("handler failed")


class S(socketserver.TCPServer):
    def handle_error(self, request, client_address):
        import sys
        print("error:", sys.exception())


with S(("127.0.0.1", 0), Bad) as server:
    t = threading.Thread(target=client, args=(server.server_address, b""))
    t.start()
    server.handle_request()
    t.join()
    server.timeout = 0.01
    server.handle_timeout = lambda: print("timed out")
    server.handle_request()
