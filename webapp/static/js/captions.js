/* Writes the names of nodes where there is room: groups and large nodes first, never over another name, a node or a
   number, always as large on the screen. Called by picture.js after each frame. Widths are measured once. */
"use strict";

window.maillageCaptions = (() => {
  const CELL = 5; // pixels of the screen
  const TRIED = 400; // names: beyond, only what one looks at closer
  const widths = new Map();

  const width = (context, line) => {
    if (!widths.has(line)) {
      context.font = "16px system-ui, sans-serif";
      widths.set(line, context.measureText(line).width / 16);
    }
    return widths.get(line);
  };

  /* What of the screen is taken, in cells of a few pixels: as fast for two thousand nodes as for fifty.
     Kittivorawong et al., « Fast and Flexible Overlap Detection for Chart Labeling with Occupancy Bitmap », VIS 2020. */
  const ground = (view, scale) => {
    const across = Math.ceil((view.right - view.left) * scale / CELL);
    const down = Math.ceil((view.bottom - view.top) * scale / CELL);
    const cells = new Uint8Array(across * down);
    const cell = (at, from, last) => Math.min(Math.max(Math.floor((at - from) * scale / CELL), 0), last);
    const every = (box, rule) => {
      const start = cell(box.left, view.left, across - 1);
      const end = cell(box.right, view.left, across - 1) + 1;
      const last = cell(box.bottom, view.top, down - 1);
      for (let row = cell(box.top, view.top, down - 1); row <= last; row += 1) {
        if (!rule(row * across + start, row * across + end)) return false;
      }
      return true;
    };
    const mark = (start, end) => cells.fill(1, start, end);
    const empty = (start, end) => {
      for (let at = start; at < end; at += 1) if (cells[at]) return false;
      return true;
    };
    return { take: (box) => every(box, mark), free: (box) => every(box, empty) };
  };

  const around = (node, half) => ({ left: node.x - half, right: node.x + half, top: node.y - half, bottom: node.y + half });

  /* Under, over, right, left of a node: where its name may stand. */
  const places = ({ x, y, now }, half, height, gap) => {
    const box = (left, top) => ({ left, right: left + 2 * half, top, bottom: top + height });
    return [box(x - half, y + now + gap), box(x - half, y - now - gap - height),
      box(x + now + gap, y - height / 2), box(x - now - gap - 2 * half, y - height / 2)];
  };

  /* Groups, then large nodes, then those with most ties. */
  let [ranked, of] = [[], null];
  const inOrder = (data) => {
    if (of === data) return ranked;
    const ties = new Map();
    for (const { from, to } of data.edges) for (const end of [from, to]) ties.set(end, (ties.get(end) ?? 0) + 1);
    ranked = [...data.nodes].sort((a, b) => b.members - a.members || b.size - a.size
      || (ties.get(b.id) ?? 0) - (ties.get(a.id) ?? 0));
    of = data;
    return ranked;
  };

  /* What is chosen, and what is around it when it is not a crowd: named before the rest. */
  const named = ({ edges }, { node, gap }) => {
    const mine = (edge) => (node ? edge.from === node || edge.to === node : edge.gap === gap);
    const ends = node || gap ? edges.filter(mine).flatMap((edge) => [edge.from, edge.to]) : [];
    return new Set(ends.length > 60 ? [node] : node ? [node, ...ends] : ends);
  };

  /* All in pixels of the map: what is said of a screen is divided by the zoom. */
  return (context, { data, gaps, chosen, scale, centre }) => {
    const { clientWidth, clientHeight } = context.canvas;
    const [across, down] = [clientWidth / scale / 2, clientHeight / scale / 2];
    const view = { left: centre.x - across, right: centre.x + across, top: centre.y - down, bottom: centre.y + down };
    const size = Math.max(13, Math.min(18, clientWidth / 66)) / scale;
    const first = named(data, chosen);
    const seen = inOrder(data).filter(({ x, y }) => x >= view.left && x <= view.right && y >= view.top && y <= view.bottom);
    if (first.size) seen.sort((a, b) => first.has(b.id) - first.has(a.id));
    const taken = ground(view, scale);
    for (const node of seen) taken.take(around(node, 0.7 * node.now));
    for (const { badge } of gaps) {
      const half = size * Math.max(1, 0.4 * badge.text.length + 0.5);
      taken.take({ left: badge.x - half, right: badge.x + half, top: badge.y - 0.9 * size, bottom: badge.y + 0.9 * size });
    }
    const written = [];
    for (const node of seen.slice(0, TRIED)) {
      if (!node.caption) continue;
      const lines = node.members ? [...node.caption.split("\n"), `(${node.members})`] : node.caption.split("\n");
      const half = Math.max(...lines.map((line) => width(context, line))) * size / 2;
      const height = 1.2 * size * lines.length;
      const inside = node.members && half * 1.15 < node.now && size * lines.length < node.now;
      const boxes = inside ? [{ ...around(node, half), top: node.y - height / 2, bottom: node.y + height / 2 }]
        : places(node, half, height, 0.4 * size);
      const whole = (each) => each.left >= view.left && each.right <= view.right && each.top >= view.top && each.bottom <= view.bottom;
      const free = inside ? boxes : boxes.filter(taken.free); // its own disc is its own
      const always = node.members || first.has(node.id);
      const box = free.find(whole) ?? (always ? free[0] ?? boxes[0] : null); // half a name says nothing
      if (!box) continue;
      taken.take(box);
      written.push({ lines, x: (box.left + box.right) / 2, top: box.top, inside });
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
