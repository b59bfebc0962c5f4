import socket
import threading

HOST = "127.0.0.1"


def handle(conn, addr):
    with conn:
        conn.sendall(b"welcome\n")
        buf = b""
        while True:
            data = conn.recv(16)
            if not data:
                break
            buf += data
            while b"\n" in buf:
                line, _, buf = buf.partition(b"\n")
                cmd, *args = line.decode().split()
                match cmd.upper(), args:
                    case "ADD", [a, b]:
                        reply = str(int(a) + int(b))
                    case "ECHO", words:
                        reply = " ".join(words)
                    case "QUIT", _:
                        conn.sendall(b"bye\n")
                        return
                    case other, _:
                        reply = f"ERR unknown {other}"
                conn.sendall(reply.encode() + b"\n")


def serve(sock, n):
    for _ in range(n):
        conn, addr = sock.accept()
        threading.Thread(target=handle, args=(conn, addr)).start()


srv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
srv.bind((HOST, 0))
srv.listen(5)
port = srv.getsockname()[1]
t = threading.Thread(target=serve, args=(srv, 2))
t.start()
with socket.create_connection((HOST, port)) as c:
    f = c.makefile("rw", newline="\n")
    print(f.readline().strip())
    for cmd in ("add 2 3", "echo a  b", "nope"):
        f.write(cmd + "\n")
        f.flush()
        print(f.readline().rstrip())
    f.close()
c2 = socket.socket()
c2.settimeout(0.05)
c2.connect((HOST, port))
print(c2.recv(100), c2.gettimeout())
try:
    c2.recv(1)
except socket.timeout as e:
    print(type(e), e)
c2.sendall(b"QUIT\n")
print(c2.recv(100), c2.recv(100))
print(c2.getpeername() == (HOST, port), c2.fileno() > 0)
c2.close()
print(c2.fileno(), c2)
t.join()
srv.close()
try:
    socket.create_connection((HOST, port), timeout=1)
except ConnectionRefusedError as e:
    print(e)
try:
    socket.gethostbyname("no.such.invalid")
except socket.gaierror as e:
    print("gaierror", e.errno)
try:
    c2.send(b"x")
except OSError as e:
    print(e)
