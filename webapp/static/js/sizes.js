/* How large nodes and ties are at a zoom. Sizes were chosen by the server for the zoom of the whole: closer, they grow less
   than the ground. Called by picture.js; what it returns is what has changed since the last zoom. */
"use strict";

window.maillageSizes = (() => {
  const growth = (scale) => Math.min(Math.max(0.55 / scale, 1), 5);
  const weight = (scale) => Math.min(1 / scale, 10);
  let [sized, drawn] = [0, null];

  return (data, scale) => {
    if (data === drawn && Math.abs(Math.log(scale / sized)) < 0.15) return { nodes: [], edges: [] };
    [sized, drawn] = [scale, data];
    const { zoom } = data.options;
    const [nodeBy, tieBy] = [growth(scale) / growth(zoom), weight(scale) / weight(zoom)];
    for (const node of data.nodes) node.now = node.members ? node.size : node.size * nodeBy;
    return {
      nodes: data.nodes.filter((node) => !node.members).map(({ id, now }) => ({ id, size: now })),
      edges: data.edges.filter((edge) => !edge.gap).map(({ id, width }) => ({ id, width: width * tieBy })),
    };
  };
})();
