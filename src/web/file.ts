import type { Answer } from "#src/platform/http/route.ts";

/** A file to be kept, that nothing on the way keeps a copy of. The name tells nobody's name. */
export function file(body: Uint8Array<ArrayBuffer> | string, type: string, name: string): Answer {
  return {
    kind: "raw",
    response: new Response(body, {
      headers: {
        "Content-Type": type,
        "Content-Disposition": `attachment; filename="${name}"`,
        "Cache-Control": "no-store",
      },
    }),
  };
}
