import { Link } from "react-router";
import { newId } from "#kernel/ids.ts";
import type { ComplaintsView } from "#modules/relay/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { LEGAL_HELP_PATH, legalHelp } from "../../../http/legalHelp.ts";
import { letter as letterWords } from "../../../text/da/letter.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Done } from "../../../ui/Done.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { useNow } from "../../../ui/shell.ts";
import { servicePath } from "../../directory/shared/paths.ts";
import { LetterSheet } from "../../own/letter/LetterSheet.tsx";
import { type Letter, letterOf } from "../../own/letter/letter.ts";
import { actionPath } from "../paths.ts";
import { ActionPage } from "../shared/ActionPage.tsx";
import "./letter.css";
import type { Route } from "./+types/route.ts";
import { parseComplaint } from "./form.ts";
import { LetterFields } from "./LetterFields.tsx";

/** Hjælp til at klage: letters the citizen shows, and one written together (D8). For whoever has the baton; the view logs. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const today = now(context);
  const view = await found(
    services(context).relay.views.complaints(actor(context), params.courseId, today),
    context,
  );
  const { name, at, letters, area } = view;
  return {
    ...view,
    letters: letters.map((one) => ({
      ...one,
      sheet: letterOf(one, { name, at, today }, letterWords),
      againId: newId(),
    })),
    help: view.holds ? await legalHelp(context, area) : [],
    all: LEGAL_HELP_PATH,
    newId: newId(),
    done: new URL(request.url).searchParams.get("gjort"),
  };
}

export function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  const { commands } = services(context).relay;
  const [who, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parseComplaint(courseId),
    async run(parsed, key) {
      if (parsed.do === "write") await commands.writeComplaint(who, parsed.command, at, key);
      else await commands.sendComplaint(who, parsed.command, at, key);
      return `${actionPath(courseId, "klage")}?gjort=${parsed.do === "write" ? "written" : "sent"}`;
    },
  });
}

export default function ComplaintPage({ loaderData, actionData }: Route.ComponentProps) {
  const { complaint: words } = useText();
  const { courseId, knownAs, holds, may, letters, done } = loaderData;
  return (
    <ActionPage title={words.title} lead={words.lead} head={{ courseId, knownAs, needId: null, about: null }}>
      <Done words={words.done} what={done} />
      {holds ? null : <p>{words.closed}</p>}
      {holds && letters.length === 0 ? <p>{words.none}</p> : null}
      {letters.length > 0 ? <p className="quiet not-printed">{words.print}</p> : null}
      {letters.map((letter) => (
        <One key={letter.id} letter={letter} may={may} again={actionData} />
      ))}
      {may ? (
        <div className="not-printed">
          <Card title={words.add}>
            <CommandForm name="write-new" again={actionData}>
              <LetterFields newId={loaderData.newId} />
            </CommandForm>
          </Card>
        </div>
      ) : null}
      {holds ? <Help {...loaderData} again={actionData} /> : null}
    </ActionPage>
  );
}

interface OneProps {
  letter: ComplaintsView["letters"][number] & { readonly sheet: Letter; readonly againId: string };
  may: boolean;
  again: FormAgain | undefined;
}

function One({ letter, may, again }: OneProps) {
  const { complaint: words, lang } = useText();
  const now = useNow();
  const { id, byCitizen, begunAt, sentAt, sheet, againId } = letter;
  const day = dayInWords(begunAt, now, lang);
  return (
    <Card>
      <p className="quiet not-printed">
        {byCitizen ? words.written.citizen(day) : words.written.helper(day)}
        {sentAt === null ? null : ` · ${words.sent(dayInWords(sentAt, now, lang))}`}
      </p>
      <LetterSheet letter={sheet} />
      {may ? (
        <>
          {sentAt === null ? (
            <CommandForm name={`sent-${id}`} again={again}>
              <input type="hidden" name="complaintId" value={id} />
              <input type="hidden" name="seen" value={letter.edition} />
              <input type="hidden" name="to" value={sheet.to} />
              <ButtonRow>
                <Button variant="secondary">{words.markSent}</Button>
              </ButtonRow>
            </CommandForm>
          ) : (
            <p className="quiet not-printed">{words.stands}</p>
          )}
          <Details
            summary={sentAt === null ? words.change : words.again}
            open={again?.form === `write-${id}`}
          >
            <CommandForm name={`write-${id}`} again={again}>
              <LetterFields letter={letter} {...(sentAt === null ? {} : { newId: againId })} />
            </CommandForm>
          </Details>
        </>
      ) : null}
    </Card>
  );
}

type HelpProps = Pick<Route.ComponentProps["loaderData"], "courseId" | "help" | "all" | "needed" | "may"> & {
  again: FormAgain | undefined;
};

/** Who helps with a complaint, and the need in one press. */
function Help({ courseId, help, all, needed, may, again }: HelpProps) {
  const { complaint: words } = useText();
  return (
    <div className="not-printed">
      <Card title={words.helpTitle} tone="quiet">
        <ul>
          {help.map(({ id, name, phone }) => (
            <li key={id}>
              <Link to={servicePath(id)}>{name.da}</Link> <PhoneLink phone={phone} />
            </li>
          ))}
        </ul>
        <p>
          <a href={all}>{words.all}</a>
        </p>
        {needed ? <p>{words.there}</p> : null}
        {may && !needed ? (
          <CommandForm name="need" again={again} action={actionPath(courseId, "nyt-behov")}>
            <input type="hidden" name="kind" value="legal" />
            <Button variant="secondary">{words.need}</Button>
          </CommandForm>
        ) : null}
      </Card>
    </div>
  );
}
