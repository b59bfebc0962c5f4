"""A tiny key-value server over asyncio with a command parser and expiry."""
import asyncio
import time
import fnmatch
import shlex


class Store:
    def __init__(self):
        self.data = {}
        self.expire = {}

    def cmd_set(self, k, v, ex=None):
        self.data[k] = v
        if ex:
            self.expire[k] = time.monotonic() + float(ex)
        return "OK"

    def cmd_get(self, k):
        if k in self.expire and time.monotonic() > self.expire[k]:
            self.data.pop(k, None)
            del self.expire[k]
        return self.data.get(k)

    def cmd_incr(self, k, by="1"):
        self.data[k] = str(int(self.data.get(k, 0)) + int(by))
        return self.data[k]

    def cmd_keys(self, pat="*"):
        return " ".join(sorted(fnmatch.filter(self.data, pat)))


class Proto(asyncio.Protocol):
    def __init__(self, store):
        self.store, self.buf = store, bytearray()

    def connection_made(self, tr):
        self.tr = tr

    def data_received(self, data):
        self.buf += data
        while (i := self.buf.find(b"\n")) >= 0:
            line = bytes(self.buf[:i]).decode()
            del self.buf[:i + 1]
            name, *args = shlex.split(line)
            fn = getattr(self.store, f"cmd_{name.lower()}", None)
            try:
                out = fn(*args) if fn else f"ERR unknown command {name!r}"
            except TypeError as e:
                out = f"ERR {e}"
            except ValueError as e:
                out = f"ERR {e}"
            self.tr.write(f"{out}\n".encode())


async def main():
    loop = asyncio.get_running_loop()
    store = Store()
    server = await loop.create_server(lambda: Proto(store), "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname())

    async def ask(cmd):
        w.write((cmd + "\n").encode())
        print(f"{cmd:28} -> {(await r.readline()).decode().rstrip()}")

    for c in ['SET name "Guido van R"', "GET name", "INCR n", "INCR n 5", "INCR name", "KEYS n*", "SET tmp 1 0.05", "GET tmp", "GET", "FLY"]:
        await ask(c)
    await asyncio.sleep(0.1)
    await ask("get tmp")
    w.close()
    server.close()


asyncio.run(main())
