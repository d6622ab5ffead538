/** One request that was answered, for counts and latencies: no address that names anybody. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
}

/** A person with a browser without scripts, over plain HTTP: cookies, pages, and the form of the page they are on. */
export class HttpPerson {
  readonly #base: string;
  readonly #told: (answered: Answered) => void;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #cookies = new Map<string, string>();
  path = "";
  status = 0;
  html = "";
  headers = new Headers();

  constructor(
    base: string,
    told: (answered: Answered) => void = () => undefined,
    headers: Readonly<Record<string, string>> = {},
  ) {
    this.#base = base;
    this.#told = told;
    this.#headers = headers;
  }

  get title(): string {
    return decode(/<title>([^<]*) – Prima Botnia<\/title>/.exec(this.html)?.[1] ?? "");
  }

  /** What a reader reads, without tags. */
  get text(): string {
    return decode(
      this.html
        .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, " ")
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " "),
    );
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  forget(name: string): void {
    this.#cookies.delete(name);
  }

  /** The same browser a moment ago: another tab, or the second of two clicks. */
  twin(): HttpPerson {
    const twin = new HttpPerson(this.#base, this.#told, this.#headers);
    for (const [name, value] of this.#cookies) twin.setCookie(name, value);
    Object.assign(twin, { path: this.path, status: this.status, html: this.html, headers: this.headers });
    return twin;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<this> {
    return this.#go("GET", path, undefined, headers);
  }

  async post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    headers: Record<string, string> = {},
  ): Promise<this> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) {
      for (const one of typeof value === "string" ? [value] : value) body.append(name, one);
    }
    return this.#go("POST", path, body, headers);
  }

  /** Sends a form that brings a file. */
  async upload(
    path: string,
    fields: Readonly<Record<string, string>>,
    file: { readonly field: string; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
  ): Promise<this> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append(file.field, new Blob([file.bytes]), file.name);
    return this.#go("POST", path, body);
  }

  /** The names of all fields of the page's forms. */
  get asked(): ReadonlySet<string> {
    return new Set(
      [...this.html.matchAll(/<(?:input|textarea|select)\b[^>]*\bname="([^"]*)"/g)].map(([, name = ""]) =>
        decode(name),
      ),
    );
  }

  /** What stands in the page's first hidden field of a name. */
  hidden(name: string): string {
    const tags = [...this.html.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag);
    const tag = tags.find((one) => one.includes(`name="${name}"`));
    return decode(/\bvalue="([^"]*)"/.exec(tag ?? "")?.[1] ?? "");
  }

  /** Whether the page has a form that is sent to an address with this ending. */
  offers(ending: string): boolean {
    return (
      this.html.includes(`${ending}"`) &&
      new RegExp(`<(?:form|button)\\b[^>]*action="[^"]*${ending}"`).test(this.html)
    );
  }

  /** Where the page's first link to a path that begins so leads. */
  link(beginning: string): string | undefined {
    const found = [...this.html.matchAll(/\bhref="([^"]*)"/g)].map(([, href = ""]) => decode(href));
    return found.find((href) => href.startsWith(beginning));
  }

  /**
   * Sends the form of the page that holds what is given (the last form of main when nothing is), hidden fields along;
   * where several may, `button` or `action` tells which.
   */
  async submit(
    fields: Readonly<Record<string, string | readonly string[]>>,
    { button, action }: { button?: string; action?: string } = {},
  ): Promise<this> {
    const form = this.#form(Object.keys(fields), button, action);
    if (!form)
      throw new Error(`no form on ${this.path} holds ${Object.keys(fields).join(", ")} ${button ?? ""}`);
    return this.post(form.action, { ...form.hidden, ...fields });
  }

  /** Signs in as a persona or a subject of the simulated providers. */
  async signIn(audience: "resident" | "staff", subject: string, next?: string): Promise<this> {
    const query = new URLSearchParams({ lang: "fi", login_hint: subject, ...(next && { next }) });
    return this.get(`/auth/${audience}/start?${query}`);
  }

  #form(names: readonly string[], button: string | undefined, action: string | undefined) {
    const forms = [...this.html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(
      ([, head = "", body = ""]) => ({
        action: decode(/\baction="([^"]*)"/.exec(head)?.[1] ?? this.path),
        method: (/\bmethod="([^"]*)"/.exec(head)?.[1] ?? "get").toLowerCase(),
        body,
        names: new Set([...body.matchAll(/\bname="([^"]*)"/g)].map(([, name = ""]) => decode(name))),
      }),
    );
    const fit = forms.filter(
      (form) =>
        form.method === "post" &&
        !form.action.startsWith("/auth/sign-out") &&
        (action === undefined || form.action === action) &&
        names.every((name) => form.names.has(name)) &&
        (button === undefined || decode(form.body).includes(button)),
    );
    const form = fit.at(-1);
    if (!form) return undefined;
    const hidden: Record<string, string> = {};
    for (const [tag] of form.body.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
      const name = /\bname="([^"]*)"/.exec(tag)?.[1];
      if (name) hidden[decode(name)] = decode(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? "");
    }
    return { action: form.action, hidden };
  }

  async #go(
    method: string,
    path: string,
    body: URLSearchParams | FormData | undefined,
    headers: Record<string, string> = {},
  ): Promise<this> {
    let url = new URL(path, this.#base);
    let request: RequestInit = { method, ...(body && { body }), headers };
    for (let hop = 0; hop < 12; hop += 1) {
      const began = performance.now();
      const response = await fetch(url, {
        ...request,
        redirect: "manual",
        headers: {
          ...this.#headers,
          ...(request.headers as Record<string, string>),
          cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        },
      });
      for (const line of response.headers.getSetCookie()) this.#keep(line);
      const told = { method: request.method ?? "GET", path: url.pathname, status: response.status };
      const location = response.headers.get("location");
      if (location && response.status >= 300 && response.status < 400) {
        await response.arrayBuffer();
        this.#told({ ...told, ms: performance.now() - began });
        url = new URL(location, url);
        request = { method: "GET", headers: {} };
        continue;
      }
      this.path = url.pathname + url.search;
      this.status = response.status;
      this.headers = response.headers;
      this.html = await response.text();
      this.#told({ ...told, ms: performance.now() - began });
      return this;
    }
    throw new Error(`too many redirects from ${path}`);
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === "" || attributes.some((one) => /max-age=0\b/i.test(one))) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

function decode(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
