import type { Lang } from "#src/kernel/lang.ts";
import type { Line } from "./professional.ts";
import type { Rng } from "./rng.ts";
import { en } from "./texts/en.ts";
import { fi } from "./texts/fi.ts";
import { sv } from "./texts/sv.ts";
import type { FamilyTopic, LineTopic, Words } from "./texts/words.ts";

export const WORDS: Readonly<Record<Lang, Words>> = { fi, sv, en };

export type ChildWord = keyof Words["child"];

/** What somebody writes to the family team: who it is about decides the voice. */
export function familyWords(rng: Rng, lang: Lang, topic: FamilyTopic, child: ChildWord | undefined): string {
  const words = WORDS[lang];
  const of = words.family[topic];
  const main = child === undefined ? rng.pick(of.own) : about(rng, words, rng.pick(of.about), child);
  const parts = [main];
  if (rng.chance(0.55)) parts.unshift(rng.pick(words.greeting));
  if (rng.chance(0.7)) parts.push(rng.pick(words.since));
  if (rng.chance(0.65)) parts.push(rng.pick(of.detail));
  if (rng.chance(0.8)) parts.push(rng.pick(words.ask));
  return parts.join(" ");
}

/** Words of acute danger: to oneself (a topic of mood) or by another (a topic of violence). */
export function dangerWords(
  rng: Rng,
  lang: Lang,
  kind: "self" | "violence",
  child: ChildWord | undefined,
): string {
  const words = WORDS[lang];
  const at = kind === "self" ? 0 : 1;
  const sentence = (child === undefined ? words.danger.own : words.danger.about)[at] ?? "";
  return child === undefined ? sentence : about(rng, words, sentence, child);
}

function about(rng: Rng, words: Words, sentence: string, child: ChildWord): string {
  return sentence.replace("{child}", rng.pick(words.child[child]));
}

export function lineWords(rng: Rng, lang: Lang, topic: LineTopic): string {
  return rng.pick(WORDS[lang].lines[topic]);
}

export function familyAnswer(rng: Rng, lang: Lang, topic: FamilyTopic): string {
  const words = WORDS[lang];
  const body = `${rng.pick(words.thanks)} ${rng.pick(words.family[topic].answer)} ${rng.pick(words.offer)}`;
  return `${body}\n\n${rng.pick(words.signOff)}`;
}

export function lineAnswer(rng: Rng, lang: Lang, line: Exclude<Line, "family">): string {
  return rng.pick(WORDS[lang].lineAnswers[line]);
}
