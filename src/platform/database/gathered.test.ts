import { describe, expect, it } from "vitest";
import { gathered } from "./gathered.ts";

/** A store that answers with what it was given, when the test says so. */
function slowStore() {
  const goes: { items: readonly string[]; end: (error?: unknown) => void }[] = [];
  const work = (items: readonly string[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      goes.push({ items, end: (error) => (error ? reject(error) : resolve(items.map((one) => `${one}!`))) });
    });
  const end = async (at: number, error?: unknown) => {
    goes[at]?.end(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  /** What is asked in one turn goes after it. */
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const sets = () => goes.map(({ items }) => items.join(""));
  return { work, end, turn, sets };
}

const refused = Object.assign(new Error("taken"), { code: "23P01" });
const away = Object.assign(new Error("away"), { code: "CONNECTION_CLOSED" });

describe("doing together what is asked at the same time", () => {
  it("takes all who ask in one turn, and with the next go all who waited, each with their own answer", async () => {
    const { work, end, turn, sets } = slowStore();
    const ask = gathered(work, { atOnce: 2 });
    const all = [ask("a"), ask("b")];
    await turn();
    all.push(ask("c"));
    await turn();
    all.push(ask("d"), ask("e"));
    await turn();
    expect(sets()).toEqual(["ab", "c"]);
    await end(1);
    expect(sets()).toEqual(["ab", "c", "de"]);
    await end(2);
    await end(0);
    expect(await Promise.all(all)).toEqual(["a!", "b!", "c!", "d!", "e!"]);
  });

  it("keeps apart what touches the same, in the order in which they came, and no more than may go together", async () => {
    const { work, end, turn, sets } = slowStore();
    const ask = gathered(work, { atOnce: 1, most: 3, keys: (one) => [one.toLowerCase()] });
    const all = ["a", "A", "b", "a", "c", "d"].map((one) => ask(one));
    await turn();
    for (const at of [0, 1, 2]) await end(at);
    expect(sets()).toEqual(["abc", "Ad", "a"]);
    expect(await Promise.all(all)).toEqual(["a!", "A!", "b!", "a!", "c!", "d!"]);
  });

  it("does each alone when the whole is refused: one's fault is nobody else's", async () => {
    const { work, end, turn, sets } = slowStore();
    const ask = gathered(work, { atOnce: 1 });
    const all = Promise.allSettled(["a", "b"].map((one) => ask(one)));
    await turn();
    await end(0, refused);
    expect(sets()).toEqual(["ab", "a", "b"]);
    await end(1, refused);
    await end(2);
    expect(await all).toEqual([
      { status: "rejected", reason: refused },
      { status: "fulfilled", value: "b!" },
    ]);
  });

  it("tells everybody when the database was lost, and goes on with those who come", async () => {
    const { work, end, turn, sets } = slowStore();
    const ask = gathered(work, { atOnce: 1 });
    const all = Promise.allSettled(["a", "b", "c"].map((one) => ask(one)));
    await turn();
    await end(0, away);
    expect(sets()).toEqual(["abc"]);
    expect(await all).toEqual(Array(3).fill({ status: "rejected", reason: away }));
    const again = ask("d");
    await turn();
    await end(1);
    expect(await again).toBe("d!");
  });
});
