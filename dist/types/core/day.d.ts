/** A day as suppressions, baselines and policies write it: `YYYY-MM-DD`, in UTC. Compares as text. */
export type Day = string;
/** The day of a time in milliseconds since 1970. */
export declare function dayOf(time: number): Day;
/** Whether a text is a day that exists. */
export declare function isDay(text: string): boolean;
/** Whole days from one day to another; negative where it lies before. */
export declare function daysBetween(from: Day, to: Day): number;
/** The day so many days later. */
export declare function addDays(day: Day, days: number): Day;
