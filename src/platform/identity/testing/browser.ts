/** A browser in a few lines: it keeps cookies and goes where it is sent, one step or all the way. */
export class Browser {
  readonly origin: string;
  /** Where that address really answers: behind a proxy the two differ. */
  readonly server: string;
  readonly cookies = new Map<string, string>();
  /** Every request made, as method and path without its query. */
  readonly visited: string[] = [];

  constructor(origin: string, server = origin) {
    this.origin = origin;
    this.server = server;
  }

  async step(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, this.origin);
    this.visited.push(`${init.method ?? "GET"} ${url.pathname}`);
    const headers = new Headers(init.headers);
    headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const target = url.origin === this.origin ? new URL(url.pathname + url.search, this.server) : url;
    const response = await fetch(target, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      const gone = attributes.some((each) => /^max-age=0$|^expires=thu, 01 jan 1970/i.test(each));
      if (gone || value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  post(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.step(path, { method: "POST", body: new URLSearchParams(fields), headers });
  }

  /** Follows redirects until a page comes, or a path that begins with `until`. */
  async follow(response: Response, until = "\0"): Promise<{ response: Response; path: string }> {
    let current = response;
    let path = "";
    for (let hops = 0; hops < 10; hops += 1) {
      const location = current.headers.get("location");
      if (!location) return { response: current, path };
      const url = new URL(location, this.origin);
      path = url.pathname + url.search;
      if (path.startsWith(until)) return { response: current, path };
      await current.body?.cancel();
      current = await this.step(url.href);
    }
    throw new Error("redirected ten times");
  }

  async go(path: string, until?: string): Promise<{ response: Response; path: string }> {
    const first = await this.step(path);
    const { response, path: last } = await this.follow(first, until);
    return { response, path: last || path };
  }
}
