/** Which of a question's choices somebody takes, of those that the page shows. */
export type Pick = (choices: readonly string[]) => string | undefined;

/** What somebody writes in every field of a page of a form: `words` as text, a day in the past, one of each choice. */
export function typedAnswers(html: string, words: string, pick: Pick): Record<string, string> {
  const form = /<form\b[^>]*id="questions"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  const fields: Record<string, string> = {};
  const choices = new Map<string, string[]>();
  const choose = (name: string, value: string) =>
    choices.set(name, [...(choices.get(name) ?? []), ...(value === "" ? [] : [value])]);
  for (const [, name = "", options = ""] of form.matchAll(
    /<select\b[^>]*\bname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    for (const [, value = ""] of options.matchAll(/<option\b[^>]*\bvalue="([^"]*)"/g)) choose(name, value);
  for (const [tag, kind] of form.matchAll(/<(input|textarea)\b[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1] ?? "";
    const type = /\btype="([^"]*)"/.exec(tag)?.[1];
    const value = /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? "";
    if (name === "" || type === "hidden" || type === "file") continue;
    if (type === "radio" || type === "checkbox") choose(name, value);
    else if (/[-.]day$/.test(name)) fields[name] = "3";
    else if (/[-.]month$/.test(name)) fields[name] = "11";
    else if (/[-.]year$/.test(name)) fields[name] = "2025";
    else if (type === "time") fields[name] = "09:30";
    else if (kind === "textarea") fields[name] = words;
    else if (/\binputmode="(?:numeric|decimal)"/.test(tag) || type === "number") fields[name] = value || "3";
    else fields[name] = value || (type === "tel" ? "06 218 0009" : type === "email" ? "a@b.example" : "Vasa");
  }
  for (const [name, offered] of choices) {
    const value = pick(offered);
    if (value !== undefined) fields[name] = value;
  }
  return fields;
}
