import { hours, minutes, plus } from "#kernel/time.ts";
import type { Story } from "../clockwork.ts";
import type { UnitSlug } from "../region/units.ts";
import type { Stage } from "../stage.ts";

const FIRST = ["Bente", "Carsten", "Dina", "Erik", "Fatima", "Gorm", "Helle", "Ivan", "Jytte", "Karl"];
const LAST = ["Abildtoft", "Brinkholt", "Dalmose", "Elmelund", "Fjeldgren", "Granhøj", "Hylleborg"];

/** One citizen's ordinary way: a first door, a need, a question to another door, an answer. */
export async function* ordinary(stage: Stage, number: number, many: number): Story {
  const { random, by, id } = stage;
  yield plus(stage.end, -hours(24 * 20 * (1 - number / (many + 1))) - minutes(random.whole(5, 300)));
  const from: UnitSlug = random.pick(["akutmodtagelsen", "herberget-nordlys", "medicinsk-afsnit"]);
  const to: UnitSlug = random.pick([
    "udsattekoordinationen",
    "rusmiddelcenter-storvang",
    "hjemmesygeplejen-akut",
  ]);
  const first = random.pick(FIRST);
  const { courseId, needIds } = await by(from).openCourse({
    citizen: {
      knownAs: first,
      fullName: `${first} ${random.pick(LAST)}`,
      birthYear: random.whole(1950, 2004),
    },
    needs: [
      {
        kind: random.pick(["substance", "woundCare", "home"]),
        citizensWords: "Jeg kan ikke klare det alene.",
      },
    ],
    consent: { scope: "relay", form: "oral" },
  });
  const [needId = ""] = needIds;
  yield plus(stage.now(), minutes(random.whole(5, 60)));
  const { handoverIds } = await by(from).askUnits({
    courseId,
    needId,
    toUnitIds: [id(to)],
    message: "Kan I tage over?",
    agreedWithCitizen: true,
  });
  yield stage.in(random.whole(20, 2000), to);
  const standing = await stage.standing(needId);
  if (standing.responsible !== from) return;
  await by(to).accept({ handoverId: handoverIds[0] ?? "", firstContactOn: stage.day(1) });
}
