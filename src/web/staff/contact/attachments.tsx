import { open } from "#src/domains/contacts/index.ts";
import { attachmentBody } from "#src/domains/partners/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { type ContactId, parseId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Answer, Exchange } from "#src/platform/http/route.ts";
import { number } from "../../format.ts";
import { to } from "../../paths.ts";
import { Box, LinkList } from "../../ui/index.ts";
import type { PartProps } from "./props.ts";

const TITLE: Readonly<Record<Lang, string>> = { fi: "Liitteet", sv: "Bilagor", en: "Files" };

/** What came with a partner's letter; nothing where nothing did. */
export const Attachments = ({ exchange, shown }: PartProps) => {
  const { lang } = exchange;
  const { attachments, contact } = shown;
  if (attachments.length === 0) return null;
  const size = (bytes: number) => `${number(Math.ceil(bytes / 1024), lang)} kB`;
  return (
    <Box tight id="files" title={TITLE[lang]}>
      <LinkList
        links={attachments.map(({ id, name, bytes }) => ({
          href: to("attachment", lang, { id: contact.id, file: id }),
          label: `${name} (${size(bytes)})`,
        }))}
      />
    </Box>
  );
};

/** One file, to whoever may open its contact: always saved, never shown as a page of ours. */
export async function showAttachment(exchange: Exchange): Promise<Answer> {
  const id = parseId<"contact">(exchange.params.id) as ContactId | undefined;
  const file = parseId(exchange.params.file);
  if (!id) throw new Refusal("not-found", "contact");
  const { contact, right } = await open(exchange.scope, id);
  const found = file && (await attachmentBody(exchange.scope.db, contact.id, file));
  if (!found) throw new Refusal("not-found", "page");
  exchange.log({ action: "contact.open", ...right, personId: contact.personId, contactId: contact.id });
  const name = encodeURIComponent(found.name);
  return {
    kind: "raw",
    response: new Response(Buffer.from(found.body), {
      headers: {
        "Content-Type": found.type,
        "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
      },
    }),
  };
}
