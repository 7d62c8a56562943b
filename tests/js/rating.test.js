import assert from "node:assert/strict";
import test from "node:test";

import { MISSED, NAILED, SHAKY, suggested } from "../../quizzes/static/quizzes/rating.js";

const point = (required, ticked) => ({ required, ticked });

test("nothing is suggested before the first tick", () => {
  assert.equal(suggested([point(true, false), point(false, false)]), null);
  assert.equal(suggested([]), null);
});

test("all required points make it nailed, with or without the others", () => {
  assert.equal(suggested([point(true, true), point(true, true), point(false, false)]), NAILED);
});

test("some required points make it shaky", () => {
  assert.equal(suggested([point(true, true), point(true, false), point(false, true)]), SHAKY);
});

test("no required point makes it missed, whatever else was said", () => {
  assert.equal(suggested([point(true, false), point(false, true)]), MISSED);
});

test("a card without required points counts them all", () => {
  assert.equal(suggested([point(false, true), point(false, false)]), SHAKY);
  assert.equal(suggested([point(false, true), point(false, true)]), NAILED);
});
