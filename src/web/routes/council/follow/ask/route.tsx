import { LETTER_PACES, PUBLIC_KINDS } from "#modules/council/index.ts";
import { handleCommand } from "../../../../http/command.ts";
import { langContext, now, origin, query, services } from "../../../../http/context.ts";
import { oneOf } from "../../../../http/form.ts";
import { textFor } from "../../../../text/server.ts";
import { useText } from "../../../../text/useText.ts";
import { Alert } from "../../../../ui/Alert.tsx";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { Field } from "../../../../ui/Field.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { CheckboxGroup, RadioGroup } from "../../../../ui/RadioGroup.tsx";
import { Select } from "../../../../ui/Select.tsx";
import { COUNCILS } from "../../shared/paths.ts";
import { FeedLink } from "../FeedLink.tsx";
import { FOLLOW, feedPath } from "../paths.ts";
import type { Route } from "./+types/route.ts";

/** Asks for letters of what councils make public. For everybody: no sign-in, no cookies. */
export async function loader({ context }: Route.LoaderArgs) {
  const bodies = await services(context).council.bodies();
  const asked = query(context).get("raad");
  return {
    bodies: bodies.map(({ slug, name }) => ({ slug, name })),
    slug: bodies.find(({ slug }) => slug === asked)?.slug ?? null,
    asked: query(context).has("sendt"),
    ...{ kinds: PUBLIC_KINDS, paces: LETTER_PACES },
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { council } = services(context);
  const bodies = await council.bodies();
  const lang = context.get(langContext);
  return handleCommand({
    request,
    context,
    parse(fields, text) {
      const pace = oneOf(fields.get("pace"), LETTER_PACES);
      const kinds = PUBLIC_KINDS.filter((kind) => fields.all("kinds").includes(kind));
      const errors = {
        ...(fields.get("address") === "" ? { address: text.fieldIssues.required } : {}),
        ...(kinds.length === 0 ? { kinds: text.fieldIssues.required } : {}),
        ...(pace === null ? { pace: text.fieldIssues.required } : {}),
      };
      if (pace === null || Object.keys(errors).length > 0) return { ok: false, errors };
      const bodyId = bodies.find(({ slug }) => slug === fields.get("raad"))?.id ?? null;
      return { ok: true, command: { address: fields.get("address"), bodyId, kinds, pace, lang } };
    },
    async run(command) {
      const words = textFor(lang).councilSite.follow;
      const way = `${origin(context)}${FOLLOW}/ja/`;
      await council.askForLetters(
        command,
        (token) => ({ subject: words.letterSubject, text: words.letterText(`${way}${token}`) }),
        now(context),
      );
      return `${FOLLOW}?sendt=1`;
    },
  });
}

export default function Follow({ loaderData, actionData }: Route.ComponentProps) {
  const { council, councilSite } = useText();
  const words = councilSite.follow;
  const { bodies, slug, asked, kinds, paces } = loaderData;
  const name = bodies.find((body) => body.slug === slug)?.name ?? council.title;
  return (
    <Page title={words.title} lead={words.lead} back={<BackLink to={COUNCILS}>{council.title}</BackLink>}>
      <FeedLink slug={slug} name={name} />
      {asked ? (
        <Alert variant="success" announce>
          {words.asked}
        </Alert>
      ) : null}
      <Card title={words.byLetter}>
        <CommandForm name="follow" again={actionData}>
          <Field
            name="address"
            label={words.address}
            hint={words.addressHint}
            type="email"
            autoComplete="email"
            maxLength={254}
          />
          <Select
            name="raad"
            label={words.body}
            options={bodies.map((body) => ({ value: body.slug, label: body.name }))}
            initial={slug ?? ""}
            none={words.allBodies}
            optional
          />
          <CheckboxGroup
            name="kinds"
            legend={words.kinds}
            options={kinds.map((kind) => ({ value: kind, label: words.kindsMany[kind] }))}
            initial={kinds}
          />
          <RadioGroup
            name="pace"
            legend={words.pace}
            options={paces.map((pace) => ({ value: pace, label: words.paces[pace] }))}
            initial="daily"
            optional={false}
          />
          <ButtonRow>
            <Button>{words.ask}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <Card title={words.byFeed}>
        <p>{words.feedLead}</p>
        <ul>
          <li>
            <a href={feedPath(null)}>{words.feedOfAll}</a>
          </li>
          {bodies.map((body) => (
            <li key={body.slug}>
              <a href={feedPath(body.slug)}>{words.feedOf(body.name)}</a>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
