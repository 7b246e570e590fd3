"use strict";

const form = document.querySelector(".filters");
const findings = [...document.querySelectorAll("main section .finding")].map((element) => ({
  element,
  ...element.dataset,
  text: element.textContent.normalize("NFKC").toLowerCase(),
}));
const bars = [...document.querySelectorAll(".chart button")];
const SELECTS = ["rule", "term", "file"];

function wanted() {
  const severities = [...form.elements.severity].filter((box) => box.checked).map((box) => box.value);
  const words = form.elements.words.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  return { severities, words, ...Object.fromEntries(SELECTS.map((name) => [name, form.elements[name].value])) };
}

// A select counts what it would show, so its own choice is left out of account.
function passes(finding, wish, except) {
  if (except !== "severity" && !wish.severities.includes(finding.severity)) return false;
  if (SELECTS.some((name) => name !== except && wish[name] && finding[name] !== wish[name].slice(1))) return false;
  return wish.words.every((word) => finding.text.includes(word));
}

function count(name, wish) {
  const counts = new Map();
  for (const each of findings) {
    if (passes(each, wish, name)) counts.set(each[name], (counts.get(each[name]) || 0) + 1);
  }
  return counts;
}

function label(option, number) {
  option.textContent = option.dataset.name + " (" + number.toLocaleString("en") + ")";
}

function recount(wish) {
  for (const name of SELECTS) {
    const counts = count(name, wish);
    for (const option of form.elements[name].options) {
      if (option.value) label(option, counts.get(option.value.slice(1)) || 0);
    }
  }
  const severities = count("severity", wish);
  for (const box of form.elements.severity) {
    box.nextElementSibling.textContent = (severities.get(box.value) || 0).toLocaleString("en");
  }
}

function show() {
  const wish = wanted();
  let shown = 0;
  for (const each of findings) {
    const isShown = passes(each, wish);
    if (each.element.hidden === isShown) each.element.hidden = !isShown;
    shown += isShown;
  }
  for (const section of document.querySelectorAll("main section")) {
    const left = section.querySelectorAll(".finding:not([hidden])").length;
    section.hidden = !left;
    section.querySelector("h2 span").textContent = left.toLocaleString("en");
  }
  for (const bar of bars) bar.setAttribute("aria-pressed", String("=" + bar.dataset.term === wish.term));
  form.querySelector("output").textContent = shown.toLocaleString("en") + " of " + findings.length.toLocaleString("en") + " shown";
  document.querySelector(".none").hidden = shown > 0;
  recount(wish);
  remember(wish);
}

function remember(wish) {
  const state = new URLSearchParams();
  for (const name of SELECTS) if (wish[name]) state.set(name, wish[name].slice(1));
  if (wish.words.length) state.set("words", form.elements.words.value);
  const boxes = [...form.elements.severity];
  if (!boxes.every((box) => box.checked)) state.set("severity", wish.severities.join(","));
  history.replaceState(null, "", String(state) ? "#" + state : location.pathname + location.search);
}

function recall() {
  const state = new URLSearchParams(location.hash.slice(1));
  for (const name of SELECTS) {
    const select = form.elements[name], value = state.has(name) ? "=" + state.get(name) : "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
  form.elements.words.value = state.get("words") || "";
  const severities = state.has("severity") ? state.get("severity").split(",") : null;
  for (const box of form.elements.severity) box.checked = !severities || severities.includes(box.value);
  show();
}

function reset() {
  form.reset();
  show();
}

function step(by) {
  const shown = findings.map((each) => each.element).filter((element) => !element.hidden);
  const at = shown.indexOf(document.activeElement?.closest(".finding"));
  const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
  if (next) {
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isTyping = event.target.matches("input[type=search], select");
  if (event.key === "Escape") {
    reset();
    event.target.blur();
  } else if (isTyping) {
    return;
  } else if (event.key === "/") {
    form.elements.words.focus();
    event.preventDefault();
  } else if (event.key === "j") {
    step(1);
  } else if (event.key === "k") {
    step(-1);
  }
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector("button").addEventListener("click", reset);
for (const bar of bars) {
  bar.addEventListener("click", () => {
    const value = "=" + bar.dataset.term;
    form.elements.term.value = form.elements.term.value === value ? "" : value;
    show();
  });
}
document.addEventListener("keydown", pressed);
window.addEventListener("hashchange", recall);
form.hidden = false;
for (const each of document.querySelectorAll(".keys")) each.hidden = false;
recall();
