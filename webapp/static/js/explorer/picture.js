/* Draws the network of the page with vis-network, at the places computed by the server, and draws it again when the view
   changes. Data: the JSON tag of explorer/picture.html. Hooks: data-picture…, data-zoom, data-show, data-gap.
   Speaks to panel.js and acts.js through « maillage:chosen », to moves.js through « maillage:opened » and « maillage:moved ». */
"use strict";

window.maillagePicture = (() => {
  const figure = document.querySelector("[data-picture]");
  if (!figure || !window.vis) return null;
  const canvas = figure.querySelector("[data-picture-canvas]");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const read = (page) => JSON.parse(page.querySelector("[data-picture-data]").textContent);
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  let data = read(document);
  let inOrder = [];
  let gaps = [];
  let sized = 0; // the zoom for which sizes are drawn
  let first = new Set(); // what is chosen, and what is around it: named before the rest

  const take = (found) => {
    data = found;
    gaps = data.edges.filter((edge) => edge.gap);
    const ties = new Map();
    for (const { from, to } of data.edges) for (const end of [from, to]) ties.set(end, (ties.get(end) ?? 0) + 1);
    inOrder = [...data.nodes].sort((a, b) => b.members - a.members || b.size - a.size
      || (ties.get(b.id) ?? 0) - (ties.get(a.id) ?? 0));
    const known = new Set(data.nodes.map((node) => node.id));
    const kept = new Set(data.edges.map((edge) => edge.id));
    edges.remove(edges.getIds().filter((id) => !kept.has(id)));
    nodes.remove(nodes.getIds().filter((id) => !known.has(id)));
    nodes.update(data.nodes);
    edges.update(data.edges);
    first = new Set();
    sized = 0;
  };

  const { bounds: _bounds, proofs: _proofs, zoom: _zoom, ...options } = data.options;
  options.interaction.dragNodes = true; // in this view the reader may move a node: it is then pinned there
  const framed = ({ left, right, top, bottom }) => {
    const room = Math.min(canvas.clientWidth / (right - left), canvas.clientHeight / (bottom - top));
    return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(Math.min(room, 1.6), 0.004) };
  };

  /* Sizes were chosen for the zoom of the whole: closer, nodes and ties grow less than the ground. A missing tie stays as
     thick on a telephone as on a wall. */
  const growth = (scale) => Math.min(Math.max(0.55 / scale, 1), 5);
  const weight = (scale) => Math.min(1 / scale, 10);
  const thick = (scale) => {
    const zoom = Math.min(scale, 1);
    return gaps.map(({ id }) => ({ id, width: 3.5 / zoom, dashes: [10 / zoom, 7 / zoom] }));
  };

  const resize = (scale) => {
    if (sized && Math.abs(Math.log(scale / sized)) < 0.15) return [[], []];
    sized = scale;
    const { zoom } = data.options;
    const [nodeBy, tieBy] = [growth(scale) / growth(zoom), weight(scale) / weight(zoom)];
    for (const node of data.nodes) node.now = node.members ? node.size : node.size * nodeBy;
    return [data.nodes.filter((node) => !node.members).map(({ id, now }) => ({ id, size: now })),
      data.edges.filter((edge) => !edge.gap).map(({ id, width }) => ({ id, width: width * tieBy }))];
  };

  const fit = (scale) => {
    const [sizes, widths] = resize(scale);
    if (sizes.length) nodes.update(sizes);
    edges.update([...widths, ...thick(scale)]);
  };

  take(data);
  fit(framed(data.options.bounds).scale); // before anything is drawn: once is enough
  performance.mark("maillage:start");
  const network = new vis.Network(canvas, { nodes, edges }, options);
  const frame = canvas.querySelector(".vis-network");
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "Image : flèches pour se déplacer, + et - pour agrandir ou réduire");

  const thicken = () => fit(network.getScale());

  const move = (view, animated = true) => {
    network.moveTo(still || !animated ? { ...view, animation: false } : { ...view, animation: { duration: 300 } });
  };

  const around = (found) => {
    const xs = found.map((node) => node.x);
    const ys = found.map((node) => node.y);
    const margin = 60 + 0.08 * (Math.max(...xs) - Math.min(...xs));
    return { left: Math.min(...xs) - 2 * margin, right: Math.max(...xs) + 2 * margin,
      top: Math.min(...ys) - margin, bottom: Math.max(...ys) + margin };
  };

  const choose = (chosen) => {
    const mine = (edge) => (chosen.node ? edge.from === chosen.node || edge.to === chosen.node : edge.gap === chosen.gap);
    const ends = chosen.node || chosen.gap ? data.edges.filter(mine).flatMap((edge) => [edge.from, edge.to]) : [];
    first = new Set(ends.length > 60 ? [chosen.node] : [chosen.node, ...ends]);
    figure.dispatchEvent(new CustomEvent("maillage:chosen", { detail: { ...chosen, data } }));
    network.redraw();
  };

  const showNode = (id) => {
    if (!nodes.get(id)) return false;
    network.selectNodes([id]);
    choose({ node: id });
    return true;
  };

  const showGap = (number) => {
    const mine = gaps.filter((gap) => gap.gap === number);
    const ends = [...new Set(mine.flatMap((gap) => [gap.from, gap.to]))];
    network.setSelection({ nodes: ends, edges: mine.map((gap) => gap.id) }, { highlightEdges: false });
    choose({ gap: number });
  };

  const centre = (id) => {
    const node = nodes.get(id);
    move({ position: { x: node.x, y: node.y }, scale: Math.max(network.getScale(), framed(data.options.bounds).scale * 2) });
  };

  network.moveTo({ ...framed(data.options.bounds), animation: false });
  network.on("zoom", thicken);
  network.on("animationFinished", thicken);
  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    const { x, y } = network.getViewPosition();
    const [across, down] = [canvas.clientWidth / scale / 2, canvas.clientHeight / scale / 2];
    const view = { left: x - across, right: x + across, top: y - down, bottom: y + down };
    window.maillageCaptions(context, inOrder, { scale, first, badges: gaps, view });
    window.maillageBadges(context, gaps, scale);
  });
  network.once("afterDrawing", () => {
    performance.mark("maillage:first-frame");
    figure.dataset.drawn = "true";
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    const ghost = gaps.find((gap) => gap.to === node || gap.id === edge);
    const group = data.nodes.find((each) => each.id === node && each.members && !each.rest);
    if (group) figure.dispatchEvent(new CustomEvent("maillage:opened", { detail: group.id }));
    else if (node && !String(node).startsWith("ghost-")) showNode(node);
    else if (ghost) showGap(ghost.gap);
    else choose({});
  });
  network.on("dragEnd", ({ nodes: [node] }) => {
    if (!node || String(node).startsWith("ghost-")) return;
    const { x, y } = network.getPosition(node);
    figure.dispatchEvent(new CustomEvent("maillage:moved", { detail: { node, x: Math.round(x), y: Math.round(y) } }));
  });
  let size = `${canvas.clientWidth} ${canvas.clientHeight}`;
  new ResizeObserver(() => {
    const now = `${canvas.clientWidth} ${canvas.clientHeight}`;
    if (now === size) return; // it is told once at first, too
    size = now;
    network.moveTo({ ...framed(data.options.bounds), animation: false });
  }).observe(canvas);

  /* The wheel scrolls the page until the picture is clicked or reached with the keyboard. */
  const listen = (on) => () => {
    network.setOptions({ interaction: { zoomView: on, keyboard: { enabled: on, bindToWindow: false } } });
  };
  canvas.addEventListener("focusin", listen(true));
  canvas.addEventListener("pointerdown", listen(true));
  canvas.addEventListener("pointerleave", listen(false));

  const zooms = { in: 1.4, out: 1 / 1.4 };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-zoom], [data-show], [data-gap]");
    if (!button) return;
    const { zoom, show, gap } = button.dataset;
    if (zoom === "all") move(framed(data.options.bounds));
    else if (zoom) move({ scale: network.getScale() * zooms[zoom] });
    if (show && showNode(show)) centre(show);
    if (gap) showGap(Number(gap));
    if (show || gap) figure.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "nearest" });
  });

  /* camera: « keep », « fit », « new » (what was not there), « same » (fit only when the frame has changed). */
  const load = (page, camera) => {
    const before = new Set(nodes.getIds());
    const frameBefore = JSON.stringify(data.options.bounds);
    figure.querySelector("[data-picture-data]").textContent = page.querySelector("[data-picture-data]").textContent;
    take(read(document));
    network.unselectAll();
    choose({});
    const added = data.nodes.filter((node) => !before.has(node.id) && !String(node.id).startsWith("ghost-"));
    if (camera === "new" && added.length) move(framed(around(added)));
    else if (camera === "fit" || camera === "new" || (camera === "same" && frameBefore !== JSON.stringify(data.options.bounds))) {
      move(framed(data.options.bounds), false);
    }
    thicken();
  };

  return { figure, load, show: (id) => showNode(id) && (centre(id), true) };
})();
