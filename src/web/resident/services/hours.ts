import type { Lang } from "#src/kernel/lang.ts";
import type { Hours } from "#src/platform/content/index.ts";

const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const DAYS: Readonly<Record<Lang, readonly string[]>> = {
  fi: ["ma", "ti", "ke", "to", "pe", "la", "su"],
  sv: ["må", "ti", "on", "to", "fr", "lö", "sö"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

/** Opening hours in words: "ma–pe klo 8–16, la klo 10–14". Days in a row are one span. */
export function hoursInWords(hours: Hours, lang: Lang): string {
  return hours.map((one) => `${days(one.days, lang)} ${times(one.from, one.to, lang)}`).join(", ");
}

function days(open: readonly string[], lang: Lang): string {
  const spans: [number, number][] = [];
  for (const [at, day] of WEEK.entries()) {
    if (!open.includes(day)) continue;
    const last = spans.at(-1);
    if (last?.[1] === at - 1) last[1] = at;
    else spans.push([at, at]);
  }
  const name = (at: number) => DAYS[lang][at] ?? "";
  return spans.map(([from, to]) => (from === to ? name(from) : `${name(from)}–${name(to)}`)).join(", ");
}

function times(from: string, to: string, lang: Lang): string {
  if (lang === "en") return `${english(from)}–${english(to)}`;
  const short = (time: string) => time.replace(/^0/, "").replace(":00", "").replace(":", ".");
  return `${lang === "fi" ? "klo" : "kl."} ${short(from)}–${short(to)}`;
}

function english(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const half = hour % 24 < 12 ? "am" : "pm";
  return `${hour % 12 || 12}${minute ? `.${String(minute).padStart(2, "0")}` : ""} ${half}`;
}
