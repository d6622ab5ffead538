import type { Lang } from "#src/kernel/lang.ts";
import { type Answer, type Exchange, page } from "#src/platform/http/route.ts";
import { letterOf } from "#src/platform/mail/letter.ts";
import { latestOutgoing } from "#src/platform/mail/outbox.ts";
import { moment } from "../format.ts";
import { ResidentPage } from "../frame.tsx";
import type { Site } from "../site.ts";
import { Box } from "../ui/index.ts";

const WORDS: Readonly<
  Record<Lang, { title: string; lead: string; none: string; to: string; sent: string; waiting: string }>
> = {
  fi: {
    title: "Esittelyn postilaatikko",
    lead: "Esittelyversio ei lähetä viestejä. Tässä näkyy, mitä olisi lähetetty. Viesteissä ei ole asian sisältöä.",
    none: "Ei vielä viestejä.",
    to: "Vastaanottaja",
    sent: "lähetetty",
    waiting: "odottaa",
  },
  sv: {
    title: "Demons brevlåda",
    lead: "Demoversionen skickar inga meddelanden. Här syns vad som skulle ha skickats. Meddelandena innehåller inte vad saken gäller.",
    none: "Inga meddelanden ännu.",
    to: "Mottagare",
    sent: "skickat",
    waiting: "väntar",
  },
  en: {
    title: "Mailbox of the demonstration",
    lead: "The demonstration sends nothing. Here is what would have been sent. The messages do not say what it is about.",
    none: "No messages yet.",
    to: "To",
    sent: "sent",
    waiting: "waiting",
  },
};

export async function showMailbox(site: Site, exchange: Exchange): Promise<Answer> {
  const { lang, scope } = exchange;
  const w = WORDS[lang];
  const letters = await latestOutgoing(scope.db, 30);
  return page(
    <ResidentPage site={site} exchange={exchange} title={w.title} noindex>
      <h1>{w.title}</h1>
      <p class="nhsuk-lede-text">{w.lead}</p>
      {letters.length === 0 && <p>{w.none}</p>}
      {letters.map((outgoing) => {
        const { subject, text } = letterOf(outgoing, "");
        return (
          <Box id={`letter-${outgoing.id}`} title={subject} small>
            <p class="pb-quiet pb-small">
              {w.to}: {outgoing.recipient} · {moment(outgoing.at, lang, scope.now)} ·{" "}
              {outgoing.sentAt ? w.sent : w.waiting}
            </p>
            <p class="pb-asis" lang={outgoing.language}>
              {text}
            </p>
          </Box>
        );
      })}
    </ResidentPage>,
  );
}
