import assert from "node:assert/strict";
import test from "node:test";

import { Ring } from "../../quizzes/static/quizzes/ring.js";

function drawn() {
  const run = { setAttribute: (name, value) => (run[name] = value) };
  const text = {};
  return { run, text, querySelector: (selector) => (selector === ".run" ? run : text) };
}

test("the ring counts down to nothing and stops there", () => {
  let tick;
  const stopped = [];
  const ring = new Ring(
    (run) => ((tick = run), "timer"),
    (timer) => stopped.push(timer),
  );
  const svg = drawn();

  ring.start(svg);
  assert.equal(svg.text.textContent, 30);
  assert.equal(svg.run["stroke-dasharray"], "30 30");
  for (let second = 0; second < 29; second += 1) tick();
  assert.equal(svg.text.textContent, 1);
  assert.ok(!stopped.includes("timer"));
  tick();

  assert.equal(svg.text.textContent, 0);
  assert.ok(stopped.includes("timer"));
});
