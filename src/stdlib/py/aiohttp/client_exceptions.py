"""What goes wrong."""

import asyncio


class ClientError(Exception):
    """Anything."""


class ClientResponseError(ClientError):
    """An answer that is an error."""

    def __init__(self, request_info, history, *, status=None, message='', headers=None):
        self.request_info = request_info
        self.status = 0 if status is None else status
        self.message = message
        self.headers = headers
        self.history = history
        self.args = (request_info, history)

    def __str__(self):
        return f'{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}'

    def __repr__(self):
        return f'ClientResponseError(status={self.status}, message={self.message!r})'


class ContentTypeError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    """No connection."""

    def __init__(self, host, port, ssl, os_error):
        self.host = host
        self.port = port
        self.ssl = ssl
        self.os_error = os_error
        super().__init__(os_error.errno, os_error.strerror)
        self.args = (host, os_error)

    def __str__(self):
        return f'Cannot connect to host {self.host}:{self.port} ssl:{self.ssl} [{self.os_error.strerror}]'


class ClientConnectorDNSError(ClientConnectorError):
    pass


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message=None):
        self.message = 'Server disconnected' if message is None else message
        self.args = (self.message,)


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class SocketTimeoutError(ServerTimeoutError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    def __init__(self, url, description=None):
        self.url = url
        self.description = description
        self.args = (url,)

    def __str__(self):
        return f'{self.url} - {self.description}' if self.description else str(self.url)


class InvalidUrlClientError(InvalidURL):
    pass


class NonHttpUrlClientError(ClientError):
    pass
