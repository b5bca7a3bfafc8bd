"use strict";

const GAP = 8;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const isBeside = (list, page) => list.offsetTop < page.offsetTop + page.offsetHeight;

// Puts the findings of a page at the height of their places, and pushes apart those that
// would lie on each other. Where they stand below the page, they stay a list.
function arrange(sheet) {
  const [page, list] = sheet.children;
  const cards = [...list.children];
  list.classList.remove("placed");
  list.style.height = "";
  if (cards.length === 0 || !isBeside(list, page)) return;
  list.classList.add("placed");
  const height = page.offsetHeight;
  const tall = cards.map((card) => card.offsetHeight + GAP);
  const tops = cards.map((card) => (card.dataset.top / 100) * height);
  let end = 0;
  for (let i = 0; i < cards.length; i++) {
    tops[i] = Math.max(tops[i], end);
    end = tops[i] + tall[i];
  }
  const whole = Math.max(height, tall.reduce((sum, one) => sum + one, 0));
  end = whole;
  for (let i = cards.length - 1; i >= 0; i--) {
    tops[i] = Math.min(tops[i], end - tall[i]);
    end = tops[i];
  }
  cards.forEach((card, i) => { card.style.top = `${tops[i]}px`; });
  list.style.height = `${whole}px`;
}

const arrangeAll = () => all(".sheet").forEach(arrange);

// Marks a finding and its boxes, and shows the one that was not clicked.
function select(id, from) {
  all(".on").forEach((part) => part.classList.remove("on"));
  const parts = all(`[data-finding="${id}"]`);
  parts.forEach((part) => part.classList.add("on"));
  const card = document.getElementById(id);
  if (from === "box") {
    card.scrollIntoView({ block: "nearest" });
    card.querySelector(".jump").focus({ preventScroll: true });
  } else {
    parts.find((part) => part.matches(".box")).scrollIntoView({ block: "center" });
  }
}

// Of boxes that lie on each other, each click marks the next one.
function boxAt(event) {
  const own = event.target.closest(".box");
  if (event.detail === 0) return own;
  const here = document.elementsFromPoint(event.clientX, event.clientY);
  const boxes = here.filter((part) => part.matches(".box"));
  const marked = boxes.findIndex((box) => box.matches(".on"));
  return boxes[(marked + 1) % boxes.length] ?? own;
}

// The finding after or before the marked one, from letter to letter.
function step(by) {
  const cards = all(".findings .card").filter((card) => card.offsetParent);
  if (cards.length === 0) return;
  const now = cards.findIndex((card) => card.matches(".on"));
  const next = now < 0 && by < 0 ? cards.length - 1 : now + by;
  const card = cards[(next + cards.length) % cards.length];
  select(card.id, "card");
  card.querySelector(".jump").focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const jump = event.target.closest(".jump");
  if (event.target.closest(".box")) select(boxAt(event).dataset.finding, "box");
  else if (jump) select(jump.closest(".card").id, "card");
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") step(1);
  if (event.key === "p") step(-1);
});
document.getElementById("next").addEventListener("click", () => step(1));
document.getElementById("previous").addEventListener("click", () => step(-1));
document.getElementById("only").addEventListener("change", (event) => {
  document.body.classList.toggle("only", event.target.checked);
  arrangeAll();
});

// The list of letters follows what is being read.
const entries = new Map(all("nav li").map((entry) => [
  entry.querySelector("a").hash.slice(1), entry,
]));
const reading = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    const entry = entries.get(target.id);
    entry.classList.toggle("current", isIntersecting);
    if (isIntersecting) entry.scrollIntoView({ block: "nearest" });
  }
}, { rootMargin: "-30% 0px -65% 0px" });
all(".letter").forEach((letter) => reading.observe(letter));

let wait = 0;
addEventListener("resize", () => {
  cancelAnimationFrame(wait);
  wait = requestAnimationFrame(arrangeAll);
});
addEventListener("beforeprint", arrangeAll);
arrangeAll();
