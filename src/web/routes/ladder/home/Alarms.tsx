import type { AlarmLine, StairsView } from "#modules/relay/index.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { Moment, TimeLeft } from "../../../ui/TimeLeft.tsx";
import { UnitName } from "../../../ui/UnitName.tsx";
import { alarmWays } from "./present.ts";
import { CallButton, WayButton } from "./ways.tsx";

interface AlarmsProps {
  alarms: readonly AlarmLine[];
  tables: StairsView["tables"];
  unitId: string;
  needs: NeedNames;
}

/** What only a lead can decide, each with what to do and where. */
export function Alarms({ alarms, ...around }: AlarmsProps) {
  const { ladder } = useText();
  if (alarms.length === 0) return null;
  return (
    <Card
      title={
        <>
          {ladder.alarms} <span className="count">{alarms.length}</span>
        </>
      }
    >
      <Rows>
        {alarms.map((alarm) => (
          <AlarmRow key={alarm.id} alarm={alarm} {...around} />
        ))}
      </Rows>
    </Card>
  );
}

function AlarmRow({ alarm, tables, unitId, needs }: Omit<AlarmsProps, "alarms"> & { alarm: AlarmLine }) {
  const { ladder, catalogue } = useText();
  const { alarm: words } = ladder;
  const what = catalogue.alarm[alarm.kind];
  return (
    <Row
      id={`alarm-${alarm.id}`}
      title={what}
      news={`${what}, ${alarm.unit.name}`}
      time={
        <>
          {words.since} <Moment at={alarm.raisedAt} />
        </>
      }
      actions={alarmWays(alarm, unitId, tables).map((way) =>
        way.do === "call" ? (
          <CallButton key="call" who={way.who} phone={way.phone} />
        ) : (
          <WayButton
            key={way.do}
            to={way.to}
            label={`${words[way.do]}: ${what}, ${alarm.knownAs ?? alarm.unit.name}`}
            strong
          >
            {words[way.do]}
          </WayButton>
        ),
      )}
    >
      <Facts
        items={[
          alarm.knownAs,
          alarm.needKind === null ? null : needName(needs, alarm.needKind, catalogue.baton),
          <UnitName key="unit" {...alarm.unit} />,
        ]}
      />
      <p>{words[alarm.kind]}</p>
      {alarm.kind === "unitWithoutMembers" && alarm.dueAt ? (
        <p className="quiet">
          {words.due} <TimeLeft until={alarm.dueAt} />
        </p>
      ) : null}
    </Row>
  );
}
