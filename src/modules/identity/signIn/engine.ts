import { hkdfSync } from "node:crypto";
import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Database } from "#platform/db.ts";
import { kyselyOver } from "#platform/kysely-over.ts";
import { SYSTEM } from "../types.ts";
import { PASSWORD_LONGEST, PASSWORD_SHORTEST } from "./limits.ts";
import { hashPassword, verifyPassword } from "./passwordHash.ts";

/** How long one may take to fetch the telephone between password and code. */
export const PROOF_MINUTES = 10;

export interface EngineOptions {
  readonly db: Database;
  readonly secret: string;
  /** The address people type; null in a demonstration without one. */
  readonly publicOrigin: string | null;
}

/**
 * better-auth, as what proves that somebody is who they say: passwords, codes, other identity providers. It is never
 * mounted on an address of its own and its sessions live only as long as one proof: what follows is a session of ours
 * (decision 14). Its tables are `identity.auth_…` (migration 0010); a user is one person's way in.
 */
export const createEngine = (options: EngineOptions) => betterAuth(engineOptions(options));

export type Engine = ReturnType<typeof createEngine>;

/** For the test too, which asks better-auth whether migration 0010 has all it needs. */
export function engineOptions({ db, secret, publicOrigin }: EngineOptions) {
  const secure = publicOrigin?.startsWith("https:") ?? false;
  return {
    appName: "Stafet",
    baseURL: publicOrigin ?? "http://127.0.0.1",
    // Our cookies and sealed forms must not share a key with another's code.
    secret: Buffer.from(hkdfSync("sha256", secret, "", "better-auth", 32)).toString("base64url"),
    database: { db: kyselyOver(db, SYSTEM).withSchema("identity"), type: "postgres" as const },
    telemetry: { enabled: false },
    // It would name e-mail addresses; what is worth knowing is in our own log.
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: "uuid" as const },
      // Our own prefix: better-auth's says less (__Secure-) than that no other host may plant it.
      cookiePrefix: secure ? "__Host-stafet" : "stafet",
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
    },
    user: {
      modelName: "auth_user",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
      additionalFields: {
        personId: {
          type: "string" as const,
          required: true,
          input: false,
          unique: true,
          fieldName: "person_id",
          references: { model: "person", field: "id" },
        },
      },
    },
    session: {
      modelName: "auth_session",
      expiresIn: PROOF_MINUTES * 60,
      fields: {
        expiresAt: "expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        userId: "user_id",
      },
    },
    account: {
      modelName: "auth_account",
      accountLinking: { enabled: false },
      fields: {
        accountId: "account_id",
        providerId: "provider_id",
        userId: "user_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "auth_verification",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_SHORTEST,
      maxPasswordLength: PASSWORD_LONGEST,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    plugins: [
      twoFactor({
        issuer: "Stafet",
        twoFactorCookieMaxAge: PROOF_MINUTES * 60,
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "auth_two_factor",
            fields: {
              backupCodes: "backup_codes",
              userId: "user_id",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
    ],
  };
}
