/* The address is the view: every link, form and gesture of the page leads to an address, whose page is read and put in
   place of this one, picture and lists; the browser's history is what is undone and done again. Without this script
   the same links and forms load the page. Hooks: data-move, data-view, data-finder, data-swap, data-undo, data-redo. */
"use strict";

window.maillageMoves = (() => {
  const picture = window.maillagePicture;
  if (!picture) return null;
  const said = document.querySelector("[data-said]");
  const [undo, redo] = [document.querySelector("[data-undo]"), document.querySelector("[data-redo]")];
  let rank = history.state?.rank ?? 0;
  let last = Math.max(rank, history.state ? Number(sessionStorage.getItem("maillage:last") ?? 0) : 0);
  let asked = 0;

  const steps = () => {
    history.replaceState({ rank }, "");
    sessionStorage.setItem("maillage:last", last);
    undo.disabled = rank === 0;
    redo.disabled = rank >= last;
  };

  /* Where the keyboard was, which parts were open: the new parts are the same to the reader. */
  const kept = () => {
    const { activeElement: active } = document;
    const path = active?.closest("[data-swap]") && (active.id ? `#${CSS.escape(active.id)}` : active.name
      ? `[name="${CSS.escape(active.name)}"]${active.type === "checkbox" ? `[value="${CSS.escape(active.value)}"]` : ""}`
      : active.matches("summary") ? `[data-facet="${CSS.escape(active.parentElement.dataset.facet ?? "")}"] > summary` : "");
    const open = [...document.querySelectorAll("[data-facet][open]")].map((each) => each.dataset.facet);
    const scrolled = [...document.querySelectorAll("[data-facet]")].map((each) => [
      each.dataset.facet, each.querySelector(".boxes")?.scrollTop ?? 0]);
    return () => {
      for (const name of open) document.querySelector(`[data-facet="${CSS.escape(name)}"]`)?.setAttribute("open", "");
      for (const [name, top] of scrolled) {
        const boxes = top && document.querySelector(`[data-facet="${CSS.escape(name)}"] .boxes`);
        if (boxes) boxes.scrollTop = top;
      }
      if (path) document.querySelector(path)?.focus({ preventScroll: true });
    };
  };

  const swap = (page) => {
    const back = kept();
    for (const part of document.querySelectorAll("[data-swap]")) {
      const other = page.querySelector(`[data-swap="${part.dataset.swap}"]`);
      if (other) part.replaceChildren(...other.childNodes);
    }
    const [mine, theirs] = [document, page].map((each) => each.querySelector("[data-finder]"));
    if (theirs) {
      for (const hidden of mine.querySelectorAll("[type=hidden]")) hidden.remove();
      mine.prepend(...theirs.querySelectorAll("[type=hidden]"));
      mine.querySelector("[data-finder-label]").textContent = theirs.querySelector("[data-finder-label]").textContent;
    }
    document.title = page.title;
    back();
    document.dispatchEvent(new CustomEvent("maillage:swapped"));
  };

  const read = async (address, camera) => {
    const turn = ++asked;
    const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
    const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    if (turn !== asked) return false; // another move was made since
    if (!page?.querySelector("[data-picture-data]")) {
      location.assign(address); // the server says what is wrong
      return false;
    }
    swap(page);
    // A view has one address, without what is as usual.
    history.replaceState(history.state, "", document.querySelector("[data-address]").dataset.address);
    picture.load(page, camera);
    const notices = [...document.querySelectorAll("[data-notice]")].map((each) => each.textContent);
    said.textContent = [document.querySelector(".caption strong").textContent, ...notices].join(". ");
    return true;
  };

  const go = async (address, camera = "fit") => {
    const url = new URL(address, location.href);
    if (url.search === location.search && !url.searchParams.has("qui")) return;
    history.pushState({ rank: rank + 1 }, "", url);
    rank += 1;
    last = rank;
    steps();
    await read(url, camera);
  };

  /* Change some values of this address: a list replaces, null takes away. */
  const but = (changes, camera) => {
    const url = new URL(location.href);
    for (const name of ["qui", ...Object.keys(changes)]) url.searchParams.delete(name);
    for (const [name, values] of Object.entries(changes)) {
      for (const value of [values].flat()) if (value !== null) url.searchParams.append(name, value);
    }
    url.hash = "";
    return go(url, camera);
  };

  const all = (name) => new URL(location.href).searchParams.getAll(name);

  const send = (form) => {
    const url = new URL(form.action, location.href);
    for (const [name, value] of new FormData(form)) if (value !== "") url.searchParams.append(name, value);
    return go(url, form.matches("[data-finder]") ? "keep" : "fit");
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-move]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const opened = new URL(link.href).searchParams.getAll("ouvert").length > all("ouvert").length;
    go(link.href, opened ? "new" : "same");
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-view], [data-finder]")) return;
    event.preventDefault();
    send(event.target);
  });
  document.addEventListener("change", ({ target }) => {
    if (target.form?.matches("[data-view]") && target.type !== "range") send(target.form);
  });
  addEventListener("popstate", ({ state }) => {
    rank = state?.rank ?? 0;
    last = Math.max(last, rank);
    steps();
    read(location.href, "same");
  });
  undo.addEventListener("click", () => history.back());
  redo.addEventListener("click", () => history.forward());
  const copy = document.querySelector("[data-copy]");
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    said.textContent = copy.textContent = "Adresse copiée";
    setTimeout(() => { copy.textContent = "Copier l’adresse"; }, 2000);
  });
  // On a telephone the picture comes first; what is chosen waits under one line.
  if (matchMedia("(max-width: 62rem)").matches) document.querySelector("[data-choices]").open = false;
  steps();
  return { go, but, all };
})();
