import { handleCommand } from "../../../../http/command.ts";
import { now, query, services, signedIn } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Badge } from "../../../../ui/Badge.tsx";
import { Done } from "../../../../ui/Done.tsx";
import { dayOffset } from "../../../../ui/dates.ts";
import { Page } from "../../../../ui/Page.tsx";
import { publicHeaders, publicly } from "../../../directory/shared/publicPage.ts";
import { idIn, unknown } from "../../../directory/shared/unknown.ts";
import { BodyNav } from "../../shared/BodyNav.tsx";
import { readerOf } from "../../shared/keeping.ts";
import { consultationPath, consultationsPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { Drafting } from "./Drafting.tsx";
import { parseConsultation } from "./form.ts";
import { History } from "./History.tsx";
import { Keeping } from "./Keeping.tsx";
import { Shown } from "./Shown.tsx";

export const headers = publicHeaders;

/** One consultation: what is asked and what was answered, for everybody; the drafting, for those who sit there. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const [id, at] = [idIn(params.consultationId), now(context)];
  const found = await council.consultation(params.slug, id, readerOf(context), at);
  if (found === null) return unknown();
  const { body, keeps, sits, consultation, desk } = found;
  return publicly(context, {
    ...{ slug: body.slug, name: body.name, keeps, sits, consultation, desk },
    ...{ done: query(context).get("gjort"), today: dayOffset(at, 0) },
    meetings: keeps ? await council.publishedMeetings(body.id) : [],
  });
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at, consultationId] = [signedIn(context), now(context), idIn(params.consultationId)];
  const path = consultationPath(params.slug, consultationId);
  return handleCommand({
    request,
    context,
    parse: parseConsultation,
    async run(pressed, key) {
      const of = { consultationId, seen: pressed.seen };
      switch (pressed.do) {
        case "input":
          await council.contributeToAnswer(who, { consultationId, words: pressed.words }, at, key);
          return `${path}?gjort=input`;
        case "write":
          await council.writeAnswer(who, { ...of, words: pressed.words }, at, key);
          return `${path}?gjort=gemt`;
        case "adopt": {
          const { on, by, meetingId, note } = pressed;
          await council.adoptAnswer(who, { ...of, on, by, meetingId, note }, at, key);
          return `${path}?gjort=gemt`;
        }
        case "reopen":
          await council.reopenAnswer(who, { ...of, why: pressed.why }, at, key);
          return `${path}?gjort=gemt`;
        case "send":
          await council.sendAnswer(who, { ...of, to: pressed.to }, at, key);
          return `${path}?gjort=sendt`;
        case "follow": {
          const { outcome, on, words } = pressed;
          await council.followConsultation(who, { ...of, outcome, on, words }, at, key);
          return `${path}?gjort=gemt`;
        }
        case "drop":
          await council.dropConsultation(who, { ...of, why: pressed.why }, at, key);
          return `${path}?gjort=gemt`;
        case "correct": {
          const { do: _, ...asked } = pressed;
          await council.correctConsultation(who, { consultationId, ...asked }, at, key);
          return `${path}?gjort=gemt`;
        }
      }
    },
  });
}

export default function ConsultationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { councilConsultations: words } = useText();
  const { slug, name, keeps, sits, consultation, desk, done, today, meetings } = loaderData;
  const { title, state, overdue } = consultation;
  return (
    <Page
      title={title}
      lead={
        <>
          <Badge>{words.states[state]}</Badge>{" "}
          {overdue ? <Badge tone="warning">{words.overdue}</Badge> : null}
        </>
      }
      back={<BackLink to={consultationsPath(slug)}>{words.title(name)}</BackLink>}
    >
      <BodyNav slug={slug} sits={sits} />
      <Done words={words.done} what={done} />
      <Shown consultation={consultation} />
      {desk ? (
        <>
          <Drafting consultation={consultation} desk={desk} again={actionData} />
          {keeps ? (
            <Keeping
              consultation={consultation}
              version={desk.version}
              written={desk.draft !== ""}
              meetings={meetings}
              today={today}
              again={actionData}
            />
          ) : null}
          <History history={desk.history} />
        </>
      ) : null}
    </Page>
  );
}
