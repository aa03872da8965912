import { describe, expect, test } from "vitest";
import { hours, plus } from "#kernel/time.ts";
import {
  INVITATION_DAYS,
  invitationEnds,
  KNOWLEDGE_DECISIONS,
  MOST_INVITATIONS,
  MOST_NOTES_A_DAY,
  MOST_WAITING,
  standingOfInvitation,
  whatDecisionDoes,
  whyNotInvite,
  whyNotReceive,
} from "./knowledgeRules.ts";

const now = new Date("2026-06-02T10:00:00Z");

describe("a note, when the citizen", () => {
  test.each([
    // refusals first
    ["shares what is forgotten", "returned", true, "shared", true, null],
    ["keeps what is forgotten", "returned", true, "keptPrivate", true, null],
    ["sends back what is forgotten", "returned", true, "returned", true, "nothing"],
    ["shares it", "received", false, "shared", true, "opens"],
    ["keeps it", "received", false, "keptPrivate", true, "quiet"],
    ["sends it back", "received", false, "returned", true, "quiet"],
    ["shares it once more", "shared", false, "shared", true, "nothing"],
    ["shares it without the giver's name after all", "shared", false, "shared", false, "changes"],
    ["keeps it after all", "shared", false, "keptPrivate", true, "closes"],
    ["sends it back after all", "shared", false, "returned", true, "closes"],
    ["shares what they kept", "keptPrivate", false, "shared", true, "opens"],
    ["fetches what they sent back", "returned", false, "shared", true, "opens"],
    ["keeps it once more", "keptPrivate", false, "keptPrivate", false, "nothing"],
  ] as const)("%s", (_what, state, forgotten, decision, showsGiver, does) => {
    expect(whatDecisionDoes({ state, forgotten, showsGiver: true }, { decision, showsGiver })).toBe(does);
  });

  test("says the same twice, nothing happens the second time", () => {
    for (const decision of KNOWLEDGE_DECISIONS)
      for (const showsGiver of [true, false])
        expect(
          whatDecisionDoes({ state: decision, showsGiver, forgotten: false }, { decision, showsGiver }),
        ).toBe("nothing");
  });
});

test.each([
  ["too many stand open", { open: MOST_INVITATIONS, today: 0 }, "tooManyInvitations"],
  ["too many were made today", { open: 0, today: MOST_INVITATIONS }, "tooManyInvitations"],
  ["there is room", { open: MOST_INVITATIONS - 1, today: MOST_INVITATIONS - 1 }, null],
])("one more way in, where %s", (_where, made, why) => expect(whyNotInvite(made)).toBe(why));

test.each([
  ["too much waits", { today: 0, waiting: MOST_WAITING }, "knowledgeWaits"],
  ["much came today", { today: MOST_NOTES_A_DAY, waiting: 0 }, "knowledgeEnough"],
  ["there is room", { today: MOST_NOTES_A_DAY - 1, waiting: MOST_WAITING - 1 }, null],
])("one more note, where %s", (_where, notes, why) => expect(whyNotReceive(notes)).toBe(why));

test("a way in is open until it is used, closed or over", () => {
  const open = { usedAt: null, withdrawnAt: null, expiresAt: invitationEnds(now) };
  expect(standingOfInvitation(open, plus(now, hours(24 * INVITATION_DAYS) - 1))).toBe("open");
  expect(standingOfInvitation(open, plus(now, hours(24 * INVITATION_DAYS)))).toBe("over");
  expect(standingOfInvitation({ ...open, withdrawnAt: now }, now)).toBe("over");
  expect(standingOfInvitation({ ...open, usedAt: now, withdrawnAt: now }, now)).toBe("used");
});
