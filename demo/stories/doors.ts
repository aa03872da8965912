import { newId } from "#kernel/ids.ts";
import type { Story } from "../clockwork.ts";
import type { Stage } from "../stage.ts";
import { telling } from "../telling.ts";

/** Met by guards instead of a nurse; the drop-in centre writes it down, opens a course, and he is seen after all. */
export async function* metByGuards(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(5, "11:10");
  const tommy = await t.opens(
    "trappestenen",
    { knownAs: "Tommy", ageBand: "40-59" },
    [
      {
        kind: "somatic",
        citizensWords: "Jeg hoster blod, og de spørger, om jeg har en kniv.",
        urgency: "sameDay",
        nextStep: "Følg ham derud igen, sammen",
      },
    ],
    {
      consent: { scope: "relay", form: "oral" },
      meetMe: "Jeg taler højt, når jeg er bange. Sæt dig ned, så sætter jeg mig også.",
    },
  );
  await t.hasDoctor(
    "trappestenen",
    tommy,
    { state: "none" },
    { what: "Hoste med blod", begunWhere: "Akutmodtagelsen", waitsFor: "At nogen ser på lungerne" },
  );
  await stage.by("trappestenen", "jonas-riis").recordTurnedAway({
    toldBy: "citizen",
    doorUnitId: stage.id("akutmodtagelsen"),
    what: "guards",
    happenedOn: stage.day(-1),
    reason: "Blev mødt af to vagter ved indgangen og gik igen.",
    courseId: tommy.id,
  });
  await stage.by("trappestenen", "jonas-riis").writeComplaint({
    ...{ courseId: tommy.id, complaintId: newId(), seen: 0, about: "place", reach: true },
    words:
      "Jeg hostede blod. To vagter kom hen til mig før nogen anden. De spurgte, om jeg havde en kniv. Så gik jeg.",
    place: "Akutmodtagelsen",
    happened: "Dagen før jeg kom i Trappestenen",
    wish: "At en sygeplejerske kommer først næste gang. Også når jeg taler højt.",
  });
  const earlier = newId();
  await stage.by("trappestenen", "jonas-riis").writeComplaint({
    ...{ courseId: tommy.id, complaintId: earlier, seen: 0, about: "care", reach: true },
    words: "Jeg ventede seks timer. Ingen sagde, hvor længe det ville vare. Så var min tur gået.",
    place: "Røntgen",
    happened: "I foråret",
    wish: "At nogen siger, hvor længe man skal vente.",
  });
  // It left: from then on it stands as it was.
  await stage.by("trappestenen", "jonas-riis").sendComplaint({
    ...{ courseId: tommy.id, complaintId: earlier, seen: 1 },
    to: "Styrelsen for Patientklager",
  });
  const [seen] = await t.asks(
    "trappestenen",
    ["gadeplan"],
    tommy.need(0),
    "Vi går med ham. Kan I se ham i dag?",
    { urgency: "sameDay" },
  );
  yield stage.in(55, "gadeplan");
  await t.readsMeetMe("gadeplan", tommy);
  await t.takes("gadeplan", seen, "Røntgen og blodprøver, Jonas er med", 1);
  yield stage.workday(3, "10:45");
  await t.sees("gadeplan", tommy, "met", "Lungebetændelse. Kuren er hentet, og den er betalt.");
  await t.plans("gadeplan", tommy.need(0), "Kontrol, når kuren er slut", stage.ahead(8));
}

/** The friend who was to come along was told to wait outside; so she went home, and they came back together. */
export async function* companionRefused(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(8, "13:30");
  const nadia = await t.opens(
    "krisecentret-lindely",
    { knownAs: "Nadia", ageBand: "18-24" },
    [
      {
        kind: "trauma",
        citizensWords: "Uden Lea kan jeg ikke sige det højt.",
        nextStep: "Ny samtale, hvor Lea er med",
      },
    ],
    {
      consent: { scope: "thisDoor", form: "oral" },
      meetMe: "Lea skal med ind. Hver gang. Spørg ikke hvorfor.",
    },
  );
  await t.followedBy("krisecentret-lindely", nadia, {
    kind: "companion",
    name: "Lea",
    relation: "Veninde",
    phone: "+4570995061",
    comes: "always",
    told: ["appointments", "meetMe"],
    phoned: ["appointment", "discharged"],
    words: "Hun sidder ved siden af mig. Hun skal ikke svare for mig.",
    form: "oral",
  });
  await stage.by("krisecentret-lindely", "lea-bertram").recordTurnedAway({
    toldBy: "companion",
    doorUnitId: stage.id("psykiatrisk-akutmodtagelse"),
    what: "companionRefused",
    reason: "Ledsageren fik besked på at vente udenfor. De gik begge to.",
    courseId: nadia.id,
  });
  const [talk] = await t.asks(
    "krisecentret-lindely",
    ["psykiatrisk-ambulatorium"],
    nadia.need(0),
    "En ung kvinde vil gerne tale med jer, når hun har en med. Kan I skrive det på døren?",
  );
  yield stage.workday(7, "10:30");
  await t.takes("psykiatrisk-ambulatorium", talk, "Samtale kl. 13 med ledsager, stol til to", 3);
  yield stage.workday(4, "13:10");
  await t.sees("psykiatrisk-ambulatorium", nadia, "met", "De sad sammen hele tiden. Hun sagde det højt.");
  await t.plans("psykiatrisk-ambulatorium", nadia.need(0), "Samme tid, samme stole", stage.ahead(5));
}

/** First only this door might know; when she trusted it, those on her relay. Each door that read her words left its receipt. */
export async function* consentGrew(stage: Stage): Story {
  const t = telling(stage);
  yield stage.onWorkday(9, "21:30");
  const conny = await t.opens(
    "natcafeen-maanen",
    { knownAs: "Conny", ageBand: "40-59", municipalityCode: "0881" },
    [
      { kind: "foodClothes", citizensWords: "Suppe først. Så snak.", nextStep: "Suppe og tørt tøj" },
      {
        kind: "dental",
        citizensWords: "Jeg dækker munden, når jeg griner.",
        nextStep: "Spørg, når hun er klar",
        nextStepOn: stage.day(6),
      },
    ],
    { consent: { scope: "thisDoor", form: "oral" }, meetMe: "Sæt dig ved siden af, ikke overfor." },
  );
  await t.ends("natcafeen-maanen", conny.need(0));
  await t.followedBy("natcafeen-maanen", conny, {
    kind: "guardian",
    name: "Steen Agerskov",
    remit: "Økonomi: husleje og faste udgifter",
    phone: "+4570995062",
    comes: "no",
    told: [],
    phoned: [],
    words: "Han passer pengene. Resten er mit.",
    form: "oral",
  });
  yield stage.onWorkday(5, "22:10");
  await t.consents("natcafeen-maanen", conny, "relay");
  await t.sees(
    "natcafeen-maanen",
    conny,
    "met",
    "Nu må de andre godt vide det, siger hun. Men kun det om tænderne.",
  );
  const [teeth] = await t.asks(
    "natcafeen-maanen",
    ["sundhedsklinikken"],
    conny.need(1),
    "Kan I hjælpe Conny ind i omsorgstandplejen?",
  );
  yield stage.workday(4, "09:10");
  await t.readsMeetMe("sundhedsklinikken", conny);
  await t.takes("sundhedsklinikken", teeth, "Tid hos omsorgstandlægen, vi følges ad", stage.ahead(6));
  await t.asks(
    "sundhedsklinikken",
    ["socialpsykiatrien-storvang"],
    conny.need(1),
    "Kim kender hende. Vil I gå med i stedet for os?",
    { notYet: "Hun har ikke mødt Kim siden sommer og vil høre det fra os først" },
  );
}

/** Help given on the spot, and doors that were shut before anything began: what the figures are made of. */
export async function* spotHelp(stage: Stage): Story {
  const brief: readonly (readonly [
    day: number,
    time: string,
    unit: Parameters<Stage["by"]>[0],
    kinds: string[],
    note: string,
  ])[] = [
    [18, "21:10", "natcafeen-maanen", ["foodClothes"], "Suppe, sokker og en snak om vejret."],
    [
      16,
      "11:20",
      "trappestenen",
      ["mitIdPostPhone"],
      "Ringede op på vores telefon og ventede 40 minutter i kø sammen.",
    ],
    [14, "22:50", "akutmodtagelsen", ["painRelief"], "Forbundet finger. Ville ikke sige navn."],
    [13, "17:10", "suppeskeen", ["foodClothes"], "Seks portioner med hjem i spande."],
    [11, "03:30", "herberget-nordlys", ["sleepTonight"], "Sov i stolen til kl. 6 og gik igen."],
    [10, "14:00", "gadeplan", ["woundCare"], "Skiftede et plaster i døren."],
    [9, "12:40", "trappestenen", ["company"], "Fulgtes til apoteket."],
    [7, "23:20", "natcafeen-maanen", ["trauma"], "Sad stille ved siden af en time."],
    [6, "10:15", "guleport", ["income"], "Læste et brev højt, to gange."],
    [4, "18:30", "suppeskeen", ["foodClothes", "relatives"], "En mor spiste med og spurgte efter sin søn."],
    [3, "13:00", "trappestenen", ["legal"], "Viste vej til retshjælpen."],
    [2, "22:15", "natcafeen-maanen", ["foodClothes"], "Handsker."],
    [1, "02:20", "akutmodtagelsen", ["withdrawal"], "Fik sovet en time. Gik før lægen kom."],
    [0, "11:30", "trappestenen", ["mitIdPostPhone"], "Printede et lægebrev ud."],
  ];
  for (const [day, time, unit, needKinds, note] of brief) {
    yield stage.lately(day, time);
    await stage.by(unit).recordBriefContact({
      needKinds,
      note,
      ageBand: stage.random.pick(["18-24", "25-39", "40-59", "60+", "unknown"]),
    });
  }
}

export async function* shutDoors(stage: Stage): Story {
  type TurnedAway = Parameters<ReturnType<Stage["by"]>["recordTurnedAway"]>[0];
  const told: readonly (readonly [
    day: number,
    time: string,
    unit: Parameters<Stage["by"]>[0],
    TurnedAway,
  ])[] = [
    [
      17,
      "10:40",
      "baadeskuret",
      {
        toldBy: "citizen",
        doorName: "Alarmcentralen",
        what: "callNotTaken",
        reason: "Blev spurgt, om han var fuld, og så blev der lagt på.",
      },
    ],
    [
      15,
      "23:10",
      "natcafeen-maanen",
      {
        toldBy: "worker",
        doorUnitId: stage.id("psykiatrisk-akutmodtagelse"),
        what: "comeBackSober",
        reason: "Promille målt i døren.",
      },
    ],
    [
      12,
      "12:30",
      "trappestenen",
      {
        toldBy: "citizen",
        doorUnitId: stage.id("moellebakken"),
        what: "noIdOrReferral",
        reason: "Intet sygesikringskort, ingen tid.",
      },
    ],
    [
      9,
      "16:20",
      "herberget-nordlys",
      {
        toldBy: "companion",
        doorUnitId: stage.id("jobcenter-storvang"),
        what: "companionRefused",
        reason: "Bisidderen måtte ikke sidde med.",
      },
    ],
    [
      6,
      "21:40",
      "natcafeen-maanen",
      {
        toldBy: "citizen",
        doorName: "Vagtlægen i nabobyen",
        what: "tooIllOrNotIllEnough",
        reason: "For syg til samtale, ikke syg nok til en seng.",
      },
    ],
    [
      3,
      "11:10",
      "guleport",
      {
        toldBy: "worker",
        doorUnitId: stage.id("psykiatrisk-ambulatorium"),
        what: "sentElsewhere",
        reason: "Tre døre på én formiddag.",
      },
    ],
    [
      1,
      "13:20",
      "trappestenen",
      {
        toldBy: "citizen",
        doorUnitId: stage.id("akutmodtagelsen"),
        what: "comeBackSober",
        reason: "Kom igen, når du er ædru.",
      },
    ],
  ];
  for (const [day, time, unit, record] of told) {
    yield stage.lately(day, time);
    await stage.by(unit).recordTurnedAway(record);
  }
}
