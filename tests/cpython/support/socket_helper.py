"""Sockets in tests: IPv4 and the machine itself."""

import contextlib
import socket

HOST = HOSTv4 = '127.0.0.1'
HOSTv6 = '::1'
IPV6_ENABLED = False
has_gethostname = True


def bind_port(sock, host=HOST):
    sock.bind((host, 0))
    return sock.getsockname()[1]


def find_unused_port(family=socket.AF_INET, socktype=socket.SOCK_STREAM):
    with socket.socket(family, socktype) as sock:
        return bind_port(sock)


def skip_unless_bind_unix_socket(test):
    import unittest
    return unittest.skip('needs named Unix sockets')(test)


def skip_if_tcp_blackhole(test):
    return test


def create_unix_domain_name():
    return '/tmp/test.sock'


@contextlib.contextmanager
def transient_internet(name, **kwargs):
    yield
