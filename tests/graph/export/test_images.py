"""Images as they are opened: an SVG that any reader parses, where nothing is written over anything, and a PNG of it."""

from base64 import b64encode
from itertools import combinations
from struct import unpack
from xml.etree import ElementTree

import pytest

from graph.errors import MaillageError
from graph.export import png
from graph.export.svg import to_svg
from graph.export.views import make_exhibit

SVG = "{http://www.w3.org/2000/svg}"

# Captions and all that is written around; a badge has its own ground and may stand on a line.
BOXES = """() => [...document.querySelectorAll("text")]
  .filter((text) => !(text.getAttribute("font-weight") && text.getAttribute("text-anchor")))
  .map((text) => [text.textContent, text.getBoundingClientRect()])
  .map(([said, box]) => [said, box.left, box.top, box.right, box.bottom])"""

VERMILLION = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  let found = 0, ink = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] > 200 && data[i + 1] > 70 && data[i + 1] < 120 && data[i + 2] < 40) found++;
    if (data[i] + data[i + 1] + data[i + 2] < 200) ink++;
  }
  return [found, ink];
}"""


@pytest.fixture
def page(browser):
    context = browser.new_context(java_script_enabled=True)
    opened = context.new_page()
    opened.said = []
    opened.on("dialog", lambda dialog: (opened.said.append(dialog.message), dialog.dismiss()))
    yield opened
    context.close()


def parsed(svg):
    return ElementTree.fromstring(svg)  # noqa: S314 — our own


def views(event_id):
    return ["departement:57", "departement:54", "matrix", "matrix:kind", f"event:{event_id}"]


def test_an_image_says_its_title_its_filter_its_numbers_its_sources_and_that_it_is_invented(example_atlas, event_id):
    for view in views(event_id):
        exhibit = make_exhibit(example_atlas, view)
        image = parsed(to_svg(exhibit))
        written = " ".join(text.text or "" for text in image.iter(f"{SVG}text"))
        for said in ("Données inventées", exhibit.notes.said, exhibit.notes.counted, exhibit.notes.date, "Sources : "):
            assert said in written, (view, said)
        assert image.find(f"{SVG}title").text == exhibit.notes.title
        assert image.find(f"{SVG}desc").text
        assert image.get("role") == "img"


def test_each_gap_that_is_drawn_is_told_with_its_number(example_atlas):
    exhibit = make_exhibit(example_atlas, "departement:57")
    image = parsed(to_svg(exhibit))
    written = " ".join(text.text or "" for text in image.iter(f"{SVG}text"))
    dashed = [line for line in image.iter(f"{SVG}line") if line.get("stroke-dasharray")]
    assert exhibit.shown_gaps
    assert len(dashed) == 1 + len(exhibit.scene.badges)  # that of the legend
    for gap in exhibit.shown_gaps:
        assert gap.closes in written
        assert written.count(str(gap.number)) >= 2


def test_hostile_names_are_written_as_text(hostile):
    event = next(key for key, (label, _) in hostile.names().items() if label == "Event")
    for view in ("departement:54", f"event:{event}", "matrix"):
        image = parsed(to_svg(make_exhibit(hostile, view)))
        names = {element.tag.removeprefix(SVG) for element in image.iter()}
        assert names <= {"svg", "title", "desc", "g", "rect", "circle", "polygon", "line", "text"}
        attributes = {name for element in image.iter() for name in element.attrib}
        assert not [name for name in attributes if name.startswith("on") or "href" in name]
    shown = " ".join(image.itertext())
    assert "\u202e" not in shown


@pytest.mark.browser
def test_nothing_is_written_over_anything(example_atlas, hostile, event_id, page):
    exhibits = [make_exhibit(example_atlas, view) for view in views(event_id)] + [
        make_exhibit(hostile, "departement:54")
    ]
    for exhibit in exhibits:
        page.set_content(to_svg(exhibit))
        boxes = page.evaluate(BOXES)
        assert len(boxes) > 8
        for (one, *a), (other, *b) in combinations(boxes, 2):
            apart = a[0] >= b[2] - 1 or b[0] >= a[2] - 1 or a[1] >= b[3] - 5 or b[1] >= a[3] - 5
            assert apart, (exhibit.view, one[:60], other[:60])
    assert page.said == []


@pytest.mark.browser
def test_the_two_images_show_the_gaps_and_the_words(example_atlas, page):
    svg = to_svg(make_exhibit(example_atlas, "departement:57"))
    drawn = {"svg+xml": svg.encode(), "png": png.to_png(svg, 1280)}
    for kind, content in drawn.items():
        found, ink = page.evaluate(VERMILLION, f"data:image/{kind};base64,{b64encode(content).decode()}")
        assert found > 1_500, kind
        assert ink > 5_000, kind


def test_a_png_has_the_width_that_is_asked(example_atlas, event_id):
    content = png.to_png(to_svg(make_exhibit(example_atlas, f"event:{event_id}")), 640)
    assert unpack(">I", content[16:20]) == (640,)


def test_without_a_font_the_person_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(png, "_has_fonts", lambda: False)
    with pytest.raises(MaillageError, match="fonts-dejavu"):
        png.to_png("<svg/>")
