/**
 * The drill in the browser: the next card is there at once, answers go out behind it.
 *
 * The page works without this file, as forms. Here their buttons are taken over: the whole sitting
 * is in the page already, so no network stands between two cards.
 */
import { uuid7 } from "./ids.js";
import { post } from "./post.js";
import { NAMES, suggested } from "./rating.js";
import { Ring } from "./ring.js";
import { Sender } from "./sender.js";
import { Sitting } from "./sitting.js";
import { sentence } from "./status.js";
import { studyDay } from "./studyday.js";

const SECOND_TAP_MS = 200;
const LAST_LOOK_MS = 1200; // time to undo the last answer before the result comes
const LONGEST_MS = 600_000; // a phone put down is not ten minutes of thinking

class Drill {
  #lastTap = -SECOND_TAP_MS;
  #shownAt = 0;
  #leaving = 0;
  #ring = new Ring();

  constructor(root) {
    this.root = root;
    this.forms = [...root.querySelectorAll(".turn[data-card]")];
    this.sitting = new Sitting(this.forms.map(turnOf));
    this.ended = root.querySelector(".ended");
    this.sender = new Sender({
      post: (events) => post(events, { url: root.dataset.reviews, user: root.dataset.user }),
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      changed: (state) => this.#tell(state),
    });
  }

  start() {
    const { root } = this;
    root.addEventListener("submit", (event) => this.#submitted(event));
    root.addEventListener("click", (event) => this.#clicked(event));
    root.addEventListener("change", (event) => hint(event.target.closest(".turn")));
    root.addEventListener("toggle", (event) => this.#toggled(event.target), true); // does not bubble
    document.addEventListener("keydown", (event) => this.#key(event));
    for (const name of ["online", "pageshow", "focus"]) {
      window.addEventListener(name, () => this.sender.flush());
    }
    window.addEventListener("beforeunload", (event) => {
      if (this.sender.state.waiting) event.preventDefault();
    });
    this.#show();
  }

  get #form() {
    return this.forms[this.sitting.position] ?? null;
  }

  get #isOpen() {
    return this.#form?.querySelector(".reveal").open ?? false;
  }

  /** Whether this is the second of two taps, which nobody means. */
  #isSecondTap() {
    const now = performance.now();
    const isSecond = now - this.#lastTap < SECOND_TAP_MS;
    if (!isSecond) this.#lastTap = now;
    return isSecond;
  }

  #clicked(event) {
    if (event.target.closest("summary")) {
      if (this.#isSecondTap()) event.preventDefault();
    } else if (event.target.closest(".question") && !this.#isOpen && !this.#isSecondTap()) {
      this.#form.querySelector(".reveal").open = true;
    }
  }

  #submitted(event) {
    const { name, value } = event.submitter ?? {};
    if (name !== "rating" && name !== "undo") return; // the result is the server's page
    event.preventDefault();
    if (this.#isSecondTap()) return;
    if (name === "rating") this.#rate(Number(value));
    else this.#undo();
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const button = { u: ".undo button", 1: ".missed", 2: ".shaky", 3: ".nailed" }[event.key];
    if (event.key === " " && !this.#isOpen && !event.target.closest("a, button, input, summary")) {
      event.preventDefault();
      this.#form?.querySelector("summary").click();
    } else if (button && (this.#isOpen || event.key === "u")) {
      (event.key === "u" ? this.root : this.#form).querySelector(button).click();
    }
  }

  #rate(rating) {
    const now = Date.now();
    const { timeZone, rollover } = this.root.dataset;
    const answer = this.sitting.answer(rating, () => uuid7(now));
    this.sender.add({
      ...answer,
      grader: "self",
      mode: "drill",
      reviewed_at: new Date(now).toISOString(),
      study_day: studyDay(now, timeZone, Number(rollover)),
      duration_ms: Math.round(Math.min(performance.now() - this.#shownAt, LONGEST_MS)),
    });
    this.#show({ after: NAMES[rating] });
  }

  #undo() {
    if (!this.sitting.canUndo) return;
    this.sender.add(this.sitting.undo(() => uuid7(Date.now())));
    this.#show({ after: "Answer undone" });
  }

  /** Bring the card in hand to the front; `after` says what happened to the one before. */
  #show({ after = "" } = {}) {
    clearTimeout(this.#leaving);
    const { position, turns } = this.sitting;
    this.forms.forEach((form, index) => (form.hidden = index !== position));
    this.ended.hidden = position < turns.length;
    this.root.querySelector(".undo button").disabled = !this.sitting.canUndo;
    this.#paintSegments();
    this.#shownAt = performance.now();
    this.#ring.clear();
    const stage = this.#form ?? this.ended;
    if (this.#form && !this.#isOpen) this.#ring.start(stage.querySelector(".ring"));
    if (!after) return;
    stage.querySelector("h1").focus({ preventScroll: true });
    const place = this.#form ? `Card ${position + 1} of ${turns.length}` : "That was the last card";
    this.root.querySelector(".announcer").textContent = `${after}. ${place}.`;
    this.#leaveWhenSaved(this.sender.state);
  }

  #paintSegments() {
    const { position, turns } = this.sitting;
    const row = this.root.querySelector(".segs");
    row.setAttribute("aria-label", `Card ${Math.min(position + 1, turns.length)} of ${turns.length}`);
    [...row.children].forEach((segment, index) => {
      segment.classList.toggle("now", index === position);
      if (turns[index].rating) segment.dataset.rating = turns[index].rating;
      else delete segment.dataset.rating;
    });
  }

  #toggled(reveal) {
    if (reveal.open) this.#ring.clear();
  }

  #tell(state) {
    const [dot, said, signIn] = this.root.querySelector(".saved").children;
    const isSignedOut = state.trouble === "signed out" && state.waiting > 0;
    dot.classList.toggle("hold", state.waiting > 0);
    signIn.hidden = !isSignedOut;
    signIn.textContent = isSignedOut ? sentence(state) : "";
    said.textContent = isSignedOut ? "" : sentence(state);
    this.#leaveWhenSaved(state);
  }

  #leaveWhenSaved({ waiting }) {
    clearTimeout(this.#leaving);
    if (this.#form || waiting) return;
    this.#leaving = setTimeout(() => this.ended.requestSubmit(), LAST_LOOK_MS);
  }
}

function turnOf({ dataset }) {
  const { card, revision, review, rating } = dataset;
  return { card, revision: Number(revision), review, rating: rating ? Number(rating) : null };
}

/** Outline the rating that the ticks speak for. */
function hint(form) {
  const points = [...form.querySelectorAll(".points input")].map((box) => ({
    ticked: box.checked,
    required: box.dataset.required === "true",
  }));
  const rating = suggested(points);
  for (const button of form.querySelectorAll(".rate")) {
    button.toggleAttribute("data-hint", Number(button.value) === rating);
  }
}

const root = document.querySelector("[data-drill]");
if (root) new Drill(root).start();
