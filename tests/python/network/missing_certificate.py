"""A server's certificate that is not there."""
# status: 1
import ssl

context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
try:
    ssl.wrap_socket
except AttributeError as error:
    print(error)
context.load_cert_chain('server.crt', 'server.key')
