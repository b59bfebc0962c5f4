"""sys, os and the main module, as far as they do not depend on the machine."""
import os
import sys

print(sys.argv, len(sys.argv), sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 8), sys.maxsize)
print(type(sys.path).__name__, "sys" in sys.modules, sys.getswitchinterval(), sys.byteorder)
sys.stdout.write("written\n")
print(sys.stdout.write("abc"))
sys.stdout.flush()
print("to stderr", file=sys.stderr)
sys.stderr.write("also stderr\n")
sys.setswitchinterval(0.001)
print(sys.getswitchinterval())
print(sys.exc_info(), sys.exception())
try:
    1 / 0
except ZeroDivisionError as e:
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value, tb is not None, sys.exception() is e)
print(os.name, os.sep, os.path.join("a", "b.txt"), os.path.basename("/x/y.py"), os.path.splitext("f.tar.gz"), os.linesep == "\n")
print(isinstance(os.getpid(), int), os.cpu_count() >= 1, os.environ.get("NO_SUCH_VARIABLE", "unset"), os.getenv("NO_SUCH_VARIABLE"))
print(sys._is_gil_enabled(), sys.platform, sys.getrecursionlimit())
print(__name__, sys.modules["__main__"].__name__, __file__.split("/")[-1])
