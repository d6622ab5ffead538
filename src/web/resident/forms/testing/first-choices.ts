/** The first choice of every question of a page's form, by the field's name. */
export function firstChoices(html: string): Record<string, string> {
  const form = /<form\b[^>]*id="questions"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  const first: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*type="(?:radio|checkbox)"[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1] ?? "";
    first[name] ??= /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? "";
  }
  return first;
}
