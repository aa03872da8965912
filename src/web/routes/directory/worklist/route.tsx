import { Link } from "react-router";
import type { OpenReport, WorklistLine } from "#modules/directory/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Day } from "../../../ui/Day.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import type { Route } from "./+types/route.ts";
import { parseLooked } from "./form.ts";
import "./worklist.css";

/** Tilbud at se efter: what of one's entries is reported wrong, growing old or about to end. For everybody signed in. */
export async function loader({ context }: Route.LoaderArgs) {
  const list = await services(context).directory.toLookAfter(signedIn(context), now(context));
  const done = query(context);
  return {
    ...list,
    vouched: done.get("bekraeftet"),
    settled: done.has("lukket"),
  };
}

export function action({ request, context }: Route.ActionArgs) {
  const { directory } = services(context);
  const who = signedIn(context);
  return handleCommand({
    request,
    context,
    parse: parseLooked,
    async run(command, key) {
      if (command.do === "settle") {
        await directory.settleReport(who, command.reportId, command.outcome, now(context), key);
        return "/tilbud/pleje?lukket";
      }
      await directory.vouch(who, command.serviceId, command.seen, now(context), key);
      return `/tilbud/pleje?bekraeftet=${command.serviceId}`;
    },
  });
}

export default function Worklist({ loaderData, actionData }: Route.ComponentProps) {
  const { worklist } = useText().care;
  const { lines, total, reports, vouched, settled } = loaderData;
  return (
    <Page title={worklist.title} lead={worklist.lead}>
      {vouched === null ? null : <Alert variant="success" title={worklist.vouched} announce />}
      {settled ? <Alert variant="success" title={worklist.settled} announce /> : null}
      {loaderData.ofRegion ? <Tools /> : null}
      {lines.length === 0 ? (
        <EmptyState title={worklist.none}>
          <p>{worklist.noneBody}</p>
        </EmptyState>
      ) : (
        <Card>
          {total > lines.length ? <p>{worklist.more(lines.length, total)}</p> : null}
          <Rows>
            {lines.map((line) => (
              <Entry
                key={line.serviceId}
                line={line}
                reports={reports.filter(({ serviceId }) => serviceId === line.serviceId)}
                again={actionData}
              />
            ))}
          </Rows>
        </Card>
      )}
    </Page>
  );
}

/** The region's editor's other tools. */
function Tools() {
  const { care, directoryEdit, directoryImport } = useText();
  const tools = [
    ["/tilbud/nyt", directoryEdit.titles.newService],
    ["/tilbud/mange", directoryEdit.bulk.title],
    ["/tilbud/import", directoryImport.title],
    ["/tilbud/ord", care.words.title],
    ["/mangler", care.gaps.title],
  ] as const;
  return (
    <nav aria-label={care.worklist.tools} className="page-actions">
      <ul className="nobullet-list links-row">
        {tools.map(([to, label]) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Entry(props: { line: WorklistLine; reports: readonly OpenReport[]; again: FormAgain | undefined }) {
  const { line, reports, again } = props;
  const { worklist } = useText().care;
  return (
    <Row
      title={<Link to={`/tilbud/${line.serviceId}`}>{line.name}</Link>}
      time={line.wanting.map((why) => (
        <p key={why}>
          <Badge tone={why === "dueSoon" || why === "absent" ? "info" : "warning"}>
            {worklist.wanting[why]}
          </Badge>
          {why === "ending" && line.endsOn !== null ? (
            <>
              {" "}
              <Day on={line.endsOn} />
            </>
          ) : null}
        </p>
      ))}
      actions={
        <ButtonRow>
          <CommandForm name={`vouch-${line.serviceId}`} again={again}>
            <input type="hidden" name="serviceId" value={line.serviceId} />
            <input type="hidden" name="seen" value={line.edition} />
            <Button variant="secondary" aria-label={worklist.stillRightLabel(line.name)}>
              {worklist.stillRight}
            </Button>
          </CommandForm>
          <Link
            className="button button-tertiary"
            to={`/tilbud/${line.serviceId}/ret`}
            aria-label={worklist.editLabel(line.name)}
          >
            {worklist.edit}
          </Link>
        </ButtonRow>
      }
    >
      <Facts
        items={[
          line.organisation,
          line.verifiedAt === null ? (
            worklist.never
          ) : (
            <>
              <Moment at={line.verifiedAt} /> {line.verifiedBy ? worklist.verifiedBy(line.verifiedBy) : null}
            </>
          ),
        ]}
      />
      {reports.map((report) => (
        <Report key={report.id} report={report} service={line.name} again={again} />
      ))}
    </Row>
  );
}

/** What somebody said is wrong, and what came of it. */
function Report(props: { report: OpenReport; service: string; again: FormAgain | undefined }) {
  const { report, service, again } = props;
  const { worklist } = useText().care;
  return (
    <div className="report">
      <blockquote className="written">{report.words}</blockquote>
      <Facts items={[worklist.reportBy(report.by), <Moment key="at" at={report.at} />]} />
      <CommandForm name={`settle-${report.id}`} again={again}>
        <input type="hidden" name="reportId" value={report.id} />
        <ButtonRow>
          {(["corrected", "wasRight", "closed"] as const).map((outcome) => (
            <Button
              key={outcome}
              name="outcome"
              value={outcome}
              variant="tertiary"
              aria-label={worklist.settleLabel(worklist.settle[outcome], service)}
            >
              {worklist.settle[outcome]}
            </Button>
          ))}
        </ButtonRow>
      </CommandForm>
    </div>
  );
}
