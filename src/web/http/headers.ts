import type { MiddlewareHandler } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";

interface Site {
  publicOrigin?: string | null;
  /** Where pictures of maps come from, if from anywhere (STAFET_MAP_TILES). */
  mapTiles?: string | undefined;
}

/** What no page of ours asks a device for. Passkeys are left to ourselves. */
const NEVER = [
  ...(["accelerometer", "autoplay", "bluetooth", "browsingTopics", "camera", "displayCapture"] as const),
  ...(["geolocation", "gyroscope", "hid", "idleDetection", "magnetometer", "microphone", "midi"] as const),
  ...(["payment", "screenWakeLock", "serial", "usb", "xrSpatialTracking"] as const),
];

/**
 * On every answer, files and health among them: only our own files, and only scripts that carry this response's nonce.
 * Nothing may frame us, and no address of ours is told to other sites. In development Vite's style elements and its
 * socket are let through as well.
 */
export function securityHeaders(site: Site, mode: "production" | "development"): MiddlewareHandler {
  const development = mode === "development";
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", NONCE],
      styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
      imgSrc: ["'self'", ...(site.mapTiles ? [new URL(site.mapTiles).origin] : [])],
      fontSrc: ["'self'"],
      connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    permissionsPolicy: {
      ...Object.fromEntries(NEVER.map((name) => [name, []])),
      publickeyCredentialsGet: ["self"],
    },
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
    xXssProtection: false,
    strictTransportSecurity: site.publicOrigin?.startsWith("https:")
      ? "max-age=31536000; includeSubDomains"
      : false,
  });
}

/** Files somebody sent in: whatever they hold, a browser that opens one runs nothing of it, and nothing of ours. Goes around `securityHeaders`. */
export const sandboxed: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has("Content-Disposition")) return;
  c.header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
  c.header("X-Content-Type-Options", "nosniff");
};

/** Nothing that is made for somebody is kept by their browser, or by anything on the way – unless it says otherwise. */
export const keptByNobody: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
};
