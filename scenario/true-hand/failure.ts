import type { HttpPerson } from "../http-person.ts";

/** The house did not do what was asked: what was tried, and the answer's status. No address that names anybody. */
export class TrueHandFailure extends Error {
  readonly tried: string;
  readonly status: number;
  constructor(tried: string, status: number) {
    super(`${tried}: ${status}`);
    this.tried = tried;
    this.status = status;
  }
}

/** Holds that the page that a person got is not one of refusal. */
export function held(tried: string, person: HttpPerson): void {
  if (person.status >= 400) throw new TrueHandFailure(tried, person.status);
}
