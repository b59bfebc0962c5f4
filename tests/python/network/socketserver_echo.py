# socketserver: plain and threading servers, handlers, serve_forever and shutdown.
import socket
import socketserver
import threading


class Upper(socketserver.BaseRequestHandler):
    def setup(self):
        print('setup', self.client_address[0], type(self.server).__name__)

    def handle(self):
        data = self.request.recv(1024).strip()
        self.request.sendall(data.upper())

    def finish(self):
        print('finish')


class Lines(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(b'<' + line.strip() + b'>\n')


def ask(address, data):
    with socket.create_connection(address) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        received = b''
        while part := connection.recv(100):
            received += part
        return received


with socketserver.TCPServer(('127.0.0.1', 0), Upper) as server:
    thread = threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.01})
    thread.start()
    print(ask(server.server_address, b'hello\n'))
    print(ask(server.server_address, b'world\n'))
    server.shutdown()
    thread.join()
    print(server.RequestHandlerClass is Upper, server.address_family, server.request_queue_size)

with socketserver.TCPServer(('127.0.0.1', 0), Lines) as server:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    print(ask(server.server_address, b'a\nb\nc\n'))
    thread.join()


class Counting(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = True
    daemon_threads = False


with Counting(('127.0.0.1', 0), Lines) as server:
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    answers = {}

    def client(name):
        answers[name] = ask(server.server_address, name.encode() + b'\n')

    clients = [threading.Thread(target=client, args=(f'client {n}',)) for n in range(5)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    print(sorted(answers.items()))
    server.shutdown()
    thread.join()


class Datagram(socketserver.BaseRequestHandler):
    def handle(self):
        data, sock = self.request
        sock.sendto(data[::-1], self.client_address)


with socketserver.UDPServer(('127.0.0.1', 0), Datagram) as server:
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.sendto(b'abc', server.server_address)
        print(client.recv(10))
    thread.join()
