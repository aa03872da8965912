import { Link } from "react-router";
import type { ArrivalLine, LeavingView } from "#modules/discharge/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Rows } from "../../../ui/Rows.tsx";
import { arrivalPath, leavingPath } from "../paths.ts";
import { AskForIt } from "../shared/AskForIt.tsx";
import { Lead, WayBack } from "../shared/Head.tsx";
import { leavingSeen, sentNow } from "../shared/leaving.ts";
import { NotAnyMore } from "../shared/NotAnyMore.tsx";
import { QuickLine } from "../shared/QuickLine.tsx";
import { regionDoors } from "../shared/region.ts";
import "../shared/discharge.css";
import type { Route } from "./+types/route.ts";
import { parseArrival } from "./form.ts";
import { LastTime } from "./LastTime.tsx";
import { Plan } from "./Plan.tsx";

/** Ankomsten: five quick lines within hours of coming in (B0), and the plan for leaving begun. The view logs. */
export async function loader(args: Route.LoaderArgs) {
  const { context, params } = args;
  const view = await leavingSeen(args, params.leavingId);
  if (!view?.admission) return null;
  const { usual, wards } = await regionDoors(context);
  return { view, admission: view.admission, usual, wards, done: query(context).get("gjort") };
}

export async function action(args: Route.ActionArgs) {
  const { request, context, params } = args;
  sentNow(args);
  const { commands } = services(context).discharge;
  const [who, at, { all }] = [actor(context), now(context), await regionDoors(context)];
  return handleCommand({
    request,
    context,
    parse: parseArrival(params.leavingId, all),
    async run(asked, key) {
      switch (asked.do) {
        case "settle":
          await commands.settleArrival(who, asked.command, at, key);
          return arrivalPath(params.leavingId, "linje");
        case "plan":
          await commands.planLeaving(who, asked.command, at, key);
          return arrivalPath(params.leavingId, "datoer");
        case "move":
          await commands.moveWard(who, asked.command, at, key);
          return arrivalPath(params.leavingId, "flyttet");
      }
    },
  });
}

export default function ArrivalPage({ loaderData, actionData }: Route.ComponentProps) {
  const { discharge, leaving } = useText();
  const words = discharge.arrival;
  if (!loaderData) return <NotAnyMore again={actionData} />;
  const { view, admission, done } = loaderData;
  const said = leaving.done[done as keyof typeof leaving.done];
  const open = view.state === "open";
  return (
    <Page
      title={words.title}
      lead={<Lead view={view} says={open ? words.lead : ""} />}
      back={<WayBack view={view} />}
    >
      {said ? (
        <Alert variant="success" announce>
          {said}
        </Alert>
      ) : null}
      {open ? null : (
        <Alert variant="info">{view.end?.stopped ? leaving.ended[view.end.stopped] : words.ended}</Alert>
      )}
      {view.previous ? <LastTime previous={view.previous} courseId={view.courseId} /> : null}
      <Lines view={view} usual={loaderData.usual.map(({ name }) => name)} again={actionData} />
      <Plan view={view} admission={admission} wards={loaderData.wards} again={actionData} />
      {open ? (
        <Card title={words.toLeaving}>
          <p>{words.toLeavingLead}</p>
          <ButtonRow>
            <LinkButton to={leavingPath(view.id)}>{leaving.title}</LinkButton>
          </ButtonRow>
        </Card>
      ) : (
        <p>
          <Link to={leavingPath(view.id)}>{leaving.title}</Link>
        </p>
      )}
    </Page>
  );
}

interface LinesProps {
  view: LeavingView;
  usual: readonly string[];
  again: FormAgain | undefined;
}

function Lines({ view, usual, again }: LinesProps) {
  const { arrival } = useText().discharge;
  const open = view.state === "open";
  // Where they are not in any more nothing is left to do: what was done stands there.
  const lines = view.lines.filter(({ group, state }) => group === "arrival" && (open || state !== "open"));
  const left = lines.filter(({ state }) => state === "open").length;
  const may = view.may.run && open;
  if (lines.length === 0) return null;
  return (
    <Card>
      {open ? <p className="quiet">{left === 0 ? arrival.all : arrival.left(left)}</p> : null}
      <Rows>
        {lines.map((line) => (
          <QuickLine
            key={line.id}
            {...{ line, courseId: view.courseId, may, again }}
            asks={{ usual: arrival.usually[line.kind as ArrivalLine], suggestions: usual }}
          />
        ))}
      </Rows>
      {lines.some(({ closed }) => closed) ? <AskForIt view={view} /> : null}
      {may ? null : open ? <p className="quiet">{arrival.notYours}</p> : null}
    </Card>
  );
}
