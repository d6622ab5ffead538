import type { Lang } from "#src/kernel/lang.ts";

const fi = {
  replyTo: "Vastaa tai lisää tietoa",
  replyHint: "Viesti menee sille, joka hoitaa asiaasi.",
  replySend: "Lähetä viesti",
  replyEmpty: "Kirjoita viesti ensin",
  replyLong: "Viesti on liian pitkä: enintään {n} merkkiä. Kirjoittamasi on tallessa alla.",
  replyIdentifiers: "Poista viestistä {what}. Viestisi on nimetön, ja haluamme suojata sinua.",
};
type ReplyWords = typeof fi;

const sv: ReplyWords = {
  replyTo: "Svara eller berätta mer",
  replyHint: "Meddelandet går till den som sköter ditt ärende.",
  replySend: "Skicka meddelandet",
  replyEmpty: "Skriv ett meddelande först",
  replyLong: "Meddelandet är för långt: högst {n} tecken. Det du skrev finns kvar nedan.",
  replyIdentifiers: "Ta bort {what} ur meddelandet. Ditt meddelande är anonymt och vi vill skydda dig.",
};

const en: ReplyWords = {
  replyTo: "Reply or tell us more",
  replyHint: "The message goes to the person looking after your matter.",
  replySend: "Send the message",
  replyEmpty: "Write a message first",
  replyLong: "The message is too long: {n} characters at most. What you wrote is kept below.",
  replyIdentifiers: "Remove {what} from the message. Your message is anonymous and we want to protect you.",
};

const all = { fi, sv, en };
export const replyWords = (lang: Lang): ReplyWords => all[lang];
