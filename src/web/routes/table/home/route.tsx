import { handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { needName, needNames } from "../../../http/needs.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";
import { Document } from "./Document.tsx";
import { Forms } from "./Forms.tsx";
import { parseTable } from "./form.ts";
import { mayReadOf } from "./present.ts";

/** Fælles bord: for those on the course's relay, the convener, and those who sit at it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const [table, needs] = await Promise.all([
    found(services(context).relay.views.table(actor(context), params.tableId, now(context))),
    needNames(context),
  ]);
  const calledFor = await services(context).discharge.views.calledFor(table.id);
  return { table, needs, calledFor: calledFor && mayReadOf(calledFor, table) };
}

export function action({ request, context, params }: Route.ActionArgs) {
  const { commands } = services(context).relay;
  const { tableId } = params;
  return handleCommand({
    request,
    context,
    parse: (fields, text) => parseTable(tableId, fields, text),
    async run(parsed, key) {
      if (parsed.do === "hold") await commands.holdTable(actor(context), parsed.command, now(context), key);
      else await commands.settleTable(actor(context), parsed.command, now(context), key);
      return `/faelles-bord/${tableId}`;
    },
  });
}

export default function JointTable({ loaderData, actionData }: Route.ComponentProps) {
  const { table: words, catalogue, shift } = useText();
  const { table, needs, calledFor } = loaderData;
  const about = needName(needs, table.needKind, catalogue.baton);
  const who = table.course.knownAs;
  return (
    <Page
      title={words.title}
      back={<BackLink to={HOME}>{shift.title}</BackLink>}
      lead={[who, about, catalogue.ageBand[table.ageBand]].filter(Boolean).join(" · ")}
    >
      {table.anonymous ? <Alert variant="info">{words.anonymous}</Alert> : null}
      <Document table={table} needs={needs} calledFor={calledFor} />
      <div className="not-printed">
        <Forms table={table} again={actionData} />
      </div>
      {table.course.mayOpen ? (
        <ButtonRow>
          <LinkButton to={`/forloeb/${table.course.id}`}>{words.openCourse}</LinkButton>
        </ButtonRow>
      ) : null}
    </Page>
  );
}
