/* Draws the network of the page with vis-network, at the places computed by the server.
   Data: the JSON tag that picture.html holds. Hooks: data-picture…, data-zoom, data-show, data-gap.
   Speaks to panel.js through the « maillage:chosen » event of the figure. */
"use strict";

(() => {
  const figure = document.querySelector("[data-picture]");
  if (!figure || !window.vis) return;
  const data = JSON.parse(figure.querySelector("[data-picture-data]").textContent);
  const { bounds, proofs, ...options } = data.options;
  const canvas = figure.querySelector("[data-picture-canvas]");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const gaps = data.edges.filter((edge) => edge.gap);
  performance.mark("maillage:start");
  const network = new vis.Network(canvas, { nodes, edges }, options);

  const frame = canvas.querySelector(".vis-network");
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "Carte : flèches pour se déplacer, + et - pour agrandir ou réduire");

  const whole = () => {
    const [width, height] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
    const room = Math.min((canvas.clientWidth - 24) / width, (canvas.clientHeight - 24) / height);
    return {
      position: { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 },
      scale: Math.max(Math.min(room, 1.3), 0.02),
    };
  };

  const move = (view) => {
    network.moveTo(still ? view : { ...view, animation: { duration: 250 } });
  };

  /* A missing tie stays as thick on a telephone as on a wall. */
  const thicken = () => {
    const zoom = Math.min(network.getScale(), 1);
    edges.update(gaps.map((gap) => ({ id: gap.id, width: 3.5 / zoom, dashes: [10 / zoom, 7 / zoom] })));
  };

  const choose = (chosen) => {
    figure.dispatchEvent(new CustomEvent("maillage:chosen", { detail: { ...chosen, data } }));
  };

  const showNode = (id) => {
    if (!nodes.get(id)) return;
    network.selectNodes([id]);
    choose({ node: id });
  };

  const showGap = (number) => {
    const mine = gaps.filter((gap) => gap.gap === number);
    network.setSelection(
      { nodes: [...new Set(mine.flatMap((gap) => [gap.from, gap.to]))], edges: mine.map((gap) => gap.id) },
      { highlightEdges: false },
    );
    choose({ gap: number });
  };

  network.moveTo({ ...whole(), animation: false });
  thicken();
  network.on("zoom", thicken);
  network.on("afterDrawing", (context) => window.maillageBadges(context, gaps, network.getScale()));
  network.once("afterDrawing", () => {
    performance.mark("maillage:first-frame");
    figure.dataset.drawn = "true";
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    const ghost = gaps.find((gap) => gap.to === node || gap.id === edge);
    if (node && !String(node).startsWith("ghost-")) showNode(node);
    else if (ghost) showGap(ghost.gap);
    else choose({});
  });
  new ResizeObserver(() => network.moveTo({ ...whole(), animation: false })).observe(canvas);

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
    const { zoom, show, gap } = button.dataset;
    if (zoom === "all") move(whole());
    else if (zoom) move({ scale: network.getScale() * zooms[zoom] });
    if (show) showNode(show);
    if (gap) showGap(Number(gap));
    if (show || gap) figure.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "nearest" });
  });
  network.on("animationFinished", thicken);
})();
