# status: 1
"""Warnings that filters turn into errors come from the line that warns."""
import traceback
import warnings

warnings.simplefilter("error")


def old():
    warnings.warn("use new", DeprecationWarning)


for call in (old, lambda: warnings.warn_explicit("here", UserWarning, "file.py", 7)):
    try:
        call()
    except Warning:
        traceback.print_exc()
warnings.warn("last")
