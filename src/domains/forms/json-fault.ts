const SPACE = /[ \t\r\n]*/y;
const TEXT = /"(?:[^"\\\p{Cc}]|\u007f|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/**
 * Where a text stops being JSON: the offset of the first sign that cannot stand there. The platform's parser says it only
 * for some faults.
 */
export function jsonFaultAt(text: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found !== null;
  };
  const open: ("{" | "[")[] = [];
  // What may stand next: a value, a key, or what follows a value.
  let next: "value" | "first value" | "key" | "first key" | "after" = "value";
  for (;;) {
    take(SPACE);
    const sign = text[at];
    if (next === "after") {
      const inside = open.at(-1);
      if (inside === undefined) return at;
      if (sign === ",") next = inside === "{" ? "key" : "value";
      else if (sign === (inside === "{" ? "}" : "]")) open.pop();
      else return at;
      at += 1;
    } else if (next === "key" || next === "first key") {
      if (next === "first key" && sign === "}") {
        open.pop();
        at += 1;
        next = "after";
        continue;
      }
      if (!take(TEXT)) return at;
      take(SPACE);
      if (text[at] !== ":") return at;
      at += 1;
      next = "value";
    } else if (sign === "{" || sign === "[") {
      open.push(sign);
      at += 1;
      next = sign === "{" ? "first key" : "first value";
    } else if (next === "first value" && sign === "]") {
      open.pop();
      at += 1;
      next = "after";
    } else if (take(TEXT) || take(NUMBER) || take(WORD)) next = "after";
    else return at;
  }
}
