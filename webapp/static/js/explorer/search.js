/* Completes what is typed in « Trouver » with the nearest names, spelling forgiven: the combobox pattern of the ARIA
   practices. A name that is on the picture is shown there; another opens the view around it. */
"use strict";

(() => {
  const moves = window.maillageMoves;
  const form = document.querySelector("[data-finder]");
  if (!moves || !form) return;
  const input = form.querySelector("[name=qui]");
  const list = form.querySelector("[role=listbox]");
  let found = [];
  let at = -1;
  let turn = 0;
  let timer = 0;

  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (rank) => {
    at = (rank + found.length) % found.length;
    [...list.children].forEach((each, number) => each.setAttribute("aria-selected", String(number === at)));
    list.children[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[at].id);
  };

  const choose = ({ id, name }) => {
    input.value = name;
    close();
    if (moves.all("entre").length && !moves.all("et").length) moves.but({ et: id, autour: null });
    else if (!window.maillagePicture.show(id)) moves.but({ autour: id, pas: null, entre: null, et: null });
  };

  const show = () => {
    list.replaceChildren(...found.map(({ name, kind }, rank) => {
      const option = Object.assign(document.createElement("li"), { id: `${list.id}-${rank}`, textContent: name });
      option.setAttribute("role", "option");
      option.append(Object.assign(document.createElement("span"), { textContent: ` ${kind}`, className: "soft" }));
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        choose(found[rank]);
      });
      return option;
    }));
    at = -1;
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    input.removeAttribute("aria-activedescendant");
  };

  const ask = async () => {
    const text = input.value.trim();
    const mine = ++turn;
    const answer = text.length > 1 ? await fetch(`/reseau/noms.json?${new URLSearchParams({ q: text })}`).catch(() => null) : null;
    const read = answer?.ok ? await answer.json() : { found: [] };
    if (mine !== turn) return;
    found = read.found;
    show();
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
    } else if (!list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      mark(event.key === "ArrowDown" ? at + 1 : at < 0 ? found.length - 1 : at - 1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      choose(found[at]);
    }
  });
})();
