/** What `prima help` prints. */
export const HELP = `prima VERB

  start                     starts the service: database, migrations, content check, demo county, pages
  seed [--residents N] [--contacts N] [--months N] [--seed TEXT] [--until DAY|INSTANT] [--fresh]
                            fills an empty database with the synthetic county and prints rows per second;
                            --fresh empties it first
  content check             checks the county's content; the report as JSON, problems in words; 1 when there are errors
  import ptv FILE [--year YYYY]
                            brings national descriptions of services into the directory; again: only what changed;
                            the report as JSON; 1 when some entries were skipped
  import instruments FILE [--also-alike]
                            brings a CSV or Excel file of measures into the library, all of it or nothing; rows that
                            resemble another measure are left out unless asked for; the report as JSON; 1 when there
                            are faults
  import shifts FILE [--map FILE] [--source NAME] [--dry-run]
                            brings a roster (CSV or iCalendar) into the calendars: what is new, changed and gone since the
                            last reading of the same source ("roster"); again: nothing changes; the report as JSON, with
                            the booked times that nobody works at any more; 1 when rows were refused
  doctor                    what is wrong with this installation and how to mend it; 1 when something fails
  backup FILE               writes everything into a file, while the service runs or not
  restore FILE [--replace]  restores a backup into an empty database; --replace empties it first
  omaolo send [--count N] [--kind KIND] [--seed N] [--url URL] [--bad-signature | --old | --duplicate]
                            sends invented symptom assessments to a running house, signed with OMAOLO_KEYS or the demonstration's key
  measures rebuild          makes the figures again from the journal
  measures rebuild --compare
                            writes nothing; compares the figures kept up with those from the journal; 1 at the first that differs
  deadlines compare --rule ID --value N --unit UNIT [--from DATE --to DATE] [--line LINE]
  deadlines compare --rules FILE.yaml [--rule ID] [--from DATE --to DATE] [--line LINE]
                            what history would have been under another limit: kept, broken and margins in hours, under
                            today's rules and the others, by line and month, as JSON; writes nothing
  deadlines rebuild [--compare]
                            makes the limits of all contacts again from the journal; --compare writes no clock and ends
                            with 1 at the first that is kept otherwise
  forms check FILE|FOLDER…  checks questionnaires (FHIR JSON or YAML): an OperationOutcome per file, each on its line; 1 when
                            any has an error
  forms evaluate QUESTIONNAIRE RESPONSE [--lang LANG]
                            the response with its calculated items, an OperationOutcome of it, and the items that are asked
  forms render QUESTIONNAIRE [--lang LANG]
                            the form as a page of HTML
  forms import FILE|FOLDER  keeps questionnaires of others in the database, with a report of what is supported
  forms export ID [VERSION] a form as FHIR JSON
  forecast fit|km …         survival analysis of a CSV file; "prima forecast help" is its manual
  help                      this page

Settings come from the environment: PORT, HOST, DATA_DIR, DATABASE_URL, BASE_URL, OIDC_RESIDENT_* and OIDC_STAFF_*
(ISSUER, CLIENT_ID, CLIENT_SECRET), SMTP_URL, MAIL_FROM, SMS_URL, SMS_TOKEN, OMAOLO_KEYS, MAIL_IN_PORT, PARTNER_TOKENS, FHIR_CLIENTS, TRUSTED_PROXIES, PRIMA_DEMO, LOG_LEVEL, SESSION_SECRET.
docs/operations.md says what each means.
`;

/** How a verb is called; of a verb that is none, all that there are. */
export function helpOn(verb: string): string {
  const lines = HELP.split("\n").filter((line) => line.startsWith(`  ${verb} `));
  return lines.length > 0 ? `It is called so:\n\n${lines.join("\n")}\n` : `The commands are:\n\n${HELP}`;
}
