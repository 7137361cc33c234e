// The report reader: layers are switched on and off, and a claim and its words light up together.
"use strict";

const text = document.querySelector(".reader");

for (const box of document.querySelectorAll(".layers input")) {
  const name = `hide-${box.value}`;
  box.checked = sessionStorage.getItem(name) === null;
  text.classList.toggle(name, !box.checked);
  box.addEventListener("change", () => {
    text.classList.toggle(name, !box.checked);
    if (box.checked) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, "1");
  });
}

const wordsOf = (claim) => text.querySelectorAll(`[data-claims~="${CSS.escape(claim)}"]`);

function light(claim, on) {
  for (const words of wordsOf(claim)) words.classList.toggle("lit", on);
  document.getElementById(claim)?.classList.toggle("lit", on);
}

for (const card of text.querySelectorAll(".card")) {
  for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
    card.addEventListener(event, () => light(card.id, on));
  }
}

for (const words of text.querySelectorAll(".trigger")) {
  for (const [event, on] of [["mouseenter", true], ["mouseleave", false]]) {
    words.addEventListener(event, () => words.dataset.trigger.split(" ").forEach((claim) => light(claim, on)));
  }
}
