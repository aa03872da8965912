import { createHash } from "node:crypto";
import { OpenAPIHono, type RouteConfig } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { stream } from "hono/streaming";
import { z } from "zod";
import type { Services } from "#compose.ts";
import { type Hsds, ownTaxonomy, ownTerms, termOut } from "#exchange/services/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { ownOrigin } from "../../http/origin.ts";
import { Problem, problem } from "../problem.ts";
import { createLists, type Turn } from "./lists.ts";
import { listQuery, organisationQuery, type Paging, placeQuery, serviceQuery, termQuery } from "./query.ts";

/** Where a page with this much behind it begins to be told as lines. */
const LINES_AT_ONCE = 100;
const PROFILE = "https://docs.openreferral.org/en/v3.1.0/hsds/schema_reference.html";

/**
 * What there is, for other systems: the reading half of the HSDS 3.1 API, without sign-in – nothing in it is about a
 * citizen. Answers may be kept for five minutes by anybody, and are asked about again by their ETag.
 */
export function createHsds(services: Services, unhurried?: MiddlewareHandler): OpenAPIHono {
  const { directory, db, config } = services;
  const lists = createLists(services);
  const api = new OpenAPIHono();
  if (unhurried) api.use(unhurried);
  api.use(async (c, next) => {
    await next();
    if (c.res.status !== 200) return;
    c.header("Cache-Control", "public, max-age=300");
    c.header("Access-Control-Allow-Origin", "*");
  });
  const catalogue = () => db.read(SYSTEM, (snapshot) => directory.catalogue(snapshot));

  api.get("/", (c) =>
    withTag(c, {
      version: "3.1",
      profile: PROFILE,
      openapi_url: new URL("/hsds/openapi.json", ownOrigin(config, new URL(c.req.url).origin)).href,
    }),
  );
  api.get("/openapi.json", (c) => withTag(c, documentOf(api)));

  const list = <Q extends z.ZodObject>(
    path: string,
    summary: string,
    query: Q,
    turn: (asked: z.output<Q>) => Turn,
  ): void => {
    api.openAPIRegistry.registerPath(describing(path, summary, { query }, "A page", Envelope));
    api.get(path, async (c) => {
      const asked = query.safeParse(c.req.query());
      if (!asked.success) return invalid(c, asked.error.issues);
      const paging = asked.data as unknown as Paging;
      return paging.format === "ndjson"
        ? lines(c, turn(asked.data))
        : withTag(c, await pageOf(turn(asked.data), paging));
    });
  };
  const one = (path: string, summary: string, find: (id: string) => Promise<Hsds | null>): void => {
    const params = z.object({ id: z.uuid() });
    api.openAPIRegistry.registerPath(describing(path, summary, { params }, "The record, nested", Item));
    api.get(path.replace("{id}", ":id"), async (c) => {
      const asked = params.safeParse(c.req.param());
      if (!asked.success) return invalid(c, asked.error.issues);
      const found = await find(asked.data.id.toLowerCase());
      return found ? withTag(c, found) : refuse(c, 404, "notFound");
    });
  };

  list("/services", "Services", serviceQuery, lists.services);
  one("/services/{id}", "One service", lists.service);
  list("/organizations", "Organizations", organisationQuery, lists.organisations);
  one("/organizations/{id}", "One organization", lists.organisation);
  list("/service_at_locations", "Where services are given", placeQuery, lists.places);
  one("/service_at_locations/{id}", "One place of a service", lists.place);
  list("/taxonomies", "Taxonomies", listQuery, () => held(async () => [ownTaxonomy]));
  one("/taxonomies/{id}", "One taxonomy", async (id) => (id === ownTaxonomy.id ? ownTaxonomy : null));
  list("/taxonomy_terms", "Terms", termQuery, ({ taxonomy_id: id }) =>
    held(async () =>
      id === undefined || id === ownTaxonomy.id ? ownTerms(await catalogue()).map(termOut) : [],
    ),
  );
  one("/taxonomy_terms/{id}", "One term", async (id) => {
    const terms = ownTerms(await catalogue()).map(termOut);
    return terms.find((term) => term.id === id) ?? null;
  });

  api.notFound((c) => refuse(c, 404, "notFound"));
  api.onError((error, c) => {
    services.log.error("hsds.failed", { method: c.req.method, error });
    return refuse(c, 500, "fault");
  });
  return api;
}

const Item = z.object({ id: z.uuid() }).catchall(z.unknown());
const Envelope = z
  .object({
    total_items: z.int(),
    total_pages: z.int(),
    page_number: z.int(),
    size: z.int(),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
    contents: z.array(Item),
  })
  .meta({ id: "Page" });
const problems = {
  content: { "application/problem+json": { schema: Problem } },
  description: "What is wrong (RFC 9457); `code` is stable",
};

const describing = (
  path: string,
  summary: string,
  request: NonNullable<RouteConfig["request"]>,
  description: string,
  schema: z.ZodObject,
): RouteConfig => ({
  ...{ method: "get" as const, path, summary, request },
  responses: { 200: { description, content: { "application/json": { schema } } }, default: problems },
});

const documentOf = (api: OpenAPIHono) =>
  api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Stafet: offers, as HSDS",
      version: "3.1",
      description: "Open Referral HSDS 3.1, for reading. Public.",
    },
    servers: [{ url: "/hsds" }],
  });

const refuse = (c: Context, status: number, code: string, details?: Record<string, unknown>): Response =>
  problem(status, code, c.req.header("Accept-Language"), details);

const invalid = (c: Context, issues: readonly { path: PropertyKey[]; code: string }[]): Response =>
  refuse(c, 400, "invalidInput", {
    issues: issues.map(({ path, code }) => ({ field: path.map(String).join("."), code })),
  });

/** A list that is held whole, a page at a time. */
const held =
  (all: () => Promise<readonly Hsds[]>): Turn =>
  async (page, size) => {
    const contents = await all();
    return { total: contents.length, contents: contents.slice((page - 1) * size, page * size) };
  };

async function pageOf(turn: Turn, { page, per_page: size }: Paging): Promise<z.input<typeof Envelope>> {
  const { total, contents } = await turn(page, size);
  const pages = Math.max(1, Math.ceil(total / size));
  return {
    ...{ total_items: total, total_pages: pages, page_number: page, size: contents.length },
    ...{ first_page: page === 1, last_page: page >= pages, empty: contents.length === 0 },
    contents: contents as z.input<typeof Item>[],
  };
}

/** All of it, one record a line, a page in memory. */
function lines(c: Context, turn: Turn): Response {
  c.header("Content-Type", "application/x-ndjson");
  return stream(c, async (out) => {
    for (let page = 1; ; page += 1) {
      const { contents } = await turn(page, LINES_AT_ONCE);
      if (contents.length === 0 || out.aborted) return;
      await out.write(`${contents.map((one) => JSON.stringify(one)).join("\n")}\n`);
      if (contents.length < LINES_AT_ONCE) return;
    }
  });
}

/** Whoever has it already is told so. */
function withTag(c: Context, body: object): Response {
  const text = JSON.stringify(body);
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const known = (c.req.header("If-None-Match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  c.header("ETag", tag);
  if (known.includes(tag)) return c.body(null, 304);
  return c.body(text, 200, { "Content-Type": "application/json; charset=utf-8" });
}
