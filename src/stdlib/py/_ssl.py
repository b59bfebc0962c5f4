"""What CPython has in C of `ssl`."""


class _SSLContext:
    def load_cert_chain(self, certfile, keyfile=None, password=None):
        for name in certfile, keyfile:
            if name is not None:
                with open(name):
                    pass
