export const PASSWORD_SHORTEST = 12;
/** Long enough for any sentence; short enough that hashing it is no way to tire the server. */
export const PASSWORD_LONGEST = 200;
