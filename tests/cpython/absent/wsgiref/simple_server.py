"""Not in gilscope: WSGI servers. Tests with one end at its first use."""


class WSGIServer:
    pass


class WSGIRequestHandler:
    pass
