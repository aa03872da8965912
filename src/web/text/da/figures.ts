/** Figures for everybody. What is counted, and what is left out, is said as exactly as it is done. */
export const figures = {
  title: "Tal",
  lead: "Hvordan det går, som Stafet kan tælle det: ét tal for hvert kvartal, og ingen kan kendes i det.",
  lookCloser: "Udvikling, og hvad tallet bygger på",
  link: "Se tallene, og hvad de bygger på",
  of: (region: string) => `Tal for ${region}`,
  none: "Der er ingen tal endnu",
  noneBody:
    "Et kvartal vises, når det har været slut en måned, og kun for en region, der brugte Stafet i hele kvartalet.",
  regionNav: "Vælg region",
  regions: {
    "DK-81": "Region Nordjylland",
    "DK-82": "Region Midtjylland",
    "DK-83": "Region Syddanmark",
    "DK-84": "Region Hovedstaden",
    "DK-85": "Region Sjælland",
  } as Readonly<Record<string, string>>,
  quarterOf: (year: number, quarter: number) => `${quarter}. kvartal ${year}`,
  heldBack: "holdt tilbage",
  nothing: "ingen at tælle",
  notYet: "intet tal endnu",
  hours: (n: number) => (n === 1 ? "1 time" : `${n} timer`),
  percent: (n: number) => `${n} %`,
  about: (n: number) => `ud af cirka ${n}`,
  exactly: (n: number) => `ud af ${n}`,
  direction: {
    count: {
      up: "flere end kvartalet før",
      down: "færre end kvartalet før",
      same: "lige så mange som kvartalet før",
    },
    share: {
      up: "højere end kvartalet før",
      down: "lavere end kvartalet før",
      same: "det samme som kvartalet før",
    },
    hours: {
      up: "længere end kvartalet før",
      down: "kortere end kvartalet før",
      same: "det samme som kvartalet før",
    },
  },
  better: "det går bedre",
  worse: "det går dårligere",
  columns: {
    quarter: "Kvartal",
    value: "Tal",
    of: "Ud af",
    region: "Region",
    need: "Behov",
    area: "Kommune",
  },
  trend: "Kvartal for kvartal",
  elsewhere: (quarter: string) => `Regionerne i ${quarter}`,
  basedOn: "Hvad tallet bygger på",
  standsStill:
    "Tallet bliver talt én gang, når kvartalet har været slut en måned, og bliver ikke ændret siden. Der tælles kun det, nogen har skrevet i Stafet.",
  heldBackTitle: "Hvad der er holdt tilbage, og hvorfor",
  heldBackWhy: {
    people:
      "Tal, der handler om 1 til 4, bliver holdt tilbage, så ingen kan kendes. En andel bliver også holdt tilbage, når der er 1 til 4 på den ene eller den anden side. Hvor mange en andel er ud af, er rundet til hele tiere.",
    parts:
      "Står flere tal sammen, bliver også det mindste af de andre holdt tilbage, så man ikke kan regne sig frem. Når noget er holdt tilbage i en liste, er 0 det også. Der er ingen tal for en kommune alene.",
    bodies:
      "Her er intet holdt tilbage: Anbefalinger og svar er offentlige, og ingen af dem handler om en borger.",
    here: (n: number, of: number) =>
      n === 0
        ? `Ingen af de ${of} kvartaler ovenfor er holdt tilbage.`
        : `${n === 1 ? "1 kvartal" : `${n} kvartaler`} af ${of} ovenfor er holdt tilbage.`,
  },
  download: "Hent som tabel (CSV)",
  downloadHow: "Tabellen har alle regionens kvartaler. Det, der er holdt tilbage her, er det også i den.",
  parts: {
    title: (quarter: string) => `Efter behov, ${quarter}`,
    lead: "Tryk på et behov for at se udviklingen og kommunerne.",
    hidden: "Holdt tilbage er:",
    none: "Ingen i dette kvartal.",
    all: "Alle behov",
    areas: (quarter: string) => `Kommunerne, ${quarter}`,
    areasHidden: "Tallene for de andre kommuner er holdt tilbage.",
    areasNone: "Kommunerne kan ikke vises, uden at nogen kunne kendes.",
    of: (name: string, need: string) => `${name}: ${need}`,
  },
  csv: {
    indicator: "Tal",
    region: "Region",
    area: "Kommune",
    part: "Behov",
    year: "År",
    quarter: "Kvartal",
    value: "Værdi",
    unit: "Enhed",
    of: "Ud af cirka",
    state: "Vist",
    units: { count: "antal", share: "procent", hours: "timer" },
    states: { shown: "vist", heldBack: "holdt tilbage", nothing: "ingen at tælle" },
  },
  choose: {
    summary: "Tilføj et tal, der er levende",
    label: "Hvilket tal?",
    hint: "Siden viser altid det nyeste kvartal.",
    figures: "Tal for regionen",
    gaps: "Her mangler et tilbud",
    words: "Et par ord om, hvorfor",
  },
  indicators: {
    leftWithoutPlace: {
      name: "Ud uden et sted at være",
      definition:
        "Så mange gange gik nogen fra et sygehus, et herberg eller et andet ophold uden at have et sted at være.",
      basedOn:
        "Udskrivninger og ophold, der sluttede i kvartalet, hvor den ansvarlige leder skrev under på, at der ikke var noget sted.",
    },
    missingOffers: {
      name: "Her mangler et tilbud",
      definition: "Så mange gange kunne ingen dør hjælpe med det, en borger havde brug for.",
      basedOn:
        "Hver gang en dør viste videre, fordi den manglede plads, ikke dækkede stedet, ikke var for den, det gjaldt, eller ikke kendte en anden dør; hver gang en plads glippede, eller nogen måtte vente, fordi intet var ledigt; og hver gang et behov eller et fælles bord måtte lade stå til, fordi tilbuddet ikke findes. Den samme borger kan være talt flere gange.",
    },
    takenOverInTime: {
      name: "Taget over til tiden",
      definition:
        "Så stor en del af gangene, hvor en dør blev spurgt, sagde den ja, inden dens tid til at svare var gået.",
      basedOn:
        "Alle overleveringer, nogen blev spurgt om i kvartalet. Flere døre, der bliver spurgt på én gang, er én gang. Det, den, der spurgte, selv tog tilbage, er ikke med.",
    },
    takeoverHours: {
      name: "Tid, til en anden tager over",
      definition:
        "Så længe gik der højst for den hurtigste halvdel, fra en dør blev spurgt, til nogen havde taget over.",
      basedOn:
        "Overleveringer, nogen blev spurgt om i kvartalet, og som endte med, at nogen tog over. Der tælles i timer døgnet rundt, også når døren har lukket.",
    },
    missedAppointments: {
      name: "Kom ikke til aftalen",
      definition:
        "Så stor en del af aftalerne i sundhedsvæsenet og kommunen blev ikke til noget, fordi borgeren ikke kom.",
      basedOn:
        "Aftaler i kvartalet, hvor nogen har skrevet, hvordan det gik. Aflyste aftaler er ikke med. Det siger ikke, hvis skyld det var.",
    },
    readmissions: {
      name: "Indlagt igen",
      definition: "Så stor en del af dem, der gik fra et sygehus, var indlagt igen inden for 30 dage.",
      basedOn: "Indlæggelser, der sluttede i kvartalet, også hvor borgeren selv gik. Dødsfald er ikke med.",
    },
    feltSafe: {
      name: "Følte sig tryg",
      definition:
        "Så stor en del af borgernes svar på, hvordan det føltes, var et af de to bedste ansigter af fem.",
      basedOn:
        "Svar i kvartalet fra borgere, der er blevet spurgt, efter at en anden tog over, efter en aftale eller en udskrivning. De fleste svarer ikke.",
    },
    answeredInTime: {
      name: "Svarede rådet til tiden",
      definition: "Så stor en del af rådenes anbefalinger blev der svaret på inden den første frist.",
      basedOn:
        "Anbefalinger, som nogen skulle svare på i kvartalet. At noget er taget til efterretning, er ikke et svar. En senere frist gør ikke et svar rettidigt.",
    },
  },
};
