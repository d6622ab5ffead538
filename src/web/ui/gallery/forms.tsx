import type { Lang } from "#src/kernel/lang.ts";
import { Columns } from "../box.tsx";
import { Button } from "../button.tsx";
import { Checkboxes, Radios, Segments } from "../fields/choices.tsx";
import { DateField } from "../fields/date.tsx";
import { ErrorSummary } from "../fields/error-summary.tsx";
import { Form } from "../fields/form.tsx";
import { Select } from "../fields/select.tsx";
import { TextArea, TextField } from "../fields/text.tsx";
import { Facts, SummaryList } from "../summary-list.tsx";
import { Section } from "./section.tsx";
import { SAMPLES, say } from "./words.ts";

const LANGUAGES = [
  { value: "fi", label: "suomi", lang: "fi" },
  { value: "sv", label: "svenska", lang: "sv" },
  { value: "en", label: "English", lang: "en" },
] as const;

export const Forms = ({ lang }: { lang: Lang }) => {
  const postcode = say(
    lang,
    "Kirjoita viisi numeroa, esimerkiksi 65100",
    "Skriv fem siffror, till exempel 65100",
    "Write five digits, for example 65100",
  );
  const year = say(
    lang,
    "Kirjoita vuosi neljällä numerolla",
    "Skriv året med fyra siffror",
    "Write the year with four digits",
  );
  return (
    <Section title={say(lang, "Lomake", "Formulär", "Form")}>
      <ErrorSummary
        lang={lang}
        errors={[
          { field: "postcode", text: postcode },
          { field: "born", text: year },
        ]}
      />
      <Form csrf="sample" action="#form">
        <Columns shape="1-1">
          <div>
            <TextField
              lang={lang}
              name="phone"
              type="tel"
              autocomplete="tel"
              label={say(lang, "Puhelinnumero", "Telefonnummer", "Phone number")}
              hint={say(
                lang,
                "Soitamme vain, jos sovimme niin.",
                "Vi ringer bara om vi kommer överens om det.",
                "We call only if we agree so.",
              )}
            />
            <TextField
              lang={lang}
              name="postcode"
              inputmode="numeric"
              width={5}
              value="651"
              label={say(lang, "Postinumero", "Postnummer", "Postcode")}
              error={postcode}
            />
            <TextField
              lang={lang}
              name="amount"
              inputmode="decimal"
              width={5}
              suffix="€"
              label={say(lang, "Vuokra", "Hyra", "Rent")}
            />
            <DateField
              lang={lang}
              name="born"
              label={say(lang, "Syntymäaika", "Födelsedag", "Date of birth")}
              hint="15 3 1984"
              value={{ day: "15", month: "3", year: "84" }}
              error={year}
              wrong={["year"]}
            />
            <Select
              lang={lang}
              name="place"
              label={SAMPLES.municipality[lang]}
              value="905"
              options={[
                { value: "", label: "–" },
                { value: "905", label: say(lang, "Vaasa", "Vasa", "Vaasa") },
                { value: "545", label: say(lang, "Närpiö", "Närpes", "Närpiö") },
              ]}
            />
            <TextArea
              lang={lang}
              name="own"
              label={say(lang, "Kerro omin sanoin", "Berätta med egna ord", "Tell us in your own words")}
              hint={say(
                lang,
                "Kirjoita lyhyesti tai pitkästi.",
                "Skriv kort eller långt.",
                "Write as little or as much as you like.",
              )}
              maxlength={5000}
              rows={4}
            />
          </div>
          <div>
            <Radios
              lang={lang}
              name="answer"
              label={say(
                lang,
                "Millä kielellä vastaamme?",
                "På vilket språk svarar vi?",
                "In which language do we answer?",
              )}
              value={lang}
              choices={[
                ...LANGUAGES,
                {
                  value: "other",
                  label: say(lang, "Muu kieli", "Annat språk", "Another language"),
                  hint: say(lang, "Tilaamme tulkin.", "Vi beställer tolk.", "We book an interpreter."),
                  reveal: <TextField lang={lang} name="other" label={SAMPLES.language[lang]} />,
                },
              ]}
            />
            <Checkboxes
              lang={lang}
              name="needs"
              label={say(
                lang,
                "Mitä tarvitset käynnille?",
                "Vad behöver du för besöket?",
                "What do you need for the visit?",
              )}
              values={["interpreter"]}
              choices={[
                { value: "interpreter", label: say(lang, "Tulkin", "Tolk", "An interpreter") },
                {
                  value: "lift",
                  label: say(lang, "Esteettömän tilan", "Tillgängliga lokaler", "Step-free access"),
                },
                { value: "none", label: say(lang, "En mitään", "Ingenting", "Nothing"), exclusive: true },
              ]}
            />
            <Segments
              lang={lang}
              name="urgency"
              label={say(lang, "Kiireellisyys", "Brådska", "Urgency")}
              value="today"
              choices={[
                { value: "now", label: say(lang, "Heti", "Genast", "Now") },
                { value: "today", label: say(lang, "Tänään", "I dag", "Today") },
                { value: "days", label: say(lang, "1–3 pv", "1–3 d", "1–3 d") },
              ]}
            />
            <Button>{SAMPLES.send[lang]}</Button>
          </div>
        </Columns>
      </Form>
      <SummaryList
        lang={lang}
        rows={[
          { label: SAMPLES.municipality[lang], value: say(lang, "Vaasa", "Vasa", "Vaasa"), change: "#place" },
          { label: say(lang, "Puhelinnumero", "Telefonnummer", "Phone number"), change: "#phone" },
        ]}
      />
      <Facts
        facts={[
          { label: SAMPLES.municipality[lang], value: say(lang, "Vaasa", "Vasa", "Vaasa") },
          { label: SAMPLES.language[lang], value: say(lang, "suomi", "svenska", "English") },
        ]}
      />
    </Section>
  );
};
