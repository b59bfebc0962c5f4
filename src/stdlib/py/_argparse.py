"""How argparse reads a command line (`parse`) and what its help looks like (`HelpFormatter`)."""

import textwrap

import argparse

__name__ = 'argparse'  # the module of its classes
_MANY = 1 << 60


def _range(nargs):
    """The least and the most words an argument takes."""
    if nargs is None:
        return 1, 1
    if isinstance(nargs, int):
        return nargs, nargs
    return {'?': (0, 1), '*': (0, _MANY), '+': (1, _MANY), 'A...': (1, _MANY), '...': (0, _MANY),
            argparse.SUPPRESS: (0, 0)}[nargs]


def _value(parser, action, text):
    kind = parser._registries['type'].get(action.type, action.type)
    if kind is None:
        return text
    try:
        return kind(text)
    except argparse.ArgumentTypeError as err:
        raise argparse.ArgumentError(action, str(err))
    except (TypeError, ValueError):
        name = getattr(action.type, '__name__', repr(action.type))
        raise argparse.ArgumentError(action, f'invalid {name} value: {text!r}')


def _check(action, value):
    if action.choices is None:
        return
    choices = iter(action.choices) if isinstance(action.choices, str) else action.choices
    if value not in choices:
        text = str(value)
        message = f'invalid choice: {text!r}'
        names = [str(choice) for choice in action.choices]
        near = _closest(text, names) if all([isinstance(c, str) for c in action.choices]) else None
        if near:
            message += f', maybe you meant {near!r}?'
        raise argparse.ArgumentError(action, f"{message} (choose from {', '.join(map(repr, names))})")


def _common(a, b):
    """How many characters the longest common blocks have (difflib's ratio without the division)."""
    best, at, bt = 0, 0, 0
    for i in range(len(a)):
        for j in range(len(b)):
            n = 0
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            if n > best:
                best, at, bt = n, i, j
    if not best:
        return 0
    return best + _common(a[:at], b[:bt]) + _common(a[at + best:], b[bt + best:])


def _closest(text, names):
    rated = [(2 * _common(name, text) / max(1, len(name) + len(text)), name) for name in names]
    rate, name = max(rated, default=(0, None))
    return name if rate >= 0.6 else None


def _values(parser, action, words):
    nargs = action.nargs
    if nargs == '?' and not words:
        value = action.const if action.option_strings else action.default
        if isinstance(value, str) and value is not argparse.SUPPRESS:
            value = _value(parser, action, value)
        return value
    if nargs == '*' and not words and not action.option_strings:
        return action.default if action.default is not None else []
    if nargs is None or nargs == '?':
        value = _value(parser, action, words[0])
        _check(action, value)
        return value
    if nargs == '...':
        return [_value(parser, action, word) for word in words]
    if nargs == 'A...':
        values = [_value(parser, action, word) for word in words]
        _check(action, values[0])
        return values
    if nargs == argparse.SUPPRESS:
        return argparse.SUPPRESS
    values = [_value(parser, action, word) for word in words]
    for value in values:
        _check(action, value)
    return values


class _Reader:
    def __init__(self, parser, words, namespace):
        self.parser = parser
        self.words = words
        self.namespace = namespace
        self.rest = []
        self.warned = set()
        self.seen = set()
        self.positionals = [a for a in parser._actions if not a.option_strings]
        numbers = [o for o in parser._option_string_actions if o[1:].replace('.', '', 1).isdigit()]
        self.numbers_are_options = bool(numbers)
        self.kinds = []
        only_values = False
        for word in words:
            if only_values:
                self.kinds.append(None)
            elif word == '--':
                self.kinds.append('--')
                only_values = True
            else:
                self.kinds.append(self.option(word))

    def option(self, word):
        """What an option means: (action, name, value after = or None); None for a plain word."""
        parser = self.parser
        known = parser._option_string_actions
        if not word or word[0] not in parser.prefix_chars:
            return None
        if word in known:
            return known[word], word, None
        if len(word) == 1:
            return None
        name, equals, value = word.partition('=')
        if equals and name in known:
            return known[name], name, value
        found = self.abbreviated(word)
        if len(found) > 1:
            names = ', '.join([name for _, name, _ in found])
            raise argparse.ArgumentError(None, f'ambiguous option: {word} could match {names}')
        if found:
            return found[0]
        if word[1:].replace('.', '', 1).isdigit() and not self.numbers_are_options or ' ' in word:
            return None
        return None, word, None

    def abbreviated(self, word):
        parser = self.parser
        known = parser._option_string_actions
        if word[1] in parser.prefix_chars:
            if not parser.allow_abbrev:
                return []
            name, equals, value = word.partition('=')
            return [(known[o], o, value if equals else None) for o in known if o.startswith(name)]
        if word[:2] in known:
            return [(known[word[:2]], word[:2], word[2:])]
        if parser.allow_abbrev:
            return [(known[o], o, None) for o in known if o.startswith(word)]
        return []

    def take(self, action, words, name=None):
        self.seen.add(action)
        if action.deprecated and (words or name) and (name or action.dest) not in self.warned:
            kind = 'option' if name else 'argument'
            self.parser._warning(f"{kind} '{name or action.dest}' is deprecated")
            self.warned.add(name or action.dest)
        values = _values(self.parser, action, words)
        if words or action.option_strings or values is not action.default:
            for group in self.parser._mutually_exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.given:
                            raise argparse.ArgumentError(action, 'not allowed with argument '
                                                         + argparse._name(other))
            if values is not action.default or action.option_strings:
                self.given.add(action)
        if values is not argparse.SUPPRESS:
            action(self.parser, self.namespace, values, name)

    given = None

    def run(self):
        self.given = set()
        at = 0
        while True:
            stop = at
            while stop < len(self.words) and not isinstance(self.kinds[stop], tuple):
                stop += 1
            at = self.plain(at, stop, stop >= len(self.words))
            if stop > at:
                if stop >= len(self.words):
                    self.rest += [w for w, k in zip(self.words[at:], self.kinds[at:])]
                    at = stop
                else:
                    self.rest += self.words[at:stop]
                    at = stop
            if at >= len(self.words):
                break
            at = self.optional(at)
        self.finish()
        return self.rest

    def plain(self, start, stop, last):
        """Gives the words up to the next option to as many positionals as fit."""
        began = False
        while self.positionals:
            words = [(i, self.words[i]) for i in range(start, stop) if self.kinds[i] != '--']
            first = self.positionals[0]
            if first.nargs in ('...', 'A...'):
                if not words:
                    if first.nargs == 'A...' or not (last or began):
                        return start
                    # After the words of others the rest begins here, options and all.
                    words = [(start, None)]
                self.positionals.pop(0)
                rest = self.words[words[0][0]:]
                self.take(first, rest)
                return len(self.words)
            shares = self.shares(len(words), last)
            if not shares:
                return start
            taken = 0
            began = True
            for count in shares:
                action = self.positionals[0]
                if action.nargs in ('...', 'A...'):
                    break
                self.positionals.pop(0)
                self.take(action, [w for _, w in words[taken:taken + count]])
                taken += count
            start = words[taken][0] if taken < len(words) else stop
            if not (self.positionals and self.positionals[0].nargs in ('...', 'A...')):
                return start
        return start

    def shares(self, count, last):
        """How many words each positional takes: the most actions that fit, each as greedy as it can be."""
        ranges = []
        for action in self.positionals:
            if action.nargs in ('...', 'A...'):
                ranges.append((0 if action.nargs == '...' else 1, _MANY))
                break
            ranges.append(_range(action.nargs))
        for n in range(len(ranges), 0, -1):
            if sum([low for low, _ in ranges[:n]]) <= count:
                break
        else:
            return []
        if count == 0 and not last:
            return []
        shares, left = [], count
        for i in range(n):
            low, high = ranges[i]
            needed = sum([other for other, _ in ranges[i + 1:n]])
            shares.append(max(low, min(high, left - needed)))
            left -= shares[-1]
        while not last and shares and shares[-1] == 0:
            shares.pop()  # may still get words after the next option
        return shares

    def optional(self, at):
        action, name, value = self.kinds[at]
        if action is None:
            self.rest.append(self.words[at])
            return at + 1
        while True:
            low, high = _range(action.nargs)
            if value is None:
                break
            if high >= 1:
                self.take(action, [value], name)
                return at + 1
            if len(name) == 2 and name[1] not in self.parser.prefix_chars:
                # Short flags in one word: -xvf.
                self.take(action, [], name)
                following = name[0] + value[:1]
                known = self.parser._option_string_actions
                if following not in known:
                    raise argparse.ArgumentError(action, f'ignored explicit argument {value!r}')
                action, name, value = known[following], following, value[1:] or None
                continue
            raise argparse.ArgumentError(action, f'ignored explicit argument {value!r}')
        stop = at + 1
        if action.nargs == '...':
            stop = len(self.words)
        while stop < len(self.words) and stop - at - 1 < high and self.kinds[stop] is None:
            stop += 1
        words = self.words[at + 1:stop]
        if len(words) < low:
            if action.nargs is None:
                message = 'expected one argument'
            elif action.nargs == '+':
                message = 'expected at least one argument'
            else:
                message = f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}"
            raise argparse.ArgumentError(action, message)
        self.take(action, words, name)
        return stop

    def finish(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(argparse._name(action))
            elif isinstance(action.default, str) and getattr(self.namespace, action.dest, None) is action.default:
                setattr(self.namespace, action.dest, _value(self.parser, action, action.default))
        if missing:
            raise argparse.ArgumentError(None, 'the following arguments are required: ' + ', '.join(missing))
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any([action in self.given for action in group._group_actions]):
                names = [argparse._name(a) for a in group._group_actions if a.help is not argparse.SUPPRESS]
                raise argparse.ArgumentError(None, f"one of the arguments {' '.join(names)} is required")


def parse(parser, words, namespace):
    """Fills the namespace; the words that nobody took."""
    if parser.fromfile_prefix_chars is not None:
        expanded = []
        for word in words:
            if word and word[0] in parser.fromfile_prefix_chars:
                with open(word[1:]) as file:
                    for line in file.read().splitlines():
                        expanded += parser.convert_arg_line_to_args(line)
            else:
                expanded.append(word)
        words = expanded
    return _Reader(parser, words, namespace).run()


class HelpFormatter:
    """Makes the text of usage and help."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None, color=True):
        self._prog = prog
        self._width = 78 if width is None else width
        self._max = min(max_help_position, max(self._width - 20, indent_increment * 2))

    def _metavar(self, action, default):
        if action.metavar is not None:
            return action.metavar
        if action.choices is not None:
            return '{' + ','.join(map(str, action.choices)) + '}'
        return default

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest

    def _get_help_string(self, action):
        return action.help

    def _split_lines(self, text, width):
        return textwrap.wrap(' '.join(text.split()), width)

    def _fill_text(self, text, width, indent):
        return textwrap.fill(' '.join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _args(self, action, default):
        metavar = self._metavar(action, default)
        nargs = action.nargs
        names = metavar if isinstance(metavar, tuple) else (metavar,) * (nargs if isinstance(nargs, int) else 2)
        if nargs is None:
            return names[0]
        if nargs == '?':
            return f'[{names[0]}]'
        if nargs == '*':
            return f'[{names[0]} ...]'
        if nargs == '+':
            return f'{names[0]} [{names[-1]} ...]'
        if nargs == '...':
            return '...'
        if nargs == 'A...':
            return f'{names[0]} ...'
        if nargs == argparse.SUPPRESS:
            return ''
        return ' '.join(names)

    def _part(self, action):
        """An argument in the usage line, without brackets."""
        if not action.option_strings:
            return self._args(action, self._get_default_metavar_for_positional(action))
        if action.nargs == 0:
            return action.format_usage()
        args = self._args(action, self._get_default_metavar_for_optional(action))
        return f'{action.option_strings[0]} {args}'

    def _parts(self, actions, groups):
        parts, done = [], set()
        for action in actions:
            if action in done or action.help is argparse.SUPPRESS:
                continue
            group = next((g for g in groups if action in g._group_actions), None)
            if group is not None:
                shown = [a for a in group._group_actions if a.help is not argparse.SUPPRESS]
                done.update(shown)
                texts = []
                for a in shown:
                    text = self._part(a)
                    if not a.option_strings and text.startswith('[') and text.endswith(']'):
                        text = text[1:-1]
                    texts.append(text)
                if texts and (len(texts) > 1 or not group.required):
                    before, after = '()' if group.required else '[]'
                    texts[0] = before + texts[0]
                    texts[:-1] = [text + ' |' for text in texts[:-1]]
                    texts[-1] += after
                parts += texts
                continue
            text = self._part(action)
            parts.append(f'[{text}]' if action.option_strings and not action.required else text)
        return parts

    def _usage(self, usage, actions, groups, prefix):
        if usage is not None:
            return f"{prefix}{usage % {'prog': self._prog}}\n\n"[:-1]
        options = self._parts([a for a in actions if a.option_strings], groups)
        plain = self._parts([a for a in actions if not a.option_strings], groups)
        line = ' '.join([self._prog, *options, *plain])
        width = self._width
        if len(prefix) + len(line) > width:
            def lines(parts, indent, first=None):
                found, current, size = [], [], (len(first) if first is not None else len(indent)) - 1
                for part in parts:
                    if size + 1 + len(part) > width and current:
                        found.append(indent + ' '.join(current))
                        current, size = [], len(indent) - 1
                    current.append(part)
                    size += len(part) + 1
                if current:
                    found.append(indent + ' '.join(current))
                if first is not None and found:
                    found[0] = found[0][len(indent):]
                return found

            if len(prefix) + len(self._prog) <= 0.75 * width:
                indent = ' ' * (len(prefix) + len(self._prog) + 1)
                if options:
                    all_lines = lines([self._prog, *options], indent, prefix) + lines(plain, indent)
                else:
                    all_lines = lines([self._prog, *plain], indent, prefix)
            else:
                indent = ' ' * len(prefix)
                all_lines = lines([*options, *plain], indent)
                if len(all_lines) > 1:
                    all_lines = lines(options, indent) + lines(plain, indent)
                all_lines = [self._prog] + all_lines
            line = '\n'.join(all_lines)
        return f'{prefix}{line}\n'

    def _invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            metavar = self._metavar(action, default)
            return ' '.join(metavar) if isinstance(metavar, tuple) else metavar
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        args = self._args(action, self._get_default_metavar_for_optional(action))
        return ', '.join(action.option_strings) + ' ' + args

    def _expand_help(self, action):
        values = dict(vars(action), prog=self._prog)
        for name in list(values):
            if values[name] is argparse.SUPPRESS:
                del values[name]
            elif hasattr(values[name], '__name__'):
                values[name] = values[name].__name__
        if values.get('choices') is not None:
            values['choices'] = ', '.join(map(str, values['choices']))
        text = self._get_help_string(action)
        return text % values if '%' in text else text

    def _rows(self, actions, indent):
        rows = []
        for action in actions:
            if action.help is argparse.SUPPRESS:
                continue
            rows.append((indent, self._invocation(action), action))
            if isinstance(action, argparse._SubParsersAction):
                rows += self._rows(action._choices_actions, indent + 2)
        return rows

    def _help(self, parser):
        sections = [self._usage(parser.usage, parser._actions, parser._mutually_exclusive_groups, 'usage: ')]

        def text(words):
            if words and words is not argparse.SUPPRESS:
                if '%(prog)' in words:
                    words = words % {'prog': self._prog}
                sections.append(self._fill_text(words, max(self._width, 11), '') + '\n')

        text(parser.description)
        groups = [(group, self._rows(group._group_actions, 2)) for group in parser._action_groups]
        longest = max([indent + len(name) for _, rows in groups for indent, name, _ in rows], default=0)
        position = min(longest + 2, self._max)
        for group, rows in groups:
            if not rows and not group.description:
                continue
            lines = [f'{group.title}:\n'] if group.title else []
            if group.description:
                lines.append(self._fill_text(group.description, self._width - 2, '  ') + '\n' + '\n' * bool(rows))
            for indent, name, action in rows:
                self._row(lines, indent, name, action, position)
            sections.append(''.join(lines))
        text(parser.epilog)
        words = '\n'.join(sections)
        while '\n\n\n' in words:
            words = words.replace('\n\n\n', '\n\n')
        return words.strip('\n') + '\n'

    def _row(self, lines, indent, name, action, position):
        head = ' ' * indent + name
        if not action.help or not action.help.strip():
            lines.append(head + '\n')
            return
        wrapped = self._split_lines(self._expand_help(action), max(self._width - position, 11))
        if len(head) <= position - 2:
            lines.append(head.ljust(position) + wrapped[0] + '\n')
            wrapped = wrapped[1:]
        else:
            lines.append(head + '\n')
        lines += [' ' * position + line + '\n' for line in wrapped]


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return ''.join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ''
        if '%(default)' not in text and action.default is not argparse.SUPPRESS:
            if action.option_strings or action.nargs in ('?', '*'):
                if action.required:
                    return text
                text += ' (default: %(default)s)'
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional
