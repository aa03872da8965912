import { isUuid } from "#kernel/ids.ts";
import { now, origin, services, signedIn } from "../../../../http/context.ts";
import { found } from "../../../../http/found.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { Square } from "../../../../ui/Square.tsx";
import { unknown } from "../../../directory/shared/unknown.ts";
import { surveyPath, visitPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import "./sheet.css";

/** The questions on paper, to print: boxes to tick and lines to write on. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const who = signedIn(context);
  if (!isUuid(params.visitId)) return unknown();
  const kept = await found(
    services(context).council.keptVisit(who, params.slug, params.visitId, now(context)),
  );
  return {
    ...{
      slug: params.slug,
      id: kept.id,
      place: kept.place,
      questions: kept.results.map(({ question }) => question),
    },
    link: kept.open ? `${origin(context)}${surveyPath(kept.code)}` : null,
  };
}

export default function Sheet({ loaderData }: Route.ComponentProps) {
  const { councilToolkit } = useText();
  const { survey: words, visits } = councilToolkit;
  const { slug, id, place, questions, link } = loaderData;
  return (
    <Page
      title={words.title(place)}
      lead={words.sheetLead}
      back={
        <div className="not-printed">
          <BackLink to={visitPath(slug, id)}>{visits.resultOf(place)}</BackLink>
        </div>
      }
    >
      <p>{words.nobody}</p>
      <ol className="paper-questions" lang="da">
        {questions.map((question, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question's place is what tells it apart.
          <li key={i}>
            <p className="paper-question">{question.text}</p>
            {question.kind === "words" ? (
              <div className="paper-lines" />
            ) : (
              <ul className="nobullet-list paper-options">
                {(question.kind === "faces" ? words.faces : question.options).map((option) => (
                  <li key={option}>{option}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      {link ? (
        <p className="paper-link">
          {words.orPhone} <br />
          <Square text={link} label={link} />
        </p>
      ) : null}
    </Page>
  );
}
