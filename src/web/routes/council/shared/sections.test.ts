import { expect, test } from "vitest";
import { SECTIONS as councils } from "#modules/council/meetings/types.ts";
import { SECTIONS } from "./sections.ts";

test("the parts of an item are the council's, in its order", () => expect(SECTIONS).toEqual(councils));
