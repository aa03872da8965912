import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { OAuth2Server } from "oauth2-mock-server";
import type { TestProject } from "vitest/node";
import { startSamlProvider } from "../builders/samlIdp.ts";
import { startPostgres, throwaway } from "../postgres.ts";
import { unpackChromium } from "./chromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one server of this run listens. */
    address: string;
    /** The browser's program, and the folder of libraries it needs where the machine lacks them. */
    chromium: { program: string; libraries: string | null };
  }
}

/**
 * Before all browser tests: unpack the browser, start the built server as `npm start` would, in demo mode. With
 * STAFET_BROWSER_ENGINE=postgres on a server of its own, as a house would have it; else on the embedded engine.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "stafet-e2e-"));
  const idp = await startProvider();
  const saml = await startSaml();
  const postgres =
    process.env.STAFET_BROWSER_ENGINE === "postgres"
      ? await startPostgres({ settings: throwaway })
      : undefined;
  const server = startServer(join(folder, "data"), {
    ...{ STAFET_OIDC: idp.setting, STAFET_SAML: saml.setting },
    ...(postgres && { DATABASE_URL: postgres.url() }),
  });
  try {
    project.provide("address", await addressOf(server));
    project.provide("chromium", await unpackChromium());
  } catch (error) {
    server.kill("SIGKILL");
    throw error;
  }
  return async () => {
    const gone = once(server, "exit");
    server.kill("SIGTERM");
    const [code] = await gone;
    await idp.stop();
    saml.stop();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The server did not stop as it should (exit code ${code}).`);
  };
}

/** An identity provider of its own: whoever comes is Bo Lund, a worker at the shelter. */
async function startProvider(): Promise<{ setting: string; stop(): Promise<void> }> {
  const idp = new OAuth2Server();
  await idp.issuer.keys.generate("RS256");
  await idp.start(0, "127.0.0.1");
  const claims = { sub: "bo", name: "Bo Lund", cvr: "12345674", roles: ["shelter"] };
  idp.service.on("beforeTokenSigning", (token: { payload: object }) => Object.assign(token.payload, claims));
  idp.service.on("beforeUserinfo", (response: { body: object }) => Object.assign(response.body, claims));
  const shared = {
    clientId: "stafet",
    clientSecret: "a client's secret",
    organisationClaim: "cvr",
    rolesClaim: "roles",
  };
  const mapping = {
    organisations: { "12345674": "nordlys" },
    roles: { shelter: { unit: "herberget-nordlys", role: "worker" } },
  };
  const setting = JSON.stringify([
    { id: "nordlys", name: "Nordlys", issuer: idp.issuer.url, ...shared, ...mapping },
    // Nobody listens there.
    { id: "stille", name: "Den stille kommune", issuer: "http://127.0.0.1:9", ...shared, ...mapping },
  ]);
  return { setting, stop: () => idp.stop() };
}

/** One that speaks SAML, on another site: Siv Krag is a worker at the shelter, Tom Lassen nobody we know of. */
async function startSaml(): Promise<{ setting: string; stop(): void }> {
  const attributes = { name: "Siv Krag", cvr: "12345674", roles: ["shelter"] };
  const idp = await startSamlProvider({
    "Siv Krag": { subject: "siv", attributes },
    "Tom Lassen": { subject: "tom", attributes: { name: "Tom Lassen" } },
  });
  const { issuer, entryPoint, certificate } = idp;
  const setting = JSON.stringify([
    {
      id: "storvang",
      name: "Storvang",
      issuer,
      entryPoint,
      certificates: [certificate],
      organisationClaim: "cvr",
      organisations: { "12345674": "nordlys" },
      rolesClaim: "roles",
      roles: { shelter: { unit: "herberget-nordlys", role: "worker" } },
    },
  ]);
  return { setting, stop: idp.stop };
}

function startServer(data: string, providers: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ["build/server/index.js"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      STAFET_DATA: data,
      STAFET_DEMO: "on",
      STAFET_DEMO_SIZE: "small",
      ...providers,
      STAFET_LOG_LEVEL: "error",
      // One person does here in a minute what people do in a day.
      STAFET_REQUESTS_PER_MINUTE: "100000",
    },
  });
}

/** The address in the line the server prints when it is ready. Throws with what it said when it ends before that. */
async function addressOf(server: ChildProcess): Promise<string> {
  if (!server.stdout || !server.stderr) throw new Error("The server's output cannot be read.");
  let said = "";
  server.stderr.on("data", (chunk) => {
    said += chunk;
    process.stderr.write(chunk);
  });
  for await (const line of createInterface(server.stdout)) {
    const address = /^Stafet: (http\S+)/.exec(line)?.[1];
    if (address) return address;
    said += `${line}\n`;
  }
  throw new Error(`The server ended before it was ready:\n${said}`);
}
