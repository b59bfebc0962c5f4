"""A simple server: routes, handlers, answers."""

import asyncio
from http import HTTPStatus
from urllib.parse import parse_qsl, unquote, urlsplit

import _web

__all__ = ['Application', 'Response', 'json_response', 'Request', 'RouteTableDef', 'run_app', 'AppRunner', 'TCPSite',
           'get', 'post', 'put', 'delete', 'HTTPException', 'HTTPNotFound', 'HTTPBadRequest', 'HTTPFound']


class Response:
    """An answer."""

    def __init__(self, *, body=None, status=200, reason=None, text=None, headers=None, content_type=None,
                 charset=None):
        if text is not None:
            body = text.encode(charset or 'utf-8')
            content_type = (content_type or 'text/plain') + '; charset=' + (charset or 'utf-8')
        self.body = body if body is not None else b''
        if isinstance(self.body, str):
            self.body = self.body.encode()
        self.status = status
        self.reason = reason
        self.headers = _web.Headers(headers)
        if content_type or 'content-type' not in self.headers:
            self.headers['Content-Type'] = content_type or 'application/octet-stream'

    @property
    def text(self):
        return self.body.decode()


def json_response(data=None, *, text=None, body=None, status=200, reason=None, headers=None,
                  content_type='application/json', dumps=None):
    if text is None and body is None:
        if dumps is None:
            from json import dumps
        text = dumps(data)
    return Response(text=text, body=body, status=status, reason=reason, headers=headers, content_type=content_type)


class HTTPException(Response, Exception):
    """An answer that is raised."""

    status_code = 500

    def __init__(self, *, headers=None, reason=None, body=None, text=None, content_type=None):
        phrase = reason or HTTPStatus(self.status_code).phrase
        if text is None and body is None:
            text = f'{self.status_code}: {phrase}'
        Response.__init__(self, status=self.status_code, headers=headers, reason=phrase, body=body, text=text,
                          content_type=content_type)
        Exception.__init__(self, phrase)


class HTTPBadRequest(HTTPException):
    status_code = 400


class HTTPUnauthorized(HTTPException):
    status_code = 401


class HTTPForbidden(HTTPException):
    status_code = 403


class HTTPNotFound(HTTPException):
    status_code = 404


class HTTPMethodNotAllowed(HTTPException):
    status_code = 405


class HTTPInternalServerError(HTTPException):
    status_code = 500


class HTTPFound(HTTPException):
    status_code = 302

    def __init__(self, location, **kwargs):
        super().__init__(**kwargs)
        self.headers['Location'] = str(location)


def _answers(base, kinds):
    for name, status in kinds.items():
        globals()[name] = type(name, (base,), {'status_code': status, '__module__': 'aiohttp.web_exceptions'})


_answers(HTTPException, {
    'HTTPOk': 200, 'HTTPCreated': 201, 'HTTPAccepted': 202, 'HTTPNoContent': 204,
    'HTTPNotModified': 304, 'HTTPPaymentRequired': 402, 'HTTPNotAcceptable': 406, 'HTTPRequestTimeout': 408,
    'HTTPConflict': 409, 'HTTPGone': 410, 'HTTPUnsupportedMediaType': 415, 'HTTPUnprocessableEntity': 422,
    'HTTPTooManyRequests': 429, 'HTTPNotImplemented': 501, 'HTTPBadGateway': 502, 'HTTPServiceUnavailable': 503,
    'HTTPGatewayTimeout': 504})
_answers(HTTPFound, {
    'HTTPMovedPermanently': 301, 'HTTPSeeOther': 303, 'HTTPTemporaryRedirect': 307, 'HTTPPermanentRedirect': 308})


class Request:
    """What is asked."""

    def __init__(self, app, method, target, headers, body, remote):
        parts = urlsplit(target)
        self.app = app
        self.method = method
        self.path_qs = target
        self.path = unquote(parts.path)
        self.query_string = parts.query
        self.rel_url = target
        self.query = dict(parse_qsl(parts.query, keep_blank_values=True))
        self.headers = headers
        self.remote = remote
        self.match_info = {}
        self.can_read_body = bool(body)
        self.body_exists = bool(body)
        self.content_type = (headers.get('content-type') or 'application/octet-stream').split(';')[0]
        self._body = body
        self._data = {}

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        self._data[key] = value

    async def read(self):
        return self._body

    async def text(self):
        return self._body.decode(_web.charset(self.headers, 'utf-8'))

    async def json(self, *, loads=None):
        if loads is None:
            from json import loads
        return loads(await self.text())

    async def post(self):
        return dict(parse_qsl((await self.text())))


class _Route:
    def __init__(self, method, path, handler):
        self.method = method
        self.path = path
        self.handler = handler
        self._parts = path.split('/')

    def match(self, path):
        """The values of {names} in the path, or None."""
        parts = path.split('/')
        if len(parts) != len(self._parts):
            return None
        found = {}
        for want, have in zip(self._parts, parts):
            if want.startswith('{') and want.endswith('}') and have:
                found[want[1:-1].partition(':')[0]] = have
            elif want != have:
                return None
        return found


def route(method, path, handler, **kwargs):
    return _Route(method, path, handler)


def get(path, handler, **kwargs):
    return _Route('GET', path, handler)


def post(path, handler, **kwargs):
    return _Route('POST', path, handler)


def put(path, handler, **kwargs):
    return _Route('PUT', path, handler)


def patch(path, handler, **kwargs):
    return _Route('PATCH', path, handler)


def delete(path, handler, **kwargs):
    return _Route('DELETE', path, handler)


def head(path, handler, **kwargs):
    return _Route('HEAD', path, handler)


def options(path, handler, **kwargs):
    return _Route('OPTIONS', path, handler)


class RouteTableDef(list):
    """Routes by decorators."""

    def route(self, method, path, **kwargs):
        def add(handler):
            self.append(_Route(method, path, handler))
            return handler
        return add

    def get(self, path, **kwargs):
        return self.route('GET', path)

    def post(self, path, **kwargs):
        return self.route('POST', path)

    def put(self, path, **kwargs):
        return self.route('PUT', path)

    def patch(self, path, **kwargs):
        return self.route('PATCH', path)

    def delete(self, path, **kwargs):
        return self.route('DELETE', path)

    def head(self, path, **kwargs):
        return self.route('HEAD', path)

    def options(self, path, **kwargs):
        return self.route('OPTIONS', path)


class _Router:
    def __init__(self):
        self._routes = []

    def add_route(self, method, path, handler, **kwargs):
        self._routes.append(_Route(method, path, handler))

    def add_get(self, path, handler, **kwargs):
        self.add_route('GET', path, handler)

    def add_post(self, path, handler, **kwargs):
        self.add_route('POST', path, handler)

    def add_put(self, path, handler, **kwargs):
        self.add_route('PUT', path, handler)

    def add_delete(self, path, handler, **kwargs):
        self.add_route('DELETE', path, handler)

    def add_patch(self, path, handler, **kwargs):
        self.add_route('PATCH', path, handler)

    def add_head(self, path, handler, **kwargs):
        self.add_route('HEAD', path, handler)

    def add_options(self, path, handler, **kwargs):
        self.add_route('OPTIONS', path, handler)

    def add_routes(self, routes):
        self._routes.extend(routes)


class Application:
    """Routes and what their handlers share."""

    def __init__(self, *, middlewares=(), client_max_size=1024 ** 2, **kwargs):
        self.router = _Router()
        self.middlewares = list(middlewares)
        self.on_startup = []
        self.on_shutdown = []
        self.on_cleanup = []
        self.cleanup_ctx = []
        self._data = {}

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        self._data[key] = value

    def __contains__(self, key):
        return key in self._data

    def get(self, key, default=None):
        return self._data.get(key, default)

    def add_routes(self, routes):
        self.router.add_routes(routes)

    async def _handle(self, request):
        allowed = []
        handler = None
        for route in self.router._routes:
            found = route.match(request.path)
            if found is None:
                continue
            if route.method in ('*', request.method) or request.method == 'HEAD' and route.method == 'GET':
                request.match_info = found
                handler = route.handler
                break
            allowed.append(route.method)
        try:
            if handler is None:
                raise HTTPMethodNotAllowed() if allowed else HTTPNotFound()
            for middleware in reversed(self.middlewares):
                handler = _wrap(middleware, handler)
            return await handler(request)
        except HTTPException as e:
            return e


def _wrap(middleware, handler):
    async def wrapped(request):
        return await middleware(request, handler)
    return wrapped


def middleware(f):
    return f


class AppRunner:
    """Starts and stops an application."""

    def __init__(self, app, *, handle_signals=False, **kwargs):
        self.app = app
        self._servers = []
        self._tasks = set()
        self._generators = []

    @property
    def addresses(self):
        return [socket.getsockname() for server in self._servers for socket in server.sockets]

    async def setup(self):
        for hook in self.app.on_startup:
            await hook(self.app)
        for make in self.app.cleanup_ctx:
            generator = make(self.app)
            await generator.__anext__()
            self._generators.append(generator)

    async def cleanup(self):
        for server in self._servers:
            server.close()
        for hook in self.app.on_shutdown:
            await hook(self.app)
        for task in list(self._tasks):
            task.cancel()
        for server in self._servers:
            await server.wait_closed()
        for generator in reversed(self._generators):
            try:
                await generator.__anext__()
            except StopAsyncIteration:
                pass
        for hook in self.app.on_cleanup:
            await hook(self.app)

    async def _serve(self, reader, writer):
        task = asyncio.current_task()
        self._tasks.add(task)
        remote = (writer.get_extra_info('peername') or ('', 0))[0]
        try:
            while True:
                line = await reader.readline()
                if not line:
                    break
                method, target, version = line.decode('latin-1').split()
                headers = _web.Headers()
                while (line := await reader.readline()) not in (b'\r\n', b'\n', b''):
                    key, _, value = line.decode('latin-1').partition(':')
                    headers[key.strip()] = value.strip()
                length = int(headers.get('content-length') or 0)
                body = await reader.readexactly(length) if length else b''
                request = Request(self.app, method, target, headers, body, remote)
                try:
                    response = await self.app._handle(request)
                except asyncio.CancelledError:
                    raise
                except Exception:
                    import logging
                    logging.getLogger('aiohttp.server').exception('Error handling request from %s', remote)
                    response = Response(status=500, text='500 Internal Server Error\n\nServer got itself in trouble')
                keep = (headers.get('connection') or '').lower() != 'close' and version == 'HTTP/1.1'
                reason = response.reason or HTTPStatus(response.status).phrase
                lines = [f'HTTP/1.1 {response.status} {reason}']
                lines += [f'{key}: {value}' for key, value in response.headers.items()]
                lines += [f'Content-Length: {len(response.body)}', 'Server: Python/3.15 aiohttp/3.13.2']
                if not keep:
                    lines.append('Connection: close')
                head = '\r\n'.join(lines + ['', '']).encode('latin-1')
                writer.write(head + (b'' if method == 'HEAD' else response.body))
                await writer.drain()
                if not keep:
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()


class TCPSite:
    """Where an application listens."""

    def __init__(self, runner, host=None, port=None, **kwargs):
        self._runner = runner
        self._host = host
        self._port = 8080 if port is None else port
        self._server = None

    @property
    def name(self):
        return f'http://{self._host or "0.0.0.0"}:{self._port}'

    async def start(self):
        self._server = await asyncio.start_server(self._runner._serve, self._host or '0.0.0.0', self._port)
        self._runner._servers.append(self._server)

    async def stop(self):
        self._server.close()
        await self._server.wait_closed()


async def _run_app(app, host, port, show):
    runner = AppRunner(app)
    await runner.setup()
    try:
        site = TCPSite(runner, host, port)
        await site.start()
        if show:
            show(f'======== Running on {site.name} ========\n(Press CTRL+C to quit)')
        while True:
            await asyncio.sleep(3600)
    finally:
        await runner.cleanup()


def run_app(app, *, host=None, port=None, print=print, **kwargs):
    try:
        asyncio.run(_run_app(app, host, port, print))
    except KeyboardInterrupt:
        pass


__getattr__ = _web.missing(__name__, (
    'AbstractAccessLogger AbstractResource AbstractRoute AbstractRouteDef AccessLogger AppKey BaseRequest BaseRunner '
    'BaseSite CleanupError ContentCoding DynamicResource FileField FileResponse GracefulExit HTTPClientError '
    'HTTPError HTTPExpectationFailed HTTPFailedDependency HTTPInsufficientStorage HTTPLengthRequired '
    'HTTPMisdirectedRequest HTTPMove HTTPMultipleChoices HTTPNetworkAuthenticationRequired '
    'HTTPNonAuthoritativeInformation HTTPNotExtended HTTPPartialContent HTTPPreconditionFailed '
    'HTTPPreconditionRequired HTTPProxyAuthenticationRequired HTTPRedirection HTTPRequestEntityTooLarge '
    'HTTPRequestHeaderFieldsTooLarge HTTPRequestRangeNotSatisfiable HTTPRequestURITooLong HTTPResetContent '
    'HTTPServerError HTTPSuccessful HTTPUnavailableForLegalReasons HTTPUpgradeRequired HTTPUseProxy '
    'HTTPVariantAlsoNegotiates HTTPVersionNotSupported NamedPipeSite NotAppKeyWarning PayloadAccessError '
    'PlainResource PrefixedSubAppResource RequestHandler RequestKey RequestPayloadError Resource ResourceRoute '
    'ResponseKey RouteDef Server ServerRunner SockSite StaticDef StaticResource StreamResponse UnixSite '
    'UrlDispatcher UrlMappingMatchInfo View WSMsgType WebSocketReady WebSocketResponse access_logger '
    'json_bytes_response main normalize_path_middleware static view'))
_web.lacks(Application, (
    'add_domain add_subapp cleanup clear debug freeze frozen items keys loop make_handler on_response_prepare pop '
    'popitem pre_freeze pre_frozen setdefault shutdown startup update values'))
_web.lacks(AppRunner, (
    'server shutdown sites'))
_web.lacks(RouteTableDef, (
    'static view'))
