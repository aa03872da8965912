import { Link } from "react-router";
import { GAP_DECISIONS, type GapNote, type GapShown } from "#modules/directory/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { Select } from "../../../ui/Select.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { Table } from "../../../ui/Table.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { useCauses } from "../gaps/useCauses.ts";
import type { Route } from "./+types/route.ts";
import { parseNote } from "./form.ts";

/** One gap: how often, why, and what region and municipality say and decide about it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const gap = { area: params.area, needKind: params.need };
  const shown = await found(services(context).directory.gapFor(signedIn(context), gap));
  const names = await needNames(context);
  return { ...shown, need: names[params.need] ?? params.need, saved: query(context).has("gemt") };
}

export function action({ request, context, params }: Route.ActionArgs) {
  const gap = { area: params.area, needKind: params.need };
  return handleCommand({
    request,
    context,
    parse: parseNote(gap),
    async run(note, key) {
      const { directory } = services(context);
      const { region } = await directory.gapFor(signedIn(context), gap);
      await directory.noteGap(signedIn(context), region, note, now(context), key);
      return `/mangler/${params.area}/${params.need}?gemt`;
    },
  });
}

export default function Gap({ loaderData, actionData }: Route.ComponentProps) {
  const { gap } = useText().care;
  const { line, need, notes, mayDecide, months, saved } = loaderData;
  const area = line.areaName ?? line.area;
  return (
    <Page title={gap.title(need, area)} back={<BackLink to="/mangler">{gap.back}</BackLink>}>
      {saved ? <Alert variant="success" title={gap.saved} announce /> : null}
      <Card>
        <Why {...loaderData} />
      </Card>
      <Card title={gap.months}>
        <Table
          caption={gap.months}
          columns={[gap.month, gap.count]}
          rows={months.map(({ month, count }) => ({ key: month, cells: [month, count] }))}
        />
      </Card>
      <Card title={gap.notes}>
        {notes.length === 0 ? <p>{gap.noNotes}</p> : null}
        <Rows>
          {notes.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </Rows>
        <NoteForm mayDecide={mayDecide} again={actionData} />
      </Card>
    </Page>
  );
}

function Why({ line, conditions }: Pick<GapShown, "line" | "conditions">) {
  const { care, lang } = useText();
  const { gap, gaps } = care;
  const cause = useCauses();
  const names = new Map(conditions.map(({ code, name }) => [code, name[lang]]));
  const counted = (all: GapShown["line"]["causes"], name: (code: string) => string) =>
    all.map(({ code, count }) => `${name(code)} (${count})`).join(" · ");
  return (
    <SummaryList
      rows={[
        { label: gap.count, value: gaps.times(line.count) },
        { label: gap.causes, value: counted(line.causes, cause) },
        ...(line.conditions.length > 0
          ? [{ label: gap.conditions, value: counted(line.conditions, (code) => names.get(code) ?? code) }]
          : []),
      ]}
    />
  );
}

function Note({ note }: { note: GapNote }) {
  const { gap } = useText().care;
  return (
    <Row
      title={note.decision === null ? note.by : <Badge tone="info">{gap.decisions[note.decision]}</Badge>}
      time={<FullMoment at={note.at} />}
    >
      <p className="written">{note.words}</p>
      <Facts
        items={[
          note.decision === null ? null : note.by,
          note.unit,
          note.service ? (
            <Link key="service" to={`/tilbud/${note.service.id}`}>
              {note.service.name}
            </Link>
          ) : null,
        ]}
      />
    </Row>
  );
}

function NoteForm({ mayDecide, again }: { mayDecide: boolean; again: FormAgain | undefined }) {
  const { gap } = useText().care;
  return (
    <CommandForm name="note" again={again}>
      <TextArea name="words" label={gap.note} hint={gap.noteHint} rows={3} limit={2000} />
      {mayDecide ? (
        <>
          <Select
            name="decision"
            label={gap.what}
            none={gap.comment}
            optional
            options={GAP_DECISIONS.map((value) => ({ value, label: gap.decisions[value] }))}
          />
          <Field name="service" label={gap.service} hint={gap.serviceHint} maxLength={500} optional />
        </>
      ) : null}
      <ButtonRow>
        <Button>{gap.press}</Button>
      </ButtonRow>
    </CommandForm>
  );
}
