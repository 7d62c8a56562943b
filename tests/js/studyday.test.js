import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { studyDay } from "../../quizzes/static/quizzes/studyday.js";

const file = new URL("../vectors/study_day.json", import.meta.url);

for (const { why, at, time_zone, rollover_hour, study_day } of JSON.parse(readFileSync(file)).vectors) {
  test(`the study day is Python's: ${why}`, () => {
    assert.equal(studyDay(new Date(at), time_zone, rollover_hour), study_day);
  });
}
