# simulated: needs a package
"""Beautiful Soup: searching a page."""
from bs4 import BeautifulSoup, Tag, NavigableString, Comment
import re
html="""<!DOCTYPE html>
<html><head><title>The Shop</title><meta charset="utf-8"></head>
<body class="main wide"><h1 id="top">Books &amp; more</h1>
<!-- a comment -->
<ul class="list"><li class="item first"><a href="/b/1" rel="next nofollow">One</a> <span class="price">10.50</span></li>
<li class="item"><a href="/b/2">Two</a> <span class="price">7</span></li>
<li>plain <b>bold</b> tail</li></ul>
<table><tr><th>n</th><th>v</th></tr><tr><td>a</td><td>1</td></tr></table>
<p>Text with<br>break and <img src="x.png" alt="pic"></p><script>var x = "<b>";</script>
</body></html>"""
s=BeautifulSoup(html,"html.parser")
print(s.title, s.title.string, s.title.text, s.h1["id"], s.body["class"], s.find("a").get("href"), s.find("nope"))
print([a["href"] for a in s.find_all("a")], s.find_all("li", class_="item"), len(s.find_all(["li","a"])), s.find_all("span", limit=1))
print(s.find("a", href=re.compile("2$")).text, s.find_all("a", href=True)[0].attrs, s.find(id="top").name, s.find("li", {"class":"first"}).get_text(strip=True), s.find_all(attrs={"class":"price"})[1].string)
print(s.select("ul.list > li.item a"), s.select_one("#top").text, s.select("li span.price")[0].text, [t.text for t in s.select("td")], s.select("a[href^='/b']")[1].text, s.select("tr:nth-child(2) td")[0], s.select("li:first-child")[0].a)
print(list(s.ul.li.children), s.ul.li.contents[0].parent.name, s.a.next_sibling, s.a.find_next_sibling("span"), s.ul.find_all("li", recursive=False)[2].text)
print(s.get_text(" ", strip=True)); print(repr(s.p.text), list(s.p.stripped_strings), s.img, s.br)
print(s.find(string="One"), s.find_all(string=re.compile("T")), s.find("b").find_parent("ul")["class"], [p.name for p in s.b.parents])
print(s.prettify()[:900]); print(str(s)[-300:])
print(s.find_all(lambda t: t.has_attr("class") and t.name=="li"), type(s.a), type(s.a.string), isinstance(s.a, Tag), s.a.name, len(s.ul), s("a")[0].text, s.li.a.string.upper())
for tag in s(["script"]): tag.decompose()
print(s.script, s.a == s.a, bool(s.find_all("zz")), s.a.get("zz","d"))
for f in (lambda: s.find("zz").text, lambda: s.find_all("a").text, lambda: s.a["zz"]):
    try: f()
    except Exception as e: print(type(e).__name__, e)
for row in s.table.find_all("tr")[1:]: print([c.get_text() for c in row.find_all("td")])
for c in s.find_all(string=lambda t: isinstance(t, Comment)): print("comment", c.strip())
s.h1.string="New"; print(s.h1)
