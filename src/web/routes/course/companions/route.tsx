import { handleCommand } from "../../../http/command.ts";
import { goingAlong } from "../../../http/company.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { toRead } from "../../../http/toRead.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Done } from "../../../ui/Done.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";
import { companionsPath } from "../paths.ts";
import { ActionPage } from "../shared/ActionPage.tsx";
import type { Route } from "./+types/route.ts";
import { AddCompanion } from "./AddCompanion.tsx";
import { Companion } from "./Companion.tsx";
import { parseCompanions } from "./form.ts";
import { ForRelatives, Nobody } from "./Nobody.tsx";
import { nameLine } from "./present.ts";

/** Hvem følges med? Who goes with the citizen, with their wishes (D5). By who may see `network`; the view logs. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const view = await found(
    services(context).relay.views.companions(actor(context), params.courseId, now(context)),
    context,
  );
  const nobody = view.known && !view.companions.some(({ wishes }) => wishes.comes !== "no");
  return {
    ...view,
    offers: nobody ? await goingAlong(context, view.area) : null,
    cards: await toRead(context, ["relatives"]),
    done: new URL(request.url).searchParams.get("gjort"),
  };
}

export function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  const { commands } = services(context).relay;
  const [who, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parseCompanions(courseId),
    async run(parsed, key) {
      switch (parsed.do) {
        case "add":
          await commands.addCompanion(who, parsed.command, at, key);
          return companionsPath(courseId, "added");
        case "wish":
          await commands.wishForCompanion(who, parsed.command, at, key);
          return companionsPath(courseId, "wished");
        case "end":
          await commands.endCompanion(who, parsed.command, at, key);
          return companionsPath(courseId, "ended");
      }
    },
  });
}

export default function CompanionsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { companions: words, lang } = useText();
  const at = useNow();
  const { courseId, knownAs, known, may, needed, companions, ended, offers, done } = loaderData;
  return (
    <ActionPage
      title={words.title}
      lead={words.lead}
      head={{ courseId, knownAs, needId: null, about: null }}
      toRead={loaderData.cards}
    >
      <Done words={words.done} what={done} />
      {known ? null : <p>{words.closed}</p>}
      {known && companions.length === 0 ? <p>{words.lineNone}</p> : null}
      {companions.map((companion) => (
        <Companion key={companion.id} companion={companion} may={may} again={actionData} />
      ))}
      {offers === null ? null : <Nobody {...{ courseId, offers, needed, may }} again={actionData} />}
      {may ? <AddCompanion open={false} again={actionData} /> : null}
      {known ? <ForRelatives /> : null}
      {ended.length > 0 ? (
        <Card>
          <Details summary={words.ended}>
            <ul>
              {ended.map((one) => (
                <li key={one.id}>
                  {nameLine(one, words)}{" "}
                  {one.endedAt === null ? null : words.endedOn(dayInWords(one.endedAt, at, lang))}
                </li>
              ))}
            </ul>
          </Details>
        </Card>
      ) : null}
    </ActionPage>
  );
}
