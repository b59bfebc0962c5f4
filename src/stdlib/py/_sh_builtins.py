"""What the shell does itself."""

import os
import _programs
from _gilscope import unsupported
from _sh_parse import is_name
from _sh_words import Bad


def _nothing(sh, argv):
    return 0


def _false(sh, argv):
    return 1


def _echo(sh, argv):
    from _programs_print import unescaped
    words, newline = argv[1:], True
    if sh.bash:
        escapes = False
        while words and len(words[0]) > 1 and words[0][0] == '-' and not words[0][1:].strip('neE'):
            option = words.pop(0)
            newline = newline and 'n' not in option
            escapes = 'e' in option or escapes and 'E' not in option
    else:
        escapes = True
        if words[:1] == ['-n']:
            newline = False
            del words[0]
    text = ' '.join(words)
    data, ended = unescaped(text, 'exuU' if sh.bash else 'e') if escapes else (text.encode(), False)
    sh.put(1, data if ended or not newline else data + b'\n')


def _printf(sh, argv):
    from _programs_print import formatted
    words = argv[1:]
    if words[:1] == ['--']:
        del words[0]
    if not words:
        if sh.bash:
            unsupported('printf without arguments')
        raise Bad('printf: usage: printf format [arg ...]')
    if words[0][:1] == '-' and sh.bash:
        unsupported('printf ' + words[0])
    status = 0

    def trouble(word, whole):
        nonlocal status
        if not word and not sh.bash:
            return
        status = 1
        sh.say(f'printf: {word}: ' + ('invalid number' if sh.bash else
                                      'expected numeric value' if whole else 'not completely converted'))

    done, _ = formatted(words[0], words[1:], trouble, 'exuU"' if sh.bash else 'e"')
    sh.put(1, done)
    return status


def _cd(sh, argv):
    words = [word for word in argv[1:] if word not in ('-P', '-L', '--')]
    target = words[0] if words else sh.vars.get('HOME', '')
    back = target == '-'
    if back:
        target = sh.vars.get('OLDPWD', '')
    if not target:
        return 0
    try:
        os.chdir(target)
    except OSError as e:
        if sh.bash:
            sh.say(f'cd: {target}: {e.strerror}')
            return 1
        sh.say(f"cd: can't cd to {target}")
        return 2
    sh.vars['OLDPWD'], sh.vars['PWD'] = sh.vars.get('PWD', ''), os.getcwd()
    if back:
        sh.put(1, sh.vars['PWD'] + '\n')


def _pwd(sh, argv):
    sh.put(1, os.getcwd() + '\n')


def _number(sh, argv, default):
    if len(argv) < 2:
        return default
    if not argv[1].isdigit():
        if argv[1].lstrip('-').isdigit() and sh.bash:
            return int(argv[1]) & 255
        if sh.bash:
            unsupported(' '.join(argv))
        raise Bad(f'{argv[0]}: Illegal number: {argv[1]}')
    return int(argv[1])


def _exit(sh, argv):
    from _sh import Leave
    raise Leave(_number(sh, argv, sh.status))


def _return(sh, argv):
    from _sh import Return
    raise Return(_number(sh, argv, sh.status))


def _break(sh, argv):
    from _sh import Loop
    if not sh.depth:
        return 0
    raise Loop(argv[0], _number(sh, argv, 1))


def _export(sh, argv):
    for word in argv[1:]:
        if word == '-p' or word.startswith('-'):
            unsupported(f'{argv[0]} {word}')
        name, equals, value = word.partition('=')
        if not is_name(name):
            if sh.bash:
                sh.say(f"export: `{word}': not a valid identifier")
                return 1
            raise Bad(f'{argv[0]}: {name}: bad variable name')
        if equals:
            sh.vars[name] = value
        (sh.exported if argv[0] == 'export' else sh.fixed).add(name)
    if len(argv) == 1:
        unsupported(argv[0] + ' without arguments')


def _local(sh, argv):
    for word in argv[1:]:
        name, equals, value = word.partition('=')
        if getattr(sh, 'scope', None) is None:
            unsupported('local outside of a function')
        sh.scope.setdefault(name, sh.vars.get(name))
        if equals:
            sh.vars[name] = value
        elif sh.bash:
            sh.vars.pop(name, None)


def _unset(sh, argv):
    words = argv[1:]
    functions = words[:1] == ['-f']
    for name in words[words[:1] in (['-f'], ['-v']):]:
        if functions:
            sh.functions.pop(name, None)
        else:
            sh.vars.pop(name, None)
            sh.exported.discard(name)


_OPTIONS = {'errexit': 'e', 'nounset': 'u', 'noglob': 'f', 'xtrace': 'x', 'allexport': 'a'}


def _set(sh, argv):
    words = argv[1:]
    if not words:
        unsupported('set without arguments')
    while words and words[0][:1] in ('-', '+') and len(words[0]) > 1:
        option = words.pop(0)
        if option == '--':
            sh.args = words
            return 0
        for letter in option[1:]:
            if letter == 'o':
                if not words:
                    unsupported('set -o')
                name = words.pop(0)
                letter = _OPTIONS.get(name, name)
                if letter == name and name != 'pipefail':
                    unsupported('set -o ' + name)
            elif letter not in 'eufxa':
                unsupported(f'set {option}')
            if option[0] == '-':
                sh.options.add(letter)
            else:
                sh.options.discard(letter)
    if words:
        sh.args = words


def _shift(sh, argv):
    count = _number(sh, argv, 1)
    if count > len(sh.args):
        if sh.bash:
            return 1
        raise Bad("shift: can't shift that many")
    sh.args = sh.args[count:]


def _read(sh, argv):
    names, raw = argv[1:], False
    while names and names[0].startswith('-'):
        option = names.pop(0)
        if option != '-r':
            unsupported('read ' + option)
        raw = True
    if not names:
        if not sh.bash:
            raise Bad('read: arg count')
        names = ['REPLY']
    data, status = b'', 1
    while c := os.read(sh.fds[0], 1):
        if c == b'\n':
            if not raw and data.endswith(b'\\') and not data.endswith(b'\\\\'):
                data = data[:-1]
                continue
            status = 0
            break
        data += c
    text = data.decode()
    if not raw and '\\' in text:
        unsupported('read of backslashes without -r')
    ifs = sh.vars.get('IFS', ' \t\n')
    blanks = ''.join([c for c in ifs if c in ' \t\n'])
    text = text.strip(blanks)
    for at, name in enumerate(names):
        if at == len(names) - 1:
            value, text = text, ''
        else:
            end = min([text.find(c) for c in ifs if c in text] or [len(text)])
            value, text = text[:end], text[end:].lstrip(blanks)
            if text[:1] and text[0] in ifs:
                text = text[1:].lstrip(blanks)
        sh.vars[name] = value
    return status


def _test(sh, argv):
    from _programs_print import tested
    words = argv[1:]
    if argv[0] == '[':
        if not words or words.pop() != ']':
            sh.say("[: missing `]'" if sh.bash else '[: missing ]')
            return 2
    result = tested(words, 1 + sh.bash)
    if isinstance(result, str):
        sh.say(f'{argv[0]}: {result}')
        return 2
    return int(not result)


def _wait(sh, argv):
    if len(argv) == 1:
        for pid in list(sh.jobs):
            sh.wait(pid, True)
            del sh.jobs[pid]
        return 0
    status = 0
    for word in argv[1:]:
        if not word.isdigit():
            unsupported('wait ' + word)
        if int(word) not in sh.jobs:
            if sh.bash:
                sh.say(f'wait: pid {word} is not a child of this shell')
            status = 127
            continue
        status = sh.wait(int(word), sh.bash)
        del sh.jobs[int(word)]
    return status


def _kill(sh, argv):
    from _programs_run import killed
    if len(argv) < 2:
        unsupported('kill without arguments')
    return killed(argv[1:], lambda word, text: sh.say(f'kill: ({word}) - {text}' if sh.bash else f'kill: {text}\n'))


def _trap(sh, argv):
    words = argv[1:]
    if len(words) != 2 or words[1] not in ('EXIT', '0'):
        unsupported('trap ' + ' '.join(words))
    sh.trap = '' if words[0] == '-' else words[0]


def _eval(sh, argv):
    return sh.text(' '.join(argv[1:]), False) if ' '.join(argv[1:]).strip() else 0


def _dot(sh, argv):
    if len(argv) < 2:
        unsupported('. without a file')
    try:
        with open(argv[1]) as file:
            text = file.read()
    except OSError:
        if sh.bash:
            unsupported('. of a file that is not there')
        raise Bad(f'.: cannot open {argv[1]}: No such file') from None
    from _sh import Return
    try:
        return sh.text(text, False)
    except Return as e:
        return e.args[0]


def _command(sh, argv):
    words = argv[1:]
    if words[:1] in (['-v'], ['-V']):
        if words[0] == '-V':
            unsupported('command -V')
        status = 0
        for name in words[1:] if sh.bash else words[1:2]:
            path = name if name in _BUILTINS or name in sh.functions else \
                _programs.find(name, sh.vars.get('PATH', os.defpath))
            if path is None:
                status = 1 if sh.bash else 127
            else:
                sh.put(1, path + '\n')
        return status
    if not words:
        return 0
    if words[0][:1] == '-':
        unsupported('command ' + words[0])
    if words[0] in _BUILTINS:
        return _BUILTINS[words[0]](sh, words)
    path, said, status = sh.find(words[0])
    if path is None:
        sh.say(f'{words[0]}: {said}')
        return status
    return sh.program(words, (), False)


_BUILTINS = {
    ':': _nothing, 'true': _nothing, 'false': _false, 'echo': _echo, 'printf': _printf, 'cd': _cd, 'pwd': _pwd,
    'exit': _exit, 'return': _return, 'break': _break, 'continue': _break, 'export': _export, 'readonly': _export,
    'local': _local, 'unset': _unset, 'set': _set, 'shift': _shift, 'read': _read, 'test': _test, '[': _test,
    'wait': _wait, 'kill': _kill, 'eval': _eval, '.': _dot, 'command': _command, 'trap': _trap, 'exec': _nothing,
}
