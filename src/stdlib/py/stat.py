"""What the bits of st_mode say."""

S_IFDIR = 0o040000
S_IFCHR = 0o020000
S_IFBLK = 0o060000
S_IFREG = 0o100000
S_IFIFO = 0o010000
S_IFLNK = 0o120000
S_IFSOCK = 0o140000

ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)

S_ISUID, S_ISGID, S_ISVTX = 0o4000, 0o2000, 0o1000
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o070, 0o040, 0o020, 0o010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o007, 0o004, 0o002, 0o001


def S_IMODE(mode, /):
    return mode & 0o7777


def S_IFMT(mode, /):
    return mode & 0o170000


def S_ISDIR(mode, /):
    return mode & 0o170000 == S_IFDIR


def S_ISREG(mode, /):
    return mode & 0o170000 == S_IFREG


def S_ISLNK(mode, /):
    return mode & 0o170000 == S_IFLNK


def S_ISFIFO(mode, /):
    return mode & 0o170000 == S_IFIFO


def S_ISSOCK(mode, /):
    return mode & 0o170000 == S_IFSOCK


def S_ISCHR(mode, /):
    return mode & 0o170000 == S_IFCHR


def S_ISBLK(mode, /):
    return mode & 0o170000 == S_IFBLK


def filemode(mode, /):
    kinds = {S_IFDIR: 'd', S_IFREG: '-', S_IFLNK: 'l', S_IFIFO: 'p', S_IFSOCK: 's', S_IFCHR: 'c', S_IFBLK: 'b'}
    text = kinds.get(S_IFMT(mode), '?')
    for shift in (6, 3, 0):
        bits = mode >> shift & 7
        text += ('r' if bits & 4 else '-') + ('w' if bits & 2 else '-') + ('x' if bits & 1 else '-')
    return text
