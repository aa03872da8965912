import { now, query, services, text } from "../../../http/context.ts";
import { drawn } from "../shared/document.tsx";
import { Back, Note, OwnForm, Trouble, Words } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs, type Refusal } from "../shared/session.ts";

const PATH = "/min-stafet/moed-mig";

/** Mød mig sådan: the words there are, a helper's to approve, and one's own in their place (D1). */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const { acts } = services(args.context).relay.own;
  const at = now(args.context);
  const done = await carriedOut(args, async (citizenId, { form, key, get }) => {
    if (form === "approve") await acts.approveMeetMe(citizenId, { meetMeId: get("meetMeId") }, at, key);
    else await acts.writeMeetMe(citizenId, { words: get("words") }, at, key);
    return `${PATH}?gemt=1`;
  });
  return done instanceof Response ? done : page(args, done);
}

async function page(args: OwnArgs, refusal?: Refusal): Promise<Response> {
  const { context } = args;
  const { open, latest } = await services(context).relay.own.views.meetMe(await mine(args), now(context));
  const { own } = text(context);
  const { meetMe: words } = own;
  return drawn(context, {
    title: words.title,
    inside: true,
    status: refusal?.status ?? 200,
    body: (
      <>
        {query(context).has("gemt") ? <Note>{own.saved}</Note> : null}
        {refusal ? <Trouble head={own.wrong} message={refusal.message} /> : null}
        <p>{words.lead}</p>
        {latest ? (
          <>
            <p>{latest.byCitizen ? words.mine : words.written(latest.unitName)}</p>
            <p className="words">{latest.words}</p>
            <p>{words.read(latest.readByUnits)}</p>
            {latest.approvedAt === null ? (
              <OwnForm name="approve" press={words.approve} quiet>
                <input type="hidden" name="meetMeId" value={latest.id} />
              </OwnForm>
            ) : latest.byCitizen ? null : (
              <p>{words.approved}</p>
            )}
          </>
        ) : null}
        {open ? (
          <OwnForm name="write" press={words.press}>
            <Words
              name="words"
              label={words.words}
              hint={words.hint}
              rows={8}
              value={refusal?.fields.get("words") || latest?.words || ""}
            />
          </OwnForm>
        ) : (
          <p>{words.closed}</p>
        )}
        <Back say={own.back} />
      </>
    ),
  });
}
