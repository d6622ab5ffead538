import type { Lang } from "#src/kernel/lang.ts";

/** The first line of the contact: what came, in the person's language. The answers themselves stand beside it. */
export const ARRIVED: Readonly<Record<Lang, string>> = {
  fi: "Oirearvio Omaolosta: {kind}. Omaolon antama kiireellisyys: {urgency}.",
  sv: "Symtombedömning från Omaolo: {kind}. Omaolo bedömde brådskan: {urgency}.",
  en: "Symptom assessment from Omaolo: {kind}. Urgency given by Omaolo: {urgency}.",
};
