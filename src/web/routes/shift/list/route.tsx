import { data } from "react-router";
import { actor, now, query, services } from "../../../http/context.ts";
import { needNames } from "../../../http/needs.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Page } from "../../../ui/Page.tsx";
import { AwaitingOthers } from "../home/AwaitingOthers.tsx";
import { AwaitingUs } from "../home/AwaitingUs.tsx";
import { answerRow } from "../home/answerRow.ts";
import { Held } from "../home/Held.tsx";
import { Today } from "../home/Today.tsx";
import type { Route } from "./+types/route.ts";

/** A further page of one of the lists of Min vagt. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const after = query(context).get("efter");
  return { needs: await needNames(context), ...(await listPage(context, params.list, after)) };
}

export const action = (args: Route.ActionArgs) => answerRow(args);

async function listPage(context: Route.LoaderArgs["context"], list: string, after: string | null) {
  const { views } = services(context).relay;
  const [reader, query, at] = [actor(context), { after }, now(context)] as const;
  switch (list) {
    case "venter-paa-os":
      return { list: "awaitingUs" as const, page: await views.inbox(reader, query, at) };
    case "vi-har":
      return { list: "weHold" as const, page: await views.weHold(reader, query, at) };
    case "vi-venter":
      return { list: "awaitingOthers" as const, page: await views.awaitingOthers(reader, query, at) };
    case "i-dag":
      return { list: "today" as const, page: await views.today(reader, query, at) };
    default:
      throw data({ code: "notFound" }, 404);
  }
}

export default function ShiftListPage({ loaderData, actionData }: Route.ComponentProps) {
  const { shift } = useText();
  return (
    <Page title={shift[loaderData.list]} back={<BackLink to={HOME}>{shift.back}</BackLink>}>
      <List {...loaderData} again={actionData} />
    </Page>
  );
}

function List(props: Route.ComponentProps["loaderData"] & { again: Route.ComponentProps["actionData"] }) {
  const { needs } = props;
  switch (props.list) {
    case "awaitingUs":
      return <AwaitingUs page={props.page} needs={needs} again={props.again} />;
    case "weHold":
      return <Held page={props.page} needs={needs} />;
    case "awaitingOthers":
      return <AwaitingOthers page={props.page} needs={needs} />;
    case "today":
      return <Today page={props.page} needs={needs} />;
  }
}
