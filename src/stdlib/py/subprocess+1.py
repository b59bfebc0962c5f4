# What a shell makes of a command, and how Windows writes one down.

def list2cmdline(seq):
    """A list of arguments as a line that the C runtime of Windows takes apart again."""
    result = []
    for arg in map(os.fsdecode, seq):
        quoted = not arg or ' ' in arg or '\t' in arg
        word = ''
        slashes = 0
        for sign in arg:
            if sign == '\\':
                slashes += 1
                continue
            word += '\\' * (2 * slashes + 1 if sign == '"' else slashes) + sign
            slashes = 0
        word += '\\' * (2 * slashes if quoted else slashes)
        result.append(f'"{word}"' if quoted else word)
    return ' '.join(result)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Run a command in a shell: its return code and what it wrote."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT,
                            encoding=encoding, errors=errors)
        exitcode = 0
    except CalledProcessError as ex:
        data = ex.output
        exitcode = ex.returncode
    if data[-1:] == '\n':
        data = data[:-1]
    return exitcode, data


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
