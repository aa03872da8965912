import { dayOf } from "#kernel/time.ts";
import type { Story } from "../clockwork.ts";
import type { Stage } from "../stage.ts";
import { telling } from "../telling.ts";

/** Lost MitID, and with it the letters and the money; solved in four days with somebody beside her. Landed and closed. */
export async function* lostMitId(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(9, "12:10");
  const aase = await t.opens(
    "trappestenen",
    { knownAs: "Aase", ageBand: "60+", municipalityCode: "0881" },
    [
      {
        kind: "mitIdPostPhone",
        citizensWords: "Telefonen røg i havnen. Nu kan jeg ikke bevise, at jeg er mig.",
        nextStep: "Spørg, hvem der går med på borgerservice",
      },
    ],
    {
      consent: { scope: "relay", form: "oral" },
      meetMe: "Lad være med at tage musen fra mig. Jeg kan godt, jeg skal bare have tid.",
    },
  );
  const [, company] = await t.asks(
    "trappestenen",
    ["udsattekoordinationen", "foelgeskab"],
    aase.need(0),
    "Hvem kan gå med Aase på borgerservice og hjælpe med et nyt MitID?",
  );
  yield stage.in(95, "foelgeskab");
  await t.takes("foelgeskab", company, "Yasmin følger hende på fredag kl. 10", 2);
  yield stage.workday(7, "10:40");
  await t.readsMeetMe("foelgeskab", aase);
  await t.sees("trappestenen", aase, "met", "Kom tilbage med en kodeviser om halsen og viste den til alle.");
  await t.ends("foelgeskab", aase.need(0));
  yield stage.workday(6, "13:00");
  await t.closes("trappestenen", aase, "Sagt over en kop kaffe. Hun ved, at hun bare kan komme igen");
}

/** Soon eighteen: what ends, what begins, and who holds him while one office closes its file and the other opens one. */
export async function* soonEighteen(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(8, "11:20");
  const noah = await t.opens(
    "ungeteam-birkemose",
    {
      knownAs: "Noah",
      fullName: "Noah Vibsgaard",
      birthYear: Number(dayOf(stage.end).slice(0, 4)) - 18,
      municipalityCode: "0883",
      phone: "+4570995021",
    },
    [
      {
        kind: "home",
        citizensWords: "På fødselsdagen er jeg voksen. Og så har jeg ikke noget værelse.",
        note: "Fylder 18 om få uger. Plejefamilien vil gerne have ham boende, hvis der er en aftale.",
        urgency: "soon",
        nextStep: "Spørg modtagelsen om en aftale efter det fyldte 18. år",
      },
      {
        kind: "psychiatric",
        citizensWords: "Jeg er lige begyndt at sige noget til hende. Skal jeg begynde forfra med en ny?",
        note: "Går i samtaler i børne- og ungdomspsykiatrien. De slutter på fødselsdagen.",
        nextStep: "Skriv til ambulatoriet sammen med Noah",
        nextStepOn: stage.day(4),
      },
      {
        kind: "income",
        citizensWords: "Hvad gør man, når man skal søge penge?",
        nextStep: "Samtale på jobcentret med Emil ved siden af",
        nextStepOn: stage.day(9),
      },
    ],
    {
      consent: { scope: "relay", form: "written" },
      meetMe: "Skriv til mig i stedet for at ringe. Min plejemor Anne må vide det hele.",
    },
  );
  yield stage.workday(7, "10:10");
  const [home] = await t.asks(
    "ungeteam-birkemose",
    ["modtagelsen-birkemose"],
    noah.need(0),
    "Kan I overtage aftalen med plejefamilien fra fødselsdagen, så der ikke bliver en uge imellem?",
  );
  const [talks] = await t.asks(
    "ungeteam-birkemose",
    ["psykiatrisk-ambulatorium"],
    noah.need(1),
    "Kan I aftale et møde med ham og den, han taler med nu, før han fylder 18?",
  );
  yield stage.workday(6, "09:50");
  await t.readsMeetMe("modtagelsen-birkemose", noah);
  await t.takes("modtagelsen-birkemose", home, "Møde hjemme hos plejefamilien", stage.ahead(5));
  yield stage.workday(5, "13:10");
  await t.wonders(
    "psykiatrisk-ambulatorium",
    talks,
    "Må vi få navnet på den behandler, han kender, så vi kan aftale et fælles møde?",
  );
  yield stage.workday(4, "11:30");
  await t.replies("ungeteam-birkemose", talks, "Ja, Noah siger ja. I kan ringe til hende torsdag.");
  yield stage.workday(3, "10:20");
  await t.takes("psykiatrisk-ambulatorium", talks, "Fælles møde med den, han kender", stage.ahead(7));
  await t.plans("ungeteam-birkemose", noah.need(2), "Emil går med på jobcentret", stage.ahead(4));
}

/** Relatives who know something, and need somebody themselves. */
export async function* sisterWhoKnows(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(6, "14:20");
  const birte = await t.opens(
    "paaroerendelinjen",
    { knownAs: "Birte, søster til en mand på gaden", ageBand: "40-59", phone: "+4570995022" },
    [
      {
        kind: "relatives",
        citizensWords:
          "Jeg har vidst det i tyve år: han siger ja til alt, når han er bange. Hvem vil høre det?",
        note: "Ved, hvad der hjælper ham, og hvilken medicin han ikke tåler. Han skal selv sige, hvem der må få det at vide.",
        nextStep: "Ring tilbage, når hun har sovet på det",
        nextStepOn: stage.day(2),
      },
      {
        kind: "trauma",
        citizensWords: "Jeg drømmer om telefonen.",
        nextStep: "Find en samtalegruppe for søskende",
        nextStepOn: stage.day(5),
      },
    ],
    { consent: { scope: "thisDoor", form: "oral" } },
  );
  yield stage.workday(4, "13:45");
  await t.sees(
    "paaroerendelinjen",
    birte,
    "phone",
    "Talte i en time. Hun skriver det ned, broren bestemmer, hvem der læser det.",
  );
  await t.plans("paaroerendelinjen", birte.need(0), "Ring, når brevet er skrevet", stage.ahead(5));
  await t.plans("paaroerendelinjen", birte.need(1), "Første aften i søskendegruppen", stage.ahead(6));
}

/** Says no thank you, is believed, and the course ends there. */
export async function* noThankYou(stage: Stage): Story {
  const t = telling(stage);
  yield stage.lately(8, "20:30");
  const dorrit = await t.opens(
    "natcafeen-maanen",
    { knownAs: "Dorrit", ageBand: "40-59" },
    [
      {
        kind: "substance",
        citizensWords: "I dag vil jeg. Spørg mig igen i morgen.",
        nextStep: "Spørg igen i morgen aften",
        nextStepOn: stage.day(1),
      },
    ],
    { consent: { scope: "notNow", form: "oral" } },
  );
  yield stage.lately(7, "20:45");
  await t.sees("natcafeen-maanen", dorrit, "met", "Hun har bestemt sig for at vente. Hun ved, hvor vi er.");
  await t.ends("natcafeen-maanen", dorrit.need(0), "declinedByCitizen");
  await t.closes("natcafeen-maanen", dorrit, "Sagt til hende i aften. Døren er åben", "declinedByCitizen");
}

/** What was agreed has not been done: the day for the next step has passed, and the unit is told. */
export async function* stoodStill(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(9, "10:30");
  const arne = await t.opens(
    "rusmiddelcenter-storvang",
    { knownAs: "Arne", fullName: "Arne Lyngbak", birthYear: 1969, municipalityCode: "0881" },
    [
      {
        kind: "dental",
        citizensWords: "Jeg tygger i den ene side og griner i ingen.",
        nextStep: "Ring til omsorgstandplejen",
        nextStepOn: stage.day(3),
      },
      {
        kind: "income",
        citizensWords: "Der kom et brev om, at pengene stopper. Jeg åbnede det først i går.",
        nextStep: "Spørg jobcentret, hvad der mangler",
        nextStepOn: stage.day(2),
      },
    ],
    { consent: { scope: "relay", form: "oral" } },
  );
  const [money] = await t.asks(
    "rusmiddelcenter-storvang",
    ["jobcenter-storvang"],
    arne.need(1),
    "Arnes ydelse stopper om ti dage. Kan I nå at se på det sammen med ham?",
    { notYet: "Han turde ikke ringe selv, men er med på, at vi spørger, hvad brevet betyder" },
  );
  yield stage.workday(8, "12:00");
  await t.takes("jobcenter-storvang", money, "Samtale med Zehra", 2);
  yield stage.workday(6, "11:00");
  await t.ends("jobcenter-storvang", arne.need(1));
  await t.sees(
    "rusmiddelcenter-storvang",
    arne,
    "phone",
    "Pengene kommer. Tænderne har ingen nået at ringe om.",
  );
}

/** Two municipalities, one man: the last registered one acts meanwhile, and can pass on but not ring. */
export async function* whoseCitizen(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(7, "12:50");
  const keld = await t.opens(
    "herberget-nordlys",
    {
      knownAs: "Keld Ove",
      fullName: "Keld Ove Damtoft",
      birthYear: 1973,
      municipalityCode: "0882",
      phone: "+4570995024",
    },
    [
      {
        kind: "home",
        citizensWords: "Den ene by siger, jeg er den andens. Jeg er bare her.",
        urgency: "soon",
        nextStep: "Spørg boligteamet i Storvang",
        nextStepOn: stage.day(4),
      },
    ],
    { consent: { scope: "relay", form: "oral" } },
  );
  const [here] = await t.asks(
    "herberget-nordlys",
    ["boligteam-storvang"],
    keld.need(0),
    "Keld Ove har sovet hos os i fem uger. Kan han søge bolig her i byen?",
  );
  yield stage.workday(6, "11:30");
  await t.showsOn(
    "boligteam-storvang",
    here,
    "municipalityDisputed",
    "Han er sidst registreret i Vesterlunde, og de handler, til det er afgjort.",
    ["visitation-vesterlunde"],
  );
  yield stage.workday(6, "12:40");
  const there = await t.sendsPrepared(
    "herberget-nordlys",
    here,
    "Storvang siger, at det er jer. Vil I handle imens, så han ikke venter på jeres brevveksling?",
  );
  yield stage.workday(5, "10:30");
  await t.takes("visitation-vesterlunde", there, "Samtale hos herberget i Storvang", stage.ahead(5));
}
