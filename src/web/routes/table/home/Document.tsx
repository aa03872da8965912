import type { CalledFor } from "#modules/discharge/index.ts";
import type { JointTableView } from "#modules/relay/index.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { timeLeft } from "../../../ui/format.ts";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { useNow } from "../../../ui/shell.ts";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { UnitName } from "../../../ui/UnitName.tsx";

/** The document of a joint table: the citizen's wish first, then who sits there, how it came round, and how it ended. */
export function Document({
  table,
  needs,
  calledFor,
}: {
  table: JointTableView;
  needs: NeedNames;
  calledFor: CalledFor | null;
}) {
  return (
    <>
      <Wish table={table} />
      <Card>
        <Standing table={table} calledFor={calledFor} />
      </Card>
      {calledFor ? <AnsweredFor calledFor={calledFor} /> : null}
      <Outcome table={table} />
      <div className="columns">
        <Seats table={table} />
        <Way table={table} needs={needs} />
      </div>
      <Notes table={table} />
    </>
  );
}

function Wish({ table }: { table: JointTableView }) {
  const { table: words } = useText();
  return (
    <Card title={words.wish} tone="warm">
      {table.citizenWish === "" ? (
        <p className="quiet">{words.noWish}</p>
      ) : (
        <blockquote className="own-words">{table.citizenWish}</blockquote>
      )}
      {table.spokesperson === "" ? null : <p>{words.spokesperson(table.spokesperson)}</p>}
    </Card>
  );
}

/** Who let them go with nowhere to be, and why; and who was asked for a place, and said what. */
function AnsweredFor({ calledFor }: { calledFor: CalledFor }) {
  const { leaving, table: words } = useText();
  const { leaderName, leaderReason, municipality, municipalitySaid, leftAt } = calledFor;
  return (
    <Card title={words.answered}>
      <p>
        <FullMoment at={leftAt} />
      </p>
      <p>{leaving.ended.leader(leaderName)}</p>
      <Said words={leaderReason} />
      <p>{leaving.ended.municipality(municipality)}</p>
      <Said words={municipalitySaid} />
    </Card>
  );
}

function Said({ words }: { words: string }) {
  const { table } = useText();
  return words === "" ? <p className="quiet">{table.wordsHeld}</p> : <p className="written">{words}</p>;
}

function Standing({ table, calledFor }: { table: JointTableView; calledFor: CalledFor | null }) {
  const { table: words, catalogue } = useText();
  const settled = table.state === "settled";
  return (
    <SummaryList
      rows={[
        {
          label: words.cause,
          value: calledFor ? words.nowhere[calledFor.subject] : catalogue.tableCause[table.cause],
        },
        { label: words.called, value: <FullMoment at={table.calledAt} /> },
        ...(settled ? [] : [{ label: words.holdBy, value: <HoldBy at={table.holdBy} /> }]),
        { label: words.convener, value: <UnitName {...table.convener} /> },
        {
          label: table.needId === null ? words.responsibleBaton : words.responsible,
          value: <UnitName {...table.responsible} />,
        },
      ]}
    />
  );
}

/** The whole date for the paper, and how long there is left for those who read it now. */
function HoldBy({ at }: { at: Date }) {
  const { lang } = useText();
  return (
    <>
      <FullMoment at={at} /> <span className="not-printed">({timeLeft(at, useNow(), lang)})</span>
    </>
  );
}

function Outcome({ table }: { table: JointTableView }) {
  const { table: words } = useText();
  if (table.outcome === null) return null;
  return (
    <Card title={words.outcome}>
      <p>{table.taker ? words.taker(table.taker.name) : words.outcomes[table.outcome]}</p>
      <SummaryList
        rows={[
          ...(table.settledAt === null
            ? []
            : [{ label: words.settledAt, value: <FullMoment at={table.settledAt} /> }]),
          ...(table.whoPays === null ? [] : [{ label: words.whoPays, value: table.whoPays }]),
        ]}
      />
    </Card>
  );
}

function Seats({ table }: { table: JointTableView }) {
  const { table: words } = useText();
  return (
    <Card title={words.seats}>
      <Rows>
        {table.seats.map((seat) => (
          <Row
            key={seat.position}
            title={seat.kind === "citizen" && table.anonymous ? words.namelessCitizen : seat.name}
          >
            <Facts
              items={[
                words.seatKind[seat.kind],
                seat.unit ? <UnitName key="unit" {...seat.unit} /> : null,
                seat.phone === null ? null : <PhoneLink key="phone" phone={seat.phone} />,
                seat.came === null ? null : seat.came ? words.came : words.didNotCome,
                seat.decided ? words.decided : null,
              ]}
            />
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

function Way({ table, needs }: { table: JointTableView; needs: NeedNames }) {
  const { table: words, catalogue } = useText();
  return (
    <Card title={words.way}>
      <p>{words.about(needName(needs, table.needKind, catalogue.baton))}</p>
      {table.way.length === 0 ? <p className="quiet">{words.noneYet}</p> : null}
      <Rows>
        {table.way.map((step) => (
          <Row
            key={`${step.at.toISOString()}-${step.to.id}`}
            title={words.wayStep(step.from.name, step.to.name)}
          >
            <Facts
              items={[
                <FullMoment key="at" at={step.at} />,
                catalogue.handoverState[step.state],
                step.reason === null ? null : catalogue.redirectReason[step.reason],
                step.nextDoors.length === 0 ? null : words.to(step.nextDoors.join(", ")),
              ]}
            />
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

function Notes({ table }: { table: JointTableView }) {
  const { table: words } = useText();
  if (table.notes === "") return null;
  return (
    <Card title={words.notes}>
      <p className="own-lines">{table.notes}</p>
    </Card>
  );
}
