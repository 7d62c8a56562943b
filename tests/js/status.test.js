import assert from "node:assert/strict";
import test from "node:test";

import { sentence } from "../../quizzes/static/quizzes/status.js";

const quiet = { waiting: 0, sending: false, trouble: null, rejected: [] };

for (const [state, said] of [
  [{}, "All answers saved"],
  [{ waiting: 1, sending: true }, "Saving…"],
  [{ waiting: 1 }, "1 answer not saved yet"],
  [{ waiting: 3, trouble: "unreachable" }, "3 answers not saved yet. Keep this page open"],
  [{ waiting: 3, trouble: "unreachable", sending: true }, "3 answers not saved yet. Keep this page open"],
  [{ waiting: 3, trouble: "signed out" }, "Sign in again to send 3"],
  [{ waiting: 1, trouble: "someone else" }, "1 answer not saved yet: someone else has signed in"],
  [{ rejected: [{ detail: "There is no such card." }] }, "1 answer not taken: There is no such card."],
]) {
  test(`the foot says “${said}”`, () => {
    assert.equal(sentence({ ...quiet, ...state }), said);
  });
}
