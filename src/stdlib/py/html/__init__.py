"""Text for HTML: escaped and back."""

from _gilscope import unsupported

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


# The signs of Latin-1 from 160 on, which are known without a semicolon too; then others as name and number.
_LATIN = ('nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute '
          'micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig '
          'Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times '
          'Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave '
          'eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave '
          'uacute ucirc uuml yacute thorn yuml').split()
_OTHERS = ('apos 39 OElig 338 oelig 339 Scaron 352 scaron 353 Yuml 376 fnof 402 circ 710 tilde 732 Alpha 913 Beta 914 '
           'Gamma 915 Delta 916 Epsilon 917 Zeta 918 Eta 919 Theta 920 Iota 921 Kappa 922 Lambda 923 Mu 924 Nu 925 Xi 926 '
           'Omicron 927 Pi 928 Rho 929 Sigma 931 Tau 932 Upsilon 933 Phi 934 Chi 935 Psi 936 Omega 937 alpha 945 beta 946 '
           'gamma 947 delta 948 epsilon 949 zeta 950 eta 951 theta 952 iota 953 kappa 954 lambda 955 mu 956 nu 957 xi 958 '
           'omicron 959 pi 960 rho 961 sigmaf 962 sigma 963 tau 964 upsilon 965 phi 966 chi 967 psi 968 omega 969 '
           'thetasym 977 upsih 978 piv 982 ensp 8194 emsp 8195 thinsp 8201 zwnj 8204 zwj 8205 lrm 8206 rlm 8207 ndash 8211 '
           'mdash 8212 lsquo 8216 rsquo 8217 sbquo 8218 ldquo 8220 rdquo 8221 bdquo 8222 dagger 8224 Dagger 8225 bull 8226 '
           'hellip 8230 permil 8240 prime 8242 Prime 8243 lsaquo 8249 rsaquo 8250 oline 8254 frasl 8260 euro 8364 image '
           '8465 weierp 8472 real 8476 trade 8482 alefsym 8501 larr 8592 uarr 8593 rarr 8594 darr 8595 harr 8596 crarr '
           '8629 lArr 8656 uArr 8657 rArr 8658 dArr 8659 hArr 8660 forall 8704 part 8706 exist 8707 empty 8709 nabla 8711 '
           'isin 8712 notin 8713 ni 8715 prod 8719 sum 8721 minus 8722 lowast 8727 radic 8730 prop 8733 infin 8734 ang '
           '8736 and 8743 or 8744 cap 8745 cup 8746 int 8747 there4 8756 sim 8764 cong 8773 asymp 8776 ne 8800 equiv 8801 '
           'le 8804 ge 8805 sub 8834 sup 8835 nsub 8836 sube 8838 supe 8839 oplus 8853 otimes 8855 perp 8869 sdot 8901 '
           'lceil 8968 rceil 8969 lfloor 8970 rfloor 8971 lang 10216 rang 10217 loz 9674 spades 9824 clubs 9827 hearts '
           '9829 diams 9830').split()
_SHORT = {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'AMP': '&', 'LT': '<', 'GT': '>', 'QUOT': '"', 'COPY': '\xa9',
          'REG': '\xae'}
_SHORT.update((name, chr(160 + at)) for at, name in enumerate(_LATIN))
_NAMES = _SHORT | {name: chr(int(number)) for name, number in zip(_OTHERS[::2], _OTHERS[1::2])}
# What Windows-1252 has where Unicode has control characters: that is what such a number means.
_WINDOWS = ('\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c'
            '\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178')
_REFERENCE = None


def _character(found):
    """The text of a reference."""
    text = found[1]
    if text[0] == '#':
        digits = text.rstrip(';')
        number = int(digits[2:], 16) if digits[1] in 'xX' else int(digits[1:])
        if 128 <= number < 160:
            return _WINDOWS[number - 128]
        if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
            return '\ufffd'
        if number in (1, 11) or 2 <= number <= 8 or 14 <= number < 32 or number == 127 or number & 0xFFFE == 0xFFFE:
            return ''
        return chr(number)
    if text[-1] == ';':
        if text[:-1] in _NAMES:
            return _NAMES[text[:-1]]
        if text[:-1].isalnum() and text[0].isalpha():
            for end in range(len(text) - 1, 1, -1):
                if text[:end] in _SHORT:
                    break
            else:
                unsupported(f'the character reference &{text}')
    for end in range(len(text), 1, -1):
        if text[:end] in _SHORT:
            return _SHORT[text[:end]] + text[end:]
    return '&' + text


def unescape(s):
    global _REFERENCE
    if '&' not in s:
        return s
    if _REFERENCE is None:
        import re
        _REFERENCE = re.compile(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)')
    return _REFERENCE.sub(_character, s)
