import type { Story } from "../clockwork.ts";
import type { Stage } from "../stage.ts";
import { telling } from "../telling.ts";

/** Landed and closed – and back at another door, which opens the same course: nothing is asked again. */
export async function* backAtAnotherDoor(stage: Stage): Story {
  const t = telling(stage);
  yield stage.onWorkday(11, "23:40");
  const gitte = await t.opens(
    "psykiatrisk-akutmodtagelse",
    {
      knownAs: "Gitte",
      fullName: "Gitte Marslund",
      birthYear: 1988,
      municipalityCode: "0882",
      phone: "+4570995031",
    },
    [
      {
        kind: "psychiatric",
        citizensWords: "Jeg skal bare ned i fart.",
        nextStep: "Samtale i nat og igen i morgen",
      },
    ],
    {
      consent: { scope: "relay", form: "oral" },
      meetMe: "Lad mig gå op og ned ad gangen. Det er sådan, jeg tænker.",
    },
  );
  yield stage.onWorkday(10, "11:00");
  await t.plans("psykiatrisk-akutmodtagelse", gitte.need(0), "Opringning efter en uge", 7);
  yield stage.onWorkday(5, "10:30");
  await t.sees(
    "psykiatrisk-akutmodtagelse",
    gitte,
    "phone",
    "Sover om natten. Er begyndt på arbejde igen to dage.",
  );
  await t.ends("psykiatrisk-akutmodtagelse", gitte.need(0));
  await t.closes(
    "psykiatrisk-akutmodtagelse",
    gitte,
    "Sagt i telefonen, og skrevet på et kort, hun har i pungen",
  );
  yield stage.workday(2, "10:10");
  const { needIds } = await stage.by("baadeskuret").reopenCourse({
    courseId: gitte.id,
    because: "Sad på trappen, da vi låste op",
    needs: [
      {
        kind: "psychiatric",
        citizensWords: "Det er kommet igen. Jeg vil ikke fortælle det hele en gang til.",
        nextStep: "Spørg ambulatoriet, om hun kan komme uden ny henvisning",
        nextStepOn: stage.ahead(4),
      },
      { kind: "foodClothes", citizensWords: "Har I et par tørre sko?", nextStep: "Find sko i størrelse 39" },
    ],
  });
  const [psychiatric = "", shoes = ""] = needIds;
  await t.readsMeetMe("baadeskuret", gitte);
  await t.asks(
    "baadeskuret",
    ["psykiatrisk-ambulatorium"],
    { courseId: gitte.id, needId: psychiatric },
    "Hun har været hos jer før. Kan hun begynde, hvor hun slap?",
  );
  yield stage.in(150, "baadeskuret");
  await t.ends("baadeskuret", { courseId: gitte.id, needId: shoes });
}

/** Opened twice under two names; when the shelter has both, they turn out to be one man. */
export async function* oneManTwoNames(stage: Stage): Story {
  const t = telling(stage);
  yield stage.lately(7, "01:20");
  const first = await t.opens(
    "akutmodtagelsen",
    { knownAs: "Svend, måske", ageBand: "40-59" },
    [
      {
        kind: "painRelief",
        citizensWords: "Ryggen. Altid ryggen.",
        note: "Får anden medicin, så det sædvanlige virker ikke nok.",
        nextStep: "Læg en plan for smerterne",
        nextStepOn: stage.day(2),
      },
    ],
    { consent: { scope: "relay", form: "oral" } },
  );
  const [baton] = await t.asks(
    "akutmodtagelsen",
    ["herberget-nordlys"],
    first.baton,
    "Han siger, at han kender jer. Vil I have stafetten?",
  );
  yield stage.in(25);
  await t.takes("herberget-nordlys", baton);
  yield stage.lately(5, "19:30");
  const second = await t.opens(
    "herberget-nordlys",
    { knownAs: "Skipper", fullName: "Svend Aage Birkholm", birthYear: 1971, municipalityCode: "0881" },
    [
      {
        kind: "home",
        citizensWords: "Et værelse med plads til en hund.",
        nextStep: "Skriv ham op hos boligteamet",
        nextStepOn: stage.ahead(6),
      },
    ],
    { consent: { scope: "relay", form: "oral" } },
  );
  yield stage.lately(4, "18:40");
  await stage.by("herberget-nordlys").mergeCourses({ fromCourseId: second.id, intoCourseId: first.id });
  await t.plans(
    "herberget-nordlys",
    first.need(0),
    "Smerteplan skrevet sammen med Klinik Gadeplan",
    stage.ahead(7),
  );
  await t.sees("herberget-nordlys", first, "met", "Skipper og Svend er den samme. Det grinede han længe ad.");
}

/** Turned up somewhere else, with a yes to being known there; that door takes over what it is nearest to. */
export async function* turnedUpElsewhere(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(9, "13:00");
  const ivar = await t.opens(
    "modtagelsen-birkemose",
    {
      knownAs: "Ivar",
      fullName: "Ivar Nørtoft",
      birthYear: 1975,
      municipalityCode: "0883",
      phone: "+4570995033",
    },
    [
      {
        kind: "substance",
        citizensWords: "Jeg vil gerne ned på halvdelen. Ikke nul.",
        nextStep: "Find et sted, der kan begynde",
        nextStepOn: stage.day(4),
      },
      {
        kind: "income",
        citizensWords: "Jeg mangler bare det papir.",
        nextStep: "Jobcentret sender papiret",
        nextStepOn: stage.ahead(10),
      },
    ],
    { consent: { scope: "relay", form: "written" }, meetMe: "Spørg til hunden først. Den hedder Sus." },
  );
  yield stage.workday(5, "09:45");
  await stage
    .by("rusmiddelcenter-storvang")
    .arrive({ courseId: ivar.id, note: "Kom med bussen og hunden. Vil gerne begynde her." });
  yield stage.in(40);
  await t.readsMeetMe("rusmiddelcenter-storvang", ivar);
  await t.takesOver(
    "rusmiddelcenter-storvang",
    ivar.need(0),
    "Han står her, og han vil i gang nu",
    "Lægesamtale om nedtrapning",
    2,
  );
  yield stage.workday(3, "10:30");
  await t.sees("rusmiddelcenter-storvang", ivar, "met", "Første uge gik godt. Sus lå under stolen.");
  await t.plans("rusmiddelcenter-storvang", ivar.need(0), "Ugentlig samtale, torsdag kl. 10", stage.ahead(6));
  yield stage.before(95);
  // And tonight – or today – he stands somewhere else again; the holder is told at once.
  await stage
    .by("akutmodtagelsen")
    .arrive({ courseId: ivar.id, note: "Kom ind med et skævt håndled. Hunden er med." });
}

/** Took it, could not go on, asked another – and held until the other said yes. Then the unit's own hours were not enough. */
export async function* handedBack(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(12, "11:10");
  const mona = await t.opens(
    "hjemmesygeplejen-vesterlunde",
    { knownAs: "Mona", fullName: "Mona Kragsbjerg", birthYear: 1947, municipalityCode: "0882" },
    [
      {
        kind: "medicineKeep",
        urgency: "soon",
        citizensWords: "Pillerne forsvinder, når min nevø har været her.",
        nextStep: "Låst skab eller et andet sted at hente dem",
        nextStepOn: stage.day(2),
      },
    ],
    { consent: { scope: "relay", form: "oral" }, meetMe: "Bank tre gange, så ved jeg, det er jer." },
  );
  const [keep] = await t.asks(
    "hjemmesygeplejen-vesterlunde",
    ["baadeskuret", "torvegaarden"],
    mona.need(0),
    "Kan Mona hente sin medicin hos jer hver morgen?",
  );
  yield stage.workday(11, "10:05");
  await t.readsMeetMe("baadeskuret", mona);
  await t.takes("baadeskuret", keep, "Hun henter hos os, når vi åbner", 3);
  yield stage.workday(6, "13:20");
  await t.plans("baadeskuret", mona.need(0), "Vi holder lukket i weekenden: find en løsning", 2);
  const [back] = await t.asks(
    "baadeskuret",
    ["hjemmesygeplejen-vesterlunde"],
    mona.need(0),
    "Vi kan ikke om lørdagen og søndagen. Kan I tage det igen, så hun ikke går uden?",
  );
  yield stage.workday(5, "09:15");
  await t.takes(
    "hjemmesygeplejen-vesterlunde",
    back,
    "Besøg hver morgen med dosis til dagen",
    stage.ahead(8),
  );
}
