import type { Instant } from "#kernel/clock.ts";
import { addDays, dayOf, hours, plus } from "#kernel/time.ts";
import type { Council, Who } from "#modules/council/index.ts";

/** What the demonstration's council says of itself: an older version and a newer, and two focus areas. */
export async function placeLivingPages(
  council: Council,
  who: Who,
  bodyId: string,
  now: Instant,
): Promise<void> {
  const [long, lately] = [plus(now, -hours(24 * 300)), plus(now, -hours(24 * 40))];
  const begin = (
    kind: "termsOfReference" | "vision" | "targetGroup" | "focusArea",
    title: string,
    words: string,
  ) =>
    council.beginLiving(
      who,
      { bodyId, kind, title, words, validFrom: dayOf(long), adopted: "Regionsrådet i Havlund" },
      long,
    );
  await begin("termsOfReference", "Kommissorium for Udsatterådet i Region Havlund", TERMS);
  await begin("vision", "Vores vision", VISION);
  await begin("targetGroup", "Hvem vi er til for", TARGET_GROUP);
  await begin("focusArea", "Ingen slippes ved døren", DOOR);
  await begin("focusArea", "Krop og sind på samme tid", BOTH);
  const terms = await council.livingPage("udsatteraadet-havlund", "kommissorium", null, now);
  if (terms)
    await council.changeLiving(
      who,
      {
        ...{
          pageId: terms.page.id,
          seen: 1,
          title: terms.page.versions[0]?.title ?? "",
          validFrom: addDays(dayOf(lately), 5),
        },
        ...{
          words: TERMS.replace(FOUR, FIVE),
          adopted: "Regionsrådet i Havlund, efter ønske fra foreningerne",
        },
      },
      lately,
    );
}

const FOUR = "- Rådet mødes fire gange om året.";
const FIVE = "- Rådet mødes fem gange om året. Et af møderne er en temadag, hvor alle kan komme.";
const TERMS = `Regionsrådet i Havlund har et udsatteråd, fordi de mennesker, der har sværest ved at få hjælp, sjældent sidder med, når hjælpen bliver planlagt.

## Opgaver

- Rådet giver regionsrådet råd om alt, der rammer mennesker i udsatte positioner.
- Rådet bliver hørt, før noget af den slags bliver besluttet.
- Rådet samler det, foreningerne ser i hverdagen, og gør det til anbefalinger.

## Sådan arbejder rådet

${FOUR}
- Dagsordener og referater er offentlige, undtagen de punkter, der er lukkede.
- Formanden vælges blandt regionsrådets medlemmer, næstformanden blandt foreningernes.`;

const VISION = `Den, der banker på en dør, skal ikke selv finde den næste.

Vi vil have et sundhedsvæsen, hvor et menneske uden bolig, uden telefon eller uden tillid bliver mødt lige så godt som alle andre – og lever lige så længe.`;

const TARGET_GROUP = `Rådet er til for voksne, der lever med flere svære ting på én gang, for eksempel:

- en psykisk sygdom og et problembrug af rusmidler
- ingen fast bolig og en krop, der er blevet syg af det
- mange døre, der hver for sig siger, at de ikke er den rigtige

Rådet taler også for deres pårørende og for unge, der er på vej samme sted hen.`;

const DOOR = `Ingen må stå alene mellem to steder, der hver især peger på det andet.

### Det ser vi efter

- hvor ofte nogen bliver vist videre
- hvor længe de venter på, at en anden tager over
- hvor mange der bliver udskrevet uden et sted at sove`;

const BOTH = `Den, der både er syg i kroppen, syg i sindet og bruger rusmidler, skal ikke vente med det ene, til det andet er klaret.

### Det ser vi efter

- at begge dele bliver set på ved samme besøg
- at ingen bliver sendt hjem for at være ædru først`;
