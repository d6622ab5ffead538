/** What `prima help` prints. */
export const HELP = `prima VERB

  start                     starts the service: database, migrations, content check, demo county, pages
  seed [--residents N] [--contacts N] [--months N] [--seed TEXT] [--until INSTANT] [--fresh]
                            fills an empty database with the synthetic county and prints rows per second;
                            --fresh empties it first
  content check             checks the county's content; the report as JSON, problems in words; 1 when there are errors
  import ptv FILE [--year YYYY]
                            brings national descriptions of services into the directory; again: only what changed;
                            the report as JSON; 1 when some entries were skipped
  doctor                    what is wrong with this installation and how to mend it; 1 when something fails
  backup FILE               writes everything into a file, while the service runs or not
  restore FILE [--replace]  restores a backup into an empty database; --replace empties it first
  measures rebuild          makes the figures again from the journal
  measures rebuild --compare
                            writes nothing; compares the figures kept up with those from the journal; 1 at the first that differs
  deadlines compare --rule ID --value N --unit UNIT [--from DATE --to DATE] [--line LINE]
  deadlines compare --rules FILE.yaml [--rule ID] [--from DATE --to DATE] [--line LINE]
                            what history would have been under another limit: kept, broken and margins in hours, under
                            today's rules and the others, by line and month, as JSON; writes nothing
  forecast fit|km …         survival analysis of a CSV file; "prima forecast help" is its manual
  help                      this page

Settings come from the environment: PORT, HOST, DATA_DIR, DATABASE_URL, BASE_URL, OIDC_RESIDENT_* and OIDC_STAFF_*
(ISSUER, CLIENT_ID, CLIENT_SECRET), SMTP_URL, MAIL_FROM, TRUSTED_PROXIES, PRIMA_DEMO, LOG_LEVEL, SESSION_SECRET.
docs/operations.md says what each means.
`;
