import { z } from "zod";

const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);

const issuer = z
  .url({ protocol: /^https?$/ })
  .refine((url) => url.startsWith("https:") || loopback.has(new URL(url).hostname), "must be https");

const slug = z.string().min(1);

/**
 * One identity provider and what its claims mean here, as data: a broker for MitID Erhverv, a municipality's own.
 * What somebody may do is said by their organisation's provider and this mapping together, never by either alone.
 */
const Provider = z.strictObject({
  /** In addresses: small letters, digits and dashes. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** What the button says. */
  name: z.string().min(1).max(80),
  issuer,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  scopes: z.string().default("openid profile"),
  nameClaim: z.string().default("name"),
  /** The claim that names the organisation (a CVR number), and which of ours each value is, by its slug. */
  organisationClaim: z.string().min(1),
  organisations: z.record(z.string(), slug),
  /** The claim that lists roles, and what each makes somebody a member of. */
  rolesClaim: z.string().min(1),
  roles: z.record(z.string(), z.strictObject({ unit: slug, role: z.enum(["worker", "lead", "volunteer"]) })),
});

export type ProviderSettings = z.output<typeof Provider>;

/** The setting's text, a JSON list, as providers. */
export const ProviderList = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "must be a JSON list of providers" });
      return z.NEVER;
    }
  })
  .pipe(z.array(Provider))
  .refine(
    (all) => new Set(all.map(({ id }) => id)).size === all.length,
    "has two providers with the same id",
  );
