import assert from "node:assert/strict";
import test from "node:test";

import { uuid7 } from "../../quizzes/static/quizzes/ids.js";

const ones = (bytes) => bytes.fill(0xff);
const zeros = (bytes) => bytes.fill(0);

test("an id is a UUIDv7 of its moment", () => {
  // The example of RFC 9562, appendix A.6, without its random part.
  assert.equal(uuid7(0x017f22e279b0, zeros), "017f22e2-79b0-7000-8000-000000000000");
  assert.equal(uuid7(0x017f22e279b0, ones), "017f22e2-79b0-7fff-bfff-ffffffffffff");
});

test("a later id sorts after an earlier one, whatever chance gave them", () => {
  assert.ok(uuid7(1_700_000_000_000, ones) < uuid7(1_700_000_000_001, zeros));
});

test("chance is the browser's own by default", () => {
  assert.notEqual(uuid7(1), uuid7(1));
});
