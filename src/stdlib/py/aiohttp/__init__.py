"""HTTP for asyncio, against the simulated internet: the part that tutorials use."""

from ._client import (BasicAuth, ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, CookieJar, FormData,
                      TCPConnector, TraceConfig, request)
from .client_exceptions import (ClientConnectionError, ClientConnectorDNSError, ClientConnectorError, ClientError,
                                ClientOSError, ClientPayloadError, ClientResponseError, ConnectionTimeoutError,
                                ContentTypeError, InvalidURL, NonHttpUrlClientError, ServerConnectionError,
                                ServerDisconnectedError, ServerTimeoutError, SocketTimeoutError, TooManyRedirects,
                                InvalidUrlClientError)

__version__ = '3.13.2'
