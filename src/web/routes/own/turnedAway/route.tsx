import { TURNED_AWAY_KINDS } from "#modules/relay/index.ts";
import { now, query, services, text } from "../../../http/context.ts";
import { oneOf } from "../../../http/form.ts";
import type { Again } from "../shared/again.ts";
import { drawn } from "../shared/document.tsx";
import { Back, Choices, Line, Note, OwnForm, Words } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";

/** I was turned away (A12): where, what, what they said. The same record as a worker's; no names are asked for. */
export const loader = (args: OwnArgs) => page(args);

export async function action(args: OwnArgs) {
  const done = await carriedOut(
    args,
    async (citizenId, { key, get }) => {
      const what = oneOf(get("what"), TURNED_AWAY_KINDS);
      const happenedOn = get("happenedOn");
      const companionId = get("companionId");
      await services(args.context).relay.own.acts.recordTurnedAway(
        citizenId,
        {
          doorName: get("doorName"),
          what: what ?? ("" as "other"),
          ...(happenedOn === "" ? {} : { happenedOn }),
          ...(companionId === "" ? {} : { companionId }),
          reason: get("reason"),
        },
        now(args.context),
        key,
      );
      return "/min-stafet/afvist?gemt=1";
    },
    { at: { dayIsAhead: "happenedOn" } },
  );
  return done instanceof Response ? done : page(args, done);
}

async function page(args: OwnArgs, again?: Again): Promise<Response> {
  const { context } = args;
  const { companions } = await services(context).relay.own.views.company(await mine(args), now(context));
  const { own } = text(context);
  const { turnedAway: words } = own;
  const thanks = query(context).has("gemt");
  return drawn(context, {
    title: words.title,
    inside: true,
    again,
    body: (
      <>
        {thanks ? <Note>{words.thanks}</Note> : null}
        {thanks ? (
          <p>
            <a href="/min-stafet/klage">{own.rights.letter}</a>
          </p>
        ) : null}
        <p>{words.lead}</p>
        <OwnForm press={words.press}>
          <Line name="doorName" label={words.door} />
          <Choices
            name="what"
            legend={words.what}
            options={TURNED_AWAY_KINDS.map((kind) => [kind, words.kinds[kind]] as const)}
          />
          {companions.length > 0 ? (
            <Choices
              name="companionId"
              legend={words.who}
              options={companions.map(({ id, name }) => [id, name] as const)}
            />
          ) : null}
          <Words name="reason" label={words.reason} rows={3} />
          <Line name="happenedOn" label={words.when} type="date" />
        </OwnForm>
        <Back say={thanks ? own.back : own.notNow} />
      </>
    ),
  });
}
