import type { MiddlewareHandler } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";

interface Site {
  publicOrigin?: string | null;
}

/**
 * Only our own files, and only scripts that carry this response's nonce. Nothing may frame us, and no address of
 * ours is told to other sites. In development Vite's style elements and its socket are let through as well.
 */
export function securityHeaders(site: Site, mode: "production" | "development"): MiddlewareHandler {
  const development = mode === "development";
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", NONCE],
      styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
    xXssProtection: false,
    strictTransportSecurity: site.publicOrigin?.startsWith("https:") ? "max-age=31536000" : false,
  });
}
