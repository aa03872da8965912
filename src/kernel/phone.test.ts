import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPhone, parsePhone, telHref } from "./phone.ts";

describe("parsePhone", () => {
  it.each([
    ["33 12 34 56", "+4533123456"],
    ["33123456", "+4533123456"],
    ["+45 33 12 34 56", "+4533123456"],
    ["0045 33-12-34-56", "+4533123456"],
    ["  +46 8 123 456 78 ", "+46812345678"],
    ["+47 22 12 34 56", "+4722123456"],
  ])("%s → %s", (text, expected) => expect(parsePhone(text)).toBe(expected));

  it.each([
    [""],
    ["3312345"],
    ["331234567"],
    ["00 00 00 00"],
    ["112"],
    ["1813"],
    ["ring 33 12 34 56"],
    ["33 12 34 56 eller 33 12 34 57"],
    ["33 12 34 56 ext. 12"],
    ["+999 33 12 34 56"],
    ["telefon"],
  ])("%j is no number", (text) => expect(parsePhone(text)).toBeNull());

  it("never throws, and what it accepts it accepts again", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?[0-9 ]{0,16}$/)), (text) => {
        const phone = parsePhone(text);
        if (phone !== null) expect(parsePhone(phone)).toBe(phone);
      }),
    );
  });
});

describe("shown", () => {
  const parsed = (text: string) => {
    const phone = parsePhone(text);
    if (phone === null) throw new Error(`Not a phone: ${text}`);
    return phone;
  };

  it("writes Danish numbers in pairs and others with their country code", () => {
    expect(formatPhone(parsed("33123456"))).toBe("33 12 34 56");
    expect(formatPhone(parsed("+4722123456"))).toBe("+47 22 12 34 56");
  });

  it("links to the whole number", () => expect(telHref(parsed("33 12 34 56"))).toBe("tel:+4533123456"));
});
