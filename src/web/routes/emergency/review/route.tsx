import { commandSchemas } from "#modules/relay/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { parseCommand } from "../../../http/parse.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import type { Route } from "./+types/route.ts";

const HERE = "/adgang/noedadgang";

/** Gennemgå nødadgang: for the data-protection officer. Courses are numbers here; whose they are is not said. */
export async function loader({ context }: Route.LoaderArgs) {
  const { emergencies } = services(context).relay;
  const lines = await found(emergencies.awaiting(signedIn(context), now(context)));
  return { lines, done: query(context).has("gjort") };
}

export function action({ request, context }: Route.ActionArgs) {
  return handleCommand({
    request,
    context,
    parse: (fields, text) =>
      parseCommand(
        commandSchemas.ReviewEmergency,
        { accessId: fields.get("accessId"), finding: fields.get("finding"), note: fields.get("note") },
        text,
      ),
    async run(command) {
      await services(context).relay.emergencies.reviewEmergencyAccess(
        signedIn(context),
        command,
        now(context),
      );
      return `${HERE}?gjort`;
    },
  });
}

export default function ReviewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { emergency, catalogue } = useText();
  const { review } = emergency;
  return (
    <Page title={review.title} lead={review.lead}>
      {loaderData.done ? <Alert variant="success" title={review.done} announce /> : null}
      {loaderData.lines.length === 0 ? <EmptyState title={review.none} /> : null}
      {loaderData.lines.map((line) => (
        <Card key={line.id} title={`${line.person}, ${line.unit}`}>
          <SummaryList
            rows={[
              { label: review.organisation, value: line.organisation },
              { label: review.at, value: <FullMoment at={line.openedAt} /> },
              { label: emergency.reason, value: catalogue.emergencyReason[line.reason] },
              ...(line.reasonText ? [{ label: review.words, value: line.reasonText }] : []),
              { label: review.course, value: line.courseId },
            ]}
          />
          <CommandForm name={`review-${line.id}`} again={actionData}>
            <input type="hidden" name="accessId" value={line.id} />
            <RadioGroup
              name="finding"
              legend={review.finding}
              options={[
                { value: "justified", label: review.justified },
                { value: "notJustified", label: review.notJustified },
              ]}
            />
            <TextArea name="note" label={review.note} hint={review.noteHint} optional rows={2} limit={1000} />
            <ButtonRow>
              <Button>{review.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ))}
    </Page>
  );
}
