import { Link } from "react-router";
import { query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Field } from "../../../ui/Field.tsx";
import { FileField } from "../../../ui/FileField.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Checkbox, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { Table } from "../../../ui/Table.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import type { Route } from "./+types/route.ts";

/** Hent tilbud ind: a list from elsewhere is sent in here, by the region's editor. Nothing changes before it is taken. */
export async function loader({ context }: Route.LoaderArgs) {
  const runs = await found(services(context).directory.importRuns(signedIn(context)));
  const asked = query(context);
  return {
    runs: runs.map(({ id, fileName, source, startedAt, state }) => ({
      id,
      fileName,
      source,
      startedAt,
      state,
    })),
    failed: asked.get("fejl"),
    dropped: asked.has("glemt"),
  };
}

export default function ImportPage({ loaderData }: Route.ComponentProps) {
  const text = useText();
  const words = text.directoryImport;
  const { runs, failed, dropped } = loaderData;
  return (
    <Page title={words.title} lead={words.lead}>
      {failed === null ? null : (
        <Alert variant="error" title={words.notSent} announce>
          {refusalMessage(text, failed, {})}
        </Alert>
      )}
      {dropped ? <Alert variant="success" title={words.dropped} announce /> : null}
      <Card title={words.send}>
        {/* A whole page's form, not the router's: what is sent is taken in as it comes. */}
        <form method="post" action="/tilbud/import/fil" encType="multipart/form-data" className="command">
          <Field name="source" label={words.source} hint={words.sourceHint} maxLength={80} />
          <RadioGroup
            name="format"
            legend={words.format}
            initial="hsds"
            options={[
              { value: "hsds", label: words.hsds },
              { value: "csv", label: words.csv },
            ]}
          />
          <Checkbox name="takeSource" value="yes" label={words.takeSource} hint={words.takeSourceHint} />
          <FileField
            name="map"
            label={words.map}
            hint={words.mapHint}
            accept=".json,application/json"
            optional
          />
          <FileField
            name="file"
            label={words.file}
            hint={words.fileHint}
            accept=".json,.ndjson,.zip,.csv,application/json,application/zip,text/csv"
          />
          <p>
            <a href="/tilbud/import/skabelon.csv">{words.template}</a>
          </p>
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </form>
      </Card>
      {runs.length === 0 ? null : (
        <Card title={words.before}>
          <Table
            caption={words.before}
            columns={[words.columns.file, words.columns.source, words.columns.when, words.columns.state]}
            rows={runs.map((run) => ({
              key: run.id,
              cells: [
                <Link key="file" to={`/tilbud/import/${run.id}`}>
                  {run.fileName}
                </Link>,
                run.source,
                <FullMoment key="at" at={run.startedAt} />,
                words.states[run.state],
              ],
            }))}
          />
        </Card>
      )}
    </Page>
  );
}
