/** Rough on purpose: only what certainly cannot be rung or written to is stopped. */
const FORMATS: Readonly<Record<string, (value: string) => boolean>> = {
  phone: (value) => {
    const digits = value.replaceAll(/[\s()./-]/g, "");
    return /^(\+|00)?\d{6,15}$/.test(digits);
  },
  email: (value) => {
    if (value.length > 254 || /[\s<>(),;:"\\]/.test(value)) return false;
    const at = value.indexOf("@");
    const host = value.slice(at + 1);
    if (at < 1 || host.includes("@")) return false;
    const labels = host.split(".");
    return labels.length > 1 && labels.every((label) => label.length > 0) && (labels.at(-1)?.length ?? 0) > 1;
  },
};

export function meetsFormat(format: string, value: string): boolean {
  return FORMATS[format]?.(value.trim()) ?? true;
}

export const knownFormats: readonly string[] = Object.keys(FORMATS);
