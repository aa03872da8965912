import { data } from "react-router";
import { handleCommand } from "../../../../http/command.ts";
import { now, services, signedIn } from "../../../../http/context.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../../http/form.ts";
import type { Text } from "../../../../text/types.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { dayOffset } from "../../../../ui/dates.ts";
import { Edition } from "../../../../ui/Edition.tsx";
import { Field } from "../../../../ui/Field.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { Row, Rows } from "../../../../ui/Rows.tsx";
import { Select } from "../../../../ui/Select.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";
import { FullMoment } from "../../../../ui/TimeLeft.tsx";
import { unknown } from "../../../directory/shared/unknown.ts";
import { versionOf } from "../shared/form.ts";
import { aboutPath } from "../shared/paths.ts";
import { VersionFields } from "../shared/VersionFields.tsx";
import type { Route } from "./+types/route.ts";

/** The next version of a council's text, its last day, or a version taken down: by whoever keeps the papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const found = await council.livingPage(params.slug, params.page, signedIn(context), now(context));
  if (found === null) return unknown();
  if (found.keeps === null) throw data({ code: "forbidden" }, 403);
  const { body, page, keeps } = found;
  const newest = page.versions[0];
  return {
    ...{ slug: body.slug, page: page.slug, kind: page.kind, endsOn: page.endsOn, ...keeps },
    title: newest?.title ?? page.slug,
    initial: {
      title: newest?.title ?? "",
      words: newest?.words ?? "",
      validFrom: dayOffset(now(context), 0),
    },
    versions: page.versions.map(({ version }) => version),
    meetings: await council.publishedMeetings(body.id),
  };
}

type Pressed =
  | ({ readonly do: "change"; readonly seen: number } & ReturnType<typeof versionOf>)
  | { readonly do: "end"; readonly endsOn: string | null }
  | { readonly do: "down"; readonly version: number; readonly why: string };

function parse(fields: FormFields, text: Text): Parsed<Pressed> {
  const pressed = oneOf(fields.form, ["change", "end", "down"]);
  switch (pressed) {
    case null:
      return noSuchForm(text);
    case "change":
      return { ok: true, command: { do: "change", seen: Number(fields.get("seen")), ...versionOf(fields) } };
    case "end":
      return { ok: true, command: { do: "end", endsOn: fields.get("endsOn") || null } };
    case "down":
      return {
        ok: true,
        command: { do: "down", version: Number(fields.get("version")), why: fields.get("why") },
      };
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const found = await council.livingPage(params.slug, params.page, who, at);
  if (found === null) return unknown();
  const pageId = found.page.id;
  const path = aboutPath(params.slug, params.page);
  return handleCommand({
    request,
    context,
    parse,
    async run(pressed, key) {
      switch (pressed.do) {
        case "change": {
          const { do: _, ...said } = pressed;
          await council.changeLiving(who, { pageId, ...said }, at, key);
          return `${path}?gjort=gemt`;
        }
        case "end":
          await council.endLiving(who, { pageId, endsOn: pressed.endsOn }, at, key);
          return `${path}?gjort=slut`;
        case "down":
          await council.takeDownLiving(who, { pageId, version: pressed.version, why: pressed.why }, at, key);
          return `${path}?gjort=nede`;
      }
    },
  });
}

export default function EditAboutPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText().councilSite.about;
  const { slug, page, title, initial, versions, newest, down, endsOn, meetings } = loaderData;
  return (
    <Page
      title={words.editTitle(title)}
      lead={words.publicNow}
      back={<BackLink to={aboutPath(slug, page)}>{title}</BackLink>}
    >
      <CommandForm name="change" again={actionData}>
        <Edition name="seen" value={newest} />
        <VersionFields initial={initial} meetings={meetings} />
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </CommandForm>
      <Card title={words.endTitle}>
        <CommandForm name="end" again={actionData}>
          <Field
            name="endsOn"
            label={words.endsOn}
            hint={words.endHint}
            type="date"
            width="medium"
            initial={endsOn ?? ""}
            optional
          />
          <ButtonRow>
            <Button variant="secondary">{words.end}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      {versions.length > 0 ? (
        <Card title={words.downTitle}>
          <p>{words.downLead}</p>
          <CommandForm name="down" again={actionData}>
            <Select
              name="version"
              label={words.downVersion}
              options={versions.map((version) => ({ value: `${version}`, label: words.version(version) }))}
            />
            <TextArea name="why" label={words.why} rows={2} limit={1000} />
            <ButtonRow>
              <Button variant="secondary">{words.down}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
      {down.length > 0 ? (
        <Card title={words.isDown}>
          <Rows>
            {down.map((one) => (
              <Row
                key={one.version}
                title={`${words.version(one.version)}: ${one.title}`}
                time={<FullMoment at={one.at} />}
              >
                <p className="written">{one.why}</p>
              </Row>
            ))}
          </Rows>
        </Card>
      ) : null}
    </Page>
  );
}
