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
