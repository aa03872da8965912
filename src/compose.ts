import { answer } from "#cli/answer.ts";
import type { Config } from "#config.ts";
import { catchUp, type JobServices, reactions, recurring } from "#jobs/index.ts";
import { createWatchdog, type Watchdog } from "#jobs/watchdog.ts";
import type { Clock, Instant } from "#kernel/clock.ts";
import {
  type Appointments,
  createAppointments,
  createFeeds,
  type Feeds,
} from "#modules/appointments/index.ts";
import { type Citizens, createCitizen } from "#modules/citizen/index.ts";
import { type Consents, createConsent } from "#modules/consent/index.ts";
import { type Council, createCouncil } from "#modules/council/index.ts";
import { createDirectory, type Directory } from "#modules/directory/index.ts";
import { createDischarge, type Discharge, dischargeForRelay } from "#modules/discharge/index.ts";
import { createGuidance, type Guidance } from "#modules/guidance/index.ts";
import { createIdentity, createSignIn, type Identity, type SignIn, SYSTEM } from "#modules/identity/index.ts";
import { createInsight, type Insight } from "#modules/insight/index.ts";
import { createOutreach, type Outreach } from "#modules/outreach/index.ts";
import { type Carriers, createRelay, type Relay } from "#modules/relay/index.ts";
import { createStays, type Stays } from "#modules/stays/index.ts";
import { createDemoClock, systemClock } from "#platform/clock.ts";
import { createKeyring } from "#platform/crypto.ts";
import type { Database } from "#platform/db.ts";
import { createLive, type Live } from "#platform/live.ts";
import { createLog, type Log, silentLog } from "#platform/log.ts";
import { createMail, type Mail } from "#platform/mail.ts";
import { createMetrics, type Metrics } from "#platform/metrics.ts";
import { openDatabase } from "#platform/open.ts";
import { createSmsGateway, type SmsGateway } from "#platform/sms.ts";
import { createWorker, type Worker } from "#platform/worker.ts";
import { migrations } from "#root.ts";
import type { DemoDeps } from "../demo/stage.ts";

/** What the whole house is made of. */
export interface Services {
  readonly config: Config;
  /** The demonstration's clock can be wound, and has then caught up when `wind` is done; the others cannot. */
  readonly clock: Clock & { wind?(ms: number): Promise<Instant> };
  readonly log: Log;
  readonly metrics: Metrics;
  readonly db: Database;
  readonly live: Live;
  readonly mail: Mail;
  /** Null where no gateway is set up. */
  readonly sms: SmsGateway | null;
  readonly identity: Identity;
  readonly signIn: SignIn;
  readonly citizens: Citizens;
  readonly consents: Consents;
  readonly directory: Directory;
  readonly council: Council;
  readonly guidance: Guidance;
  readonly relay: Relay;
  readonly discharge: Discharge;
  readonly stays: Stays;
  readonly outreach: Outreach;
  readonly appointments: Appointments;
  readonly insight: Insight;
  /** Calendars others subscribe to. */
  readonly feeds: Feeds;
  readonly watchdog: Watchdog;
  /** Null where jobs run in another process. */
  readonly worker: Worker | null;
  /** For those who watch over the house: whether it can work, and for how many minutes the ladder has been silent. */
  ready(): Promise<Readiness>;
  /** In a demonstration: a citizen's card to try. Null elsewhere, and where it does not count any more. */
  demoCard(): Promise<{ readonly code: string; readonly pin: string } | null>;
  /** Reads what the first search would otherwise wait for. Called once the doors are open; what fails is told in the log. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

export interface Readiness {
  /** The database answers. A silent ladder does not make the pages useless: it is told beside, not instead. */
  readonly ready: boolean;
  readonly ladderSilentMinutes: number | null;
}

/** Who composes: the web server, a worker beside it, or one command typed at a terminal. */
export type Role = "server" | "worker" | "command";

/**
 * The only place where things are constructed: opens the database with its schema brought up to date, and builds the
 * house on it. When something cannot be built, what was opened before it is closed again. Throws MigrationError and
 * FolderInUse, whose words are for people.
 */
export async function compose(config: Config, as: Role = "server"): Promise<Services> {
  const opened: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of opened.splice(0).reverse()) await step();
  };
  try {
    return await build(config, as, opened, close);
  } catch (error) {
    await close();
    if (!isHalfADemo(error) || config.databaseUrl !== null) throw error;
    // Somebody stopped the very first start while the demonstration moved in. Nobody has used it: it moves in again.
    await (await import("../demo/index.ts")).wipe(config);
    return compose(config, as);
  }
}

const isHalfADemo = (error: unknown): boolean => error instanceof Error && error.name === "HalfADemo";

async function build(
  config: Config,
  as: Role,
  opened: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<Services> {
  // Commands may come over the socket while the house is being built: they wait for it.
  const whole = Promise.withResolvers<Services>();
  whole.promise.catch(() => {});
  const onCommand = async (words: readonly string[]) => answer(await whole.promise, words);
  const db = await openDatabase({ ...config, migrations, onCommand });
  opened.push(db.close);
  const demoClock = config.demo ? await createDemoClock(db) : null;
  if (demoClock) opened.push(demoClock.close);
  const clock = demoClock ?? systemClock;
  const log = as === "command" ? silentLog : createLog({ level: config.logLevel, clock });
  const metrics = createMetrics(db, clock);
  const live = await createLive(db);
  opened.push(live.close);
  metrics.watchLive(live.size);

  // A demonstration lets anybody invite anybody: its letters stay in the house.
  const mail = createMail({
    db,
    secret: config.secret,
    smtpUrl: config.demo ? null : config.smtpUrl,
    from: config.mailFrom,
  });
  opened.push(mail.close);
  const identity = createIdentity({ db, idleMinutes: config.idleMinutes, secondStep: config.secondStep });
  const signIn = createSignIn({
    db,
    mail,
    secret: config.secret,
    publicOrigin: config.publicOrigin,
    providers: config.providers,
  });
  const keyring = createKeyring(config.keys);
  const citizens = createCitizen({ keyring });
  const consents = createConsent();
  const directory = createDirectory({ db, identity, secret: config.secret });
  const council = createCouncil({ db, identity, mail, secret: config.secret });
  const guidance = createGuidance({ db, identity });
  const relay = createRelay({
    db,
    identity,
    citizens,
    consents,
    directory,
    secret: config.secret,
    ledTo: [dischargeForRelay],
  });
  const discharge = createDischarge({ db, identity, citizens, consents, relay });
  const stays = createStays({ db, identity, citizens, consents, directory, relay, discharge });
  const outreach = createOutreach({ db, identity, citizens, relay });
  const appointments = createAppointments({ db, identity, citizens, consents, relay });
  const insight = createInsight({ db, directory, needKinds: relay.views.needKinds });
  const feeds = createFeeds({ db, identity, keyring });

  if (config.demo && config.demoSize !== "none" && as === "server")
    await fillDemo(
      {
        db,
        identity,
        citizens,
        consents,
        directory,
        council,
        guidance,
        relay,
        discharge,
        stays,
        outreach,
        appointments,
        insight,
      },
      config.demoSize,
      clock.now(),
    );

  const origin = config.publicOrigin ?? `http://${config.host}:${config.port}`;
  const sms = config.sms === null || config.demo ? null : createSmsGateway(config.sms);
  const jobs: JobServices = {
    db,
    log,
    mail,
    identity,
    signIn,
    directory,
    council,
    relay,
    discharge,
    stays,
    outreach,
    appointments,
    insight,
    carriers: config.demo ? { ...staysHere, origin } : carriersOf(mail, sms, origin),
    origin,
  };
  const watchdog = createWatchdog({ db, clock, minutes: config.watchdogMinutes });
  demoClock?.onWind(watchdog.reset);
  const works = as === "worker" || (as === "server" && config.worker);
  const worker = works
    ? await createWorker({
        database: db,
        services: jobs,
        reactions,
        recurring,
        clock,
        log,
        onDone: metrics.job,
        ...(demoClock ? { onWind: demoClock.onWind } : {}),
      })
    : null;
  if (worker) opened.push(worker.stop);

  const wind = async (ms: number): Promise<Instant> => {
    const now = (await demoClock?.wind(ms)) ?? clock.now();
    await catchUp(jobs, now);
    await worker?.flush();
    return now;
  };
  const services: Services = {
    config,
    clock: demoClock ? { now: clock.now, wind } : clock,
    log,
    metrics,
    db,
    live,
    mail,
    sms,
    identity,
    signIn,
    citizens,
    consents,
    directory,
    council,
    guidance,
    relay,
    discharge,
    stays,
    outreach,
    appointments,
    insight,
    feeds,
    watchdog,
    worker,
    ready: async () => {
      try {
        return { ready: true, ladderSilentMinutes: await watchdog.silentMinutes() };
      } catch (error) {
        log.error("ready.failed", { error });
        return { ready: false, ladderSilentMinutes: null };
      }
    },
    demoCard: async () => {
      if (!config.demo) return null;
      const card = (await (await import("../demo/index.ts")).readMark(db))?.card;
      return card && (await relay.own.numberToRing(card.code)) !== null ? card : null;
    },
    warm: async () => {
      try {
        await db.read(SYSTEM, (tx) => directory.search(tx, { size: 1 }, clock.now()));
      } catch (error) {
        log.error("warm.failed", { error });
      }
    },
    close,
  };
  whole.resolve(services);
  return services;
}

const carriersOf = (mail: Mail, sms: SmsGateway | null, origin: string): Carriers => ({
  sms: sms?.send ?? null,
  email: mail.delivers ? mail.carry : null,
  answersHeard: sms?.answersHeard ?? false,
  origin,
});

/** In a demonstration messages are taken, and go no further than the page of letters, where they can be read. */
const staysHere: Omit<Carriers, "origin"> = {
  sms: async () => ({ kind: "taken", reference: null }),
  email: async () => ({ kind: "taken", reference: null }),
  answersHeard: true,
};

/** The demonstration's first start moves its people in. Where another process is at it, it is left to that one. */
async function fillDemo(
  deps: DemoDeps,
  size: Exclude<Config["demoSize"], "none">,
  now: Instant,
): Promise<void> {
  const unlock = await deps.db.tryLock("fill the demo region");
  if (unlock === null) return;
  try {
    // Read only here, so that a server with real people never even loads it.
    const { fillWhereEmpty } = await import("../demo/index.ts");
    await fillWhereEmpty(deps, size, now);
  } finally {
    await unlock();
  }
}
