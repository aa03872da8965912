/** Refusals that mean "somebody or something was there first": the page was right when it was drawn. */
const races = /^(?:already|stale|changed|conflict|lost|not(?:Open|Current|Holder|Pending)|closed)/;
const rights = /^(?:forbidden|notAllowed|notMember|noRight|noBasis)/;
const unknown = /^(?:unknown|notFound|noSuch)/;

/** The HTTP status a refusal answers with. */
export function refusalStatus(code: string): 400 | 403 | 404 | 409 {
  if (rights.test(code)) return 403;
  if (unknown.test(code)) return 404;
  return races.test(code) ? 409 : 400;
}
