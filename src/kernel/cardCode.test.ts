import fc from "fast-check";
import { expect, test } from "vitest";
import { CARD_ALPHABET, newCardCode, readCardCode, writtenCardCode } from "./cardCode.ts";

const signs = [...CARD_ALPHABET];
const aCode = fc
  .array(fc.nat(signs.length - 1), { minLength: 7, maxLength: 7 })
  .map((drawn) => newCardCode(() => drawn.shift() ?? 0));

test("no sign can be taken for another, and their number is a prime", () => {
  expect(new Set(signs).size).toBe(29);
  for (const ambiguous of "ILOSZBU") expect(signs).not.toContain(ambiguous);
});

test("the last sign follows from the others, and all codes check", () => {
  fc.assert(fc.property(aCode, (code) => readCardCode(code) === code));
  expect(() => newCardCode(() => 29)).toThrow(RangeError);
});

test("every single wrong sign is detected: all places, all signs", () => {
  fc.assert(
    fc.property(aCode, (code) => {
      for (const [place, right] of [...code].entries()) {
        for (const wrong of signs) {
          const typed = code.slice(0, place) + wrong + code.slice(place + 1);
          if ((readCardCode(typed) === null) !== (wrong !== right)) return false;
        }
      }
      return true;
    }),
  );
});

test("every swap of any two different signs is detected", () => {
  fc.assert(
    fc.property(aCode, (code) => {
      for (let one = 0; one < code.length; one++) {
        for (let two = one + 1; two < code.length; two++) {
          const typed = [...code];
          [typed[one], typed[two]] = [code[two] ?? "", code[one] ?? ""];
          if ((readCardCode(typed.join("")) === null) !== (code[one] !== code[two])) return false;
        }
      }
      return true;
    }),
  );
});

test("what decides it does not depend on the code: every weight and every difference of weights is invertible", () => {
  for (let one = 1; one <= 8; one++) {
    expect(one % 29).not.toBe(0);
    for (let two = one + 1; two <= 8; two++) expect((two - one) % 29).not.toBe(0);
  }
});

test("a sign too few or too many is no code", () => {
  fc.assert(
    fc.property(
      aCode,
      fc.constantFrom(...signs),
      (code, more) => readCardCode(code.slice(1)) === null && readCardCode(code + more) === null,
    ),
  );
  for (const nothing of ["", "--", "ÆØÅ", "        ", "🂡🂡🂡🂡🂡🂡🂡🂡"]) expect(readCardCode(nothing)).toBeNull();
});

test("it is read however it is written", () => {
  const code = newCardCode(
    (
      (drawn) => () =>
        drawn.shift() ?? 0
    )([..."1052V8A"].map((sign) => CARD_ALPHABET.indexOf(sign))),
  );
  expect(writtenCardCode(code)).toBe(`1052-V8A${code[7]}`);
  const rest = code.slice(6);
  for (const typed of [
    writtenCardCode(code),
    code.toLowerCase(),
    ` ${code.slice(0, 2)} ${code.slice(2)} `,
    `lo5zub${rest}`,
    `IOSZUB${rest}`,
    `i0s2v8${rest.toLowerCase()}`,
    `１０５２−V8${rest}`,
  ])
    expect(readCardCode(typed), typed).toBe(code);
});

test("and nothing that is typed breaks the reading", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (typed) => readCardCode(typed)?.length !== 0));
});
