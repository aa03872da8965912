import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type CommandResult,
  callControl,
  claimFolder,
  controlPath,
  FolderInUse,
  serveControl,
} from "./control.ts";

let root: string;
let folder: string;
let count = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "stafet-control-"));
});
beforeEach(() => {
  count += 1;
  folder = join(root, String(count));
});
afterAll(() => rm(root, { recursive: true }));

const echo = async (argv: readonly string[]): Promise<CommandResult> => ({
  exitCode: argv.length,
  stdout: argv.join("|"),
  stderr: "",
});

test("a command travels with its words intact, and its result back", async () => {
  const control = await claimFolder(folder, echo);
  const words = ["token", "create", "--unit", "skadestuen æøå\n\"'", ""];
  expect(await callControl(control.path, words)).toEqual({
    exitCode: 5,
    stdout: words.join("|"),
    stderr: "",
  });
  const many = await Promise.all(
    Array.from({ length: 20 }, (_, n) => callControl(control.path, [String(n)])),
  );
  expect(many.map((result) => result?.stdout)).toEqual(Array.from({ length: 20 }, (_, n) => String(n)));
  await control.close();
});

test("a result of many megabytes arrives whole", async () => {
  const stdout = "x".repeat(5_000_000);
  const control = await claimFolder(folder, async () => ({ exitCode: 0, stdout, stderr: "" }));
  expect((await callControl(control.path, []))?.stdout).toHaveLength(stdout.length);
  await control.close();
});

test("a command that throws is told so and the next one is served", async () => {
  let calls = 0;
  const control = await claimFolder(folder, async (argv) => {
    calls += 1;
    if (calls === 1) throw new Error("no such unit");
    return echo(argv);
  });
  expect(await callControl(control.path, ["x"])).toEqual({
    exitCode: 1,
    stdout: "",
    stderr: "no such unit\n",
  });
  expect(await callControl(control.path, ["x"])).toMatchObject({ exitCode: 1, stdout: "x" });
  await control.close();
});

test("nobody there is null, before and after", async () => {
  expect(await callControl(controlPath(folder), ["x"])).toBeNull();
  const control = await claimFolder(folder, echo);
  await control.close();
  expect(await callControl(control.path, ["x"])).toBeNull();
});

test("a second opener is refused while the first lives, and welcome afterwards", async () => {
  const first = await claimFolder(folder, echo);
  await expect(claimFolder(folder, echo)).rejects.toThrow(FolderInUse);
  expect(await callControl(first.path, ["still"])).toMatchObject({ stdout: "still" });
  await first.close();
  const second = await claimFolder(folder, echo);
  await second.close();
});

/** A process that claims the folder and is killed, leaving its socket behind. */
async function killedHolder(meanwhile: () => Promise<void> = async () => {}): Promise<void> {
  const script = `
    import { claimFolder } from ${JSON.stringify(join(import.meta.dirname, "control.ts"))};
    await claimFolder(${JSON.stringify(folder)}, async () => ({ exitCode: 0, stdout: "", stderr: "" }));
    console.log("claimed");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  await meanwhile();
  child.kill("SIGKILL");
  await once(child, "exit");
  expect((await stat(controlPath(folder))).isSocket()).toBe(true);
}

test.each(["a fresh folder", "a folder left behind"])(
  "of several at once exactly one gets %s",
  async (what) => {
    if (what === "a folder left behind") await killedHolder();
    const claims = await Promise.allSettled(Array.from({ length: 8 }, () => claimFolder(folder, echo)));
    const won = claims.filter((claim) => claim.status === "fulfilled");
    const lost = claims.filter((claim) => claim.status === "rejected");
    expect(won).toHaveLength(1);
    for (const { reason } of lost) expect(reason).toBeInstanceOf(FolderInUse);
    await won[0]?.value.close();
  },
);

test("what a killed process left behind is replaced", async () => {
  await killedHolder(async () => {
    await expect(claimFolder(folder, echo)).rejects.toThrow(FolderInUse);
  });
  expect(await callControl(controlPath(folder), ["x"])).toBeNull();
  const control = await claimFolder(folder, echo);
  expect(await callControl(control.path, ["now me"])).toMatchObject({ stdout: "now me" });
  await control.close();
});

test("a folder whose path is too long for a socket gets a short one, always the same", async () => {
  const deep = join(folder, "a".repeat(60), "b".repeat(60));
  expect(controlPath(deep).length).toBeLessThan(104);
  expect(controlPath(deep)).toBe(controlPath(join(deep, ".")));
  expect(controlPath(deep)).not.toBe(controlPath(`${deep}c`));
  const control = await claimFolder(deep, echo);
  expect((await stat(deep)).isDirectory()).toBe(true);
  expect(await callControl(controlPath(deep), ["x"])).toMatchObject({ stdout: "x" });
  await control.close();
});

test.each(["not json\n", '{"argv": []}\n', '["a", 1]\n'])("%j is no command", async (line) => {
  const control = await claimFolder(folder, echo);
  const socket = createConnection(control.path);
  socket.write(line);
  expect(JSON.parse(await text(socket))).toMatchObject({ exitCode: 1, stdout: "" });
  await control.close();
});

test("closing does not wait for one who says nothing", async () => {
  const control = await claimFolder(folder, echo);
  const silent = createConnection(control.path);
  await once(silent, "connect");
  await control.close();
  silent.destroy();
});

test("a file in the way is not removed", async () => {
  await writeFile(join(root, "occupied.sock"), "precious");
  await expect(serveControl(join(root, "occupied.sock"), echo)).rejects.toThrow(/EADDRINUSE/);
  expect((await stat(join(root, "occupied.sock"))).size).toBe(8);
});
