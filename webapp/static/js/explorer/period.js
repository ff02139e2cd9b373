/* Two sliders over the years and the days of rencontres known, above the two dates of the period. */
"use strict";

(() => {
  const build = () => {
    const part = document.querySelector("[data-period]");
    if (!part) return;
    const moments = JSON.parse(part.dataset.moments);
    if (moments.length < 2) return;
    const [since, until] = ["de", "a"].map((name) => part.querySelector(`[name="${name}"]`));
    const rank = (value, usual) => (moments.includes(value) ? moments.indexOf(value) : usual);
    const slider = (input, usual, title) => {
      const range = Object.assign(document.createElement("input"), {
        type: "range", min: 0, max: moments.length - 1, value: rank(input.value, usual),
      });
      range.setAttribute("aria-label", title);
      const say = () => range.setAttribute("aria-valuetext", moments[range.value]);
      say();
      range.addEventListener("input", () => {
        const other = input === since ? ends[1] : ends[0];
        if (other && (input === since ? Number(range.value) > Number(other.value) : Number(range.value) < Number(other.value))) {
          range.value = other.value;
        }
        input.value = Number(range.value) === usual ? "" : moments[range.value];
        say();
      });
      range.addEventListener("change", () => input.dispatchEvent(new Event("change", { bubbles: true })));
      return range;
    };
    const ends = [];
    ends.push(slider(since, 0, "Depuis"), slider(until, moments.length - 1, "Jusqu’à"));
    part.prepend(...ends);
  };
  build();
  document.addEventListener("maillage:swapped", build);
})();
