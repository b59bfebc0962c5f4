"""HTTP for asyncio, against the simulated internet: the part that tutorials use."""

import _web
from ._client import (BasicAuth, ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, CookieJar, FormData,
                      TCPConnector, TraceConfig, request)
from .client_exceptions import (ClientConnectionError, ClientConnectorDNSError, ClientConnectorError, ClientError,
                                ClientOSError, ClientPayloadError, ClientResponseError, ConnectionTimeoutError,
                                ContentTypeError, InvalidURL, NonHttpUrlClientError, ServerConnectionError,
                                ServerDisconnectedError, ServerTimeoutError, SocketTimeoutError, TooManyRedirects,
                                InvalidUrlClientError)

__version__ = '3.13.2'

__getattr__ = _web.missing(__name__, (
    'AsyncIterablePayload AsyncResolver BadContentDispositionHeader BadContentDispositionParam BaseConnector '
    'BodyPartReader BufferedReaderPayload BytesIOPayload BytesPayload ClientConnectionResetError '
    'ClientConnectorCertificateError ClientConnectorSSLError ClientHandlerType ClientHttpProxyError '
    'ClientMiddlewareType ClientProxyConnectionError ClientRequest ClientSSLError ClientWSTimeout '
    'ClientWebSocketResponse DataQueue DefaultResolver DigestAuthMiddleware EMPTY_PAYLOAD ETag EofStream Fingerprint '
    'FlowControlDataQueue GunicornUVLoopWebWorker GunicornWebWorker HttpVersion HttpVersion10 HttpVersion11 '
    'IOBasePayload InvalidUrlRedirectClientError JsonPayload MultipartReader MultipartWriter NamedPipeConnector '
    'NonHttpUrlRedirectClientError PAYLOAD_REGISTRY Payload RedirectClientError RequestInfo '
    'ServerFingerprintMismatch SocketFactoryType StreamReader StringIOPayload StringPayload TextIOPayload '
    'ThreadedResolver TraceConnectionCreateEndParams TraceConnectionCreateStartParams TraceConnectionQueuedEndParams '
    'TraceConnectionQueuedStartParams TraceConnectionReuseconnParams TraceDnsCacheHitParams TraceDnsCacheMissParams '
    'TraceDnsResolveHostEndParams TraceDnsResolveHostStartParams TraceRequestChunkSentParams TraceRequestEndParams '
    'TraceRequestExceptionParams TraceRequestHeadersSentParams TraceRequestRedirectParams TraceRequestStartParams '
    'TraceResponseChunkReceivedParams UnixConnector UploadAbortedError UploadTracker WSCloseCode WSMessage '
    'WSMessageTypeError WSMsgType WSServerHandshakeError WebSocketError content_disposition_filename '
    'encode_basic_auth get_payload hdrs parse_content_disposition payload_type set_zlib_backend streamer'))
