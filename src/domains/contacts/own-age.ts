/** From this age a minor's own contact is theirs alone. Omaolo's practice (guardian acts for under 15); verify. */
export const OWN_MATTERS_AGE = 15;
