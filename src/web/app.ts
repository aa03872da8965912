import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import type { Services } from "#compose.ts";
import { MOST_FILE } from "#modules/council/index.ts";
import { LARGEST_FILE } from "#modules/directory/index.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import { createApi } from "./api/api.ts";
import { createHsds } from "./api/hsds/hsds.ts";
import { ANNEX_PATH, annexUpload } from "./http/annexUpload.ts";
import { calendarFeeds } from "./http/calendarFeeds.ts";
import {
  actorContext,
  fromContext,
  langContext,
  nonceContext,
  originContext,
  pathContext,
  servicesContext,
  sessionContext,
  signedInContext,
  workstationContext,
} from "./http/context.ts";
import { readCookie, readLanguage, sessionCookieName, workstationCookieName } from "./http/cookies.ts";
import { councilFeeds } from "./http/councilFeeds.ts";
import { fromOf } from "./http/from.ts";
import { gatewayCalls } from "./http/gatewayCalls.ts";
import { keptByNobody, sandboxed, securityHeaders } from "./http/headers.ts";
import { healthRoutes } from "./http/health.ts";
import { IMPORT_PATH, importUpload } from "./http/importUpload.ts";
import { keepWhatWasTyped } from "./http/kept.ts";
import { limitBodies } from "./http/limit.ts";
import { liveStreams } from "./http/live.ts";
import { knownMethodsOnly, writtenAddressesOnly } from "./http/methods.ts";
import { MINUTES_PATH, MOST_MINUTES, minutesUpload } from "./http/minutesUpload.ts";
import { ownOrigin, ownPostsOnly } from "./http/origin.ts";
import { createPace } from "./http/pace.ts";
import { plainPage } from "./http/plainPage.ts";
import { providerPosts } from "./http/providerPosts.ts";
import { unhurried } from "./http/unhurried.ts";
import { langOf } from "./text/lang.ts";

const BODY_LIMIT = 1024 * 1024;
/** One subscribed calendar, asked for by telephones that share it. */
const FETCHES_PER_MINUTE = 20;
/** What one address may ask for letters: about eight times a minute, as forms weigh. */
const LETTERS_PER_MINUTE = 10;

type Variables = { secureHeadersNonce: string; who: SignedIn | null; token: string | null };
export type WebContext = Context<{ Variables: Variables }>;

interface AppOptions {
  build: ServerBuild;
  mode: "production" | "development";
  /** The folder with the browser's files; null when somebody else serves them (Vite, in development). */
  assets: string | null;
}

/** One web server for everything: health, live news, and every page. `stop` ends what is kept open for long. */
export function createApp(services: Services, options: AppOptions) {
  const { config } = services;
  const app = new Hono<{ Variables: Variables }>();
  const render = createRequestHandler(options.build, options.mode);
  const live = liveStreams(services);
  const hurry = unhurried(services, createPace(config.requestsPerMinute));

  app.onError((error, c) => {
    // What it says may quote data: our own log leaves that out.
    services.log.error("request.failed", { method: c.req.method, error });
    return plainPage(c, config, "fault", 500);
  });
  app.use("/raad/:slug/:meeting/bilag/*", sandboxed);
  app.use(securityHeaders(config, options.mode));
  app.use(keptByNobody);
  app.use(knownMethodsOnly(services));
  app.use(writtenAddressesOnly(services));
  app.route("/", healthRoutes(services));
  if (options.assets) {
    app.get("/assets/*", forever, serveStatic({ root: options.assets, precompressed: true }));
    app.get("/favicon.svg", serveStatic({ root: options.assets }));
  }
  app.use(compress());
  app.use(
    limitBodies(BODY_LIMIT, services, [
      { path: IMPORT_PATH, maxSize: LARGEST_FILE + BODY_LIMIT },
      { path: MINUTES_PATH, maxSize: MOST_MINUTES + BODY_LIMIT },
      { path: ANNEX_PATH, maxSize: MOST_FILE + BODY_LIMIT },
    ]),
  );
  app.route("/api/v1", createApi(services, hurry.api));
  app.route("/hsds", createHsds(services, hurry.pages));
  // Before the guard: this path takes another site's form; so does the end of letters (councilFeeds), and no other.
  app.route("/", providerPosts(services, hurry.pages));
  app.route("/", gatewayCalls(services, hurry.pages));
  app.route("/", calendarFeeds(services, hurry.pages, createPace(FETCHES_PER_MINUTE)));
  app.route("/", councilFeeds(services, hurry.pages));
  // Each of these posts may send a letter to somebody else's address.
  app.on(
    "POST",
    ["/raad/foelg", "/raad/foelg.data"],
    unhurried(services, createPace(LETTERS_PER_MINUTE)).pages,
  );
  app.use(ownPostsOnly(services));
  app.use(async (c, next) => {
    const token = readCookie(c.req.header("Cookie") ?? null, sessionCookieName(config));
    c.set("token", token);
    c.set(
      "who",
      token ? await services.identity.whoIs(token, services.clock.now(), { seen: byHand(c) }) : null,
    );
    await next();
  });
  app.use(hurry.pages);
  app.route("/", importUpload(services));
  app.route("/", minutesUpload(services));
  app.route("/", annexUpload(services));
  app.get("/live", live.open);
  app.all("*", async (c) => {
    const request = (await keepWhatWasTyped(services, c)) ?? c.req.raw;
    return render(asSeenFromOutside(request, config.publicOrigin), routerContext(services, c));
  });
  return { fetch: app.fetch, stop: live.stop };
}

/** A page that renews itself is no sign of a human being before it. */
const byHand = (c: Context): boolean => !c.req.header("Stafet-Renewal") && c.req.path !== "/live";

/** File names carry a hash of their content. */
async function forever(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  if (c.res.status === 200) c.header("Cache-Control", "public, max-age=31536000, immutable");
}

/** Behind a proxy the address people use is not the one we hear: posts are compared with the former. */
function asSeenFromOutside(request: Request, publicOrigin: string | null | undefined): Request {
  if (!publicOrigin) return request;
  const { pathname, search } = new URL(request.url);
  return new Request(new URL(`${pathname}${search}`, publicOrigin), request);
}

function routerContext(services: Services, c: WebContext): RouterContextProvider {
  const url = new URL(c.req.url);
  const context = new RouterContextProvider();
  context.set(servicesContext, services);
  context.set(signedInContext, c.get("who"));
  context.set(actorContext, c.get("who")?.actor ?? null);
  context.set(originContext, ownOrigin(services.config, url.origin));
  context.set(
    workstationContext,
    readCookie(c.req.header("Cookie") ?? null, workstationCookieName(services.config)),
  );
  context.set(fromContext, fromOf(c, services.config));
  context.set(sessionContext, c.get("token"));
  context.set(nonceContext, c.get("secureHeadersNonce"));
  context.set(langContext, langOf(readLanguage(c.req.header("Cookie") ?? null, services.config)) ?? "da");
  context.set(pathContext, `${pagePath(url.pathname)}${pageQuery(url.searchParams)}`);
  return context;
}

/** The router fetches `/side.data?_routes=…` for the page `/side`. */
const pagePath = (path: string): string =>
  path === "/_root.data" ? "/" : path.endsWith(".data") ? path.slice(0, -".data".length) : path;

function pageQuery(asked: URLSearchParams): string {
  const query = new URLSearchParams(asked);
  query.delete("_routes");
  return query.size > 0 ? `?${query}` : "";
}
