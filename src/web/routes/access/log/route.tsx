import { Form } from "react-router";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import type { Text } from "../../../text/types.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { type Choice, Select } from "../../../ui/Select.tsx";
import { Table } from "../../../ui/Table.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { actionInWords, whyOf } from "../../course/log/present.ts";
import type { Route } from "./+types/route.ts";
import { searchFrom } from "./form.ts";

/** Loggen: for the data-protection officer. Courses are numbers here; whose they are is not said. */
export async function loader({ context }: Route.LoaderArgs) {
  const { identity } = services(context);
  const asked = query(context);
  const { fromDay, untilDay, ...search } = searchFrom(asked, dayOffset(now(context), 0));
  const page = await found(identity.readLog(signedIn(context), search, now(context)));
  const older = new URLSearchParams(asked);
  if (page.older !== null) older.set("foer", page.older);
  return {
    lines: page.lines.map(({ detail: _, ...line }) => line),
    older: page.older === null ? null : `?${older}`,
    asked: {
      name: search.name ?? "",
      action: search.action ?? "",
      outcome: search.outcome ?? "",
      fromDay,
      untilDay,
    },
  };
}

type Line = Route.ComponentProps["loaderData"]["lines"][number];

export default function LogPage({ loaderData }: Route.ComponentProps) {
  const words = useText();
  const { log } = words.remits;
  const { lines, older, asked } = loaderData;
  const { columns } = log;
  return (
    <Page title={log.title} lead={log.lead}>
      <Card>
        <Form method="get" role="search" className="command">
          <Field
            name="navn"
            label={log.name}
            hint={log.nameHint}
            initial={asked.name}
            optional
            maxLength={100}
          />
          <Select
            name="handling"
            label={log.action}
            optional
            none={log.any}
            initial={asked.action}
            options={actionChoices(words)}
          />
          <Select
            name="udfald"
            label={log.outcome}
            optional
            initial={asked.outcome}
            options={[
              { value: "", label: log.any },
              { value: "done", label: log.done },
              { value: "denied", label: log.denied },
            ]}
          />
          <Field name="fra" type="date" width="short" label={log.from} initial={asked.fromDay} optional />
          <Field name="til" type="date" width="short" label={log.until} initial={asked.untilDay} optional />
          <ButtonRow>
            <Button>{log.search}</Button>
          </ButtonRow>
        </Form>
      </Card>
      {lines.length === 0 ? (
        <EmptyState title={log.none} />
      ) : (
        <Card title={log.found}>
          <Table
            caption={log.found}
            compact
            columns={[columns.when, columns.person, columns.action, columns.about]}
            rows={lines.map((line) => ({
              key: line.id,
              cells: [
                <FullMoment key="at" at={line.at} />,
                <Who key="who" line={line} />,
                <Action key="action" line={line} />,
                line.courseId === null ? (
                  line.shown === null ? (
                    "–"
                  ) : (
                    log.shown(line.shown)
                  )
                ) : (
                  <a key="course" href={`?forloeb=${line.courseId}`}>
                    {log.about(line.courseId.slice(-8))}
                  </a>
                ),
              ],
            }))}
          />
        </Card>
      )}
      {older === null ? null : (
        <p>
          <a href={older}>{log.older}</a>
        </p>
      )}
    </Page>
  );
}

/** Who it was, and for which unit. */
function Who({ line }: { line: Line }) {
  const { log } = useText().remits;
  return (
    <>
      {line.person ?? log.system}
      {line.unit === null ? null : (
        <>
          <br />
          <span className="quiet">{line.unit}</span>
        </>
      )}
    </>
  );
}

/** Kinds first, then everything there are words for, by its words. */
function actionChoices({ log, remits, lang }: Text): Choice[] {
  const singles = Object.entries(log.actions).map(([value, label]) => ({
    value,
    label,
    group: remits.log.single,
  }));
  return [
    ...Object.entries(remits.log.kind).map(([value, label]) => ({ value, label, group: remits.log.kinds })),
    ...singles.sort((a, b) => a.label.localeCompare(b.label, lang)),
  ];
}

/** What, in words where there are some; whether it was refused, and why it was done. */
function Action({ line }: { line: Line }) {
  const { log: words, catalogue, remits } = useText();
  const inWords = actionInWords(line.action, words);
  const why = whyOf(line.purpose, catalogue);
  return (
    <>
      {line.outcome === "denied" ? <strong>{remits.log.denied}: </strong> : null}
      {inWords ?? line.action}
      {why === null ? null : (
        <>
          <br />
          <span className="quiet">{`${remits.log.columns.why}: ${why}`}</span>
        </>
      )}
    </>
  );
}
