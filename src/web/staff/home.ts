import { Refusal } from "#src/kernel/errors.ts";
import { mayByRole, type Permission } from "#src/platform/access/permissions.ts";
import { type Answer, type Exchange, redirect } from "#src/platform/http/route.ts";
import { type PathName, to } from "../paths.ts";
import { staffOf } from "./staff-of.ts";

/** The first page of each role's work, the most pressing first. */
const FIRST: readonly (readonly [Permission, PathName])[] = [
  ["inbox.read", "inbox"],
  ["access-log.review", "reasons"],
  ["content.review", "content"],
  ["measures.read", "leaders"],
];

/** The workplace's door: leads to the first page that the reader's roles open. */
export function staffHome(exchange: Exchange): Answer {
  const staff = staffOf(exchange);
  const first = FIRST.find(([permission]) => mayByRole(staff, permission));
  if (!first) throw new Refusal("denied", "role");
  return redirect(to(first[1], exchange.lang));
}
