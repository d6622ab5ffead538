import type { Register } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";

/** What each register is called, within a sentence. */
export const REGISTER_NAMES: Readonly<Record<Lang, Readonly<Record<Register, string>>>> = {
  fi: { health: "terveydenhuollon rekisteri", social: "sosiaalihuollon rekisteri" },
  sv: { health: "hälso- och sjukvårdens register", social: "socialvårdens register" },
  en: { health: "health register", social: "social register" },
};

/** Grounds on which a contact may be moved to the other register without the person's permission. Not yet confirmed by a lawyer. */
export const MOVE_GROUNDS = [
  "life-in-danger",
  "child-protection",
  "evident-need",
  "permission-by-word",
] as const;
export type MoveGround = (typeof MOVE_GROUNDS)[number];

export const MOVE_GROUND_NAMES: Readonly<Record<Lang, Readonly<Record<MoveGround, string>>>> = {
  fi: {
    "life-in-danger": "Henki tai terveys on välittömässä vaarassa",
    "child-protection": "Velvollisuus tehdä lastensuojeluilmoitus",
    "evident-need": "Tuen tarve on ilmeinen eikä lupaa voi pyytää",
    "permission-by-word": "Asukas antoi luvan suullisesti",
  },
  sv: {
    "life-in-danger": "Liv eller hälsa är i omedelbar fara",
    "child-protection": "Skyldighet att göra en barnskyddsanmälan",
    "evident-need": "Behovet av stöd är uppenbart och tillstånd kan inte begäras",
    "permission-by-word": "Invånaren gav sitt tillstånd muntligt",
  },
  en: {
    "life-in-danger": "Life or health is in immediate danger",
    "child-protection": "Duty to make a child welfare notification",
    "evident-need": "The need for support is evident and permission cannot be asked",
    "permission-by-word": "The resident gave permission orally",
  },
};
