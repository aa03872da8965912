import { dayOf } from "#kernel/time.ts";
import type { Story } from "../clockwork.ts";
import type { Stage } from "../stage.ts";
import { telling } from "../telling.ts";

/** Turns 18 this year: the plan for the day appears by itself one night, before anybody had thought of it. */
export async function* turnsEighteen(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(6, "14:20");
  const villads = await t.opens(
    "socialsygeplejen",
    { knownAs: "Villads", birthYear: Number(dayOf(stage.end).slice(0, 4)) - 18, municipalityCode: "0881" },
    [
      {
        kind: "trauma",
        citizensWords: "Når jeg fylder 18, ryger alt det, jeg kender.",
        nextStep: "Samtale sammen med hans mor",
        nextStepOn: stage.day(20),
      },
    ],
    {
      consent: { scope: "relay", form: "oral" },
      meetMe: "Skriv før du ringer. Tal til mig, ikke til min mor.",
    },
  );
  await t.followedBy("socialsygeplejen", villads, {
    kind: "relative",
    name: "Anja",
    relation: "Mor",
    phone: "+4570995063",
    comes: "askFirst",
    told: ["appointments"],
    phoned: ["emergency", "notFound"],
    words: "Hun må godt vide hvornår. Ikke hvad jeg siger.",
    form: "oral",
  });
}
