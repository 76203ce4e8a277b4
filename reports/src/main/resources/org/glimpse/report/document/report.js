"use strict";
// Tables: a button in each heading sorts, a field above long tables filters.
for (const table of document.querySelectorAll(".table table")) {
  const body = table.tBodies[0];
  const original = [...body.rows];
  const key = (row, column) => {
    const cell = row.cells[column];
    return "value" in cell.dataset ? Number(cell.dataset.value) : cell.textContent.trim();
  };
  const none = (value) => String(value).startsWith("–");
  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a === "number") return -1;
    if (typeof b === "number") return 1;
    return a.localeCompare(b, "en", { numeric: true });
  };
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    if (original.length < 2) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const before = heading.getAttribute("aria-sort");
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      let rows = original;
      if (before !== "descending") {
        const up = before !== "ascending";
        heading.setAttribute("aria-sort", up ? "ascending" : "descending");
        rows = [...original].sort((a, b) => {
          const x = key(a, column);
          const y = key(b, column);
          const missing = none(x) - none(y);
          return missing || (up ? compare(x, y) : compare(y, x));
        });
      }
      body.append(...rows);
    });
  });
  if ("filter" in table.dataset) {
    const label = document.createElement("label");
    label.className = "filter";
    const field = document.createElement("input");
    field.type = "search";
    const count = document.createElement("span");
    count.setAttribute("role", "status");
    label.append("Show rows with ", field, count);
    table.parentElement.before(label);
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      let shown = 0;
      for (const row of original) {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = wanted ? shown + " of " + original.length : "";
    });
  }
}
// Curves: the values under the pointer stand below the chart.
for (const figure of document.querySelectorAll("figure[data-readings]")) {
  const svg = figure.querySelector("svg");
  const readings = figure.dataset.readings.split("\n").map((line) => {
    const blank = line.indexOf(" ");
    return { x: Number(line.slice(0, blank)), text: line.slice(blank + 1) };
  });
  const line = document.createElementNS(svg.namespaceURI, "line");
  line.setAttribute("class", "cursor");
  line.setAttribute("y1", "0");
  line.setAttribute("y2", String(svg.viewBox.baseVal.height));
  const words = document.createElement("p");
  words.className = "reading";
  words.setAttribute("aria-hidden", "true");
  svg.after(words);
  svg.addEventListener("pointermove", (event) => {
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
    const nearest = readings.reduce((a, b) => (Math.abs(b.x - x) < Math.abs(a.x - x) ? b : a));
    line.setAttribute("x1", String(nearest.x));
    line.setAttribute("x2", String(nearest.x));
    svg.append(line);
    words.textContent = nearest.text;
  });
  svg.addEventListener("pointerleave", () => {
    line.remove();
    words.textContent = "";
  });
}
// Filmstrips: one frame at a time, by buttons or the arrow keys.
for (const film of document.querySelectorAll(".film")) {
  const frames = [...film.querySelectorAll("li")];
  if (frames.length < 3) continue;
  const bar = document.createElement("div");
  bar.className = "steps";
  const button = (text, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", action);
    bar.append(made);
    return made;
  };
  let shown = -1;
  const show = (index) => {
    shown = index;
    film.classList.toggle("stepping", shown >= 0);
    frames.forEach((frame, i) => frame.classList.toggle("shown", i === shown));
    toggle.textContent = shown >= 0 ? "Show all frames" : "Step through the frames";
    toggle.setAttribute("aria-pressed", String(shown >= 0));
    back.hidden = on.hidden = shown < 0;
  };
  const step = (by) => show((shown + by + frames.length) % frames.length);
  const back = button("Previous", () => step(-1));
  const on = button("Next", () => step(1));
  const toggle = button("", () => show(shown >= 0 ? -1 : 0));
  bar.addEventListener("keydown", (event) => {
    if (shown >= 0 && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      step(event.key === "ArrowLeft" ? -1 : 1);
      event.preventDefault();
    }
  });
  film.querySelector("figcaption").before(bar);
  show(-1);
}
