import type { Child } from "hono/jsx";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { mayByRole, type Permission } from "#src/platform/access/permissions.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { frameWords } from "./frame-words.ts";
import { type PathName, signInPath, to } from "./paths.ts";
import type { Site } from "./site.ts";
import { Document, type NavItem, type PhoneLine } from "./ui/index.ts";

export interface FrameProps {
  readonly site: Site;
  readonly exchange: Exchange;
  /** The h1 in plain words. */
  readonly title: string;
  readonly description?: string;
  readonly back?: { readonly href: string; readonly label?: string };
  readonly hasErrors?: boolean;
  readonly live?: readonly string[];
  readonly layout?: "column" | "full";
  readonly emergency?: boolean;
  readonly noindex?: boolean;
  readonly children?: Child;
}

/** This page in another language: the same route with the same parameters and query. */
function alternates(exchange: Exchange): Record<Lang, string> {
  const query = exchange.query.size > 0 && exchange.route.method === "GET" ? `?${exchange.query}` : "";
  const fill = (path: string) =>
    path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(exchange.params[key] ?? ""));
  const made = LANGS.map((lang) => [lang, fill(exchange.route.path[lang]) + query] as const);
  return Object.fromEntries(made) as Record<Lang, string>;
}

/** Pages that stand behind another's tab. */
const BEHIND: Readonly<Partial<Record<PathName, readonly PathName[]>>> = {
  today: ["atRisk", "breaches", "absences", "quality"],
};

function nav(exchange: Exchange, items: readonly [PathName, string][]): NavItem[] {
  const { lang, path } = exchange;
  const at = (name: PathName) => path === to(name, lang) || path.startsWith(`${to(name, lang)}/`);
  return items.map(([name, label]) => ({
    href: to(name, lang),
    label,
    current: [name, ...(BEHIND[name] ?? [])].some(at),
  }));
}

/** The numbers that help at once, from the county's content: first those that every language shares. */
export function emergencyLines(site: Site, lang: Lang): PhoneLine[] {
  return site.content.county.emergency
    .filter(
      (help) =>
        help.language === undefined || help.language === lang || (lang === "en" && help.language === "fi"),
    )
    .map((help) => ({ label: help.names[lang], number: help.phone.number }));
}

function serviceLines(site: Site, lang: Lang): PhoneLine[] {
  return site.content.lines
    .filter((line) => ["health", "social"].includes(line.id))
    .map((line) => ({ label: line.names[lang], number: line.phone.number }));
}

/** A resident's page. */
export const ResidentPage = (props: FrameProps) => {
  const { site, exchange } = props;
  const { lang, visitor } = exchange;
  const w = frameWords(lang);
  const { resident } = visitor;
  const here = exchange.route.method === "GET" ? exchange.path : to("home", lang);
  return (
    <Document
      {...common(props)}
      audience="resident"
      home={to("home", lang)}
      nav={nav(exchange, [
        ["ask", w.ask],
        ["contactUs", w.contactUs],
        ["booking", w.booking],
        ["services", w.services],
        ["code", w.code],
        ["matters", w.matters],
      ])}
      information={nav(exchange, [
        ["accessibility", w.accessibility],
        ["privacy", w.privacy],
        ["promise", w.promise],
        ["instruments", w.instruments],
      ])}
      user={
        resident && {
          name: resident.name,
          href: to("matters", lang),
          signOut: {
            action: "/auth/sign-out",
            csrf: visitor.csrfToken("resident"),
            audience: "resident" as const,
          },
        }
      }
      signIn={signInPath("resident", lang, here)}
      emergency={props.emergency ? emergencyLines(site, lang) : undefined}
      lines={serviceLines(site, lang)}
      hours={site.content.county.officeHoursText[lang]}
    >
      {props.children}
    </Document>
  );
};

/** A page of the workplace or of the leaders. The tabs are those that the reader's roles open. */
export const StaffPage = (props: FrameProps) => {
  const { exchange, site } = props;
  const { lang, visitor } = exchange;
  const w = frameWords(lang);
  const { staff } = visitor;
  const tabs: [PathName, string, Permission][] = [
    ["inbox", w.inbox, "inbox.read"],
    ["calls", w.calls, "contact.record"],
    ["callBacks", w.callBacks, "contact.record"],
    ["assessments", w.assessments, "inbox.read"],
    ["calendar", w.calendar, "inbox.read"],
    ["timeRequests", w.timeRequests, "contact.record"],
    ["waitingStaff", w.waitingList, "inbox.read"],
    ["today", w.today, "team.lead"],
    ["people", w.people, "person.open-special"],
    ["requests", w.requests, "data-request.answer"],
    ["reasons", w.reasons, "access-log.review"],
    ["reading", w.reading, "access-log.review"],
    ["leaders", w.leaders, "measures.read"],
    ["content", w.content, "content.review"],
  ];
  const profession = staff && site.content.professions.find(({ id }) => id === staff.profession);
  const unit = staff && site.content.units.find(({ id }) => id === staff.unit);
  return (
    <Document
      {...common(props)}
      audience={exchange.path.includes("/leaders") ? "leaders" : "staff"}
      home={to("staffHome", lang)}
      nav={nav(
        exchange,
        staff
          ? tabs
              .filter(([, , permission]) => mayByRole(staff, permission))
              .map(([name, label]) => [name, label])
          : [],
      )}
      information={nav(exchange, [
        ["accessibility", w.accessibility],
        ["privacy", w.privacy],
        ["instruments", w.instruments],
      ])}
      user={
        staff && {
          name: staff.name,
          detail: [profession?.names[lang], unit?.names[lang]].filter(Boolean).join(", "),
          signOut: { action: "/auth/sign-out", csrf: visitor.csrfToken("staff"), audience: "staff" as const },
        }
      }
      signIn={signInPath("staff", lang, exchange.path)}
      noindex
    >
      {props.children}
    </Document>
  );
};

function common({ site, exchange, title, description, back, hasErrors, live, layout, noindex }: FrameProps) {
  const { lang } = exchange;
  return {
    lang,
    title,
    description,
    back,
    hasErrors,
    layout,
    noindex,
    live: live?.map((name) => site.topic(name)),
    assets: site.assets,
    alternates: alternates(exchange),
    demo: site.demo,
    banner: site.banner?.[lang],
  };
}
