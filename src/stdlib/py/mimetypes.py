"""Kinds of files by the endings of their names."""

import posixpath
import urllib.parse

__all__ = ['knownfiles', 'inited', 'guess_type', 'guess_file_type', 'guess_all_extensions', 'guess_extension',
           'add_type', 'init', 'types_map', 'encodings_map', 'suffix_map', 'common_types']

knownfiles = []
inited = True
suffix_map = {'.svgz': '.svg.gz', '.tgz': '.tar.gz', '.taz': '.tar.gz', '.tz': '.tar.gz', '.tbz2': '.tar.bz2',
              '.txz': '.tar.xz'}
encodings_map = {'.gz': 'gzip', '.Z': 'compress', '.bz2': 'bzip2', '.xz': 'xz', '.br': 'br'}
common_types = {'.apk': 'application/vnd.android.package-archive', '.midi': 'audio/midi', '.mid': 'audio/midi',
                '.pict': 'image/pict', '.pct': 'image/pict', '.pic': 'image/pict', '.xul': 'text/xul'}
types_map = {}
# Kind: its endings, the first of which is the one to give a file.
for _line in '''
    text/javascript .js .mjs;application/dicom .dcm;application/efi .efi;application/epub+zip .epub
    application/gzip .gz;application/json .json;application/manifest+json .webmanifest
    application/msword .doc .dot .wiz;application/n-quads .nq;application/n-triples .nt;application/node .cjs
    application/octet-stream .bin .a .o .obj .so;application/oda .oda;application/ogg .ogx
    application/pdf .pdf .ai;application/pkcs7-mime .p7c;application/postscript .ps .eps;application/rtf .rtf
    application/sql .sql;application/texinfo .texi .texinfo;application/toml .toml;application/trig .trig
    application/vnd.apple.mpegurl .m3u .m3u8;application/vnd.microsoft.portable-executable .dll .exe
    application/vnd.ms-cab-compressed .cab;application/vnd.ms-excel .xls .xlb;application/vnd.ms-fontobject .eot
    application/vnd.ms-htmlhelp .chm;application/vnd.ms-officetheme .thmx
    application/vnd.ms-powerpoint .ppt .pot .ppa .pps .pwz;application/vnd.oasis.opendocument.graphics .odg
    application/vnd.oasis.opendocument.presentation .odp;application/vnd.oasis.opendocument.spreadsheet .ods
    application/vnd.oasis.opendocument.text .odt
    application/vnd.openxmlformats-officedocument.presentationml.presentation .pptx
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet .xlsx
    application/vnd.openxmlformats-officedocument.wordprocessingml.document .docx;application/vnd.rar .rar
    application/vnd.sqlite3 .sqlite3 .sqlite;application/wasm .wasm;application/x-7z-compressed .7z
    application/x-bcpio .bcpio;application/x-cpio .cpio;application/x-csh .csh;application/x-debian-package .deb
    application/x-dvi .dvi;application/x-gtar .gtar;application/x-hdf .hdf;application/x-hdf5 .h5
    application/x-latex .latex;application/x-mif .mif;application/x-netcdf .cdf .nc;application/x-pkcs12 .p12 .pfx
    application/x-httpd-php .php;application/x-pn-realaudio .ram;application/x-python-code .pyc .pyo
    application/x-rpm .rpm;application/x-sh .sh;application/x-shar .shar;application/x-shockwave-flash .swf
    application/x-sv4cpio .sv4cpio;application/x-sv4crc .sv4crc;application/x-tar .tar;application/x-tcl .tcl
    application/x-tex .tex;application/x-troff .roff .t .tr;application/x-troff-man .man
    application/x-troff-me .me;application/x-troff-ms .ms;application/x-ustar .ustar
    application/x-wais-source .src;application/xml .xsl .rdf .wsdl .xpdl;application/yaml .yaml .yml
    application/zip .zip;audio/3gpp .3gp .3gpp;audio/3gpp2 .3g2 .3gpp2;audio/aac .aac .adts .loas .ass
    audio/basic .au .snd;audio/flac .flac;audio/matroska .mka;audio/mp4 .m4a;audio/mpeg .mp3 .mp2;audio/ogg .ogg
    audio/opus .opus;audio/x-aiff .aif .aifc .aiff;audio/x-pn-realaudio .ra;audio/vnd.wave .wav;audio/webm .weba
    font/collection .ttc;font/otf .otf;font/ttf .ttf;font/woff .woff;font/woff2 .woff2;haptics/hjif .hjif
    haptics/hmpg .hmpg;haptics/ivs .ivs;image/avif .avif;image/bmp .bmp;image/emf .emf;image/fits .fits
    image/g3fax .g3;image/gif .gif;image/ief .ief;image/jp2 .jp2;image/jpeg .jpg .jpe .jpeg;image/jpm .jpm
    image/jpx .jpx;image/jxl .jxl;image/heic .heic;image/heif .heif;image/png .png;image/svg+xml .svg
    image/t38 .t38;image/tiff .tiff .tif;image/tiff-fx .tfx;image/vnd.microsoft.icon .ico;image/webp .webp
    image/wmf .wmf;image/x-cmu-raster .ras;image/x-portable-anymap .pnm;image/x-portable-bitmap .pbm
    image/x-portable-graymap .pgm;image/x-portable-pixmap .ppm;image/x-rgb .rgb;image/x-xbitmap .xbm
    image/x-xpixmap .xpm;image/x-xwindowdump .xwd;message/rfc822 .eml .mht .mhtml .nws;model/gltf+json .gltf
    model/gltf-binary .glb;model/stl .stl;text/css .css;text/csv .csv;text/html .html .htm
    text/markdown .md .markdown;text/n3 .n3;text/plain .txt .bat .c .h .ksh .pl .srt;text/richtext .rtx
    text/tab-separated-values .tsv;text/vtt .vtt;text/x-python .py;text/x-rst .rst;text/x-setext .etx
    text/x-sgml .sgm .sgml;text/x-vcard .vcf;text/xml .xml;video/matroska .mkv;video/matroska-3d .mk3d
    video/mp4 .mp4;video/mpeg .mpeg .m1v .mpa .mpe .mpg;video/ogg .ogv;video/quicktime .mov .qt;video/webm .webm
    video/vnd.avi .avi;video/x-m4v .m4v;video/x-ms-wmv .wmv;video/x-sgi-movie .movie
    '''.strip().replace('\n', ';').split(';'):
    _kind, *_endings = _line.split()
    for _ending in _endings:
        types_map[_ending] = _kind


def init(files=None):
    pass


def guess_type(url, strict=True):
    """The kind and the encoding of what a name or an address names."""
    url = str(url)
    if ':' in url.split('/', 1)[0]:
        scheme, _, rest = url.partition(':')
        if scheme == 'data':
            head = rest.split(',', 1)[0]
            if ',' not in rest:
                return None, None
            kind = head.split(';', 1)[0]
            return 'text/plain' if '=' in kind or '/' not in kind else kind, None
        url = urllib.parse.urlparse(url).path
    return guess_file_type(url, strict=strict)


def guess_file_type(path, *, strict=True):
    """guess_type() of a path."""
    base, ext = posixpath.splitext(str(path))
    while ext.lower() in suffix_map:
        base, ext = posixpath.splitext(base + suffix_map[ext.lower()])
    encoding = None
    if ext in encodings_map:
        encoding = encodings_map[ext]
        base, ext = posixpath.splitext(base)
    ext = ext.lower()
    kind = types_map.get(ext)
    if kind is None and not strict:
        kind = common_types.get(ext)
    return kind, encoding


def guess_all_extensions(type, strict=True):
    """Every ending of a kind."""
    type = type.lower()
    found = [ending for ending, kind in types_map.items() if kind == type]
    if not strict:
        found += [ending for ending, kind in common_types.items() if kind == type and ending not in found]
    return found


def guess_extension(type, strict=True):
    """The usual ending of a kind, or None."""
    found = guess_all_extensions(type, strict)
    return found[0] if found else None


def add_type(type, ext, strict=True):
    (types_map if strict else common_types)[ext] = type
