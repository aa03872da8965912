import type { Story } from "../clockwork.ts";
import type { Stage } from "../stage.ts";

const agreed = { agreedWithCitizen: true } as const;

/** Psychiatry says: free of drugs first. The substance centre says: psychiatry first. The joint table is called. */
export async function* dualDiagnosis(stage: Stage): Story {
  const { by, id, open } = stage;
  yield stage.back(13, "21:15");
  const { courseId, needIds } = await by("herberget-nordlys").openCourse({
    citizen: {
      knownAs: "Malik",
      fullName: "Malik Sandholt",
      birthYear: 1991,
      ageBand: "25-39",
      municipalityCode: "0881",
      phone: "+4570995001",
    },
    needs: [
      {
        kind: "psychiatric",
        citizensWords: "Jeg hører stemmer, og jeg ryger for at få dem til at tie stille.",
        note: "Har været henvist tre gange det sidste år. Ingen af stederne har set begge dele på én gang.",
        urgency: "sameDay",
        nextStep: "Spørg psykiatrien i morgen tidlig",
      },
    ],
    consent: { scope: "relay", form: "oral", witness: "Daniel, nattevagt" },
    meetMe: "Sig, hvad du gør, før du gør det. Luk ikke døren bag mig. Jeg hører dårligt på venstre øre.",
  });
  const [needId = ""] = needIds;
  yield open("psykiatrisk-ambulatorium", stage.back(12, "10:05"));
  const { handoverIds } = await by("herberget-nordlys").askUnits({
    courseId,
    needId,
    toUnitIds: [id("psykiatrisk-ambulatorium")],
    message: "Kan I se Malik til en samtale? Han kommer gerne, og vi følger ham.",
    ...agreed,
  });
  yield open("psykiatrisk-ambulatorium", stage.back(12, "11:40"));
  await by("psykiatrisk-ambulatorium").redirect({
    handoverId: handoverIds[0] ?? "",
    reason: "needsOtherTreatmentFirst",
    text: "Vi kan ikke udrede, mens han ryger hash hver dag.",
    nextDoors: [{ unitId: id("rusmiddelcenter-storvang") }],
  });
  yield open("rusmiddelcenter-storvang", stage.back(11, "09:10"));
  const second = await by("herberget-nordlys").askUnits({
    courseId,
    needId,
    toUnitIds: [id("rusmiddelcenter-storvang")],
    message: "Psykiatrien beder om behandling for hash først. Kan I begynde nu?",
    ...agreed,
  });
  yield open("rusmiddelcenter-storvang", stage.back(11, "12:30"));
  await by("rusmiddelcenter-storvang").redirect({
    handoverId: second.handoverIds[0] ?? "",
    reason: "needsOtherTreatmentFirst",
    text: "Stemmerne skal behandles, før vi kan arbejde med rusmidlerne.",
    nextDoors: [{ unitId: id("psykiatrisk-ambulatorium") }],
  });
}
