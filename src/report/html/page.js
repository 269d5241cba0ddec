// The page works without this: it only adds decisions, filters and keys. Whatever comes from an
// article goes into the page as text, never as markup.
"use strict";

const report = JSON.parse(document.getElementById("report").textContent);
const encoder = new TextEncoder();
const STORE = `mtlint ${report.id}`;

/** Every diagnostic in the order of the page, with its article, its card and its marks. */
const faults = [];
for (const [number, article] of report.articles.entries()) {
  const section = document.getElementById(`a${number}`);
  article.bytes = encoder.encode(article.source);
  // Offsets are bytes of the file; pieces of the text know theirs.
  article.pieces = [...section.querySelectorAll("[data-at]")].map((element) => ({
    element,
    at: Number(element.dataset.at),
    to: Number(element.dataset.to),
  }));
  for (const found of article.diagnostics) {
    const id = faults.length;
    const card = document.getElementById(`d${id}`);
    faults.push({ id, found, article, card, marks: [], decision: null });
  }
}
for (const mark of document.querySelectorAll(".mark")) {
  for (const id of mark.dataset.of.split(" ")) faults[Number(id)].marks.push(mark);
}

const progress = document.getElementById("progress");
const notice = document.getElementById("notice");
let current = null;
let noticeTimer = 0;

function say(text) {
  notice.textContent = text;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => { notice.textContent = ""; }, 6000);
}

// Decisions: { fix: number from 1 }, { text: what to write } or { leave: true }.

function editsOf(fault, decision) {
  if (!decision || decision.leave) return [];
  if (decision.fix) return fault.found.fixes[decision.fix - 1].edits;
  return [{ ...fault.found.span, replacement: decision.text }];
}

/** The fault whose accepted change touches these edits, as `mtlint fix` judges it. */
function inTheWay(fault, edits) {
  const touches = (edit, other) => edit.start <= other.end && other.start <= edit.end;
  return faults.find((other) => other !== fault && other.article === fault.article
    && editsOf(other, other.decision).some((taken) => edits.some((edit) => touches(edit, taken))));
}

/** Decides a fault, or with null takes its decision back. Says whether it could. */
function decide(fault, decision) {
  const other = inTheWay(fault, editsOf(fault, decision));
  if (other) {
    say(`This touches the change of “${other.found.text}”, line ${other.found.line}: undo that one first.`);
    return false;
  }
  fault.decision = decision;
  showText(fault);
  showCard(fault);
  showProgress();
  filter();
  store();
  return true;
}

function showText(fault) {
  const { pieces } = fault.article;
  for (const { element } of pieces) {
    if (element.dataset.gone !== String(fault.id)) continue;
    element.classList.remove("gone");
    element.removeAttribute("data-gone");
  }
  for (const written of document.querySelectorAll(`ins[data-of="${fault.id}"]`)) written.remove();
  for (const edit of editsOf(fault, fault.decision)) {
    const within = pieces.filter(({ at, to }) => at >= edit.start && to <= edit.end);
    for (const { element } of within) {
      element.classList.add("gone");
      element.dataset.gone = fault.id;
    }
    if (!edit.replacement) continue;
    const written = document.createElement("ins");
    written.textContent = edit.replacement;
    written.dataset.of = fault.id;
    const before = within.at(-1) ?? pieces.findLast(({ to }) => to <= edit.start);
    if (before) before.element.after(written);
    else pieces[0]?.element.before(written);
  }
  const isDone = (mark) => mark.dataset.of.split(" ").every((id) => faults[Number(id)].decision);
  for (const mark of fault.marks) mark.classList.toggle("done", isDone(mark));
}

function showCard({ card, decision }) {
  card.classList.toggle("done", decision !== null);
  const press = (button, is) => button.setAttribute("aria-pressed", String(is));
  for (const button of card.querySelectorAll("[data-fix]")) {
    press(button, decision?.fix === Number(button.dataset.fix));
  }
  press(card.querySelector("[data-act=reject]"), decision?.leave === true);
  press(card.querySelector("[data-act=write]"), typeof decision?.text === "string");
}

function showProgress() {
  const decided = faults.filter(({ decision }) => decision);
  const accepted = decided.filter(({ decision }) => !decision.leave).length;
  const bar = progress.querySelector("progress");
  bar.max = Math.max(faults.length, 1);
  bar.value = decided.length;
  progress.querySelector("span").textContent =
    `${decided.length} of ${faults.length} decided, ${accepted} accepted`;
}

// What was decided survives a reload, where the browser keeps things for files.

function store() {
  const kept = faults.filter(({ decision }) => decision).map(({ id, decision }) => [id, decision]);
  try {
    if (kept.length) localStorage.setItem(STORE, JSON.stringify(kept));
    else localStorage.removeItem(STORE);
  } catch { /* then it is kept as long as the page is open */ }
}

function restore() {
  try {
    for (const [id, decision] of JSON.parse(localStorage.getItem(STORE) ?? "[]")) {
      if (faults[id]) decide(faults[id], decision);
    }
  } catch { /* nothing was kept, or not by this page */ }
}

// Moving about.

const isShown = ({ card }) => !card.hidden;

function select(fault) {
  if (current) for (const it of [current.card, ...current.marks]) it.classList.remove("current");
  current = fault;
  if (!fault) return;
  for (const it of [fault.card, ...fault.marks]) it.classList.add("current");
  fault.card.focus({ preventScroll: true });
  fault.card.scrollIntoView({ block: "center" });
  const mark = fault.marks[0];
  // Beside the card, or so little above it that both can be seen.
  const distance = mark ? fault.card.getBoundingClientRect().bottom - mark.getBoundingClientRect().top : Infinity;
  if (distance < innerHeight * 0.75) mark.scrollIntoView({ block: "nearest" });
}

function move(step, wanted = isShown) {
  const all = faults.filter((fault) => fault === current || wanted(fault));
  const at = current ? all.indexOf(current) : step > 0 ? -1 : all.length;
  const next = all[at + step];
  if (next) select(next);
  else say(step > 0 ? "That was the last one." : "That was the first one.");
}

const isOpen = (fault) => isShown(fault) && !fault.decision;
const next = () => { if (faults.some(isOpen)) move(1, isOpen); else say("All is decided."); };

function act(name, fault, number = 1) {
  if (name === "undo") decide(fault, null);
  else if (name === "reject") { if (decide(fault, { leave: true })) next(); }
  else if (name === "write") write(fault);
  else if (!fault.found.fixes[number - 1]) say("There is no such fix; e writes one.");
  else if (decide(fault, { fix: number })) next();
}

/** Lets the editor write what is to stand in the place of the fault. */
function write(fault) {
  const { card, found, decision } = fault;
  if (card.querySelector("textarea")) return;
  const first = found.fixes[0]?.edits;
  const isPlain = first?.length === 1 && first[0].start === found.span.start && first[0].end === found.span.end;
  const area = document.createElement("textarea");
  area.rows = Math.min(8, 1 + Math.ceil(found.text.length / 40));
  area.value = decision?.text ?? (isPlain ? first[0].replacement : found.text);
  area.setAttribute("aria-label", `Write in the place of “${found.text}”`);
  const buttons = document.createElement("div");
  buttons.className = "writing";
  const close = () => { area.remove(); buttons.remove(); card.focus({ preventScroll: true }); };
  const save = () => {
    // A line break is written as the article writes them.
    const text = area.value.replace(/\n/g, fault.article.source.includes("\r\n") ? "\r\n" : "\n");
    if (decide(fault, { text })) { close(); next(); }
  };
  for (const [name, run] of [["Write this", save], ["Cancel", close]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", run);
    buttons.append(button);
  }
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); save(); }
  });
  card.append(area, buttons);
  area.focus();
  area.select();
}

// Filters.

function filter() {
  const on = (name) => new Set([...document.querySelectorAll(`input[name=${name}]:checked`)]
    .map(({ value }) => value));
  const [severities, families] = [on("severity"), on("family")];
  const isOpenOnly = document.getElementById("open-only").checked;
  for (const fault of faults) {
    const { severity, family } = fault.found;
    fault.card.hidden = !severities.has(severity) || !families.has(family)
      || (isOpenOnly && fault.decision !== null);
  }
  for (const mark of document.querySelectorAll(".mark")) {
    const isOff = mark.dataset.of.split(" ").every((id) => faults[Number(id)].card.hidden);
    mark.classList.toggle("off", isOff);
  }
  const hidden = faults.filter((fault) => !isShown(fault)).length;
  document.getElementById("hidden").textContent = hidden ? ` (${hidden} hidden)` : "";
}

// Files to take away.

function download(name, parts, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** The bytes of the file with what was accepted, and no other byte changed. */
function corrected(article) {
  const mine = faults.filter((fault) => fault.article === article);
  const edits = mine.flatMap((fault) => editsOf(fault, fault.decision));
  edits.sort((one, other) => one.start - other.start || one.end - other.end);
  const parts = [];
  let at = 0;
  for (const { start, end, replacement } of edits) {
    parts.push(article.bytes.slice(at, start), encoder.encode(replacement));
    at = end;
  }
  parts.push(article.bytes.slice(at));
  return parts;
}

/** The report as `check --format json` writes it, with what was decided of each diagnostic. */
function verdicts() {
  const rows = faults.map(({ found, decision }) => {
    if (!decision) return found;
    const accepted = decision.leave ? false : decision.fix ?? decision.text;
    return { ...found, verdict: decision.leave ? "false-positive" : "fixed", accepted };
  });
  return `${JSON.stringify({ version: report.version, diagnostics: rows }, null, 1)}\n`;
}

// Keys and buttons.

const help = document.getElementById("help");

document.addEventListener("keydown", (event) => {
  const { key } = event;
  const isTyping = event.target.closest("textarea, input, dialog");
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  if (key === "?") help.showModal();
  else if (key === "j") move(1);
  else if (key === "k") move(-1);
  else if ("areu".includes(key) || /^[1-9]$/.test(key)) {
    if (!current) { move(1); event.preventDefault(); return; }
    const name = { r: "reject", e: "write", u: "undo" }[key];
    act(name ?? "accept", current, name || key === "a" ? 1 : Number(key));
  } else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const { target } = event;
  const mark = target.closest(".mark");
  if (mark) {
    event.preventDefault();
    // Of faults that nest, the innermost stands last.
    const ids = mark.dataset.of.split(" ").map(Number);
    select(faults[ids.findLast((id) => isShown(faults[id])) ?? ids.at(-1)]);
    return;
  }
  const filters = document.getElementById("filters");
  if (!target.closest("#filters")) filters.open = false;
  const button = target.closest("button");
  const card = target.closest(".card");
  const fault = card && faults[Number(card.id.slice(1))];
  if (button?.dataset.fix && fault) {
    const number = Number(button.dataset.fix);
    if (fault.decision?.fix === number) act("undo", fault);
    else { select(fault); act("accept", fault, number); }
  } else if (button?.dataset.act && fault) {
    const name = button.dataset.act;
    if (name === "reject" && fault.decision?.leave) act("undo", fault);
    else { select(fault); act(name, fault); }
  } else if (button?.dataset.save) {
    const article = report.articles[Number(button.dataset.save)];
    const name = article.path.split(/[/\\]/).pop();
    download(name === "-" ? "article.txt" : name, corrected(article), "application/octet-stream");
  } else if (button?.id === "verdicts") {
    download("mtlint-verdicts.json", [verdicts()], "application/json");
  } else if (button?.id === "keys") help.showModal();
  else if (button?.id === "next") move(1);
  else if (button?.id === "previous") move(-1);
  else if (fault && !target.closest("textarea") && fault !== current) select(fault);
});

document.getElementById("filters").addEventListener("change", filter);
document.getElementById("filters").addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.currentTarget.open = false;
});

document.documentElement.classList.add("live");
restore();
showProgress();
