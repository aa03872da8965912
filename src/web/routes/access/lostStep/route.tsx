import { REASON_LONGEST } from "#modules/identity/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, services, signedIn, steppedUp, text } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Page } from "../../../ui/Page.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import type { Route } from "./+types/route.ts";
import { parseReason } from "./form.ts";

/** A colleague has lost telephone and recovery codes. For who may invite to the unit, having just proved who they are. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { name, email, twoSteps } = await found(
    services(context).signIn.lockedOut(signedIn(context), {
      personId: params.personId,
      unitId: params.unitId,
    }),
  );
  // Before they write anything: what is typed is not lost on the way.
  steppedUp(context);
  return { name, email, twoSteps, unitId: params.unitId };
}

export function action({ request, context, params }: Route.ActionArgs) {
  const who = steppedUp(context);
  const { signIn, identity } = services(context);
  return handleCommand({
    request,
    context,
    parse: parseReason,
    async run({ reason }) {
      const { personId, unitId } = params;
      const { lostStep: words } = text(context).access;
      const unit = await identity.unit(unitId);
      const letter = (name: string) => ({
        subject: words.subject,
        text: words.text(name, who.personName, unit?.name ?? ""),
      });
      await signIn.resetSecondStep(who, { personId, unitId, reason }, letter, now(context));
      return `/adgang/${unitId}?to-trin`;
    },
  });
}

export default function LostStep({ loaderData, actionData }: Route.ComponentProps) {
  const { lostStep: words } = useText().access;
  const { name, email, twoSteps, unitId } = loaderData;
  return (
    <Page title={words.title(name)} lead={words.lead} back={<BackLink to={`/adgang/${unitId}`} />}>
      <Card>
        {twoSteps ? (
          <CommandForm name="lost" again={actionData}>
            <p>{words.happens(email)}</p>
            <TextArea name="reason" label={words.reason} hint={words.reasonHint} limit={REASON_LONGEST} />
            <ButtonRow>
              <Button>{words.press}</Button>
            </ButtonRow>
          </CommandForm>
        ) : (
          <p>{words.none}</p>
        )}
      </Card>
    </Page>
  );
}
