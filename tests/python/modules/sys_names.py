# What sys tells about this build.
import sys, platform
print(sys.float_info, sys.float_info.max, sys.float_info.epsilon, sys.int_info, sys.hash_info.width)
print(sys.version_info, sys.version_info >= (3, 8), sys.version_info.major, sys.version_info[:2], sys.hexversion >> 16)
print(sys.implementation.name, sys.implementation.cache_tag, sys.implementation.version[:2], sys.byteorder, sys.maxsize, sys.maxunicode, sys.platform)
print(sys.getsizeof(1), sys.getsizeof([]), sys.getsizeof('abc'), sys.getsizeof({}), sys.getsizeof(()), sys.getsizeof(2**70), sys.getsizeof(1.0), sys.getsizeof(b'abc'), sys.getsizeof(set()), sys.getsizeof(True), sys.getsizeof(None), sys.getsizeof(range(3)), sys.getsizeof('é'), sys.getsizeof('中文'))
print(sys.stdout.encoding, sys.stdin.fileno(), sys.executable, sys.prefix, sys.copyright[:20], sys._is_gil_enabled(), sys.gettrace(), sys.intern('a') is sys.intern('a'))
print('sys' in sys.modules, sys.warnoptions, sys.dont_write_bytecode)
print(sys.get_int_max_str_digits() , sys._getframe().f_code.co_name, sys.exc_info(), sys.abiflags, sys.float_repr_style, sys.flags.utf8_mode)
import math
print([math.gamma(x) for x in (0.5, 1, 5, -1.5, 20.5, 171.6)], [math.lgamma(x) for x in (0.5, 3, 100.5, -2.5)])
print([round(math.erf(x), 14) for x in (0, 0.3, -1, 2.5, 6)], [round(math.erfc(x), 14) for x in (0.3, -2, 4)])
for f, x in ((math.gamma, -1), (math.gamma, 200), (math.lgamma, 0), (math.erf, 'x')):
    try: f(x)
    except (ValueError, OverflowError, TypeError) as e: print(type(e).__name__, e)
from concurrent.futures import *
print(ThreadPoolExecutor.__name__, wait.__name__)
