import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { plainPage } from "./plainPage.ts";
import { type Door, turnedAway } from "./turnedAway.ts";

/**
 * No body beyond so many bytes. One that says how long it is – the server holds it to its word – is judged by that;
 * only the others are read here, since reading makes a stream of what would otherwise be parsed as it came.
 */
export function limitBodies(
  usual: number,
  door: Door,
  larger: readonly { readonly path: string; readonly maxSize: number }[] = [],
): MiddlewareHandler {
  const most = limiting(usual, door);
  const large = new Map(larger.map(({ path, maxSize }) => [path, limiting(maxSize, door)]));
  return (c, next) => (large.get(c.req.path) ?? most)(c, next);
}

function limiting(maxSize: number, door: Door): MiddlewareHandler {
  const reading = bodyLimit({
    maxSize,
    onError(c) {
      turnedAway(door, c, "tooLarge", 413);
      return plainPage(c, door.config, "tooMuch", 413);
    },
  });
  return (c, next) => {
    const length = c.req.header("Content-Length");
    const said = length !== undefined && !c.req.header("Transfer-Encoding");
    return said && Number(length) <= maxSize ? next() : reading(c, next);
  };
}
