import { now, query, services, text } from "../../../http/context.ts";
import type { Again } from "../shared/again.ts";
import { drawn } from "../shared/document.tsx";
import { Back, Note, OwnForm, Ring, Words } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";

/** Asking for help: whoever has the baton is told at once, and has it on their list until they have been in contact. */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const done = await carriedOut(args, async (citizenId, { key, get }) => {
    await services(args.context).relay.own.acts.askForHelp(
      citizenId,
      { words: get("words") },
      now(args.context),
      key,
    );
    return "/min-stafet/hjaelp?sendt=1";
  });
  return done instanceof Response ? done : page(args, done);
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const { holder, open } = await services(context).relay.own.views.home(await mine(args), now(context));
  const { own } = text(context);
  const { help: words } = own;
  const abouts: Readonly<Record<string, string>> = {
    klage: own.rights.ask,
    foelges: own.company.ask,
    ung: own.young.helpMe,
    laege: own.myDoctor.ask,
  };
  const about = abouts[query(context).get("om") ?? ""] ?? "";
  return drawn(context, {
    title: words.title,
    inside: true,
    again,
    body: (
      <>
        {query(context).has("sendt") ? <Note>{words.sent}</Note> : null}
        {open ? (
          <>
            <p>{words.lead}</p>
            <OwnForm press={words.press}>
              <Words name="words" label={words.words} value={about} />
            </OwnForm>
          </>
        ) : (
          <p>
            {words.closed} <a href="/find">{own.rights.find}</a>
          </p>
        )}
        {holder ? (
          <p>
            <Ring phone={holder.phone} say={own.ring} />
          </p>
        ) : null}
        <Back say={query(context).has("sendt") ? own.back : own.notNow} />
      </>
    ),
  });
}
