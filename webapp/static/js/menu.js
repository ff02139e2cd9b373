// Closes the menu with Escape, or when the reader goes elsewhere; without this file a second click closes it.
{
  const groups = [...document.querySelectorAll("[data-menu] details")];

  const close = (except) => groups.filter((group) => group !== except).forEach((group) => (group.open = false));

  document.addEventListener("keydown", (event) => {
    const open = groups.find((group) => group.open);
    if (event.key !== "Escape" || !open) return;
    open.querySelector("summary").focus();
    close();
  });
  document.addEventListener("click", (event) => close(event.target.closest("[data-menu] details")));
  document.addEventListener("focusin", (event) => close(event.target.closest("[data-menu] details")));
}
