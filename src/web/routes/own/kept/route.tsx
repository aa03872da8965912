import { redirect } from "react-router";
import type { OwnKept } from "#modules/relay/index.ts";
import { now, query, services, text } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";
import { drawn } from "../shared/document.tsx";
import { Older, partOf } from "../shared/older.tsx";
import { Back, Note, OwnForm } from "../shared/parts.tsx";
import { mine, type OwnArgs, tokenOf, typedIn } from "../shared/session.ts";

const PATH = "/min-stafet/skrevet";
/** As many as go in one breath: each is there to read, and once more to be sent back to where it was written. */
const MOST = 4;

/**
 * What they had typed when the page had closed, after code and PIN: read it, have it back in the fields it was typed in, or throw it
 * away. Nothing is sent unseen.
 */
export async function loader(args: OwnArgs) {
  const { context } = args;
  await mine(args);
  const all = await services(context).relay.own.kept(tokenOf(args) ?? "", now(context));
  const { own } = text(context);
  const { kept: words } = own;
  const { shown, next } = partOf(context, all, MOST);
  return drawn(context, {
    title: words.title,
    inside: true,
    body: (
      <>
        {query(context).has("vaek") ? <Note>{words.dropped}</Note> : null}
        <p>{all.length === 0 ? words.none : words.lead}</p>
        {shown.map((one) => (
          <One key={one.id} one={one} own={own} />
        ))}
        <Older context={context} next={next} path={PATH} />
        <Back say={own.back} />
      </>
    ),
  });
}

/** Thrown away. */
export async function action(args: OwnArgs) {
  const { context } = args;
  const fields = await commandForm(args.request);
  await mine(args);
  await services(context).relay.own.dropKept(tokenOf(args) ?? "", fields.get("keptId"), now(context));
  return redirect(`${PATH}?vaek=1`, 303);
}

function One({ one: { id, path, values }, own }: { one: OwnKept; own: Text["own"] }) {
  const { kept: words } = own;
  const { form, ...sent } = values;
  const texts = typedIn(values).filter((text) => /\s|\p{Lu}/u.test(text));
  return (
    <section className="item">
      <h2>{words.on(titleOf(path, own))}</h2>
      {texts.map((typed) => (
        <p key={typed} className="words">
          {typed}
        </p>
      ))}
      {texts.length < typedIn(values).length ? <p>{words.chosen}</p> : null}
      <OwnForm action={path} name={form?.[0] ?? ""} press={words.show}>
        <input type="hidden" name="again" value={id} />
        {Object.entries(sent).flatMap(([name, all]) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the same value may stand twice, and the list never changes.
          all.map((value, n) => <textarea key={`${name}-${n}`} name={name} defaultValue={value} hidden />),
        )}
      </OwnForm>
      <OwnForm name="drop" press={words.drop} quiet>
        <input type="hidden" name="keptId" value={id} />
      </OwnForm>
    </section>
  );
}

/** What the page is called that it was typed on. */
function titleOf(path: string, own: Text["own"]): string {
  const titles: Readonly<Record<string, string>> = {
    "hvem-maa-vide": own.consent.title,
    "hvem-maa-vide/valg": own.choices.title,
    "moed-mig": own.meetMe.title,
    tryg: own.felt.title,
    beskeder: own.messages.title,
    foelges: own.company.title,
    tryghed: own.safety.title,
    viden: own.home.knowledge(0),
    hjaelp: own.help.title,
    afvist: own.turnedAway.title,
    aftaler: own.appointments.title,
    klage: own.complaint.title,
  };
  const { pathname } = new URL(path, "http://stafet.invalid");
  const page = pathname.replace("/min-stafet/", "");
  return titles[page] ?? titles[page.split("/")[0] ?? ""] ?? own.home.title;
}
