import { Link } from "react-router";
import type { TableLine } from "#modules/relay/index.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";

/** Joint tables about the course or one of its needs. */
export function Tables({ tables, names }: { tables: readonly TableLine[]; names: NeedNames }) {
  const { course, catalogue, lang } = useText();
  const now = useNow();
  if (tables.length === 0) return null;
  return (
    <Card title={course.tables.title}>
      <ul className="action-links">
        {tables.map((table) => (
          <li key={table.id}>
            <Link to={`/faelles-bord/${table.id}`}>
              {course.tables.about(needName(names, table.needKind, catalogue.baton))}
            </Link>
            <br />
            <span className="quiet">
              {table.state === "called"
                ? course.tables.holdBy(dayInWords(table.holdBy, now, lang))
                : catalogue.tableState[table.state]}
              {" · "}
              {catalogue.tableCause[table.cause]}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
