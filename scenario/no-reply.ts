import type { Lang } from "#src/kernel/lang.ts";

/** A family that was asked and never replied is told so before their matter is closed. */
export const NO_REPLY: Readonly<Record<Lang, string>> = {
  fi: "Emme saaneet vastaustasi. Jos tarvitset vielä apua, kirjoita tai soita meille uudelleen.",
  sv: "Vi fick inget svar av dig. Om du ännu behöver hjälp kan du skriva eller ringa till oss på nytt.",
  en: "We did not get a reply from you. If you still need help, write or call us again.",
};
