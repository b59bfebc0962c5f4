"""Errors of enumerations, with the frames that CPython shows."""
# status: 1
import enum
class C(enum.Enum):
    A=1
def t(f):
    try: f()
    except Exception:
        import traceback; traceback.print_exc()
t(lambda: C(5)); t(lambda: C["Q"]); t(lambda: C.ZZ)
class F(enum.Flag):
    R=1
class M(enum.Enum):
    A=1
    @classmethod
    def _missing_(cls, v): raise KeyError(v)
t(lambda: M(3))
def bad():
    class D(enum.Enum):
        A=1; A=2
def bad2():
    @enum.unique
    class D(enum.Enum):
        A=1; B=1
def bad3():
    class D(C): B=1
t(lambda: C.A < C.A); t(lambda: C.A.foo)
C(9)
