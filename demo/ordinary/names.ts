import type { Random } from "../random.ts";

/** First names are common; surnames are put together for the demo. Whoever is called so is not meant. */
const WOMEN =
  `Agnes Alberte Anette Bente Berit Britta Cecilie Connie Dagny Dina Edith Elin Emma Fatima Flora Gerda Grete
  Heidi Helle Herdis Inga Irma Jasmin Jytte Karla Kirsten Laila Leila Lisbeth Magda Maiken Minna Nete Nina Noor Oda Parveen Petra
  Pia Ragnhild Ramona Rita Ruth Sanne Sonja Svea Sylvia Thea Tina Trine Ulla Valborg Vibeke Vita Wanda Yrsa Zenia`
    .split(/\s+/)
    .filter(Boolean);
const MEN =
  `Abdi Ahmed Allan Asger Aslan Benny Birger Bo Carsten Claus Dennis Egil Eigil Erling Eskild Finn Frank Gorm Gustav
  Halfdan Hamza Holger Ib Ingolf Ivan Jens Jimmi Johnny Kai Karim Kent Kjeld Lasse Leif Ludvig Marius Mikkel Morten Nadim Nicolaj
  Oluf Orla Oskar Per Regin Rene Robert Rune Said Sigurd Storm Sune Tage Torkild Tyge Ulf Vagn Verner Viggo Willy Yusuf`
    .split(/\s+/)
    .filter(Boolean);

const BEGINNINGS =
  `Aske Birke Brom Dal Eng Fager Fjel Fugle Gran Grøn Hassel Havre Hede Humle Hvid Høj Kilde Klint Krog Kær
  Linde Lyng Mark Mose Nord Pile Ravne Rosen Røn Sand Siv Skov Sol Sten Strand Søn Tjørne Torne Ved Vester Vinter Ør`
    .split(/\s+/)
    .filter(Boolean);
const ENDINGS = [
  "bæk",
  "balle",
  "dahlsø",
  "ebjerg",
  "fart",
  "gaardsøe",
  "hammer",
  "kilde",
  "lev",
  "løkke",
  "rupsen",
  "tvedt",
  "værnes",
];

const NICKNAMES: Readonly<Record<"women" | "men", readonly string[]>> = {
  women: [
    "Mormor",
    "Strikke-Anna",
    "Ukendt kvinde i blå frakke",
    "Rosen",
    "Guldtand",
    "Solbrillen",
    "Ukendt kvinde med rullekuffert",
  ],
  men: [
    "Bamse",
    "Cyklen",
    "Lille Per",
    "Kaptajnen",
    "Professoren",
    "Ukendt mand med krykke",
    "Ham fra nummer 9",
    "Basse",
  ],
};

export interface Name {
  readonly knownAs: string;
  readonly fullName: string;
  readonly she: boolean;
}

/** Names for so many people, no two of them alike. */
export function namesFor(random: Random, many: number): Name[] {
  const taken = new Set<string>();
  const nicknames = { women: [...NICKNAMES.women], men: [...NICKNAMES.men] };
  return Array.from({ length: many }, () => {
    const she = random.chance(0.4);
    let first = "";
    let fullName = "";
    do {
      first = random.pick(she ? WOMEN : MEN);
      fullName = `${first} ${random.pick(BEGINNINGS)}${random.pick(ENDINGS)}`;
    } while (taken.has(fullName));
    taken.add(fullName);
    const nickname = random.chance(0.12) ? nicknames[she ? "women" : "men"].shift() : undefined;
    return { knownAs: nickname ?? first, fullName, she };
  });
}

const PRONOUNS: Readonly<Record<string, string>> = { han: "hun", Han: "Hun", ham: "hende", hans: "hendes" };

/** Puts "{han}", "{Han}", "{ham}" and "{hans}" in the words that fit the person. */
export const about = (she: boolean, text: string): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, word: string) => (she ? (PRONOUNS[word] ?? word) : word));
