/** The two doors people sign in by. One browser may stand in both at once. */
export const AUDIENCES = ["resident", "staff"] as const;
export type Audience = (typeof AUDIENCES)[number];

export function isAudience(value: unknown): value is Audience {
  return typeof value === "string" && (AUDIENCES as readonly string[]).includes(value);
}
