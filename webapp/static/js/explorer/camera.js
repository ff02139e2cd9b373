/* Puts another view in the picture, and looks where the reader needs to; tells of a node that was moved by hand.
   Adds ``load`` to the picture, for moves.js, and brings what is shown to the middle; says « maillage:moved » on its figure. */
"use strict";

(() => {
  const picture = window.maillagePicture;
  if (!picture) return;
  const { figure, network } = picture;
  const isGhost = (id) => String(id).startsWith("ghost-");

  const around = (found) => {
    const xs = found.map((node) => node.x);
    const ys = found.map((node) => node.y);
    const margin = 60 + 0.08 * (Math.max(...xs) - Math.min(...xs));
    return { left: Math.min(...xs) - 2 * margin, right: Math.max(...xs) + 2 * margin,
      top: Math.min(...ys) - margin, bottom: Math.max(...ys) + margin };
  };

  /* camera: « keep », « fit », « new » (what was not there), « same » (fit only when the frame has changed). */
  picture.load = (page, camera) => {
    const before = new Set(picture.data().nodes.map(({ id }) => id));
    const frameBefore = JSON.stringify(picture.data().options.bounds);
    figure.querySelector("[data-picture-data]").textContent = page.querySelector("[data-picture-data]").textContent;
    picture.take();
    network.unselectAll();
    picture.choose({});
    const { nodes, options } = picture.data();
    const added = nodes.filter((node) => !before.has(node.id) && !isGhost(node.id));
    if (camera === "new" && added.length) picture.move(picture.framed(around(added)));
    else if (camera === "fit" || camera === "new" || (camera === "same" && frameBefore !== JSON.stringify(options.bounds))) {
      picture.move(picture.framed(), false);
    }
    picture.refit();
  };

  const select = picture.show;
  picture.show = (id) => {
    if (!select(id)) return false;
    const { x, y } = picture.data().nodes.find((node) => node.id === id);
    picture.move({ position: { x, y }, scale: Math.max(network.getScale(), picture.framed().scale * 2) });
    return true;
  };

  network.on("dragEnd", ({ nodes: [node] }) => {
    if (!node || isGhost(node)) return;
    const { x, y } = network.getPosition(node);
    figure.dispatchEvent(new CustomEvent("maillage:moved", { detail: { node, x: Math.round(x), y: Math.round(y) } }));
  });
})();
