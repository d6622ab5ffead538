/** The bytes of a request, read no further than `most`; undefined when there are more. */
export async function bodyWithin(request: Request, most: number): Promise<Uint8Array | undefined> {
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > most) return undefined;
  if (!request.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}

/** How much may be held in memory for requests under way: who comes when it is full is turned back at once. */
export class Room {
  #left: number;
  constructor(bytes: number) {
    this.#left = bytes;
  }

  enter(bytes: number): boolean {
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }

  leave(bytes: number): void {
    this.#left += bytes;
  }
}

/** What is left of such characters in the names of fields. */
const UNKEPT = /\\u(0000|d[89a-f])/i;

/** The message as values; undefined for what is no JSON in UTF-8, or is nested beyond reason. */
export function parseJson(body: Uint8Array): unknown {
  const text = new TextDecoder("utf-8", { fatal: true });
  // The database keeps neither half characters nor the empty one.
  const kept = (_: string, value: unknown) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\0", "") : value;
  try {
    const parsed: unknown = JSON.parse(text.decode(body), kept);
    return UNKEPT.test(JSON.stringify(parsed)) ? undefined : parsed;
  } catch {
    return undefined;
  }
}
