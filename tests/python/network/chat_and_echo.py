"""A chat server and clients: asyncio streams; threaded socketserver; selectors echo."""
import asyncio, socket, socketserver, threading, selectors, types
class Chat:
    def __init__(self): self.clients = {}; self.log = []
    async def handle(self, r, w):
        name = (await r.readline()).decode().strip(); self.clients[name] = w; await self.cast(f'* {name} joined', skip=name)
        try:
            while line := await r.readline(): await self.cast(f'<{name}> {line.decode().rstrip()}', skip=name)
        finally: del self.clients[name]; await self.cast(f'* {name} left'); w.close(); await w.wait_closed()
    async def cast(self, msg, skip=None):
        self.log.append(msg)
        for n, w in self.clients.items():
            if n != skip: w.write(msg.encode() + b'\n'); await w.drain()
async def client(port, name, says, out, delay):
    await asyncio.sleep(delay); r, w = await asyncio.open_connection('127.0.0.1', port); w.write(name.encode() + b'\n')
    for s in says: await asyncio.sleep(0.1); w.write(s.encode() + b'\n')
    await asyncio.sleep(0.3); w.write_eof() if w.can_write_eof() else None
    while line := await r.readline(): out.append((name, line.decode().strip()))
    w.close()
async def main():
    chat = Chat(); srv = await asyncio.start_server(chat.handle, '127.0.0.1', 0); port = srv.sockets[0].getsockname()[1]; out = []
    async with srv: await asyncio.gather(client(port, 'ann', ['hi', 'bye'], out, 0), client(port, 'bob', ['hello'], out, 0.03)); await asyncio.sleep(.05)
    print(*chat.log, sep='\n'); print(sorted(out)); print(srv.is_serving(), chat.clients)
    r = asyncio.StreamReader(limit=10); r.feed_data(b'abc\ndefghijklmnopq'); print(await r.readline(), await r.readexactly(2), r.at_eof())
    try: await r.readuntil(b'z')
    except asyncio.LimitOverrunError as e: print(e, e.consumed)
    r.feed_eof()
    try: await r.readexactly(100)
    except asyncio.IncompleteReadError as e: print(e, e.partial, e.expected)
    try: await asyncio.open_connection('127.0.0.1', 1)
    except OSError as e: print(type(e).__name__, e)
asyncio.run(main())
class Echo(socketserver.StreamRequestHandler):
    def setup(self): super().setup(); self.server.seen.append('setup')
    def handle(self):
        for line in self.rfile: self.wfile.write(line.upper())
    def finish(self): super().finish(); self.server.seen.append('finish')
class Server(socketserver.ThreadingMixIn, socketserver.TCPServer): daemon_threads = True; allow_reuse_address = True
with Server(('localhost', 0), Echo) as srv:
    srv.seen = []; t = threading.Thread(target=srv.serve_forever, kwargs={'poll_interval': .05}); t.start()
    with socket.create_connection(srv.server_address, timeout=2) as s: s.sendall(b'hello\nworld\n'); s.shutdown(socket.SHUT_WR); print(s.makefile().read().splitlines())
    srv.shutdown(); t.join(); print(srv.seen)
sel = selectors.DefaultSelector(); lis = socket.socket(); lis.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); lis.bind(('127.0.0.1', 0)); lis.listen(); lis.setblocking(False); sel.register(lis, selectors.EVENT_READ, None)
def serve(n):
    done = 0
    while done < n:
        for key, mask in sel.select(timeout=1):
            if key.data is None:
                conn, addr = key.fileobj.accept(); conn.setblocking(False); sel.register(conn, selectors.EVENT_READ | selectors.EVENT_WRITE, types.SimpleNamespace(addr=addr[0], inb=b'', outb=b''))
            else:
                sock, data = key.fileobj, key.data
                if mask & selectors.EVENT_READ:
                    if d := sock.recv(1024): data.outb += d
                    else: sel.unregister(sock); sock.close(); done += 1; continue
                if mask & selectors.EVENT_WRITE and data.outb: data.outb = data.outb[sock.send(data.outb):]
t = threading.Thread(target=serve, args=(2,)); t.start()
for m in (b'one', b'two'):
    with socket.create_connection(lis.getsockname()) as s: s.sendall(m); print(s.recv(10), s.getpeername()[0])
t.join(); print(sel.get_map() is not None, len(sel.get_map())); sel.close(); lis.close()
try: lis.accept()
except OSError as e: print(e)
s = socket.socket(); s.settimeout(0.05); print(s.gettimeout(), s.family, s.type, s.fileno() > 0); s.close(); print(s.fileno())
a, b = socket.socketpair(); a.settimeout(0.01)
try: a.recv(1)
except TimeoutError as e: print(e, type(e) is socket.timeout)
a.setblocking(False)
try: a.recv(1)
except BlockingIOError as e: print(e.errno, e)
b.close(); print(a.recv(5))
try: a.send(b'x'); a.send(b'y')
except BrokenPipeError as e: print(e)
print(socket.inet_aton('1.2.3.4'), socket.htons(1), socket.gethostbyname('localhost'), socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM), socket.AddressFamily(2))
