import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refusalMessage } from "./refusal.ts";
import { textFor } from "./server.ts";

/** Every text, with its address; functions are called with marked arguments. */
function texts(node: unknown, path: string): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") return [[path, String(node(...Array(node.length).fill("¤")))]];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => texts(value, path ? `${path}.${key}` : key));
}

const da = texts(textFor("da"), "");
const en = texts(textFor("en"), "");

test("Danish and English have the same texts, none of them empty", () => {
  expect(en.map(([path]) => path).sort()).toEqual(da.map(([path]) => path).sort());
  expect([...da, ...en].filter(([, text]) => text.trim() === "")).toEqual([]);
});

test("Danish never uses the words the people concerned have asked us not to use", () => {
  const unwanted = /misbruger|den hjemløse|de hjemløse|udeblev|klient|tovholder/i;
  expect(da.filter(([, text]) => unwanted.test(text))).toEqual([]);
});

test("a refusal without words of its own still says that nothing changed, and its code", () => {
  const message = refusalMessage(textFor("en"), "somethingNew");
  expect(message).toContain("nothing has changed");
  expect(message).toContain("somethingNew");
});

test("a code that happens to be a word of the language is no text", () => {
  expect(refusalMessage(textFor("da"), "toString")).toContain("toString");
});

test("every detail a refusal's words ask for is asked for in both languages", () => {
  const asked = (all: [string, string][]) =>
    all
      .filter(([path]) => path.startsWith("refusals."))
      .map(([path, text]) => `${path}: ${[...new Set(text.match(/\{\w+\}/g))].sort().join()}`)
      .sort();
  expect(asked(en)).toEqual(asked(da));
});

test("every code the house refuses with has words", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const codes = files.flatMap((file) =>
    [...readFileSync(`src/${file}`, "utf8").matchAll(/\b(?:new Refused|refuse)\(\s*"(\w+)"/g)].map(
      (match) => match[1],
    ),
  );
  expect(codes.length).toBeGreaterThan(0);
  const known = Object.keys(textFor("da").refusals);
  expect([...new Set(codes)].filter((code) => !known.includes(code ?? ""))).toEqual([]);
});

test("every code a command's own checks give to a field has words", () => {
  const schemas = readFileSync("src/modules/relay/commands.ts", "utf8");
  const codes = [...schemas.matchAll(/\berror: "(\w+)"/g)].map((match) => match[1] ?? "");
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.filter((code) => !Object.hasOwn(textFor("da").fieldIssues, code))).toEqual([]);
});
