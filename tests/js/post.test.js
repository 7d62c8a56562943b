import assert from "node:assert/strict";
import test from "node:test";

import { post } from "../../quizzes/static/quizzes/post.js";

const effects = (response, calls) => ({
  url: "/api/v1/reviews/",
  user: "sam",
  csrfToken: () => "token",
  fetch: async (url, options) => {
    calls.push({ url, ...options });
    return response;
  },
});

test("events are posted with their person and the phone's clock", async () => {
  const calls = [];
  const body = { accepted: ["a"], duplicate: [], rejected: [] };

  const answer = await post([{ id: "a" }], effects(Response.json(body), calls));

  assert.deepEqual(answer, { status: 200, body });
  const [{ url, method, headers, redirect, body: sent }] = calls;
  assert.equal(`${method} ${url}`, "POST /api/v1/reviews/");
  assert.equal(headers["X-CSRFToken"], "token");
  assert.equal(redirect, "error");
  const { user, now, reviews } = JSON.parse(sent);
  assert.equal(user, "sam");
  assert.ok(Math.abs(Date.now() - new Date(now)) < 60_000);
  assert.deepEqual(reviews, [{ id: "a" }]);
});

test("a refusal has a status and no body, since it may not be JSON", async () => {
  const answer = await post([], effects(new Response("<h1>No</h1>", { status: 502 }), []));

  assert.deepEqual(answer, { status: 502, body: null });
});
