import { type Answered, HttpPerson } from "../http-person.ts";

export interface PeopleOptions {
  readonly base: string;
  readonly told?: (answered: Answered) => void;
  /** The subject of a professional at the staff's provider, where it is not their id. */
  readonly subjects?: ReadonlyMap<string, string>;
  /** Whether they click twice wherever something is sent: a house in order does it once. */
  readonly impatient?: boolean;
}

/**
 * The people of the script as visitors over HTTP. Professionals keep their browser for the day and sign in again when the
 * house asks for it; residents come with a browser of their own each time. Each comes from a home of their own: behind
 * a trusted proxy the doors count them apart.
 */
export class People {
  readonly #options: PeopleOptions;
  readonly #staff = new Map<string, HttpPerson>();
  readonly #busy = new Map<string, Promise<unknown>>();
  #homes = 0;

  constructor(options: PeopleOptions) {
    this.#options = options;
  }

  /** Presses a button: once, or twice without waiting for the first answer. */
  async press(send: () => Promise<HttpPerson>): Promise<void> {
    await Promise.all(this.#options.impatient ? [send(), send()] : [send()]);
  }

  /** Somebody whom the house does not know. */
  stranger(): HttpPerson {
    const n = this.#homes++;
    const home = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
    return new HttpPerson(this.#options.base, this.#options.told, { "x-forwarded-for": home });
  }

  /** A resident who has just signed in and stands at an address. */
  async resident(id: string, path: string): Promise<HttpPerson> {
    return this.stranger().signIn("resident", id, path);
  }

  /** Lets a professional do one thing in their browser; they do one thing at a time. */
  async atWork<T>(id: string, work: (open: (path: string) => Promise<HttpPerson>) => Promise<T>): Promise<T> {
    const person = this.#staff.get(id) ?? this.stranger();
    this.#staff.set(id, person);
    const before = this.#busy.get(id);
    const done = (async () => {
      await before;
      return work(async (path) => {
        await person.get(path);
        if (person.status !== 401) return person;
        return person.signIn("staff", this.#options.subjects?.get(id) ?? id, path);
      });
    })();
    this.#busy.set(
      id,
      done.catch(() => undefined),
    );
    return done;
  }
}
