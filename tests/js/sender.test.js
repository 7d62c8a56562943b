import assert from "node:assert/strict";
import test from "node:test";

import { Sender, backOff } from "../../quizzes/static/quizzes/sender.js";

const event = (id) => ({ id });
const accepted = (events) => ({
  status: 200,
  body: { accepted: events.map(({ id }) => id), duplicate: [], rejected: [] },
});

/** A sender whose server gives these answers in turn, and whose clock stands still. */
function sending(...answers) {
  const posts = [];
  const waits = [];
  const states = [];
  const post = async (events) => {
    posts.push(events.map(({ id }) => id));
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer(events);
  };
  const later = (run, ms) => {
    const wait = { run, ms, cancelled: false };
    waits.push(wait);
    return () => (wait.cancelled = true);
  };
  const changed = (state) => states.push(state);
  const sender = new Sender({ post, later, changed, random: () => 0 });
  return { sender, posts, waits, states };
}

const unreachable = () => {
  throw new TypeError("Failed to fetch");
};

test("an answer is sent at once and forgotten when the server has it", async () => {
  const { sender, posts, states } = sending(accepted);

  await sender.add(event("a"));

  assert.deepEqual(posts, [["a"]]);
  assert.deepEqual(states.map(({ waiting, sending: isSending }) => [waiting, isSending]), [
    [1, false],
    [1, true],
    [0, false],
  ]);
});

test("a duplicate is as good as accepted", async () => {
  const { sender } = sending((events) => ({
    status: 200,
    body: { accepted: [], duplicate: events.map(({ id }) => id), rejected: [] },
  }));

  await sender.add(event("a"));

  assert.equal(sender.state.waiting, 0);
});

test("a rejected answer is put aside, and seen", async () => {
  const no = { id: "a", code: "unknown_card", detail: "There is no such card." };
  const { sender } = sending(() => ({
    status: 200,
    body: { accepted: [], duplicate: [], rejected: [no] },
  }));

  await sender.add(event("a"));

  assert.equal(sender.state.waiting, 0);
  assert.deepEqual(sender.state.rejected, [no]);
});

test("an answer given while another is on its way is sent after it, never beside it", async () => {
  let arrive;
  const { sender, posts } = sending(
    (events) => new Promise((resolve) => (arrive = () => resolve(accepted(events)))),
    accepted,
  );

  const first = sender.add(event("a"));
  sender.add(event("b"));
  assert.deepEqual(posts, [["a"]]);
  arrive();
  await first;

  assert.deepEqual(posts, [["a"], ["b"]]);
});

test("without a connection answers are kept and sent again later, with the new ones", async () => {
  const { sender, posts, waits } = sending(unreachable, accepted);

  await sender.add(event("a"));
  await sender.add(event("b"));
  assert.deepEqual(posts, [["a"]]);
  assert.equal(sender.state.trouble, "unreachable");
  assert.equal(sender.state.waiting, 2);
  await waits[0].run();

  assert.deepEqual(posts, [["a"], ["a", "b"]]);
  assert.equal(sender.state.waiting, 0);
  assert.equal(sender.state.trouble, null);
});

test("coming back online does not wait for the timer, and the timer then has nothing to do", async () => {
  const { sender, posts, waits } = sending(unreachable, accepted);
  await sender.add(event("a"));

  await sender.flush();

  assert.equal(waits[0].cancelled, true);
  assert.deepEqual(posts, [["a"], ["a"]]);
});

for (const [status, trouble] of [
  [401, "signed out"],
  [403, "signed out"],
  [409, "someone else"],
  [500, "refused"],
]) {
  test(`a ${status} keeps the answer and says why`, async () => {
    const { sender, waits } = sending(() => ({ status, body: null }));

    await sender.add(event("a"));

    assert.equal(sender.state.waiting, 1);
    assert.equal(sender.state.trouble, trouble);
    assert.equal(waits.length, 1);
  });
}

test("a server that settles nothing is not asked in a circle", async () => {
  const { sender, posts, waits } = sending(() => ({
    status: 200,
    body: { accepted: [], duplicate: [], rejected: [] },
  }));

  await sender.add(event("a"));

  assert.equal(posts.length, 1);
  assert.equal(waits.length, 1);
});

test("waits double to half a minute, and chance takes up to half off", () => {
  const certain = [1, 2, 3, 5, 6, 50].map((failures) => backOff(failures, () => 0));
  assert.deepEqual(certain, [1000, 2000, 4000, 16_000, 30_000, 30_000]);
  assert.equal(backOff(1, () => 1), 500);
});

test("a wait is as long as the failures in a row ask for", async () => {
  const { sender, waits } = sending(unreachable);

  await sender.add(event("a"));
  await waits[0].run();

  assert.deepEqual(waits.map(({ ms }) => ms), [1000, 2000]);
});
