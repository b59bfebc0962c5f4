"""What is known of a module before it is imported: specs."""

import sys
from types import ModuleType

import _aio
import _gilscope

__all__ = ['find_spec', 'module_from_spec', 'spec_from_file_location']


class ModuleSpec:
    """A module's name, file and loader."""

    def __init__(self, name, loader, *, origin=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.submodule_search_locations = [] if is_package else None
        self.cached = None
        self.has_location = origin not in (None, 'built-in', 'frozen')

    @property
    def parent(self):
        return self.name if self.submodule_search_locations is not None else self.name.rpartition('.')[0]

    def __repr__(self):
        args = [f'name={self.name!r}', f'loader={self.loader!r}']
        if self.origin is not None:
            args.append(f'origin={self.origin!r}')
        if self.submodule_search_locations is not None:
            args.append(f'submodule_search_locations={self.submodule_search_locations}')
        return f'ModuleSpec({", ".join(args)})'


class SourceFileLoader:
    """Runs a file as a module."""

    __module__ = '_frozen_importlib_external'

    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        with open(path, 'rb') as file:
            return file.read()

    def exec_module(self, module):
        if self.path.startswith('/usr/lib/'):
            _gilscope.unsupported('running a module of the library again')
        text = self.get_data(self.path).decode()
        _gilscope.run(_gilscope.compiled(text, self.path, False), vars(module), None)


def _on_disk(name):
    """The file of a module of the program's own, and whether it is a package."""
    import os
    for folder in sys.path:
        base = os.path.join(folder or '.', name.replace('.', '/'))
        for path, package in ((base + '/__init__.py', True), (base + '.py', False)):
            if not path.startswith('/usr/') and os.path.isfile(path):
                return os.path.abspath(path), package
    return None


def find_spec(name, package=None):
    """The spec of a module, or None if there is none."""
    if name.startswith('.'):
        from importlib import _absolute
        name = _absolute(name, package)
    parent, _, last = name.rpartition('.')
    if parent:
        module = __import__(parent, fromlist=['__path__'])
        if not hasattr(module, '__path__') and find_spec(parent).submodule_search_locations is None:
            raise ModuleNotFoundError(f'__path__ attribute not found on {parent!r} while trying to find {name!r}',
                                      name=name)
    found = _on_disk(name)
    if found:
        spec = ModuleSpec(name, SourceFileLoader(name, found[0]), origin=found[0], is_package=found[1])
    elif _aio.available(name):
        package = hasattr(__import__(name, fromlist=['__path__']), '__path__')
        path = '/usr/lib/python3.15/' + name.replace('.', '/') + ('/__init__.py' if package else '.py')
        spec = ModuleSpec(name, SourceFileLoader(name, path), origin=path, is_package=package)
    else:
        try:
            __import__(name)  # ends the run if CPython has it
        except ModuleNotFoundError:
            return None
        return ModuleSpec(name, None, origin='built-in')
    if spec.submodule_search_locations is not None:
        spec.submodule_search_locations.append(spec.origin.rpartition('/')[0])
    return spec


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """A spec for a file."""
    import os
    location = os.path.abspath(os.fspath(location))
    spec = ModuleSpec(name, loader or SourceFileLoader(name, location), origin=location)
    spec.submodule_search_locations = submodule_search_locations
    return spec


def module_from_spec(spec):
    """An empty module; `spec.loader.exec_module()` fills it."""
    module = ModuleType(spec.name)
    module.__spec__, module.__loader__, module.__package__ = spec, spec.loader, spec.parent
    if spec.has_location:
        module.__file__ = spec.origin
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    return module
