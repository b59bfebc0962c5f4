"""Lines of source files, kept once they have been read."""

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

cache = {}


def clearcache():
    """Forget everything."""
    cache.clear()


def checkcache(filename=None):
    """Forget files that have changed; here, all of them."""
    if filename is None:
        cache.clear()
    else:
        cache.pop(filename, None)


def getlines(filename, module_globals=None):
    """All lines of a file, with their ends; none if it cannot be read."""
    if filename not in cache:
        return updatecache(filename, module_globals)
    return cache[filename][2]


def getline(filename, lineno, module_globals=None):
    """One line of a file, or an empty string."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def updatecache(filename, module_globals=None):
    if not filename or (filename.startswith('<') and filename.endswith('>')):
        return []
    lines = []
    # The program may go by a path from somewhere else; here it lies in its own folder.
    for place in (filename, filename.rpartition('/')[2]):
        try:
            with open(place) as file:
                lines = file.readlines()
                break
        except (OSError, UnicodeDecodeError):
            continue
    if not lines:
        return []
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = sum(map(len, lines)), None, lines, filename
    return lines


def lazycache(filename, module_globals):
    return False
