"""Everything that `from __future__ import` has ever named, as old listings begin."""
from __future__ import print_function, division, absolute_import, unicode_literals
from __future__ import (with_statement, generators, nested_scopes, generator_stop, annotations)

import __future__

print(7 / 2, 7 // 2, type('text').__name__, sorted(name for name in ('division', 'print_function') if hasattr(__future__, name)))


def typed(x: Unknown) -> Later:
    return x


print(typed.__annotations__, typed(1), b'bytes'.__len__(), b'ab'.__contains__(97), b'ab'.__getitem__(0), list(b'ab'.__iter__()))
