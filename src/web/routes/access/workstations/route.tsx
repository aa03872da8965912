import { data, redirect } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { type FormAgain, refusedForm } from "../../../http/command.ts";
import { now, services, signedIn, steppedUp, text } from "../../../http/context.ts";
import { workstationCookie } from "../../../http/cookies.ts";
import { commandForm } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { refusalStatus } from "../../../http/status.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { Page } from "../../../ui/Page.tsx";
import { useNow } from "../../../ui/shell.ts";
import { Table } from "../../../ui/Table.tsx";
import type { Route } from "./+types/route.ts";

/** Fælles arbejdspladser: the browsers a unit vouches for. For its lead, and administrators. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { signIn } = services(context);
  const all = await found(signIn.workstationsOf(signedIn(context), params.unitId));
  return { all, unitId: params.unitId };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const who = steppedUp(context);
  const { signIn, config } = services(context);
  const { unitId } = params;
  const fields = await commandForm(request);
  const here = `/adgang/${unitId}/arbejdspladser`;
  try {
    if (fields.has("end")) {
      await signIn.endWorkstation(who, { id: fields.get("end"), unitId }, now(context));
      return redirect(here);
    }
    const name = fields.get("name").slice(0, 100);
    if (name === "") {
      const errors = { name: text(context).fieldIssues.required };
      return data<FormAgain>({ form: "add", values: {}, errors, refusal: null }, 400);
    }
    const token = await signIn.addWorkstation(who, { unitId, name }, now(context));
    return redirect(here, { headers: { "Set-Cookie": workstationCookie(token, config) } });
  } catch (error) {
    if (!isRefused(error)) throw error;
    return data<FormAgain>(refusedForm(fields, error, text(context)), refusalStatus(error.code));
  }
}

export default function Workstations({ loaderData, actionData }: Route.ComponentProps) {
  const { access, lang } = useText();
  const words = access.workstations;
  const at = useNow();
  const { all, unitId } = loaderData;
  return (
    <Page title={words.title} lead={words.lead} back={<BackLink to={`/adgang/${unitId}`} />}>
      <Card>
        {all.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <form method="post">
            <Table
              caption={words.title}
              columns={words.columns}
              rows={all.map(({ id, name, createdAt }) => ({
                key: id,
                cells: [
                  name,
                  momentInWords(createdAt, at, lang),
                  <Button key="end" variant="tertiary" name="end" value={id}>
                    {words.end}
                  </Button>,
                ],
              }))}
            />
          </form>
        )}
        <CommandForm name="add" again={actionData}>
          <Field name="name" label={words.name} hint={words.nameHint} maxLength={100} />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}
