"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const theme = document.getElementById("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = root.dataset.theme || (dark ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
  });

  // a narrow window begins with whoever stands at the top of the chart, and not with its left edge
  all(".picture").forEach((box) => {
    // a committee or a post: teams without a superior stand beside it in the first row
    const seats = Array.from(box.querySelectorAll("g.body, g.post")).map((one) => one.getBoundingClientRect());
    if (box.scrollWidth > box.clientWidth && seats.length) {
      const first = Math.min(...seats.map((one) => one.top));
      const top = seats.filter((one) => one.top < first + 2).reduce((one, other) => (other.left < one.left ? other : one));
      box.scrollLeft += (top.left + top.right) / 2 - box.getBoundingClientRect().left - box.clientWidth / 2;
    }
  });

  const findings = all("details.finding");
  const form = document.getElementById("filter");
  if (form) {
    const search = document.getElementById("search");
    const shown = document.getElementById("shown");
    const texts = findings.map((one) => one.textContent.toLowerCase());
    const chosen = (name) => new Set(all(`#filter input[name=${name}]:checked`).map((one) => one.value));
    const apply = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const severities = chosen("severity");
      const kinds = chosen("kind");
      let count = 0;
      findings.forEach((one, place) => {
        const fits = severities.has(one.dataset.severity) && kinds.has(one.dataset.kind)
          && words.every((word) => texts[place].includes(word));
        one.hidden = !fits;
        count += fits ? 1 : 0;
      });
      shown.textContent = `${count} of ${findings.length} shown`;
    };
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", apply);
    document.getElementById("open-all").addEventListener("click", () => findings.forEach((one) => { one.open = true; }));
    document.getElementById("close-all").addEventListener("click", () => findings.forEach((one) => { one.open = false; }));
    apply();
  }

  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.tagName === "DETAILS") {
      target.hidden = false;
      target.open = true;
    }
  };
  addEventListener("hashchange", reveal);
  reveal();

  // paper cannot be opened: print every finding, but not the lists of everything
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = findings.filter((one) => !one.open);
    closed.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));
})();
