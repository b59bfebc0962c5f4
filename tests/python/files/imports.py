# Modules and packages beside the program are found first; relative imports; what goes wrong.
import os
import sys

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'imports_made_here')
os.makedirs(os.path.join(here, 'pack', 'inner'), exist_ok=True)
sys.path.insert(0, here)
texts = {
    'plain.py': '"""A module."""\nprint("plain runs as", __name__)\nvalue = 3\n\n\ndef double(x):\n    return x * 2\n',
    'pack/__init__.py': 'print("pack begins", __name__, __package__)\nfrom .first import ONE\nfrom . import second\nprint("pack ends")\n',
    'pack/first.py': 'print("first runs", __name__)\nONE = 1\n',
    'pack/second.py': 'from pack.first import ONE\nfrom .inner import deep\nTWO = ONE + 1\n',
    'pack/inner/__init__.py': '',
    'pack/inner/deep.py': 'from ..first import ONE as one\n',
    'pack/__main__.py': '',
    'broken.py': 'def f():\n    return 1 / 0\n\n\nf()\n',
}
for name, text in texts.items():
    with open(os.path.join(here, name), 'w') as f:
        f.write(text)

import plain
import plain as again
print(plain.value, plain.double(4), again is plain, plain.__doc__, os.path.basename(plain.__file__))
import pack
print(pack.ONE, pack.second.TWO, pack.__name__, [os.path.basename(p) for p in pack.__path__], pack.second.deep.one)
from pack import first, second as two
from pack.inner.deep import one
print(first.ONE, two.TWO, one, first.__package__, pack.inner.__package__)


def missing():
    import no_such_module


def missing_name():
    from plain import nothing


def no_package():
    import plain.sub


def missing_in_package():
    from pack import nothing


def missing_submodule():
    import pack.nothing


def no_parent():
    from . import x


for call in (missing, missing_name, no_package, missing_in_package, missing_submodule, no_parent):
    try:
        call()
    except ImportError as e:
        print(type(e).__name__, str(e).replace(here, 'HERE'))
try:
    import broken
except ZeroDivisionError as e:
    print('broken:', e)
