"""raise SystemExit without a value: status 0, and nothing is shown."""
import atexit

atexit.register(print, "registered first, runs last")
atexit.register(lambda: print("registered last, runs first"))
print("before")
raise SystemExit
