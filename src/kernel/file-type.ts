/** What a file is by its first bytes, whatever its name says; undefined for what is not taken. */
export function typeOf(body: Uint8Array): string | undefined {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => body[index] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return "application/pdf";
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (begins(0xff, 0xd8, 0xff)) return "image/jpeg";
  return undefined;
}

/** Types that a file's first bytes tell, by what people call them. */
const NAMES = new Map([
  ["application/pdf", "PDF"],
  ["image/png", "PNG"],
  ["image/jpeg", "JPEG"],
]);

/** Whether a file's first bytes tell if it is of this type. */
export const isToldType = (type: string): boolean => NAMES.has(type);

/** A type as people call it: PDF. */
export const typeName = (type: string): string => NAMES.get(type) ?? type;
