/** Where a text stops being JSON. Lines and columns count from 1, columns in UTF-16 units. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
}

// JSON forbids control characters in texts, so the pattern has to name them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/** The first place where the text breaks the grammar of JSON (RFC 8259); undefined when it is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  const offset = brokenAt(text);
  if (offset === undefined) return undefined;
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

/** What may come next: a value, the first thing in a list or object, a key, or what follows a value. */
type Next = "value" | "first-item" | "key" | "first-key" | "after";

function brokenAt(text: string): number | undefined {
  let at = 0;
  let next: Next = "value";
  const open: ("[" | "{")[] = [];
  const eat = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return false;
    at = pattern.lastIndex;
    return found[0] !== "" || pattern === SPACE;
  };
  for (;;) {
    eat(SPACE);
    const char = text[at];
    if (next === "after") {
      const inside = open.at(-1);
      if (inside === undefined) return char === undefined ? undefined : at;
      if (char === ",") next = inside === "[" ? "value" : "key";
      else if (char === (inside === "[" ? "]" : "}")) open.pop();
      else return at;
      at += 1;
    } else if (next === "key" || next === "first-key") {
      if (next === "first-key" && char === "}") {
        open.pop();
        next = "after";
        at += 1;
        continue;
      }
      if (!eat(STRING)) return at;
      eat(SPACE);
      if (text[at] !== ":") return at;
      at += 1;
      next = "value";
    } else if (next === "first-item" && char === "]") {
      open.pop();
      next = "after";
      at += 1;
    } else if (char === "[" || char === "{") {
      open.push(char);
      next = char === "[" ? "first-item" : "first-key";
      at += 1;
    } else if (eat(STRING) || eat(PLAIN)) next = "after";
    else return at;
  }
}
