import { data } from "react-router";
import { LIVING_KINDS } from "#modules/council/index.ts";
import { handleCommand } from "../../../../http/command.ts";
import { now, services, signedIn } from "../../../../http/context.ts";
import { oneOf } from "../../../../http/form.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../../ui/Button.tsx";
import { CommandForm } from "../../../../ui/CommandForm.tsx";
import { dayOffset } from "../../../../ui/dates.ts";
import { Page } from "../../../../ui/Page.tsx";
import { Select } from "../../../../ui/Select.tsx";
import { unknown } from "../../../directory/shared/unknown.ts";
import { versionOf } from "../shared/form.ts";
import { aboutPath } from "../shared/paths.ts";
import { VersionFields } from "../shared/VersionFields.tsx";
import type { Route } from "./+types/route.ts";

/** A new text of a council's about itself, by whoever keeps its papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const found = await council.livingPages(params.slug, signedIn(context), now(context));
  if (found === null) return unknown();
  if (!found.keeps) throw data({ code: "forbidden" }, 403);
  const there = found.pages.map(({ kind }) => kind);
  return {
    ...{ slug: found.body.slug, name: found.body.name, today: dayOffset(now(context), 0) },
    kinds: LIVING_KINDS.filter((kind) => kind === "focusArea" || !there.includes(kind)),
    meetings: await council.publishedMeetings(found.body.id),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const found = await council.livingPages(params.slug, who, at);
  if (found === null) return unknown();
  return handleCommand({
    request,
    context,
    parse(fields, text) {
      const kind = oneOf(fields.get("kind"), LIVING_KINDS);
      if (kind === null) return { ok: false, errors: { kind: text.fieldIssues.required } };
      return { ok: true, command: { bodyId: found.body.id, kind, ...versionOf(fields) } };
    },
    run: async (command, key) =>
      `${aboutPath(params.slug, await council.beginLiving(who, command, at, key))}?gjort=gemt`,
  });
}

export default function NewAboutPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText().councilSite.about;
  const { slug, name, kinds, today, meetings } = loaderData;
  return (
    <Page
      title={words.newTitle}
      lead={words.publicNow}
      back={<BackLink to={aboutPath(slug)}>{words.title(name)}</BackLink>}
    >
      <CommandForm name="begin" again={actionData}>
        <Select
          name="kind"
          label={words.kind}
          options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        />
        <VersionFields initial={{ validFrom: today }} meetings={meetings} />
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </CommandForm>
    </Page>
  );
}
