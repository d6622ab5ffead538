export const root: string;
export function fingerprint(): string;
export function build(options?: { into?: string }): Promise<string>;
export const jsxRuntime: string;
