import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compose, type Services } from "#compose.ts";
import { type Env, loadConfig } from "#config.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { main } from "./main.ts";

// `stafet admin create`, asked of a running server that has nobody to send mail by.

let folder: string;
let services: Services;
const env = (): Env => ({
  STAFET_DATA: join(folder, "data"),
  STAFET_DEMO: "off",
  STAFET_WORKER: "off",
  STAFET_LOG_LEVEL: "silent",
  STAFET_PUBLIC_ORIGIN: "https://stafet.example.dk",
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stafet-admin-"));
  services = await compose(loadConfig(env()));
});
afterAll(async () => {
  await services.close();
  await rm(folder, { recursive: true, force: true });
});

async function create(...words: string[]) {
  let [stdout, stderr] = ["", ""];
  const code = await main(["admin", "create", ...words], {
    env: env(),
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    open: (config) => compose(config, "command"),
    work: () => Promise.reject(new Error("no work here")),
  });
  return { code, stdout, stderr };
}
const invite = async (email: string, name = "Ada Bro"): Promise<string> => {
  const { code, stdout } = await create("--email", email, "--name", name, "--json");
  expect(code).toBe(0);
  return (JSON.parse(stdout) as { link: string }).link;
};
const tokenIn = (link: string): string => link.slice("https://stafet.example.dk/invitation/".length);
const behind = (link: string) => services.signIn.invitation(tokenIn(link), services.clock.now());
const accept = (link: string) =>
  services.signIn.accept(
    { token: tokenIn(link), name: "Ada Bro", password: "grøn cykel ved havnen" },
    { address: "192.0.2.1", agent: "", device: null },
    services.clock.now(),
  );

it("prints a link at the address people type, this once; no letter goes out", async () => {
  const { code, stdout, stderr } = await create("--email", "Ada@Example.dk", "--name", " Ada Bro ");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^https:\/\/stafet\.example\.dk\/invitation\/[\w-]{43}\n$/);
  expect(stderr).toContain("once, within seven days");
  expect(await behind(stdout.trim())).toMatchObject({
    email: "ada@example.dk",
    name: "Ada Bro",
    remit: "administrator",
    unitName: null,
    invitedByName: null,
  });
  expect(await services.mail.outbox()).toEqual([]);
});

it("twice gives a new link, and the first one leads nowhere", async () => {
  const [first, second] = [await invite("twice@example.dk"), await invite("Twice@example.dk")];
  expect(second).not.toBe(first);
  await expect(behind(first)).rejects.toMatchObject({ code: "linkExpired" });
  expect((await behind(second)).email).toBe("twice@example.dk");
});

it("for somebody who is one already, it gives nobody a new password: their own is asked for", async () => {
  const first = await invite("again@example.dk");
  const entered = await accept(first);
  await expect(accept(first)).rejects.toMatchObject({ code: "linkUsed" });
  const again = await invite("again@example.dk");
  const personId = entered.kind === "in" ? entered.personId : "not in";
  expect((await behind(again)).existing).toBe(personId);
  const guess = { token: tokenIn(again), name: "Thief", password: "another sentence of four" };
  const from = { address: "192.0.2.2", agent: "", device: null };
  await expect(services.signIn.accept(guess, from, services.clock.now())).rejects.toMatchObject({
    code: "wrongSignIn",
  });
});

it("stands in the log without the address or the link", async () => {
  const link = await invite("logged@example.dk");
  const { rows } = await services.db.read(SYSTEM, (tx) =>
    sql<{ detail: object }>`
      select detail from identity.audit_entry where action = 'identity.invite' order by id desc limit 1`.execute(
      tx,
    ),
  );
  expect(rows[0]?.detail).toMatchObject({ remit: "administrator" });
  expect(JSON.stringify(rows)).not.toMatch(/logged@|invitation\//);
  expect(JSON.stringify(rows)).not.toContain(tokenIn(link));
});

it.each([
  ["no address", ["--name", "Ada"], "--email is missing"],
  ["no name", ["--email", "ada@example.dk"], "--name is missing"],
  ["an empty name", ["--email", "ada@example.dk", "--name", ""], "--name needs a value"],
  ["a name of nothing but blanks", ["--email", "ada@example.dk", "--name", "  "], "--name is not a name"],
  ["a name nobody has", ["--email", "ada@example.dk", "--name", "a".repeat(201)], "--name is not a name"],
  ["an address that is none", ["--email", "ada", "--name", "Ada"], "--email is not an e-mail address"],
  ["two addresses", ["--email", "a@b.dk c@d.dk", "--name", "Ada"], "--email is not an e-mail address"],
  [
    "an address longer than any",
    ["--email", `${"a".repeat(250)}@example.dk`, "--name", "Ada"],
    "--email is not an e-mail address",
  ],
  ["a word too many", ["now", "--email", "ada@example.dk", "--name", "Ada"], 'What is "now"?'],
])("typed wrongly – %s – it says so in one line and invites nobody", async (_, words, why) => {
  const said = await create(...words);
  expect(said).toMatchObject({ code: 2, stdout: "" });
  expect(said.stderr).toContain(why);
  expect(said.stderr.trim().split("\n")).toHaveLength(1);
});
