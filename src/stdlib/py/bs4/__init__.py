"""Beautiful Soup: a tree of tags and texts to search in. Whatever parser is named, it is `html.parser`."""

import re
import _gilscope
from html import escape
from html.parser import HTMLParser

__all__ = ['BeautifulSoup', 'Tag', 'NavigableString', 'Comment']
__name__ = 'bs4.element'  # the module of its classes
__version__ = '4.14.3'

_VOID = {'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'}
_LISTS = {'class', 'rel', 'rev', 'accept-charset', 'headers', 'accesskey', 'dropzone'}


class FeatureNotFound(ValueError):
    """There is no such parser."""


class _Node:
    """What a tag and a text have in common: a place in the tree."""

    parent = None

    def _place(self):
        return next(at for at, one in enumerate(self.parent.contents) if one is self)

    @property
    def next_siblings(self):
        return iter(self.parent.contents[self._place() + 1:] if self.parent else ())

    @property
    def previous_siblings(self):
        return iter(self.parent.contents[:self._place()][::-1] if self.parent else ())

    @property
    def next_sibling(self):
        return next(self.next_siblings, None)

    @property
    def previous_sibling(self):
        return next(self.previous_siblings, None)

    @property
    def parents(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def find_parent(self, name=None, attrs={}, **kwargs):
        return _first(self.parents, name, attrs, None, kwargs)

    def find_next_sibling(self, name=None, attrs={}, string=None, **kwargs):
        return _first(self.next_siblings, name, attrs, string, kwargs)

    def find_next_siblings(self, name=None, attrs={}, string=None, limit=None, **kwargs):
        return _all(self.next_siblings, name, attrs, string, kwargs, limit)

    def find_previous_sibling(self, name=None, attrs={}, string=None, **kwargs):
        return _first(self.previous_siblings, name, attrs, string, kwargs)

    def extract(self):
        if self.parent is not None:
            del self.parent.contents[self._place()]
            self.parent = None
        return self


class NavigableString(str, _Node):
    """A piece of text."""

    name = None

    @property
    def string(self):
        return self

    def get_text(self, separator='', strip=False):
        return self.strip() if strip else str(self)

    text = property(get_text)

    def _shown(self):
        return str(self) if self.parent.name in ('script', 'style') else escape(self, quote=False)


class Comment(NavigableString):
    """A comment."""

    def _shown(self):
        return f'<!--{self}-->'


class Doctype(NavigableString):
    """What comes before everything."""

    def _shown(self):
        return f'<!DOCTYPE {self}>'


class ResultSet(list):
    """What a search found."""

    def __getattr__(self, key):
        raise AttributeError(
            f'ResultSet object has no attribute "{key}". You\'re probably treating a list of elements like a single '
            'element. Did you call find_all() when you meant to call find()?')


def _fits(value, wanted):
    if wanted is True:
        return value is not None
    if wanted is None or wanted is False:
        return value is None
    if callable(wanted):
        return bool(wanted(value))
    if isinstance(wanted, (list, tuple, set)):
        return any(_fits(value, one) for one in wanted)
    if value is None:
        return False
    if isinstance(value, list):
        return any(_fits(one, wanted) for one in value) or _fits(' '.join(value), wanted)
    if hasattr(wanted, 'search'):
        return wanted.search(value) is not None
    return value == str(wanted)


def _test(name, attrs, string, kwargs):
    """A function that says whether a node is what is looked for."""
    wanted = {'class': attrs} if isinstance(attrs, str) else dict(attrs)
    wanted.update({key.rstrip('_') if key == 'class_' else key: value for key, value in kwargs.items()})
    if name is None and string is not None and not wanted:
        return lambda node: isinstance(node, NavigableString) and _fits(node, string)

    def test(node):
        if not isinstance(node, Tag):
            return False
        if callable(name):
            if not name(node):
                return False
        elif name is not None and not _fits(node.name, name):
            return False
        if string is not None and not _fits(node.string, string):
            return False
        return all(_fits(node.attrs.get(key), value) for key, value in wanted.items())
    return test


def _first(nodes, name, attrs, string, kwargs):
    return next(filter(_test(name, attrs, string, kwargs), nodes), None)


def _all(nodes, name, attrs, string, kwargs, limit):
    found = ResultSet()
    for node in filter(_test(name, attrs, string, kwargs), nodes):
        found.append(node)
        if limit and len(found) >= limit:
            break
    return found


class Tag(_Node):
    """An element with its attributes and what is in it."""

    def __init__(self, name, attrs=()):
        self.name = name
        self.attrs = {}
        for key, value in attrs:
            value = value or ''
            self.attrs[key] = value.split() if key in _LISTS else value
        self.contents = []

    def append(self, node):
        if isinstance(node, str) and not isinstance(node, NavigableString):
            node = NavigableString(node)
        node.parent = self
        self.contents.append(node)

    @property
    def children(self):
        return iter(self.contents)

    @property
    def descendants(self):
        for node in self.contents:
            yield node
            if isinstance(node, Tag):
                yield from node.descendants

    @property
    def string(self):
        if len(self.contents) != 1:
            return None
        return self.contents[0].string

    @string.setter
    def string(self, text):
        self.contents.clear()
        self.append(text)

    @property
    def strings(self):
        hidden = ('script', 'style', 'template')
        for node in self.descendants:
            if type(node) is NavigableString and (node.parent is self or node.parent.name not in hidden):
                yield node

    @property
    def stripped_strings(self):
        for node in self.strings:
            if node.strip():
                yield node.strip()

    def get_text(self, separator='', strip=False):
        return separator.join(self.stripped_strings if strip else self.strings)

    text = property(get_text)
    getText = get_text

    def find(self, name=None, attrs={}, recursive=True, string=None, **kwargs):
        return _first(self.descendants if recursive else self.contents, name, attrs, string, kwargs)

    def find_all(self, name=None, attrs={}, recursive=True, string=None, limit=None, **kwargs):
        if 'text' in kwargs:
            string = kwargs.pop('text')
        return _all(self.descendants if recursive else self.contents, name, attrs, string, kwargs, limit)

    __call__ = findAll = find_all

    def select(self, selector, limit=None):
        groups = [_compiled(one) for one in selector.split(',')]
        found = ResultSet(node for node in self.descendants
                          if isinstance(node, Tag) and any(_selected(node, group, self) for group in groups))
        return found if limit is None else ResultSet(found[:limit])

    def select_one(self, selector):
        return next(iter(self.select(selector, 1)), None)

    def get(self, key, default=None):
        return self.attrs.get(key, default)

    def has_attr(self, key):
        return key in self.attrs

    def decompose(self):
        self.extract()
        self.contents.clear()

    def __getitem__(self, key):
        return self.attrs[key]

    def __setitem__(self, key, value):
        self.attrs[key] = value

    def __delitem__(self, key):
        self.attrs.pop(key, None)

    def __contains__(self, node):
        return node in self.contents

    def __iter__(self):
        return iter(self.contents)

    def __len__(self):
        return len(self.contents)

    def __bool__(self):
        return True

    def __eq__(self, other):
        return isinstance(other, Tag) and (self.name, self.attrs, self.contents) == (
            other.name, other.attrs, other.contents)

    def __hash__(self):
        return hash(str(self))

    def __getattr__(self, name):
        if name.startswith('__') or name == 'contents':
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
        if name in _ABSENT:
            _gilscope.unsupported(f'bs4.Tag.{name}')
        return self.find(name)

    def _opened(self):
        shown = ''
        for key, value in sorted(self.attrs.items()):
            value = ' '.join(value) if isinstance(value, list) else value
            shown += f' {key}="{escape(value, quote=False)}"'
        return f'<{self.name}{shown}{"/" if self.name in _VOID else ""}>'

    def _shown(self):
        if self.name in _VOID:
            return self._opened()
        return self._opened() + self.decode_contents() + f'</{self.name}>'

    def decode_contents(self):
        return ''.join(node._shown() for node in self.contents)

    def __str__(self):
        return self._shown()

    __repr__ = decode = __str__

    def prettify(self):
        return '\n'.join(self._lines(0)) + '\n'

    def _lines(self, depth):
        yield ' ' * depth + self._opened()
        if self.name not in _VOID:
            yield from self._inner(depth + 1)
            yield ' ' * depth + f'</{self.name}>'

    def _inner(self, depth):
        for node in self.contents:
            if isinstance(node, Tag):
                yield from node._lines(depth)
            elif node.strip():
                yield ' ' * depth + node._shown().strip()


_ABSENT = {'insert', 'insert_after', 'insert_before', 'replace_with', 'wrap', 'unwrap', 'clear', 'extend', 'smooth',
           'find_next', 'find_all_next', 'find_previous', 'find_all_previous', 'next_element', 'previous_element',
           'next_elements', 'previous_elements', 'find_parents', 'find_previous_siblings', 'encode', 'css',
           'get_attribute_list', 'new_tag', 'new_string', 'index'}
_PART = re.compile(r'([#.]?[\w-]+|\*)|\[([\w-]+)(?:([~|^$*]?=)["\']?([^"\'\]]*)["\']?)?\]|:(first|last)-child'
                   r'|:nth-(?:child|of-type)\((\d+)\)')


def _compiled(selector):
    """Pairs of how a compound hangs on the one before it, and its parts."""
    group = []
    how = ' '
    for token in re.sub(r'\s*([>+~])(?!=)\s*', r' \1 ', selector).split():
        if token in '>+~':
            how = token
            continue
        at, parts = 0, []
        while at < len(token):
            found = _PART.match(token, at)
            if not found or found[3] == '|=':
                _gilscope.unsupported(f'the CSS selector {selector.strip()!r}')
            parts.append(found)
            at = found.end()
        group.append((how, parts))
        how = ' '
    return group


def _suits(node, part):
    if simple := part[1]:
        if simple[0] == '#':
            return node.attrs.get('id') == simple[1:]
        return simple[1:] in node.attrs.get('class', ()) if simple[0] == '.' else simple in ('*', node.name)
    if key := part[2]:
        value = node.attrs.get(key)
        if value is None or not part[3]:
            return value is not None
        value = ' '.join(value) if isinstance(value, list) else value
        wanted = part[4]
        return {'=': value == wanted, '~=': wanted in value.split(), '^=': value.startswith(wanted),
                '$=': value.endswith(wanted), '*=': wanted in value}[part[3]]
    same = [one for one in node.parent.contents if isinstance(one, Tag)]
    if 'of-type' in part[0]:
        same = [one for one in same if one.name == node.name]
    place = next(at for at, one in enumerate(same) if one is node)
    return place == (int(part[6]) - 1 if part[6] else 0 if part[5] == 'first' else len(same) - 1)


def _selected(node, group, top):
    *before, (how, parts) = group
    if not all(_suits(node, part) for part in parts):
        return False
    if not before:
        return how == ' ' or node.parent is top
    if how in '+~':
        others = [one for one in node.previous_siblings if isinstance(one, Tag)]
        others = others[:1] if how == '+' else others
    else:
        others = [node.parent] if how == '>' else node.parents
    return any(_selected(one, before, top) for one in others if one is not None)


class _Builder(HTMLParser):
    def __init__(self, top):
        super().__init__()
        self.open = [top]

    def handle_starttag(self, tag, attrs):
        new = Tag(tag, attrs)
        self.open[-1].append(new)
        if tag not in _VOID:
            self.open.append(new)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        names = [one.name for one in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag):]

    def handle_data(self, data):
        last = self.open[-1].contents
        if last and type(last[-1]) is NavigableString:
            data = last.pop() + data
        self.open[-1].append(NavigableString(data))

    def handle_comment(self, data):
        self.open[-1].append(Comment(data))

    def handle_decl(self, decl):
        self.open[-1].append(Doctype(decl[8:]))


class BeautifulSoup(Tag):
    """A document."""

    __module__ = 'bs4'

    def __init__(self, markup='', features=None, **kwargs):
        super().__init__('[document]')
        if features not in (None, 'html.parser', 'html', 'lxml', 'html5lib'):
            if features in ('xml', 'lxml-xml'):
                _gilscope.unsupported(f'the parser {features!r} of BeautifulSoup')
            raise FeatureNotFound(f"Couldn't find a tree builder with the features you requested: {features}. "
                                  'Do you need to install a parser library?')
        if hasattr(markup, 'read'):
            markup = markup.read()
        if isinstance(markup, (bytes, bytearray)):
            markup = markup.decode('utf-8', 'replace')
        builder = _Builder(self)
        builder.feed(markup)
        builder.close()

    def _shown(self):
        return self.decode_contents()

    def _lines(self, depth):
        return self._inner(depth)

    decode = __str__ = __repr__ = lambda self: self.decode_contents()
