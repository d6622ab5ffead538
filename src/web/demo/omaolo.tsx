import { sampleMessage } from "#src/domains/omaolo/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { field } from "#src/platform/http/fields.ts";
import { type Answer, type Exchange, page, redirect } from "#src/platform/http/route.ts";
import { signatureOf, type WebhookKey } from "#src/platform/http/signed-webhook.ts";
import { ResidentPage } from "../frame.tsx";
import { to } from "../paths.ts";
import type { Site } from "../site.ts";
import { Button, Form, fill, NotificationBanner, Select } from "../ui/index.ts";

const fi = {
  title: "Esittelyn Omaolo",
  lead: "Lähetä keksitty oirearvio samaa tietä kuin Omaolo. Siitä tulee yhteydenotto oikealle linjalle.",
  kind: "Oirearvio",
  send: "Lähetä oirearvio",
  sent: "Lähetys sai vastauksen {status}.",
};
type Words = typeof fi;
const sv: Words = {
  title: "Demons Omaolo",
  lead: "Skicka en påhittad symtombedömning samma väg som Omaolo. Den blir en kontakt på rätt linje.",
  kind: "Symtombedömning",
  send: "Skicka symtombedömningen",
  sent: "Sändningen fick svaret {status}.",
};
const en: Words = {
  title: "Omaolo of the demonstration",
  lead: "Send an invented symptom assessment the way Omaolo does. It becomes a contact of the right line.",
  kind: "Symptom assessment",
  send: "Send the assessment",
  sent: "The sending was answered with {status}.",
};
const WORDS: Readonly<Record<Lang, Words>> = { fi, sv, en };

/** Where the simulator sends: the house itself, by its own address and key. */
export interface Simulator {
  readonly address: () => string;
  readonly key: WebhookKey | undefined;
}

export const showOmaolo = (site: Site, exchange: Exchange): Answer => drawn(site, exchange, 200);

function drawn(site: Site, exchange: Exchange, code: number): Answer {
  const { lang } = exchange;
  const w = WORDS[lang];
  const status = exchange.query.get("sent");
  return page(
    <ResidentPage site={site} exchange={exchange} title={w.title} noindex>
      {status && /^\d{3}$/.test(status) && (
        <NotificationBanner lang={lang}>{fill(w.sent, { status })}</NotificationBanner>
      )}
      <h1>{w.title}</h1>
      <p class="nhsuk-lede-text">{w.lead}</p>
      <Form action={to("omaolo", lang)} csrf={exchange.csrf()}>
        <Select
          lang={lang}
          name="kind"
          label={w.kind}
          options={site.omaolo.assessments.map(({ id, names }) => ({ value: id, label: names[lang] }))}
          value={field(exchange.fields, "kind")}
        />
        <Button icon="send">{w.send}</Button>
      </Form>
    </ResidentPage>,
    code,
  );
}

/** Sends one over HTTP to the house itself, so that the whole way is tried. */
export async function sendOmaolo(
  site: Site,
  exchange: Exchange,
  { address, key }: Simulator,
): Promise<Answer> {
  const { scope, lang } = exchange;
  const asked = field(exchange.fields, "kind");
  const kind = site.omaolo.assessments.find(({ id }) => id === asked)?.id;
  // A kind that is not in the list is asked for again; without a key nobody can send.
  if (!key || !kind) return drawn(site, exchange, 422);
  const seed = scope.now.epochMilliseconds % 2 ** 31;
  const { id, body } = sampleMessage(site.omaolo, { seed, n: 0, authored: scope.now, kind });
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(scope.now.epochMilliseconds / 1000));
  const answer = await fetch(`${address()}/integrations/omaolo`, {
    method: "POST",
    headers: {
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": signatureOf(key, id, timestamp, Buffer.from(text)),
    },
    body: text,
  });
  return redirect(`${to("omaolo", lang)}?sent=${answer.status}`);
}
