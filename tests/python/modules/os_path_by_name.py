"""`os.path` is a module of its own, under two names."""
import importlib, sys
import os
m = importlib.import_module('os.path')
print(m is os.path, 'os.path' in sys.modules, m.__name__)
import os.path as p
print(p is m, sys.modules['os.path'] is m)
