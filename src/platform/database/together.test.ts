import { describe, expect, it } from "vitest";
import { together } from "./together.ts";

/** A store whose readings end when the test says so. */
function slowStore() {
  const ends: (() => void)[] = [];
  const store = { value: 0, readings: 0, fails: false };
  const read = () =>
    new Promise<number>((resolve, reject) => {
      store.readings += 1;
      const { value, fails } = store;
      ends.push(() => (fails ? reject(new Error("away")) : resolve(value)));
    });
  const end = async () => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { store, read, end };
}

describe("reading together", () => {
  it("reads once for all who asked meanwhile, and never what was before they asked", async () => {
    const { store, read, end } = slowStore();
    const ask = together<number>();
    const first = ask("a", read);
    store.value = 1;
    const later = [ask("a", read), ask("a", read), ask("a", read)];
    expect(store.readings).toBe(1);
    await end();
    expect(await first).toBe(0);
    store.value = 2;
    const last = ask("a", read);
    expect(store.readings).toBe(2);
    await end();
    expect(await Promise.all(later)).toEqual([1, 1, 1]);
    await end();
    expect(await last).toBe(2);
    expect(store.readings).toBe(3);
  });

  it("keeps nothing: who asks alone is read for", async () => {
    const { store, read, end } = slowStore();
    const ask = together<number>();
    const first = ask("a", read);
    await end();
    await first;
    store.value = 5;
    const second = ask("a", read);
    await end();
    expect([await second, store.readings]).toEqual([5, 2]);
  });

  it("reads other things at the same time", async () => {
    const { store, read, end } = slowStore();
    const ask = together<number>();
    const both = [ask("a", read), ask("b", read)];
    expect(store.readings).toBe(2);
    await end();
    await end();
    await Promise.all(both);
  });

  it("goes on after a reading that failed, and hands on its own failure only", async () => {
    const { store, read, end } = slowStore();
    const ask = together<number>();
    store.fails = true;
    const first = ask("a", read);
    const second = ask("a", read);
    const failed = expect(first).rejects.toThrow("away");
    store.fails = false;
    await end();
    await failed;
    await end();
    expect(await second).toBe(0);
  });
});
