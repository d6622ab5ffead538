import type { AccessEntry } from "#src/kernel/access.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Actor } from "#src/platform/access/actor.ts";
import type { Permission } from "#src/platform/access/permissions.ts";
import type { Visitor } from "#src/platform/identity/visitor.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { Fields } from "./fields.ts";
import type { UploadedFile } from "./upload.ts";

/** Anything that renders to HTML text; bytes (a `Uint8Array`) are sent as they are. */
export interface Html {
  toString(): string | Promise<string>;
}

/** What a handler is given: the request's values, who acts, and the way to the access log. */
export interface Exchange<A extends Actor = Actor> {
  readonly scope: Scope;
  /** Who acts on this route: the session of the route's audience. */
  readonly actor: A;
  /** Both sessions of the browser, and why one that it still names is over. */
  readonly visitor: Visitor;
  readonly lang: Lang;
  readonly path: string;
  /** Scheme and host at which the program is reached. */
  readonly origin: string;
  /** This page's route, so that the language switch can keep the page. */
  readonly route: Route;
  readonly query: URLSearchParams;
  readonly params: Readonly<Record<string, string>>;
  readonly fields: Fields;
  /** Files that the form brought, by field; only on a route with `upload`. */
  readonly files: ReadonlyMap<string, UploadedFile>;
  /** The token for the forms of this page. Asking for it may set the visitor's cookie. */
  csrf(): string;
  /** A value kept in the browser under a name of ours, and how to keep one. */
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string, maxAgeSeconds: number): void;
  /** Notes a read of a person's data; written to the access log before the answer leaves. `as`: who acts, when by a code. */
  log(entry: Omit<AccessEntry, "at" | "by">, as?: Actor): void;
  /** Charges a door (the route's own) once more, e.g. for a wrong code. Throws a Refusal when too many. */
  charge(cost: number, door?: Door): void;
}

export type Answer =
  | { readonly kind: "page"; readonly html: Html; readonly status: number }
  | { readonly kind: "redirect"; readonly to: string }
  | { readonly kind: "raw"; readonly response: Response };

/** A rate-limited door: see `rate-limit.ts`. */
export type Door = "submitForm" | "codeGuess" | "keepDraft";

export interface Route {
  /** Stable name, for tests, logs and metrics: never a person's data. */
  readonly name: string;
  readonly method: "GET" | "POST";
  /** One path a language: residents' paths are words of the language. `path("/staff/inbox")` makes three alike. */
  readonly path: Readonly<Record<Lang, string>>;
  readonly permission: Permission;
  /** The rate-limited door that this route is, where anyone may knock. */
  readonly door?: Door;
  /** Only what the handler charges counts: a wrong code, not a right one. With nothing left, neither is looked at. */
  readonly chargesItself?: boolean;
  /** Takes files: no other route reads a form that brings any. */
  readonly upload?: boolean;
  readonly handle: (exchange: Exchange) => Promise<Answer> | Answer;
}

export const page = (html: Html, status = 200): Answer => ({ kind: "page", html, status });
export const redirect = (to: string): Answer => ({ kind: "redirect", to });

/** The same words in every language, for staff and leaders. */
export function samePath(words: string): Record<Lang, string> {
  return { fi: `/fi${words}`, sv: `/sv${words}`, en: `/en${words}` };
}
