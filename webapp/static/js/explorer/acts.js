/* What can be done with the actor, the group or the gap that is chosen, as buttons of the panel; and what gestures on the
   picture do: open a group, pin a node. Everything goes through moves.js, so that everything can be undone. */
"use strict";

(() => {
  const moves = window.maillageMoves;
  const picture = window.maillagePicture;
  if (!moves) return;
  const { figure } = picture;
  const panel = figure.querySelector("[data-panel]");

  const pins = (node) => moves.all("epingle").filter((pin) => !pin.startsWith(`${node}@`));
  const pin = ({ id, x, y }) => moves.but({ epingle: [...pins(id), `${id}@${Math.round(x)},${Math.round(y)}`] }, "keep");
  const isPinned = (id) => moves.all("epingle").length > pins(id).length;
  const away = { entre: null, et: null };

  const open = (id) => {
    // What was grouped because it was large stays grouped in the same way once opened.
    const { grouping } = document.querySelector("[data-grouping]").dataset;
    moves.but({ ouvert: [...moves.all("ouvert"), id], grouper: grouping }, "new");
  };

  const ofNode = (node) => {
    const list = [];
    const starting = moves.all("entre").length && !moves.all("et").length;
    if (node.opens) list.push(["Ouvrir", () => open(node.id)]);
    if (node.drawable) {
      if (starting) list.push(["Chemin jusqu’ici", () => moves.but({ et: node.id, autour: null })]);
      list.push(["Autour", () => moves.but({ autour: node.id, pas: null, ...away })]);
      list.push(["À deux pas", () => moves.but({ autour: node.id, pas: "2", ...away })]);
      if (!starting) list.push(["Chemin depuis ici", () => moves.but({ entre: node.id, et: null }, "keep")]);
    }
    list.push(isPinned(node.id)
      ? ["Détacher", () => moves.but({ epingle: pins(node.id) }, "keep")]
      : ["Épingler ici", () => pin(node)]);
    list.push(["Masquer", () => moves.but({ cache: [...moves.all("cache"), node.id] }, "keep")]);
    if (node.id.startsWith("org-")) list.push(["Voir sans", () => moves.but({ sans: [...moves.all("sans"), node.id] }, "same")]);
    return list;
  };

  const ofGap = (number) => {
    const id = document.querySelector(`[data-gap-row="${number}"]`)?.dataset.gapId;
    return id && !moves.all("manque").includes(id) ? [["Qui pourrait aider ?", () => moves.but({ manque: id }, "keep")]] : [];
  };

  figure.addEventListener("maillage:chosen", ({ detail: { node, gap, data } }) => {
    const chosen = node && data.nodes.find((each) => each.id === node);
    const acts = chosen ? ofNode(chosen) : gap ? ofGap(gap) : [];
    if (!acts.length) return;
    const bar = document.createElement("p");
    bar.className = "acts";
    bar.append(...acts.map(([title, act]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: title });
      button.addEventListener("click", act);
      return button;
    }));
    panel.querySelector("h2").after(bar);
  });
  figure.addEventListener("maillage:opened", ({ detail }) => open(detail));
  figure.addEventListener("maillage:moved", ({ detail: { node, x, y } }) => pin({ id: node, x, y }));
})();
