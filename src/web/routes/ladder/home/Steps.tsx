import type { StairsView } from "#modules/relay/index.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { Moment, TimeLeft } from "../../../ui/TimeLeft.tsx";
import { UnitName } from "../../../ui/UnitName.tsx";
import { waysOf } from "./present.ts";
import { CallButton, WayButton } from "./ways.tsx";

type Step = StairsView["rows"][number];

interface StepsProps {
  title: string;
  steps: readonly Step[];
  tables: StairsView["tables"];
  unitId: string;
  needs: NeedNames;
}

/** What has climbed, worst first: whose step it is, since when, what comes next, and one press to act. */
export function Steps({ title, steps, ...around }: StepsProps) {
  if (steps.length === 0) return null;
  const heading = (
    <>
      {title} <span className="count">{steps.length}</span>
    </>
  );
  return (
    <Card title={heading}>
      <Rows>
        {steps.map((step) => (
          <StepRow key={step.handoverId} step={step} {...around} />
        ))}
      </Rows>
    </Card>
  );
}

function StepRow({ step, tables, unitId, needs }: Omit<StepsProps, "title" | "steps"> & { step: Step }) {
  const { ladder, catalogue } = useText();
  const need = needName(needs, step.needKind, catalogue.baton);
  return (
    <Row
      id={`step-${step.handoverId}`}
      news={`${ladder.rung(step.rung)}: ${need}, ${step.to.name}`}
      title={need}
      time={<TimeLeft until={step.answerBy} />}
      actions={<Ways step={step} unitId={unitId} tables={tables} need={need} />}
    >
      <p>
        <UnitName {...step.from} /> → <UnitName {...step.to} /> · {catalogue.urgency[step.urgency]}
      </p>
      <p>
        {step.mineNow ? <Badge tone="warning">{ladder.yours(step.rung)}</Badge> : ladder.rung(step.rung)}
        {" · "}
        {catalogue.ladderStep[step.step]}, {ladder.since} <Moment at={step.steppedAt} />
      </p>
      <p className="quiet">
        {ladder.next} {catalogue.ladderStep[step.nextStep]} <TimeLeft until={step.nextRungAt} />
      </p>
    </Row>
  );
}

function Ways({
  step,
  unitId,
  tables,
  need,
}: Pick<StepsProps, "tables" | "unitId"> & { step: Step; need: string }) {
  const { ladder } = useText();
  const labels = {
    answer: ladder.answerLabel(need, step.from.name),
    reply: ladder.replyLabel(need, step.to.name),
    follow: ladder.followLabel(need, step.to.name),
    table: ladder.tableLabel(need),
    course: ladder.courseLabel(need, step.from.name),
  };
  return waysOf(step, unitId, tables).map((way) =>
    way.do === "call" ? (
      <CallButton key={way.phone} who={way.who} phone={way.phone} />
    ) : (
      <WayButton
        key={way.do}
        to={way.to}
        label={labels[way.do]}
        strong={way.do !== "follow" && way.do !== "course"}
      >
        {ladder[way.do]}
      </WayButton>
    ),
  );
}

/** Joint tables to hold or sit at, the first to be held first. */
export function Tables({ tables, needs }: { tables: StairsView["tables"]; needs: NeedNames }) {
  const { ladder, catalogue } = useText();
  if (tables.length === 0) return null;
  return (
    <Card
      title={
        <>
          {ladder.tables} <span className="count">{tables.length}</span>
        </>
      }
    >
      <Rows>
        {tables.map((table) => (
          <TableRow key={table.id} table={table} need={needName(needs, table.needKind, catalogue.baton)} />
        ))}
      </Rows>
    </Card>
  );
}

function TableRow({ table, need }: { table: StairsView["tables"][number]; need: string }) {
  const { ladder, catalogue } = useText();
  const { tableFacts } = ladder;
  return (
    <Row
      id={`table-${table.id}`}
      title={need}
      time={table.state === "called" ? <TimeLeft until={table.holdBy} /> : null}
      actions={
        <WayButton to={`/faelles-bord/${table.id}`} label={ladder.tableLabel(need)}>
          {ladder.table}
        </WayButton>
      }
    >
      <p>{catalogue.tableCause[table.cause]}</p>
      <Facts
        items={[
          <span key="convener">
            {tableFacts.convener} <UnitName {...table.convener} />
          </span>,
          table.seated ? tableFacts.seated : null,
          table.anonymous ? tableFacts.anonymous : null,
          table.state === "held" ? tableFacts.held : null,
        ]}
      />
    </Row>
  );
}
