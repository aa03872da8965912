import { data, Link } from "react-router";
import type { RowOutcome } from "#modules/directory/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { type FormFields, noSuchForm, oneOf } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Page } from "../../../ui/Page.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { Table } from "../../../ui/Table.tsx";
import type { Route } from "./+types/route.ts";
import { findingInWords, isUnderWay, WHICH } from "./present.ts";

/** One list that was sent in: how far it has come, what would become of each row, and the button that takes it. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = query(context);
  const which = oneOf(asked.get("vis") ?? "said", WHICH) ?? "said";
  const after = Number(asked.get("efter") ?? -1);
  const view = await found(
    services(context).directory.importRun(
      signedIn(context),
      params.runId,
      which === "all" ? null : (which satisfies RowOutcome | "said"),
      Number.isSafeInteger(after) ? after : -1,
    ),
  );
  const { id, fileName, source, state, rows, done, absent, whole, failure } = view.run;
  const shown = { id, fileName, source, state, rows, done, absent, whole, failure };
  // The page comes again by itself while there is something to wait for.
  const headers: Record<string, string> = isUnderWay(state) ? { Refresh: "3" } : {};
  return data({ run: shown, counts: view.counts, lines: view.lines, next: view.next, which }, { headers });
}

export const headers = ({ loaderHeaders }: Route.HeadersArgs): Headers => loaderHeaders;

export function action({ params, request, context }: Route.ActionArgs) {
  const { directory } = services(context);
  const who = signedIn(context);
  return handleCommand({
    request,
    context,
    parse: ({ form }: FormFields, text) =>
      form === "take" || form === "drop" ? { ok: true as const, command: form } : noSuchForm(text),
    async run(command, key) {
      if (command === "drop") {
        await directory.dropImport(who, params.runId, now(context), key);
        return "/tilbud/import?glemt";
      }
      await directory.approveImport(who, params.runId, now(context), key);
      return `/tilbud/import/${params.runId}`;
    },
  });
}

export default function ImportRun({ loaderData, actionData }: Route.ComponentProps) {
  const { directoryImport: words } = useText();
  const { run, counts, lines, next, which } = loaderData;
  const here = `/tilbud/import/${run.id}`;
  const judged =
    run.state === "judged" || run.state === "done" || run.state === "approved" || run.state === "taking";
  return (
    <Page
      title={run.fileName}
      lead={words.runLead(run.source)}
      back={<BackLink to="/tilbud/import">{words.title}</BackLink>}
    >
      {run.failure === null ? null : (
        <Alert variant="error" title={words.failed}>
          <Failure said={run.failure} />
        </Alert>
      )}
      {isUnderWay(run.state) ? (
        <Alert variant="info" title={words.states[run.state]}>
          <p>{words.progress(run.done, run.rows)}</p>
          <Link to={here}>{words.again}</Link>
        </Alert>
      ) : null}
      {run.state === "done" ? <Alert variant="success" title={words.taken} /> : null}
      {judged ? (
        <Card title={run.state === "done" ? words.became : words.would}>
          {run.whole ? null : <Alert variant="warning" title={words.notWhole} />}
          <SummaryList
            rows={[
              ...(["new", "changed", "same", "heldBack", "unused", "mended"] as const).map((key) => ({
                label: words.counts[key],
                value: String(counts[key]),
              })),
              { label: words.counts.absent, value: String(run.absent) },
            ]}
          />
          <p>
            <a href={`${here}/rapport.csv`}>{words.report}</a>
          </p>
          {run.state === "judged" ? (
            <ButtonRow>
              <CommandForm name="take" again={actionData}>
                <Button>{words.take}</Button>
              </CommandForm>
              <CommandForm name="drop" again={actionData}>
                <Button variant="secondary">{words.drop}</Button>
              </CommandForm>
            </ButtonRow>
          ) : null}
        </Card>
      ) : null}
      {judged ? (
        <Card title={words.rows}>
          <ul>
            {WHICH.map((one) => (
              <li key={one}>
                {one === which ? (
                  <strong>{words.which[one]}</strong>
                ) : (
                  <Link to={`?vis=${one}`}>{words.which[one]}</Link>
                )}
              </li>
            ))}
          </ul>
          {lines.length === 0 ? (
            <p>{words.noRows}</p>
          ) : (
            <Table
              caption={words.rows}
              columns={[words.columns.where, words.columns.what, words.columns.outcome, words.columns.why]}
              rows={lines.map((line) => ({
                key: String(line.seq),
                cells: [
                  `${line.file}:${line.line}`,
                  [line.table, line.sourceId ?? ""].join(" ").trim(),
                  line.outcome === null ? "–" : words.outcomes[line.outcome],
                  line.findings.length === 0 ? (
                    "–"
                  ) : (
                    <ul key="why">
                      {line.findings.map((finding) => (
                        <li key={`${finding.code} ${finding.column} ${finding.value}`}>
                          {findingInWords(finding, words.findings)}
                        </li>
                      ))}
                    </ul>
                  ),
                ],
              }))}
            />
          )}
          {next === null ? null : <Link to={`?vis=${which}&efter=${next}`}>{words.more}</Link>}
        </Card>
      ) : null}
    </Page>
  );
}

/** Why a file was no file we can read: a code, and below it the columns it lacks. */
function Failure({ said }: { said: string }) {
  const { directoryImport: words } = useText();
  const [code = "", ...columns] = said.split("\n");
  return (
    <>
      {words.failures[code as keyof typeof words.failures] ?? words.failures.notHsds}
      {columns.length === 0 ? null : (
        <>
          <p>
            {words.columnsMissing}: {columns.join(" · ")}
          </p>
          <a href="/tilbud/import/skabelon.csv">{words.template}</a>
        </>
      )}
    </>
  );
}
