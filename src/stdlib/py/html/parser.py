"""Take HTML apart: a method is called for each tag, text and comment."""

import re
import _gilscope
from html import unescape

__all__ = ['HTMLParser']

_NAME = re.compile(r'[a-zA-Z][^\t\n\r\f />]*')
_ATTRIBUTE = re.compile(r'[\s/]*([^\s/>=][^\s/>=]*)(\s*=\s*("[^"]*"|\'[^\']*\'|(?!["\'])[^>\s]*))?')
_END = re.compile(r'\s*/?>')


class HTMLParser:
    """Feed it text; override the methods whose names begin with handle_."""

    CDATA_CONTENT_ELEMENTS = ('script', 'style')
    RCDATA_CONTENT_ELEMENTS = ("textarea", "title")

    def __init__(self, *, convert_charrefs=True):
        if not convert_charrefs:
            _gilscope.unsupported('HTMLParser(convert_charrefs=False)')
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Forget what was fed."""
        self.rawdata = ''
        self.cdata_elem = None
        self._start_text = None
        self.lineno, self.offset = 1, 0

    def getpos(self):
        """Line and column of what is being handled."""
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self._start_text

    def feed(self, data):
        self.rawdata += data
        self._go(False)

    def close(self):
        """Handle what is left, as if the file ended."""
        self._go(True)

    def _go(self, final):
        raw, at = self.rawdata, 0
        while at < len(raw):
            end = self._text_end(raw, at, final)
            if end < 0:
                break
            if end > at:
                self._text(raw[at:end])
            else:
                end = self._markup(raw, at, final)
                if end < 0:
                    break
            self._move(raw, at, end)
            at = end
        self.rawdata = raw[at:]

    def _move(self, raw, start, end):
        lines = raw.count('\n', start, end)
        if lines:
            self.lineno += lines
            self.offset = end - raw.rindex('\n', start, end) - 1
        else:
            self.offset += end - start

    def _text_end(self, raw, at, final):
        """Where the text that begins here ends; -1 if more is needed to know."""
        if self.cdata_elem:
            found = re.search(r'</' + self.cdata_elem + r'(?=[\t\n\r\f />])', raw[at:], re.I)
            if found:
                return at + found.start()
            return len(raw) if final else -1
        end = raw.find('<', at)
        if end >= 0:
            return end
        # A reference may go on in what comes next.
        amp = -1 if final else raw.rfind('&', max(at, len(raw) - 34))
        return -1 if amp >= 0 and not re.search(r'[\t\n\r\f ;]', raw[amp:]) else len(raw)

    def _text(self, text):
        if self.cdata_elem in self.CDATA_CONTENT_ELEMENTS:
            self.handle_data(text)
        else:
            self.handle_data(unescape(text))

    def _markup(self, raw, at, final):
        """Handle what begins with `<`: where it ends, or -1."""
        for opening, closing, handle in (('<!--', '-->', self.handle_comment), ('<![CDATA[', ']]>', lambda data: self.unknown_decl('CDATA[' + data)),
                                         ('<![', ']>', self.unknown_decl),
                                         ('<!', '>', self.handle_decl), ('<?', '>', self.handle_pi)):
            if raw.startswith(opening, at):
                end = raw.find(closing, at + len(opening))
                if end < 0:
                    if not final:
                        return -1
                    end, closing = len(raw), ''
                handle(raw[at + len(opening):end])
                return end + len(closing)
        closes = raw.startswith('</', at)
        name = _NAME.match(raw, at + 1 + closes)
        if not name:
            if closes and (end := raw.find('>', at)) >= 0:
                if end > at + 2:
                    self.handle_comment(raw[at + 2:end])
                return end + 1
            if at + 1 + closes < len(raw) or final:
                self.handle_data("<")
                return at + 1
            return -1
        tag, end, attrs = name[0].lower(), name.end(), []
        while found := _ATTRIBUTE.match(raw, end):
            value = found[3]
            if value and value[0] in '\'"':
                value = value[1:-1]
            attrs.append((found[1].lower(), unescape(value) if value else '' if found[2] else None))
            end = found.end()
        found = _END.match(raw, end)
        if not found:
            end = raw.find('>', end)
            if end < 0:
                return len(raw) if final else -1
            end, text = end + 1, '>'
        else:
            end, text = found.end(), found[0]
        if closes:
            self.cdata_elem = None
            self.handle_endtag(tag)
            return end
        self._start_text = raw[at:end]
        if text.endswith('/>'):
            self.handle_startendtag(tag, attrs)
        else:
            if tag in self.CDATA_CONTENT_ELEMENTS or tag in self.RCDATA_CONTENT_ELEMENTS:
                self.cdata_elem = tag
            self.handle_starttag(tag, attrs)
        return end

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
