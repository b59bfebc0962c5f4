"""What goes wrong."""


class HTTPError(Exception):
    """Anything about a request or its answer."""

    __module__ = 'httpx'

    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError('The .request property has not been set.')
        return self._request

    @request.setter
    def request(self, request):
        self._request = request


class RequestError(HTTPError):
    __module__ = 'httpx'

    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request


class TransportError(RequestError):
    __module__ = 'httpx'


class TimeoutException(TransportError):
    __module__ = 'httpx'


class ConnectTimeout(TimeoutException):
    __module__ = 'httpx'


class ReadTimeout(TimeoutException):
    __module__ = 'httpx'


class WriteTimeout(TimeoutException):
    __module__ = 'httpx'


class PoolTimeout(TimeoutException):
    __module__ = 'httpx'


class NetworkError(TransportError):
    __module__ = 'httpx'


class ReadError(NetworkError):
    __module__ = 'httpx'


class WriteError(NetworkError):
    __module__ = 'httpx'


class ConnectError(NetworkError):
    __module__ = 'httpx'


class ProtocolError(TransportError):
    __module__ = 'httpx'


class LocalProtocolError(ProtocolError):
    __module__ = 'httpx'


class RemoteProtocolError(ProtocolError):
    __module__ = 'httpx'


class UnsupportedProtocol(TransportError):
    __module__ = 'httpx'


class TooManyRedirects(RequestError):
    __module__ = 'httpx'


class HTTPStatusError(HTTPError):
    __module__ = 'httpx'

    def __init__(self, message, *, request, response):
        super().__init__(message)
        self.request = request
        self.response = response


class InvalidURL(Exception):
    __module__ = 'httpx'


class CookieConflict(Exception):
    __module__ = 'httpx'


class StreamError(RuntimeError):
    __module__ = 'httpx'
