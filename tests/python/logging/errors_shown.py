# status: 1
"""What logging writes to stderr when a record cannot be formatted or written."""
import logging, sys
logging.basicConfig(format="%(message)s")
logging.warning("one %s")
logging.warning("two %d", "x")
def f(): logging.warning("three", 5)
f()
h = logging.FileHandler("x.log"); h.setFormatter(logging.Formatter("%(nothing)s")); logging.getLogger().addHandler(h)
logging.error("missing field")
log=logging.getLogger("a"); log.handlers=[h]; log.propagate=False
log.error("e %(a)s", {"b":1})
h2=logging.StreamHandler(); h2.setFormatter(logging.Formatter("{nope}", style="{")); log.handlers=[h2]
log.error("style")
class Failing:
    def __str__(self): raise ValueError("no str")
    def __repr__(self): return "<failing>"
log.handlers=[logging.StreamHandler()]
log.error(Failing())
try: logging.Formatter("%(x", style="%")
except ValueError as e: print(e)
class H(logging.Handler):
    def emit(self, record): raise RuntimeError("emit")
log.handlers=[H()]
log.error("boom")
