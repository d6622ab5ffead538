/** How values of PostgreSQL become values of ours and back. Keys of the record are names of postgres.js's own. */

const OID = { int8: 20, text: 25, varchar: 1043, date: 1082, timestamp: 1114, timestamptz: 1184 } as const;

/** 64-bit numbers as JavaScript numbers: beyond 2^53 one would be silently wrong, so it is refused. */
function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number exactly`);
  return value;
}

function serializeInstant(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

export const types = {
  instant: {
    to: OID.timestamptz,
    from: [OID.timestamptz],
    parse: (text: string) => Temporal.Instant.from(text),
    serialize: serializeInstant,
  },
  plainDate: {
    to: OID.date,
    from: [OID.date],
    parse: (text: string) => Temporal.PlainDate.from(text),
    serialize: (value: unknown) => String(value),
  },
  plainDateTime: {
    to: OID.timestamp,
    from: [OID.timestamp],
    parse: (text: string) => Temporal.PlainDateTime.from(text),
    serialize: (value: unknown) => String(value),
  },
  bigint: {
    to: OID.int8,
    from: [OID.int8],
    parse: parseBigint,
    serialize: (value: unknown) => String(value),
  },
  // Temporal values refuse `"" + value`, which is how the driver writes what it takes for text.
  string: {
    to: OID.text,
    from: [OID.varchar],
    parse: (text: string) => text,
    serialize: (value: unknown) => String(value),
  },
};
