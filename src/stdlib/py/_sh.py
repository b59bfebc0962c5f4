"""The shell: `sh`, and of `bash` what both have in common.

Programs are processes of their own; members of pipelines, subshells and $(…) that are no single program are copies of
the shell, as in dash. The last command of a copy takes its place; in bash, a simple one that of the shell itself, too.
"""

import os
import posix
import _exec
import _processes
import _programs
from _gilscope import unsupported
from _sh_parse import Parser, Syntax, is_name
from _sh_words import Bad, fields, pattern_of, text_of

_NOT_HERE = frozenset('alias bg fg getopts hash jobs times type ulimit umask unalias fc declare typeset mapfile readarray '
                      'shopt let pushd popd dirs source disown enable help history builtin bind complete'.split())
_BASH_ONLY = frozenset('declare typeset mapfile readarray shopt let pushd popd dirs source disown enable help history builtin '
                       'bind complete'.split())


class Leave(Exception):
    """The end of the shell, with a status."""


class Return(Exception):
    """The end of a function."""


class Loop(Exception):
    """`break` or `continue`: which, and for how many loops."""


class Failed(Exception):
    """A command that ends with a message: text and status."""


class Shell:
    def __init__(self, name, args, bash):
        self.name = name
        self.args = args
        self.bash = bash
        self.vars = dict(os.environ) | {'PWD': os.getcwd()}
        self.exported = set(self.vars)
        self.vars |= {'IFS': ' \t\n', 'OPTIND': '1'}
        self.options = set()
        self.status = 0
        self.functions = {}
        self.fixed = set()
        self.trap = ''
        self.pid = os.getpid()
        self.last = 0
        self.jobs = {}
        self.line = 1
        self.tested = 0
        self.depth = 0
        self.copied = False
        # What descriptors of commands are here.
        self.fds = {0: 0, 1: 1, 2: 2}

    # === Saying ===

    def put(self, fd, text):
        if fd not in self.fds:
            raise Failed('write error: Bad file descriptor', 1)
        _programs.put(self.fds[fd], text.encode() if isinstance(text, str) else text)

    def say(self, text):
        self.put(2, f'{self.name}: {"line " * self.bash}{self.line}: {text}\n')

    # === Running text ===

    def text(self, text, last=True):
        """Run all of a text; if `last`, its last command may take the shell's place."""
        parser = Parser(text, self.line, self.bash)
        while True:
            try:
                node = parser.complete()
            except Syntax as e:
                if self.bash:
                    unsupported('syntax errors of bash')
                self.line = parser.line
                self.say(e)
                raise Leave(2) from None
            if node is None:
                return self.status
            self.run(node, last and not text[parser.at:].strip())

    def typed(self):
        """Run what comes by standard input: each command as soon as all of it is there. What is left at the end."""
        text, line = '', 1
        for chunk in _programs.chunks(0):
            text += chunk.decode()
            while True:
                parser = Parser(text, line, self.bash)
                try:
                    node = parser.complete()
                except Syntax as e:
                    if any(part in str(e) for part in ('end of file', 'Unterminated', 'Missing')):
                        break
                    self.line = line
                    return text
                if node is None or parser.short or parser.at >= len(text) and text[-1] != '\n':
                    break
                text, line = text[parser.at:], parser.line
                self.run(node)
        self.line = line
        return text

    def run(self, node, last=False):
        """Run a node: its status. `last`: nothing comes behind, so a program may take the place of this process."""
        kind = node[0]
        if self.bash and not self.copied and (kind not in ('simple', 'seq', '&&', '||') or kind == 'simple' and node[3]):
            last = False
        if kind == 'simple':
            self.status = self.simple(node, last)
            self.check()
        elif kind == 'seq':
            if not node[1]:
                self.status = 0
            for at, (part, background) in enumerate(node[1]):
                if background:
                    null = os.open('/dev/null', 0)
                    self.last = self.start(part, {**self.fds, 0: null}, ())
                    os.close(null)
                    self.jobs[self.last] = None
                    self.status = 0
                else:
                    self.run(part, last and at == len(node[1]) - 1)
        elif kind in ('&&', '||'):
            self.tested += 1
            self.run(node[1])
            self.tested -= 1
            if (self.status == 0) == (kind == '&&'):
                self.run(node[2], last)
        elif kind == '!':
            self.tested += 1
            self.run(node[1])
            self.tested -= 1
            self.status = int(not self.status)
        elif kind == 'pipe':
            self.status = self.pipe(node[1])
            self.check()
        elif kind == 'if':
            if self.condition(node[1]):
                self.run(node[2], last)
            elif node[3] is not None:
                self.run(node[3], last)
            else:
                self.status = 0
        elif kind in ('while', 'until'):
            self.loop(self.while_(node))
        elif kind == 'for':
            self.loop(self.for_(node))
        elif kind == 'case':
            self.case(node, last)
        elif kind == 'group':
            self.run(node[1], last)
        elif kind == 'sub':
            if last and not self.trap:
                # Nobody sees what it changes.
                self.run(node[1], True)
                raise Leave(self.status)
            self.status = self.wait(self.start(node, self.fds, ()))
            self.check()
        elif kind == 'redirect':
            self.line = node[3]
            self.with_fds(node[2], lambda: self.run(node[1]))
        elif kind == 'function':
            self.functions[node[1]] = node[2]
            self.status = 0
        return self.status

    def check(self):
        """With `set -e`, a command that failed ends the shell."""
        if self.status and 'e' in self.options and not self.tested:
            raise Leave(self.status)

    def condition(self, node):
        self.tested += 1
        self.run(node)
        self.tested -= 1
        return self.status == 0

    def while_(self, node):
        while True:
            if self.condition(node[1]) != (node[0] == 'while'):
                return
            yield node[2]

    def for_(self, node):
        words = list(self.args) if node[2] is None else fields(self, node[2])
        for word in words:
            self.vars[node[1]] = word
            yield node[3]

    def loop(self, bodies):
        """Run bodies until there is none, or `break`."""
        status = 0
        self.depth += 1
        try:
            while True:
                try:
                    body = next(bodies, None)
                    if body is None:
                        break
                    status = self.run(body)
                except Loop as e:
                    which, count = e.args
                    status = self.status = 0
                    if count > 1 and self.depth > 1:
                        raise Loop(which, count - 1) from None
                    if which == 'break':
                        break
        finally:
            self.depth -= 1
        self.status = status

    def case(self, node, last):
        from fnmatch import fnmatchcase
        subject = text_of(self, node[1])
        self.status = 0
        for patterns, body in node[2]:
            if any(fnmatchcase(subject, pattern_of(self, pattern)) for pattern in patterns):
                self.run(body, last)
                return

    # === Processes ===

    def environment(self):
        return {name: self.vars[name] for name in self.vars if name in self.exported}

    def start(self, node, fds, close):
        """Run a node as another process: its number."""
        if node[0] == 'simple' and node[2]:
            return self.start_simple(node, fds, close)
        return self.copy(lambda: self.run(node[1] if node[0] == 'sub' else node, True), fds, close)

    def start_simple(self, node, fds, close):
        words = node[2][0]
        name = words[0][1] if len(words) == 1 and words[0][0] == 't' else ''
        if not name or name in _BUILTINS or name in self.functions or name in _NOT_HERE or node[3]:
            return self.copy(lambda: self.run(node, True), fds, close)
        argv = fields(self, node[2])
        if self.find(argv[0])[0] is None:
            return self.copy(lambda: self.run(node, True), fds, close)
        return self.spawn(argv, node[1], fds)

    def spawn(self, argv, assignments, fds):
        env = self.environment()
        for name, word in assignments:
            env[name] = text_of(self, word)
        return _exec.start(argv, [(here, there) for there, here in fds.items() if here != there or there > 2], env)

    def copy(self, function, fds, close):
        """A copy of the shell that runs a function and ends."""
        pid = os.fork()
        if pid:
            return pid
        for fd in close:
            os.close(fd)
        self.fds = dict(fds)
        self.jobs = {}
        self.trap = ''
        self.copied = True
        _processes.set_name(self.name.rpartition('/')[2])
        os._exit(self.ended(function))

    def ended(self, function):
        """The status with which the shell ends once a function has run."""
        try:
            function()
        except Leave as e:
            return e.args[0] & 255
        except _programs.Exit as e:
            return e.status
        except Bad as e:
            if self.bash:
                unsupported('such an error in bash')
            self.say(e)
            return 2
        except Failed as e:
            self.say(e.args[0])
            return e.args[1]
        except Return as e:
            return e.args[0] & 255
        except Loop:
            pass
        return self.status

    def wait(self, pid, quiet=False):
        """Wait for a process: what $? is then."""
        if pid in self.jobs and self.jobs[pid] is not None:
            return self.jobs[pid]
        while True:
            ended, status = os.waitpid(-1, 0) if self.jobs else os.waitpid(pid, 0)
            code = os.waitstatus_to_exitcode(status)
            code = code if code >= 0 else 128 - code
            if ended == pid:
                break
            if ended in self.jobs:
                self.jobs[ended] = code
        if pid in self.jobs:
            self.jobs[pid] = code
        if code > 128 and os.WIFSIGNALED(status) and code - 128 not in (2, 13) and not quiet:
            import _signal
            self.put(2, _signal.strsignal(code - 128) + '\n')
        return code

    def pipe(self, nodes):
        before, pids = None, []
        for node in nodes[:-1]:
            reader, writer = os.pipe()
            fds = {**self.fds, 1: writer}
            close = [reader]
            if before is not None:
                fds[0] = before
            pids.append(self.start(node, fds, close))
            os.close(writer)
            if before is not None:
                os.close(before)
            before = reader
        pids.append(self.start(nodes[-1], {**self.fds, 0: before}, ()))
        os.close(before)
        others = set(pids)
        self.jobs |= dict.fromkeys(pids)
        statuses = [self.wait(pid, pid != pids[-1]) for pid in pids]
        for pid in others:
            del self.jobs[pid]
        if 'pipefail' in self.options:
            return next((status for status in reversed(statuses) if status), 0)
        return statuses[-1]

    def output(self, node):
        """What a command writes: text."""
        reader, writer = os.pipe()
        pid = self.start(node, {**self.fds, 1: writer}, [reader]) if node[0] != 'seq' or node[1] else None
        os.close(writer)
        data = b''.join(_programs.chunks(reader))
        os.close(reader)
        if pid is not None:
            self.status = self.wait(pid)
        try:
            return data.decode().replace('\0', '')
        except UnicodeDecodeError:
            unsupported('other text than UTF-8 in the shell')

    # === Redirections ===

    def redirected(self, redirects):
        """The descriptors with redirections applied, and those to close afterwards."""
        fds, opened = dict(self.fds), []
        for fd, operator, word in redirects:
            if operator.startswith('<<'):
                data = text_of(self, word[0]).encode()
                if len(data) > 65536:
                    unsupported('a here-document of this size')
                reader, writer = os.pipe()
                _programs.put(writer, data)
                os.close(writer)
                opened.append(reader)
                fds[fd] = reader
                continue
            target = text_of(self, word)
            if operator in ('>&', '<&'):
                if target == '-':
                    unsupported('closing a descriptor in the shell')
                if not target.isdigit():
                    raise Failed('Syntax error: Bad fd number', 2) if not self.bash else Failed(f'{target}: ambiguous redirect', 1)
                if int(target) not in fds:
                    raise Failed(f'{target}: Bad file descriptor', 1 if self.bash else 2)
                fds[fd] = fds[int(target)]
                continue
            flags = {'<': 0, '<>': os.O_RDWR | os.O_CREAT, '>>': os.O_WRONLY | os.O_CREAT | os.O_APPEND}.get(
                operator, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            try:
                fds[fd] = os.open(target, flags, 0o666)
            except OSError as e:
                if self.bash:
                    raise Failed(f'{target}: {e.strerror}', 1) from None
                reason = e.strerror
                if e.errno == 2:
                    reason = 'No such file' if operator == '<' else 'Directory nonexistent'
                raise Failed(f'cannot {"open" if operator == "<" else "create"} {target}: {reason}', 2) from None
            opened.append(fds[fd])
        return fds, opened

    def with_fds(self, redirects, function):
        before, opened = self.fds, []
        try:
            self.fds, opened = self.redirected(redirects)
            return function()
        except Failed as e:
            self.fds = before
            self.say(e.args[0])
            self.status = e.args[1]
            self.check()
            return self.status
        finally:
            self.fds = before
            for fd in opened:
                os.close(fd)

    # === Simple commands ===

    def find(self, name):
        """The path of a program; else None, what the shell says, and the status."""
        path = _programs.find(name, self.vars.get('PATH', os.defpath))
        if not name and not self.bash:
            return None, 'Permission denied', 127
        if path is not None:
            return path, '', 0
        if _programs.known(name) and ('/' not in name or name.startswith(('/bin/', '/usr/bin/'))):
            unsupported('the program ' + name)
        if '/' in name and os.path.exists(name):
            return None, 'Is a directory' if self.bash and os.path.isdir(name) else 'Permission denied', 126
        return None, 'not found' if not self.bash else \
            'No such file or directory' if '/' in name else 'command not found', 127

    def simple(self, node, last):
        _, assignments, words, redirects, self.line = node
        status = self.status
        argv = fields(self, words)
        if 'x' in self.options:
            self.trace(assignments, argv)
        if not argv:
            for name, word in assignments:
                if name in self.fixed:
                    raise Bad(f'{name}: is read only')
                self.vars[name] = text_of(self, word)
                if 'a' in self.options:
                    self.exported.add(name)
            status = self.status if _substitutes(assignments, words) else 0
            return self.with_fds(redirects, lambda: status)
        name = argv[0]
        if name == 'exec':
            return self.exec(argv[1:], redirects)
        if name in self.functions:
            return self.with_fds(redirects, lambda: self.call(name, argv[1:], assignments))
        if name in _BUILTINS:
            self.status = status
            return self.with_fds(redirects, lambda: self.builtin(name, argv, assignments))
        if name in _NOT_HERE and (self.bash or name not in _BASH_ONLY):
            unsupported(f'the command {name} of the shell')
        path, said, status = self.find(name)
        if path is None:
            return self.with_fds(redirects, lambda: self.say(f'{name}: {said}') or status)
        if last and not self.jobs and not self.trap and path.rpartition('/')[2] not in _programs._PYTHONS:
            return self.with_fds(redirects, lambda: self.become(argv, assignments))
        return self.with_fds(redirects, lambda: self.program(argv, assignments, last))

    def program(self, argv, assignments, last):
        try:
            pid = self.spawn(argv, assignments, self.fds)
        except OSError as e:
            if e.errno != 8:
                raise
            pid = self.spawn(['/bin/sh', *argv], assignments, self.fds)
        if last:
            # It would have taken the place of this process: signals are for it.
            import _signal

            class Passed(Exception):
                pass

            def pass_on(number, _):
                raise Passed(number)

            for number in 1, 2, 15:
                _signal.signal(number, pass_on)
            while True:
                try:
                    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
                    break
                except Passed as e:
                    os.kill(pid, e.args[0])
            if status < 0:
                if status != -9:
                    _signal.signal(-status, 0)
                os.kill(os.getpid(), -status)
            return status
        return self.wait(pid)

    def become(self, argv, assignments):
        """Let a program take the place of this process."""
        env = self.environment()
        for name, word in assignments:
            env[name] = text_of(self, word)
        dup2 = getattr(posix, '_dup2', None) or posix.dup2
        moved = {there: os.dup(here) for there, here in self.fds.items() if here != there}
        for there, here in moved.items():
            dup2(here, there)
            os.close(here)
        try:
            raise Leave(_exec.become(argv, env))
        except OSError as e:
            if e.errno != 8:
                raise
            raise Leave(_exec.become(['/bin/sh', *argv], env)) from None

    def trace(self, assignments, argv):
        shown = [f'{name}={text_of(self, word)}' for name, word in assignments] + argv
        if self.bash and (assignments or any(word.strip() != word or not word or any(c in word for c in ' "\'$`\\|&;<>()*?[#~=%!{}^') for word in shown)):
            unsupported('set -x with words that need quotes')
        self.put(2, '+ ' + ' '.join(shown) + '\n')

    def call(self, name, args, assignments):
        for variable, word in assignments:
            self.vars[variable] = text_of(self, word)
        before, self.args = self.args, args
        depth, self.depth = self.depth, 0
        scope, self.scope = getattr(self, 'scope', None), {}
        try:
            self.run(self.functions[name])
        except Return as e:
            self.status = e.args[0]
        finally:
            self.args, self.depth = before, depth
            for variable, value in self.scope.items():
                if value is None:
                    self.vars.pop(variable, None)
                else:
                    self.vars[variable] = value
            self.scope = scope
        return self.status

    def builtin(self, name, argv, assignments):
        before = {}
        for variable, word in assignments:
            before[variable] = self.vars.get(variable), variable in self.exported
            self.vars[variable] = text_of(self, word)
            self.exported.add(variable)
        try:
            return _BUILTINS[name](self, argv) or 0
        finally:
            if name not in (':', 'export', 'eval', 'set', 'readonly', '.'):
                for variable, (value, exported) in before.items():
                    if value is None:
                        self.vars.pop(variable, None)
                    else:
                        self.vars[variable] = value
                    if not exported:
                        self.exported.discard(variable)

    def exec(self, argv, redirects):
        try:
            self.fds, _ = self.redirected(redirects)
        except Failed as e:
            self.say(e.args[0])
            raise Leave(e.args[1]) from None
        if not argv:
            return 0
        path, said, status = self.find(argv[0])
        if path is None:
            self.say(f'exec: {argv[0]}: {said}')
            raise Leave(status)
        if path.rpartition('/')[2] in _programs._PYTHONS:
            raise Leave(self.program(argv, (), True))
        return self.become(argv, ())


def _substitutes(assignments, words):
    """Whether the status is that of a $(…)."""
    return any(part[0] == 'c' for word in [word for _, word in assignments] + words for part in word)


from _sh_builtins import _BUILTINS


def main(argv):
    """Run the shell: its status."""
    args = list(argv[1:])
    bash = argv[0].rpartition('/')[2] == 'bash'
    options, text = set(), None
    is_text = from_stdin = False
    while args and args[0][:1] in ('-', '+') and len(args[0]) > 1:
        option = args.pop(0)
        if option == '--':
            break
        if option[:2] == '--' or option[0] == '+':
            unsupported(f'{argv[0]} {option}')
        for letter in option[1:]:
            if letter == 'c':
                is_text = True
            elif letter == 'o':
                options.add(args.pop(0))
            elif letter in 'eufxa':
                options.add(letter)
            elif letter == 's':
                from_stdin = True
            elif not (letter == 'l' and bash):
                unsupported(f'{argv[0]} -{letter}')
    name = argv[0]
    if is_text:
        if not args:
            _programs.put(2, f'{name}: 0: -c requires an argument\n'.encode())
            return 2
        text = args.pop(0)
        if args:
            name = args.pop(0)
    elif args and not from_stdin:
        name = args.pop(0)
        try:
            with open(name, 'rb') as file:
                data = file.read()
        except OSError as e:
            reason = 'No such file' if e.errno == 2 else e.strerror
            _programs.put(2, (f'{argv[0]}: {name}: {e.strerror}\n' if bash else
                              f'{argv[0]}: 0: cannot open {name}: {reason}\n').encode())
            return 127 if bash else 2
        text = data.decode()
    elif os.isatty(0):
        unsupported('an interactive shell')
    sh = Shell(name, args, bash)
    sh.options = options - {'errexit', 'nounset', 'noglob', 'xtrace', 'allexport'} | \
        {{'errexit': 'e', 'nounset': 'u', 'noglob': 'f', 'xtrace': 'x', 'allexport': 'a'}[name] for name in options
         if name in ('errexit', 'nounset', 'noglob', 'xtrace', 'allexport')}
    status = sh.ended(lambda: sh.text(sh.typed() if text is None else text, bash))
    if not sh.trap:
        return status
    text, sh.trap, sh.status = sh.trap, '', status

    def trapped():
        sh.text(text, False)
        raise Leave(status)

    return sh.ended(trapped)
