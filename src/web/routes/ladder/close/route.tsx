import { handleCommand } from "../../../http/command.ts";
import { actor, now, pathContext, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";
import { parseClosing } from "./form.ts";
import { Handing } from "./Handing.tsx";
import { House } from "./House.tsx";

/** Closing a unit in two steps (law 8): for its lead, and its organisation's responsible leader. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const [has, needs] = await Promise.all([
    found(services(context).relay.views.responsibilities(actor(context), params.unitId, now(context))),
    needNames(context),
  ]);
  const house = await found(
    services(context).stays.views.closing(actor(context), params.unitId, now(context)),
  );
  const sent = new URL(context.get(pathContext), "http://stafet.invalid").searchParams.has("sendt");
  return { has, needs, house, sent };
}

export function action({ request, context, params }: Route.ActionArgs) {
  const { relay, stays } = services(context);
  const { commands } = relay;
  const { unitId } = params;
  return handleCommand({
    request,
    context,
    parse: (fields, text) => parseClosing(unitId, fields, text),
    async run(closing, key) {
      if (closing.do === "empty") {
        await commands.emptyUnit(actor(context), closing.command, now(context), key);
        return `/stigen/luk/${unitId}?sendt`;
      }
      if (closing.do === "house") {
        await stays.commands.emptyHouse(actor(context), closing.command, now(context), key);
        return `/stigen/luk/${unitId}`;
      }
      await commands.closeUnit(actor(context), closing.command, now(context), key);
      // Whoever was on duty in it is signed out by its closing; a leader on duty elsewhere is not.
      return actor(context).unitId === unitId ? "/log-ind?lukket" : "/stigen";
    },
  });
}

export default function CloseUnit({ loaderData, actionData }: Route.ComponentProps) {
  const { closing } = useText().ladder;
  const { has, needs, house, sent } = loaderData;
  const mayClose =
    has.courses.length + has.needs.length + has.asks.length === 0 &&
    house.guests.length + house.promised === 0;
  return (
    <Page
      title={closing.title(has.unit.name)}
      lead={closing.lead}
      back={<BackLink to="/stigen">{closing.back}</BackLink>}
    >
      {sent && mayClose ? <Alert variant="success">{closing.sent}</Alert> : null}
      <Handing has={has} needs={needs} again={actionData} />
      {house.isHouse ? <House house={house} again={actionData} /> : null}
      <Card title={closing.stepTwo} tone={mayClose ? "plain" : "quiet"}>
        {mayClose ? (
          <CommandForm name="close" again={actionData}>
            <ConfirmButton label={closing.press}>
              <p>{closing.consequence}</p>
            </ConfirmButton>
          </CommandForm>
        ) : (
          <p>{closing.first}</p>
        )}
      </Card>
    </Page>
  );
}
