import { Fragment } from "react";
import type { OwnMeetMeView } from "#modules/relay/index.ts";
import { now, query, services, text } from "../../../http/context.ts";
import type { Text } from "../../../text/types.ts";
import { MEET_ME_ORDER } from "../../../ui/meetMe.ts";
import { woven } from "../../../ui/woven.ts";
import type { Again } from "../shared/again.ts";
import { drawn } from "../shared/document.tsx";
import { Back, Note, OwnForm, Words } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";

const PATH = "/min-stafet/moed-mig";

/** Mød mig sådan: the words there are, a helper's to approve, and one's own in their place (D1). */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const { acts } = services(args.context).relay.own;
  const at = now(args.context);
  const done = await carriedOut(args, async (citizenId, { form, key, get }) => {
    if (form === "approve") await acts.approveMeetMe(citizenId, { meetMeId: get("meetMeId") }, at, key);
    else {
      const said = Object.fromEntries(MEET_ME_ORDER.map((part) => [part, get(part)]));
      await acts.writeMeetMe(citizenId, { ...said, follows: get("follows") || "none" }, at, key);
    }
    return `${PATH}?gemt=1`;
  });
  return done instanceof Response ? done : page(args, done);
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const { open, latest } = await services(context).relay.own.views.meetMe(await mine(args), now(context));
  const { own } = text(context);
  const { meetMe: words } = own;
  const typed = again?.fields.form === "write" ? again.fields : null;
  const meanwhile = typed !== null && latest !== null && typed.get("follows") !== latest.id;
  return drawn(context, {
    title: words.title,
    inside: true,
    again: again && meanwhile ? { ...again, message: words.meanwhile } : again,
    body: (
      <>
        {query(context).has("gemt") && !again ? <Note>{own.saved}</Note> : null}
        <p>{words.lead}</p>
        {latest ? <Standing latest={latest} words={words} /> : null}
        {open ? (
          <>
            <h2>{words.write}</h2>
            <p>{words.hint}</p>
            <OwnForm name="write" press={words.press}>
              <input type="hidden" name="follows" value={latest?.id ?? "none"} />
              {MEET_ME_ORDER.map((part) => (
                <Fragment key={part}>
                  <input type="hidden" name={`was-${part}`} value={latest?.[part] ?? ""} />
                  <Words
                    name={part}
                    label={words.parts[part]}
                    rows={part === "words" ? 4 : 2}
                    value={latest?.[part] ?? ""}
                    again={(mine) => woven(mine, typed?.get(`was-${part}`) ?? "", latest?.[part] ?? "")}
                  />
                </Fragment>
              ))}
            </OwnForm>
          </>
        ) : (
          <p>{words.closed}</p>
        )}
        <p>
          <a href="/min-stafet/tryghed">{words.safety}</a>
        </p>
        <Back say={own.back} />
      </>
    ),
  });
}

/** What stands there now, whose hand wrote it, and – of a helper's – what they have said of it. */
function Standing({ latest, words }: { latest: OwnMeetMeView; words: Text["own"]["meetMe"] }) {
  const there = MEET_ME_ORDER.filter((part) => latest[part] !== "");
  const bare = there.length === 1 && there[0] === "words";
  return (
    <>
      <p>{latest.byCitizen ? words.mine : words.written(latest.unitName)}</p>
      {there.map((part) => (
        <section key={part}>
          {bare ? null : <h2>{words.parts[part]}</h2>}
          <p className="words">{latest[part]}</p>
        </section>
      ))}
      <p>{words.read(latest.readByUnits)}</p>
      {latest.approvedAt === null ? (
        <OwnForm name="approve" press={words.approve} quiet>
          <input type="hidden" name="meetMeId" value={latest.id} />
        </OwnForm>
      ) : latest.byCitizen ? null : (
        <p>{latest.heardBy === null ? words.approved : words.heard(latest.heardBy)}</p>
      )}
    </>
  );
}
