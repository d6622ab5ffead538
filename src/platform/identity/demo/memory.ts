import type { Adapter, AdapterPayload } from "oidc-provider";

const MAX_ENTRIES = 50_000;

/**
 * Where the simulated providers keep sign-ins under way: in memory, for nothing of theirs need outlive a
 * restart. The oldest entries go when there are too many.
 */
export function memoryAdapter(): (model: string) => Adapter {
  const entries = new Map<string, { payload: AdapterPayload; until: number }>();
  const byUid = new Map<string, string>();

  function find(key: string): AdapterPayload | undefined {
    const entry = entries.get(key);
    if (entry && entry.until > Date.now()) return entry.payload;
    entries.delete(key);
    return undefined;
  }

  return (model) => ({
    async upsert(id, payload, expiresIn) {
      const key = `${model}:${id}`;
      entries.delete(key);
      entries.set(key, { payload, until: Date.now() + (expiresIn || 3600) * 1000 });
      if (payload.uid) byUid.set(payload.uid, key);
      for (const oldest of entries.keys()) {
        if (entries.size <= MAX_ENTRIES) break;
        entries.delete(oldest);
      }
      while (byUid.size > MAX_ENTRIES) byUid.delete(byUid.keys().next().value ?? "");
    },
    find: async (id) => find(`${model}:${id}`),
    findByUid: async (uid) => find(byUid.get(uid) ?? ""),
    findByUserCode: async () => undefined,
    async consume(id) {
      const payload = find(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      entries.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
    },
  });
}
