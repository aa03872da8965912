import { redirect } from "react-router";
import { writtenCardCode } from "#kernel/cardCode.ts";
import { actor, now, origin, services, text } from "../../../http/context.ts";
import { foundFor } from "../../../http/found.ts";
import { Square } from "../../../ui/Square.tsx";
import { drawn } from "../../own/shared/document.tsx";
import type { OwnArgs } from "../../own/shared/session.ts";
import { actionPath, coursePath } from "../paths.ts";

/** The sheet to print: a card for the pocket, and the same in large print. The square leads to the card's page and holds no PIN. */
export async function loader({ context, params }: OwnArgs & { params: { courseId?: string } }) {
  const courseId = params.courseId ?? "";
  const { views } = services(context).relay;
  const found = views.courseCard(actor(context), courseId, now(context));
  const { card } = await foundFor(found, context, coursePath(courseId));
  if (card === null) return redirect(actionPath(courseId, "kort"));
  const { cardSheet: words, common, course } = text(context);
  const code = writtenCardCode(card.code);
  const link = new URL(`/kort/${card.code}`, origin(context)).href;
  const address = new URL("/kort", origin(context)).href.replace(/^https?:\/\//, "");
  return drawn(context, {
    title: words.title,
    body: (
      <div className="sheet">
        <p className="not-printed">
          <a href={actionPath(courseId, "kort")}>{course.back}</a>
        </p>
        <p>{words.cut}</p>
        <div className="plastic">
          <Square text={link} label={words.square} />
          <div>
            <p>
              <strong>{common.brand}</strong>
            </p>
            <p className="code">{code}</p>
            <p>
              {words.how} {address}
            </p>
            <p>{words.finder}</p>
          </div>
        </div>
        <div className="large">
          <h2>{words.large.title}</h2>
          <p>{words.large.lead}</p>
          <Square text={link} label={words.square} />
          <p className="code">{code}</p>
          <p>{address}</p>
          <p>{words.large.own}</p>
          <ol>
            {words.large.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>{words.large.pin}</p>
          <p>{words.large.lost}</p>
        </div>
      </div>
    ),
  });
}
