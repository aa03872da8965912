import { data } from "react-router";
import { type RecommendationCommands, recommendationCommands } from "#modules/council/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, services, signedIn } from "../../../http/context.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { unknown } from "../../directory/shared/unknown.ts";
import { RecommendationFields } from "../shared/RecommendationFields.tsx";
import { contentIn, fieldOfContent } from "../shared/recommendationForm.ts";
import { recommendationsPath, workPath } from "../shared/recommendationPaths.ts";
import type { Route } from "./+types/route.ts";

/** A new recommendation, as a draft: by whoever keeps the council's papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const at = now(context);
  const found = await council.recommendations(params.slug, signedIn(context), at);
  if (found === null) return unknown();
  if (!found.keeps) throw data({ code: "forbidden" }, 403);
  const areas = await council.focusAreas(found.body.id);
  return {
    ...{ slug: found.body.slug, name: found.body.name, year: dayOffset(at, 0).slice(0, 4) },
    focusAreas: areas.map(({ title }) => title),
  };
}

const parse =
  (body: string) =>
  (fields: FormFields, text: Text): Parsed<RecommendationCommands["draft"]> =>
    parseCommand(
      recommendationCommands.draft,
      {
        ...{ body, period: fields.get("period"), content: contentIn(fields) },
        number: fields.has("number") ? Number(fields.get("number")) : "",
      },
      text,
      { field: fieldOfContent, words: { number: text.fieldIssues.outOfRange } },
    );

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  return handleCommand({
    request,
    context,
    parse: parse(params.slug),
    async run(command, key) {
      const { number } = await council.draftRecommendation(signedIn(context), command, now(context), key);
      return `${workPath(params.slug, `${command.period}-${number}`)}?gemt`;
    },
  });
}

export default function NewRecommendation({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText().councilRecommendations.work;
  const { slug, name, year, focusAreas } = loaderData;
  return (
    <Page title={words.new} back={<BackLink to={recommendationsPath(slug)}>{name}</BackLink>}>
      <CommandForm name="draft" again={actionData}>
        <Field name="period" label={words.period} hint={words.periodHint} initial={year} width="medium" />
        <Field name="number" label={words.number} hint={words.numberHint} width="medium" optional />
        <RecommendationFields focusAreas={focusAreas} />
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </CommandForm>
    </Page>
  );
}
