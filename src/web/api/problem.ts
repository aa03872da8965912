import { z } from "zod";
import { langOf } from "../text/lang.ts";
import { refusalMessage } from "../text/refusal.ts";
import { textFor } from "../text/server.ts";

/** What is wrong, for machines and for people (RFC 9457). `code` is stable; `title` is in the language asked for. */
export const Problem = z
  .object({
    type: z.string().meta({ description: "urn:stafet:problem:<code>" }),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    issues: z.array(z.object({ field: z.string(), code: z.string() })).optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: "Problem" });
export type ProblemBody = z.output<typeof Problem>;

/** The first of the languages asked for that we speak; Danish when none is. */
export function languageOf(header: string | undefined) {
  const asked = (header ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return asked.map(langOf).find((lang) => lang !== null) ?? "da";
}

export function problem(
  status: number,
  code: string,
  acceptLanguage: string | undefined,
  details: Record<string, unknown> = {},
): Response {
  const { issues, ...rest } = details as { issues?: ProblemBody["issues"] };
  const body: ProblemBody = {
    type: `urn:stafet:problem:${code}`,
    title: refusalMessage(textFor(languageOf(acceptLanguage)), code, details),
    status,
    code,
    ...(issues ? { issues } : {}),
    ...(Object.keys(rest).length > 0 ? { details: rest } : {}),
  };
  const headers: Record<string, string> = {
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
  };
  if (status === 401) headers["WWW-Authenticate"] = 'Bearer realm="stafet"';
  return new Response(JSON.stringify(body), { status, headers });
}
