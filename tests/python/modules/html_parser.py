"""html.parser: the events of a page."""
from html.parser import HTMLParser


class Shown(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print(self.getpos(), 'start', tag, attrs, self.get_starttag_text())

    def handle_endtag(self, tag):
        print(self.getpos(), 'end', tag)

    def handle_data(self, data):
        print(self.getpos(), 'data', repr(data))

    def handle_comment(self, data):
        print('comment', repr(data))

    def handle_decl(self, decl):
        print('decl', decl)

    def handle_pi(self, data):
        print('pi', data)


parser = Shown()
parser.feed('''<!DOCTYPE html><html><head><title>A &amp; B</title>
<style>p > b { color: red }</style><script>if (a < b && "</p>") {}</script></head>
<body class='a b' id=main data-x><!-- note --><?pi x?><P
  title="q>z">Hi <b>there</b> &copy; 5 < 6<br/><img src="a.png" alt='' /></p><a href=/x/?a=1&amp;b=2>link</a></body></html>''')
parser.close()


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attrs):
        if tag == 'a':
            self.links += [value for name, value in attrs if name == 'href']


for page in ('<a href="/1">x</a><a>y</a><A HREF=2>', 'no tags', '<a href="unclosed', '<<a href=3>>'):
    links = Links()
    links.feed(page)
    links.close()
    print(links.links)
