"""Programs that work on files and folders."""

import os
import _programs as p
from _programs import complain, options, put, quoted, shell, usage


def cat():
    found, names = options('nbsuETA', {'number': 'n', 'number-nonblank': 'b', 'squeeze-blank': 's', 'show-ends': 'E',
                                       'show-tabs': 'T', 'show-all': 'A'})
    flags = {letter for letter, _ in found}
    if 'A' in flags:
        flags |= {'E', 'T'}
    status = number = blank = 0
    start = True
    for name in names or ['-']:
        fd = p.source(name)
        if fd is None:
            status = 1
            continue
        try:
            for chunk in p.chunks(fd, 131072):
                if flags - {'u'}:
                    done = b''
                    for line in chunk.splitlines(True) if b'\r' not in chunk else _by_newline(chunk):
                        empty = start and line == b'\n'
                        blank = blank + 1 if empty else 0
                        if 's' in flags and blank > 1:
                            continue
                        if start and ('b' in flags and not empty or 'n' in flags and 'b' not in flags):
                            number += 1
                            done += b'%6d\t' % number
                        start = line.endswith(b'\n')
                        done += _visible(line, flags)
                    chunk = done
                put(1, chunk)
        except OSError as e:
            complain(f'{shell(name, False)}: {e.strerror}')
            status = 1
        if fd:
            os.close(fd)
    return status


def _by_newline(chunk):
    parts = chunk.split(b'\n')
    return [part + b'\n' for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _visible(line, flags):
    if 'A' in flags:
        line = b''.join([bytes([c]) if c in b'\t\n' or 32 <= c < 127 else
                         (b'M-' if c >= 128 else b'') +
                         (b'^?' if c & 127 == 127 else b'^%c' % (c % 128 + 64) if c & 127 < 32 else b'%c' % (c & 127))
                         for c in line])
    if 'T' in flags:
        line = line.replace(b'\t', b'^I')
    if 'E' in flags and line.endswith(b'\n'):
        line = (line[:-2] + b'^M' if line.endswith(b'\r\n') else line[:-1]) + b'$\n'
    return line


class _Null:
    """What `ls` shows of /dev/null."""
    st_mode, st_nlink, st_uid, st_size, st_ino, st_blocks = 0o020666, 1, 0, '1, 3', 4, 0
    st_mtime = st_mtime_ns = None


def _mode(mode):
    shown = {0o040000: 'd', 0o020000: 'c'}.get(mode & 0o170000, '-')
    for shift in 6, 3, 0:
        for bit, letter in (4, 'r'), (2, 'w'), (1, 'x'):
            shown += letter if mode >> shift & bit else '-'
    return shown


def _size(size, human):
    if not human or isinstance(size, str) or size < 1024:
        return str(size)
    for unit in 'KMGT':
        tenths = -(-size * 10 // 1024)
        if tenths < 100:
            return f'{tenths // 10}.{tenths % 10}{unit}'
        size = -(-size // 1024)
        if size < 1024:
            break
    return f'{size}{unit}'


def _long(entries, flags, total):
    import time
    now = time.time()
    rows = []
    for name, stat in entries:
        if stat.st_mtime is None:
            stat.st_mtime = now - time.monotonic()
        month = '%b %e %H:%M' if now - 15778476 < stat.st_mtime <= now else '%b %e  %Y'
        when = time.strftime(month, time.gmtime(stat.st_mtime))
        owner = {0: 'root', 1000: 'user'}.get(stat.st_uid, str(stat.st_uid))
        rows.append((_mode(stat.st_mode), str(stat.st_nlink), owner, owner, _size(stat.st_size, 'h' in flags), when,
                     _name(name, stat, flags)))
    if total:
        blocks = sum(stat.st_blocks for _, stat in entries) // 2
        p.out.text(f'total {_size(blocks * 1024, True) if "h" in flags and blocks else blocks}\n')
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))] if rows else []
    for row in rows:
        cells = [cell.ljust(width) if at in (0, 2, 3) else cell.rjust(width)
                 for at, (cell, width) in enumerate(zip(row[:-1], widths))]
        p.out.text(' '.join(cells) + ' ' + row[-1] + '\n')


def _name(name, stat, flags):
    if p.out.by_line:
        name = shell(name, False)
    if 'F' in flags or 'p' in flags:
        name += '/' if stat.st_mode & 0o040000 else '*' if 'F' in flags and stat.st_mode & 0o111 else ''
    return name


def _columns(names):
    """As many columns as eighty characters hold, read downwards."""
    if not names:
        return
    for count in range(min(len(names), 26), 0, -1):
        rows = -(-len(names) // count)
        widths = [max(len(name) for name in names[at:at + rows]) + 2 for at in range(0, len(names), rows)]
        if sum(widths) - 2 < 80 or count == 1:
            break
    for row in range(rows):
        line, at = '', 0
        for column, name in enumerate(names[row::rows]):
            while len(line.expandtabs()) < at:
                here = len(line.expandtabs())
                line += '\t' if at // 8 > (here + 1) // 8 else ' '
            line += name
            at += widths[column]
        p.out.text(line + '\n')


def _show(entries, flags, folder):
    if 'r' in flags:
        entries = entries[::-1]
    if 't' in flags:
        entries = sorted(entries, key=lambda entry: entry[1].st_mtime_ns, reverse='r' not in flags)
    if 'S' in flags:
        entries = sorted(entries, key=lambda entry: entry[1].st_size, reverse='r' not in flags)
    if 'l' in flags:
        _long(entries, flags, folder)
        return
    names = [_name(name, stat, flags) for name, stat in entries]
    if p.out.by_line and '1' not in flags or 'C' in flags:
        _columns(names)
    else:
        p.out.text(''.join(name + '\n' for name in names))


def ls():
    p.no_colours()
    found, names = options('1aAlhrtSdRFCp', {'all': 'a', 'almost-all': 'A', 'human-readable': 'h', 'reverse': 'r',
                                                 'recursive': 'R', 'directory': 'd', 'classify': 'F'})
    flags = set()
    for letter, _ in found:
        flags -= set({'t': 'S', 'S': 't', '1': 'C', 'C': '1l', 'l': 'C'}.get(letter, ''))
        flags.add(letter)
    status = 0
    files, folders = [], []
    for name in sorted(names or ['.'], key=os.fsencode):
        try:
            stat = os.stat(name) if name != '/dev/null' else _Null()
        except OSError as e:
            p.elsewhere(name)
            complain(f'cannot access {shell(name)}: {e.strerror}')
            status = 2
            continue
        (folders if stat.st_mode & 0o040000 and 'd' not in flags else files).append((name, stat))
    if files:
        _show(files, flags, False)
    first = not files
    folders.sort(key=lambda folder: os.fsencode(folder[0]), reverse='r' in flags)
    folders = [name for name, _ in folders]
    heading = len(names) > 1 or 'R' in flags
    while folders:
        folder = folders.pop(0)
        if os.path.abspath(folder) == '/':
            p.unsupported('ls /')
        entries = []
        if 'a' in flags:
            entries = [(name, os.stat(os.path.join(folder, name))) for name in ('.', '..')]
        hidden = 'a' in flags or 'A' in flags
        for name in sorted(os.listdir(folder), key=os.fsencode):
            if hidden or not name.startswith('.'):
                entries.append((name, os.stat(os.path.join(folder, name))))
        if heading:
            p.out.text(('' if first else '\n') + folder + ':\n')
        first = False
        _show(entries, flags, True)
        if 'R' in flags:
            inside = [os.path.join(folder, name) for name, stat in entries
                      if stat.st_mode & 0o040000 and name not in ('.', '..')]
            folders = (inside[::-1] if 'r' in flags else inside) + folders
    return status


def touch():
    found, names = options('cam', {'no-create': 'c'})
    if not names:
        usage('missing file operand')
    status = 0
    for name in names:
        try:
            if os.path.exists(name):
                os.utime(name)
            elif ('c', '') not in found:
                os.close(os.open(name, os.O_WRONLY | os.O_CREAT, 0o666))
        except OSError as e:
            complain(f'cannot touch {shell(name)}: {e.strerror}')
            status = 1
    return status


def chmod():
    """Numbers, and letters like u+x,go-w."""
    words = list(p.args)
    if words[:1] == ['-R']:
        p.unsupported('chmod -R')
    if len(words) < 2:
        usage('missing operand' + (f' after {quoted(words[0])}' if words else ''))
    how, status = words.pop(0), 0
    for name in words:
        try:
            mode = os.stat(name).st_mode & 0o7777
            if how.isdigit():
                mode = int(how, 8)
            for part in [] if how.isdigit() else how.split(','):
                who = part[:len(part) - len(part.lstrip('ugoa'))]
                op, letters = part[len(who):len(who) + 1], part[len(who) + 1:]
                if op not in ('+', '-', '=') or letters.strip('rwx'):
                    p.unsupported('chmod ' + how)
                bits = sum([{'r': 4, 'w': 2, 'x': 1}[letter] for letter in set(letters)])
                places = [{'u': 6, 'g': 3, 'o': 0}[c] for c in set(who.replace('a', 'ugo') or 'ugo')]
                mask = sum([bits << place for place in places])
                if not who:
                    mask &= ~os.umask(0o022)
                if op == '=':
                    mode &= ~sum([7 << place for place in places])
                mode = mode & ~mask if op == '-' else mode | mask
            os.chmod(name, mode)
        except OSError as e:
            p.elsewhere(name)
            complain(f'cannot access {shell(name)}: {e.strerror}')
            status = 1
    return status


def mkdir():
    found, names = options('pvm:', {'parents': 'p', 'verbose': 'v', 'mode': 'm'})
    flags = dict(found)
    if not names:
        usage('missing operand')
    mode = flags.get('m', '')
    if mode and not mode.isdigit():
        p.unsupported('mkdir -m with letters')
    status = 0
    for name in names:
        made = ''
        try:
            if 'p' in flags and name:
                made = '/' if name.startswith('/') else ''
                for part in [part for part in name.split('/') if part]:
                    made = os.path.join(made, part)
                    if os.path.isfile(made):
                        raise NotADirectoryError(20, 'Not a directory' if made != name else 'File exists')
                    if not os.path.isdir(made):
                        os.mkdir(made)
                        if 'v' in flags:
                            p.out.text(f'{p.prog}: created directory {shell(made)}\n')
            else:
                os.mkdir(name)
                if 'v' in flags:
                    p.out.text(f'{p.prog}: created directory {shell(name)}\n')
            if mode:
                os.chmod(name, int(mode, 8))
        except OSError as e:
            complain(f'cannot create directory {quoted(made or name)}: {e.strerror}')
            status = 1
    return status


def rmdir():
    found, names = options('pv', {'parents': 'p', 'verbose': 'v'})
    if not names:
        usage('missing operand')
    status = 0
    for name in names:
        while True:
            if ('v', '') in found:
                p.out.text(f'{p.prog}: removing directory, {shell(name)}\n')
            try:
                os.rmdir(name)
            except OSError as e:
                complain(f'failed to remove {shell(name)}: {e.strerror}')
                status = 1
                break
            if ('p', '') not in found:
                break
            name = name.rstrip('/').rpartition('/')[0]
            if not name:
                break
    return status


def _remove(name, flags):
    try:
        if 'r' in flags and os.path.isdir(name):
            for inside in os.listdir(name):
                _remove(os.path.join(name, inside), flags)
            os.rmdir(name)
            said = 'removed directory '
        elif 'd' in flags and os.path.isdir(name):
            os.rmdir(name)
            said = 'removed directory '
        else:
            os.unlink(name)
            said = 'removed '
        if 'v' in flags:
            p.out.text(said + shell(name) + '\n')
    except OSError as e:
        if 'f' in flags and e.errno in (2, 20):
            return
        complain(f'cannot remove {shell(name)}: {e.strerror}')
        flags['bad'] = 1


def rm():
    found, names = options('frRvd', {'force': 'f', 'recursive': 'r', 'verbose': 'v', 'dir': 'd'})
    flags = {letter.lower(): 0 for letter, _ in found}
    if not names and 'f' not in flags:
        usage('missing operand')
    for name in names:
        if 'r' in flags and name.rstrip('/').rpartition('/')[2] in ('.', '..') and name:
            complain(f"refusing to remove '.' or '..' directory: skipping {shell(name)}")
            flags['bad'] = 1
            continue
        if 'r' in flags and os.path.abspath(name) == '/':
            p.unsupported('rm -r /')
        _remove(name, flags)
    return 'bad' in flags


def _targets(names, flags):
    """Pairs of where from and where to."""
    if 't' in flags:
        target = flags['t']
    else:
        if not names:
            usage('missing file operand')
        if len(names) == 1:
            usage(f'missing destination file operand after {shell(names[0])}')
        target = names.pop()
    if os.path.isdir(target):
        return [(name, os.path.join(target, name.rstrip('/').rpartition('/')[2] or name)) for name in names]
    if len(names) > 1 or 't' in flags:
        complain(f'target {shell(target)}: ' + ('Not a directory' if os.path.exists(target) else
                                               'No such file or directory'), 1)
    return [(names[0], target)]


def mv():
    found, names = options('fnvt:', {'force': 'f', 'no-clobber': 'n', 'verbose': 'v', 'target-directory': 't'})
    flags = dict(found)
    status = 0
    for name, target in _targets(names, flags):
        try:
            stat = os.stat(name)
        except OSError as e:
            p.elsewhere(name)
            complain(f'cannot stat {shell(name)}: {e.strerror}')
            status = 1
            continue
        if os.path.exists(target):
            if 'n' in flags:
                continue
            if os.path.samefile(name, target):
                complain(f'{shell(name)} and {shell(target)} are the same file')
                status = 1
                continue
            if os.path.isdir(target) and not stat.st_mode & 0o040000:
                complain(f'cannot overwrite directory {shell(target)} with non-directory')
                status = 1
                continue
            if not os.path.isdir(target) and stat.st_mode & 0o040000:
                complain(f'cannot overwrite non-directory {shell(target)} with directory {shell(name)}')
                status = 1
                continue
        try:
            os.rename(name, target)
            if 'v' in flags:
                p.out.text(f'renamed {shell(name)} -> {shell(target)}\n')
        except OSError as e:
            status = 1
            if e.errno == 22:
                complain(f'cannot move {shell(name)} to a subdirectory of itself, {shell(target)}')
            elif e.errno == 39:
                complain(f'cannot overwrite {shell(target)}: {e.strerror}')
            else:
                complain(f'cannot move {shell(name)} to {shell(target)}: {e.strerror}')
    return status


def _copy(name, target, flags):
    try:
        stat = os.stat(name)
    except OSError as e:
        p.elsewhere(name)
        complain(f'cannot stat {shell(name)}: {e.strerror}')
        flags['bad'] = ''
        return
    there = os.path.exists(target)
    trouble = ''
    if stat.st_mode & 0o040000:
        if 'r' not in flags:
            trouble = f'-r not specified; omitting directory {shell(name)}'
        elif there and not os.path.isdir(target):
            trouble = f'cannot overwrite non-directory {shell(target)} with directory {shell(name)}'
        elif (os.path.abspath(target) + '/').startswith(os.path.abspath(name) + '/'):
            p.unsupported('cp -r of a folder into itself')
        else:
            try:
                if not there:
                    os.mkdir(target)
                    if 'v' in flags:
                        p.out.text(f'{shell(name)} -> {shell(target)}\n')
            except OSError as e:
                trouble = f'cannot create directory {shell(target)}: {e.strerror}'
            else:
                for inside in os.listdir(name):
                    _copy(os.path.join(name, inside), os.path.join(target, inside), flags)
    elif there and 'n' in flags:
        pass
    elif there and os.path.samefile(name, target):
        trouble = f'{shell(name)} and {shell(target)} are the same file'
    elif there and os.path.isdir(target):
        trouble = f'cannot overwrite directory {shell(target)} with non-directory'
    else:
        if 'v' in flags:
            p.out.text(f'{shell(name)} -> {shell(target)}\n')
        try:
            fd = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, stat.st_mode & 0o777)
        except OSError as e:
            trouble = f'cannot create regular file {shell(target)}: {e.strerror}'
        else:
            source = os.open(name, 0)
            for chunk in p.chunks(source, 131072):
                put(fd, chunk)
            os.close(source)
            os.close(fd)
    if trouble:
        complain(trouble)
        flags['bad'] = ''
    elif 'p' in flags:
        os.utime(target, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        os.chmod(target, stat.st_mode & 0o7777)


def cp():
    found, names = options('rRafpvnt:', {'recursive': 'r', 'archive': 'a', 'force': 'f', 'verbose': 'v',
                                         'no-clobber': 'n', 'target-directory': 't'})
    flags = {letter.lower(): value for letter, value in found}
    if 'a' in flags:
        flags |= {'r': '', 'p': ''}
    pairs = _targets(names, flags)
    for at, (name, target) in enumerate(pairs):
        if (name, target) in pairs[:at]:
            complain(f'warning: source file {shell(name)} specified more than once')
        else:
            _copy(name, target, flags)
    return 'bad' in flags


def tee():
    found, names = options('ai', {'append': 'a'})
    how = os.O_WRONLY | os.O_CREAT | (os.O_APPEND if ('a', '') in found else os.O_TRUNC)
    fds, status = [1], 0
    for name in names:
        try:
            fds.append(os.open(name, how, 0o666))
        except OSError as e:
            complain(f'{shell(name, False)}: {e.strerror}')
            status = 1
    for chunk in p.chunks(0):
        for fd in fds:
            put(fd, chunk)
    return status


def realpath():
    _, names = options('em')
    if not names:
        usage('missing operand')
    status = 0
    for name in names:
        path = os.path.abspath(name)
        if not os.path.isdir(os.path.dirname(path)):
            complain(f'{shell(name, False)}: No such file or directory')
            status = 1
        else:
            p.out.text(path + '\n')
    return status
