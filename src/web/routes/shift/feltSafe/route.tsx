import { actor, now, services } from "../../../http/context.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import type { Route } from "./+types/route.ts";

/** What citizens said of one's own unit: counts, of quarters that are over, of five people or more. */
export async function loader({ context }: Route.LoaderArgs) {
  const quarters = await services(context).relay.views.feltCounts(actor(context), now(context));
  return { quarters };
}

export default function FeltCounts({ loaderData }: Route.ComponentProps) {
  const { felt, shift } = useText();
  const { counts: words } = felt;
  const nameOf = (from: string) => words.from((Number(from.slice(5, 7)) + 2) / 3, from.slice(0, 4));
  const told = loaderData.quarters.flatMap(({ from, counts }) => (counts ? [{ from, counts }] : []));
  const few = loaderData.quarters.filter(({ counts }) => counts === null);
  return (
    <Page title={words.title} lead={words.lead} back={<BackLink to={HOME}>{shift.title}</BackLink>}>
      {told.length > 0 ? (
        <Table
          caption={words.table}
          columns={[words.quarter, words.safe, words.between, words.unsafe]}
          rows={told.map(({ from, counts }) => ({
            key: from,
            cells: [nameOf(from), counts.safe, counts.between, counts.unsafe],
          }))}
        />
      ) : null}
      {few.length > 0 ? <p>{words.few(few.map(({ from }) => nameOf(from)).join(", "))}</p> : null}
      <p className="quiet">{words.why}</p>
    </Page>
  );
}
