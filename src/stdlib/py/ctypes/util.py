"""Where libraries are."""

_FOUND = {'c': 'libc.so.6', 'm': 'libm.so.6', 'pthread': 'libpthread.so.0', 'dl': 'libdl.so.2', 'rt': 'librt.so.1',
          'z': 'libz.so.1', 'crypt': 'libcrypt.so.1', 'ssl': 'libssl.so.3', 'crypto': 'libcrypto.so.3'}


def find_library(name):
    """The file of a library, or None."""
    return _FOUND.get(name)
