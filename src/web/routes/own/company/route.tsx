import { COMES, COMPANION_TOLD, PHONED_ON } from "#modules/citizen/index.ts";
import type { OwnCompanyView } from "#modules/relay/index.ts";
import { goingAlong } from "../../../http/company.ts";
import { COMPANY_PATH, RELATIVES_PATH } from "../../../http/companyPaths.ts";
import { langContext, now, query, services, text } from "../../../http/context.ts";
import { type FormFields, oneOf } from "../../../http/form.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";
import type { Again } from "../shared/again.ts";
import { calendarDayInWords } from "../shared/day.ts";
import { drawn } from "../shared/document.tsx";
import { Back, Choices, Fold, Line, Note, OwnForm, Ring, Ticks, Words } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";

const PATH = "/min-stafet/foelges";
const KINDS = ["companion", "layAssistant", "relative"] as const;

type One = OwnCompanyView["companions"][number];
type Said = Text["own"]["company"];

/** Who comes with me: those there are, what they may, one more, and no more (D5). */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const { acts } = services(args.context).relay.own;
  const at = now(args.context);
  const done = await carriedOut(args, async (citizenId, fields) => {
    const companionId = fields.get("companionId");
    if (fields.form === "end") await acts.endCompanion(citizenId, { companionId }, at, fields.key);
    else if (fields.form === "wish")
      await acts.wishForCompanion(citizenId, { companionId, ...wishes(fields) }, at, fields.key);
    else {
      const kind = oneOf(fields.get("kind"), KINDS) ?? ("" as "companion");
      const phone = fields.get("phone");
      const who = { kind, name: fields.get("name"), relation: fields.get("relation") };
      const draft = { ...who, ...(phone === "" ? {} : { phone }), ...wishes(fields) };
      await acts.addCompanion(citizenId, draft, at, fields.key);
    }
    return `${PATH}?gemt=1`;
  });
  return done instanceof Response ? done : page(args, done);
}

function wishes(fields: FormFields) {
  const chosen = <C extends string>(name: string, codes: readonly C[]): C[] =>
    codes.filter((code) => fields.all(name).includes(code));
  return {
    comes: oneOf(fields.get("comes"), COMES) ?? ("" as "no"),
    told: chosen("told", COMPANION_TOLD),
    phoned: chosen("phoned", PHONED_ON),
    words: fields.get("words"),
    ...(fields.get("opens") === "" ? {} : { opens: fields.get("opens"), closes: fields.get("closes") }),
  };
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const view = await services(context).relay.own.views.company(await mine(args), now(context));
  const { own } = text(context);
  const { company: words } = own;
  const id = again?.fields.get("companionId") || query(context).get("hvem");
  const one = view.open ? view.companions.find((companion) => companion.id === id) : undefined;
  const changing = one && again?.fields.form !== "end" ? one : undefined;
  const alone = !view.companions.some((companion) => companion.wishes.comes !== "no");
  const doors = alone && !changing ? await goingAlong(context, view.area) : [];
  return drawn(context, {
    title: changing ? words.changeTitle(changing.name) : words.title,
    inside: true,
    again,
    body: (
      <>
        {query(context).has("gemt") && !again ? <Note>{own.saved}</Note> : null}
        {changing ? (
          <>
            <p>{words.law[changing.kind]}</p>
            <OwnForm name="wish" about={["companionId", changing.id]} press={words.press}>
              <Hours wishes={changing.wishes} />
              <Wishes words={words} wishes={changing.wishes} />
            </OwnForm>
            <p>
              <a href={PATH}>{own.notNow}</a>
            </p>
          </>
        ) : (
          <>
            <p>{words.lead}</p>
            <p>{words.seen}</p>
            {view.companions.length === 0 ? <p>{words.none}</p> : null}
            {view.companions.map((companion) => (
              <Person
                key={companion.id}
                {...{ companion, words }}
                open={view.open}
                lang={context.get(langContext)}
                at={now(context)}
              />
            ))}
            {alone ? (
              <>
                <h2>{words.nobody}</h2>
                <p>{words.nobodyLead}</p>
                {doors.length > 0 ? (
                  <ul>
                    {doors.map((door) => (
                      <li key={door.serviceId} lang="da">
                        {door.name.da} {door.phone ? <Ring phone={door.phone} say={own.ring} /> : null}
                      </li>
                    ))}
                  </ul>
                ) : null}
                <ul className="menu">
                  <li>
                    <a href="/min-stafet/hjaelp?om=foelges">{words.ask}</a>
                  </li>
                  <li>
                    <a href={COMPANY_PATH}>{words.find}</a>
                  </li>
                </ul>
              </>
            ) : null}
            {view.open ? (
              <>
                <Fold summary={words.add} form="add" open={view.companions.length === 0}>
                  <Add words={words} />
                </Fold>
                <p>{words.power}</p>
              </>
            ) : (
              <p>{words.closed}</p>
            )}
            <p>
              {words.close} <a href={RELATIVES_PATH}>{words.closeFind}</a>
            </p>
            <Back say={own.back} />
          </>
        )}
      </>
    ),
  });
}

function Person(props: { companion: One; words: Said; open: boolean; lang: Lang; at: Date }) {
  const { companion, words, open, lang, at } = props;
  const { id, name, kind, relation, remit, wishes, lapsedOn } = companion;
  const list = (codes: readonly string[], labels: Readonly<Record<string, string>>): string =>
    codes.map((code) => labels[code]?.toLocaleLowerCase(lang)).join(", ");
  const hours = wishes.opens && wishes.closes ? words.between(wishes.opens, wishes.closes) : "";
  const nothing = remit === "" ? words.knowsNothing : words.knowsRemit;
  const ring = [list(wishes.phoned, words.phoned), hours].filter(Boolean).join(", ");
  return (
    <section>
      <h2>{name}</h2>
      <p>
        {[words.kind[kind], relation, remit].filter(Boolean).join(". ")}. {words.comes[wishes.comes]}.
      </p>
      <p>
        {wishes.told.length > 0 ? words.mayKnow(list(wishes.told, words.told)) : nothing}{" "}
        {wishes.told.length > 0 && wishes.toldUntil
          ? words.until(calendarDayInWords(wishes.toldUntil, at, lang))
          : null}
        {lapsedOn ? words.lapsed(calendarDayInWords(lapsedOn, at, lang)) : null}
      </p>
      <p>{wishes.phoned.length > 0 ? words.mayRing(ring) : words.neverRing}</p>
      {wishes.words === "" ? null : <p className="words">{wishes.words}</p>}
      <p>{words.law[kind]}</p>
      {open ? (
        <p>
          <a href={`${PATH}?hvem=${id}`}>{words.change(name)}</a>
        </p>
      ) : null}
      {kind === "guardian" ? null : (
        <OwnForm name="end" about={["companionId", id]} press={words.stop(name)} quiet />
      )}
    </section>
  );
}

function Add({ words }: { words: Said }) {
  return (
    <OwnForm name="add" press={words.press}>
      <Choices
        name="kind"
        legend={words.as}
        options={KINDS.map((kind) => [kind, words.kind[kind]] as const)}
        chosen={"companion"}
      />
      <Line name="name" label={words.name} />
      <Line name="relation" label={words.relation} />
      <Line name="phone" label={words.phone} />
      <Wishes words={words} wishes={null} />
    </OwnForm>
  );
}

/** The hours a helper wrote down stand as they are. */
function Hours({ wishes: { opens, closes } }: { wishes: One["wishes"] }) {
  if (opens === null || closes === null) return null;
  return (
    <>
      <input type="hidden" name="opens" value={opens} />
      <input type="hidden" name="closes" value={closes} />
    </>
  );
}

/** What they may: as typed, else as said before. */
function Wishes({ words, wishes }: { words: Said; wishes: One["wishes"] | null }) {
  const options = <C extends string>(codes: readonly C[], labels: Readonly<Record<C, string>>) =>
    codes.map((code) => [code, labels[code]] as const);
  return (
    <>
      <Choices
        name="comes"
        legend={words.mayCome}
        options={options(COMES, words.comes)}
        chosen={wishes?.comes ?? "always"}
      />
      <Ticks
        name="told"
        legend={words.mayBeTold}
        options={options(COMPANION_TOLD, words.told)}
        chosen={wishes?.told ?? []}
      />
      <Ticks
        name="phoned"
        legend={words.mayBeRung}
        options={options(PHONED_ON, words.phoned)}
        chosen={wishes?.phoned ?? []}
      />
      <Words name="words" label={words.words} rows={3} value={wishes?.words ?? ""} />
    </>
  );
}
