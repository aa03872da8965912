import { Form, Link } from "react-router";
import type { Counted, GapLine } from "#modules/directory/index.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { oneOf } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { FormContext } from "../../../ui/formContext.ts";
import { Page } from "../../../ui/Page.tsx";
import { Select } from "../../../ui/Select.tsx";
import { Table } from "../../../ui/Table.tsx";
import type { Route } from "./+types/route.ts";
import { PERIODS, sinceOf } from "./present.ts";
import { useCauses } from "./useCauses.ts";

/** Her mangler noget (C6): what no door could help with, where and how often. For those on duty in the region, and its editors. */
export async function loader({ context }: Route.LoaderArgs) {
  const asked = query(context);
  const filter = {
    period: oneOf(asked.get("siden") ?? "", PERIODS) ?? "quarter",
    area: /^\d{4}$/.exec(asked.get("kommune") ?? "")?.[0] ?? "",
    need: /^[a-z][A-Za-z]{1,39}$/.exec(asked.get("behov") ?? "")?.[0] ?? "",
  };
  const { lines, areas } = await found(
    services(context).directory.gapsFor(signedIn(context), {
      area: filter.area || undefined,
      needKind: filter.need || undefined,
      since: sinceOf(filter.period, now(context)),
    }),
  );
  return { filter, lines, areas, needs: await needNames(context) };
}

export default function Gaps({ loaderData }: Route.ComponentProps) {
  const { gaps } = useText().care;
  const { lines, needs } = loaderData;
  return (
    <Page title={gaps.title} lead={gaps.lead}>
      <Alert variant="info">{gaps.inside}</Alert>
      <Filter {...loaderData} />
      {lines.length === 0 ? (
        <EmptyState title={gaps.none}>
          <p>{gaps.noneBody}</p>
        </EmptyState>
      ) : (
        <Card>
          <List lines={lines} needs={needs} />
        </Card>
      )}
    </Page>
  );
}

function Filter({ filter, areas, needs }: Omit<Route.ComponentProps["loaderData"], "lines">) {
  const { care, directoryEdit } = useText();
  const { gaps } = care;
  return (
    <Card>
      <Form method="get" className="command">
        <FormContext value={{ name: "filter", again: undefined }}>
          <Select
            name="siden"
            label={gaps.since}
            initial={filter.period}
            options={PERIODS.map((value) => ({ value, label: gaps.periods[value] }))}
          />
          <Select
            name="kommune"
            label={gaps.area}
            initial={filter.area}
            none={directoryEdit.bulk.every}
            optional
            options={areas.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Select
            name="behov"
            label={gaps.need}
            initial={filter.need}
            none={directoryEdit.bulk.every}
            optional
            options={Object.entries(needs).map(([value, label]) => ({ value, label }))}
          />
          <ButtonRow>
            <Button variant="secondary">{gaps.show}</Button>
          </ButtonRow>
        </FormContext>
      </Form>
    </Card>
  );
}

function List({ lines, needs }: { lines: readonly GapLine[]; needs: Readonly<Record<string, string>> }) {
  const { gaps, gap } = useText().care;
  const { columns } = gaps;
  return (
    <Table
      caption={gaps.title}
      columns={[columns.need, columns.area, columns.count, columns.causes, columns.decided]}
      rows={lines.map((line) => ({
        key: `${line.area} ${line.needKind}`,
        cells: [
          <Link key="need" to={`/mangler/${line.area}/${line.needKind}`}>
            {needs[line.needKind] ?? line.needKind}
          </Link>,
          line.areaName ?? line.area,
          gaps.times(line.count),
          <Causes key="causes" causes={line.causes} />,
          line.decided
            ? (gap.decisions[line.decided.decision as keyof typeof gap.decisions] ?? line.decided.decision)
            : gaps.comments(line.notes),
        ],
      }))}
    />
  );
}

/** Causes in words, the most frequent first. */
function Causes({ causes }: { causes: readonly Counted[] }) {
  const words = useCauses();
  return <>{causes.map(({ code, count }) => `${words(code)} (${count})`).join(" · ")}</>;
}
