/** What the door says when a passkey does not work. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { trouble } from "../../static/door.js";

test("a dialog that was closed is told from a device that knows the person", () => {
  assert.match(trouble({ name: "NotAllowedError" }), /No passkey was used/);
  assert.match(trouble({ name: "InvalidStateError" }), /holds a passkey for you already/);
});

test("whatever else goes wrong still has a way on", () => {
  assert.match(trouble(new Error("?")), /Use a code/);
  assert.match(trouble(undefined), /Use a code/);
});
