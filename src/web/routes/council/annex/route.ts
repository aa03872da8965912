import { now, services } from "../../../http/context.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { readerOf } from "../shared/keeping.ts";
import type { Route } from "./+types/route.ts";

/** A file that is an annex, to take along: of an open item for everybody, of a closed one for those who sit there. Never shown in the page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const file = await council.file(readerOf(context), params.slug, params.file, now(context));
  if (file === null) return unknown();
  const { name, mediaType, bytes } = file;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType,
      "Content-Length": String(bytes.length),
      "Content-Disposition": `attachment; filename="bilag"; filename*=UTF-8''${encoded(name)}`,
    },
  });
}

/** As RFC 8187 has it. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
