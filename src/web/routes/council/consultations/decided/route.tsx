import { handleCommand } from "../../../../http/command.ts";
import { now, services, signedIn } from "../../../../http/context.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../../http/form.ts";
import type { Text } from "../../../../text/types.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Edition } from "../../../../ui/Edition.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";
import { idIn, unknown } from "../../../directory/shared/unknown.ts";
import { DecidedFields } from "../shared/DecidedFields.tsx";
import { decidedOf } from "../shared/form.ts";
import { keptBody } from "../shared/keptBody.ts";
import { consultationsPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

/** One item of what others decided, put right or taken off the list by whoever keeps the council's papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { body, consultations, decided } = await keptBody(context, params.slug);
  const itemId = idIn(params.itemId);
  const item = decided.find(({ id }) => id === itemId) ?? unknown();
  return {
    ...{ slug: body.slug, name: body.name, item },
    consultations: consultations.map(({ id, title }) => ({ id, title })),
  };
}

type Pressed =
  | ({ readonly do: "correct"; readonly seen: number } & ReturnType<typeof decidedOf>)
  | { readonly do: "off"; readonly seen: number; readonly why: string };

function parse(fields: FormFields, text: Text): Parsed<Pressed> {
  const pressed = oneOf(fields.form, ["correct", "off"]);
  const seen = Number(fields.get("seen"));
  if (pressed === null || !Number.isInteger(seen) || seen < 1) return noSuchForm(text);
  return {
    ok: true,
    command:
      pressed === "off"
        ? { do: "off", seen, why: fields.get("why") }
        : { do: "correct", seen, ...decidedOf(fields) },
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at, itemId] = [signedIn(context), now(context), idIn(params.itemId)];
  return handleCommand({
    request,
    context,
    parse,
    async run(pressed, key) {
      const { do: what, ...said } = pressed;
      if (what === "off" && "why" in said) await council.takeOffDecided(who, { itemId, ...said }, at, key);
      else if ("title" in said) await council.correctDecided(who, { itemId, ...said }, at, key);
      return `${consultationsPath(params.slug)}?gjort=liste`;
    },
  });
}

export default function DecidedPage({ loaderData, actionData }: Route.ComponentProps) {
  const { councilConsultations } = useText();
  const { slug, name, item, consultations } = loaderData;
  const words = councilConsultations.decided;
  return (
    <Page
      title={words.editTitle}
      back={<BackLink to={consultationsPath(slug)}>{councilConsultations.title(name)}</BackLink>}
    >
      <CommandForm name="correct" again={actionData}>
        <Edition name="seen" value={item.version} />
        <DecidedFields item={item} consultations={consultations} />
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </CommandForm>
      <Card title={words.off}>
        <CommandForm name="off" again={actionData}>
          <Edition name="seen" value={item.version} />
          <TextArea name="why" label={words.offWhy} rows={2} limit={1000} />
          <ButtonRow>
            <Button variant="secondary">{words.off}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}
