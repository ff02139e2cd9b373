/* Writes the names of nodes where there is room: groups and large nodes first, never two over each other, always as
   large on the screen. Called by picture.js after each frame. Widths are measured once. */
"use strict";

window.maillageCaptions = (() => {
  const widths = new Map();

  const width = (context, line) => {
    if (!widths.has(line)) {
      context.font = "16px system-ui, sans-serif";
      widths.set(line, context.measureText(line).width / 16);
    }
    return widths.get(line);
  };

  const clear = (box, taken) => taken.every((other) =>
    box.left > other.right || box.right < other.left || box.top > other.bottom || box.bottom < other.top);

  /* All in pixels of the map: what is said of a screen is divided by the zoom. */
  return (context, nodes, { scale, first, badges, view }) => {
    const size = Math.max(13, Math.min(18, context.canvas.clientWidth / 66)) / scale;
    const taken = badges.map(({ badge: { x, y } }) => (
      { left: x - size, right: x + size, top: y - 0.8 * size, bottom: y + 0.8 * size }));
    const written = [];
    const inOrder = first.size ? [...nodes].sort((a, b) => first.has(b.id) - first.has(a.id)) : nodes;
    for (const node of inOrder) {
      if (!node.caption || node.x < view.left || node.x > view.right || node.y < view.top || node.y > view.bottom) continue;
      const lines = node.members ? [...node.caption.split("\n"), `(${node.members})`] : node.caption.split("\n");
      const half = Math.max(...lines.map((line) => width(context, line))) * size / 2;
      const inside = node.members && half * 1.15 < node.now && size * lines.length < node.now;
      const height = 1.2 * size * lines.length;
      const under = node.y + node.now + 0.35 * size;
      const tops = inside ? [node.y - height / 2] : [under, node.y - node.now - 0.35 * size - height];
      const boxes = tops.map((top) => ({ left: node.x - half, right: node.x + half, top, bottom: top + height }));
      const box = boxes.find((each) => clear(each, taken)) ?? (first.has(node.id) ? boxes[0] : null);
      if (!box) continue;
      const { top } = box;
      taken.push(box);
      written.push({ lines, x: node.x, top, inside });
      if (written.length > 220) break;
    }
    context.save();
    context.font = `${size}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    for (const { lines, x, top, inside } of written) {
      context.lineWidth = size / 4;
      context.strokeStyle = "#fff";
      context.fillStyle = inside ? "#fff" : "#1d2430";
      lines.forEach((line, rank) => {
        const y = top + 1.2 * size * rank;
        if (!inside) context.strokeText(line, x, y);
        context.fillText(line, x, y);
      });
    }
    context.restore();
  };
})();
