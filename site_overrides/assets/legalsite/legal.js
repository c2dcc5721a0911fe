// Small repairs to what Material does in the browser. Every page can be read and used without them.
(() => {
  // Buttons stand for Material's two checkboxes: the drawer and the search field.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-legal-toggle]");
    if (button) {
      document.getElementById(button.dataset.legalToggle)?.click();
      if (button.dataset.legalToggle === "__search") document.querySelector(".md-search__input")?.focus();
    }
    for (const open of document.querySelectorAll("details.legal-switch[open]"))
      if (!open.contains(event.target)) open.open = false;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const open of document.querySelectorAll("details.legal-switch[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
    if (document.activeElement?.closest(".md-search"))
      setTimeout(() => document.querySelector('[data-legal-toggle="__search"]')?.focus());
  }, true);

  // A table that fits its column needs no stop of the Tab key.
  const stops = new ResizeObserver((entries) => {
    for (const { target } of entries)
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
  });

  // Each result of the search names its company in a <nav> of its own, which is no landmark.
  const results = document.querySelector(".md-search-result__list");
  if (results)
    new MutationObserver(() => {
      for (const tags of results.querySelectorAll("nav.md-tags:not([role])")) tags.setAttribute("role", "none");
    }).observe(results, { childList: true, subtree: true });

  const prepare = () => {
    stops.disconnect();
    for (const table of document.querySelectorAll(".table-scroll")) stops.observe(table);

    // On a narrow screen each cell says by itself which column it is of; two columns have room.
    for (const table of document.querySelectorAll(".table-scroll table")) {
      const labels = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
      if (labels.length < 3) continue;
      for (const row of table.tBodies[0].rows)
        for (const cell of row.cells) cell.dataset.label = labels[cell.cellIndex];
    }

    // The mouse finds a section's address beside its heading; the keyboard has the contents of the page.
    for (const heading of document.querySelectorAll(".legal :is(h2, h3)[id]")) {
      if (heading.querySelector(".legal-anchor")) continue;
      const link = document.createElement("a");
      link.className = "legal-anchor";
      link.href = `#${heading.id}`;
      link.tabIndex = -1;
      link.setAttribute("aria-hidden", "true");
      heading.append(link);
    }

    // On paper, an address follows the words of a link that leads away; see legal.css.
    for (const link of document.querySelectorAll('.legal a[href^="http"]'))
      if (link.host !== location.host && link.textContent.trim() !== link.getAttribute("href"))
        link.dataset.address = link.href;
  };

  if (window.document$) window.document$.subscribe(prepare);
  else prepare();
})();
