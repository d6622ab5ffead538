import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MOST_COMMENT = 65_535;
const MOST_ENTRIES = 2_000;

/**
 * Whether a ZIP file is whole and its parts together unpack to at most so many bytes. They are unpacked to see, each
 * only as far as is left: what the file says of itself is not believed, for a small file may else fill the memory.
 */
export function zipFits(bytes: Uint8Array, most: number): "fits" | "too-large" | "broken" {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return "broken";
  const entries = view.getUint16(end + 10, true);
  if (entries > MOST_ENTRIES) return "broken";
  let at = view.getUint32(end + 16, true);
  let left = most;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== ENTRY) return "broken";
    const size = unpacked(bytes, view, at, left);
    if (size === undefined) return "broken";
    left -= size;
    if (left < 0) return "too-large";
    const names =
      view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    at += ENTRY_BYTES + names;
  }
  return "fits";
}

function endOf(view: DataView): number | undefined {
  const least = Math.max(0, view.byteLength - END_BYTES - MOST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= least; at -= 1)
    if (view.getUint32(at, true) === END) return at;
  return undefined;
}

/** Bytes that one part unpacks to; more than `left` when it is too much; undefined when it is broken. */
function unpacked(bytes: Uint8Array, view: DataView, at: number, left: number): number | undefined {
  const method = view.getUint16(at + 10, true);
  const packed = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if (local + LOCAL_BYTES > view.byteLength || view.getUint32(local, true) !== LOCAL) return undefined;
  const from = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (from + packed > view.byteLength) return undefined;
  if (method === 0) return packed;
  if (method !== 8) return undefined;
  if (packed === 0) return 0;
  try {
    return inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: left + 1 }).byteLength;
  } catch (fault) {
    return (fault as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? left + 1 : undefined;
  }
}
