import { html } from "hono/html";
import { now, pathContext, services, text } from "../../../http/context.ts";
import { signInPath } from "../../../http/ways.ts";
import { readerOf } from "../shared/keeping.ts";
import type { Route } from "./+types/route.ts";

/** A file that is an annex, to take along: of an open item for everybody, of a closed one for those who sit there. Never shown in the page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const file = await council.file(readerOf(context), params.slug, params.file, now(context));
  if (file === null) return notThere(context, params);
  const { name, mediaType, bytes } = file;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType,
      "Content-Length": String(bytes.length),
      "Content-Disposition": `attachment; filename="bilag"; filename*=UTF-8''${encoded(name)}`,
    },
  });
}

/**
 * The same whether it was taken away, never was, or is not theirs who ask: it may stand behind a link in minutes that are years old, or a
 * session may have ended meanwhile.
 */
async function notThere(
  context: Route.LoaderArgs["context"],
  { slug, meeting }: Route.LoaderArgs["params"],
): Promise<Response> {
  const { lang, common, councilMeetings } = text(context);
  const words = councilMeetings.noFile;
  const page = html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.title} – ${common.brand}</title></head><body><main><h1>${words.title}</h1><p>${words.why}</p><p><a href="${signInPath(context.get(pathContext))}">${words.signIn}</a></p><p><a href="/raad/${slug}/${meeting}">${words.meeting}</a></p></main></body></html>`;
  return new Response(String(await page), {
    status: 404,
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
}

/** As RFC 8187 has it. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
