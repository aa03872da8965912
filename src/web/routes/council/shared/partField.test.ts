import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { root } from "#root.ts";
import type { FormAgain } from "../../../http/command.ts";
import { textFor } from "../../../text/server.ts";
import { TextContext } from "../../../text/useText.ts";
import { FormContext } from "../../../ui/formContext.ts";
import { PartField, Writer } from "./PartField.tsx";
import { markOf } from "./texts.ts";

/** The hidden fields and the words, as the browser gets them. */
function drawn(again: FormAgain | undefined): Record<string, string> {
  const inside = (...children: ReactNode[]) =>
    createElement(FormContext, { value: { name: "texts", again } }, ...children);
  const part = { part: "decision", rows: 3, text: { words: "Bos ord", version: 2 } } as const;
  const html = renderToStaticMarkup(
    createElement(
      TextContext,
      { value: textFor("da") },
      inside(createElement(Writer, { value: "newPage" }), createElement(PartField, part)),
    ),
  );
  const hidden = [...html.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);
  const words = /<textarea[^>]*>([^<]*)</.exec(html)?.[1] ?? "";
  return { ...Object.fromEntries(hidden), words };
}

test("a part says on top of what it is written", () => {
  expect(drawn(undefined)).toEqual({
    ...{ writer: "newPage", "seen-decision": "2", "was-decision": markOf("Bos ord"), words: "Bos ord" },
  });
});

test("shown again after a refusal, it is still what it was written on: nobody is written over unread", () => {
  const values = {
    ...{ writer: ["oldPage"], "seen-decision": ["1"], "was-decision": [markOf("Før")] },
    "text-decision": ["Annas ord"],
  };
  const again = { form: "texts", values, errors: {}, refusal: { code: "textTooLong", message: "" } };
  expect(drawn(again)).toEqual({
    ...{
      writer: "oldPage",
      "seen-decision": "1",
      "was-decision": markOf("Før"),
      words: "Annas ord",
    },
  });
});

test("every form of the councils' pages sends the edition it was filled in from", () => {
  const council = join(root, "src/web/routes/council");
  const forms = readdirSync(council, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".tsx"),
  );
  expect(forms.length).toBeGreaterThan(50);
  const plain = forms.filter((file) =>
    /<input[^>]*name="seen"/.test(readFileSync(join(council, file), "utf8")),
  );
  expect(plain).toEqual([]);
});
