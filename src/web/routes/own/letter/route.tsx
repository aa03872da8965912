import { redirect } from "react-router";
import { newId } from "#kernel/ids.ts";
import { now, query, services, text } from "../../../http/context.ts";
import { letter as letterWords } from "../../../text/da/letter.ts";
import { draftFrom } from "../complaint/draft.ts";
import { Fields } from "../complaint/Fields.tsx";
import type { Again } from "../shared/again.ts";
import { drawn } from "../shared/document.tsx";
import { Back, Note, OwnForm } from "../shared/parts.tsx";
import { carriedOut, mine, type OwnArgs } from "../shared/session.ts";
import { LetterSheet } from "./LetterSheet.tsx";
import { letterOf } from "./letter.ts";

type Args = OwnArgs & { readonly params: { readonly complaintId: string } };

/** One letter of mine: as it is printed, to change or – once it left – to write another from, to show, to throw away (D8). */
export const loader = (args: Args) => page(args);

export async function action(args: Args) {
  const { acts } = services(args.context).relay.own;
  const at = now(args.context);
  const { complaintId } = args.params;
  const path = `/min-stafet/klage/${complaintId}`;
  const done = await carriedOut(args, async (citizenId, fields) => {
    const { form, key } = fields;
    if (form === "remove") {
      await acts.removeComplaint(citizenId, { complaintId }, at, key);
      return "/min-stafet/klage?vaek=1";
    }
    if (form === "show") await acts.showComplaint(citizenId, { complaintId, shown: true }, at, key);
    else if (form === "hide") await acts.showComplaint(citizenId, { complaintId, shown: false }, at, key);
    else if (form === "sent") {
      const { seen } = draftFrom(fields);
      await acts.complaintSent(citizenId, { complaintId, seen, to: fields.get("was-to") }, at, key);
    } else if (form === "again") {
      const draft = draftFrom(fields);
      await acts.writeComplaint(citizenId, { ...draft, seen: 0 }, at, key);
      return `/min-stafet/klage/${draft.complaintId}?gemt=1`;
    } else await acts.writeComplaint(citizenId, { ...draftFrom(fields), complaintId }, at, key);
    return `${path}?gemt=1`;
  });
  return done instanceof Response ? done : page(args, done);
}

async function page(args: Args, again?: Again): Promise<Response> {
  const { context, params } = args;
  const today = now(context);
  const { name, at, letters } = await services(context).relay.own.views.complaints(await mine(args), today);
  const found = letters.find(({ id }) => id === params.complaintId);
  if (!found) throw redirect("/min-stafet/klage");
  const { own } = text(context);
  const { complaint: words } = own;
  // Somebody else wrote in between: what I typed stands in the fields, and is saved on top of what stands above.
  const typed = again && ["write", "again"].includes(again.fields.form) ? draftFrom(again.fields) : null;
  const sheet = letterOf(found, { name, at, today }, letterWords);
  const left = found.sentAt !== null;
  return drawn(context, {
    title: words.one,
    inside: true,
    again,
    body: (
      <>
        {query(context).has("gemt") && !again ? <Note>{own.saved}</Note> : null}
        <p className="not-printed">{words.printHow}</p>
        <LetterSheet letter={sheet} />
        <div className="not-printed">
          {left ? (
            <p>
              <strong>{words.isSent}</strong> {words.stands}
            </p>
          ) : (
            <OwnForm name="sent" press={words.sent} quiet>
              <input type="hidden" name="seen" value={found.edition} />
              <input type="hidden" name="was-to" value={sheet.to} />
            </OwnForm>
          )}
          {at === null ? null : (
            <>
              <h2>{words.showTitle}</h2>
              <p>{found.shown ? words.isShown(at.name) : words.isHidden}</p>
              {found.shown ? (
                <OwnForm name="hide" press={words.hide} quiet />
              ) : (
                <OwnForm name="show" press={words.show(at.name)} quiet />
              )}
            </>
          )}
          <details open={typed !== null}>
            <summary>{left ? words.again : words.change}</summary>
            <OwnForm name={left ? "again" : "write"} press={words.press}>
              <Fields
                words={words}
                complaintId={left ? newId() : found.id}
                seen={left ? 0 : found.edition}
                letter={typed ?? found}
                holder={at?.name ?? null}
              />
            </OwnForm>
          </details>
          <details>
            <summary>{words.remove}</summary>
            <p>{words.removeLead}</p>
            <OwnForm name="remove" press={words.removePress} quiet />
          </details>
          <p>
            <a href="/min-stafet/klage">{words.title}</a>
          </p>
          <Back say={own.back} />
        </div>
      </>
    ),
  });
}
