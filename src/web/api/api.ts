import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import type { Services } from "#compose.ts";
import { isRefused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import { refusalStatus } from "../http/status.ts";
import type { Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { Problem, problem } from "./problem.ts";

type Env = { Variables: { actor: Actor } };

const problems = {
  content: { "application/problem+json": { schema: Problem } },
  description: "What is wrong (RFC 9457); `code` is stable",
};
const headers = z.object({
  "idempotency-key": z
    .string()
    .max(200)
    .optional()
    .meta({ description: "The same key and body again is done once and answered the same" }),
});

const purposeHeader = z.object({
  purpose: z.string().max(2_000).optional().meta({
    description:
      "Why a unit that is not on the course opens it: citizenHere, citizenCalls, preparing, askedByOther, followUp, or own words (percent-encoded UTF-8, at most 300 characters, no personal number). Kept in the log, where the citizen sees it; goes for eight hours",
  }),
});

/** Headers hold no Danish letters: what is percent-encoded is decoded, what is not stands as it was sent. */
function decoded(header: string | undefined): string | null {
  if (header === undefined) return null;
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}

/**
 * The HTTP API under /api/v1. Bearer tokens only, never cookies, so that no other site can make a browser speak here.
 * The document at /openapi.json is written from the schemas that parse. `unhurried`: no token goes faster than that.
 */
export function createApi(services: Services, unhurried?: MiddlewareHandler): OpenAPIHono<Env> {
  const api = new OpenAPIHono<Env>({
    defaultHook: (result, c) =>
      result.success
        ? undefined
        : refuse(c, 400, "invalidInput", { issues: result.error.issues.map(issueOf) }),
  });
  api.get("/openapi.json", (c) => c.json(documentOf(api)));
  api.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });

  api.use(async (c, next) => {
    const token = /^Bearer (\S+)$/.exec(c.req.header("Authorization") ?? "")?.[1];
    const actor = token ? await services.identity.actorOfToken(token, services.clock.now()) : null;
    if (!actor) return refuse(c, 401, "tokenNeeded");
    c.set("actor", actor);
    c.header("Cache-Control", "no-store");
    return next();
  });
  if (unhurried) api.use(unhurried);
  for (const endpoint of endpoints) mount(api, services, endpoint);

  api.notFound((c) => refuse(c, 404, "notFound"));
  api.onError((error, c) => {
    // "Not found" and "not yours to see" read the same to the last byte.
    if (isRefused(error)) {
      const details = error.code === "notFound" ? {} : error.details;
      return refuse(c, refusalStatus(error.code), error.code, details);
    }
    if (error instanceof HTTPException)
      return refuse(c, error.status, error.status === 413 ? "tooLong" : "invalidInput");
    services.log.error("api.failed", { method: c.req.method, error });
    return refuse(c, 500, "fault");
  });
  return api;
}

const documentOf = (api: OpenAPIHono<Env>) =>
  api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Stafet", version: "1", description: "The relay of responsibility: one holder, always." },
    servers: [{ url: "/api/v1" }],
    security: [{ bearer: [] }],
  });

function mount(api: OpenAPIHono<Env>, services: Services, endpoint: Endpoint): void {
  const { method, path, body, query, status = 200 } = endpoint;
  const params = path.includes("{id}") ? { params: z.object({ id: z.uuid() }) } : {};
  const route = createRoute({
    method,
    path,
    summary: endpoint.summary,
    request: {
      ...params,
      ...(query ? { query } : {}),
      ...(body
        ? { headers, body: { required: true, content: { "application/json": { schema: body } } } }
        : path.startsWith("/courses/")
          ? { headers: purposeHeader }
          : {}),
    },
    responses: {
      [status]: { description: "Done", content: { "application/json": { schema: endpoint.answer } } },
      default: problems,
    },
  });
  api.openapi(route, async (c) => {
    const id = c.req.param("id") ?? "";
    const sent: unknown = body ? await c.req.json() : {};
    if (holdsZero(sent) || holdsZero(c.req.query())) throw new HTTPException(400);
    const input = { ...(sent as object), ...(endpoint.idField ? { [endpoint.idField]: id } : {}) } as never;
    const answer = await endpoint.run({
      services,
      actor: c.get("actor"),
      now: services.clock.now(),
      key: c.req.header("Idempotency-Key"),
      purpose: decoded(c.req.header("Purpose")),
      id,
      query: c.req.query(),
      input,
    });
    return c.json(answer as object, status);
  });
}

const refuse = (c: Context, status: number, code: string, details?: Record<string, unknown>): Response =>
  problem(status, code, c.req.header("Accept-Language"), details);

/** A zero byte, which no text of the database can hold. */
const holdsZero = (value: unknown): boolean =>
  typeof value === "string"
    ? value.includes("\0")
    : typeof value === "object" && value !== null && Object.values(value).some(holdsZero);

const issueOf = (issue: { path: PropertyKey[]; code: string; keys?: readonly string[] }) => ({
  field: [...issue.path, ...(issue.keys ?? [])].map(String).join("."),
  code: issue.code,
});
