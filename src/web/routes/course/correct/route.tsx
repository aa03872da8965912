import type { CorrectionsView } from "#modules/relay/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { doneAt } from "../paths.ts";
import { ActionPage } from "../shared/ActionPage.tsx";
import type { Route } from "./+types/route.ts";
import { parsePerson, parseText } from "./form.ts";
import { CorrectText } from "./Texts.tsx";

/** Ret oplysninger (GDPR art. 16): the record says what is right, a text gets what is right beside it; the rest is kept. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { views } = services(context).relay;
  const [view, names] = await Promise.all([
    found(views.corrections(actor(context), params.courseId, now(context)), context),
    needNames(context),
  ]);
  return { view, names };
}

export async function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  const { form } = await commandForm(request.clone());
  const { commands } = services(context).relay;
  const [who, at] = [actor(context), now(context)];
  return form === "person"
    ? handleCommand({
        request,
        context,
        parse: parsePerson(courseId),
        async run(command, key) {
          await commands.correctPerson(who, command, at, key);
          return doneAt(courseId, "corrected");
        },
      })
    : handleCommand({
        request,
        context,
        parse: parseText(courseId),
        async run(command, key) {
          await commands.correctText(who, command, at, key);
          return doneAt(courseId, "corrected");
        },
      });
}

export default function CorrectPage({ loaderData, actionData }: Route.ComponentProps) {
  const { correct: words } = useText();
  const { view, names } = loaderData;
  const { courseId, knownAs, texts } = view;
  return (
    <ActionPage title={words.title} lead={words.lead} head={{ courseId, knownAs, needId: null, about: null }}>
      <Person view={view} again={actionData} />
      <h2>{words.texts}</h2>
      <p>{texts.length === 0 ? words.noTexts : words.textsLead}</p>
      {texts.map((line) => (
        <CorrectText
          key={`${line.needId ?? line.contactId}-${line.part}`}
          line={line}
          names={names}
          again={actionData}
        />
      ))}
    </ActionPage>
  );
}

function Person({
  view: { details, history },
  again,
}: {
  view: CorrectionsView;
  again: FormAgain | undefined;
}) {
  const { correct: words, lang } = useText();
  const now = useNow();
  if (details === null) return null;
  const { fields } = words;
  return (
    <>
      <Card title={words.person}>
        <CommandForm name="person" again={again}>
          <Field name="knownAs" label={fields.knownAs} initial={details.knownAs} maxLength={120} />
          <Field
            name="fullName"
            label={fields.fullName}
            initial={details.fullName ?? ""}
            optional
            maxLength={200}
          />
          <Field
            name="birthYear"
            label={fields.birthYear}
            initial={details.birthYear === null ? "" : String(details.birthYear)}
            optional
            width="medium"
            maxLength={4}
          />
          <Field
            name="language"
            label={fields.language}
            hint={words.languageHint}
            initial={details.language}
            width="medium"
            maxLength={40}
          />
          <Field
            name="phone"
            label={fields.phone}
            initial={details.phone ?? ""}
            optional
            width="medium"
            maxLength={40}
          />
          <Field name="why" label={words.why} hint={words.whyHint} maxLength={500} />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      {history.length === 0 ? null : (
        <Card title={words.history}>
          <Rows>
            {history.map(({ id, field, was, became, why, at, byName, byUnitName }) => (
              <Row
                key={id}
                title={words.changed(fields[field], was ?? words.nothing, became ?? words.nothing)}
                time={momentInWords(at, now, lang)}
              >
                <Facts items={[why, words.by(byName, byUnitName)]} />
              </Row>
            ))}
          </Rows>
        </Card>
      )}
    </>
  );
}
