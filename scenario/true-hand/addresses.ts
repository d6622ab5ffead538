import type { Lang } from "#src/kernel/lang.ts";

/** Where people begin, as they would type it. */
export const ASK: Readonly<Record<Lang, string>> = {
  fi: "/fi/pyyda-apua",
  sv: "/sv/be-om-hjalp",
  en: "/en/ask-for-help",
};
export const CODE: Readonly<Record<Lang, string>> = { fi: "/fi/koodi", sv: "/sv/kod", en: "/en/code" };
export const MATTERS: Readonly<Record<Lang, string>> = {
  fi: "/fi/omat-asiat",
  sv: "/sv/mina-arenden",
  en: "/en/my-matters",
};
export const INBOX = "/fi/staff/inbox";
