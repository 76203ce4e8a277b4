"use strict";
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
// Tables: a button in each heading sorts, a field above long tables filters. Of a table with rows
// as data beside it, a hundred rows are shown at a time.
const ROWS_AT_ONCE = 100;
const rowOfElement = (element) => ({
  key(column) {
    const cell = element.cells[column];
    return "value" in cell.dataset ? Number(cell.dataset.value) : cell.textContent.trim();
  },
  words: () => element.textContent,
  element: () => element,
});
const rowOfData = (columns) => (data) => {
  const cells = data.map((cell) => (Array.isArray(cell) ? cell : [cell]));
  return {
    key(column) {
      const [text, number] = cells[column];
      if (typeof number === "number") return number;
      return columns[column] === "number" && text !== "" && !Number.isNaN(Number(text)) ? Number(text) : text;
    },
    words: () => cells.map(([text, , note]) => text + " " + (note || "")).join(" "),
    element() {
      const row = make("tr");
      cells.forEach(([text, , note, color, address], column) => {
        const cell = make(column ? "td" : "th", { className: columns[column] });
        if (!column) cell.scope = "row";
        if (color) {
          cell.classList.add("mark");
          const swatch = make("span", { className: "swatch" });
          swatch.style.background = color;
          cell.append(swatch);
        }
        cell.append(address ? make("a", { href: address }, text) : text);
        if (note) cell.append(make("small", {}, " " + note));
        row.append(cell);
      });
      return row;
    },
  };
};
const missing = (value) => String(value).startsWith("–");
const compare = (a, b) => {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "number") return -1;
  if (typeof b === "number") return 1;
  return collator.compare(a, b);
};
const collator = new Intl.Collator("en", { numeric: true });
for (const table of document.querySelectorAll(".table table")) {
  const region = table.parentElement;
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  const data = region.querySelector("script");
  const original = data
    ? JSON.parse(data.textContent).map(rowOfData(headings.map((heading) => heading.className)))
    : [...body.rows].map(rowOfElement);
  if (original.length < 2) continue;
  const atOnce = data ? ROWS_AT_ONCE : original.length;
  const count = make("span");
  count.setAttribute("role", "status");
  let sorted = original;
  let wanted = "";
  let page = 0;
  let back;
  let on;
  const show = () => {
    const rows = wanted
      ? sorted.filter((row) => row.words().toLowerCase().includes(wanted))
      : sorted;
    const last = Math.max(0, Math.ceil(rows.length / atOnce) - 1);
    page = Math.min(page, last);
    const from = page * atOnce;
    const shown = rows.slice(from, from + atOnce);
    body.replaceChildren(...shown.map((row) => row.element()));
    const found = wanted ? rows.length + " of " + original.length : "";
    if (data) {
      back.disabled = page === 0;
      on.disabled = page === last;
      const place = shown.length ? "rows " + (from + 1) + " to " + (from + shown.length) : "no row";
      count.textContent = place + " of " + rows.length + (wanted ? " found" : "");
    } else {
      count.textContent = found;
    }
  };
  headings.forEach((heading, column) => {
    const button = make("button", { type: "button" }, ...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const before = heading.getAttribute("aria-sort");
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      sorted = original;
      if (before !== "descending") {
        const up = before !== "ascending";
        heading.setAttribute("aria-sort", up ? "ascending" : "descending");
        const keyed = original.map((row) => ({ row, key: row.key(column) }));
        keyed.sort(
          (a, b) =>
            missing(a.key) - missing(b.key) || (up ? compare(a.key, b.key) : compare(b.key, a.key)),
        );
        sorted = keyed.map(({ row }) => row);
      }
      page = 0;
      show();
    });
  });
  const bar = make("div", { className: "filter" });
  if ("filter" in table.dataset) {
    const field = make("input", { type: "search" });
    bar.append(make("label", {}, "Show rows with ", field));
    field.addEventListener("input", () => {
      wanted = field.value.trim().toLowerCase();
      page = 0;
      show();
    });
    region.before(bar);
  }
  if (data) {
    const turn = (text, by) => {
      const button = make("button", { type: "button" }, text);
      button.addEventListener("click", () => {
        page += by;
        show();
      });
      return button;
    };
    back = turn("Previous rows", -1);
    on = turn("Next rows", 1);
    bar.append(back, on);
    region.nextElementSibling.hidden = true;
    show();
  }
  bar.append(count);
}
// Curves: the values under the pointer stand below the chart.
for (const figure of document.querySelectorAll("figure[data-readings]")) {
  const svg = figure.querySelector("svg");
  const lines = figure.dataset.readings.split("\n");
  const parts = lines.map((line) => line.match(/^(\S+)(\s)(.*)$/));
  const readings = parts.map(([, x, mark, rest]) => {
    const numbers = rest.split(" ");
    const alike = (i = 0) => parts[0][3].replace(/-?[0-9]+(?:\.[0-9]+)?/g, () => numbers[i++]);
    return { x: Number(x), text: () => (mark === "\t" ? alike() : rest) };
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
    words.textContent = nearest.text();
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
