/**
 * The learner's day that a moment belongs to, as YYYY-MM-DD: a night's drill before the rollover
 * hour still counts for the day before. The same rule as `quizzes.memory.study_day`; both are held
 * to tests/vectors/study_day.json.
 */
export function studyDay(moment, timeZone, rolloverHour) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    hourCycle: "h23",
  }).formatToParts(moment);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  // By the wall clock, not by subtracting hours from the moment: on the nights when clocks change
  // the two differ.
  const day = new Date(Date.UTC(part.year, part.month - 1, part.day));
  if (part.hour < rolloverHour) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
