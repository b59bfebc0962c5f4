"""read1 of a socket's file takes no more from the socket than was asked for."""
import socket

a, b = socket.socketpair()
a.sendall(b'0123456789')
file = b.makefile('rb')
print(file.read1(3), b.recv(4), file.read1(2), b.recv(10))
a.sendall(b'abcdef')
print(file.peek(1)[:1], file.read1(2), file.read1(100))
