import { data } from "react-router";
import { ReportError } from "#modules/directory/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedInContext } from "../../../http/context.ts";
import { parseCommand } from "../../../http/parse.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Page } from "../../../ui/Page.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import type { Route } from "./+types/route.ts";

/** Meld en fejl: what is wrong with an entry. For anybody, signed in or not. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const name = await services(context).directory.serviceName(params.id);
  if (name === null) throw data({ code: "notFound" }, 404);
  return { id: params.id, name, thanked: query(context).has("meldt") };
}

export function action({ request, context, params }: Route.ActionArgs) {
  return handleCommand({
    request,
    context,
    parse: (fields, text) =>
      parseCommand(ReportError, { serviceId: params.id, words: fields.get("words") }, text),
    async run(report, key) {
      const who = context.get(signedInContext);
      await services(context).directory.reportError(who, report, now(context), key);
      return `/tilbud/${params.id}/meld-fejl?meldt`;
    },
  });
}

export default function Report({ loaderData, actionData }: Route.ComponentProps) {
  const { report } = useText().care;
  const { id, name, thanked } = loaderData;
  const back = <BackLink to={`/tilbud/${id}`}>{report.back(name)}</BackLink>;
  return (
    <Page title={report.title(name)} lead={thanked ? undefined : report.lead} back={back}>
      {thanked ? (
        <Alert variant="success" title={report.thanks} announce>
          {report.thanksBody}
        </Alert>
      ) : (
        <Card>
          <CommandForm name="report" again={actionData}>
            <TextArea name="words" label={report.words} hint={report.wordsHint} rows={4} limit={2000} />
            <ButtonRow>
              <Button>{report.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      )}
    </Page>
  );
}
