import { expect, test } from "vitest";
import { searchFrom } from "./form.ts";

const asked = (text: string) => searchFrom(new URLSearchParams(text), "2026-11-22");

test("nobody says when: the last thirty days, today included", () => {
  expect(asked("")).toMatchObject({
    fromDay: "2026-10-23",
    untilDay: "2026-11-22",
    from: new Date("2026-10-22T22:00:00Z"),
    until: new Date("2026-11-22T23:00:00Z"),
    name: null,
    action: null,
    outcome: null,
  });
});

test("what is said narrows; what is nonsense does not", () => {
  expect(asked("navn=+Karen+&handling=relay.&udfald=denied&fra=2026-11-01&til=2026-11-02")).toMatchObject({
    name: "Karen",
    action: "relay.",
    outcome: "denied",
    fromDay: "2026-11-01",
    untilDay: "2026-11-02",
  });
  expect(asked("udfald=perhaps&fra=i+g%C3%A5r")).toMatchObject({ outcome: null, fromDay: "2026-10-23" });
});
