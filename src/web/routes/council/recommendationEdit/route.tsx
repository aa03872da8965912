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
import { Edition } from "../../../ui/Edition.tsx";
import { Page } from "../../../ui/Page.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { unknown } from "../../directory/shared/unknown.ts";
import { RecommendationFields } from "../shared/RecommendationFields.tsx";
import { contentIn, fieldOfContent } from "../shared/recommendationForm.ts";
import { workPath } from "../shared/recommendationPaths.ts";
import type { Route } from "./+types/route.ts";

/** The words of a recommendation: of a draft freely, of one that is adopted to put it right. By whoever keeps the council's papers. */
async function kept({ context, params }: Pick<Route.LoaderArgs, "context" | "params">) {
  const { council } = services(context);
  const found = await council.recommendation(params.slug, params.key, signedIn(context), now(context));
  if (found === null) return unknown();
  if (!found.keeps) throw data({ code: "forbidden" }, 403);
  return found;
}

export async function loader(args: Route.LoaderArgs) {
  const { body, recommendation } = await kept(args);
  const areas = await services(args.context).council.focusAreas(body.id);
  const { key, number, state, edition, content } = recommendation;
  return {
    ...{ slug: body.slug, key, number, edition, content, adopted: state === "adopted" },
    focusAreas: areas.map(({ title }) => title),
  };
}

const parse =
  (recommendationId: string, evidence: readonly object[]) =>
  (fields: FormFields, text: Text): Parsed<RecommendationCommands["rewrite"]> =>
    parseCommand(
      recommendationCommands.rewrite,
      {
        ...{ recommendationId, seen: Number(fields.get("seen")), why: fields.get("why") },
        content: contentIn(fields, { evidence }),
      },
      text,
      { field: fieldOfContent },
    );

export async function action(args: Route.ActionArgs) {
  const { request, context, params } = args;
  const { recommendation } = await kept(args);
  return handleCommand({
    request,
    context,
    parse: parse(recommendation.id, recommendation.content.evidence),
    async run(command, key) {
      const { council } = services(context);
      await council.rewriteRecommendation(signedIn(context), command, now(context), key);
      return `${workPath(params.slug, params.key)}?gemt`;
    },
  });
}

export default function EditRecommendation({ loaderData, actionData }: Route.ComponentProps) {
  const { councilRecommendations } = useText();
  const words = councilRecommendations.work;
  const { slug, key, number, edition, content, adopted, focusAreas } = loaderData;
  return (
    <Page
      title={words.edit}
      back={<BackLink to={workPath(slug, key)}>{councilRecommendations.one(number)}</BackLink>}
    >
      <CommandForm name="rewrite" again={actionData}>
        <Edition name="seen" value={edition} />
        <RecommendationFields initial={content} focusAreas={focusAreas} />
        {adopted ? (
          <TextArea name="why" label={words.whyCorrect} hint={words.whyCorrectHint} rows={2} limit={2000} />
        ) : null}
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </CommandForm>
    </Page>
  );
}
