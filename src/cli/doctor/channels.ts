import { type Check, fail, ok, warn } from "./finding.ts";

/** Whether other systems can send: Omaolo's keys, and the addresses of partners. */
export const channels: Check = async ({ config }) => {
  const { omaoloKeys, mailInPort, partnerTokens, fhirClients, demo } = config;
  const own = demo ? ", the demonstration's own" : "";
  const keys = omaoloKeys.map(({ id }) => id).join(", ");
  const omaolo =
    omaoloKeys.length > 0 || demo
      ? ok("omaolo keys", keys || `none configured${own}`)
      : warn(
          "omaolo keys",
          "none: every symptom assessment is refused",
          "Set OMAOLO_KEYS to id:base64 of the key agreed on.",
        );
  const systems = [...fhirClients.keys()].join(", ") || (demo ? "the demonstration's own" : "none");
  const fhir = ok("systems over FHIR", systems);
  if (mailInPort === undefined)
    return [omaolo, fhir, ok("partners' mail", demo ? "at a free port of this machine" : "not taken in")];
  const mail =
    partnerTokens.size > 0 || demo
      ? ok("partners' mail", `port ${mailInPort}, ${partnerTokens.size} addresses${own}`)
      : fail(
          "partners' mail",
          "no partner has an address",
          "Set PARTNER_TOKENS to partner:token, or leave MAIL_IN_PORT out.",
        );
  return [omaolo, fhir, mail];
};
