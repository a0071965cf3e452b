"use strict";
/* The keyboard of the console, and small comforts; every task also works without this file. */
(() => {
  const writing = (node) => node.closest("input, textarea, select, [contenteditable]") !== null;
  const rows = () => Array.from(document.querySelectorAll("[data-row]"));
  let going = 0;

  const step = (by) => {
    const all = rows();
    if (all.length === 0) return;
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    (next.matches("a, button") ? next : next.querySelector("a, button")).focus();
    next.scrollIntoView({ block: "nearest" });
  };

  const go = (key) => {
    const place = document.querySelector(`.places a[data-key="${CSS.escape(key)}"]`);
    if (place) place.click();
    return place !== null;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.querySelectorAll("details.me[open]").forEach((menu) => menu.removeAttribute("open"));
      if (writing(event.target)) event.target.blur();
      return;
    }
    const sends = (event.ctrlKey || event.metaKey) && event.key === "Enter";
    if (sends && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (writing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (going && Date.now() - going < 1500 && go(event.key)) {
      going = 0;
      event.preventDefault();
      return;
    }
    going = 0;
    if (event.key === "g") going = Date.now();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else {
      const target = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
      if (!target) return;
      event.preventDefault();
      if (writing(target)) target.focus();
      else target.click();
    }
  });

  /* A canned reply is put into the box, to be read and changed before it is sent. */
  document.addEventListener("change", (event) => {
    const chooser = event.target;
    if (chooser.matches("select[data-fills]")) {
      const box = document.getElementById(chooser.dataset.fills);
      const words = chooser.selectedOptions[0].dataset.words || "";
      if (words) box.value = box.value.trim() ? `${box.value.trim()}\n\n${words}` : words;
      chooser.selectedIndex = 0;
      box.focus();
    }
    if (chooser.matches("[data-submits]")) chooser.form.requestSubmit();
  });

  /* A tag or a note is sent once, however often the button is pressed. */
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "1";
    setTimeout(() => delete event.target.dataset.sent, 2000);
  });

  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.me[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.removeAttribute("open");
    });
  });

  const last = document.querySelector("[data-start-at-end]");
  if (last) last.scrollTop = last.scrollHeight;
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.matches("[data-start-at-end]")) event.target.scrollTop = event.target.scrollHeight;
  });
})();
