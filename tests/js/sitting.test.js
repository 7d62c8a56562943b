import assert from "node:assert/strict";
import test from "node:test";

import { Sitting } from "../../quizzes/static/quizzes/sitting.js";

const turn = (card, rating = null) => ({ card, revision: 2, review: `minted-${card}`, rating });
const never = () => assert.fail("The server's id was there to use.");

test("answers go through the cards in order", () => {
  const sitting = new Sitting([turn("a"), turn("b")]);

  assert.deepEqual(sitting.answer(3, never), {
    id: "minted-a",
    card: "a",
    revision: 2,
    rating: 3,
  });
  assert.equal(sitting.current.card, "b");
  sitting.answer(1, never);

  assert.equal(sitting.current, null);
  assert.equal(sitting.position, 2);
  assert.deepEqual(sitting.turns.map(({ rating }) => rating), [3, 1]);
});

test("a sitting that was begun goes on at the first card without an answer", () => {
  const sitting = new Sitting([turn("a", 3), turn("b"), turn("c", 1)]);

  assert.equal(sitting.current.card, "b");
});

test("undo brings the last card back and names the review that never happened", () => {
  const sitting = new Sitting([turn("a"), turn("b")]);
  sitting.answer(3, never);

  assert.deepEqual(sitting.undo(() => "undo-1"), { id: "undo-1", undoes: "minted-a" });

  assert.equal(sitting.current.card, "a");
  assert.equal(sitting.canUndo, false);
});

test("a card rated again after an undo gets a new id, since the first write of an id wins", () => {
  const sitting = new Sitting([turn("a")]);
  sitting.answer(1, never);
  sitting.undo(() => "undo-1");

  assert.equal(sitting.answer(3, () => "fresh").id, "fresh");
  assert.equal(sitting.undo(() => "undo-2").undoes, "fresh");
});

test("answers given before the page was loaded can be undone too", () => {
  const sitting = new Sitting([turn("a", 3), turn("b")]);

  assert.deepEqual(sitting.undo(() => "undo-1"), { id: "undo-1", undoes: "minted-a" });
  assert.equal(sitting.answer(2, () => "fresh").id, "fresh");
});
