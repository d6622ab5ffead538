import type { Line } from "./professional.ts";
import type { Channel } from "./rhythm.ts";

/** One stream of contacts: where from, to whom, and its share of those that are not the families' form. */
export interface Stream {
  readonly name: string;
  readonly channel: Channel;
  readonly line: Line;
  readonly share: number;
}

// Estimates: a contact centre's work is mostly the telephone; the rest keeps every line and channel alive.
export const OTHER_STREAMS: readonly Stream[] = [
  { name: "health-phone", channel: "phone", line: "health", share: 0.47 },
  { name: "health-drop-in", channel: "drop-in", line: "health", share: 0.07 },
  { name: "health-chat", channel: "chat", line: "health", share: 0.06 },
  { name: "social-phone", channel: "phone", line: "social", share: 0.12 },
  { name: "social-professional", channel: "professional", line: "social", share: 0.03 },
  { name: "psychosocial-form", channel: "web-form", line: "psychosocial", share: 0.07 },
  { name: "psychosocial-phone", channel: "phone", line: "psychosocial", share: 0.04 },
  { name: "psychosocial-referral", channel: "referral", line: "psychosocial", share: 0.03 },
  { name: "oral-phone", channel: "phone", line: "oral", share: 0.11 },
];

export const FAMILY_STREAM = { name: "family", channel: "web-form", line: "family" } as const;

const FAMILY_SHARE = 0.08;
const LIVELY_INBOX = 1000;

/**
 * Share of contacts that are families asking for help. In reality some hundred a year; a demo needs an inbox to
 * look at, so a small county gets up to about a thousand of them, never more than three in ten contacts.
 */
export function familyShare(contacts: number): number {
  return Math.max(FAMILY_SHARE, Math.min(0.3, LIVELY_INBOX / Math.max(1, contacts)));
}
