import { createPublicKey } from "node:crypto";
import { z } from "zod";

const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);

const safeUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => url.startsWith("https:") || loopback.has(new URL(url).hostname), "must be https");

const slug = z.string().min(1);

/**
 * What a provider's answers mean here, as data: the same whatever language it speaks. What somebody may do is said by
 * their organisation's provider and this mapping together, never by either alone.
 */
const mapping = {
  /** In addresses: small letters, digits and dashes. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** What the button says. */
  name: z.string().min(1).max(80),
  nameClaim: z.string().default("name"),
  /** The claim that names the organisation (a CVR number), and which of ours each value is, by its slug. */
  organisationClaim: z.string().min(1),
  organisations: z.record(z.string(), slug),
  /** The claim that lists roles, and what each makes somebody a member of. */
  rolesClaim: z.string().min(1),
  roles: z.record(z.string(), z.strictObject({ unit: slug, role: z.enum(["worker", "lead", "volunteer"]) })),
  /**
   * How strongly they must have proved themselves there, as the provider calls it (`acr`, or the AuthnContextClassRef of
   * SAML): one of these, or not in.
   */
  acr: z.array(z.string().min(1)).min(1).optional(),
};

/** OpenID Connect: a broker for MitID Erhverv, a municipality's own. */
const Oidc = z
  .strictObject({
    ...mapping,
    issuer: safeUrl,
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    scopes: z.string().default("openid profile"),
  })
  .transform((settings) => ({ ...settings, kind: "oidc" as const }));

/** A certificate or public key as PEM that this machine can read: better said at boot than at the first sign-in. */
const certificate = z
  .string()
  .refine(isPublicKey, "must be a certificate or a public key, as PEM with its BEGIN and END lines");

/** SAML 2.0. Claims are attributes by their names. */
const Saml = z
  .strictObject({
    ...mapping,
    /** The provider's entity id: what its assertions say they are from. */
    issuer: z.string().min(1).max(500),
    /** Where it takes sign-in requests (HTTP-Redirect). */
    entryPoint: safeUrl,
    /** What it signs with: two while it changes keys. */
    certificates: z.array(certificate).min(1),
    /** What it knows us by; the address of our metadata unless given. */
    entityId: z.string().min(1).max(500).optional(),
    /** The attribute that says who somebody is for good, where the NameID is made anew each time. */
    subjectClaim: z.string().min(1).optional(),
  })
  .transform((settings) => ({ ...settings, kind: "saml" as const }));

export type OidcSettings = z.output<typeof Oidc>;
export type SamlSettings = z.output<typeof Saml>;
export type ProviderSettings = OidcSettings | SamlSettings;

const hasUniqueIds = (all: readonly { readonly id: string }[]): boolean =>
  new Set(all.map(({ id }) => id)).size === all.length;

/** The setting's text, a JSON list, as providers that speak that language. */
const listOf = <T extends { readonly id: string }>(provider: z.ZodType<T>) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "must be a JSON list of providers" });
        return z.NEVER;
      }
    })
    .pipe(z.array(provider))
    .refine(hasUniqueIds, "has two providers with the same id");

export const OidcList = listOf(Oidc);
export const SamlList = listOf(Saml);

function isPublicKey(pem: string): boolean {
  try {
    return createPublicKey(pem).asymmetricKeyType === "rsa" && /BEGIN (?:CERTIFICATE|PUBLIC KEY)/.test(pem);
  } catch {
    return false;
  }
}
