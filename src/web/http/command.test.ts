import { RouterContextProvider } from "react-router";
import { expect, test } from "vitest";
import { Refused } from "#kernel/refusal.ts";
import { type FormAgain, handleCommand } from "./command.ts";
import { langContext } from "./context.ts";
import type { FormFields } from "./form.ts";

const typed = {
  form: "answer",
  key: "k1",
  note: "Vi kommer kl. 10",
  password: "hemmeligt",
  door: ["a", "b"],
};

function posted(fields: Record<string, string | string[]>): Request {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) body.append(name, each);
  return new Request("http://stafet.test/svar/1", { method: "POST", body });
}

function context(lang: "da" | "en" = "da"): RouterContextProvider {
  const provider = new RouterContextProvider();
  provider.set(langContext, lang);
  return provider;
}

const parse = (fields: FormFields) =>
  fields.has("note")
    ? { ok: true as const, command: { note: fields.get("note") } }
    : { ok: false as const, errors: { note: "Skriv en note" } };

async function refusedWith(
  error: Error,
  lang: "da" | "en" = "da",
): Promise<{ data: FormAgain; status: number }> {
  const run = () => Promise.reject(error);
  const result = await handleCommand({ request: posted(typed), context: context(lang), parse, run });
  if (result instanceof Response) throw new Error("Expected the form again");
  return { data: result.data, status: result.init?.status ?? 200 };
}

test("a fault is not a refusal: it reaches the error page", async () => {
  await expect(refusedWith(new TypeError("broken"))).rejects.toThrow("broken");
});

test("a form with errors comes back with what was typed, and nothing is run", async () => {
  const run = () => Promise.reject(new Error("must not run"));
  const request = posted({ ...typed, note: "" });
  const result = await handleCommand({ request, context: context(), parse, run });
  expect(result).toMatchObject({
    init: { status: 400 },
    data: { form: "answer", errors: { note: "Skriv en note" }, refusal: null, values: { door: ["a", "b"] } },
  });
});

test("a refusal comes back in the viewer's language with what was typed, but never a secret or the key", async () => {
  const refused = new Refused("alreadyAsked", { unit: "Herberget Nordlys" });
  const { data, status } = await refusedWith(refused, "en");
  expect(status).toBe(409);
  expect(data.refusal?.code).toBe("alreadyAsked");
  expect(data.refusal?.message).toContain("Herberget Nordlys has already been asked");
  expect(data.values).toEqual({ note: ["Vi kommer kl. 10"], door: ["a", "b"] });
});

test("a command that was not well formed names its fields", async () => {
  const { data, status } = await refusedWith(
    new Refused("invalidInput", { issues: [{ field: "note", code: "x" }] }),
  );
  expect(status).toBe(400);
  expect(Object.keys(data.errors)).toEqual(["note"]);
});

test("a command carried out leads on; it was given what was parsed and the form's key", async () => {
  const run = async (command: { note: string }, key: string) => `/forloeb/1?${command.note.length}-${key}`;
  const result = await handleCommand({ request: posted(typed), context: context(), parse, run });
  expect(result).toBeInstanceOf(Response);
  expect((result as Response).headers.get("Location")).toBe("/forloeb/1?16-k1");
});

const never = () => Promise.reject(new Error("must not run"));
const withNumber = { ...typed, note: "Ring om 010203-4567", answer: "yes" };

test("a personal number in a text is asked about before it is saved, with all that was sent", async () => {
  const result = await handleCommand({ request: posted(withNumber), context: context(), parse, run: never });
  if (result instanceof Response) throw new Error("Expected the form again");
  const { numbers, ...again } = result.data;
  expect(again).toMatchObject({ errors: {}, refusal: null, values: { note: ["Ring om 010203-4567"] } });
  expect(numbers?.found).toEqual([{ field: "note", masked: "010203-••••" }]);
  expect(numbers?.sent).toMatchObject({ form: ["answer"], key: ["k1"], answer: ["yes"], door: ["a", "b"] });
});

test("and is left there by whoever says so", async () => {
  const request = posted({ ...withNumber, numberStays: "yes" });
  const run = async (command: { note: string }) => `/forloeb/1?${command.note.length}`;
  const result = await handleCommand({ request, context: context(), parse, run });
  expect((result as Response).headers.get("Location")).toBe("/forloeb/1?19");
});

test("what is wrong with a form is said before that", async () => {
  const request = posted({ ...withNumber, note: "", door: "010203-4567" });
  const result = await handleCommand({ request, context: context(), parse, run: never });
  expect(result).toMatchObject({ data: { errors: { note: "Skriv en note" } } });
  expect(result).not.toHaveProperty("data.numbers");
});
