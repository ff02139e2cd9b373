"""Pages read as a browser would read them: their links, their headings, what they would run."""

from html.parser import HTMLParser


class Reading(HTMLParser):
    """What a page holds: every tag with its attributes, and its text, its unbreakable spaces read as spaces."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        self.text += data.replace("\u00a0", " ")

    def named(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every tag of one name."""
        return [attributes for name, attributes in self.tags if name == tag]

    def links(self, prefix: str = "/") -> list[str]:
        """Return the addresses of links that begin with a prefix, each once, in order."""
        found = (a["href"].partition("#")[0] for a in self.named("a") if a.get("href", "").startswith(prefix))
        return list(dict.fromkeys(found))


def read(client, address: str, status: int = 200) -> Reading:
    """Ask for a page, check its status and return it read."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return Reading(answer.get_data(as_text=True))
