import { expect, test } from "vitest";
import type { HandoverLine } from "#modules/relay/index.ts";
import { outsideDoors } from "./outsideDoors.ts";

const redirected = (...nextDoors: object[]) => ({ redirect: { nextDoors } }) as unknown as HandoverLine;

test("doors outside are offered by name, once; our own units and unanswered asks are not", () => {
  const lines = [
    redirected({ name: "Natcaféen", label: "Natcaféen" }, { unitId: "u", label: "Herberget" }),
    { redirect: null } as HandoverLine,
    redirected({ name: "Natcaféen", phone: "1", label: "Natcaféen" }),
  ];
  expect(outsideDoors(lines)).toEqual(["Natcaféen"]);
});
