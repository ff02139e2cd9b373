/* Draws the network of the page with vis-network, at the places computed by the server: on a sheet, in the explorer, in a
   file that stands alone. Data: the JSON tag of the figure. Hooks: data-picture…, data-zoom, data-show, data-gap.
   Says « maillage:chosen » and « maillage:opened » on the figure. Where they are loaded, badges.js writes numbers,
   captions.js names, and sizes.js says how large things are at a zoom. */
"use strict";

window.maillagePicture = (() => {
  const figure = document.querySelector("[data-picture]");
  if (!figure || !window.vis) return null;
  const canvas = figure.querySelector("[data-picture-canvas]");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const read = () => JSON.parse(figure.querySelector("[data-picture-data]").textContent);
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  let data = null;
  let gaps = [];
  let chosen = {};

  const take = () => {
    data = read();
    gaps = data.edges.filter((edge) => edge.gap);
    for (const [held, found] of [[nodes, data.nodes], [edges, data.edges]]) {
      const known = new Set(found.map(({ id }) => id));
      held.remove(held.getIds().filter((id) => !known.has(id)));
      held.update(found);
    }
  };

  const framed = ({ left, right, top, bottom } = data.options.bounds) => {
    const room = Math.min(canvas.clientWidth / (right - left), canvas.clientHeight / (bottom - top));
    return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(Math.min(room, 1.6), 0.004) };
  };

  /* A missing tie stays as thick on a telephone as on a wall. */
  const fit = (scale) => {
    const zoom = Math.min(scale, 1);
    const sized = window.maillageSizes?.(data, scale) ?? { nodes: [], edges: [] };
    if (sized.nodes.length) nodes.update(sized.nodes);
    edges.update([...sized.edges,
      ...gaps.map(({ id }) => ({ id, width: 3.5 / zoom, dashes: [10 / zoom, 7 / zoom] }))]);
  };

  take();
  fit(framed().scale); // before anything is drawn: once is enough
  performance.mark("maillage:start");
  const { bounds: _bounds, proofs: _proofs, zoom: _zoom, ...options } = data.options;
  const network = new vis.Network(canvas, { nodes, edges }, options);
  const frame = canvas.querySelector(".vis-network");
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "Image : flèches pour se déplacer, + et - pour agrandir ou réduire");

  const refit = () => fit(network.getScale());

  const move = (view, animated = true) => {
    network.moveTo(still || !animated ? { ...view, animation: false } : { ...view, animation: { duration: 300 } });
  };

  const choose = (found) => {
    chosen = found;
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

  move(framed(), false);
  network.on("zoom", refit);
  network.on("animationFinished", refit);
  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    window.maillageCaptions?.(context, { data, gaps, chosen, scale, centre: network.getViewPosition() });
    window.maillageBadges(context, gaps, scale);
  });
  network.once("afterDrawing", () => {
    performance.mark("maillage:first-frame");
    figure.dataset.drawn = "true";
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    const ghost = gaps.find((gap) => gap.to === node || gap.id === edge);
    const group = data.nodes.find((each) => each.id === node && each.opens);
    if (group) figure.dispatchEvent(new CustomEvent("maillage:opened", { detail: group.id }));
    else if (node && !String(node).startsWith("ghost-")) showNode(node);
    else if (ghost) showGap(ghost.gap);
    else choose({});
  });
  let size = `${canvas.clientWidth} ${canvas.clientHeight}`;
  new ResizeObserver(() => {
    const now = `${canvas.clientWidth} ${canvas.clientHeight}`;
    if (now === size) return; // it is told once at first, too
    size = now;
    move(framed(), false);
  }).observe(canvas);

  /* The wheel scrolls the page until the picture is clicked or reached with the keyboard. The library's own keys wait
     for that too: with them on, it takes the focus as soon as the pointer passes, which stops the page's scrolling. */
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
    const { zoom, show: node, gap } = button.dataset;
    if (zoom === "all") move(framed());
    else if (zoom) move({ scale: network.getScale() * zooms[zoom] });
    if (node) picture.show(node);
    if (gap) showGap(Number(gap));
    if (node || gap) figure.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "nearest" });
  });

  const picture = { figure, network, take, framed, move, refit, choose, show: showNode, data: () => data };
  return picture;
})();
