/** A day in suppressions, baselines and policies: `YYYY-MM-DD`, in UTC. Compares as text. */
export type Day = string;

const MILLISECONDS = 86_400_000;

/** The day of a time in milliseconds since 1970. */
export function dayOf(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}

/** Whether a text is an existing day. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return dayOf(time) === text;
}

/** Whole days from one day to another; negative if the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS);
}

/** The day this many days later. */
export function addDays(day: Day, days: number): Day {
  return dayOf(Date.parse(day) + days * MILLISECONDS);
}
