"""The grammar of the shell: text as nodes.

A word is a list of parts: ('t', text, quoted), ('v', name, operator, word, quoted), ('c', node, quoted) for $(…) and
('a', word, quoted) for $((…)). A node is a tuple that begins with its kind, see `_sh.Shell.run`.
"""

from _gilscope import unsupported

_META = ' \t\n;&|<>()'
_RESERVED = ('if', 'then', 'elif', 'else', 'fi', 'while', 'until', 'do', 'done', 'for', 'in', 'case', 'esac', '{', '}', '!')
_ENDS = ('then', 'elif', 'else', 'fi', 'do', 'done', 'esac', '}')
_OPERATORS = ('&&', '||', ';;', '<<-', '<<', '>>', '>&', '<&', '<>', '>|', '&', '|', ';', '<', '>', '(', ')')


class Syntax(Exception):
    """What the shell says of a text that it does not understand."""


def is_name(text):
    return text.isidentifier() and text.isascii()


class Parser:
    """Reads one command after another from a text."""

    def __init__(self, text, line=1, bash=False):
        self.text = text
        self.at = 0
        self.line = line
        self.bash = bash
        self.heredocs = []
        self.short = False  # the text ends in a here-document

    def peek(self, count=1):
        return self.text[self.at:self.at + count]

    def blanks(self):
        """Skip blanks, continued lines and comments."""
        while True:
            c = self.peek()
            if c and c in ' \t':
                self.at += 1
            elif self.text.startswith('\\\n', self.at):
                self.at += 2
                self.line += 1
            elif c == '#':
                while self.peek() and self.peek() != '\n':
                    self.at += 1
            else:
                return

    def newline(self):
        """Over the end of a line, and the here-documents that follow."""
        self.at += 1
        self.line += 1
        for place, mark, quoted, tabs in self.heredocs:
            lines = []
            while True:
                end = self.text.find('\n', self.at)
                end = len(self.text) if end < 0 else end
                line = self.text[self.at:end]
                over = self.at >= len(self.text)
                self.at = min(end + 1, len(self.text))
                self.line += 1
                line = line.lstrip('\t') if tabs else line
                if line == mark or over:
                    self.short = line != mark
                    break
                lines.append(line + '\n')
            text = ''.join(lines)
            place.append([('t', text, True)] if quoted else Parser(text, self.line, self.bash).inside(''))
        self.heredocs = []

    def space(self):
        """Skip blanks and ends of lines."""
        self.blanks()
        while self.peek() == '\n':
            self.newline()
            self.blanks()

    def reserved(self):
        """The reserved word that stands here, or ''."""
        end = self.at
        while end < len(self.text) and self.text[end] not in _META:
            end += 1
        word = self.text[self.at:end]
        return word if word in _RESERVED else ''

    def operator(self):
        for operator in _OPERATORS:
            if self.text.startswith(operator, self.at):
                return operator
        return ''

    def unexpected(self, expected=''):
        self.blanks()
        operator = self.operator()
        if self.at >= len(self.text):
            found = 'end of file'
        elif self.peek() == '\n':
            found = 'newline'
        elif operator and operator[0] in '<>':
            found = 'redirection'
        else:
            word = operator or self.reserved()
            found = f'"{word}"' if word else 'word'
        raise Syntax(f'Syntax error: {found} unexpected' + (f' (expecting "{expected}")' if expected else ''))

    def expect(self, word):
        self.space()
        if self.reserved() != word:
            self.unexpected(word)
        self.at += len(word)

    def complete(self):
        """The commands up to the end of a line; None at the end of the text."""
        self.space()
        if self.at >= len(self.text):
            return None
        node = self.list(True)
        self.blanks()
        if self.peek() == '\n':
            self.newline()
        elif self.at < len(self.text):
            self.unexpected()
        return node

    def list(self, one_line=False, empty=False):
        """Commands between ; & and ends of lines: ('seq', [(node, whether in the background)])."""
        found = []
        while True:
            self.blanks() if one_line else self.space()
            if self.at >= len(self.text) or self.peek() in ')\n' or self.reserved() in _ENDS or self.operator() == ';;':
                break
            node = self.and_or()
            self.blanks()
            c = self.operator()
            found.append((node, c == '&'))
            if c in (';', '&'):
                self.at += 1
            elif self.peek() != '\n' or one_line:
                break
        if not found and not empty and (one_line or self.at < len(self.text)):
            self.unexpected()
        return found[0][0] if len(found) == 1 and not found[0][1] else ('seq', found)

    def and_or(self):
        node = self.pipeline()
        while True:
            self.blanks()
            operator = self.operator()
            if operator not in ('&&', '||'):
                return node
            self.at += 2
            self.space()
            node = (operator, node, self.pipeline())

    def pipeline(self):
        self.blanks()
        if self.reserved() == '!':
            self.at += 1
            self.blanks()
            if self.reserved() == '!' and not self.bash:
                self.unexpected()
            return ('!', self.pipeline())
        nodes = [self.command()]
        while True:
            self.blanks()
            if self.operator() != '|':
                return nodes[0] if len(nodes) == 1 else ('pipe', nodes)
            self.at += 1
            if self.bash and self.peek() == '&':
                unsupported('|& of the shell')
            self.space()
            nodes.append(self.command())

    def command(self):
        self.blanks()
        word = self.reserved()
        line = self.line
        if self.bash and self.text.startswith(('((', '[[ ', 'function ', 'select ', 'time ', 'coproc '), self.at):
            unsupported(self.text[self.at:].split()[0] + ' of bash')
        if self.peek() == '(':
            self.at += 1
            body = self.list()
            self.space()
            if self.peek() != ')':
                self.unexpected(')')
            self.at += 1
            node = ('sub', body)
        elif word == '{':
            self.at += 1
            node = ('group', self.list())
            self.expect('}')
        elif word == 'if':
            node = self.if_()
        elif word in ('while', 'until'):
            self.at += 5
            condition = self.list()
            node = (word, condition, self.do())
        elif word == 'for':
            node = self.for_()
        elif word == 'case':
            node = self.case()
        elif word:
            self.unexpected()
        else:
            return self.simple(line)
        redirects = []
        while self.redirect(redirects):
            pass
        return ('redirect', node, redirects, line) if redirects else node

    def do(self):
        self.expect('do')
        body = self.list()
        self.expect('done')
        return body

    def if_(self):
        self.at += 2 if self.reserved() == 'if' else 4
        condition = self.list()
        self.expect('then')
        body = self.list()
        self.space()
        word = self.reserved()
        if word == 'elif':
            return ('if', condition, body, self.if_())
        other = None
        if word == 'else':
            self.at += 4
            other = self.list()
        self.expect('fi')
        return ('if', condition, body, other)

    def for_(self):
        self.at += 3
        self.blanks()
        start = self.at
        while self.peek().isalnum() or self.peek() == '_':
            self.at += 1
        name = self.text[start:self.at]
        if not is_name(name):
            raise Syntax('Syntax error: Bad for loop variable')
        self.space()
        words = None
        if self.reserved() == 'in':
            self.at += 2
            words = []
            while True:
                self.blanks()
                if not self.peek() or self.peek() in '\n;':
                    break
                if self.peek() in _META:
                    self.unexpected()
                words += self.words()
        self.blanks()
        if self.peek() == ';':
            self.at += 1
        return ('for', name, words, self.do())

    def case(self):
        self.at += 4
        self.blanks()
        subject, arms = self.word(), []
        self.expect('in')
        while True:
            self.space()
            if self.reserved() == 'esac':
                break
            if self.peek() == '(':
                self.at += 1
            patterns = []
            while True:
                self.blanks()
                if self.at >= len(self.text) or self.peek() in _META:
                    self.unexpected(')')
                patterns.append(self.word())
                self.blanks()
                if self.peek() != '|':
                    break
                self.at += 1
            if self.peek() != ')':
                self.unexpected(')')
            self.at += 1
            arms.append((patterns, self.list(empty=True)))
            self.space()
            if self.operator() != ';;':
                break
            self.at += 2
        self.expect('esac')
        return ('case', subject, arms)

    def redirect(self, found):
        """One redirection, if there is one here."""
        self.blanks()
        start = self.at
        while self.peek().isdigit():
            self.at += 1
        number = self.text[start:self.at]
        both = self.bash and not number and self.peek(2) == '&>'
        if both:
            self.at += 1
        operator = self.operator()
        if not operator or operator[0] not in '<>':
            self.at = start
            return False
        if self.bash and self.peek(2) in ('<(', '>('):
            unsupported(self.peek(2) + '…) of bash')
        if self.peek(3) == '<<<' and self.bash:
            unsupported('<<< of bash')
        self.at += len(operator)
        self.blanks()
        if not self.peek() or self.peek() in _META:
            self.unexpected()
        word = self.word()
        fd = int(number) if number else 0 if operator[0] == '<' else 1
        if operator.startswith('<<'):
            place = []
            mark = ''.join(part[1] for part in word)
            self.heredocs.append((place, mark, any(part[2] for part in word if part[0] == 't'), operator == '<<-'))
            word = place
        found.append((fd, operator, word))
        if both:
            found.append((2, '>&', [('t', '1', False)]))
        return True

    def simple(self, line):
        assignments, words, redirects = [], [], []
        while True:
            if self.redirect(redirects):
                continue
            c = self.peek()
            if not c or c in _META:
                if c == '(' and len(words) == 1 and not assignments and not redirects:
                    return self.function(words[0])
                break
            more = self.words()
            word = more[0]
            first = word[0]
            if not words and first[0] == 't' and not first[2] and '=' in first[1]:
                name, _, rest = first[1].partition('=')
                if self.bash and (name.endswith(('+', ']')) or not rest and self.peek() == '('):
                    unsupported('such assignments of bash')
                if is_name(name):
                    assignments.append((name, [('t', rest, False)] + word[1:] if rest else word[1:]))
                    continue
            words += more
        if not words and not assignments and not redirects:
            self.unexpected()
        return ('simple', assignments, words, redirects, line)

    def function(self, word):
        self.at += 1
        self.blanks()
        if self.peek() != ')':
            self.unexpected(')')
        self.at += 1
        name = ''.join(part[1] for part in word if part[0] == 't')
        if not is_name(name):
            raise Syntax('Syntax error: Bad function name')
        self.space()
        return ('function', name, self.command())

    def word(self, ends=_META):
        """A word, up to one of these characters."""
        parts, plain = [], ''
        while self.at < len(self.text) and self.peek() not in ends:
            c = self.peek()
            if c == '\n':
                self.line += 1
            if c not in '\\\'"$`':
                plain += c
                self.at += 1
                continue
            if c == '$' and self.bash and self.peek(2) in ("$'", '$"'):
                unsupported(self.peek(2) + ' of bash')
            if plain:
                parts.append(('t', plain, False))
                plain = ''
            self.at += 1
            if c == '\\':
                if self.peek() == '\n':
                    self.line += 1
                else:
                    parts.append(('t', self.peek() or '\\', True))
                self.at += 1
            elif c == "'":
                end = self.text.find("'", self.at)
                if end < 0:
                    raise Syntax('Syntax error: Unterminated quoted string')
                text = self.text[self.at:end]
                self.line += text.count('\n')
                parts.append(('t', text, True))
                self.at = end + 1
            elif c == '"':
                parts += self.inside('"') or [('t', '', True)]
                self.at += 1
            else:
                self.at -= 1
                parts.append(self.dollar(False) if c == '$' else self.backquote(False))
        if plain:
            parts.append(('t', plain, False))
        return parts

    def words(self):
        """A word, which braces make several in bash."""
        word = self.word()
        if self.bash:
            for at, part in enumerate(word):
                if part[0] == 't' and not part[2] and '{' in part[1]:
                    before, _, rest = part[1].partition('{')
                    inside, closed, after = rest.partition('}')
                    first, dots, last = inside.partition('..')
                    if '{' in inside + after or not closed and len(word) > 1:
                        unsupported('such braces of bash')
                    if ',' in inside:
                        found = inside.split(',')
                    elif dots and first.lstrip('-').isdigit() and last.lstrip('-').isdigit():
                        if first[:1] == '0' and first != '0':
                            unsupported('such braces of bash')
                        step = 1 if int(first) <= int(last) else -1
                        found = [str(n) for n in range(int(first), int(last) + step, step)]
                    elif dots:
                        unsupported('such braces of bash')
                    else:
                        continue
                    return [word[:at] + [('t', before + text + after, False)] + word[at + 1:] for text in found]
        return [word]

    def inside(self, end):
        """What stands in double quotes, in here-documents (`end` is '') and in expansions there."""
        parts, plain = [], ''
        while True:
            c = self.peek()
            if not c:
                if end:
                    raise Syntax('Syntax error: ' + ('Unterminated quoted string' if end == '"' else 'Missing \'}\''))
                break
            if c == end:
                break
            if c == '\n':
                self.line += 1
            if c == '\\':
                follows = self.text[self.at + 1:self.at + 2]
                self.at += 2
                plain += '' if follows == '\n' else follows if follows and follows in '$`\\' + end else c + follows
            elif c in '$`':
                if plain:
                    parts.append(('t', plain, True))
                    plain = ''
                parts.append(self.dollar(True) if c == '$' else self.backquote(True))
            elif c == '"' and end == '}':
                self.at += 1
                parts += [('t', plain, True)] + self.inside('"')
                plain = ''
                self.at += 1
            else:
                plain += c
                self.at += 1
        if plain:
            parts.append(('t', plain, True))
        return parts

    def backquote(self, quoted):
        self.at += 1
        text = ''
        while self.peek() != '`':
            if not self.peek():
                raise Syntax('Syntax error: EOF in backquote substitution')
            if self.peek() == '\\' and self.text[self.at + 1:self.at + 2] in ('$', '`', '\\', *'"' * quoted):
                self.at += 1
            text += self.peek()
            self.at += 1
        self.at += 1
        inner = Parser(text, self.line, self.bash)
        node = inner.list(empty=True)
        if inner.at < len(text):
            inner.unexpected()
        return ('c', node, quoted)

    def dollar(self, quoted):
        """An expansion."""
        self.at += 1
        if self.peek(2) == '((':
            return self.arithmetic(quoted)
        c = self.peek()
        if c == '(':
            self.at += 1
            node = self.list(empty=True)
            self.space()
            if self.peek() != ')':
                self.unexpected(')')
            self.at += 1
            return ('c', node, quoted)
        if c == '{':
            return self.braces(quoted)
        if c and c in '?$!#@*-' or c.isdigit():
            self.at += 1
            return ('v', c, '', None, quoted)
        start = self.at
        while self.peek().isalnum() and self.peek().isascii() or self.peek() == '_':
            self.at += 1
        if self.at == start:
            return ('t', '$', quoted)
        return ('v', self.text[start:self.at], '', None, quoted)

    def braces(self, quoted):
        self.at += 1
        length = self.peek() == '#' and self.text[self.at + 1:self.at + 2] not in ('}', ':', '-', '+', '=', '?', '%', '#')
        self.at += length
        start = self.at
        if self.peek() and self.peek() in '?$!#@*-':
            self.at += 1
        else:
            while self.peek().isalnum() or self.peek() == '_':
                self.at += 1
        name = self.text[start:self.at]
        if not name or not is_name(name) and len(name) > 1 and not name.isdigit():
            raise Syntax('Bad substitution')
        if length:
            if self.peek() != '}':
                raise Syntax('Bad substitution')
            self.at += 1
            return ('v', name, 'length', None, quoted)
        if self.peek() == '}':
            self.at += 1
            return ('v', name, '', None, quoted)
        operator = self.peek(2) if self.peek(2) in (':-', ':=', ':?', ':+', '%%', '##') else self.peek()
        if not operator:
            raise Syntax("Syntax error: Missing '}'")
        if operator not in (':-', ':=', ':?', ':+', '%%', '##', '-', '=', '?', '+', '%', '#'):
            if self.bash:
                unsupported('${' + name + operator + '…} of bash')
            raise Syntax('Bad substitution')
        self.at += len(operator)
        word = self.word('}') if not quoted or operator[0] in '%#' else self.inside('}')
        if self.peek() != '}':
            raise Syntax("Syntax error: Missing '}'")
        self.at += 1
        return ('v', name, operator, word, quoted)

    def arithmetic(self, quoted):
        self.at += 2
        start, depth = self.at, 0
        while depth or self.peek(2) != '))':
            c = self.peek()
            if not c:
                raise Syntax('Syntax error: Missing \'))\'')
            depth += (c == '(') - (c == ')')
            self.at += 1
        text = self.text[start:self.at]
        self.at += 2
        return ('a', Parser(text, self.line, self.bash).inside(''), quoted)
