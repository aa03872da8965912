import { data } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { type FormAgain, handleCommand, refusedForm } from "../../../http/command.ts";
import { actor, now, services, text } from "../../../http/context.ts";
import { commandForm, type FormFields } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { refusalStatus } from "../../../http/status.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { doneAt } from "../paths.ts";
import { ActionPage } from "../shared/ActionPage.tsx";
import type { Route } from "./+types/route.ts";
import { parseNote, parseRemove, parseShow } from "./form.ts";
import { KnownNumber, type Shown } from "./KnownNumber.tsx";

/** Personnummer: masked, whole for a purpose, written down and taken away. For authorities and health staff on the course. */
export const loader = ({ context, params }: Route.LoaderArgs) =>
  found(services(context).relay.views.numbers(actor(context), params.courseId, now(context)), context);

/** A whole number answers with the page it was asked on: it never stands in an address, and no page after it has it. */
export async function action(args: Route.ActionArgs) {
  const { request, context, params } = args;
  const fields = await commandForm(request.clone());
  if (fields.form.startsWith("show-")) return show(args, fields);
  const { commands } = services(context).relay;
  const [who, at, { courseId }] = [actor(context), now(context), params];
  const answered = fields.form.startsWith("remove-")
    ? await handleCommand({
        request,
        context,
        parse: parseRemove(courseId),
        async run(command, key) {
          await commands.removeNumber(who, command, at, key);
          return doneAt(courseId, "numberRemoved");
        },
      })
    : await handleCommand({
        request,
        context,
        parse: parseNote(courseId),
        async run(command, key) {
          await commands.noteNumber(who, command, at, key);
          return doneAt(courseId, "number");
        },
      });
  return answered instanceof Response
    ? answered
    : { ...answered, data: { again: answered.data, shown: null } };
}

async function show({ context, params }: Route.ActionArgs, fields: FormFields) {
  const words = text(context);
  const parsed = parseShow(fields, words);
  const again: FormAgain = { form: fields.form, values: fields.values, errors: {}, refusal: null };
  if (!parsed.ok) return data({ again: { ...again, errors: parsed.errors }, shown: null }, 400);
  const asked = { courseId: params.courseId, ...parsed.command };
  try {
    const whole = await services(context).relay.views.wholeNumber(actor(context), asked, now(context));
    return data({ again: undefined, shown: { numberId: asked.numberId, whole } satisfies Shown });
  } catch (error) {
    if (!isRefused(error)) throw error;
    return data({ again: refusedForm(fields, error, words), shown: null }, refusalStatus(error.code));
  }
}

export default function NumbersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { numbers: words } = useText().who;
  const { courseId, knownAs, numbers } = loaderData;
  const again = actionData?.again;
  return (
    <ActionPage title={words.title} lead={words.lead} head={{ courseId, knownAs, needId: null, about: null }}>
      {numbers.length === 0 ? <p>{words.none}</p> : null}
      {numbers.map((number) => (
        <KnownNumber key={number.id} number={number} again={again} shown={actionData?.shown ?? null} />
      ))}
      <Card title={words.add}>
        <CommandForm name="note" again={again}>
          <Field name="number" label={words.number} hint={words.numberHint} width="medium" maxLength={40} />
          <Field
            name="issuer"
            label={words.issuer}
            hint={words.issuerHint}
            optional
            width="medium"
            maxLength={100}
          />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
