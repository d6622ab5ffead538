import type { Channel } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";

/** How contacts came, as the columns of reports name it. */
export const CHANNEL_NAMES: Readonly<Record<Lang, Readonly<Record<Channel, string>>>> = {
  fi: {
    "web-form": "verkkolomake",
    phone: "puhelin",
    "drop-in": "käynti ilman ajanvarausta",
    chat: "chat",
    referral: "lähete",
    professional: "ammattilainen",
    omaolo: "Omaolo",
    "e-mail": "kumppanin sähköposti",
    text: "tekstiviesti",
  },
  sv: {
    "web-form": "blankett på nätet",
    phone: "telefon",
    "drop-in": "drop-in-besök",
    chat: "chatt",
    referral: "remiss",
    professional: "yrkesperson",
    omaolo: "Omaolo",
    "e-mail": "partners e-post",
    text: "textmeddelande",
  },
  en: {
    "web-form": "web form",
    phone: "phone",
    "drop-in": "drop-in",
    chat: "chat",
    referral: "referral",
    professional: "professional",
    omaolo: "Omaolo",
    "e-mail": "partner's e-mail",
    text: "text message",
  },
};
