import { mayHandleNumbers, mayOpenInEmergency } from "#modules/relay/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { toRead } from "../../../http/toRead.ts";
import { useText } from "../../../text/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Page } from "../../../ui/Page.tsx";
import { ToRead } from "../../../ui/ToRead.tsx";
import { nightAt } from "../../course/home/moments.ts";
import { useNeedChoices } from "../needChoices.ts";
import type { Route } from "./+types/route.ts";
import { begin } from "./begin.ts";
import { InSight, OtherWays } from "./InSight.tsx";
import { Matches } from "./Matches.tsx";
import { Consent, MeetMe, Needs, Today, Who } from "./Parts.tsx";

/** Nogen står her: one page to an open course. For anybody signed in. */
export async function loader({ context }: Route.LoaderArgs) {
  const { unit } = actor(context);
  const [kinds, cards] = await Promise.all([
    services(context).relay.views.needKinds(),
    toRead(context, ["firstContact", ...nightAt(now(context))]),
  ]);
  return {
    cards,
    kinds: kinds.map(({ code, name }) => ({ code, name })),
    association: unit.sector === "civilSociety",
    numbers: mayHandleNumbers(actor(context)),
    emergencies: mayOpenInEmergency(actor(context)),
  };
}

export const action = (args: Route.ActionArgs) => begin(args);

export default function Start({ loaderData, actionData }: Route.ComponentProps) {
  const { start } = useText();
  const needs = useNeedChoices(loaderData.kinds);
  const again = actionData?.again;
  const matches = actionData?.matches ?? [];
  return (
    <Page title={start.title} lead={start.lead}>
      <ToRead cards={loaderData.cards} />
      <OtherWays emergencies={loaderData.emergencies} />
      <div className="wide">
        <CommandForm name="start" again={again}>
          <Matches matches={matches} />
          <div className="columns">
            <div>
              <Who association={loaderData.association} numbers={loaderData.numbers} />
              <Needs needs={needs} />
            </div>
            <div>
              <Today />
              <Consent />
              <MeetMe />
            </div>
          </div>
          <InSight>
            <Button>{matches.length > 0 ? start.matches.no : start.press}</Button>
          </InSight>
        </CommandForm>
      </div>
    </Page>
  );
}
