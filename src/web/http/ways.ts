const SIGN_IN = "/log-ind";
export const SECOND_STEP = "/to-trin";
export const STEP_UP = "/bekraeft";
export const CHOOSE_UNIT = "/log-ind/enhed";
export const HOME = "/min-vagt";

/** Where somebody's day begins: the shift – or, at a desk where nobody is helped, what their remit is about. */
export function homeOf({
  works,
  edits,
  readsLog,
  administers,
  keepsMinutes,
}: Readonly<Record<"works" | "edits" | "readsLog" | "administers" | "keepsMinutes", boolean>>): string {
  if (works) return HOME;
  if (edits) return "/tilbud/pleje";
  if (readsLog) return "/adgang/log";
  if (administers) return "/adgang/organisationer";
  return keepsMinutes ? "/raad" : HOME;
}

/** Pages about one's own ways in, open to who must first set up a second step. */
export const isOwnWayIn = (way: string): boolean =>
  /^\/(?:to-trin|adgangsnoegler|mine-indlogninger|min-adgangskode|bekraeft|log-ind|log-ud|skift|min-pin)(?:[/?#]|$)/.test(
    way,
  );

/** The sign-in page, remembering where the person was going. */
export const signInPath = (wayBack: string): string =>
  wayBack === "/" ? SIGN_IN : `${SIGN_IN}?videre=${encodeURIComponent(wayBack)}`;

/** Where somebody must go before a form of theirs is taken: to sign in, or to their second step. Null: nowhere. */
export const wayInFirst = (
  who: { readonly lacksSecondStep: boolean } | null,
  wayBack: string,
): string | null =>
  who === null
    ? signInPath(wayBack)
    : who.lacksSecondStep
      ? `${SECOND_STEP}?videre=${encodeURIComponent(wayBack)}`
      : null;

/**
 * Where to go next, as somebody asked for it in a form or an address. Only a path on this site is followed, so that
 * no link to us can send people to another site; anything else gives `otherwise`.
 */
export function safeWay(asked: string | null, otherwise: string = HOME): string {
  if (asked === null || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked)) return otherwise;
  const url = new URL(asked, "http://stafet.invalid");
  return url.host === "stafet.invalid" ? `${url.pathname}${url.search}${url.hash}` : otherwise;
}
