import { LEAVING_LINES, type LeavingLine, type LineView } from "#modules/discharge/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import { arrivalPath, handoverPath, leavingPath, sheetPath } from "../paths.ts";
import "../shared/discharge.css";
import { AskForIt } from "../shared/AskForIt.tsx";
import { Lead, WayBack } from "../shared/Head.tsx";
import { leavingSeen, sentNow } from "../shared/leaving.ts";
import { NotAnyMore } from "../shared/NotAnyMore.tsx";
import { regionDoors } from "../shared/region.ts";
import type { Route } from "./+types/route.ts";
import { aroundLeaving } from "./around.ts";
import { Check } from "./Check.tsx";
import { Early, Ended, Lines } from "./Ended.tsx";
import { Finish } from "./Finish.tsx";
import { parseLeaving } from "./form.ts";
import { OneLine } from "./OneLine.tsx";
import { OtherEnds } from "./Other.tsx";

/**
 * Før de går (B1, B2): two questions for everybody, the lines they call for, and how it ends – of an admission, and of a stay. With a
 * line in the address: that line alone. The view logs, and closes what the reader may not see.
 */
export async function loader(args: Route.LoaderArgs) {
  const { context, params } = args;
  const view = await leavingSeen(args, params.leavingId);
  if (view === null) return null;
  const asked = query(context);
  const line = view.lines.find(({ kind, group }) => group === "leaving" && kind === asked.get("linje"));
  const fills = view.may.run && view.state !== "stopped" && (view.state === "open" || line !== undefined);
  return {
    view,
    line: (line ?? null) as (LineView & { readonly kind: LeavingLine }) | null,
    around: fills ? await aroundLeaving(context, view) : null,
    kinds: LEAVING_LINES,
    done: asked.get("gjort"),
  };
}

export async function action(args: Route.ActionArgs) {
  const { request, context, params } = args;
  sentNow(args);
  const { commands } = services(context).discharge;
  const [who, at, { all }] = [actor(context), now(context), await regionDoors(context)];
  const back = (done: string) => leavingPath(params.leavingId, done);
  return handleCommand({
    request,
    context,
    parse: parseLeaving(params.leavingId, all),
    async run(asked, key) {
      switch (asked.do) {
        case "save":
          await commands.saveLeaving(who, asked.command, at, key);
          return back("svar");
        case "secure":
          await commands.secureLine(who, asked.command, at, key);
          return back("linje");
        case "notNeeded":
          await commands.lineNotNeeded(who, asked.command, at, key);
          return back("linje");
        case "need":
          await commands.lineBecomesNeed(who, asked.command, at, key);
          return back("linje");
        case "reopen":
          await commands.reopenLine(who, asked.command, at, key);
          return back("linje");
        case "settle":
          await commands.settleArrival(who, asked.command, at, key);
          return back("linje");
        case "complete": {
          const { tableId, needIds } = await commands.completeDischarge(who, asked.command, at, key);
          return back(tableId ? "bord" : needIds.length > 0 ? "svaret" : "ude");
        }
        case "early":
          await commands.leaveEarly(who, asked.command, at, key);
          return back("gik");
        case "cancel":
          await commands.cancelDischarge(who, asked.command, at, key);
          return back("fortrudt");
        case "stop":
          await commands.stopAdmission(who, asked.command, at, key);
          return back("stoppet");
      }
    },
  });
}

export default function LeavingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { discharge, leaving: words } = useText();
  if (!loaderData) return <NotAnyMore again={actionData} />;
  const { view, line, around, kinds, done } = loaderData;
  if (line) return <OneLine view={view} line={line} around={around} again={actionData} />;
  const said = words.done[done as keyof typeof words.done];
  const stay = view.subject === "stay";
  const open = view.state === "open";
  const stopped = view.state === "stopped";
  return (
    <Page
      title={
        stopped
          ? words.stoppedTitle[view.subject]
          : !open
            ? words.endedTitle
            : stay
              ? words.stayTitle
              : words.title
      }
      lead={<Lead view={view} says={open ? words.lead : ""} />}
      back={<WayBack view={view} />}
    >
      {said ? (
        <Alert variant="success" announce>
          {said}
        </Alert>
      ) : null}
      {view.end ? <Ended view={view} end={view.end} again={actionData} /> : null}
      <Early view={view} again={actionData} />
      {open && around ? (
        <>
          <Check {...{ view, around, kinds }} again={actionData} />
          <Finish view={view} municipalities={around.municipalities} again={actionData} />
          <p className="quiet">{stay ? words.house : words.doctor}</p>
          {stay ? null : <OtherEnds view={view} again={actionData} />}
        </>
      ) : (
        <Lines view={view} />
      )}
      {open && !around ? <p className="quiet">{words.notYours}</p> : null}
      {view.answersClosed || view.lines.some(({ closed }) => closed) ? (
        <Card tone="quiet">
          {view.answersClosed ? <p>{words.answersClosed}</p> : null}
          <AskForIt view={view} />
        </Card>
      ) : null}
      {stopped ? null : (
        <Card title={words.print} tone="quiet">
          <ButtonRow>
            <LinkButton to={sheetPath(view.id)}>{discharge.course.sheet}</LinkButton>
            <LinkButton to={handoverPath(view.id)}>{discharge.course.handover}</LinkButton>
            {view.admission ? (
              <LinkButton to={arrivalPath(view.id)}>{discharge.course.toArrival}</LinkButton>
            ) : null}
          </ButtonRow>
        </Card>
      )}
    </Page>
  );
}
