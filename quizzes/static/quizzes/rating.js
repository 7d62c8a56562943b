/** What a rating is: the three that the drill offers, and which one the ticks speak for. */
export const MISSED = 1;
export const SHAKY = 2;
export const NAILED = 3;

export const NAMES = { [MISSED]: "Missed", [SHAKY]: "Shaky", [NAILED]: "Nailed it" };

/**
 * Suggest a rating from the key points that were ticked, or null before the first tick.
 * Only required points count, unless the card has none.
 */
export function suggested(points) {
  if (!points.some(({ ticked }) => ticked)) return null;
  const required = points.filter((point) => point.required);
  const counted = required.length ? required : points;
  const hit = counted.filter(({ ticked }) => ticked).length;
  if (hit === 0) return MISSED;
  return hit === counted.length ? NAILED : SHAKY;
}
