"""All digests are there."""


def requires_hashdigest(digestname, openssl=None, *, usedforsecurity=True):
    return lambda test: test
