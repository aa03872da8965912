/** Clocks of two houses differ by so much and no more. In milliseconds. */
export const CLOCK_SKEW = 60_000;

/** What an assertion must be about. `at`: the address it was sent to. */
export interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly at: string;
  /** How strongly they must have proved themselves there: one of these; undefined where its word is taken. */
  readonly acr?: readonly string[] | undefined;
}

/** An element as the library reads it: attributes in `$`, text in `_`, children by name. */
type Node = { readonly $?: Readonly<Record<string, string>>; readonly _?: string } & {
  readonly [child: string]: unknown;
};

const children = (node: Node | undefined, name: string): readonly Node[] => {
  const found = node && Object.hasOwn(node, name) ? node[name] : undefined;
  return Array.isArray(found) ? found.map((each) => (typeof each === "string" ? { _: each } : each)) : [];
};

/** The one child of that name; none, or more than one, is undefined. */
const only = (node: Node | undefined, name: string): Node | undefined => {
  const all = children(node, name);
  return all.length === 1 ? all[0] : undefined;
};

/** A moment in UTC; NaN for anything else, which no comparison lets through. */
const moment = (text: string | undefined): number =>
  text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text)
    ? Date.parse(text)
    : Number.NaN;

const holds = (node: Node | undefined, now: number): boolean => {
  const { NotBefore, NotOnOrAfter } = node?.$ ?? {};
  const begun = NotBefore === undefined || moment(NotBefore) <= now + CLOCK_SKEW;
  return begun && moment(NotOnOrAfter) > now - CLOCK_SKEW;
};

/** Why a signed assertion is not for us, now – a code for the log; null when it is. SAML core 2.5, profiles 4.1.4.3. */
export function assertionFault(assertion: unknown, expected: Expected, now: number): string | null {
  const node = only({ Assertion: [unwrap(assertion)] } as Node, "Assertion");
  if (only(node, "Issuer")?._ !== expected.issuer) return "issuer";
  const conditions = only(node, "Conditions");
  if (!holds(conditions, now)) return "conditions";
  const restrictions = children(conditions, "AudienceRestriction");
  const meant = (each: Node) => children(each, "Audience").some(({ _ }) => _ === expected.audience);
  if (restrictions.length === 0 || !restrictions.every(meant)) return "audience";
  const statements = children(node, "AuthnStatement");
  const strength = only(only(statements[0], "AuthnContext"), "AuthnContextClassRef")?._;
  if (statements.length === 0 || (expected.acr && !expected.acr.includes(strength ?? "")))
    return "authentication";
  return confirmation(node, expected, now) === null ? "recipient" : null;
}

/** The request an assertion answers, by the one confirmation that makes it ours; null when there is none. */
export const answeredIn = (assertion: unknown, expected: Expected, now: number): string | null =>
  confirmation(only({ Assertion: [unwrap(assertion)] } as Node, "Assertion"), expected, now);

function confirmation(node: Node | undefined, expected: Expected, now: number): string | null {
  const confirmations = children(only(node, "Subject"), "SubjectConfirmation");
  for (const each of confirmations) {
    const data = only(each, "SubjectConfirmationData");
    const bearer = each.$?.Method === "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    const { Recipient, InResponseTo, NotBefore } = data?.$ ?? {};
    if (bearer && Recipient === expected.at && InResponseTo && NotBefore === undefined && holds(data, now))
      return InResponseTo;
  }
  return null;
}

const unwrap = (parsed: unknown): unknown =>
  typeof parsed === "object" && parsed !== null && "Assertion" in parsed ? parsed.Assertion : undefined;

const TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

/**
 * What an assertion says, as claims: its attributes by their names, the subject as `sub`, and when somebody last proved
 * who they are as `auth_time`, in seconds. No `sub` where the NameID
 * is made anew each time and no attribute stands in for it.
 */
export function claimsOf(
  profile: {
    readonly nameID?: string;
    readonly nameIDFormat?: string;
    readonly attributes?: unknown;
    /** As the library reads it. */
    readonly assertion?: unknown;
  },
  subjectClaim: string | undefined,
): Readonly<Record<string, unknown>> {
  const attributes =
    typeof profile.attributes === "object" && profile.attributes !== null ? profile.attributes : {};
  const sub = profile.nameIDFormat === TRANSIENT ? undefined : profile.nameID;
  const [statement] = children(
    only({ Assertion: [unwrap(profile.assertion)] } as Node, "Assertion"),
    "AuthnStatement",
  );
  return {
    ...attributes,
    auth_time: moment(statement?.$?.AuthnInstant) / 1000,
    sub:
      subjectClaim === undefined
        ? sub
        : Object.hasOwn(attributes, subjectClaim) && Reflect.get(attributes, subjectClaim),
  };
}
