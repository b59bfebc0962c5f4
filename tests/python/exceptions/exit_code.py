"""sys.exit with a number ends the program with that status."""
# status: 3
import sys

try:
    sys.exit(1)
except SystemExit as e:
    print("caught", e.code, repr(e))
try:
    print("inside")
    sys.exit(3)
finally:
    print("finally runs")
print("never printed")
