# status: 1
"""Transfers that fail, seen through the traceback module."""

import threading, traceback, sys
lock = threading.Lock()
class Account:
    _ids = iter(range(1, 100))
    def __init__(self, owner, balance=0):
        self.id, self.owner, self.balance, self._lock = next(self._ids), owner, balance, threading.RLock()
    def withdraw(self, n):
        with self._lock:
            if n > self.balance:
                raise InsufficientFunds(self, n)
            self.balance -= n
    def __repr__(self): return f"<{self.owner}#{self.id}>"
class InsufficientFunds(Exception):
    def __init__(self, account, n):
        self.account, self.n = account, n
        super().__init__(f"{account} has {account.balance}, needs {n}")
def move(a, b, n):
    first, second = sorted((a, b), key=lambda x: x.id)
    with first._lock, second._lock:
        a.withdraw(n)
        b.balance += n
a, b = Account("ann", 100), Account("bob", 50)
errs = []
def safe(*args):
    try: move(*args)
    except InsufficientFunds as e:
        errs.append("".join(traceback.format_exception(e, limit=1)))
        print(traceback.format_exc(limit=-1), end="")
        tb = e.__traceback__
        print([f.name for f in traceback.extract_tb(tb)], traceback.extract_tb(tb)[0].line)
ts = [threading.Thread(target=safe, args=x) for x in ((a, b, 70), (b, a, 20), (a, b, 500))]
for t in ts: t.start(); t.join()
print(a.balance, b.balance)
print(errs[0])
def f(): raise ValueError("printed")
try: f()
except ValueError:
    traceback.print_exc(file=sys.stdout)
    traceback.print_last if False else None
    et, ev, tb = sys.exc_info()
    print(et, ev, tb.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_next)
traceback.print_stack(file=sys.stdout)
print(traceback.format_stack()[-1])
print(traceback.format_list([("a.py", 3, "fn", "x = 1")]))
te = traceback.TracebackException.from_exception(InsufficientFunds(a, 1))
print("".join(te.format()), te.exc_type_str if hasattr(te, "exc_type_str") else te.exc_type)
print(sys.exception())
move(a, b, 10_000)
