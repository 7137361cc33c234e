// The report reader: a claim and its words light up together, and what a mark means is shown beside it.
// The page is whole without this script: marks lead to claims by links, and layers are switched by the sheet.
"use strict";

const text = document.querySelector(".reader");

for (const box of document.querySelectorAll(".layers input")) {
  const name = `hide-${box.value}`;
  box.checked = sessionStorage.getItem(name) === null;
  box.addEventListener("change", () => {
    if (box.checked) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, "1");
  });
}

function light(claim, on) {
  for (const words of text.querySelectorAll(`[data-claims~="${CSS.escape(claim)}"]`)) words.classList.toggle("lit", on);
  document.getElementById(claim)?.classList.toggle("lit", on);
}

function lightTarget() {
  for (const words of text.querySelectorAll(".lit")) words.classList.remove("lit");
  if (location.hash) light(location.hash.slice(1), true);
}

function onPointing(element, act) {
  for (const event of ["mouseenter", "focusin"]) element.addEventListener(event, () => act(true));
  for (const event of ["mouseleave", "focusout"]) element.addEventListener(event, () => act(false));
}

for (const card of text.querySelectorAll(".card")) onPointing(card, (on) => light(card.id, on));
for (const words of text.querySelectorAll(".trigger")) {
  onPointing(words, (on) => words.dataset.trigger.split(" ").forEach((claim) => light(claim, on)));
}

const hint = document.createElement("div");
hint.className = "hint";
hint.hidden = true;
hint.setAttribute("role", "tooltip");
document.body.append(hint);

for (const words of text.querySelectorAll("[data-hint]")) {
  onPointing(words, (on) => {
    hint.hidden = !on;
    if (!on) return;
    hint.textContent = words.dataset.hint;
    const place = words.getClientRects()[0];
    hint.style.left = `${Math.max(8, Math.min(place.left, innerWidth - hint.offsetWidth - 8)) + scrollX}px`;
    hint.style.top = `${place.bottom + scrollY + 6}px`;
  });
}

addEventListener("keydown", (event) => { if (event.key === "Escape") hint.hidden = true; });
addEventListener("hashchange", lightTarget);
lightTarget();
