import type { CardAtDoor } from "#modules/relay/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Page } from "../../../ui/Page.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { coursePath } from "../../course/paths.ts";
import type { Route } from "./+types/route.ts";

/** Somebody stands at our door with a card (A10): who has the baton, and "turned up here" in one tap. For anybody on duty. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const shown = await services(context).relay.views.cardAtDoor(actor(context), params.code, now(context));
  return { shown, done: query(context).get("gjort") };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { commands, views } = services(context).relay;
  const at = now(context);
  return handleCommand<"arrive" | "unlock">({
    request,
    context,
    parse: ({ form }) => ({ ok: true, command: form === "unlock" ? "unlock" : "arrive" }),
    run: async (what, key) => {
      const shown = await views.cardAtDoor(actor(context), params.code, at);
      if (shown.kind === "door") {
        const about = { courseId: shown.courseId, card: shown.code };
        if (what === "unlock") await commands.unlockCard(actor(context), about, at, key);
        else await commands.arrive(actor(context), about, at, key);
      }
      return `/kort/${params.code}/her?gjort=${what}`;
    },
  });
}

export default function AtDoor({ loaderData, actionData }: Route.ComponentProps) {
  const { card } = useText();
  const { door } = card;
  const { shown, done } = loaderData;
  return (
    <Page title={door.title}>
      {shown.kind === "door" && done === "arrive" ? <Alert variant="success">{door.arrived}</Alert> : null}
      {shown.kind === "door" && done === "unlock" ? (
        <Alert variant="success">{card.done.unlock}</Alert>
      ) : null}
      {shown.kind === "door" ? (
        <Known shown={shown} again={actionData} />
      ) : (
        <Card>
          <p>{door[shown.kind]}</p>
          {shown.kind === "ring" ? <PhoneLink phone={shown.phone} /> : null}
        </Card>
      )}
      <p>
        <a href="/kort">{door.again}</a> · <a href="/nogen-staar-her">{door.start}</a>
        {shown.kind === "door" ? (
          <>
            {" "}
            · <a href={`/kort/${shown.code}`}>{door.own}</a>
          </>
        ) : null}
      </p>
    </Page>
  );
}

function Known({
  shown,
  again,
}: {
  shown: Extract<CardAtDoor, { kind: "door" }>;
  again: Route.ComponentProps["actionData"];
}) {
  const { card } = useText();
  const { door } = card;
  const { holder, open, ours, opens } = shown;
  return (
    <Card>
      <p>
        <strong>
          {ours ? door.ours : open ? door.holds(holder.unit.name) : door.held(holder.unit.name)}
        </strong>
      </p>
      {ours ? null : (
        <p>
          <PhoneLink phone={holder.phone} /> {holder.openNow ? door.openNow : door.closedNow}
        </p>
      )}
      {opens ? <LinkButton to={coursePath(shown.courseId)}>{door.course}</LinkButton> : <p>{door.nothing}</p>}
      {open && !ours ? (
        <CommandForm name="arrive" again={again}>
          <p>{door.arriveLead}</p>
          <ButtonRow>
            <Button>{door.arrive}</Button>
          </ButtonRow>
        </CommandForm>
      ) : null}
      <CommandForm name="unlock" again={again}>
        <p>
          {door.pin} {card.unlockLead}
        </p>
        <ButtonRow>
          <Button variant="secondary">{card.unlock}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}
