import { handleCommand } from "../../../http/command.ts";
import { now, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { Edition } from "../../../ui/Edition.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Said } from "../recommendation/Said.tsx";
import { askedPath, recommendationPath } from "../shared/recommendationPaths.ts";
import type { Route } from "./+types/route.ts";
import { AnswerFields } from "./AnswerFields.tsx";
import { parseAnswer } from "./form.ts";
import "../shared/recommendations.css";

/** A body answers what it was asked – or the council's secretary writes in what it said, from a document. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const at = now(context);
  const shown = await found(council.askingToAnswer(signedIn(context), params.sendingId, at));
  const { recommendation, asking, as } = shown;
  return {
    ...{ as, asking, slug: params.slug, today: dayOffset(at, 0) },
    ...{ number: recommendation.number, text: recommendation.content.text },
    council: recommendation.body.name,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { recommendation } = await found(council.askingToAnswer(who, params.sendingId, at));
  return handleCommand({
    request,
    context,
    parse: parseAnswer(params.sendingId),
    async run(command, key) {
      await council.answerRecommendation(who, command, at, key);
      return `${recommendationPath(recommendation.body.slug, recommendation.key)}?gemt`;
    },
  });
}

export default function AnswerPage({ loaderData, actionData }: Route.ComponentProps) {
  const { councilRecommendations } = useText();
  const words = councilRecommendations.answering;
  const { as, asking, slug, today, number, text, council } = loaderData;
  const newest = asking.answers.at(-1);
  const corrects = newest !== undefined && newest.kind !== "noted";
  const records = as.length === 1 && as[0] === "council";
  return (
    <Page
      title={records ? words.recordTitle : words.title(number)}
      lead={words.for(asking.body.name, council)}
      back={<BackLink to={askedPath(slug)}>{councilRecommendations.asked.link(asking.body.name)}</BackLink>}
    >
      <Card>
        <p className="recommendation-text" lang="da">
          {text}
        </p>
        {asking.words === "" ? null : (
          <p className="written" lang="da">
            {asking.words}
          </p>
        )}
        <Said asking={asking} />
      </Card>
      <Alert variant="info">{records ? `${words.recordLead} ${words.public}` : words.public}</Alert>
      <CommandForm name="answer" again={actionData}>
        <Edition name="seen" value={asking.answers.length} />
        <AnswerFields as={as} body={asking.body.name} today={today} corrects={corrects} />
        <ButtonRow>
          <Button>{words.send}</Button>
        </ButtonRow>
      </CommandForm>
    </Page>
  );
}
