import type { Instant } from "#kernel/clock.ts";
import { addDays, dayOf, hours, plus } from "#kernel/time.ts";
import type { Council, StoryAbout, Theme, Who } from "#modules/council/index.ts";
import type { Cast } from "../region/cast.ts";

type Somebody = NonNullable<Who>;

/** Stories in the demonstration: some everybody may read, one that waits for a second pair of eyes, one as it was given, one taken back. */
export async function placeStories(
  council: Council,
  secretary: Somebody,
  bodyId: string,
  cast: Cast,
  now: Instant,
): Promise<void> {
  const then = plus(now, -hours(24 * 30));
  const signedIn = (unit: "rusmiddelcenter-storvang" | "gadeteamet", slug: string): Somebody => {
    const actor = cast.onDuty(unit, now, slug);
    return { personId: actor.personId, remits: [], actor };
  };
  const [line, troels] = [
    signedIn("rusmiddelcenter-storvang", "line-asferg"),
    signedIn("gadeteamet", "troels-hammer"),
  ];
  const seat = { bodyId, name: "Troels Hammer", role: "member", onBehalfOf: "Gadeteamet" } as const;
  await council.addSeat(
    secretary,
    { ...seat, from: addDays(dayOf(then), -10), signsInAs: troels.personId },
    then,
  );
  const give = (
    heading: string,
    words: string,
    about: StoryAbout,
    themes: readonly Theme[],
    onBehalfOf: string,
  ) =>
    council.giveStory(
      line,
      {
        ...{ bodyId, heading, words, about, themes: [...themes], onBehalfOf },
        consent:
          about === "general"
            ? null
            : {
                ...{ form: "oral", on: dayOf(then), by: "Lederen af værestedet" },
                words: "Historien må fortælles, når ingen kan se, at det er mig.",
              },
      },
      then,
    );
  const made = async (...story: Parameters<typeof give>): Promise<string> => {
    const storyId = await give(...story);
    await council.askApproval(line, { storyId, seen: 1 }, then);
    await council.approveStory(troels, { storyId, seen: 2 }, plus(then, hours(26)));
    return storyId;
  };
  await made(
    "Medicinen blev liggende på apoteket",
    PHARMACY,
    "person",
    ["medicine", "leaving"],
    "Varmestuen på havnen",
  );
  await made(
    "Hun fik lov at tage sin veninde med",
    FRIEND,
    "person",
    ["relatives", "goodExample"],
    "Foreningen Broen",
  );
  await made("Koden, der aldrig kom", CODE, "general", ["digital"], "Varmestuen på havnen");
  const taken = await made("En nat i venteværelset", WAITING, "person", ["wayIn"], "Foreningen Broen");
  await council.withdrawStory(line, { storyId: taken, for: "person" }, plus(now, -hours(24 * 3)));
  const waits = await give(
    "To afdelinger, én mand",
    TWO,
    "person",
    ["psychiatry", "substances"],
    "Foreningen Broen",
  );
  await council.askApproval(line, { storyId: waits, seen: 1 }, plus(now, -hours(20)));
  await give("Såret", WOUND, "person", ["leaving", "home"], "Varmestuen på havnen");
}

const PHARMACY = `Han var lige blevet udskrevet, og lægen havde sagt, at pillerne skulle tages hver dag.
På apoteket kostede de mere, end han havde. Så gik han igen. Han sagde det ikke til nogen, for han skammede sig.
To uger efter lå han der igen, og nu var det værre.`;

const FRIEND = `Hun havde vendt om i døren to gange før. Tredje gang spurgte sygeplejersken, om veninden ville med ind.
Det ville hun. De sad der sammen i tre timer. Det var første gang, hun blev siddende, til hun blev kaldt ind.`;

const CODE = `Vi hjælper hver uge nogen, der skal bruge en kode for at få et brev, og et brev for at få en kode.
De fleste giver op. Bagefter står der, at de ikke kom.`;

const WAITING = `Han sad der hele natten og turde ikke spørge. Om morgenen sagde de, at han skulle have meldt sig.`;

const TWO = `Det ene sted sagde de, at han skulle holde op med at drikke, før de kunne hjælpe. Det andet sted sagde de, at han skulle have ro i hovedet, før han kunne holde op.
Han lo, da han fortalte det. Men han har ikke spurgt nogen af dem siden.`;

/** As it was told, and not written so that it leads to nobody yet. */
const WOUND = `Birthe er 61 år og har sovet i opgangen på Havnegade 14, siden hun mistede lejligheden.
Den 3. marts blev hun udskrevet fra Havlund Sygehus med et sår på benet. Hun har diabetes og to døtre, som hun ikke ser.
Ingen spurgte, hvor hun skulle hen. Hun sagde: jeg troede, de kunne se det på mig.`;
