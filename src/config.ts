import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { KEY_BYTES, type Key } from "#platform/crypto.ts";
import { KeyList, keysDescription } from "#platform/keys.ts";
import { OidcList, type ProviderSettings, SamlList } from "#platform/providers.ts";
import { SmsSetting, type SmsSettings } from "#platform/sms.ts";

/** One setting: how it is called, what it is for, and how its text becomes a value. */
interface Setting<T> {
  readonly name: string;
  readonly description: string;
  /** What it is when not given, in words. */
  readonly default: string;
  /** Never shown, logged or listed. */
  readonly secret: boolean;
  readonly schema: z.ZodType<T>;
}

export type Env = Readonly<Record<string, string | undefined>>;

/** Everything that is wrong with the settings, at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `Stafet cannot start with these settings:\n${problems.map((problem) => `  - ${problem}\n`).join("")}`,
    );
    this.problems = problems;
  }
}

const setting = <T>(
  name: string,
  schema: z.ZodType<T>,
  standard: string,
  description: string,
  secret = false,
): Setting<T> => ({ name, schema, default: standard, description, secret });

const optional = z.string().optional();
const port = z.coerce.number().int().min(0).max(65_535);
const flag = z
  .enum(["on", "off", "true", "false", "1", "0", "yes", "no"], { error: "must be on or off" })
  .transform((word) => ["on", "true", "1", "yes"].includes(word));
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// address" });
const origin = z
  .url({ protocol: /^https?$/, error: "must be an address like https://stafet.example.dk" })
  .refine((url) => new URL(url).origin === url.replace(/\/$/, ""), "must have no path")
  .transform((url) => new URL(url).origin);

const secretLength = 32;

/** All there are. Whatever the program needs to know from outside is here and nowhere else. */
export const settings = {
  port: setting("PORT", port.default(3000), "3000", "Port the web server listens on; 0 takes a free one."),
  host: setting("HOST", z.string().default("127.0.0.1"), "127.0.0.1", "Address the web server listens on."),
  dataDir: setting(
    "STAFET_DATA",
    z.string().default("./data"),
    "./data",
    "Folder for the embedded database and what else is kept on disk.",
  ),
  demo: setting(
    "STAFET_DEMO",
    flag.optional(),
    "on without DATABASE_URL outside production",
    "Demonstration: fictional people, sign-in by choosing one, a clock that can be wound. Never with real data.",
  ),
  demoSize: setting(
    "STAFET_DEMO_SIZE",
    z.enum(["none", "small", "region"], { error: "must be none, small or region" }).default("region"),
    "region",
    "What the demonstration is filled with at its first start: none, small (25 citizens) or region (150).",
  ),
  databaseUrl: setting(
    "DATABASE_URL",
    postgresUrl.optional(),
    "the embedded database",
    "PostgreSQL 15 or newer, as the application's login.",
    true,
  ),
  databaseOwnerUrl: setting(
    "DATABASE_OWNER_URL",
    postgresUrl.optional(),
    "DATABASE_URL",
    "The same database as the login that owns the schema; used for migrations only.",
    true,
  ),
  publicOrigin: setting(
    "STAFET_PUBLIC_ORIGIN",
    origin.optional(),
    "what the request says",
    "The address people type, when Stafet stands behind a proxy.",
  ),
  secret: setting(
    "STAFET_SECRET",
    optional,
    "made and kept in STAFET_DATA outside production",
    `Signs sessions and links: at least ${secretLength} characters, the same on every process. Make one with: openssl rand -base64 48`,
    true,
  ),
  keys: setting(
    "STAFET_KEYS",
    KeyList.optional(),
    "one is made and kept in STAFET_DATA outside production",
    keysDescription,
    true,
  ),
  idleMinutes: setting(
    "STAFET_IDLE_MINUTES",
    z.coerce.number().int().min(1).max(720).default(30),
    "30",
    "Minutes without a click after which one signs in again. After twelve hours one does in any case.",
  ),
  secondStep: setting(
    "STAFET_SECOND_STEP",
    z.enum(["optional", "staff", "everybody"], { error: "must be optional, staff or everybody" }).optional(),
    "everybody; optional in a demonstration",
    "Whom a password alone does not let in: nobody, everybody but volunteers (staff), or everybody. They set up a code app first.",
  ),
  oidc: setting(
    "STAFET_OIDC",
    OidcList.optional(),
    "none",
    "Other organisations' identity providers that speak OpenID Connect, as a JSON list; docs/operations.md says what each holds.",
    true,
  ),
  saml: setting(
    "STAFET_SAML",
    SamlList.optional(),
    "none",
    "Those that speak SAML 2.0, as a JSON list; docs/operations.md says what each holds.",
    true,
  ),
  trustProxy: setting(
    "STAFET_TRUST_PROXY",
    flag.default(false),
    "off",
    "Believe the last address in X-Forwarded-For: only where nothing but your own proxy can reach Stafet. Sign-in slows down guessers by it.",
  ),
  requestsPerMinute: setting(
    "STAFET_REQUESTS_PER_MINUTE",
    z.coerce.number().int().min(0).max(1_000_000).default(300),
    "300",
    "How many pages a minute one person, or calls a minute one API token, may ask of each process; a form counts as five. 0: no limit.",
  ),
  metricsToken: setting(
    "STAFET_METRICS_TOKEN",
    z.string().min(16, "must have at least 16 characters").optional(),
    "/metrics is shown in a demonstration only",
    "What a monitor sends as a bearer token to read /metrics.",
    true,
  ),
  smtpUrl: setting(
    "STAFET_SMTP_URL",
    z.url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// address" }).optional(),
    "mail stays in the outbox",
    "The server that takes mail: smtp://user:password@host:587, or smtps:// where it speaks TLS from the start.",
    true,
  ),
  sms: setting(
    "STAFET_SMS",
    SmsSetting.optional(),
    "none: staff bring what should have gone by SMS",
    "The gateway that sends SMS, as one JSON object; docs/operations.md says what it holds.",
    true,
  ),
  mapTiles: setting(
    "STAFET_MAP_TILES",
    z
      .string()
      .regex(
        /^https:\/\/[\w.-]+(?::\d+)?\/\S*\{z\}\S*\{x\}\S*\{y\}\S*$/,
        "must be https://… with {z}, {x} and {y}",
      )
      .optional(),
    "none: places are shown without a map",
    "Where pictures of maps are fetched, by the reader's own browser: https://tiles.example.dk/{z}/{x}/{y}.png. Nothing needs it.",
  ),
  mailFrom: setting(
    "STAFET_MAIL_FROM",
    z.string().default("Stafet <stafet@localhost>"),
    "Stafet <stafet@localhost>",
    "Whom mail is from.",
  ),
  worker: setting(
    "STAFET_WORKER",
    flag.default(true),
    "on",
    "Run jobs and the ladder inside the web process; turn off where `stafet worker` runs on its own.",
  ),
  logLevel: setting(
    "STAFET_LOG_LEVEL",
    z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    "info",
    "How much is logged: debug, info, warn, error or silent.",
  ),
  watchdogMinutes: setting(
    "STAFET_WATCHDOG_MINUTES",
    z.coerce.number().int().min(1).max(1440).default(10),
    "10",
    "Minutes the ladder may be silent before the operations page, /readyz and every lead's page say so.",
  ),
  poolSize: setting(
    "STAFET_DB_POOL",
    z.coerce.number().int().min(1).max(200).default(10),
    "10",
    "Connections each process keeps to PostgreSQL, besides one for listening.",
  ),
  environment: setting(
    "NODE_ENV",
    z.enum(["production", "development", "test"]).default("development"),
    "development",
    "production asks for a secret and turns the demonstration off.",
  ),
} as const;

type Values = {
  readonly [Key in keyof typeof settings]: (typeof settings)[Key] extends Setting<infer T> ? T : never;
};

/** What the program runs with: every setting, with what follows from the others filled in. Frozen. */
export interface Config
  extends Omit<
    Values,
    | "demo"
    | "secret"
    | "keys"
    | "databaseUrl"
    | "databaseOwnerUrl"
    | "publicOrigin"
    | "smtpUrl"
    | "sms"
    | "secondStep"
    | "metricsToken"
  > {
  readonly demo: boolean;
  readonly secret: string;
  readonly keys: readonly Key[];
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  readonly publicOrigin: string | null;
  readonly smtpUrl: string | null;
  readonly sms: SmsSettings | null;
  readonly secondStep: "optional" | "staff" | "everybody";
  readonly metricsToken: string | null;
  /** Those of STAFET_OIDC and of STAFET_SAML. */
  readonly providers: readonly ProviderSettings[];
  /** Absolute path of the data folder. */
  readonly dataDir: string;
}

function parseAll(env: Env): { values: Values; problems: string[] } {
  const problems: string[] = [];
  const entries = Object.entries(settings).map(([key, { name, schema }]) => {
    const given = env[name]?.trim();
    const parsed = schema.safeParse(given === "" ? undefined : given);
    if (parsed.success) return [key, parsed.data];
    problems.push(`${name} ${parsed.error.issues[0]?.message ?? "is not valid"}`);
    return [key, undefined];
  });
  return { values: Object.fromEntries(entries) as Values, problems };
}

/** What is kept in the data folder, made at the first start: good enough where there is nothing to protect. */
function keptIn(file: string, fresh: () => string): string {
  mkdirSync(dirname(file), { recursive: true });
  try {
    // Fails when it is there already, so that two first starters agree on one.
    writeFileSync(file, `${fresh()}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!existsSync(file)) throw error;
  }
  return readFileSync(file, "utf8").trim();
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  const kept = keptIn(file, () => randomBytes(48).toString("base64url"));
  if (kept.length < secretLength) {
    throw new ConfigError([`${file} holds no usable secret: remove it and a new one is made`]);
  }
  return kept;
}

/** Unlike the secret these are never made anew: what they encrypted is lost without them. */
function keptKeys(dataDir: string): Key[] {
  const file = join(dataDir, "keys");
  const parsed = KeyList.safeParse(keptIn(file, () => `kept:${randomBytes(KEY_BYTES).toString("base64")}`));
  if (!parsed.success)
    throw new ConfigError([`${file} holds no usable keys: put back the ones that were there`]);
  return parsed.data;
}

/** A database on another machine is spoken to in the clear unless its address says otherwise: somebody has to decide. */
function travelsOpenly(databaseUrl: string | undefined): boolean {
  if (databaseUrl === undefined) return false;
  const { hostname, searchParams } = new URL(databaseUrl);
  const host = searchParams.get("host") ?? hostname;
  const near = ["", "localhost", "127.0.0.1", "[::1]"].includes(host) || host.startsWith("/");
  return !near && !searchParams.has("sslmode") && !searchParams.has("ssl");
}

function crossChecks(values: Values, demo: boolean): string[] {
  const problems: string[] = [];
  const production = values.environment === "production";
  if (values.secret !== undefined && values.secret.length < secretLength) {
    problems.push(
      `STAFET_SECRET must have at least ${secretLength} characters. Make one with: openssl rand -base64 48`,
    );
  }
  if (production && values.secret === undefined) {
    problems.push(
      "STAFET_SECRET is missing, and production needs one. Make one with: openssl rand -base64 48",
    );
  }
  if (production && values.keys === undefined) {
    problems.push(
      'STAFET_KEYS is missing, and production needs one. Make one with: echo "$(date +%Y-%m):$(openssl rand -base64 32)"',
    );
  }
  for (const name of ["databaseUrl", "databaseOwnerUrl"] as const) {
    if (production && travelsOpenly(values[name])) {
      problems.push(
        `${settings[name].name} says nothing about TLS: add ?sslmode=verify-full – or sslmode=disable, where nobody else can hear`,
      );
    }
  }
  if (production && demo)
    problems.push("STAFET_DEMO cannot be on in production: anybody could sign in as anybody");
  if (values.databaseUrl === undefined && values.databaseOwnerUrl !== undefined) {
    problems.push("DATABASE_OWNER_URL says who migrates a server, but DATABASE_URL names none");
  }
  const twice = values.oidc?.find(({ id }) => values.saml?.some((other) => other.id === id));
  if (twice) problems.push(`STAFET_OIDC and STAFET_SAML both have a provider with the id ${twice.id}`);
  return problems;
}

/** Reads and checks every setting. Throws ConfigError listing all that is wrong. May write a first secret to the data folder. */
export function loadConfig(env: Env): Config {
  const { values, problems } = parseAll(env);
  const demo = values.demo ?? (values.databaseUrl === undefined && values.environment !== "production");
  const all = problems.length > 0 ? problems : crossChecks(values, demo);
  if (all.length > 0) throw new ConfigError(all);
  const dataDir = resolve(values.dataDir);
  return Object.freeze({
    ...values,
    dataDir,
    demo,
    secret: values.secret ?? keptSecret(dataDir),
    keys: values.keys ?? keptKeys(dataDir),
    databaseUrl: values.databaseUrl ?? null,
    databaseOwnerUrl: values.databaseOwnerUrl ?? values.databaseUrl ?? null,
    publicOrigin: values.publicOrigin ?? null,
    smtpUrl: values.smtpUrl ?? null,
    sms: values.sms ?? null,
    // A password alone is one factor; a house with real people asks for two unless somebody decided otherwise.
    secondStep: values.secondStep ?? (demo ? "optional" : "everybody"),
    metricsToken: values.metricsToken ?? null,
    providers: [...(values.oidc ?? []), ...(values.saml ?? [])],
  });
}

/** One line of `stafet config`. */
export interface SettingLine {
  readonly name: string;
  readonly value: string;
  readonly given: boolean;
  readonly default: string;
  readonly description: string;
}

const shown = (value: unknown): string => {
  if (typeof value === "boolean") return value ? "on" : "off";
  return value === null ? "" : String(value);
};

/** Every setting with its value now; secrets only say whether they are given. */
export const listSettings = (config: Config, env: Env): SettingLine[] =>
  Object.entries(settings).map(([key, { name, description, default: standard, secret }]) => {
    const given = (env[name] ?? "").trim() !== "";
    const value = secret ? (given ? "(given)" : "(not given)") : shown(config[key as keyof Config]);
    return { name, value, given, default: standard, description };
  });
