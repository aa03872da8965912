import { expect, test } from "vitest";
import { numbersTyped } from "./numbers.ts";

test.each([
  [{ note: ["Ring 20 20 20 20 i morgen"] }],
  [{ note: ["Kode 321399-4567 er ingen dag"] }],
  [{ note: ["Faktura 90102030405"] }],
  [{ number: ["010203-4567"], sureNumber: ["010203-4567"] }],
  [{ toUnitIds: ["ab010203-4567-7000-8000-000000000000", "unit:0a010203-4567-7000-8000-000000000000"] }],
  [{ password: ["0102034567"] }],
])("%o holds none", (values) => {
  expect(numbersTyped(values)).toEqual([]);
});

test.each(["010203-4567", "0102034567", "010203 4567", "Hun hedder Bo (010203\u20134567)."])(
  "%o is one",
  (text) => {
    expect(numbersTyped({ door: ["a"], note: ["nix", text] })).toEqual([
      { field: "note", masked: "010203-••••" },
    ]);
  },
);
