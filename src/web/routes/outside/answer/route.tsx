import { data } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import type { OutsideAsk } from "#modules/relay/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { now, services } from "../../../http/context.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmergencyNote } from "../../../ui/EmergencyNote.tsx";
import { Page } from "../../../ui/Page.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { Written } from "../../../ui/Written.tsx";
import type { Route } from "./+types/route.ts";
import { AnswerForm, Asked } from "./Asked.tsx";
import { parseOutsideAnswer } from "./form.ts";
import { type Standing, standingOf } from "./present.ts";

/** For whoever has the link, and for nobody's index: without an account, and without a word on who the citizen is. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ask = await outsideAsk(context, params.token);
  if (ask === null) return data({ ask: null, need: null }, 404);
  const names = await needNames(context);
  return data({ ask, need: ask.needKind === null ? null : (names[ask.needKind] ?? ask.needKind) });
}

async function outsideAsk(context: Route.LoaderArgs["context"], token: string): Promise<OutsideAsk | null> {
  try {
    return await services(context).relay.views.outside(token, now(context));
  } catch (error) {
    if (isRefused(error) && error.code === "linkUnknown") return null;
    throw error;
  }
}

export const headers = () => ({
  "X-Robots-Tag": "noindex, nofollow",
  "Cache-Control": "no-store",
});

export const action = ({ request, context, params }: Route.ActionArgs) =>
  handleCommand({
    request,
    context,
    parse: parseOutsideAnswer(params.token),
    async run(answer) {
      await services(context).relay.commands.answerByLink(answer, now(context));
      return `/svar-udefra/${params.token}`;
    },
  });

export default function OutsideAnswer({ loaderData, actionData }: Route.ComponentProps) {
  const { outside } = useText().courseActions;
  const { ask, need } = loaderData;
  const standing = ask && standingOf(ask);
  return (
    <>
      <meta name="robots" content="noindex, nofollow" />
      {ask && standing === "open" ? (
        <Page title={outside.title(ask.from.name)} lead={outside.lead(ask.partyName)}>
          <EmergencyNote />
          <Asked ask={ask} need={need} />
          <AnswerForm ask={ask} again={actionData} />
        </Page>
      ) : (
        <Over ask={ask} standing={standing} again={actionData} />
      )}
    </>
  );
}

/** Answered, too old, not needed any more, or not known: calm words, and whom to ring. */
function Over(props: { ask: OutsideAsk | null; standing: Standing | null; again: FormAgain | undefined }) {
  const { ask, standing, again } = props;
  const { outside } = useText().courseActions;
  const from = ask?.from.name ?? "";
  const words: Record<Standing, readonly [string, string]> = {
    open: [outside.answer, ""],
    saidYes: [outside.thanks, outside.thanksYes(from)],
    saidNo: [outside.thanks, outside.thanksNo(from)],
    expired: [outside.expired, outside.expiredLead(from)],
    ended: [outside.ended, outside.endedLead(from)],
  };
  const [title, lead] = standing === null ? [outside.unknown, outside.unknownLead] : words[standing];
  const answered = standing === "saidYes" || standing === "saidNo";
  return (
    <Page title={title} lead={lead}>
      {ask ? (
        <Card>
          <p>
            {ask.from.name} · <PhoneLink phone={ask.from.phone} />
          </p>
          {answered ? <p>{outside.change}</p> : null}
        </Card>
      ) : null}
      <Written again={again} />
      <EmergencyNote />
    </Page>
  );
}
