"""TLS, simulated: a handshake's round trips and no cipher. Certificates of the simulated internet are good."""

from enum import Enum, IntEnum
import socket
from _ssl import _SSLContext

OPENSSL_VERSION = 'OpenSSL 3.5.4 (simulated)'
HAS_SNI = HAS_TLSv1_3 = HAS_ALPN = True


class SSLError(OSError):
    pass


class SSLCertVerificationError(SSLError, ValueError):
    pass


class SSLZeroReturnError(SSLError):
    pass


class SSLWantReadError(SSLError):
    pass


class SSLWantWriteError(SSLError):
    pass


class SSLEOFError(SSLError):
    pass


CertificateError = SSLCertVerificationError


class Purpose(Enum):
    SERVER_AUTH = 'server'
    CLIENT_AUTH = 'client'


class VerifyMode(IntEnum):
    CERT_NONE = 0
    CERT_OPTIONAL = 1
    CERT_REQUIRED = 2


class TLSVersion(IntEnum):
    MINIMUM_SUPPORTED = -2
    TLSv1 = 769
    TLSv1_1 = 770
    TLSv1_2 = 771
    TLSv1_3 = 772
    MAXIMUM_SUPPORTED = -1


CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = VerifyMode
PROTOCOL_TLS, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER = 2, 16, 17
OP_NO_SSLv2, OP_NO_SSLv3, OP_NO_TLSv1, OP_NO_TLSv1_1 = 0, 0x2000000, 0x4000000, 0x10000000


class SSLContext(_SSLContext):
    """Settings of connections."""

    def __init__(self, protocol=PROTOCOL_TLS):
        self.protocol = protocol
        self.check_hostname = protocol == PROTOCOL_TLS_CLIENT
        self.verify_mode = CERT_REQUIRED if self.check_hostname else CERT_NONE
        self.options = 0
        self.minimum_version = TLSVersion.TLSv1_2
        self.maximum_version = TLSVersion.MAXIMUM_SUPPORTED

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        pass

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        pass

    def set_ciphers(self, ciphers, /):
        pass

    def set_alpn_protocols(self, alpn_protocols):
        pass

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True,
                    server_hostname=None, session=None):
        if self.check_hostname and not server_hostname:
            raise ValueError("check_hostname requires server_hostname")
        return SSLSocket._create(sock, self, server_side, server_hostname)


class SSLSocket(socket.socket):
    """A socket after its handshake."""

    @classmethod
    def _create(cls, sock, context, server_side, server_hostname):
        new = cls(sock._family, sock._type, sock.proto, fileno=sock.detach())
        new._timeout = sock._timeout
        new.context = context
        new.server_side = server_side
        new.server_hostname = server_hostname
        return new

    def do_handshake(self, block=False):
        pass

    def getpeercert(self, binary_form=False):
        name = self.server_hostname or 'localhost'
        return {'subject': ((('commonName', name),),), 'notAfter': 'Jan  1 00:00:00 2030 GMT',
                'subjectAltName': (('DNS', name),)}

    def version(self):
        return 'TLSv1.3'

    def cipher(self):
        return 'TLS_AES_256_GCM_SHA384', 'TLSv1.3', 256

    def selected_alpn_protocol(self):
        return None

    def unwrap(self):
        return self

    def pending(self):
        return 0

    def read(self, len=1024, buffer=None):
        return self.recv(len)

    def write(self, data):
        return self.send(data)


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    return SSLContext(PROTOCOL_TLS_CLIENT if purpose == Purpose.SERVER_AUTH else PROTOCOL_TLS_SERVER)


def _create_unverified_context(*args, **kwargs):
    context = SSLContext(PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = CERT_NONE
    return context


_create_default_https_context = create_default_context
