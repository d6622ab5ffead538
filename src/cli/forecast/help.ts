export const HELP = `prima forecast: survival analysis of a CSV file

  prima forecast fit  --data FILE --time T --event E --covariates a,b,c [options]
  prima forecast km   --data FILE --time T --event E [--strata g] [options]
  prima forecast help

The result is one JSON document on standard output. Progress and notes go to standard error.

THE FILE
  --data FILE       A CSV file with a header. FILE may end in .gz, or be "-" for standard input. The file is read
                    as a stream and only the columns you name are kept, so it may be larger than memory.
                    Commas, semicolons or tabs part the fields (whichever the header has most of). Numbers may
                    have a decimal point or a decimal comma. Fields may be quoted and then hold new lines. A
                    byte-order mark and Windows line ends are fine.
  Missing values    An empty field, NA, N/A, #N/A, NaN, NULL or "." in any column you name drops the row.
                    The rows dropped are counted in n_dropped_missing.
  Names             A name in a list that has a comma in it stands in double quotes, and a double quote in it is
                    doubled: --covariates '"age, years",sex'.

TIME AND EVENT
  --time T          The time at which a row ends: days, months or years since its origin. 0 is a valid time.
                    Times that differ only by rounding are made equal first, as R's timefix does.
  --start S         The time at which a row begins. A row is at risk after S and up to and with T. Use it for
                    late entry and for covariates that change: one row for each interval. Rows of no length and
                    rows that end before they begin are dropped and counted.
  --event E         1 when the row ends in an event, 0 when it is censored. Also 1/2 (2 is the event) and
                    TRUE/FALSE; which it is, is read off all rows of the file. Other codes are refused unless you
                    name a cause.
  --cause CODE      Rows with this code are events and all others are censored: the cause-specific hazard.
  --fine-gray       With --cause: the subdistribution hazard (Fine and Gray). Code --censored (0 unless you say
                    otherwise) is censoring, every other code competes.

COVARIATES (fit)
  --covariates LIST Columns parted by commas. A column of words is a factor; C(x) makes a factor of numbers;
                    ns(x, 3) is a natural spline with 3 degrees of freedom. A factor gives a 0/1 column for
                    each level but the first, named column + level: sex with levels f, m gives sexm. Levels
                    are in order: numbers by size, words by the alphabet.
  --levels x=b,a,c  Sets the order of a factor's levels. The first is the reference. May be repeated.
  --strata LIST     A baseline hazard of its own for each combination of these columns.
  --weights W       Case weights, above zero. Weights that are not whole numbers make the variance robust.
  --offset O        Added to the linear predictor as it is.
  --cluster ID      Rows with the same ID belong together: gives robust_se and a robust vcov.
  --robust          The robust variance with each row a cluster of its own.
  --id ID           Checks that nobody is counted twice: repeated ids, or intervals of one id that overlap.
  --ties METHOD     efron (the default), breslow, or exact.
  --ridge L         A ridge penalty L/2 on the squared coefficients of standardised columns.
  --lasso L         A lasso penalty L on their absolute values; "cv" finds L by cross-validation.
  --folds K         Find the strength with K folds (10 unless you say otherwise). --seed N deals the folds.

WHAT TO PRINT (fit)
  always            coef, se, robust_se, z, p, hazard_ratio with lower and upper, vcov (robust when there is a
                    robust_se; then naive_vcov is the other), loglik [null, fitted], tests (likelihood_ratio,
                    wald, score, robust_score), iterations, n, events, concordance, means, diagnoses.
  --baseline        The cumulative hazard of each stratum for covariates of zero.
  --residuals       Martingale, deviance, score, Schoenfeld and dfbeta residuals, with the rows of the file. As in R,
                    dfbeta counts the weight of the row and the others do not; exact ties have the first two only.
  --zph             The test of proportional hazards for each term and for all.
  --predict FILE    For each row of FILE: linear predictor (lp: centred at the means; lp_zero: not), its error,
                    relative risk, and survival at --times with limits.
  --times LIST      Times of the predictions (quartiles of the event times unless you say otherwise).
  --confidence P    Of all limits: 0.95 unless you say otherwise.

CURVES (km)
  --strata LIST     A curve for each combination of these columns, and the log-rank test of their being equal.
  --limits KIND     Of the survival curve: log (the default), log-log or plain.
  --times LIST      Print the curve at these times only.
  --until T         The end of the restricted mean (the last time in the file unless you say otherwise).
  --competing       The cumulative incidence of every cause (Aalen and Johansen). --censored CODE is 0 unless you
                    say otherwise.
  --start, --weights, --cause, --confidence as above. Weights that are not whole numbers make the errors robust; the
  log-rank test counts rows and takes no weights.

OTHER
  --quiet           Say nothing on standard error unless something is wrong.

WHEN DATA ARE DEGENERATE
  The fit never answers NaN in silence. "diagnoses" lists, by code: separation (a coefficient may be infinite),
  collinear and constant (a column left out, its coefficient null), mixed-values (a column of numbers and words,
  taken as a factor), empty-group (a level or stratum without an event), few-events, not-converged, missing-values,
  zero-length-interval, reversed-interval, negative-start, duplicate-ids, overlapping-intervals. When nothing can be
  fitted, the document is {"error": {"code": …, "message": …}}: no-rows, one-row, no-events, constant,
  negative-time, bad-event, bad-time, bad-weight, bad-value, bad-csv, bad-gzip, unknown-column, duplicate-column,
  not-numeric, too-many-levels, unknown-level, no-pairs, rank, not-converged, overflow.

EXIT CODES
  0 done    64 the command is wrong    65 the data are wrong    66 the file cannot be read
  70 an error of ours    130 stopped

EXAMPLES
  prima forecast fit --data lung.csv --time time --event status --covariates age,sex,ph.ecog
  prima forecast fit --data visits.csv.gz --start from --time to --event moved --covariates "age,C(area)" \\
    --strata municipality --cluster person --baseline --zph
  prima forecast km --data lung.csv --time time --event status --strata sex --times 180,365
`;
