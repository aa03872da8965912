import { isUuid } from "#kernel/ids.ts";
import { handleCommand } from "../../../../http/command.ts";
import { now, origin, query, services, signedIn } from "../../../../http/context.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../../http/form.ts";
import { found } from "../../../../http/found.ts";
import type { Text } from "../../../../text/types.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Done } from "../../../../ui/Done.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { publicHeaders, publicly } from "../../../directory/shared/publicPage.ts";
import { unknown } from "../../../directory/shared/unknown.ts";
import { dayOfMeeting } from "../../shared/dates.ts";
import { readerOf } from "../../shared/keeping.ts";
import { surveyPath, toolkitPath, visitPath } from "../shared/paths.ts";
import { toolkitOf } from "../shared/toolkit.ts";
import type { Route } from "./+types/route.ts";
import { Desk } from "./Desk.tsx";
import { Results } from "./Results.tsx";

export const headers = publicHeaders;

/** What a visit showed, for everybody; and, for whoever keeps the papers, the code, what waits to be read, and the press that shows it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  if (!isUuid(params.visitId)) return unknown();
  const { council } = services(context);
  const { body, keeps } = await toolkitOf(context, params.slug);
  const kept = keeps
    ? await found(council.keptVisit(readerOf(context), body.slug, params.visitId, now(context)))
    : null;
  const shown = kept ?? (await council.publicVisit(body.id, params.visitId)) ?? unknown();
  return publicly(context, {
    ...{ slug: body.slug, name: body.name, done: query(context).get("gjort") },
    shown: {
      place: shown.place,
      heldOn: shown.heldOn,
      answered: shown.answered,
      results: shown.results,
      cameOf: shown.cameOf,
    },
    desk: kept && {
      ...{ id: kept.id, open: kept.open, published: kept.publishedAt !== null, unread: kept.unread },
      link: `${origin(context)}${surveyPath(kept.code)}`,
    },
  });
}

type Pressed =
  | { readonly do: "close" }
  | { readonly do: "down" }
  | { readonly do: "publish"; readonly cameOf: string }
  | { readonly do: "words"; readonly wordsId: string; readonly shown: string | null };

function parse(fields: FormFields, text: Text): Parsed<Pressed> {
  const pressed = oneOf(fields.form.split(" ")[0] ?? "", ["close", "down", "publish", "words"]);
  switch (pressed) {
    case null:
      return noSuchForm(text);
    case "publish":
      return { ok: true, command: { do: "publish", cameOf: fields.get("cameOf") } };
    case "words": {
      const shown = fields.get("press") === "delete" ? null : fields.get("shown");
      return { ok: true, command: { do: "words", wordsId: fields.get("wordsId"), shown } };
    }
    default:
      return { ok: true, command: { do: pressed } };
  }
}

const DONE = { close: "lukket", down: "nede", publish: "vist", words: "laest" } as const;

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at, visitId] = [signedIn(context), now(context), params.visitId];
  if (!isUuid(visitId)) return unknown();
  return handleCommand({
    request,
    context,
    parse,
    async run(pressed, key) {
      switch (pressed.do) {
        case "close":
          await council.closeVisit(who, visitId, at, key);
          break;
        case "down":
          await council.takeDownVisit(who, visitId, at, key);
          break;
        case "publish":
          await council.publishVisit(who, { visitId, cameOf: pressed.cameOf }, at, key);
          break;
        case "words": {
          const { wordsId, shown } = pressed;
          await council.settleWords(who, { visitId, wordsId, shown }, at, key);
        }
      }
      return `${visitPath(params.slug, visitId)}?gjort=${DONE[pressed.do]}`;
    },
  });
}

export default function Visit({ loaderData, actionData }: Route.ComponentProps) {
  const { councilToolkit, lang } = useText();
  const words = councilToolkit.visits;
  const { slug, name, shown, desk, done } = loaderData;
  return (
    <Page
      title={words.resultOf(shown.place)}
      lead={dayOfMeeting(shown.heldOn, lang)}
      back={<BackLink to={toolkitPath(slug)}>{councilToolkit.title(name)}</BackLink>}
    >
      <Done words={words.done} what={done} />
      {desk ? <Desk slug={slug} desk={desk} cameOf={shown.cameOf} again={actionData} /> : null}
      <Results {...shown} />
    </Page>
  );
}
