"""Bytes that pickle did not write, or not to the end."""
import pickle

for data in (b'garbage', b'', b'\x80', b'\x80\x04', b'\x80\x05.', b'abc.', b'\x80\x04K\x01', b'\x80\x04K\x01.', b'\x80\xff.',
             b'c__main__\nNope\n.', b'hello world', b'\x00', b'\xff', b"'", b'\\', b' ', b'{}', b'[1, 2]', b'g1', b'g1\n',
             b'I5', b'not a pickle', b'123', b'corrupted data', b'random bytes', b'\x80\x04\x95', b'\n', b'N.',
             b'\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00abc', b'data'):
    try:
        print(data, pickle.loads(data))
    except Exception as error:
        print(data, type(error).__name__, error)
try:
    pickle.loads('text')
except TypeError as error:
    print(error)
whole = pickle.dumps({'a': [1, 2.5, 'text', None]})
for cut in range(1, len(whole), 7):
    try:
        print(pickle.loads(whole[:cut]))
    except Exception as error:
        print(cut, type(error).__name__, error)
