import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { BodyNav } from "../shared/BodyNav.tsx";
import { Lineage } from "../shared/Lineage.tsx";
import { bodyPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseEnding } from "./form.ts";

/** A body's end: what it leaves open, who carries on; a secretary of the whole house says when, and what it becomes. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ending = await found(services(context).council.ending(signedIn(context), params.slug, now(context)));
  const { body, mayEnd, lineage, open, others } = ending;
  return {
    slug: body.slug,
    name: body.name,
    mayEnd,
    lineage,
    open,
    others,
    done: query(context).get("gjort"),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { body } = await found(council.ending(who, params.slug, at));
  const path = `${bodyPath(params.slug)}/afslutning`;
  return handleCommand({
    request,
    context,
    parse: parseEnding(body.id),
    async run(pressed, key) {
      if (pressed.do === "end") await council.endBodies(who, pressed.command, at, key);
      else await council.goOn(who, pressed.command, at, key);
      return `${path}?gjort=${pressed.do === "end" ? "doneEnd" : "doneGoOn"}`;
    },
  });
}

export default function Ending({ loaderData, actionData }: Route.ComponentProps) {
  const { councilEnding: words } = useText();
  const { slug, name, mayEnd, lineage, open, others, done } = loaderData;
  const choices = others.map(({ id, name: label }) => ({ value: id, label }));
  const { doneEnd, doneGoOn } = words;
  const carry = lineage.becomes.map((one) => one.name).join(", ");
  return (
    <Page title={words.title(name)} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      <BodyNav slug={slug} sits />
      <Done words={{ doneEnd, doneGoOn }} what={done} />
      <Lineage lineage={lineage} />
      <Card title={words.open}>
        {open.length === 0 ? <p>{words.nothingOpen}</p> : null}
        <ul>
          {open.map(({ what, count }) => (
            <li key={what}>{words.things[what](count)}</li>
          ))}
        </ul>
        {lineage.lastDay === null ? null : (
          <p>{carry === "" ? words.nobodyCarriesOn : words.carriesOn(carry)}</p>
        )}
      </Card>
      {mayEnd && lineage.lastDay === null ? (
        <Card title={words.end}>
          <CommandForm name="end" again={actionData}>
            <p>{words.endLead}</p>
            {choices.length > 0 ? (
              <>
                <CheckboxGroup name="together" legend={words.together} optional options={choices} />
                <CheckboxGroup
                  name="becomes"
                  legend={words.into}
                  hint={words.intoHint}
                  optional
                  options={choices}
                />
              </>
            ) : null}
            <Field name="lastDay" type="date" width="short" label={words.lastDay} />
            <TextArea name="why" label={words.why} rows={2} limit={1000} />
            <ButtonRow>
              <Button variant="secondary">{words.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
      {mayEnd && lineage.lastDay !== null ? (
        <Card title={words.goOn}>
          <CommandForm name="goOn" again={actionData}>
            <p>{words.goOnLead}</p>
            <TextArea name="why" label={words.why} rows={2} limit={1000} />
            <ButtonRow>
              <Button variant="secondary">{words.goOnPress}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
    </Page>
  );
}
