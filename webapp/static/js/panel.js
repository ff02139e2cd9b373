/* Tells, beside the picture, of the actor or the gap that was chosen, and marks the gap's row in the list.
   Listens to « maillage:chosen » on the figure; text only, so that a name can never become markup. */
"use strict";

(() => {
  const figure = document.querySelector("[data-picture]");
  if (!figure) return;
  const panel = figure.querySelector("[data-panel]");

  const make = (tag, text = "", properties = {}) =>
    Object.assign(document.createElement(tag), { textContent: text }, properties);

  const link = (text, href) => make("a", text, { href });

  /* What proves a tie: a link where there are pages to open, a count in a file that stands alone. */
  const proofs = (edge, base) => {
    if (edge.grouped) return "";
    const records = edge.records === 1 ? "1 ligne" : edge.records ? `${edge.records} lignes` : "les lignes";
    const path = [edge.from, edge.to].map(encodeURIComponent).join("/");
    return base ? link(records, `${base}${path}`) : `(${records})`;
  };

  const tieLine = (edge, node, byId, base) => {
    const other = byId.get(edge.from === node.id ? edge.to : edge.from);
    const line = make("li");
    const show = make("button", other.name, { type: "button", className: "quiet" });
    show.dataset.show = other.id;
    line.append(show, ` ${edge.detail} `, proofs(edge, base));
    return line;
  };

  const gapLine = (edge) => {
    const line = make("li", "", { className: "missing" });
    line.append(link(`Manque ${edge.gap}`, `#manque-${edge.gap}`), ` ${edge.sentence}`);
    return line;
  };

  const tellNode = (node, { edges, options }, byId) => {
    const mine = edges.filter((edge) => edge.from === node.id || edge.to === node.id);
    const list = make("ul");
    list.append(...mine.filter((edge) => edge.gap).map(gapLine));
    list.append(...mine.filter((edge) => !edge.gap).map((edge) => tieLine(edge, node, byId, options.proofs)));
    const parts = [make("p", node.kind, { className: "crumb" }), make("h2", node.name)];
    if (node.detail) parts.push(make("p", node.detail));
    if (node.url) parts.push(link("Ouvrir la fiche", node.url));
    return [...parts, list];
  };

  const tellGap = (edge) => [
    make("p", `Manque ${edge.gap}`, { className: "crumb" }),
    make("h2", edge.sentence),
    make("p", `Pour le fermer : ${edge.closes}`),
    ...(document.getElementById(`manque-${edge.gap}`) ? [link("Le lire dans la liste", `#manque-${edge.gap}`)] : []),
  ];

  const mark = (number) => {
    for (const row of document.querySelectorAll("[data-gap-row]")) {
      row.classList.toggle("chosen", row.dataset.gapRow === String(number));
    }
    for (const button of document.querySelectorAll("[data-gap]")) {
      button.setAttribute("aria-pressed", String(button.dataset.gap === String(number)));
    }
  };

  let opener = null; // where the keyboard was, and goes back to

  const close = () => {
    panel.hidden = true;
    mark("");
    opener?.focus({ preventScroll: true });
  };

  figure.addEventListener("maillage:chosen", ({ detail: { node, gap, data } }) => {
    mark(gap ?? "");
    if (!panel.contains(document.activeElement)) opener = document.activeElement;
    const byId = new Map(data.nodes.map((item) => [item.id, item]));
    const edge = data.edges.find((item) => item.gap === gap);
    panel.hidden = !node && !gap;
    if (panel.hidden) return;
    const shut = make("button", "Fermer", { type: "button", className: "close" });
    shut.addEventListener("click", close);
    panel.replaceChildren(shut, ...(node ? tellNode(byId.get(node), data, byId) : tellGap(edge)));
    panel.scrollTop = 0;
  });

  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !panel.hidden) close();
  });
})();
