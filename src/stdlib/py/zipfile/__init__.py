"""Archives of files: ZIP, stored or deflated. An archive is read as a whole when it is opened, and written at its end."""

import io
import os
import struct
import time
import zlib

__all__ = ['BadZipFile', 'BadZipfile', 'error', 'ZIP_STORED', 'ZIP_DEFLATED', 'is_zipfile', 'ZipInfo', 'ZipFile',
           'LargeZipFile']

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
_NAMES = {ZIP_STORED: 'stored', ZIP_DEFLATED: 'deflate'}
_LOCAL, _CENTRAL, _END = '<4s5H3L2H', '<4s4B4H3L5H2L', '<4s4H2LH'


class BadZipFile(Exception):
    """It is no archive, or a damaged one."""


error = BadZipfile = BadZipFile


class LargeZipFile(Exception):
    """The archive would need ZIP64, which is not wanted."""


def is_zipfile(filename):
    """Whether the file looks like an archive."""
    try:
        with ZipFile(filename):
            return True
    except (OSError, BadZipFile):
        return False


class ZipInfo:
    """What an archive says of one of its members."""

    def __init__(self, filename='NoName', date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        self.filename = filename.replace(os.sep, '/')
        self.date_time = date_time
        self.compress_type = ZIP_STORED
        self.comment = self.extra = b''
        self.create_system = 3
        self.external_attr = self.CRC = self.compress_size = self.file_size = self.header_offset = 0

    def is_dir(self):
        return self.filename.endswith('/')

    def __repr__(self):
        parts = [f'<{type(self).__name__} filename={self.filename!r}']
        if self.compress_type != ZIP_STORED:
            parts.append(f'compress_type={_NAMES.get(self.compress_type, self.compress_type)}')
        if self.external_attr >> 16:
            import stat
            parts.append(f'filemode={stat.filemode(self.external_attr >> 16)!r}')
        if not self.is_dir() or self.file_size:
            parts.append(f'file_size={self.file_size!r}')
        if (not self.is_dir() or self.compress_size) and (
                self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            parts.append(f'compress_size={self.compress_size!r}')
        return ' '.join(parts) + '>'


def _stamp(when):
    return when[3] << 11 | when[4] << 5 | when[5] // 2, (when[0] - 1980) << 9 | when[1] << 5 | when[2]


class ZipFile:
    """An archive that is open for reading or writing."""

    fp = None

    def __init__(self, file, mode='r', compression=ZIP_STORED, allowZip64=True, compresslevel=None, *,
                 strict_timestamps=True, metadata_encoding=None):
        if mode not in ('r', 'w', 'x', 'a'):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        if compression not in _NAMES:
            raise NotImplementedError('That compression method is not supported')
        self.mode, self.compression, self.compresslevel = mode, compression, compresslevel
        self.debug, self.comment = 0, b''
        self.filelist, self.NameToInfo, self._parts = [], {}, {}
        self._own = isinstance(file, (str, os.PathLike))
        if self._own:
            file = os.fspath(file)
            self.filename = file
            how = {'r': 'rb', 'w': 'w+b', 'x': 'x+b', 'a': 'r+b'}[mode]
            try:
                self.fp = io.open(file, how)
            except FileNotFoundError:
                if mode != 'a':
                    raise
                self.fp = io.open(file, 'w+b')
        else:
            self.fp, self.filename = file, getattr(file, 'name', None)
        if mode in 'ra':
            try:
                self._read()
            except BaseException:
                if self._own:
                    self.fp.close()
                self.fp = None
                raise

    def _read(self):
        self.fp.seek(0)
        data = self.fp.read()
        end = data.rfind(b'PK\5\6')
        if end < 0 or len(data) < end + 22:
            if not data and self.mode == 'a':
                return
            raise BadZipFile('File is not a zip file')
        count, _, at, length = struct.unpack_from('<H2LH', data, end + 10)
        self.comment = data[end + 22:end + 22 + length]
        for _ in range(count):
            fields = struct.unpack_from(_CENTRAL, data, at)
            if fields[0] != b'PK\1\2':
                raise BadZipFile('Bad magic number for central directory')
            at += 46
            name = data[at:at + fields[12]].decode()
            at += fields[12] + fields[13] + fields[14]
            clock, day = fields[7], fields[8]
            info = ZipInfo(name, ((day >> 9) + 1980, day >> 5 & 15, day & 31, clock >> 11, clock >> 5 & 63, (clock & 31) * 2))
            info.compress_type, info.CRC, info.compress_size, info.file_size = fields[6], *fields[9:12]
            info.external_attr, info.header_offset = fields[17:19]
            start = info.header_offset
            start += 30 + sum(struct.unpack_from('<2H', data, start + 26))
            self._add(info, data[start:start + info.compress_size])

    def _add(self, info, packed):
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info
        self._parts[info] = packed

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __repr__(self):
        shown = f'<{type(self).__module__}.{type(self).__qualname__}'
        if self.fp is None:
            return shown + ' [closed]>'
        return shown + (f' filename={self.filename!r}' if self.filename else '') + f' mode={self.mode!r}>'

    def namelist(self):
        return [info.filename for info in self.filelist]

    def infolist(self):
        return self.filelist

    def printdir(self, file=None):
        print('%-46s %19s %12s' % ('File Name', 'Modified    ', 'Size'), file=file)
        for info in self.filelist:
            print('%-46s %s %12d' % (info.filename, '%d-%02d-%02d %02d:%02d:%02d' % info.date_time, info.file_size),
                  file=file)

    def getinfo(self, name):
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError('There is no item named %r in the archive' % name)
        return info

    def read(self, name, pwd=None):
        info = name if isinstance(name, ZipInfo) else self.getinfo(name)
        if self.fp is None:
            raise ValueError('Attempt to use ZIP archive that was already closed')
        data = self._parts[info]
        if info.compress_type == ZIP_DEFLATED:
            data = zlib.decompress(data, -15)
        if zlib.crc32(data) != info.CRC:
            raise BadZipFile('Bad CRC-32 for file %r' % info.filename)
        return data

    def open(self, name, mode='r', pwd=None, *, force_zip64=False):
        if mode == 'w':
            return _Writer(self, name)
        return io.BytesIO(self.read(name))

    def testzip(self):
        for info in self.filelist:
            try:
                self.read(info)
            except BadZipFile:
                return info.filename
        return None

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        status = os.stat(filename)
        name = os.path.normpath(os.path.splitdrive(os.fspath(filename if arcname is None else arcname))[1]).lstrip('/')
        folder = os.path.isdir(filename)
        info = ZipInfo(name + '/' * folder, time.localtime(status.st_mtime)[:6])
        info.external_attr = (status.st_mode & 0xffff) << 16 | (0x10 if folder else 0)
        info.compress_type = self.compression if compress_type is None else compress_type
        data = b''
        if not folder:
            with io.open(filename, 'rb') as file:
                data = file.read()
        self.writestr(info, data)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        if self.fp is None:
            raise ValueError('Attempt to write to ZIP archive that was already closed')
        if self.mode == 'r':
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        data = data.encode() if isinstance(data, str) else bytes(data)
        info = zinfo_or_arcname
        if not isinstance(info, ZipInfo):
            info = ZipInfo(info, time.localtime()[:6])
            info.compress_type = self.compression
            info.external_attr = 0o40775 << 16 | 0x10 if info.is_dir() else 0o600 << 16
        if compress_type is not None:
            info.compress_type = compress_type
        if info.filename in self.NameToInfo:
            import warnings
            warnings.warn('Duplicate name: %r' % info.filename, stacklevel=3)
        if info.is_dir():
            info.compress_type = ZIP_STORED
        info.CRC, info.file_size = zlib.crc32(data), len(data)
        if info.compress_type == ZIP_DEFLATED:
            packer = zlib.compressobj(-1 if self.compresslevel is None else self.compresslevel, zlib.DEFLATED, -15)
            data = packer.compress(data) + packer.flush()
        info.compress_size = len(data)
        self._add(info, data)

    def mkdir(self, zinfo_or_directory, mode=0o777):
        self.writestr(zinfo_or_directory.rstrip('/') + '/', b'')

    def extract(self, member, path=None, pwd=None):
        info = member if isinstance(member, ZipInfo) else self.getinfo(member)
        parts = [part for part in info.filename.split('/') if part not in ('', '.', '..')]
        target = os.path.join(os.getcwd() if path is None else os.fspath(path), *parts)
        os.makedirs(target if info.is_dir() else os.path.dirname(target), exist_ok=True)
        if not info.is_dir():
            with io.open(target, 'wb') as file:
                file.write(self.read(info))
        return target

    def extractall(self, path=None, members=None, pwd=None):
        for member in self.namelist() if members is None else members:
            self.extract(member, path)

    def close(self):
        fp, self.fp = self.fp, None
        if fp is None:
            return
        if self.mode != 'r':
            fp.seek(0)
            directory, at = b'', 0
            for info in self.filelist:
                name, packed = info.filename.encode(), self._parts[info]
                info.header_offset = at
                flags = 0 if name.isascii() else 0x800
                common = (flags, info.compress_type, *_stamp(info.date_time), info.CRC, info.compress_size,
                          info.file_size, len(name), 0)
                at += fp.write(struct.pack(_LOCAL, b'PK\3\4', 20, *common) + name + packed)
                directory += struct.pack(_CENTRAL, b'PK\1\2', 20, 3, 20, 0, *common, 0, 0, 0, info.external_attr,
                                         info.header_offset) + name
            count = len(self.filelist)
            fp.write(directory + struct.pack(_END, b'PK\5\6', 0, 0, count, count, len(directory), at,
                                             len(self.comment)) + self.comment)
            fp.truncate()
        if self._own:
            fp.close()


class _Writer(io.BytesIO):
    """What `open(name, 'w')` gives: it becomes a member when it is closed."""

    def __init__(self, archive, name):
        super().__init__()
        self._archive, self._name = archive, name

    def close(self):
        if not self.closed:
            self._archive.writestr(self._name, self.getvalue())
        super().close()
